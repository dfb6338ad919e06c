#include "cli/serve_options.h"

#include "cli/options.h"
#include "run/workers.h"

#include <stdlib.h>
#include <string.h>

enum {
  OPTION_LISTEN = 512,
  OPTION_HOST,
  OPTION_PROXY,
  OPTION_STATE,
  OPTION_KEEP,
  OPTION_LIMIT,
  OPTION_AT_ONCE,
  OPTION_PASSWORD_FILE,
  OPTION_CERT,
  OPTION_KEY,
  OPTION_NO_OPEN,
  OPTION_UNTIL,
  OPTION_BEHIND
};

const struct option zb_serve_option_list[] = {
    {"listen", required_argument, NULL, OPTION_LISTEN},
    {"host", required_argument, NULL, OPTION_HOST},
    {"proxy", required_argument, NULL, OPTION_PROXY},
    {"state", required_argument, NULL, OPTION_STATE},
    {"keep", required_argument, NULL, OPTION_KEEP},
    {"limit", required_argument, NULL, OPTION_LIMIT},
    {"at-once", required_argument, NULL, OPTION_AT_ONCE},
    {"password-file", required_argument, NULL, OPTION_PASSWORD_FILE},
    {"cert", required_argument, NULL, OPTION_CERT},
    {"key", required_argument, NULL, OPTION_KEY},
    {"no-open", no_argument, NULL, OPTION_NO_OPEN},
    {"until", required_argument, NULL, OPTION_UNTIL},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

enum { DEFAULT_KEEP = 7, MAX_KEEP = 3650, DEFAULT_LIMIT = 2048, MAX_LIMIT = 100000, MAX_AT_ONCE = 64 };

void zb_serve_options_begin(zb_serve_options *options)
{
  *options = (zb_serve_options){0};
  options->server = (zb_server_options){
      .listen = "127.0.0.1:8020", .keep_days = DEFAULT_KEEP, .limit_mb = DEFAULT_LIMIT, .at_once = zb_processors()};
}

bool zb_serve_option_is(int letter)
{
  return letter >= OPTION_LISTEN && letter < OPTION_BEHIND;
}

static zb_status take_number(const char *name, const char *text, int max, int *number, zb_buffer *complaint)
{
  size_t n = strspn(text, "0123456789");
  long value = n > 0 && n < 8 && text[n] == '\0' ? strtol(text, NULL, 10) : 0;
  if (value >= 1 && value <= max) {
    *number = (int)value;
    return ZB_OK;
  }
  zb_buffer_printf(complaint, "%s 后面写 1 到 %d 的数，不能是“%s”", name, max, text);
  return ZB_USAGE;
}

static zb_status take_host(char *value, zb_serve_options *options, zb_buffer *complaint)
{
  zb_server_options *server = &options->server;
  bool has_scheme = strncmp(value, "https://", 8) == 0 || strncmp(value, "http://", 7) == 0;
  const char *host = has_scheme ? strstr(value, "://") + 3 : value;
  if (*host == '\0' || strchr(host, '/') != NULL || server->host_count == ZB_MAX_SERVE_HOSTS) {
    zb_buffer_printf(
        complaint,
        "--host 后面写浏览器地址栏里的主机名和端口，如 --host 10.1.2.3:8020、--host https://zhibiao.example.gov.cn，"
        "最多 %d 个",
        ZB_MAX_SERVE_HOSTS);
    return ZB_USAGE;
  }
  options->hosts[server->host_count++] = value;
  return ZB_OK;
}

zb_status zb_serve_option_take(int letter, char *value, zb_serve_options *options, zb_buffer *complaint)
{
  zb_server_options *server = &options->server;
  switch (letter) {
  case OPTION_LISTEN:
    server->listen = value;
    break;
  case OPTION_HOST:
    return take_host(value, options, complaint);
  case OPTION_PROXY:
    server->proxy = value;
    break;
  case OPTION_STATE:
    server->state = value;
    break;
  case OPTION_KEEP:
    return take_number("--keep", value, MAX_KEEP, &server->keep_days, complaint);
  case OPTION_LIMIT:
    return take_number("--limit", value, MAX_LIMIT, &server->limit_mb, complaint);
  case OPTION_AT_ONCE:
    return take_number("--at-once", value, MAX_AT_ONCE, &server->at_once, complaint);
  case OPTION_PASSWORD_FILE:
    server->password_file = value;
    break;
  case OPTION_CERT:
    server->certificate = value;
    break;
  case OPTION_KEY:
    server->key = value;
    break;
  case OPTION_NO_OPEN:
    options->no_open = true;
    break;
  case OPTION_UNTIL:
    options->until = value;
    break;
  }
  return ZB_OK;
}
