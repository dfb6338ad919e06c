/* A request and its answer, as libmicrohttpd has them. */
#ifndef ZB_SERVE_REQUEST_H
#define ZB_SERVE_REQUEST_H

#include "base/part.h"
#include "serve/office.h"

#include <microhttpd.h>
#include <time.h>

typedef struct zb_request zb_request;
typedef void zb_handler(zb_request *request);

/* What is asked for: a method, and a path in which ":" stands for a work's id and a last "*" for the name of a file. */
typedef struct zb_route {
  const char *method, *path;
  zb_handler *handler;
  enum { ZB_OPEN, ZB_KNOWN } caller; /* who may ask: anybody, or whoever has a session */
  bool changes;                      /* comes from our own page only */
} zb_route;

struct zb_request {
  zb_server *server;
  struct MHD_Connection *connection;
  const zb_route *route; /* NULL: nothing is known of that name */
  const char *url;
  zb_arena *arena;
  zb_grant caller;
  const char *id, *name; /* of the route's ":" and "*" */
  zb_diags *diags;
  struct timespec begun;
  int code;           /* of the answer; 0: none yet */
  const char *cookie; /* that the answer sets, or NULL */
  int wait;           /* seconds that the answer asks for; 0: none */

  /* An upload. */
  bool receiving;
  zb_reply refusal; /* CODE 0: none. A browser hears it only when it has sent all */
  zb_part part;
  zb_claim claim;
  int64_t received;
};

/* The route that fits; its ID and NAME are put into the request. */
const zb_route *zb_route_find(zb_request *request, const char *method, const char *url);

/* A header's value, or a parameter's of the URL; NULL: it is not there, or has a NUL in it. */
const char *zb_request_header(const zb_request *request, const char *name);
const char *zb_request_parameter(const zb_request *request, const char *name);

/* Seconds since it began. */
double zb_request_age(const zb_request *request);

/* --- Answers: one a request -------------------------------------------------------------------------------------- */

/* What a browser may do with it: Content-Security-Policy. */
typedef enum { ZB_POLICY_NOTHING, ZB_POLICY_PAGE, ZB_POLICY_FILE, ZB_POLICY_REPORT } zb_policy;

void zb_answer_text(zb_request *request, int code, const char *type, zb_policy policy, const void *bytes, size_t n);
void zb_answer_json(zb_request *request, int code, const zb_buffer *text);

/* {"error": …}, or {} if there is none. */
void zb_answer_reply(zb_request *request, zb_reply reply);

/* The file NAME below FOLDER; 404 if it is not there. */
void zb_answer_file(zb_request *request, const char *folder, const char *name);

/* --- upload.c ----------------------------------------------------------------------------------------------------- */

/* Begins to receive a file, or answers why not. */
void zb_upload_begin(zb_request *request);
/* Takes a piece; false if the connection has to be closed. */
bool zb_upload_add(zb_request *request, const char *bytes, size_t n);
/* All has come. */
zb_handler zb_upload_finish;
void zb_upload_end(zb_request *request);

#endif
