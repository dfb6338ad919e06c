#include "serve/gate.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void add(zb_gate *gate, const char *host)
{
  if (gate->count < ZB_MAX_HOSTS)
    gate->hosts[gate->count++] = host;
}

static bool is_v6(const char *address)
{
  return strchr(address, ':') != NULL;
}

bool zb_gate_is_local(const char *address)
{
  return strncmp(address, "127.", strlen("127.")) == 0 || strcmp(address, "::1") == 0;
}

bool zb_gate_is_any(const char *address)
{
  return strcmp(address, "0.0.0.0") == 0 || strcmp(address, "::") == 0;
}

/* As a Host header has it. */
static const char *bare(const char *address, zb_arena *arena)
{
  return zb_arena_printf(arena, is_v6(address) ? "[%s]" : "%s", address);
}

const char *zb_gate_name(const char *address, int port, zb_arena *arena)
{
  return zb_arena_printf(arena, "%s:%d", bare(address, arena), port);
}

/* Browsers leave out the port that their scheme has anyway. */
static void add_with_port(zb_gate *gate, zb_arena *arena, const char *name, int port)
{
  add(gate, zb_arena_printf(arena, "%s:%d", name, port));
  if (port == 80 || port == 443)
    add(gate, name);
}

const char *zb_gate_host(const char *name)
{
  const char *rest = strstr(name, "://");
  return rest == NULL ? name : rest + strlen("://");
}

void zb_gate_open(zb_gate *gate, zb_arena *arena, const char *address, int port, char *const *names, int name_count)
{
  *gate = (zb_gate){.hosts = zb_arena_array(arena, ZB_MAX_HOSTS, sizeof(char *))};
  if (!zb_gate_is_any(address))
    add_with_port(gate, arena, bare(address, arena), port);
  if (zb_gate_is_local(address) || zb_gate_is_any(address)) {
    add_with_port(gate, arena, "localhost", port);
    add_with_port(gate, arena, "127.0.0.1", port);
  }
  for (int i = 0; i < name_count; i++)
    add(gate, zb_arena_strdup(arena, zb_gate_host(names[i])));
}

bool zb_gate_knows_host(const zb_gate *gate, const char *host)
{
  for (int i = 0; host != NULL && i < gate->count; i++)
    if (strcasecmp(host, gate->hosts[i]) == 0)
      return true;
  return false;
}

bool zb_gate_knows_origin(const zb_gate *gate, const char *origin)
{
  static const char *const schemes[] = {"http://", "https://"}; /* a proxy may have ended TLS */
  for (size_t i = 0; origin != NULL && i < sizeof schemes / sizeof *schemes; i++)
    if (strncmp(origin, schemes[i], strlen(schemes[i])) == 0)
      return zb_gate_knows_host(gate, origin + strlen(schemes[i]));
  return false;
}

static bool read_port(const char *text, int *port)
{
  size_t n = strspn(text, "0123456789");
  if (n == 0 || n > 5 || text[n] != '\0')
    return false;
  *port = (int)strtol(text, NULL, 10);
  return *port <= 65535;
}

bool zb_gate_split(const char *text, zb_arena *arena, const char **address, int *port)
{
  *address = "127.0.0.1";
  if (read_port(text, port))
    return true;
  const char *colon = strrchr(text, ':');
  if (colon == NULL || !read_port(colon + 1, port))
    return false;
  size_t n = (size_t)(colon - text);
  bool in_brackets = n >= 2 && text[0] == '[' && text[n - 1] == ']';
  char *found = in_brackets ? zb_arena_strndup(arena, text + 1, n - 2) : zb_arena_strndup(arena, text, n);
  *address = found;
  struct in6_addr number;
  return inet_pton(in_brackets ? AF_INET6 : AF_INET, found, &number) == 1;
}
