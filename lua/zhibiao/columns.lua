-- What users call the tables and their columns: the schema's titles and headers, by name.
local schema = require("schema")
local columns = { titles = {}, headers = {} } -- headers: by table and field

for _, table_ in ipairs(schema) do
  columns.titles[table_.name], columns.headers[table_.name] = table_.title, {}
  for _, field in ipairs(table_.fields) do columns.headers[table_.name][field.name] = field.header end
end

return columns
