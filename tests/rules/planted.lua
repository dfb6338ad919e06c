-- Plants forty and more faults of different rules in the files of one district, and judges the whole season: all are
-- found, and nothing else.
--   lua5.4 tests/rules/planted.lua PROGRAM SEASON PHOTOS
-- SEASON: a copy, which is spoiled; PHOTOS: the folder of photos.sh
local program, season, photos = table.unpack(arg)
local root = season .. "/04德清县/"

-- What is found in the season: owner and rule, and the line of --json.
local function found_now()
  local list = {}
  local command = "'" .. program .. "' check '" .. season .. "' --json --date 2020-10-09 2>'" .. season .. "/err'"
  local pipe = assert(io.popen(command))
  for line in pipe:lines() do
    local key = line:match('"owner":"([^"]*)"') .. " " .. line:match('"rule":"([^"]*)"')
    list[#list + 1] = { key = key, line = line }
  end
  pipe:close()
  return list
end

local before = {} -- hints; no more is found in the season as it is
for _, one in ipairs(found_now()) do before[one.key] = true end

-- --- csv ------------------------------------------------------------------------------------------------------------

local function read(name)
  local file = assert(io.open(root .. "德清县" .. name .. ".csv", "rb"))
  local text = file:read("a"):gsub("\r\n", "\n")
  file:close()
  local lines, line, at = {}, {}, 1
  while at <= #text do
    local value, after
    if text:sub(at, at) == '"' then
      local stop, doubled = at
      repeat
        stop = text:find('"', stop + 1, true)
        doubled = text:sub(stop + 1, stop + 1) == '"'
        if doubled then stop = stop + 1 end
      until not doubled
      value, after = text:sub(at + 1, stop - 1):gsub('""', '"'), stop + 1
    else
      after = text:find("[,\n]", at)
      value = text:sub(at, after - 1)
    end
    line[#line + 1] = value
    if text:sub(after, after) == "\n" then
      lines[#lines + 1], line = line, {}
    end
    at = after + 1
  end
  -- Two title lines, the header, the rows.
  local t = { name = name, lines = lines, columns = {} }
  for i, header in ipairs(lines[3]) do t.columns[header] = i end
  return t
end

local function write(t)
  local file = assert(io.open(root .. "德清县" .. t.name .. ".csv", "wb"))
  for _, line in ipairs(t.lines) do
    local out = {}
    for i, value in ipairs(line) do out[i] = value:find('[,"\n]') and '"' .. value:gsub('"', '""') .. '"' or value end
    file:write(table.concat(out, ","), "\r\n")
  end
  file:close()
end

local tables = {}
for _, name in ipairs {
  "申报人员", "学习经历", "工作经历", "业绩", "著作论文", "年度考核", "继续教育", "聘任记录", "附件", "岗位", "拟聘人员",
} do
  tables[name] = read(name)
end

local function get(t, line, header)
  return line[assert(t.columns[header], t.name .. " has no " .. header)]
end

local function set(t, line, header, value)
  line[assert(t.columns[header], t.name .. " has no " .. header)] = value
end

-- --- Whom to plant on -----------------------------------------------------------------------------------------------

local people, ID = tables["申报人员"], "身份证件号码"
local used, planted, extra = {}, {}, {}

local function person(fits)
  for i = 4, #people.lines do
    local line = people.lines[i]
    local p = setmetatable({}, { __index = function(_, header) return get(people, line, header) end })
    if not used[line] and fits(p) then
      used[line] = true
      return line, get(people, line, ID)
    end
  end
  error("nobody fits")
end

local function rows_of(name, id)
  local t, rows = tables[name], {}
  for i = 4, #t.lines do
    if get(t, t.lines[i], ID) == id then rows[#rows + 1] = t.lines[i] end
  end
  return rows, t
end

-- RULES: what is planted, and what rightly follows from it.
local function note(owner, rules)
  for rule in rules:gmatch("%S+") do planted[#planted + 1] = owner .. " " .. rule end
end

-- Changes cells of an applicant: CHANGES is header -> value, or a function of the old value.
local function plant(rule, fits, changes)
  local line, id = person(fits)
  for header, value in pairs(changes) do
    set(people, line, header, type(value) == "function" and value(get(people, line, header)) or value)
  end
  note(id, rule)
  return id
end

-- Changes cells of the person's row number N of a table; ALL: of all rows.
local function plant_row(rule, fits, name, n, changes, all)
  local _, id = person(function(p) return fits(p) and #rows_of(name, p[ID]) >= n end)
  local rows, t = rows_of(name, id)
  for i, row in ipairs(rows) do
    if all or i == n then
      for header, value in pairs(changes) do
        set(t, row, header, type(value) == "function" and value(get(t, row, header), row, t) or value)
      end
    end
  end
  note(id, rule)
end

local function anyone() return true end
local function normal(p) return p["申报类型"] == "正常晋升" and p["现任专业技术资格"] ~= "" end
local function company(p) return normal(p) and p["单位性质"] ~= "事业单位" end
local function middle(p) return p["申报级别"] == "中级" and not p["主管部门"]:find("教育") end
local function senior(p) return p["申报级别"] == "副高级" and not p["主管部门"]:find("教育") end
local function young(p) return p["出生年月"]:match("%d+") + 0 > 1985 end
local function exceptional(p) return p["申报类型"] == "破格晋升" end
local function all_of(...)
  local tests = { ... }
  return function(p)
    for _, test in ipairs(tests) do
      if not test(p) then return false end
    end
    return true
  end
end

local function month_before(text)
  local y, m = text:match("(%d+)/(%d+)")
  return m == "1" and (y - 1) .. "/12" or y .. "/" .. m - 1
end

-- Changes attachments whose kind has WORD to another kind.
local function other_kind(word)
  return { ["附件类别"] = function(kind) return kind:find(word) and "其他" or kind end }
end

local function hours(total, general, industry, professional)
  return { ["总学时"] = total, ["一般公需"] = general, ["行业公需"] = industry, ["专业科目学时"] = professional }
end

-- --- The faults: what few fit comes first -------------------------------------------------------------------------

plant("exceptional-reason", exceptional, { ["破格理由"] = "" })
plant_row("attachment-exceptional", exceptional, "附件", 1, other_kind("破格"), true)
plant("series-level committee-fits committee-entrusted", all_of(company, function(p)
  return p["申报专业"] == "经济"
end), { ["申报级别"] = "中级" })
plant_row("hours-senior", senior, "继续教育", 2, hours("80", "", "", ""))
plant_row("hours-missing", middle, "继续教育", 3, { ["年度"] = "2014" })
plant_row("hours-enough", middle, "继续教育", 4, hours("89", "", "", ""))
plant_row("hours-kinds", middle, "继续教育", 2, hours("96", "10", "26", "60"))
plant("kind-schooling education-listed", all_of(company, middle), { ["学历"] = "中专" })
plant("technical-school", all_of(company, function(p) return p["申报专业"] == "律师" end), { ["学历"] = "高级工班" })
plant("title-name", all_of(company, function(p) return p["申报专业"] == "律师" end), { ["申报资格名称"] = "四级律师" })
plant_row("attachment-posts", function(p) return p["是否在编"] == "√" end, "附件", 1, other_kind("岗位"), true)
plant("kind-years appointment-years achievements-before", all_of(company, function(p)
  local rows, t = rows_of("业绩", p[ID])
  return get(t, rows[#rows], "年月"):find("^2020") and p["申报专业"] ~= "经济"
end), { ["取得时间"] = "2019/1", ["聘任起始时间"] = "2019/2" })
plant_row("appointment-years", function(p) return normal(p) and #rows_of("聘任记录", p[ID]) == 4 end, "聘任记录", 2,
  { ["聘任职务"] = "助理馆员" })
plant_row("appointment-current", function(p) return normal(p) and #rows_of("聘任记录", p[ID]) >= 5 end, "聘任记录", 1,
  { ["聘任年度"] = function(year) return year == "2020" and "2010" or year end }, true)
plant_row("attachment-appointments", normal, "附件", 1, other_kind("聘书"), true)
plant_row("achievements-since", all_of(normal, function(p) return p["取得时间"]:match("%d+") + 0 >= 2012 end), "业绩",
  1, { ["年月"] = "2011/1" }, true)
plant("current-title", company, { ["取得时间"] = "" })
plant("appointed-after-title", all_of(company, function(p) return p["取得时间"] ~= p["参加工作年月"] end),
  { ["聘任起始时间"] = "" })
do -- a month before the title
  local id = planted[#planted]:match("^%S+")
  for i = 4, #people.lines do
    local line = people.lines[i]
    if get(people, line, ID) == id then set(people, line, "聘任起始时间", month_before(get(people, line, "取得时间"))) end
  end
end
plant_row("publications-ahead", anyone, "著作论文", 1, { ["年月"] = "2021/3" })
plant_row("achievements-ahead", anyone, "业绩", 2, { ["年月"] = "2021/1" })
plant_row("achievements-undated", anyone, "业绩", 3, { ["年月"] = "" })
plant_row("achievements-collective", function(p)
  local rows, t = rows_of("业绩", p[ID])
  return rows[2] and get(t, rows[2], "是否集体") == "√"
end, "业绩", 2, { ["佐证"] = "" })
plant_row("work-periods work-gaps", function(p) return #rows_of("工作经历", p[ID]) > 1 end, "工作经历", 1, {
  ["终止年月"] = function(_, row, t) return month_before(get(t, row, "起始年月")) end,
})
plant_row("education-periods", anyone, "学习经历", 1, { ["起始年月"] = "2019/9" })
plant_row("hours-sum", anyone, "继续教育", 1, { ["总学时"] = function(n) return string.format("%g", n + 5) end })
plant_row("assessment", anyone, "年度考核", 3, { ["考核结果"] = "不合格" })
plant_row("copies-checked", anyone, "附件", 1, { ["验证人"] = "" })
plant_row("copies-date", anyone, "附件", 1, { ["验证时间"] = "2020/9/29" })
plant("needed-value", function(p) return p["单位性质"] ~= "事业单位" end, { ["性别"] = "" })
plant("id-birth", anyone, { ["出生年月"] = "1972/1" })
plant("id-gender", anyone, { ["性别"] = function(sex) return sex == "男" and "女" or "男" end })
plant("school-age graduation-education", young, { ["毕业年月"] = "1997/6" })
plant("work-age work-begins", young, { ["参加工作年月"] = "1998/7" })
plant("date-ahead", company, { ["聘任起始时间"] = "2021/1" })
plant("work-years", anyone, { ["专业工作年限"] = "45" })
plant("statement-missing", anyone, { ["本人述职"] = "" })
plant("statement-length", anyone, { ["本人述职"] = ("字"):rep(1001) })
plant("promise-signed", anyone, { ["承诺签署时间"] = "" })
plant("paid", anyone, { ["缴费时间"] = "" })
plant("entrusted", function(p) return p["是否委托评审"] == "×" end, { ["是否委托评审"] = "√" })
plant("notice-days", anyone, { ["公示开始"] = "2020/8/22" }) -- a Saturday
plant("notice-result", anyone, { ["公示情况"] = "" })
plant("plan-window", anyone, { ["报送时间"] = "2020/10/9" })
plant("not-passed-dept", anyone, { ["主管部门审核状态"] = "退回修改" })

-- The posts of two institutions, and the list of a third.
local posts, list = tables["岗位"], tables["拟聘人员"]
local function plant_posts(rule, n, header, by)
  local line = posts.lines[3 + n]
  set(posts, line, header, string.format("%g", get(posts, line, header) + by))
  note(get(posts, line, "工作单位"), rule)
end
plant_posts("posts-totals", 1, "总数可聘人数", 1)
plant_posts("posts-sentence", 2, "已具有资格人数", 1)
plant_posts("posts-vacant", 3, "正高级空缺情况", 1)
set(posts, posts.lines[6], "总数空缺情况", string.format("%g", get(posts, posts.lines[6], "总数空缺情况") + 1))
for i = 4, #list.lines do
  local line = list.lines[i]
  if get(list, line, "工作单位") == get(posts, posts.lines[7], "工作单位") then
    set(list, line, "推荐职称", "别的职称")
    note(get(list, line, "工作单位"), "listed-title")
    break
  end
end

-- Photos, and who may not apply.
local function plant_photo(rule, file)
  local _, id = person(anyone)
  local to = root .. "照片/" .. id .. ".jpg"
  os.remove(to)
  if file then os.execute("cp '" .. photos .. "/" .. file .. "' '" .. to .. "'") end
  note(id, rule)
end
plant_photo("photo-missing")
plant_photo("photo-pixels", "215x300.jpg")
local _, id = person(anyone)
local bans = assert(io.open(root .. "失信.csv", "w"))
bans:write("身份证号,姓名,评审年度,失信事由\n", id, ",,2018,伪造证书\n")
bans:close()
note(id, "ban")

for _, t in pairs(tables) do write(t) end

-- --- What is found ------------------------------------------------------------------------------------------------

local left, rules, n, hints = {}, {}, 0, 0
for _, key in ipairs(planted) do
  left[key] = (left[key] or 0) + 1
  local rule = key:match("%S+$")
  if not rules[rule] then
    rules[rule], n = true, n + 1
  end
end
for _, one in ipairs(found_now()) do
  if left[one.key] then
    left[one.key] = left[one.key] > 1 and left[one.key] - 1 or nil
  elseif before[one.key] then
    hints = hints + 1
  else
    extra[#extra + 1] = one.line
  end
end

print((n >= 40 and "ok - " or "not ok - ") .. "forty rules are broken")
print("# " .. n .. " rules, " .. #planted .. " faults, besides " .. hints .. " hints")
print((next(left) == nil and "ok - " or "not ok - ") .. "all faults are found")
for key in pairs(left) do print("# missed: " .. key) end
print((#extra == 0 and "ok - " or "not ok - ") .. "nothing else is found")
for _, line in ipairs(extra) do print("# " .. line) end
