#include "serve/session.h"

#include "base/digest.h"
#include "base/json.h"
#include "serve/address.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { SESSION_SECONDS = 12 * 3600 };

/* Cookies of all ports of a machine are one: those of two servers must not be taken for each other. */
static const char *cookie_name(const zb_request *request)
{
  return zb_arena_printf(request->arena, "zhibiao-%d", request->server->port);
}

void zb_session_read(zb_request *request)
{
  const char *text = MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, cookie_name(request));
  request->caller = (zb_grant){.role = ZB_ROLE_NONE};
  if (text != NULL && !zb_grant_read(text, ZB_GRANT_SESSION, request->server->sessions, time(NULL), &request->caller))
    request->caller = (zb_grant){.role = ZB_ROLE_NONE};
}

void zb_session_show(zb_request *request)
{
  static const char *const roles[] = {[ZB_ROLE_NONE] = "none", [ZB_ROLE_UNIT] = "unit", [ZB_ROLE_OFFICE] = "office"};
  const zb_server *server = request->server;
  zb_buffer text = {0};
  zb_buffer_printf(&text,
                   "{\"role\":\"%s\",\"password\":%s,\"limit\":%d,\"keep\":%d,\"unit\":", roles[request->caller.role],
                   *server->password != '\0' ? "true" : "false", server->options.limit_mb, server->options.keep_days);
  zb_json_string(&text, request->caller.unit);
  zb_buffer_puts(&text, "}\n");
  zb_answer_json(request, 200, &text);
  zb_buffer_free(&text);
}

static const char *address_of(const zb_request *request)
{
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return zb_address_of(info == NULL ? NULL : info->client_addr, request->server->options.proxy,
                       zb_request_header(request, "X-Forwarded-For"), request->arena);
}

/* SECRET is sealed first, so that both have the same length. */
static bool is_password(const zb_server *server, const char *secret)
{
  char sealed[65];
  zb_hmac(server->key, secret, strlen(secret), sealed);
  return *server->password != '\0' && zb_same_secret(sealed, server->password, sizeof sealed - 1);
}

static bool is_key(const zb_server *server, const char *secret)
{
  return *server->secret != '\0' && strlen(secret) == strlen(server->secret) &&
         zb_same_secret(secret, server->secret, strlen(secret));
}

static bool try(zb_request *request, const char *kind, size_t n, const char *secret)
{
  const zb_server *server = request->server;
  int64_t now = time(NULL);
  request->caller = (zb_grant){.role = ZB_ROLE_OFFICE, .until = now + SESSION_SECONDS};
  if (n == 3 && strncmp(kind, "key", n) == 0)
    return is_key(server, secret);
  if (n == 8 && strncmp(kind, "password", n) == 0) {
    char *plain = zb_arena_strdup(request->arena, secret); /* headers are ASCII, a password need not be */
    MHD_http_unescape(plain);
    return is_password(server, plain);
  }
  if (n != 4 || strncmp(kind, "link", n) != 0 || *server->password == '\0' ||
      !zb_grant_read(secret, ZB_GRANT_LINK, server->key, now, &request->caller))
    return false;
  if (request->caller.until > now + SESSION_SECONDS)
    request->caller.until = now + SESSION_SECONDS;
  return request->caller.role == ZB_ROLE_UNIT;
}

/* Over TLS, ours or a proxy's, it is for TLS only: the browser says which by the origin. */
static const char *write_cookie(const zb_request *request, const char *value, int64_t seconds)
{
  const char *origin = zb_request_header(request, "Origin");
  bool is_secure = origin != NULL && strncasecmp(origin, "https:", strlen("https:")) == 0;
  return zb_arena_printf(request->arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%lld%s",
                         cookie_name(request), value, (long long)seconds, is_secure ? "; Secure" : "");
}

/* Passwords can be guessed; keys and links can't, and many units may come from the one address of a proxy. */
static int must_wait(const zb_request *request, const char *kind, size_t n)
{
  bool is_guess = n == strlen("password") && strncmp(kind, "password", n) == 0;
  return is_guess ? zb_attempts_take(request->server->attempts, address_of(request), time(NULL)) : 0;
}

void zb_session_begin(zb_request *request)
{
  const char *words = zb_request_header(request, "Authorization");
  const char *space = words == NULL ? NULL : strchr(words, ' ');
  size_t n = space == NULL ? 0 : (size_t)(space - words);
  request->wait = must_wait(request, words, n);
  if (request->wait > 0) {
    zb_answer_reply(request, (zb_reply){429, "试得太多了，请等十秒再试"});
    return;
  }
  if (space == NULL || !try(request, words, n, space + 1)) {
    zb_answer_reply(request, (zb_reply){403, "密码、链接不对，或者过期了"});
    return;
  }
  if (request->caller.role == ZB_ROLE_OFFICE)
    zb_attempts_forgive(request->server->attempts, address_of(request));
  zb_buffer grant = {0};
  zb_grant_write(&request->caller, ZB_GRANT_SESSION, request->server->sessions, &grant);
  request->cookie = write_cookie(request, grant.data, request->caller.until - time(NULL));
  zb_session_show(request);
  zb_buffer_free(&grant);
}

void zb_session_end(zb_request *request)
{
  request->cookie = write_cookie(request, "", 0);
  zb_answer_reply(request, (zb_reply){200, ""});
}
