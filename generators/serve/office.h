/* What a running server has: shared by the files that answer requests. */
#ifndef ZB_SERVE_OFFICE_H
#define ZB_SERVE_OFFICE_H

#include "base/arena.h"
#include "serve/attempts.h"
#include "serve/gate.h"
#include "serve/runner.h"
#include "serve/server.h"
#include "serve/site.h"

struct zb_server {
  zb_server_options options;
  zb_arena *arena;
  const char *state; /* without links */
  int lock;          /* of the state's folder */
  zb_gate gate;
  int port;
  const char *address;
  char key[65];      /* seals links */
  char sessions[65]; /* seals cookies: with another password, those of before are none */
  char secret[65];   /* in the first address; "" with a password */
  char password[65]; /* sealed by the key */
  zb_attempts *attempts;
  zb_site *site;
  zb_works *works;
  zb_runner *runner;
  struct zb_front *front; /* libmicrohttpd's */
};

#endif
