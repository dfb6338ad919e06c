-- Columns and tables of a notice's own: fields.lua of its folder, { applicants = { { name = "team", header = "班组",
-- type = "text", … } } }, adds columns to a table, each behind the one it names (behind = "name"); one that there isn't
-- yet is a table of its own: { title =, owner =, key =, fields = { … } }.
local lines = require("zhibiao.notice_check.lines")
local lists = require("zhibiao.lists")
local nearest = require("zhibiao.nearest")
local own_columns = {}

-- What may be said of a column, and of a table of its own (lua/schema.lua has all of it).
local of_column = { "name", "header", "type", "aliases", "behind", "values", "known", "usual", "required", "private",
  "as_written", "units", "counts", "above", "example", "note", "list", "need" }
local of_table = { "title", "aliases", "owner", "key", "span", "about", "used", "fields" }

local types = { "text", "name", "id", "phone", "date", "month", "year", "integer", "number", "bool" }

-- Stops the program, naming the line in LAYER's fields.lua of what stands at PATH.
local function insist(is_right, layer, path, what)
  if is_right then return end
  error(("%s: %s"):format(lines.place(layer, path), what), 0)
end

local function is_name(word)
  return type(word) == "string" and word:find("^%l[%l%d_]*$") ~= nil
end

-- "，是不是“…”？" of the word of LIST that is like WORD; of none, ELSE_.
local function likely(word, list, else_)
  local near = nearest.to(tostring(word), list, 0.6)[1]
  return near and "，是不是“" .. near .. "”？" or else_
end

-- Stops at a key of THING that is none of KNOWN: it would be said to nobody.
local function insist_on_keys(thing, known, layer, path, what)
  local unknown = {}
  for key in pairs(thing) do
    if not lists.has(known, key) then unknown[#unknown + 1] = tostring(key) end
  end
  table.sort(unknown)
  local first = unknown[1] or ""
  insist(#unknown == 0, layer, path,
    ("%s里不认识“%s”%s"):format(what, first, likely(first, known, "；可以写：" .. table.concat(known, "、"))))
end

local function judge_field(field, layer, path)
  insist(type(field) == "table", layer, path, "每一列应当是一张表，如 { name = \"score\", header = \"考试成绩\", type = \"number\" }")
  insist(is_name(field.name), layer, path, "列没有代号（name），或者代号不是小写的英文字母、数字和 _")
  insist(type(field.header) == "string", layer, path, "列“" .. field.name .. "”没有列名（header）")
  insist(lists.has(types, field.type), layer, path,
    ("列“%s”（%s）没有类型（type），可以写：%s"):format(field.header, field.name, table.concat(types, "、")))
  insist_on_keys(field, of_column, layer, path, "列“" .. field.header .. "”")
end

-- Stops at a FIELD that is to stand behind one that TABLE does not have.
local function judge_place(field, table_, layer, path)
  local names = lists.names(table_.fields)
  insist(field.behind == nil or lists.has(names, field.behind), layer, path,
    ("列“%s”要放在“%s”后面（behind），“%s”表没有这个代号的列%s"):format(field.header, tostring(field.behind),
      table_.title, likely(field.behind, names, "；代号见 docs/notice_fields.md 末尾")))
end

local function judge_table(name, more, layer)
  insist(is_name(name), layer, { name }, "表的代号应当是小写的英文字母、数字和 _")
  insist(type(more) == "table", layer, { name }, "“" .. name .. "”应当是一张表")
end

local function add_table(all, name, more, layer)
  for _, key in ipairs { "title", "owner" } do
    insist(type(more[key]) == "string", layer, { name },
      ("程序没有“%s”这张表；自己的新表要写 title（表名）、owner（谁的）、key、fields"):format(name))
  end
  insist(type(more.fields) == "table", layer, { name }, "新表“" .. name .. "”没有写 fields")
  insist_on_keys(more, of_table, layer, { name }, "新表“" .. name .. "”")
  for i, field in ipairs(more.fields) do
    judge_field(field, layer, { name, "fields", i })
    field.said_in, field.said = layer, { name, "fields", i }
  end
  more.name, more.key = name, more.key or {}
  table.insert(all, more)
end

-- What the program's TABLE has besides its form's needs leaves its headers to FIELD.
local function give_way(table_, field)
  local taken = lists.set { field.header, table.unpack(field.aliases or {}) }
  for _, other in ipairs(table_.fields) do
    if other.besides then
      local aliases = {}
      for _, alias in ipairs(other.aliases or {}) do
        if not taken[alias] then aliases[#aliases + 1] = alias end
      end
      other.aliases = aliases
      if taken[other.header] then other.header = other.header .. "（评审表）" end
    end
  end
end

-- Adds those of the notice's folders to ALL tables. ADD_BEHIND(table, name, field).
function own_columns.add(all, add_behind)
  local by_name = {}
  for _, table_ in ipairs(all) do by_name[table_.name] = table_ end
  for _, layer in ipairs(notice_layers("fields")) do
    for name, more in pairs(layer.value) do
      judge_table(name, more, layer)
      if not by_name[name] then
        add_table(all, name, more, layer)
        by_name[name] = more
      else
        insist(lists.is_plain(more), layer, { name },
          "“" .. name .. "”应当是一串列，一列也要两层括号：{ { name = …, header = …, type = … } }")
        for i, field in ipairs(more) do
          judge_field(field, layer, { name, i })
          judge_place(field, by_name[name], layer, { name, i })
          field.said_in, field.said = layer, { name, i }
          give_way(by_name[name], field)
          add_behind(by_name[name], field.behind, field)
        end
      end
    end
  end
end

return own_columns
