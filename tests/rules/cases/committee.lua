-- The committee, and what it decided.
local changes = require("changes")
local set = changes.set

return function(fails, passes, unknown)
  local own = "湖州市工程专业中级职务任职资格评审委员会"
  local province = "浙江省工程专业中级职务任职资格评审委员会"
  local function entrusted(committee, number)
    return function(c) c.a.committee, c.a.entrusted, c.a.entrust_no = committee, "是", number end
  end
  fails("entrusted", "no number", entrusted(province, ""))
  passes("entrusted", "agreed to", entrusted(province, "湖人社委函〔2020〕1号"))
  fails("entrusted-number", "a number", set("entrust_no", "湖人社委函〔2020〕1号"))
  passes("entrusted-number", "无", set("entrust_no", "无"))
  fails("committee", "none", set("committee", ""))
  passes("committee", "the city's", set("committee", own))
  fails("committee-entrusted", "the province's, middle level", set("committee", province))
  passes("committee-entrusted", "the province's, associate level", function(c)
    changes.associate(c)
    c.a.committee = "浙江省工程专业高级职务任职资格评审委员会"
  end)
  fails("committee-fits", "of another specialty", set("committee", "湖州市会计专业中级职务任职资格评审委员会"))
  fails("committee-fits", "of another city", set("committee", "杭州市工程专业中级职务任职资格评审委员会"))
  fails("committee-fits", "of another level", set("committee", "湖州市工程专业高级职务任职资格评审委员会"))
  passes("committee-fits", "of the lower levels together", set("committee", "湖州市工程专业初、中级职务任职资格评审委员会"))
  passes("committee-fits", "it names no specialty", set("committee", "湖州市职称评审委员会"))
  unknown("committee-fits", "committee", function(c, word) c.a.committee = word end)
  fails("entrusted-own", "the city's own", entrusted(own, "湖人社委函〔2020〕1号"))
  passes("entrusted-own", "the province's", entrusted(province, "湖人社委函〔2020〕1号"))

  local function votes(result, yes, no, abstained)
    return function(c) changes.decided(c, result, yes, no, abstained) end
  end
  fails("result-unreviewed", "the unit has not decided", function(c)
    votes("通过", 13, 0, 0)(c)
    changes.unreviewed(c)
  end)
  passes("result-unreviewed", "passed", votes("通过", 13, 0, 0))
  unknown("result-unreviewed", "unit_state", function(c, word)
    votes("通过", 13, 0, 0)(c)
    c.a.unit_state = word
  end)
  fails("votes-passed", "8 of 13", votes("通过", 8, 5, 0))
  passes("votes-passed", "9 of 13", votes("通过", 9, 4, 0))
  passes("votes-passed", "just two thirds", votes("通过", 8, 1, 3))
  fails("votes-passed", "one who abstains is one who votes", votes("通过", 8, 0, 5))
  fails("votes-failed", "just two thirds", votes("未通过", 8, 4, 0))
  passes("votes-failed", "one fewer", votes("未通过", 7, 5, 0))
  fails("votes-negative", "-1", votes("通过", 13, -1, 0))
  passes("votes-negative", "0", votes("通过", 13, 0, 0))
  fails("votes-result", "no result", votes("", 13, 0, 0))
  fails("votes-result", "no votes", votes("通过", "", "", ""))
  passes("votes-result", "both", votes("通过", 13, 0, 0))
  passes("votes-result", "not decided", votes("缓评", "", "", ""))
  for _, rule in ipairs { "result-unreviewed", "votes-passed", "votes-failed", "votes-result" } do
    unknown(rule, "result", function(c, word) votes(word, 9, 4, 0)(c) end)
  end
  fails("votes-present", "six", votes("通过", 6, 0, 0))
  passes("votes-present", "seven", votes("通过", 6, 1, 0))
end
