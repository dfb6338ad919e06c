-- The documents, as the notice has them: what they are called, and of whom they are made.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local documents = {}

-- What the notice says of the document ID. off: it makes none.
function documents.of(id)
  return notice.documents[id] or { off = true, name = id, title = id }
end

-- Whether the document is made of this applicant.
function documents.is_of(id, a)
  local document = documents.of(id)
  local is_of_level = document.levels == nil or lists.has(document.levels, a.level)
  return is_of_level and (document.kinds == nil or lists.has(document.kinds, a.kind))
end

-- The template of the notice's own for this applicant's form; nil: the usual one.
function documents.template(id, a)
  for _, one in ipairs(documents.of(id).templates or {}) do
    local is_of_level = one.levels == nil or lists.has(one.levels, a.level)
    if is_of_level and (one.kinds == nil or lists.has(one.kinds, a.kind)) then return one.name end
  end
end

-- All of them, for what the generator says of itself.
function documents.templates(id)
  return lists.names(documents.of(id).templates or {})
end

-- An iterator over the applicants of whom it is made.
function documents.applicants(id, where, order)
  local next_ = rows("applicants", where, order)
  return function()
    local a = next_()
    while a and not documents.is_of(id, a) do a = next_() end
    return a
  end
end

-- What people look the form up by: the annex that it is in the notice, else its name.
function documents.annex(id)
  local annexes = notice.attachments and notice.attachments.annexes
  return annexes and annexes[id] or "《" .. documents.of(id).name .. "》"
end

-- The names by which people know them, for what is said of them.
documents.name = {}
for id, document in pairs(notice.documents) do documents.name[id] = document and document.name or nil end

return documents
