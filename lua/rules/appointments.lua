-- His certificates of appointment to the present title, and his post.
local notice = require("notices.current")
local grades = require("zhibiao.grades")
local titles = require("zhibiao.titles")

local year, years = notice.year, notice.appointments.years

-- Certificates of the present title, as many as the years that his schooling asks for.
local function needed(s)
  return math.min(years, titles.years_needed(s) or years)
end

-- How many years have a certificate of the present title, and which.
local function certified(s)
  local by_year, n = {}, 0
  for _, x in ipairs(s.appointments) do
    local is_of_title = s.a.current_title == "" or titles.same(x.title, s.a.current_title)
    if x.year ~= "" and not by_year[x.year] and is_of_title then by_year[x.year], n = true, n + 1 end
  end
  return n, by_year
end

-- （初级 11 至 13 级，中级 …）
local function grade_ranges()
  local words = {}
  for i, level in ipairs(notice.levels) do
    local range = notice.posts.grades[level.name]
    words[i] = level.name .. " " .. range[1] .. " 至 " .. range[2] .. " 级"
  end
  return "（" .. table.concat(words, "，") .. "）"
end

return {
  {
    id = "appointment-years", clause = notice.appointments.clause, level = "error", on = "applicants",
    needs = { "appointments" },
    text = "正常晋升中级及以上的，累计有 " .. years .. " 年现任专业技术资格的聘书"
      .. "（学历条件要求的年数更少的，按那个年数）。",
    example = year - years + 1 .. " 至 " .. year .. " 年各有聘书：可以；缺一年：错误。同一年两份聘书只算一年。",
    message = "现任资格的聘书累计{have}年，要{need}年",
    remedy = "请补上聘书和聘任记录；年数确实不够的，按破格晋升申报",
    applies = function(s) return titles.is_normal(s) and s.rank > 1 end,
    check = function(s, found)
      local have, need = certified(s), needed(s)
      if have < need then found(s.appointments[1] or s.a, "title", { have = have, need = need }) end
    end,
  },
  {
    id = "appointment-current", clause = notice.appointments.clause, level = "error", on = "applicants",
    needs = { "appointments" },
    text = "申报当年须在聘。", example = "聘书只到 " .. year - 1 .. " 年：错误。",
    message = "没有{year}年的聘任记录：申报当年须在聘", remedy = "请补上当年的聘书和聘任记录",
    applies = function(s) return s.rank and s.rank > 1 end,
    check = function(s, found)
      local _, by_year = certified(s)
      if not by_year[year] then found(s.appointments[#s.appointments] or s.a, "year", { year = year }) end
    end,
  },
  {
    id = "post-grade", clause = notice.posts.clause, level = "warning", on = "applicants",
    columns = { "post_grade", "current_title" },
    text = "在聘岗位等级在现任资格的级别之内" .. grade_ranges() .. "。",
    example = "助理馆员在专业技术十一级：可以；在十级：提醒。",
    message = "在聘岗位“{grade}”不是{level}的岗位", remedy = "请核对在聘岗位等级和现任资格",
    applies = function(s)
      return s.series and s.a.post_grade ~= "" and titles.rank(s.series, s.a.current_title) ~= nil
    end,
    check = function(s, found)
      local level = notice.levels[titles.rank(s.series, s.a.current_title)].name
      local grade, range = grades.number(s.a.post_grade), notice.posts.grades[level]
      if grade and (grade < range[1] or grade > range[2]) then
        found(s.a, "post_grade", { grade = s.a.post_grade, level = level })
      end
    end,
  },
}
