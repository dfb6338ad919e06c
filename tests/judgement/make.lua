-- Writes the batches of the judgement, the same bytes each time: what is legal, what is not, unknown words.
local here = arg[0]:match("^(.*)/[^/]*$")
package.path = here .. "/?.lua;" .. package.path
local people = require("people")
local write = require("write")

local make = {}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local data = file:read("a")
  file:close()
  return data
end

-- The photo with a number of its own, for nobody may have that of another: in a comment of the file's, or in a new one.
local function numbered(data, n)
  local mark = string.format("person%06d", n)
  local at = data:find(("x"):rep(#mark), 1, true)
  if at then return data:sub(1, at - 1) .. mark .. data:sub(at + #mark) end
  if data:sub(1, 2) ~= "\xFF\xD8" then return data .. mark end
  return data:sub(1, 2) .. "\xFF\xFE" .. string.pack(">I2", #mark + 2) .. mark .. data:sub(3)
end

local function write_photos(folder, photos, list)
  local cache = {}
  for _, p in ipairs(list) do
    if p.photo and not p.no_row then
      local source = p.photo == "shared" and "base.jpg" or p.photo
      cache[source] = cache[source] or read(photos .. "/" .. source)
      local name = #p.a.id_number == 18 and p.a.id_number or p.a.name
      local out = assert(io.open(folder .. "/" .. name .. ".jpg", "wb"))
      out:write(numbered(cache[source], p.photo == "shared" and 0 or p.n))
      out:close()
    end
  end
end

-- Two people of one institution, whose list is in two sheets.
local function companion(p, n)
  local q = people.new(n, p.kind.options)
  q.kind, q.hand = p.kind, p.hand
  for _, row in ipairs { q.a, q.work[1], q.proposed[1] } do row.unit = p.unit end
  for _, row in ipairs(q.appointments) do row.unit = p.unit end
  q.a.district, q.a.supervising_dept, q.unit, q.units, q.posts = p.a.district, p.a.supervising_dept, p.unit, {}, {}
  local r = p.posts[1]
  r.employed_middle, r.vacant_middle, r.employed_junior, r.vacant_junior, r.offered_middle, r.to_evaluate = 6, 2, 6,
    -2, 2, 2
  return q
end

local function batch(kinds, hands)
  local list, names = {}, {}
  local function add(p)
    assert(not names[p.a.name], p.a.name)
    names[p.a.name], list[#list + 1] = true, p
  end
  for hand = 1, hands do
    for _, kind in ipairs(kinds) do
      local p = people.new(#list + 1, kind.options)
      p.kind, p.hand = kind, hand
      if kind.change then kind.change(p, kind.word) end
      if hand > 1 and names[p.a.name] then p.a.name = p.a.name .. (hand == 2 and "昊" or "喆") end
      add(p)
      if p.split then
        local q = companion(p, #list + 1)
        q.later = true
        add(q)
      end
    end
  end
  return list
end

-- Writes the batch of NAME (legal, violations, unknown) in FOLDER, which is there and empty, with PHOTOS of
-- tests/rules/photos.sh. Returns its people, each with its kind, and its files as write.folder has them.
function make.batch(name, folder, photos)
  local kinds = require(name)
  local list = batch(kinds, name == "legal" and 3 or 1)
  local files = {}
  for hand = 1, 3 do
    local of, later = {}, {}
    for _, p in ipairs(list) do
      if p.hand == hand then
        of[#of + 1] = p
        if p.later then later[#later + 1], p.kept, p.proposed = p, p.proposed, {} end
      end
    end
    if #of > 0 then write.folder(folder, of, hand, files) end
    for _, p in ipairs(later) do p.proposed = p.kept end
    if #later > 0 then write.folder(folder, later, hand, files, "proposed") end
  end
  write_photos(folder, photos, list)
  return list, files
end

return make
