-- 本人述职, achievements and publications, and what two people have alike.
local changes = require("changes")
local set, none = changes.set, changes.none

return function(fails, passes)
  fails("statement-missing", "empty", set("statement", ""))
  passes("statement-missing", "one character", set("statement", "无愧"))
  fails("statement-length", "1,001 characters", set("statement", ("文"):rep(1001)))
  passes("statement-length", "1,000 characters", set("statement", ("字"):rep(1000)))
  fails("statement-length", "a blank too many", set("statement", ("句"):rep(500) .. " " .. ("句"):rep(500)))
  local function dated(one, two)
    return function(c) c.achievements[1].date, c.achievements[2].date = one, two end
  end
  fails("achievements-since", "all before", dated("2012-10", "2012-11"))
  passes("achievements-since", "in the month of the title", dated("2012-11", "2012-12"), "achievements-before")
  fails("achievements-before", "one of two", dated("2012-11", "2013-05"))
  passes("achievements-before", "in the month of the title", dated("2012-12", "2013-05"))
  fails("achievements-ahead", "next year", function(c) c.achievements[2].date = "2021-01" end)
  passes("achievements-ahead", "the last month", function(c) c.achievements[2].date = "2020-12" end)
  fails("publications-ahead", "next year", function(c) c.publications[1].date = "2021-01" end)
  passes("publications-ahead", "the last month", function(c) c.publications[1].date = "2020-12" end)
  fails("achievements-undated", "no date", function(c) c.achievements[1].date = "" end)
  passes("achievements-undated", "the month", function() end)
  fails("achievements-collective", "no proof", function(c) c.achievements[2].proof = "" end)
  passes("achievements-collective", "one's own", function(c)
    c.achievements[2].proof, c.achievements[2].collective = "", "否"
  end)
  fails("achievements-none", "none", function(c) c.achievements = {} end)
  passes("achievements-none", "one", function(c) c.achievements[2] = nil end)
  local function deeds(n)
    return function(c)
      for i = 3, n do
        local content = "巡查第" .. c.n .. "之" .. i
        c.achievements[i] = { date = "2018-05", content = content, role = "参与", rank = "2/3", collective = "否" }
      end
    end
  end
  fails("achievements-many", "31", deeds(31))
  passes("achievements-many", "30", deeds(30))
  fails("achievements-twice", "the same once more", function(c)
    c.achievements[2].content = c.achievements[1].content
  end)
  passes("achievements-twice", "two", none)
  local function rank(text, collective)
    return function(c) c.achievements[1].rank, c.achievements[1].collective = text, collective or "是" end
  end
  fails("achievements-rank", "the sixth of four", rank("6/4", "否"))
  passes("achievements-rank", "the last of four", rank("4/4", "否"))
  fails("achievements-rank", "the seventh of thirteen", rank("7/13"))
  passes("achievements-rank", "the sixth of twelve", rank("6/12"))
  passes("achievements-rank", "the fifth of six", rank("5/6"))
  passes("achievements-rank", "the ninth of twelve, not of a group", rank("9/12", "否"))
  fails("achievements-filled", "no role", function(c) c.achievements[1].role = "" end)
  passes("achievements-filled", "all", none)
  fails("publications-filled", "no outlet", function(c) c.publications[1].outlet = "" end)
  passes("publications-filled", "all", none)
  local function number(text)
    return function(c) c.publications[1].number = text end
  end
  fails("publications-number", "none", number(""))
  passes("publications-number", "an issue", number("2018年第4期"))
  fails("publications-check", "a wrong ISBN", number("ISBN 978-0-306-40615-8"))
  passes("publications-check", "a right ISBN", number("ISBN 978-0-306-40615-7"))
  fails("publications-check", "a wrong ISSN", number("ISSN 0317-8472，2018年第4期"))
  passes("publications-check", "a right ISSN", number("ISSN 0317-8471，2018年第4期"))
  passes("publications-check", "X", number("ISSN 2434-561X"))

  -- --- repeats: of two each ------------------------------------------------------------------------------------------
  for _, who in ipairs { "the one", "the other" } do
    fails("phone-shared", who, set("phone", "19912345678"))
    fails("statement-shared", who, set("statement", ("治水"):rep(30) .. "。"))
    passes("statement-shared", who .. ": few words", set("statement", ("治水"):rep(30)))
    fails("achievement-shared", who, function(c)
      c.achievements[2].content, c.achievements[2].rank = "太湖溇港整治", "1/6"
    end)
    passes("achievement-shared", who .. " is not the first", function(c)
      c.achievements[2].content, c.achievements[2].rank = "苕溪清水入湖", who == "the one" and "1/6" or "2/6"
    end)
    local function paper(title, place)
      return function(c) c.publications[1].title, c.publications[1].rank = title, place end
    end
    fails("publication-shared", who, paper("溇港考", "第一作者"))
    passes("publication-shared", who .. " is not the first", paper("苕溪考", who == "the one" and "1/2" or "2/2"))
  end
  passes("phone-shared", "his own", none)
  fails("achievements-twice", "and no one else has it", function(c)
    for _, x in ipairs(c.achievements) do x.date, x.content, x.rank = c.achievements[1].date, "妙西治水", "1/6" end
  end)
end
