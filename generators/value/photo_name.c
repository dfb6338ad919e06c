/* The names that people give to files of photos: 甲一33059919850312100X.jpg, 3丙三.JPG, 戊五 (1).jpg,
   水利局-己六证件照.jpg.

   An ID number is certain wherever it stands. A name is one only if nothing beside it may belong to it: 李四 is not in
   李四平.jpg. It ends at digits, marks and the words that people add to photos, and begins behind these or behind what
   names of units end in. */
#include "value/photo_name.h"

#include "base/file.h"
#include "base/utf8.h"
#include "value/parsers.h"

#include <string.h>

enum { ID_LENGTH = 18, MIN_NAME = 2, MAX_NAMES = 64 };

/* --- Endings -------------------------------------------------------------------------------------------------- */

bool zb_is_jpeg_name(const char *path)
{
  static const char *const endings[] = {".jpg", ".jpeg", ".jpe", ".jfif", NULL};
  return zb_file_named_as_one_of(path, endings);
}

bool zb_is_picture_name(const char *path)
{
  static const char *const others[] = {".png", ".heic", ".heif", ".bmp",  ".webp",
                                       ".tif", ".tiff", ".gif",  ".avif", NULL};
  return zb_is_jpeg_name(path) || zb_file_named_as_one_of(path, others);
}

bool zb_is_picture_formula(const char *text)
{
  return strstr(text, "DISPIMG(") != NULL;
}

const char *zb_photo_base(const char *path)
{
  for (const char *c = path; *c != '\0'; c++)
    if (*c == '/' || *c == '\\')
      path = c + 1;
  return path;
}

/* --- The stem ------------------------------------------------------------------------------------------------- */

static bool is_letter(uint32_t c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || c == 0x3007 ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_han(uint32_t c)
{
  return c >= 0x3007 && is_letter(c);
}

static bool is_dot(uint32_t c)
{
  return c == '.' || c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB || c == 0xFF65;
}

static bool is_hidden(uint32_t c)
{
  return zb_is_blank(c) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0xFEFF || c == '"' ||
         c == 0x201C || c == 0x201D;
}

/* The next character that counts; 0 at the end. */
static uint32_t next_plain(const char **s)
{
  uint32_t c;
  do
    c = zb_utf8_next(s);
  while (c != 0 && is_hidden(c));
  c = zb_narrow(c);
  return c >= 'a' && c <= 'z' ? c - 0x20 : c;
}

static const char *plain(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, 2 * strlen(text) + 1), *to = out;
  uint32_t c, last = 0;
  for (const char *s = text; (c = next_plain(&s)) != 0; last = c) {
    const char *ahead = s;
    if (!is_dot(c) || !is_han(last) || !is_han(next_plain(&ahead)))
      to += zb_utf8_encode(c, to);
  }
  *to = '\0';
  return out;
}

const char *zb_photo_stem(const char *path, zb_arena *arena)
{
  char *name = zb_arena_strdup(arena, zb_photo_base(path));
  size_t n = strlen(name); /* a path that was copied on Windows stands in quotation marks */
  while (n > 0 && (name[n - 1] == '"' || name[n - 1] == ' '))
    name[--n] = '\0';
  if (zb_is_picture_name(name))
    *strrchr(name, '.') = '\0';
  return plain(name, arena);
}

/* --- ID numbers ----------------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_id(const char *s)
{
  for (int i = 0; i < ID_LENGTH - 1; i++)
    if (!is_digit(s[i]))
      return false;
  return (is_digit(s[ID_LENGTH - 1]) || s[ID_LENGTH - 1] == 'X') && zb_id_has_birthday(s);
}

static const char *const *find_ids(const char *stem, zb_arena *arena)
{
  const char **ids = zb_arena_array(arena, strlen(stem) + 1, sizeof *ids);
  int count = 0;
  for (const char *s = stem; *s != '\0'; s++)
    if (is_id(s))
      ids[count++] = zb_arena_strndup(arena, s, ID_LENGTH);
  return ids;
}

/* --- Names ---------------------------------------------------------------------------------------------------- */

typedef struct names {
  zb_arena *arena;
  const char **list;
  int count;
} names;

/* Adds the N bytes at S unless they are too few for a name. */
static void add_name(names *names, const char *s, size_t n)
{
  const char *name = zb_arena_strndup(names->arena, s, n);
  if (zb_utf8_length(name) < MIN_NAME || names->count == MAX_NAMES)
    return;
  for (int i = 0; i < names->count; i++)
    if (strcmp(names->list[i], name) == 0)
      return;
  int at = names->count++;
  for (; at > 0 && strlen(names->list[at - 1]) < n; at--)
    names->list[at] = names->list[at - 1];
  names->list[at] = name;
}

/* Words around a name. */
static const char *const words[] = {
    "电子证件照", "证件照片", "证件照", "登记照", "标准照", "免冠照", "免冠", "电子照片", "电子照", "电子版",
    "电子档",     "半身照",   "正面照", "大头照", "近照",   "头像",   "照片", "相片",     "图片",   "像片",
    "一寸照",     "二寸照",   "两寸照", "小二寸", "一寸",   "二寸",   "两寸", "寸照",     "白底照", "蓝底照",
    "红底照",     "白底",     "蓝底",   "红底",   "白色",   "背景",   "彩色", "正面",     "副本",   "拷贝",
    "复件",       "修改后",   "修改",   "压缩后", "压缩",   "最终版", "最终", "新版",     "原图",   "扫描件",
    "姓名",       "本人",     "申报人", "申报",   "评审",   "职称",   "附件", "高清",     "COPY",   "PHOTO"};

/* The length of the one at the start, or at the end, of the N bytes at S. */
static size_t word_length(const char *s, size_t n, bool at_end)
{
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t m = strlen(words[i]);
    if (n > m && memcmp(at_end ? s + n - m : s, words[i], m) == 0)
      return m;
  }
  return 0;
}

/* What names of units and offices end in. */
static size_t unit_end(const char *s, size_t n)
{
  static const char *const ends[] = {"局", "院", "校", "学", "厂", "司", "所", "站", "中心", "馆",  "处",
                                     "科", "室", "部", "会", "队", "社", "镇", "乡", "县",   "区",  "市",
                                     "村", "园", "团", "台", "园", "店", "组", "办", "街道", "集团"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t m = strlen(ends[i]);
    if (n > m && memcmp(s, ends[i], m) == 0)
      return m;
  }
  return 0;
}

/* A run of letters, with and without the words at its ends. */
static void add_run(names *names, const char *s, size_t n)
{
  add_name(names, s, n);
  for (size_t m; (m = word_length(s, n, true)) > 0; add_name(names, s, n))
    n -= m;
  for (size_t m; (m = word_length(s, n, false)) > 0; add_name(names, s, n))
    s += m, n -= m;
  for (const char *at = s, *next = at; at < s + n; at = next) {
    zb_utf8_next(&next);
    size_t m = at > s ? unit_end(at, (size_t)(s + n - at)) : 0;
    if (m > 0)
      add_name(names, at + m, (size_t)(s + n - at) - m);
  }
}

/* Each longest run of characters that BELONGS likes. */
static void add_runs(names *names, const char *stem, bool (*belongs)(uint32_t))
{
  const char *start = NULL;
  for (const char *s = stem, *at = s;; at = s) {
    uint32_t c = zb_utf8_next(&s);
    if (c != 0 && belongs(c)) {
      start = start == NULL ? at : start;
      continue;
    }
    if (start != NULL)
      add_run(names, start, (size_t)(at - start));
    start = NULL;
    if (c == 0)
      return;
  }
}

/* --- Files that lie in a person's folder ------------------------------------------------------------------------- */

static bool is_word(const char *s, size_t n)
{
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i]) == n && memcmp(s, words[i], n) == 0)
      return true;
  return false;
}

/* 照片, 证件照1, 一寸照(白底): the name of a portrait, and of nobody. */
static bool says_only_portrait(const char *stem, zb_arena *arena)
{
  static const char *const portraits[] = {"照", "相片", "头像", "一寸", "二寸", "两寸", "PHOTO"};
  char *letters = zb_arena_alloc(arena, strlen(stem) + 1), *to = letters;
  for (const char *s = stem, *at = s; *s != '\0'; at = s)
    if (is_letter(zb_utf8_next(&s)))
      to = mempcpy(to, at, (size_t)(s - at));
  size_t n = (size_t)(to - letters);
  for (size_t m; !is_word(letters, n) && (m = word_length(letters, n, true)) > 0;)
    n -= m;
  bool portrait = false;
  for (size_t i = 0; i < sizeof portraits / sizeof *portraits; i++)
    portrait = portrait || strstr(letters, portraits[i]) != NULL;
  return portrait && is_word(letters, n);
}

static zb_photo_name read_name(const char *path, zb_arena *arena)
{
  const char *stem = zb_photo_stem(path, arena);
  names names = {arena, zb_arena_array(arena, MAX_NAMES + 1, sizeof *names.list), 0};
  add_name(&names, stem, strlen(stem));
  add_runs(&names, stem, is_letter);
  add_runs(&names, stem, is_han);
  return (zb_photo_name){stem, find_ids(stem, arena), names.list};
}

zb_photo_name zb_photo_name_read(const char *path, zb_arena *arena)
{
  zb_photo_name name = read_name(path, arena);
  const char *base = zb_photo_base(path);
  if (base == path || !says_only_portrait(name.stem, arena))
    return name;
  zb_photo_name folder = read_name(zb_arena_strndup(arena, path, (size_t)(base - path) - 1), arena);
  return (zb_photo_name){name.stem, folder.ids, folder.names};
}
