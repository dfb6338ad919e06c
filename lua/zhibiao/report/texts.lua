-- Texts that stand in a page many times, once: a number for each, from 0, as the page counts.
local texts = {}

function texts.new()
  local list, numbers = {}, {}
  return list, function(text)
    if numbers[text] == nil then
      list[#list + 1] = text
      numbers[text] = #list - 1
    end
    return numbers[text]
  end
end

return texts
