-- Bands of whole years, as 统计汇总 counts ages and years in the present title.
local bands = {}

-- The bands with these upper ENDS and one above them: 30岁及以下, 31—35岁 … 56岁及以上.
function bands.new(ends, unit)
  local list, from = {}, nil
  for i, to in ipairs(ends) do
    list[i] = { to = to, name = from and from .. "—" .. to .. unit or to .. unit .. "及以下" }
    from = to + 1
  end
  list[#list + 1] = { to = math.huge, name = from .. unit .. "及以上" }
  return list
end

-- Their names; behind them LAST, if given: that of what is in no band.
function bands.names(list, last)
  local names = {}
  for i, band in ipairs(list) do names[i] = band.name end
  names[#names + 1] = last
  return names
end

-- The name of the band that YEARS are in; OTHERWISE if they are nil.
function bands.of(list, years, otherwise)
  if years == nil then return otherwise end
  for _, band in ipairs(list) do
    if years <= band.to then return band.name end
  end
end

return bands
