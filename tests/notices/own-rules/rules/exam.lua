-- The exam, and the days of training.
local notice = require("notices.current")

local least = notice.facts.least_score

return {
  {
    id = "score", name = "考试成绩", clause = "二（六）", level = "error", on = "applicants", columns = { "score" },
    text = "考试成绩不低于 " .. least .. " 分。", example = least .. " 分：可以；" .. least - 1 .. " 分：错误。",
    message = "考试成绩{score}分，不到" .. least .. "分", remedy = "请核对；确实不到的不能申报",
    check = function(s, found)
      if s.a.score ~= "" and s.a.score < least then found(s.a, "score", { score = s.a.score }) end
    end,
  },
  {
    id = "training", name = "培训", clause = "二（六）", level = "error", on = "applicants", needs = { "training" },
    text = "参加过培训，不少于 3 天。", example = "2 天：错误。",
    message = "没有培训 3 天的记录", remedy = "请补上培训记录",
    check = function(s, found)
      local x = first("training", { id_number = s.a.id_number })
      if x == nil or x.days == "" or x.days < 3 then found(s.a) end
    end,
  },
}
