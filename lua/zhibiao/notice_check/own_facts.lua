-- The facts that only rules and documents of a notice's own folder use (`facts`): each has to be used by one of them.
local own_facts = {}

-- The sources of the scripts in the notice's folders FOLDER ("rules/").
local function sources(folder)
  local out = {}
  local is_run, layers = pcall(notice_layers, folder) -- what is wrong with them is told when they are used
  for _, one in ipairs(is_run and layers or {}) do
    out[#out + 1] = notice_source(one.name, folder .. one.file:match("[^/]*$")) or ""
  end
  return out
end

function own_facts.judge(notice, report)
  if type(notice.facts) ~= "table" or report.is_silent then return end
  local all = table.concat(sources("rules/")) .. table.concat(sources("documents/"))
  for key in pairs(notice.facts) do
    if type(key) ~= "string" or not all:find("%f[%w_]" .. key .. "%f[^%w_]") then
      report:doubtful({ "facts", key }, ("没有规则或文书用到“%s”（facts.%s）"):format(key, key),
        "请核对名称，或去掉；规则在 rules/ 文件夹里")
    end
  end
end

return own_facts
