#include "serve/front.h"

#include "serve/request.h"
#include "serve/session.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  THREADS = 4,
  CONNECTIONS = 1000,
  OF_ADDRESS = CONNECTIONS / 4,
  TIMEOUT = 30,
  BACKLOG = 128,
  MAX_USELESS_BODY = 64 * 1024,
  MOST_FILES = 8192
};

struct zb_front {
  struct MHD_Daemon *daemon;
};

/* --- A request -----------------------------------------------------------------------------------------------------
 */

const char *zb_request_header(const zb_request *request, const char *name)
{
  return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

const char *zb_request_parameter(const zb_request *request, const char *name)
{
  const char *value = NULL;
  size_t n = 0;
  if (MHD_lookup_connection_value_n(request->connection, MHD_GET_ARGUMENT_KIND, name, strlen(name), &value, &n) !=
          MHD_YES ||
      value == NULL || strlen(value) != n)
    return NULL;
  return value;
}

double zb_request_age(const zb_request *request)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - request->begun.tv_sec) + (double)(now.tv_nsec - request->begun.tv_nsec) / 1e9;
}

static zb_request *begin(zb_server *server, struct MHD_Connection *connection, const char *method, const char *url)
{
  zb_request *request = calloc(1, sizeof *request);
  request->server = server;
  request->connection = connection;
  request->arena = zb_arena_new();
  request->diags = zb_diags_new();
  request->url = zb_arena_strdup(request->arena, url);
  clock_gettime(CLOCK_MONOTONIC, &request->begun);
  request->route = zb_route_find(request, method, url);
  return request;
}

/* What is asked for, as the log has it: the route, as names and ids are nobody else's business. */
static void log_request(const zb_request *request)
{
  bool is_look =
      request->route != NULL && !request->route->changes && request->code < 400; /* the page asks all the time */
  if (request->server->options.log == NULL || is_look)
    return;
  char when[sizeof "2020-08-04T10:00:00Z"];
  time_t now = time(NULL);
  struct tm parts;
  if (gmtime_r(&now, &parts) == NULL || strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
    *when = '\0';
  const zb_route *route = request->route;
  char line[160];
  snprintf(line, sizeof line, "%s %s %s %d %.0f ms", when, route == NULL ? "-" : route->method,
           route == NULL ? "-" : route->path, request->code, zb_request_age(request) * 1000);
  request->server->options.log(line);
}

static void finish(void *server, struct MHD_Connection *connection, void **context,
                   enum MHD_RequestTerminationCode code)
{
  (void)server, (void)connection, (void)code;
  zb_request *request = *context;
  if (request == NULL)
    return;
  zb_upload_end(request);
  log_request(request);
  zb_diags_free(request->diags);
  zb_arena_free(request->arena);
  free(request);
  *context = NULL;
}

/* --- What comes before its handler ---------------------------------------------------------------------------------
 */

/* Refuses what our own page would not send, before anything else is looked at. */
static void admit(zb_request *request)
{
  const zb_gate *gate = &request->server->gate;
  const zb_route *route = request->route;
  if (!zb_gate_knows_host(gate, zb_request_header(request, "Host"))) {
    zb_answer_reply(request, (zb_reply){421, "这个地址不是本机的：请用启动时显示的地址打开"});
    return;
  }
  if (route == NULL) {
    zb_answer_reply(request, (zb_reply){404, "没有这个页面"});
    return;
  }
  if (route->changes && !zb_gate_knows_origin(gate, zb_request_header(request, "Origin"))) {
    zb_answer_reply(request, (zb_reply){403, "这个请求不是从本页来的，没有照办"});
    return;
  }
  zb_session_read(request);
  if (route->caller == ZB_KNOWN && request->caller.role == ZB_ROLE_NONE) {
    zb_answer_reply(request, (zb_reply){401, "请先登录，或用启动时显示的地址打开"});
    return;
  }
  if (route->handler == zb_upload_finish)
    zb_upload_begin(request);
}

static enum MHD_Result take_body(zb_request *request, const char *bytes, size_t *n)
{
  size_t length = *n;
  *n = 0;
  if (request->receiving || request->refusal.code != 0)
    return zb_upload_add(request, bytes, length) ? MHD_YES : MHD_NO;
  request->received += (int64_t)length; /* nothing else has a body */
  return request->received <= MAX_USELESS_BODY ? MHD_YES : MHD_NO;
}

static enum MHD_Result answer(void *server, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *bytes, size_t *n, void **context)
{
  (void)version;
  zb_request *request = *context;
  if (request == NULL) {
    *context = request = begin(server, connection, method, url);
    admit(request);
    return MHD_YES;
  }
  if (*n > 0)
    return take_body(request, bytes, n);
  if (request->code == 0)
    request->route->handler(request);
  return request->code != 0 ? MHD_YES : MHD_NO;
}

/* --- The socket ----------------------------------------------------------------------------------------------------
 */

typedef union place {
  struct sockaddr any;
  struct sockaddr_in v4;
  struct sockaddr_in6 v6;
} place;

static socklen_t make_place(const char *address, int port, place *p)
{
  *p = (place){0};
  if (inet_pton(AF_INET6, address, &p->v6.sin6_addr) == 1) {
    p->v6.sin6_family = AF_INET6;
    p->v6.sin6_port = htons((uint16_t)port);
    return sizeof p->v6;
  }
  p->v4.sin_family = AF_INET;
  p->v4.sin_port = htons((uint16_t)port);
  return inet_pton(AF_INET, address, &p->v4.sin_addr) == 1 ? sizeof p->v4 : 0;
}

int zb_front_listen(const char *address, int *port, zb_diags *diags)
{
  place p;
  socklen_t n = make_place(address, *port, &p);
  int one = 1, listener = socket(p.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  bool good = n > 0 && listener >= 0 && setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0 &&
              bind(listener, &p.any, n) == 0 && listen(listener, BACKLOG) == 0 &&
              getsockname(listener, &p.any, &n) == 0;
  if (good) {
    *port = ntohs(p.any.sa_family == AF_INET6 ? p.v6.sin6_port : p.v4.sin_port);
    return listener;
  }
  const char *why = errno == EADDRINUSE      ? "这个端口已经有程序在用"
                    : errno == EACCES        ? "没有权限用这个端口"
                    : errno == EADDRNOTAVAIL ? "这台机器没有这个地址"
                                             : strerror(errno);
  zb_diags_add(diags, ZB_ERROR, "no-listening", "", "请用 --listen 换一个端口，如 --listen 8021；也可能已经开着一个了",
               "不能在 %s 的 %d 端口上等浏览器：%s", address, *port, why);
  if (listener >= 0)
    close(listener);
  return -1;
}

/* Each connection is a file, and some have another one: mostly 1024 are allowed until one asks for more. */
static void allow_files(void)
{
  struct rlimit l;
  if (getrlimit(RLIMIT_NOFILE, &l) == 0 && l.rlim_cur < MOST_FILES) {
    l.rlim_cur = l.rlim_max == RLIM_INFINITY || l.rlim_max > MOST_FILES ? MOST_FILES : l.rlim_max;
    setrlimit(RLIMIT_NOFILE, &l); /* refused: then fewer get in at once */
  }
}

zb_front *zb_front_open(zb_server *server, int socket, const char *certificate, const char *key, zb_diags *diags)
{
  zb_front *front = calloc(1, sizeof *front);
  struct MHD_OptionItem tls[] = {{MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)certificate},
                                 {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)key},
                                 {MHD_OPTION_END, 0, NULL}};
  if (certificate == NULL)
    tls[0] = tls[2];
  /* Nobody takes all the connections; those of a proxy are everybody's. */
  unsigned of_address = server->options.proxy == NULL ? OF_ADDRESS : 0;
  allow_files();
  unsigned flags = MHD_USE_AUTO_INTERNAL_THREAD | (certificate != NULL ? MHD_USE_TLS : 0);
  front->daemon = MHD_start_daemon(flags, 0, NULL, NULL, answer, server, MHD_OPTION_LISTEN_SOCKET, socket,
                                   MHD_OPTION_NOTIFY_COMPLETED, finish, server, MHD_OPTION_THREAD_POOL_SIZE,
                                   (unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
                                   MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                                   of_address, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
  if (front->daemon != NULL)
    return front;
  close(socket);
  free(front);
  zb_diags_add(diags, ZB_ERROR, "no-server", "", "用了 --cert、--key 的，请检查这两个文件是不是一对 PEM",
               "网页服务没有开成");
  return NULL;
}

void zb_front_close(zb_front *front)
{
  if (front == NULL)
    return;
  MHD_stop_daemon(front->daemon);
  free(front);
}
