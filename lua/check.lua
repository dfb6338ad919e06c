-- `zhibiao check`: the rules of lua/rules judge all applicants, posts and the batch. What they find is in the SQL table
-- _findings.
local guide = require("zhibiao.guide")
local judging = require("zhibiao.judging")

return {
  title = "检查", template = "", order = 0,
  command = "rules",
  records = judging.things,
  judge = judging.judge,
  guide = guide.text,
}
