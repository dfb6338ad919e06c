-- The votes of the committee.
local notice = require("notices.current")
local numerals = require("zhibiao.numerals")
local results = require("zhibiao.results")

local votes = notice.votes
local share = numerals.words(votes.share[2]) .. "分之" .. numerals.words(votes.share[1])

-- Whether YES of ALL votes are enough: at least the share, or more than it.
local function is_enough(yes, all)
  local have, asked = yes * votes.share[2], all * votes.share[1]
  return have > asked or not votes.over and have == asked
end

-- The number of votes, of 13, that is enough, for examples.
local enough = 13
while enough > 0 and is_enough(enough - 1, 13) do enough = enough - 1 end

local at_least, below, reached = "不少于", "不到", "已到"
if votes.over then at_least, below, reached = "超过", "没有超过", "已超过" end

-- The votes for, against and abstaining; nil if one is not told.
local function counted(a)
  if a.votes_for == "" then return nil end
  return a.votes_for, a.votes_against ~= "" and a.votes_against or 0, a.votes_abstain ~= "" and a.votes_abstain or 0
end

-- Whether anybody's votes are told; asked once.
local told
local function are_told()
  if told == nil then told = query("SELECT 1 FROM applicants WHERE votes_for <> '' LIMIT 1")() ~= nil end
  return told
end

return {
  {
    id = "votes-passed", name = "通过的票数", clause = votes.clause, level = "error", on = "applicants",
    concerns = "result", columns = { "result", "votes_for" }, understands = { "result" },
    text = "评审通过的，赞成票" .. at_least .. "到会（投票）人数的" .. share .. "。",
    example = ("13 人投票，%d 票赞成：可以；%d 票：错误。"):format(enough, enough - 1),
    message = "评审结果是“{result}”，赞成{yes}票，投票{all}人，" .. below .. share, remedy = "请对照投票记录改正结果或票数",
    check = function(s, found)
      local yes, no, abstained = counted(s.a)
      if yes == nil or no < 0 or abstained < 0 then return end
      local all = yes + no + abstained
      if results.meaning(s.a.result) == "passed" and not is_enough(yes, all) then
        found(s.a, "votes_for", { result = s.a.result, yes = yes, all = all })
      end
    end,
  },
  {
    id = "votes-failed", name = "没有通过的票数", clause = votes.clause, level = "error", on = "applicants",
    concerns = "result", columns = { "result", "votes_for" }, understands = { "result" },
    text = "评审没有通过的，赞成票" .. (votes.over and "没有超过" or "少于") .. "投票人数的" .. share .. "。",
    example = "13 人投票，12 票赞成，结果写未通过：错误。",
    message = "评审结果是“{result}”，赞成{yes}票，投票{all}人，" .. reached .. share, remedy = "请对照投票记录改正结果或票数",
    check = function(s, found)
      local yes, no, abstained = counted(s.a)
      local all = yes and yes + no + abstained or 0
      if results.meaning(s.a.result) == "failed" and all > 0 and is_enough(yes, all) then
        found(s.a, "votes_for", { result = s.a.result, yes = yes, all = all })
      end
    end,
  },
  {
    id = "votes-negative", name = "票数不是负数", clause = votes.clause, level = "error", on = "applicants",
    concerns = "result",
    text = "赞成、反对、弃权的票数不是负数。", example = "反对 -1：错误。",
    message = "“{header}”是{n}", remedy = "请对照投票记录改正",
    check = function(s, found)
      for _, field in ipairs { "votes_for", "votes_against", "votes_abstain" } do
        if s.a[field] ~= "" and s.a[field] < 0 then found(s.a, field, { n = s.a[field] }) end
      end
    end,
  },
  {
    id = "votes-result", name = "票数和结果都有", clause = votes.clause, level = "warning", on = "applicants",
    concerns = "result", columns = { "result", "votes_for" },
    text = "有票数的有评审结果，通过的有票数。", example = "赞成 12 票，评审结果空着：提醒。",
    message = "{what}", remedy = "请对照投票记录补上",
    understands = { "result" },
    check = function(s, found)
      local meaning = results.meaning(s.a.result)
      if s.a.votes_for ~= "" and s.a.result == "" then
        found(s.a, "result", { what = "有票数（赞成" .. s.a.votes_for .. "票），没有评审结果" })
      elseif s.a.votes_for == "" and meaning == "passed" and are_told() then
        found(s.a, "votes_for", { what = "评审结果是“" .. s.a.result .. "”，没有赞成票数" })
      end
    end,
  },
  {
    id = "votes-present", name = "到会人数", clause = votes.clause, level = "warning", on = "applicants",
    concerns = "result", columns = { "votes_for" },
    text = "投票的人数不少于 " .. votes.least .. " 人。", example = "只有 5 人投票：提醒。",
    message = "投票的只有{all}人，不到" .. votes.least .. "人（赞成{yes}、反对{no}、弃权{abstained}）", remedy = "请核对票数和到会的评委人数",
    check = function(s, found)
      local yes, no, abstained = counted(s.a)
      if yes and yes + no + abstained < votes.least then
        found(s.a, "votes_for", { all = yes + no + abstained, yes = yes, no = no, abstained = abstained })
      end
    end,
  },
}
