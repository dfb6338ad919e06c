-- 本人述职: paragraphs made of the person's own data, deeds and papers, and of sentences of the specialty.
-- A statement may be asked for to an exact length: then the sentences that are free to come or stay are chosen so.
local phrase = require("lib.phrase")
local words = require("content.common")

local statement = {}

local function spoken(month)
  local y, m = month:match("^(%d+)-(%d+)")
  return y .. "年" .. tonumber(m) .. "月"
end

local function opening(p, random)
  local first = phrase.expand(random:pick(words.openings), random, {
    graduated = spoken(p.graduation_text), school = p.school, major = p.major,
    started = spoken(p.work_start_text), unit = p.unit.name, subject = p.subject,
  })
  if p.rank == 1 then return first .. "现申报" .. p.apply_title .. "资格。" end
  local held = { held = spoken(p.title_text), title = p.current_title }
  return first .. phrase.expand(random:pick(words.titled), random, held) .. "现申报" .. p.apply_title .. "资格。"
end

-- Roles that are what one did; the others are what one was.
local ACTED = {
  ["执笔"] = true, ["主持"] = true, ["参与"] = true, ["主要参与"] = true, ["独立完成"] = true, ["主办"] = true,
  ["协办"] = true,
}

local function told(deed)
  local role = (ACTED[deed.role] and "本人" or "本人为") .. deed.role
  return spoken(deed.date) .. "，" .. deed.content .. "（" .. role .. "），" .. deed.award .. "。"
end

local function told_papers(list)
  local own = {}
  for _, paper in ipairs(list) do
    if paper.kind == "论文" and #own < 3 then own[#own + 1] = "《" .. paper.title .. "》" end
  end
  if #own == 0 then return nil end
  return "在业务研究方面，先后撰写发表了" .. table.concat(own, "") .. "等论文。"
end

-- Which of LENGTHS add up to exactly SUM: a list of indices, or nil.
local function subset(lengths, sum)
  local reached = { [0] = false }
  for i, n in ipairs(lengths) do
    for at = sum, n, -1 do
      if reached[at] == nil and reached[at - n] ~= nil then reached[at] = { i, at - n } end
    end
  end
  if reached[sum] == nil then return nil end
  local chosen, at = {}, sum
  while reached[at] do
    chosen[reached[at][1]] = true
    at = reached[at][2]
  end
  return chosen
end

local function mandatory(p, random, most)
  local closing = random:pick(words.closings)
  local deeds, size = {}, utf8.len(opening(p, random)) + utf8.len(closing)
  for i = #p.achievements, 1, -1 do
    local text = told(p.achievements[i])
    if size + utf8.len(text) > most * 6 // 10 or #deeds >= 6 then break end
    size = size + utf8.len(text)
    table.insert(deeds, 1, text)
  end
  return deeds, closing
end

-- A statement of exactly N characters, or of about N. Line breaks between paragraphs count.
function statement.make(p, random, n, exact)
  local first = opening(p, random)
  local deeds, closing = mandatory(p, random, n)
  local papers = n > 420 and told_papers(p.publications) or nil
  local fixed = utf8.len(first) + utf8.len(closing) + ((#deeds > 0 or papers) and 2 or 1)
  for _, d in ipairs(deeds) do fixed = fixed + utf8.len(d) end
  if papers then fixed = fixed + utf8.len(papers) end
  local free = random:shuffled(p.content.story)
  local own = #free
  for _, s in ipairs(random:shuffled(words.general)) do free[#free + 1] = s end
  local lengths, chosen = {}, nil
  for i, s in ipairs(free) do lengths[i] = utf8.len(s) end
  for less = 0, exact and 0 or 60 do
    chosen = chosen or n - less - fixed >= 0 and subset(lengths, n - less - fixed) or nil
  end
  if not chosen then return nil end
  local work, end_part = { first }, {}
  for i, s in ipairs(free) do
    if chosen[i] then table.insert(i <= own and work or end_part, s) end
  end
  local paragraphs = { table.concat(work), table.concat(deeds) .. (papers or ""), table.concat(end_part) .. closing }
  if paragraphs[2] == "" then table.remove(paragraphs, 2) end
  return table.concat(paragraphs, "\n")
end

return statement
