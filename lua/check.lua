-- `zhibiao check`: runs the rules of lua/rules on everything that was read. Its findings refuse documents, and the
-- reports list them.
local guide = require("zhibiao.guide")
local judging = require("zhibiao.judging")
local notice_cases = require("zhibiao.notice_cases")
local outcome = require("zhibiao.findings.outcome")
local rules = require("zhibiao.rules")
local stages = require("zhibiao.stages")

rules.insist_on_names()

return {
  title = "检查", template = "", order = 0,
  command = "rules",
  records = judging.things,
  judge = judging.judge,
  share = judging.share,
  added = judging.added,
  recall = judging.recall,
  -- The first line on the terminal: by which stage is judged. NAME: of --stage; "" is returned if there is none such.
  stage = function(name)
    if name and not stages.choose(name) then return "" end
    return stages.words()
  end,
  stages = stages.names,
  -- For the terminal: who was judged and what was found.
  outcome = outcome.text,
  counted = outcome.counted,
  guide = guide.text,
  -- For `zhibiao notice check`: whether a case of the notice came out as it says.
  came_out = notice_cases.came_out,
}
