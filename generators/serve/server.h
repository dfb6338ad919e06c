/* `zhibiao serve`: the page in the browser for those who have no command line. docs/server.md has its threats and what
   answers them. */
#ifndef ZB_SERVE_SERVER_H
#define ZB_SERVE_SERVER_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

typedef struct zb_server_options {
  const char *listen; /* ADDRESS:PORT; port 0: any that is free */
  char *const *hosts; /* other names by which browsers call it, with their ports; a scheme before them is for links */
  int host_count;
  const char *proxy;             /* the address of the proxy in front, whose X-Forwarded-For is believed; NULL: none */
  const char *state;             /* the folder of all works, made if it is missing */
  const char *password_file;     /* of the office; NULL: whoever has the first address may do everything */
  const char *certificate, *key; /* files for TLS; NULL: none */
  const char *pages;             /* the folder of the page, its style and its script */
  const char *home, *notice;     /* for the jobs: ZHIBIAO_HOME and --notice; NULL: none */
  int at_once;                   /* jobs */
  int keep_days;                 /* after which a work goes that nobody touches */
  int limit_mb;                  /* of a work's files */
  void (*log)(const char *line); /* a line for each request, without names and numbers of people; by several threads */
} zb_server_options;

typedef struct zb_server zb_server;

/* ZB_USAGE, ZB_INPUT or ZB_OUTPUT with a diag if it can't be started. */
zb_status zb_server_start(const zb_server_options *options, zb_diags *diags, zb_server **server);

/* Stops the jobs that are running, and waits for them. */
void zb_server_stop(zb_server *server);

/* The address to open: without a password file it has the secret in it. */
const char *zb_server_address(const zb_server *server);

/* Appends the address for a UNIT, which holds until the end of the day UNTIL (YYYY-MM-DD). The server need not run, but
   has to have done so: its folder has the key. ZB_USAGE or ZB_INPUT with a diag. */
zb_status zb_server_link(const zb_server_options *options, const char *unit, const char *until, zb_buffer *out,
                         zb_diags *diags);

#endif
