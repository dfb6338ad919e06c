/* Whether a request comes from our own page. A page of others that the user visits can let its name lead to this
   machine (DNS rebinding), and can send requests here: both are told by the names that the browser adds. */
#ifndef ZB_SERVE_GATE_H
#define ZB_SERVE_GATE_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct zb_gate {
  const char **hosts; /* with their ports, as a Host header has them */
  int count;
} zb_gate;

enum { ZB_MAX_HOSTS = 16 }; /* six of our own, and those of --host */

/* ADDRESS:PORT, or [ADDRESS]:PORT. */
const char *zb_gate_name(const char *address, int port, zb_arena *arena);

/* What browsers say as the Host of NAME, which may have the scheme before it: https://HOST:PORT. */
const char *zb_gate_host(const char *name);

/* The names by which the server is called at ADDRESS:PORT, and NAMES (with a port or, behind a proxy, without). */
void zb_gate_open(zb_gate *gate, zb_arena *arena, const char *address, int port, char *const *names, int name_count);

/* HOST is the header's value; NULL: there is none. */
bool zb_gate_knows_host(const zb_gate *gate, const char *host);

/* ORIGIN is the header's value; one that is missing is not known. */
bool zb_gate_knows_origin(const zb_gate *gate, const char *origin);

/* Splits ADDRESS:PORT, [ADDRESS]:PORT, or a PORT alone: the address is put into ARENA, 127.0.0.1 if there is none.
   False if it is neither. */
bool zb_gate_split(const char *text, zb_arena *arena, const char **address, int *port);

/* Whether only this machine can reach that address. */
bool zb_gate_is_local(const char *address);

/* Whether it stands for all addresses of this machine, which nobody can name. */
bool zb_gate_is_any(const char *address);

#endif
