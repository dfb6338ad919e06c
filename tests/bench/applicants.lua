-- Tables of N applicants without fault, in units of 20, every tenth of them an institution with posts, for `make
-- bench`: lua5.4 applicants.lua N FOLDER PHOTO
package.path = "lua/?.lua;" .. package.path
dofile("lua/types/layers.lua")
local n, folder, photo = math.tointeger(arg[1]), arg[2], arg[3]
local notice = require("notices.current")

local function table_of(name, header)
  local file = assert(io.open(folder .. "/" .. name .. ".csv", "w"))
  file:setvbuf("full", 1 << 20)
  file:write(header, "\n")
  return file
end

local weights, digits = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 }, "10X98765432"

-- GB 11643; no region has the code 330599.
local function id_number(i)
  local year, month, day = 1970 + i // 148500, i // 13500 % 11 + 1, i // 500 % 27 + 1
  local front = string.format("330599%04d%02d%02d%03d", year, month, day, i % 500 * 2 + 1)
  local sum = 0
  for k = 1, 17 do sum = sum + weights[k] * front:byte(k) - weights[k] * 48 end
  return front .. digits:sub(sum % 11 + 1, sum % 11 + 1), string.format("%04d-%02d-%02d", year, month, day)
end

-- 甲乙丙… for 0, 1, 2 …
local function name_of(i)
  local characters = { "张" }
  for _ = 1, 4 do
    characters[#characters + 1] = utf8.char(0x4E00 + i % 20)
    i = i // 20
  end
  return table.concat(characters)
end

local people = table_of("申报人员", "身份证号,姓名,性别,出生年月,参加工作时间,工作单位,单位性质,是否在编,主管部门,所属区县,"
  .. "专业工作年限,毕业院校,毕业时间,学历,学位,现任专业技术资格,取得时间,聘任职务,聘任时间,申报专业,申报级别,"
  .. "申报资格名称,申报类型,是否委托评审,委托同意文号,本人述职,照片,承诺签署时间,缴费时间,公示开始,公示结束,公示情况,"
  .. "单位审核状态,单位审核意见,单位审核时间,主管部门审核状态,主管部门审核意见,人社部门审核状态,人社部门审核意见,"
  .. "报送时间,社保缴纳地,破格理由,在聘岗位等级")
local education = table_of("学习经历", "身份证号,起始年月,终止年月,学校,专业,学历,学习形式,学信网可查")
local work = table_of("工作经历", "身份证号,起始年月,终止年月,工作单位,从事何专业技术工作")
local deeds = table_of("业绩", "身份证号,年月,项目名称及内容,本人作用,排名,是否集体,佐证")
local assessments = table_of("年度考核", "身份证号,年度,考核结果")
local hours = table_of("继续教育", "身份证号,年度,总学时,一般公需,行业公需,专业科目")
local appointments = table_of("聘任记录", "身份证号,聘任年度,聘任职务,聘任单位")
local attachments = table_of("附件", "身份证号,附件类别,附件文件,验证人,验证时间")
local papers = table_of("著作论文", "身份证号,年月,题目,刊物或出版社,本人排名")
local posts = table_of("岗位", "工作单位,专业技术岗位总数,目前专技人才实际聘用数,正高级核准比例,副高级核准比例,"
  .. "中级核准比例,初级及未定级核准比例,正高级核准人数,副高级核准人数,中级核准人数,初级及未定级核准人数,正高级可聘人数,"
  .. "副高级可聘人数,中级可聘人数,初级及未定级可聘人数,正高级实聘人数,副高级实聘人数,中级实聘人数,初级及未定级实聘人数,"
  .. "正高级空缺情况,副高级空缺情况,中级空缺情况,初级及未定级空缺情况,推出中级岗位数,已具有资格人数,推荐评审人数")
local proposed = table_of("拟聘人员", "工作单位,姓名,身份证号,现有专业技术职务任职资格,聘任专业技术职级,聘任时间,在聘岗位等级,推荐申报职称")
local units = table_of("单位", "工作单位,所属区县,单位性质,公示地点,联系电话,监督电话")

local statement = ("长期在基层从事技术工作，主持完成多项工程。"):rep(10)
local unit, district, kind, staffing
for i = 0, n - 1 do
  local id, birth = id_number(i)
  if i % 20 == 0 then
    unit, district = "浙江示例工程第" .. i // 20 .. "有限公司", notice.offices[i // 20 % #notice.offices + 1].district
    kind, staffing = "民营企业", "否"
    if i // 20 % 10 == 0 then
      kind, staffing = "事业单位", "是"
      posts:write(unit, ",200,200,0.1,0.2,0.4,0.3,20,40,80,60,20,40,80,60,20,40,60,80,0,0,20,-20,20,0,20\n")
    end
    units:write(unit, ",", district, ",", kind, ",公示栏,0572-2000001,0572-2000002\n")
  end
  people:write(id, ",", name_of(i), ",男,", birth, ",2008-07,", unit, ",", kind, ",", staffing,
    ",湖州市住房和城乡建设局,", district, ",12,示例大学,2008-06,本科,学士,助理工程师,2012-12,助理工程师,2013-01,",
    "工程,中级,工程师,正常晋升,否,,本人", i, statement, ",", photo,
    ",2020-08-10,2020-09-03,2020-08-20,2020-08-26,公示无异议,审核通过,同意推荐。,2020-08-27,审核通过,同意。,",
    "审核通过,同意。,2020-09-09,浙江省湖州市,,专业技术十一级\n")
  education:write(id, ",2004-09,2008-06,示例大学,土木工程,本科,全日制,是\n")
  work:write(id, ",2008-07,,", unit, ",施工技术\n")
  papers:write(id, ",2018-04,质量控制之", i, ",《示例》,独著\n")
  for k = 1, 2 do deeds:write(id, ",201", 5 + k, "-05,示例工程", i, "-", k, ",主持,1/3,是,鉴定书\n") end
  for year = 2016, 2019 do
    assessments:write(id, ",", year, ",合格\n")
    hours:write(id, ",", year, ",96,18,18,60\n")
  end
  for year = 2017, 2020 do appointments:write(id, ",", year, ",助理工程师,", unit, "\n") end
  local form = staffing == "是" and "事业单位人员职称申报岗位信息表" or nil
  for _, name in ipairs { "近4年的继续教育学时证明", "现任专业技术职务资格聘书", form } do
    attachments:write(id, ",", name, ",", name, ".pdf,陆敏,2020-08-13\n")
  end
  if staffing == "是" then proposed:write(unit, ",", name_of(i), ",", id, ",助理工程师,初级,2013-01,专业技术十一级,工程师\n") end
end
