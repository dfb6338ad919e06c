-- The names in braces in a notice's texts: which each text may use, so that none is printed as it stands, or stops a
-- run.
local nearest = require("zhibiao.nearest")
local texts = {}

-- Of an attachment: what there is, as its section may be out.
local function of_attachment(notice, path)
  local item = notice.attachments[path[2]]
  if item.section and not notice[item.section] then return nil end -- it is out, too
  local document = type(notice.documents) == "table" and notice.documents[item.key]
  local out = {}
  if document or item.aliases and item.aliases[1] then out = { "form", "title" } end
  for name, section in pairs { years = "appointments", before = "education_check", hours = "hours" } do
    if notice[section] then out[#out + 1] = name end
  end
  return out
end

-- What the script of a document of the notice's own may fill in only it knows.
local function is_own(path)
  return require("notices.base.words").documents[path[2]] == nil
end

local function of_title(_, path)
  if is_own(path) then return nil end
  return path[2] == "exceptional" and { "band" } or {}
end

local function of_handling(_, path)
  if is_own(path) then return nil end
  return path[2] == "evaluation" and { "offices", "watermark" } or { "offices" }
end

-- A bar's own column is {header}, too.
local function of_applicant(notice, path)
  local bar = path[1] == "bars" and notice.bars[path[2]] or {}
  local out = { bar.field and "header" }
  for name in pairs(require("zhibiao.columns").headers.applicants) do out[#out + 1] = name end
  return out
end

-- By what `fills` says in zhibiao/notice_fields.lua: the names; nil if it may be any.
local names = { attachment = of_attachment, title = of_title, handling = of_handling, applicant = of_applicant }

-- Those that only the program knows.
texts.is_of_program = { applicant = true }

local max_listed = 12

local function remedy_of(name, list)
  if #list == 0 then return "请去掉花括号：这里没有要填的，会照原样印出来" end
  local likely = nearest.to(name, list, 0.6)[1]
  if likely then return "是不是 {" .. likely .. "}？" end
  if #list > max_listed then return "请写申报人员表的列的代号，如 {unit}" end
  return "这里能用：{" .. table.concat(list, "}、{") .. "}"
end

-- What is wrong with TEXT, at PATH of the notice, and what to do; nil if nothing is. FILLS: of its fact.
function texts.judge(text, fills, notice, path)
  local list = fills or {}
  if type(fills) == "string" then list = names[fills](notice, path) end
  if list == nil then return nil end
  local known = {}
  for _, name in ipairs(list) do known[name] = true end
  for name in text:gmatch("{(.-)}") do
    if not known[name] then return "里不认识 {" .. name .. "}", remedy_of(name, list) end
  end
  if text:gsub("{.-}", ""):find("[{}]") then return "里的花括号没有配成一对", "请补上，或去掉" end
end

return texts
