#include "read/xls/compound.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
  HEADER = 512,
  ENTRY = 128,         /* bytes of a directory entry */
  HEADER_TABLES = 109, /* FAT sectors that the header lists itself */
  STORAGE_NAME = 64,
  STREAM = 2 /* type of an entry */
};

#define LAST_SECTOR 0xFFFFFFFA /* what is above is no sector: free, end of chain … */
#define NO_ENTRY 0xFFFFFFFF

typedef struct compound {
  const unsigned char *bytes;
  size_t length;
  size_t sector, mini_sector; /* their sizes */
  uint32_t cutoff;            /* a stream below this size is in the mini stream */
  uint32_t *fat, *mini_fat;
  size_t fat_count, mini_fat_count;
  zb_buffer directory, mini;
} compound;

static uint32_t u16(const unsigned char *p)
{
  return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u32(const unsigned char *p)
{
  return u16(p) | u16(p + 2) << 16;
}

/* The bytes of a sector, or NULL if the file does not have it all. The last one may be cut short: *N. */
static const unsigned char *sector_at(const compound *c, uint32_t number, size_t *n)
{
  uint64_t at = ((uint64_t)number + 1) * c->sector;
  if (number >= LAST_SECTOR || at >= c->length)
    return NULL;
  *n = c->length - (size_t)at < c->sector ? c->length - (size_t)at : c->sector;
  return c->bytes + at;
}

/* Appends the SIZE bytes of the chain that starts at FIRST; with SIZE_MAX, all of it. */
static bool read_chain(const compound *c, uint32_t first, size_t size, zb_buffer *out)
{
  size_t steps = 0;
  for (uint32_t at = first; at < LAST_SECTOR && size > 0; at = c->fat[at]) {
    size_t n;
    const unsigned char *bytes = sector_at(c, at, &n);
    if (bytes == NULL || at >= c->fat_count || steps++ > c->fat_count)
      return false;
    n = n < size ? n : size;
    zb_buffer_add(out, bytes, n);
    size -= size == SIZE_MAX ? 0 : n;
  }
  return size == 0 || size == SIZE_MAX;
}

static bool read_mini_chain(const compound *c, uint32_t first, size_t size, zb_buffer *out)
{
  size_t steps = 0;
  for (uint32_t at = first; at < LAST_SECTOR && size > 0; at = c->mini_fat[at]) {
    uint64_t offset = (uint64_t)at * c->mini_sector;
    if (at >= c->mini_fat_count || offset >= c->mini.length || steps++ > c->mini_fat_count)
      return false;
    size_t n = c->mini.length - (size_t)offset;
    n = n < c->mini_sector ? n : c->mini_sector;
    n = n < size ? n : size;
    zb_buffer_add(out, c->mini.data + offset, n);
    size -= n;
  }
  return size == 0;
}

/* --- The tables of sectors ------------------------------------------------------------------------------------ */

static bool add_table(compound *c, uint32_t number)
{
  size_t n;
  const unsigned char *bytes = sector_at(c, number, &n);
  for (size_t i = 0; bytes != NULL && i < c->sector; i += 4)
    c->fat[c->fat_count++] = i + 4 <= n ? u32(bytes + i) : LAST_SECTOR;
  return bytes != NULL;
}

/* The FAT's sectors are listed in the header, then in a chain of sectors of their own (DIFAT). */
static bool read_fat(compound *c)
{
  size_t sectors = c->length / c->sector, tables = u32(c->bytes + 44), per = c->sector / 4;
  if (tables > sectors)
    return false;
  c->fat = malloc((tables * per + 1) * sizeof *c->fat);
  if (c->fat == NULL)
    abort();
  for (size_t i = 0; i < tables && i < HEADER_TABLES; i++)
    if (!add_table(c, u32(c->bytes + 76 + 4 * i)))
      return false;
  uint32_t list = u32(c->bytes + 68);
  for (size_t done = HEADER_TABLES, steps = 0; done < tables; steps++) {
    size_t n;
    const unsigned char *bytes = sector_at(c, list, &n);
    if (bytes == NULL || n < c->sector || steps > sectors)
      return false;
    for (size_t i = 0; i + 1 < per && done < tables; i++, done++)
      if (!add_table(c, u32(bytes + 4 * i)))
        return false;
    list = u32(bytes + c->sector - 4);
  }
  return true;
}

static bool read_mini(compound *c, const unsigned char *root)
{
  zb_buffer table = {0};
  bool whole =
      read_chain(c, u32(c->bytes + 60), SIZE_MAX, &table) && read_chain(c, u32(root + 116), u32(root + 120), &c->mini);
  c->mini_fat_count = table.length / 4;
  c->mini_fat = malloc(table.length + 1);
  if (c->mini_fat == NULL)
    abort();
  for (size_t i = 0; i < c->mini_fat_count; i++)
    c->mini_fat[i] = u32((const unsigned char *)table.data + 4 * i);
  zb_buffer_free(&table);
  return whole;
}

/* --- The directory -------------------------------------------------------------------------------------------- */

static const unsigned char *entry_at(const compound *c, uint32_t number)
{
  return number < c->directory.length / ENTRY ? (const unsigned char *)c->directory.data + (size_t)number * ENTRY
                                              : NULL;
}

static bool is_named(const unsigned char *entry, const char *name)
{
  char ascii[STORAGE_NAME / 2 + 1] = "";
  for (size_t i = 0; i < STORAGE_NAME / 2; i++)
    ascii[i] = entry[2 * i + 1] == 0 ? (char)entry[2 * i] : '?';
  return strcasecmp(ascii, name) == 0;
}

/* The stream of that name among the root's entries, which form a tree of siblings. */
static const unsigned char *find_stream(const compound *c, const char *name)
{
  size_t count = c->directory.length / ENTRY, waiting = 0;
  uint32_t *stack = malloc((2 * count + 2) * sizeof *stack);
  const unsigned char *found = NULL;
  if (stack == NULL)
    abort();
  stack[waiting++] = u32(entry_at(c, 0) + 76);
  for (size_t steps = 0; waiting > 0 && steps <= count && found == NULL; steps++) {
    const unsigned char *entry = entry_at(c, stack[--waiting]);
    if (entry == NULL)
      continue;
    if (entry[66] == STREAM && is_named(entry, name))
      found = entry;
    for (int sibling = 68; sibling <= 72; sibling += 4)
      if (u32(entry + sibling) != NO_ENTRY)
        stack[waiting++] = u32(entry + sibling);
  }
  free(stack);
  return found;
}

static const char *read_stream(compound *c, const char *const *names, zb_buffer *stream)
{
  const unsigned char *root = entry_at(c, 0), *entry = NULL;
  for (; root != NULL && *names != NULL && entry == NULL; names++)
    entry = find_stream(c, *names);
  if (entry == NULL)
    return "里面没有找到工作簿";
  uint32_t first = u32(entry + 116), size = u32(entry + 120);
  bool whole = size < c->cutoff ? read_mini(c, root) && read_mini_chain(c, first, size, stream)
                                : read_chain(c, first, size, stream);
  return whole ? NULL : "文件不完整，或已被改动";
}

const char *zb_compound_read(const zb_buffer *file, const char *const *names, zb_buffer *stream)
{
  compound c = {.bytes = (const unsigned char *)file->data, .length = file->length};
  if (c.length < HEADER || (u16(c.bytes + 30) != 9 && u16(c.bytes + 30) != 12) || u16(c.bytes + 32) != 6)
    return "文件头不完整，或已被改动";
  c.sector = (size_t)1 << u16(c.bytes + 30);
  c.mini_sector = (size_t)1 << u16(c.bytes + 32);
  c.cutoff = u32(c.bytes + 56);
  const char *fault = "文件不完整，或已被改动";
  if (read_fat(&c) && read_chain(&c, u32(c.bytes + 48), SIZE_MAX, &c.directory))
    fault = read_stream(&c, names, stream);
  free(c.fat);
  free(c.mini_fat);
  zb_buffer_free(&c.directory);
  zb_buffer_free(&c.mini);
  return fault;
}
