-- `zhibiao check`: all applicants, posts and the batch are judged by the rules of lua/rules; what is found is in the SQL table _findings.
local rules = require("zhibiao.rules")
local guide = require("zhibiao.guide")

return {
  title = "检查", template = "", order = 0,
  command = "rules",
  records = rules.things,
  judge = rules.judge,
  guide = guide.text,
}
