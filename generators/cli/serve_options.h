/* The options of `zhibiao serve`. */
#ifndef ZB_CLI_SERVE_OPTIONS_H
#define ZB_CLI_SERVE_OPTIONS_H

#include "serve/server.h"

#include <getopt.h>
#include <stdbool.h>

enum { ZB_MAX_SERVE_HOSTS = 8 };

typedef struct zb_serve_options {
  zb_server_options server;
  char *hosts[ZB_MAX_SERVE_HOSTS]; /* the server's */
  bool no_open;                    /* no browser is opened */
  const char *until;               /* serve token: the link's last day */
} zb_serve_options;

/* For getopt; ends with an entry of zeros. --notice and --help are those of all commands. */
extern const struct option zb_serve_option_list[];

/* What is meant where nothing is said. */
void zb_serve_options_begin(zb_serve_options *options);

/* Takes an option of the list. ZB_USAGE with a sentence in COMPLAINT if VALUE is none. */
zb_status zb_serve_option_take(int letter, char *value, zb_serve_options *options, zb_buffer *complaint);

/* Whether LETTER is one of the list's own. */
bool zb_serve_option_is(int letter);

#endif
