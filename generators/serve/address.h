/* Who asks, by the address. */
#ifndef ZB_SERVE_ADDRESS_H
#define ZB_SERVE_ADDRESS_H

#include "base/arena.h"

#include <stdbool.h>
#include <sys/socket.h>

/* Whether TEXT is an address, of IPv4 or IPv6. */
bool zb_is_address(const char *text);

/* The place that requests come from, for counting them: the address of PEER or, if that is PROXY's (NULL: there is
   none), the last one in FORWARDED, the header X-Forwarded-For (NULL: there is none). Of IPv6 the network, as one has
   all addresses in it. "" if it is not known. */
const char *zb_address_of(const struct sockaddr *peer, const char *proxy, const char *forwarded, zb_arena *arena);

#endif
