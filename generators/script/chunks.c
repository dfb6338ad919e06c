/* Compiled scripts, found by their text: one that has changed meanwhile is another. */
#include "script/chunks.h"

#include "script/host.h"

#include <string.h>

typedef struct chunk {
  const char *name; /* in messages, which is part of what is compiled */
  const char *text, *code;
  size_t text_length, code_length;
  struct chunk *next;
} chunk;

struct zb_chunks {
  zb_arena *arena;
  chunk *first;
};

zb_chunks *zb_chunks_new(zb_arena *arena)
{
  zb_chunks *chunks = zb_arena_alloc(arena, sizeof *chunks);
  chunks->arena = arena;
  return chunks;
}

static const chunk *find(const zb_chunks *chunks, const char *name, const char *text, size_t length)
{
  const chunk *c = chunks->first;
  while (c != NULL && (c->text_length != length || strcmp(c->name, name) != 0 || memcmp(c->text, text, length) != 0))
    c = c->next;
  return c;
}

static int append(lua_State *L, const void *bytes, size_t length, void *buffer)
{
  (void)L;
  zb_buffer_add(buffer, bytes, length);
  return 0;
}

/* Keeps the function on top of the stack, with the lines and names that messages tell of. */
static void keep(lua_State *L, zb_chunks *chunks, const char *name, const char *text, size_t length)
{
  zb_buffer code = {0};
  lua_dump(L, append, &code, 0);
  chunk *c = zb_arena_alloc(chunks->arena, sizeof *c);
  char *bytes = zb_arena_alloc(chunks->arena, length + code.length);
  memcpy(bytes, text, length);
  memcpy(bytes + length, code.data, code.length);
  *c = (chunk){zb_arena_strdup(chunks->arena, name), bytes, bytes + length, length, code.length, chunks->first};
  chunks->first = c;
  zb_buffer_free(&code);
}

int host_load_text(lua_State *L, const char *text, size_t length, const char *name)
{
  zb_chunks *chunks = host_of(L)->scripts.chunks;
  const chunk *known = chunks == NULL ? NULL : find(chunks, name, text, length);
  if (known != NULL)
    return luaL_loadbufferx(L, known->code, known->code_length, name, "b");
  int status = luaL_loadbufferx(L, text, length, name, "t");
  if (status == LUA_OK && chunks != NULL)
    keep(L, chunks, name, text, length);
  return status;
}
