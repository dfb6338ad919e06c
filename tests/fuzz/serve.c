/* What a request says: its path, the name of a file, its host and origin, its cookie; and what is kept of a batch. */
#include "fuzz.h"

#include "base/file.h"
#include "serve/below.h"
#include "serve/request.h"
#include "serve/upload_name.h"

static void try_route(const char *text, zb_arena *arena)
{
  static const char *const methods[] = {"GET", "HEAD", "POST", "PUT", "DELETE"};
  for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
    zb_request request = {.arena = arena};
    const zb_route *route = zb_route_find(&request, methods[i], text);
    if (route == NULL || strchr(route->path, ':') == NULL)
      continue;
    demand(strlen(request.id) == 16 && strspn(request.id, "0123456789abcdef") == 16);
  }
}

/* A name that is taken is one below a folder, and is kept as it is. */
static void try_name(const char *text, size_t size)
{
  int64_t length;
  if (zb_upload_name_fault(text, size) == NULL)
    demand(zb_path_is_below(text) && strchr(text, '\n') == NULL && is_text(text));
  int file = zb_below_open("/proc/self/attr", text, &length);
  demand(file < 0 || (strchr(text, '/') == NULL && strstr(text, "..") == NULL));
  if (file >= 0)
    close(file);
}

static void try_caller(const char *text, zb_arena *arena)
{
  static const char key[] = "0123456789abcdef";
  zb_grant grant;
  zb_gate gate;
  const char *address;
  int port;
  demand(!zb_grant_read(text, ZB_GRANT_SESSION, key, 0, &grant)); /* nobody guesses the seal */
  zb_gate_open(&gate, arena, "127.0.0.1", 8020, NULL, 0);
  demand(!zb_gate_knows_host(&gate, text) || strlen(text) == strlen("127.0.0.1:8020"));
  demand(!zb_gate_knows_origin(&gate, text) || strncmp(text, "http", 4) == 0);
  if (zb_gate_split(text, arena, &address, &port))
    demand(port >= 0 && port <= 65535 && is_text(address));
}

/* What is read from work.txt is written as it was read. */
static void try_work(const uint8_t *data, size_t size)
{
  char path[64];
  int file = input_file(data, size, path);
  zb_diags *diags = zb_diags_new();
  zb_work *work = zb_work_load(path, "0123456789abcdef", diags);
  for (size_t i = 0; work != NULL && i < work->upload_count; i++)
    demand(zb_path_is_below(work->uploads[i].name) && work->uploads[i].bytes >= 0);
  zb_work_free(work);
  zb_diags_free(diags);
  close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char *text = strndup((const char *)data, size);
  zb_arena *arena = zb_arena_new();
  try_route(text, arena);
  try_name(text, strlen(text));
  try_caller(text, arena);
  try_work(data, size);
  zb_arena_free(arena);
  free(text);
  return 0;
}
