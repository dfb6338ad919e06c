/* The side of the server that browsers see: the socket, and the way of each request to its route. */
#ifndef ZB_SERVE_FRONT_H
#define ZB_SERVE_FRONT_H

#include "serve/office.h"

typedef struct zb_front zb_front;

/* Listens at ADDRESS and *PORT (0: *PORT becomes one that is free), but answers nothing yet: the socket; -1 with a
   diag. */
int zb_front_listen(const char *address, int *port, zb_diags *diags);

/* Answers by SERVER, with threads of its own. The socket is closed by zb_front_close. CERTIFICATE and KEY are texts of
   PEM, NULL without TLS. NULL with a diag. */
zb_front *zb_front_open(zb_server *server, int socket, const char *certificate, const char *key, zb_diags *diags);
void zb_front_close(zb_front *front);

#endif
