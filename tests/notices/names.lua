-- words.lua of a notice whose sentences use all the names that zhibiao/notice_fields.lua lets them use.
package.path = "lua/?.lua;" .. package.path

print("return { sentences = {")
for _, fact in ipairs(require("zhibiao.notice_fields")) do
  local name = fact[1]:match("^sentences%.([%w_]+)%.text$")
  if name and fact.fills then
    print(('  %s = { clause = "一", text = "{%s}" },'):format(name, table.concat(fact.fills, "}，{")))
  end
end
print("} }")
