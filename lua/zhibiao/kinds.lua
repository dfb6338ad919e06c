-- Kinds of rules, for what several rules check alike: `kind = kinds.required("paid_date")` gives a rule its check, and
-- the columns and tables without which it is not judged unless the rule names others.
local columns = require("zhibiao.columns")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local plans = require("zhibiao.plans")
local seniority = require("zhibiao.seniority")
local subject = require("zhibiao.subject")
local kinds = {}

-- These fields of the applicant are filled in.
function kinds.required(...)
  local fields = { ... }
  return {
    columns = fields,
    check = function(s, found)
      local a = s.a
      for i = 1, #fields do
        if a[fields[i]] == "" then found(a, fields[i]) end
      end
    end,
  }
end

-- Each row of TABLE_ that is the applicant's has these fields: none without its column.
function kinds.filled(table_, ...)
  local fields = { ... }
  return {
    needs = { table_ },
    check = function(s, found)
      for _, x in ipairs(s[table_]) do
        for i = 1, #fields do
          local field = fields[i]
          if x[field] == "" and has(x, field) then
            found(x, field, { header = columns.headers[table_][field] })
          end
        end
      end
    end,
  }
end

-- The applicant's date FIRST is not after SECOND. For the message: {first}, {second}.
function kinds.in_order(first, second)
  return {
    columns = { first, second },
    check = function(s, found)
      local one, two = s.a[first], s.a[second]
      if dates.is_after(one, two) then found(s.a, first, { first = dates.words(one), second = dates.words(two) }) end
    end,
  }
end

subject.derive("plan", function(s) return plans.of(s.a) end)

-- The applicant's date FIELD is not before the evaluation plan opens. {date}, {opens}.
function kinds.not_before_plan(field)
  return {
    columns = { field },
    check = function(s, found)
      local plan, on = s.plan, s.a[field]
      if plan and plan.opens and on ~= "" and on < plan.opens then
        found(s.a, field, { date = format.day(on), opens = format.day(plan.opens) })
      end
    end,
  }
end

-- No row of TABLE_ that is the applicant's ends before it starts. {from}, {to}.
function kinds.periods(table_)
  return {
    needs = { table_ },
    check = function(s, found)
      for _, x in ipairs(s[table_]) do
        local from, to = x.start, x["end"]
        if dates.is_after(from, to) then found(x, "end", { from = dates.words(from), to = dates.words(to) }) end
      end
    end,
  }
end

-- The applicant was LEAST years old on the date FIELD. {date}, {least}.
function kinds.old_enough(field, least)
  return {
    columns = { "birth_date", field },
    check = function(s, found)
      local age = seniority.between(s.a.birth_date, s.a[field])
      if age and age < least then found(s.a, field, { date = dates.words(s.a[field]), least = least }) end
    end,
  }
end

return kinds
