-- Levels of rules, rules that are out, and a rule, a column and a table of its own.
return {
  from = "huzhou-2020",
  rules = {
    ["school-listed"] = "error", ["kind-years"] = "hint", ["title-series"] = false, ["phone-shared"] = "error",
  },
  facts = { least_score = 60 },
}
