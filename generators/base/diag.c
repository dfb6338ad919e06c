#include "base/diag.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/grow.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* A folder that is shown under another name. */
typedef struct alias {
  const char *folder, *shown;
  struct alias *next;
} alias;

struct zb_diags {
  zb_arena *arena;
  zb_diag *items;
  size_t count, capacity, errors;
  const char *record;
  alias *aliases;
};

zb_diags *zb_diags_new(void)
{
  zb_diags *diags = calloc(1, sizeof *diags);
  diags->arena = zb_arena_new();
  diags->record = "";
  return diags;
}

void zb_diags_free(zb_diags *diags)
{
  if (diags == NULL)
    return;
  zb_arena_free(diags->arena);
  free(diags->items);
  free(diags);
}

void zb_diags_alias_folder(zb_diags *diags, const char *folder, const char *shown)
{
  alias *added = zb_arena_alloc(diags->arena, sizeof *added);
  *added = (alias){zb_arena_strdup(diags->arena, folder), zb_arena_strdup(diags->arena, shown), diags->aliases};
  diags->aliases = added;
}

static const char *shown_place(const zb_diags *diags, const char *place)
{
  for (const alias *a = diags->aliases; a != NULL; a = a->next) {
    size_t n = strlen(a->folder);
    if (strncmp(place, a->folder, n) == 0 && strchr("/!:", place[n]) != NULL)
      return zb_arena_printf(diags->arena, "%s%s", a->shown, place + n);
  }
  return zb_arena_strdup(diags->arena, place);
}

void zb_diags_add(zb_diags *diags, zb_severity severity, const char *code, const char *place, const char *remedy,
                  const char *message, ...)
{
  diags->items = zb_grow(diags->items, diags->count, &diags->capacity, sizeof *diags->items);
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  diags->items[diags->count++] = (zb_diag){
      .severity = severity,
      .code = zb_arena_strdup(diags->arena, code),
      .place = shown_place(diags, place),
      .record = diags->record,
      .message = zb_arena_strdup(diags->arena, text.data),
      .remedy = zb_arena_strdup(diags->arena, remedy),
  };
  zb_buffer_free(&text);
  if (severity == ZB_ERROR)
    diags->errors++;
}

void zb_diags_add_line(zb_diags *diags, zb_severity severity, const char *code, const char *path, int line,
                       const zb_origin *origin, const char *remedy, const char *message, ...)
{
  zb_buffer place = {0}, text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_buffer_printf(&place, "%s:%d", origin != NULL ? origin->path : path, line);
  if (origin != NULL)
    zb_buffer_printf(&text, "（组件用在 %s）", origin->used);
  zb_diags_add(diags, severity, code, place.data, remedy, "%s", text.data);
  zb_buffer_free(&place);
  zb_buffer_free(&text);
}

void zb_diags_record(zb_diags *diags, const char *record)
{
  diags->record = *record == '\0' ? "" : zb_arena_strdup(diags->arena, record);
}

void zb_diags_repeat(zb_diags *diags, const zb_diag *diag)
{
  zb_diags_record(diags, diag->record);
  zb_diags_add(diags, diag->severity, diag->code, diag->place, diag->remedy, "%s", diag->message);
  zb_diags_record(diags, "");
}

bool zb_diags_pass_unread(zb_diags *diags, const zb_diags *unheard)
{
  bool any = false;
  for (size_t i = 0; i < unheard->count; i++)
    if (strcmp(unheard->items[i].code, "unreadable") == 0) {
      zb_diags_repeat(diags, &unheard->items[i]);
      any = true;
    }
  return any;
}

size_t zb_diags_count(const zb_diags *diags)
{
  return diags->count;
}

size_t zb_diags_errors(const zb_diags *diags)
{
  return diags->errors;
}

const zb_diag *zb_diags_at(const zb_diags *diags, size_t i)
{
  return &diags->items[i];
}

bool zb_diags_have(const zb_diags *diags, size_t first, const char *code)
{
  for (size_t i = first; i < diags->count; i++)
    if (strcmp(diags->items[i].code, code) == 0)
      return true;
  return false;
}
