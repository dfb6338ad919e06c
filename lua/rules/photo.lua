-- 证件照: what the file itself says.
local notice = require("notices.current")
local limits = notice.photo

local function kib(bytes)
  return string.format("%.1f", bytes / 1024):gsub("%.0$", "") .. "K"
end

-- What is known of the photo, asked once; false if there is none.
local function facts(s)
  local known = rawget(s, "photo_facts")
  if known == nil then
    known = photo_facts(s.a) or false
    rawset(s, "photo_facts", known)
  end
  return known
end

local function rule(id, level, text, example, message, remedy, is_wrong)
  return {
    id = id, clause = limits.clause, level = level, on = "applicants", text = text, example = example, message = message, remedy = remedy,
    concerns = "submission",
    check = function(s, found)
      local f = facts(s)
      local values = f and (f.jpeg or id == "photo-format") and is_wrong(f)
      if values then
        values.file = f.file:match("[^/]+$")
        found(s.a, "photo", values)
      end
    end,
  }
end

local size = limits.min_width .. "×" .. limits.min_height
local bytes = limits.min_bytes // 1024 .. "K、小于 " .. limits.max_bytes // 1048576 .. "M"
local again = "请换一张符合要求的照片"

return {
  {
    id = "photo-missing", clause = limits.clause, level = "error", on = "applicants", needs = { "photos" }, text = "有证件照。", example = "数据文件夹里没有以身份证号或姓名命名的照片：错误。",
    message = "找不到照片{named}", remedy = "请把照片（JPEG）以身份证号或姓名命名，放进数据文件夹", concerns = "submission",
    check = function(s, found)
      if not facts(s) then found(s.a, "photo", { named = s.a.photo ~= "" and "“" .. s.a.photo .. "”" or "" }) end
    end,
  },
  rule("photo-format", "error", "照片是 JPG 或 JPEG 格式：看文件内容，不看扩展名。", "PNG 改名为 .jpg：错误。", "照片 {file} 不是能用的 JPEG 文件",
    "请换成 JPG 格式的图片（不是改扩展名，要另存为 JPG）", function(f) return not f.jpeg and {} end),
  rule("photo-bytes", "error", "照片文件大于 " .. bytes .. "。", "正好 " .. limits.min_bytes .. " 字节：错误；多 1 字节：可以。", "照片 {file} 的大小是{size}，要大于" .. bytes, again,
    function(f) return (f.bytes <= limits.min_bytes or f.bytes >= limits.max_bytes) and { size = kib(f.bytes) } end),
  rule("photo-pixels", "error", "照片大于 " .. size .. " 像素（宽×高）。", "正好 " .. size .. "：错误；宽、高各多 1 像素：可以。",
    "照片 {file} 是{width}×{height}像素，要大于" .. size, again,
    function(f) return (f.width <= limits.min_width or f.height <= limits.min_height) and { width = f.width, height = f.height } end),
  rule("photo-ratio", "error", "照片宽高比大于等于 " .. limits.min_ratio .. " 且小于等于 " .. limits.max_ratio .. "。", "正好 " .. limits.min_ratio .. "：可以；小一点：错误。",
    "照片 {file} 的宽高比是{ratio}，要在 " .. limits.min_ratio .. " 到 " .. limits.max_ratio .. " 之间", again, function(f)
      local least, most = limits.min_ratio * f.height - 1e-6, limits.max_ratio * f.height + 1e-6
      return (f.width < least or f.width > most) and { ratio = string.format("%.3f", f.width / f.height) }
    end),
  rule("photo-background", "warning", "照片是白底：上边和两侧上三分之一的边缘接近白色的像素不少于 " .. math.floor(limits.white * 100) .. "%。", "蓝底：提醒。",
    "照片 {file} 好像不是白底（边缘接近白色的只有{share}%）", "请看一下照片；不是白底的换一张",
    function(f) return f.white >= 0 and f.white < limits.white and { share = math.floor(f.white * 100) } end),
}
