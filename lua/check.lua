-- `zhibiao check`: the rules of lua/rules judge all applicants, posts and the batch. What they find is in the SQL table
-- _findings.
local findings = require("zhibiao.findings")
local guide = require("zhibiao.guide")
local judging = require("zhibiao.judging")

return {
  title = "检查", template = "", order = 0,
  command = "rules",
  records = judging.things,
  judge = judging.judge,
  -- For the summary: who was judged, and what a level is called.
  judged = function() return "申报人员 " .. count("applicants") .. " 人" end,
  level = function(name) return findings.level(name).word end,
  guide = guide.text,
}
