/* Who asks: the session's cookie, and how one gets it. */
#ifndef ZB_SERVE_SESSION_H
#define ZB_SERVE_SESSION_H

#include "serve/request.h"

/* Sets the request's caller by its cookie; role NONE if it has none that holds. */
void zb_session_read(zb_request *request);

/* Says who the caller is, and how one could get in. */
zb_handler zb_session_show;

/* Header "Authorization: KIND SECRET": key (of the first address), link (of a unit), password. */
zb_handler zb_session_begin;

zb_handler zb_session_end;

#endif
