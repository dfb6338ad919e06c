-- For tests/acceptance/models.sh: wraps generators so that `make --dump=model` shows all of their models. models.of(ID)
-- runs whatever its command is; iterators become lists, the notice is left out of each model, and 隔页, which the host
-- calls with a listing, gets those below; those of notices give their samples.
local notice = require("notices.current")
local models = {}

local listings = {
  {
    office = "德清县", title = "岗位信息表", unit = "德清县图书馆", part = 0,
    documents = { { name = "岗位信息表", pages = 1, copies = 1 } },
  },
  {
    office = "长兴县", title = "评审表", unit = ("长"):rep(35), part = 2,
    documents = {
      { name = "张三（330599…0019）", pages = 12, copies = 3 }, { name = "李四（330599…0027）", pages = 9, copies = 1 },
    },
  },
}

local function all_of(iterator)
  local list = {}
  for row in iterator do list[#list + 1] = row end
  return list
end

local function plain(model)
  for name, value in pairs(model) do
    if type(value) == "function" then model[name] = all_of(value) end
    if value == notice then model[name] = "（通知）" end
  end
  return model
end

-- A copy of the generator ID with other RECORDS and MAKE.
local function generator_like(id, ending, records, make)
  local generator = {}
  for name, value in pairs(require("generators." .. id)) do generator[name] = value end
  local number = 0
  generator.title, generator.template = generator.title .. ending, "models"
  generator.command, generator.records = nil, records
  generator.make = function(record)
    local model = plain(make(record))
    number = number + 1
    model.file = model.file or generator.title .. "/" .. number
    return model
  end
  return generator
end

function models.of(id)
  local generator = require("generators." .. id)
  if generator.command == "notice" then -- about a notice, not about a batch
    return generator_like(id, "", function() return items { {} } end, generator.sample)
  end
  return generator_like(id, "", generator.records or function() return items(listings) end, generator.make)
end

-- Makes the blank form of the generator ID, if it has one.
function models.blank_of(id)
  local blank = require("generators." .. id).blank
  local generator = generator_like(id, "（空白）", function() return items(blank and { {} } or {}) end, blank)
  generator.owner = nil -- a blank form has none
  return generator
end

return models
