#include "serve/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

enum { NETWORK = 8 /* bytes of an address of IPv6 */ };

/* One way to write each: IPv4 as IPv6 has it. */
static bool read_address(const char *text, struct in6_addr *address)
{
  struct in_addr v4;
  if (inet_pton(AF_INET6, text, address) == 1)
    return true;
  if (inet_pton(AF_INET, text, &v4) != 1)
    return false;
  *address = (struct in6_addr){.s6_addr = {[10] = 0xff, [11] = 0xff}};
  memcpy(address->s6_addr + 12, &v4, sizeof v4);
  return true;
}

bool zb_is_address(const char *text)
{
  struct in6_addr address;
  return read_address(text, &address);
}

static bool peer_address(const struct sockaddr *peer, struct in6_addr *address)
{
  char text[INET6_ADDRSTRLEN] = "";
  if (peer != NULL && peer->sa_family == AF_INET6) {
    *address = ((const struct sockaddr_in6 *)peer)->sin6_addr;
    return true;
  }
  return peer != NULL && peer->sa_family == AF_INET &&
         inet_ntop(AF_INET, &((const struct sockaddr_in *)peer)->sin_addr, text, sizeof text) != NULL &&
         read_address(text, address);
}

/* The last one is what our proxy has seen; those before it are what somebody says. */
static bool last_of(const char *forwarded, struct in6_addr *address, zb_arena *arena)
{
  const char *comma = strrchr(forwarded, ',');
  const char *last = comma == NULL ? forwarded : comma + 1;
  last += strspn(last, " \t");
  return read_address(zb_arena_strndup(arena, last, strcspn(last, " \t")), address);
}

const char *zb_address_of(const struct sockaddr *peer, const char *proxy, const char *forwarded, zb_arena *arena)
{
  struct in6_addr address, of_proxy, of_client;
  if (!peer_address(peer, &address))
    return "";
  if (proxy != NULL && forwarded != NULL && read_address(proxy, &of_proxy) &&
      memcmp(&address, &of_proxy, sizeof address) == 0 && last_of(forwarded, &of_client, arena))
    address = of_client;
  if (!IN6_IS_ADDR_V4MAPPED(&address))
    memset(address.s6_addr + NETWORK, 0, sizeof address - NETWORK);
  char *text = zb_arena_alloc(arena, INET6_ADDRSTRLEN);
  return inet_ntop(AF_INET6, &address, text, INET6_ADDRSTRLEN) == NULL ? "" : text;
}
