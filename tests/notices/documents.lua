-- Writes a made-up batch for the notice tests/notices/documents:
--   lua5.4 tests/notices/documents.lua FOLDER PHOTO
-- Twenty people of all levels, kinds and states; FOLDER/photos has a copy of PHOTO for each.
local folder, photo = table.unpack(arg)

local weights = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 }
local function id_number(n)
  local digits, sum = ("330599%04d0101%03d"):format(1970 + n, n), 0
  for i = 1, 17 do sum = sum + weights[i] * tonumber(digits:sub(i, i)) end
  return digits .. ("10X98765432"):sub(sum % 11 + 1, sum % 11 + 1)
end

local function write(name, header, lines)
  local out = assert(io.open(folder .. "/" .. name .. ".csv", "w"))
  out:write(header, "\n", table.concat(lines, "\n"), "\n")
  out:close()
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read("a")
  file:close()
  return bytes
end

local levels = { "员级", "助理级", "中级", "副高级", "正高级" }
local titles = { "技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师" }
local kinds = { "正常晋升", "正常晋升", "破格晋升", "高技能人才申报" }
local districts = { "城东区", "城西区", "市直" }
local states = { "审核通过", "审核通过", "退回修改", "待审核" }

local people, work, education, deeds, hours, picture = {}, {}, {}, {}, {}, read(photo)
for n = 1, 20 do
  local id, level, at = id_number(n), (n - 1) % 5 + 1, 3 * ((n - 1) % 10)
  local name = "江某" .. ("甲乙丙丁戊己庚辛壬癸"):sub(at + 1, at + 3) .. (n > 10 and "二" or "")
  local district = districts[n % 3 + 1]
  local unit = district .. "第" .. (n % 2 + 1) .. "研究所"
  people[n] = table.concat({
    id, name, n % 2 == 0 and "女" or "男", 1970 + n .. "-01-01", "1995-07", unit, "事业单位", "是",
    district .. "工业局", district, "本科", "学士",
    level > 1 and titles[level - 1] or "", level > 1 and "2020-12" or "", "工程", levels[level], titles[level],
    kinds[n % 4 + 1], "业绩突出",
    "2025-06-10", "2025-06-16", "公示无异议", "审核通过", "情况属实，同意推荐。", "2025-06-18", states[n % 4 + 1], "同意上报。", "2025-06-20",
    n % 4 < 2 and "审核通过" or "", n % 4 < 2 and "符合条件，同意上报。" or "", n % 4 < 2 and "2025-07-01" or "",
    n % 4 < 1 and "审核通过" or "", n % 4 < 1 and "同意推荐。" or "", n % 4 < 1 and "2025-07-05" or "", "2025-06-19",
    n % 4 < 1 and "2025-07-06" or "", n % 4 < 1 and "通过" or "",
  }, ",")
  work[n] = table.concat({ id, name, "1995-07", "", unit, "工程技术", "技术员" }, ",")
  education[n] = table.concat({ id, name, "1991-09", "1995-06", "示例大学", "土木工程", "本科", "学士", "全日制" }, ",")
  deeds[n] = table.concat({ id, name, "2023-05", "示例工程" .. n, "主持", "1/3" }, ",")
  for year = 2022, 2024 do hours[#hours + 1] = table.concat({ id, name, year, 80 - n % 2, 24, 56 - n % 2 }, ",") end
  local out = assert(io.open(folder .. "/photos/" .. id .. ".jpg", "wb"))
  out:write(picture)
  out:close()
end

local units, posts = {}, {}
for _, district in ipairs(districts) do
  for i = 1, 2 do
    local unit = district .. "第" .. i .. "研究所"
    units[#units + 1] = table.concat({
      unit, district, "事业单位", district .. "工业局", "0999-2000009", "公告栏", "0999-2000008",
    }, ",")
    posts[#posts + 1] = table.concat({
      unit, 50, 40, 38, "5%,15%,30%,30%,20%", "2,6,12,12,8", "1,5,11,11,7", "1,5,11,12,9",
      "0,0,0,-1,-2", "1,1,2", 1, 3 }, ",")
  end
end

write("申报人员", "身份证号,姓名,性别,出生年月,参加工作时间,工作单位,单位性质,是否在编,主管部门,所属区县,学历,学位,现任专业技术资格,取得时间,申报专业,申报级别,"
  .. "申报资格名称,申报类型,破格理由,公示开始,公示结束,公示情况,单位审核状态,单位审核意见,单位审核时间,乡镇街道审核状态,乡镇街道审核意见,乡镇街道审核时间,"
  .. "主管部门审核状态,主管部门审核意见,主管部门审核时间,职称办审核状态,职称办审核意见,职称办审核时间,报送时间,缴费时间,评审结果", people)
write("工作经历", "身份证号,姓名,起始年月,终止年月,工作单位,从事何专业技术工作,职务", work)
write("学习经历", "身份证号,姓名,起始年月,终止年月,学校,专业,学历,学位,学习形式", education)
write("业绩", "身份证号,姓名,年月,项目名称及内容,本人作用,排名", deeds)
write("继续教育", "身份证号,姓名,年度,总学时,公需科目,专业科目", hours)
write("单位", "工作单位,所属区县,单位性质,主管部门,联系电话,公示地点,监督电话", units)
local names = { "正高级", "副高级", "中级", "助理级", "员级及以下" }
local function columns(what)
  local list = {}
  for i, name in ipairs(names) do list[i] = name .. what end
  return table.concat(list, ",")
end
write("岗位", table.concat({
  "工作单位,编制数,专业技术岗位总数,目前专技人才实际聘用数", columns("核准比例"), columns("核准人数"), columns("可聘人数"), columns("实聘人数"),
  columns("空缺情况"), "推出正高级岗位数,推出副高级岗位数,推出中级岗位数,已具有资格人数,推荐评审人数",
}, ","), posts)
