-- 证件照: what the file itself shows.
local notice = require("notices.current")
local subject = require("zhibiao.subject")
local limits = notice.photo

local function kib(bytes)
  return string.format("%.1f", bytes / 1024):gsub("%.0$", "") .. "K"
end

-- What is known of the photo, nil if there is none; `unclear`: why those that fit are not used.
subject.derive("photo", function(s)
  local facts, why = photo_facts(s.a)
  return { facts = facts, unclear = why }
end)

-- The rule's check, of a photo that is there: fault(f) gives values for its message if the facts are at fault. What no
-- form can show is judged by `photo-format` alone.
local function rule(r, fault)
  r.clause, r.on, r.concerns = limits.clause, "applicants", "submission"
  r.check = function(s, found)
    local f = s.photo.facts
    local values = f and (f.fault == "" or r.id == "photo-format") and fault(f)
    if values then
      values.file = f.file:match("[^/]+$")
      found(s.a, "photo", values)
    end
  end
  return r
end

-- By ID number: what is said of those who have the same photo as others. The import finds them.
local same
local function shared()
  if same == nil then
    same = {}
    for x in query("SELECT owner, note FROM _photos WHERE kind = 'several'") do same[x.owner] = x.note end
  end
  return same
end

local size = limits.min_width .. "×" .. limits.min_height
local bytes = limits.min_bytes // 1024 .. "K、小于 " .. limits.max_bytes // 1048576 .. "M"
local least, most = limits.min_ratio, limits.max_ratio
local again = "请换一张符合要求的照片"

return {
  {
    id = "photo-missing", name = "证件照",
    clause = limits.clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "photos" }, step = "换照片",
    text = "有证件照。", example = "数据文件夹里没有以身份证号或姓名命名的照片：错误。",
    message = "{missing}", remedy = "请把照片（JPEG）以身份证号或姓名命名，放进数据文件夹",
    check = function(s, found)
      local named = s.a.photo ~= "" and "“" .. s.a.photo .. "”" or ""
      local missing = named:find("DISPIMG(", 1, true) and "照片是 WPS 嵌在单元格里的图片，没有存在这个文件里"
        or "找不到照片" .. named
      if not s.photo.facts and not s.photo.unclear then found(s.a, "photo", { missing = missing }) end
    end,
  },
  {
    id = "photo-unclear", name = "照片对得上一个人",
    clause = limits.clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "photos" }, step = "换照片",
    text = "证件照只有一张对得上，而且只对得上这一个人。",
    example = "两张不同的照片都以他的身份证号命名，或者两个同名的人只有一张以姓名命名的照片：错误。",
    message = "{why}", remedy = "请只留本人的一张；或者在“照片”一列写明用哪个文件；同名的，用身份证号命名",
    check = function(s, found)
      if s.photo.unclear then found(s.a, "photo", { why = s.photo.unclear }) end
    end,
  },
  rule({
    id = "photo-format", name = "照片格式", level = "error", step = "换照片",
    text = "照片是 JPG 或 JPEG 格式，完整，常用的软件都能打开：看文件内容，不看扩展名。",
    example = "PNG 改名为 .jpg、只传了一半：错误。",
    message = "照片 {file} 不是能用的 JPEG 文件：{fault}",
    remedy = "请用看图软件打开，另存为 JPG（不是改扩展名）；打不开的换一张",
  }, function(f) return f.fault ~= "" and { fault = f.fault } end),
  rule({
    id = "photo-bytes", name = "照片大小", level = "error", step = "换照片",
    text = "照片文件大于 " .. bytes .. "。",
    example = "正好 " .. limits.min_bytes .. " 字节：错误；多 1 字节：可以。",
    message = "照片 {file} 的大小是{size}，要大于" .. bytes, remedy = again,
  }, function(f)
    return (f.bytes <= limits.min_bytes or f.bytes >= limits.max_bytes) and { size = kib(f.bytes) }
  end),
  rule({
    id = "photo-pixels", name = "照片像素", level = "error", step = "换照片",
    text = "照片大于 " .. size .. " 像素（宽×高，看显示出来的方向）。", example = "正好 " .. size .. "：错误；宽、高各多 1 像素：可以。",
    message = "照片 {file} 是{width}×{height}像素，要大于" .. size, remedy = again,
  }, function(f)
    return (f.width <= limits.min_width or f.height <= limits.min_height) and { width = f.width, height = f.height }
  end),
  rule({
    id = "photo-ratio", name = "照片宽高比", level = "error", step = "换照片",
    text = "照片宽高比大于等于 " .. least .. " 且小于等于 " .. most .. "。",
    example = "正好 " .. least .. "：可以；小一点：错误。",
    message = "照片 {file} 的宽高比是{ratio}，要在 " .. least .. " 到 " .. most .. " 之间", remedy = again,
  }, function(f)
    local is_wrong = f.width < least * f.height - 1e-6 or f.width > most * f.height + 1e-6
    return is_wrong and { ratio = string.format("%.3f", f.width / f.height) }
  end),
  {
    id = "photo-shared", name = "照片只是一个人的", clause = limits.clause, level = "error", on = "applicants",
    concerns = "submission", needs = { "photos" }, step = "换照片",
    text = "照片是本人的：没有两个人用同一张（看文件内容，不看文件名）。", example = "同一张照片换个文件名给了两个人：错误。",
    message = "{what}", remedy = "请看照片是谁的，其他人的换成本人的",
    check = function(s, found)
      local what = shared()[s.a.id_number]
      if what then found(s.a, "photo", { what = what }) end
    end,
  },
  rule({
    id = "photo-coloured", name = "照片底色", level = "error", step = "换照片",
    text = "照片的底不是彩色的：上边和两侧上三分之一的边缘，彩色的像素少于 " .. math.floor(limits.coloured * 100) .. "%。",
    example = "蓝底、红底：错误。",
    message = "照片 {file} 是彩色的底（边缘有{share}%是彩色的），要白底", remedy = "请换一张白底的照片",
  }, function(f) return f.coloured >= limits.coloured and { share = math.floor(f.coloured * 100) } end),
  rule({
    id = "photo-background", name = "照片白底", level = "warning", step = "换照片",
    text = "照片是白底：上边和两侧上三分之一的边缘接近白色的像素不少于 " .. math.floor(limits.white * 100) .. "%。",
    example = "灰底：提醒。彩色的底另有一条。",
    message = "照片 {file} 好像不是白底（边缘接近白色的只有{share}%）", remedy = "请看一下照片；不是白底的换一张",
  }, function(f)
    local is_doubtful = f.white >= 0 and f.white < limits.white and f.coloured < limits.coloured
    return is_doubtful and { share = math.floor(f.white * 100) }
  end),
}
