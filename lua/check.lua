-- `zhibiao check`: all applicants, posts and the batch are judged by the rules of lua/rules; what is found is in the SQL table _findings.
local rules = require("zhibiao.rules")
local findings = require("zhibiao.findings")
local guide = require("zhibiao.guide")

return {
  title = "检查", template = "", order = 0,
  command = "rules",
  records = rules.things,
  judge = rules.judge,
  -- For the summary: who was judged, and what a level is called.
  judged = function() return "申报人员 " .. count("applicants") .. " 人" end,
  level = function(name) return findings.level(name).word end,
  guide = guide.text,
}
