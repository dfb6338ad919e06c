-- Applications -> a folder of csv files, one a table, in one of three hands: how an office writes titles, schooling,
-- kinds of unit, results and dates. Remembers in which column each field stands.
package.path = "lua/?.lua;" .. package.path
dofile("lua/types/layers.lua")
local schema = require("schema")

local write = {}

local HANDS = {
  {},
  { education = { ["本科"] = "大学本科", ["大专"] = "大学专科", ["硕士研究生"] = "研究生", ["博士研究生"] = "博士" },
    title = { ["助理工程师"] = "助工", ["高级工程师"] = "高工" },
    unit_kind = { ["民营企业"] = "私营企业", ["事业单位"] = "公益一类事业单位", ["国有企业"] = "国企" },
    state = { ["审核通过"] = "通过" }, result = { ["称职"] = "合格", ["公示无异议"] = "公示期间未收到任何异议" },
    bool = { ["是"] = "√", ["否"] = "×" }, form = { ["全日制"] = "普通全日制" }, series = "系列",
    attachment = { ["近4年的继续教育学时证明"] = "继续教育学时证明", ["现任专业技术职务资格聘书"] = "聘书",
      ["事业单位人员职称申报岗位信息表"] = "《事业单位人员职称申报岗位信息表》", ["学历证书及认证材料"] = "学历证书" },
    place = { ["浙江省湖州市"] = "湖州" } },
  { education = { ["本科"] = "全日制本科", ["大专"] = "全日制大专", ["硕士研究生"] = "研究生（硕士）", ["博士研究生"] = "研究生（博士）" },
    by_form = "本科（%s）",
    title = { ["助理工程师"] = "助理工程师（建筑施工）", ["工程师"] = "工程师（建筑施工）" },
    unit_kind = { ["民营企业"] = "民营企业（有限责任公司）", ["事业单位"] = "全额拨款事业单位", ["国有企业"] = "国有独资公司" },
    state = { ["审核通过"] = "同意推荐" }, result = { ["公示无异议"] = "公示期满，无意见" }, bool = { ["是"] = "Y", ["否"] = "N" },
    attachment = { ["近4年的继续教育学时证明"] = "2016-2019年继续教育学时证明", ["现任专业技术职务资格聘书"] = "专业技术职务聘书",
      ["事业单位人员职称申报岗位信息表"] = "岗位信息表", ["学历证书及认证材料"] = "毕业证书及学信网认证报告" },
    place = { ["浙江省湖州市"] = "湖州市吴兴区" } },
}
local GROUPS = { education = "education", current_title = "title", appointed_title = "title", title = "title",
  unit_kind = "unit_kind",
  unit_state = "state", dept_state = "state", hr_state = "state", notice_result = "result", result = "result",
  form = "form", insurance_place = "place" }

local function dated(hand, text)
  local y, m, d = tostring(text):match("^(%d%d%d%d)-(%d%d)-?(%d*)$")
  if not y or hand == 1 then return text end
  m, d = tonumber(m), tonumber(d)
  -- "2014.1" may be October, of which a workbook has lost the nought: nobody can tell, so nobody is judged by it.
  if hand == 2 then return y .. "." .. (m == 1 and not d and "01" or m) .. (d and "." .. d or "") end
  return y .. "年" .. m .. "月" .. (d and d .. "日" or "")
end

-- A value as the hand writes it; what begins with "=" stands as it is.
local function spelled(hand, table_name, field, value, row)
  if type(value) == "string" and value:sub(1, 1) == "=" then return value:sub(2) end
  if field.type == "date" or field.type == "month" then return dated(hand, value) end
  local words = HANDS[hand]
  if field.type == "bool" then return words.bool and words.bool[value] or value end
  if table_name == "attachments" and field.name == "kind" then
    return words.attachment and words.attachment[value] or value
  end
  if table_name == "applicants" and field.name == "series" then return value .. (words.series or "") end
  if table_name == "publications" then return value end
  if field.name == "education" and words.by_form and value == "本科" and row.part_time then
    return words.by_form:format(row.part_time)
  end
  local group = words[GROUPS[field.name] or ""]
  return group and group[value] or value
end

local function quoted(text)
  if text:find('[,"\n]') then return '"' .. text:gsub('"', '""') .. '"' end
  return text
end

-- FILES takes each file written: { ["申报人员1.csv"] = { table = "applicants", columns = {name…},
-- owners = { [line] = person } } }. ONLY: no other table than that, as a second sheet of it.
function write.folder(folder, list, hand, files, only)
  for _, t in ipairs(schema) do
    if not t.made and (not only or t.name == only) then
      local lines, columns, head, owners = {}, {}, {}, {}
      for i, field in ipairs(t.fields) do columns[i], head[i] = field.name, field.header end
      lines[1] = table.concat(head, ",")
      local function add(row, p)
        local cells = {}
        for i, field in ipairs(t.fields) do
          local value = row[field.name]
          if value == nil and t.owner == "id_number" and field.name == "id_number" then value = p.a.id_number end
          if value == nil and t.owner == "id_number" and field.name == "name" then value = p.a.name end
          cells[i] = quoted(tostring(spelled(hand, t.name, field, value == nil and "" or value, row)))
        end
        lines[#lines + 1] = table.concat(cells, ",")
        owners[#lines] = p
      end
      for _, p in ipairs(list) do
        if t.name == "applicants" then
          if not p.no_row then add(p.a, p) end
          if p.again then add(p.again, p) end
        else
          for _, row in ipairs(p[t.name]) do add(row, p) end
        end
      end
      local name = t.title .. hand .. (only and "续" or "") .. ".csv"
      if #lines > 1 then
        local out = assert(io.open(folder .. "/" .. name, "wb"))
        out:write(table.concat(lines, "\n"), "\n")
        out:close()
        files[name] = { table = t.name, columns = columns, owners = owners }
      end
    end
  end
end

return write
