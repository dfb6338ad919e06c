-- What people call what a rule finds: no id of a rule is shown to them.
local rules = require("zhibiao.rules")

local names = {
  ["not-judged"] = "没有查的规则", ["not-understood"] = "不认识的词", ["unreadable"] = "读不了的内容",
}
for _, rule in ipairs(rules.all) do names[rule.id] = rule.name end

-- The name of the rule with that ID; nil if there is none.
return function(id)
  return names[id]
end
