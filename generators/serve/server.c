#include "serve/server.h"

#include "base/digest.h"
#include "base/entries.h"
#include "base/file.h"
#include "serve/address.h"
#include "serve/below.h"
#include "serve/box.h"
#include "serve/front.h"
#include "serve/upload_name.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LEAST_PASSWORD = 8, MAX_FILES = 20000, MAX_WORKS = 20, MAX_OFFICE_WORKS = 2000, DAY = 24 * 3600 };

/* --- Secrets -------------------------------------------------------------------------------------------------------
 */

static zb_status no_secret(zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "no-random", "", "请重新启动机器再试", "系统给不出随机数：%s", strerror(errno));
  return ZB_OUTPUT;
}

/* The key of all links that units have been given: made once, by the server. MAY_MAKE: this is it. */
static zb_status read_key(const char *state, bool may_make, char key[65], zb_diags *diags)
{
  zb_buffer path = {0}, text = {0};
  zb_buffer_printf(&path, "%s/key", state);
  zb_status status = ZB_OK;
  if (access(path.data, F_OK) != 0 && !may_make) {
    zb_diags_add(diags, ZB_ERROR, "no-key", state,
                 "请先用 --password-file 启动服务器；--state 要和启动时写得一样，用启动它的那个用户或 root",
                 "这里没有服务器的密钥，做出来的链接打不开");
    status = ZB_INPUT;
  } else if (access(path.data, F_OK) != 0) {
    status = zb_secret_new(key) ? zb_file_keep(path.data, key, 64, diags) : no_secret(diags);
  } else if ((status = zb_file_read(path.data, &text, diags)) == ZB_OK && text.length != 64) {
    zb_diags_add(diags, ZB_ERROR, "bad-key", path.data, "请删掉它再启动；给各单位的链接要重新做", "签名用的密钥坏了");
    status = ZB_INPUT;
  } else if (status == ZB_OK)
    memcpy(key, text.data, 65);
  zb_buffer_free(&path);
  zb_buffer_free(&text);
  return status;
}

/* Whether others may read it. Of one that is somebody else's (systemd's credentials) the group's rights are a list's.
 */
static bool is_open(const char *path)
{
  struct stat info;
  if (stat(path, &info) != 0)
    return true;
  return (info.st_mode & S_IRWXO) != 0 || (info.st_uid == geteuid() && (info.st_mode & S_IRWXG) != 0);
}

static const char *password_fault(const char *path, zb_buffer *text)
{
  text->data[text->length = strcspn(text->data, "\r\n")] = '\0';
  if (is_open(path))
    return "别人也能读密码文件；请先 chmod 600";
  return text->length < LEAST_PASSWORD ? "密码太短，至少 8 个字符" : NULL;
}

/* PASSWORD "": there is none, and the key is another one each time. */
static void make_session_key(zb_server *server, const char *password)
{
  zb_buffer text = {0};
  zb_buffer_printf(&text, "session %s", password);
  zb_hmac(server->key, text.data, text.length, server->sessions);
  zb_buffer_free(&text);
}

static zb_status read_password(zb_server *server, zb_diags *diags)
{
  const char *path = server->options.password_file;
  if (path == NULL) {
    if (!zb_secret_new(server->secret) || !zb_secret_new(server->key))
      return no_secret(diags);
    make_session_key(server, "");
    return ZB_OK;
  }
  zb_buffer text = {0};
  zb_status status = zb_file_read(path, &text, diags);
  const char *fault = status == ZB_OK && text.length > 0 ? password_fault(path, &text) : "密码文件是空的";
  if (status == ZB_OK && fault != NULL) {
    zb_diags_add(diags, ZB_ERROR, "bad-password", path, "密码写在文件的第一行，只让自己能读", "%s", fault);
    status = ZB_INPUT;
  }
  if (status == ZB_OK)
    status = read_key(server->state, true, server->key, diags);
  if (status == ZB_OK) {
    zb_hmac(server->key, text.data, text.length, server->password);
    make_session_key(server, text.data);
  }
  zb_buffer_free(&text);
  return status;
}

/* --- The state -----------------------------------------------------------------------------------------------------
 */

/* Why the folder can't be the server's: it closes it for others, and removes what it knows by names of its own. NULL if
   it can, or is to be made. */
static const char *state_fault(const char *folder, zb_arena *arena)
{
  struct stat info;
  const char *const *names;
  if (stat(folder, &info) != 0)
    return NULL;
  if (!S_ISDIR(info.st_mode))
    return "这不是文件夹";
  if (info.st_uid != geteuid())
    return "这个文件夹是别的用户的";
  bool is_ours = access(zb_arena_printf(arena, "%s/lock", folder), F_OK) == 0;
  return is_ours || zb_entry_names(folder, "", arena, &names) <= 0 ? NULL : "这个文件夹里有别的东西";
}

/* One server has the folder. What came in when the one before ended goes. */
static zb_status take_state(zb_server *server, zb_diags *diags)
{
  const char *given = server->options.state, *fault = state_fault(given, server->arena);
  if (fault != NULL) {
    zb_diags_add(diags, ZB_ERROR, "bad-state", given, "请用 --state 写一个新的（或者空的）文件夹，只给制表用", "%s",
                 fault);
    return ZB_OUTPUT;
  }
  zb_status status = zb_file_make_dirs(given, diags);
  char *full = status == ZB_OK ? realpath(given, NULL) : NULL;
  if (full == NULL)
    return status != ZB_OK ? status : zb_file_unwritable(given, diags);
  server->state = zb_arena_strdup(server->arena, full);
  free(full);
  server->lock = open(zb_arena_printf(server->arena, "%s/lock", server->state), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (server->lock < 0 || chmod(server->state, 0700) != 0)
    return zb_file_unwritable(server->state, diags);
  if (flock(server->lock, LOCK_EX | LOCK_NB) != 0) {
    zb_diags_add(diags, ZB_ERROR, "state-taken", server->state, "请用开着的那一个，或用 --state 换一个文件夹",
                 "已经有一个 zhibiao serve 在用这个文件夹");
    return ZB_OUTPUT;
  }
  zb_below_remove(zb_arena_printf(server->arena, "%s/incoming", server->state));
  return ZB_OK;
}

static zb_status open_works(zb_server *server, zb_diags *diags)
{
  zb_works_limits limits = {.bytes = (int64_t)server->options.limit_mb * 1024 * 1024,
                            .files = MAX_FILES,
                            .works = MAX_WORKS,
                            .office_works = MAX_OFFICE_WORKS,
                            .keep = (int64_t)server->options.keep_days * DAY};
  server->works = zb_works_open(zb_arena_printf(server->arena, "%s/works", server->state), &limits, diags);
  return server->works != NULL ? ZB_OK : ZB_OUTPUT;
}

/* The workbook to fill in. Without it the rest is of use all the same. */
static void make_blank(const zb_server *server, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  const char *folder = zb_arena_printf(arena, "%s/blank", server->state);
  char *arguments[] = {
      "zhibiao", "new", "new", server->options.notice != NULL ? "--notice" : NULL, (char *)server->options.notice,
      NULL};
  static const char *const writable[] = {".", NULL}, *const readable[] = {NULL};
  zb_box box = {.folder = folder,
                .arguments = arguments,
                .out = zb_arena_printf(arena, "%s/out", folder),
                .err = zb_arena_printf(arena, "%s/err", folder),
                .writable = writable,
                .readable = readable,
                .hidden = server->state,
                .temporary = folder,
                .home = server->options.home,
                .memory_mb = 2048,
                .cpu_seconds = 60};
  zb_below_remove(folder);
  pid_t process = zb_file_make_dirs(folder, diags) == ZB_OK ? zb_box_start(&box, arena) : -1;
  if (process > 0)
    zb_box_wait(process);
  if (process < 0 || zb_box_end(process) != 0)
    zb_diags_add(diags, ZB_WARNING, "no-blank", folder, "请看这个文件夹里的 err；网页上的“下载填报表”暂时不能用",
                 "填报表没有做成");
  zb_arena_free(arena);
}

/* --- Starting ------------------------------------------------------------------------------------------------------
 */

static zb_status usage(zb_diags *diags, const char *message, const char *remedy)
{
  zb_diags_add(diags, ZB_ERROR, "usage", "", remedy, "%s", message);
  return ZB_USAGE;
}

/* What others can reach needs a password, and a name by which they call it. */
static zb_status check_address(const zb_server_options *options, const char *address, zb_diags *diags)
{
  if (!zb_gate_is_local(address) && options->password_file == NULL)
    return usage(diags, "别的机器能打开的地址要有密码", "请用 --password-file 写明密码文件");
  if (zb_gate_is_any(address) && options->host_count == 0)
    return usage(diags, "听所有地址时，要写明浏览器里用的是哪个地址",
                 "请加 --host，如 --host 10.1.2.3:8020（可以写几次）");
  if (options->proxy != NULL && !zb_is_address(options->proxy))
    return usage(diags, "--proxy 后面写代理的地址，不写端口", "如 --proxy 127.0.0.1");
  if ((options->certificate == NULL) != (options->key == NULL))
    return usage(diags, "--cert 和 --key 要一起用", "请把证书和私钥两个文件都写上");
  return ZB_OK;
}

/* How browsers address the server. */
static const char *own_address(const zb_server_options *o, const char *address, int port, zb_arena *arena)
{
  const char *host = o->host_count > 0 ? o->hosts[0] : zb_gate_name(address, port, arena);
  const char *scheme = zb_gate_host(host) != host ? "" : o->certificate != NULL ? "https://" : "http://";
  return zb_arena_printf(arena, "%s%s/", scheme, host);
}

static zb_status open_front(zb_server *server, const char *address, zb_diags *diags)
{
  const zb_server_options *o = &server->options;
  zb_buffer certificate = {0}, key = {0};
  zb_status status = ZB_OK;
  if (o->certificate != NULL)
    status = zb_worse(zb_file_read(o->certificate, &certificate, diags), zb_file_read(o->key, &key, diags));
  int socket = status == ZB_OK ? zb_front_listen(address, &server->port, diags) : -1;
  if (socket >= 0) {
    zb_gate_open(&server->gate, server->arena, address, server->port, o->hosts, o->host_count);
    server->address = zb_arena_printf(server->arena, "%s%s%s", own_address(o, address, server->port, server->arena),
                                      *server->secret != '\0' ? "#key=" : "", server->secret);
    server->front = zb_front_open(server, socket, certificate.data, key.data, diags);
  }
  zb_buffer_free(&certificate);
  zb_buffer_free(&key);
  return status == ZB_OK && server->front == NULL ? ZB_OUTPUT : status;
}

static zb_status start(zb_server *server, zb_diags *diags)
{
  const zb_server_options *o = &server->options;
  const char *address;
  if (!zb_gate_split(o->listen, server->arena, &address, &server->port))
    return usage(diags, "--listen 后面写 地址:端口", "如 --listen 127.0.0.1:8020");
  zb_status status = check_address(o, address, diags);
  if (status == ZB_OK)
    status = take_state(server, diags);
  if (status == ZB_OK)
    status = read_password(server, diags);
  server->site = status == ZB_OK ? zb_site_read(o->pages, diags) : NULL;
  if (status == ZB_OK && server->site == NULL)
    status = ZB_TEMPLATE;
  if (status == ZB_OK)
    status = open_works(server, diags);
  if (status != ZB_OK)
    return status;
  make_blank(server, diags);
  zb_runner_options runner = {.state = server->state, .home = o->home, .notice = o->notice, .at_once = o->at_once};
  server->runner = zb_runner_start(server->works, &runner, diags);
  server->attempts = zb_attempts_new();
  return server->runner == NULL ? ZB_OUTPUT : open_front(server, address, diags);
}

zb_status zb_server_start(const zb_server_options *options, zb_diags *diags, zb_server **out)
{
  zb_server *server = calloc(1, sizeof *server);
  server->options = *options;
  server->arena = zb_arena_new();
  server->lock = -1;
  zb_status status = start(server, diags);
  *out = status == ZB_OK ? server : NULL;
  if (status != ZB_OK)
    zb_server_stop(server);
  return status;
}

void zb_server_stop(zb_server *server)
{
  if (server == NULL)
    return;
  zb_front_close(server->front);
  zb_runner_stop(server->runner);
  zb_works_close(server->works);
  zb_site_free(server->site);
  zb_attempts_free(server->attempts);
  if (server->lock >= 0)
    close(server->lock);
  zb_arena_free(server->arena);
  free(server);
}

const char *zb_server_address(const zb_server *server)
{
  return server->address;
}

/* --- Links ---------------------------------------------------------------------------------------------------------
 */

/* The end of that day, here; -1 if it is none: 2026-02-30 is no other day. */
static int64_t end_of_day(const char *day)
{
  struct tm parts = {.tm_isdst = -1};
  int end = 0;
  if (sscanf(day, "%4d-%2d-%2d%n", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &end) != 3 || day[end] != '\0')
    return -1;
  parts.tm_year -= 1900;
  parts.tm_mon -= 1;
  struct tm given = parts;
  mktime(&parts);
  if (parts.tm_mon != given.tm_mon || parts.tm_mday != given.tm_mday)
    return -1;
  given.tm_mday += 1;
  return mktime(&given);
}

zb_status zb_server_link(const zb_server_options *options, const char *unit, const char *until, zb_buffer *out,
                         zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  zb_grant grant = {.role = ZB_ROLE_UNIT, .until = end_of_day(until)};
  char key[65];
  const char *address;
  int port;
  size_t n = strlen(unit);
  zb_status status = ZB_OK;
  if (n >= sizeof grant.unit || zb_upload_name_fault(unit, n) != NULL)
    status = usage(diags, "单位名称不能用", "请写单位的全称，不超过 50 个字");
  else if (grant.until < time(NULL))
    status = usage(diags, "--until 的日期已经过了，或者不对", "如 --until 2026-12-31");
  else if (!zb_gate_split(options->listen, arena, &address, &port))
    status = usage(diags, "--listen 后面写 地址:端口", "如 --listen 127.0.0.1:8020");
  if (status == ZB_OK)
    status = read_key(options->state, false, key, diags);
  if (status == ZB_OK) {
    memcpy(grant.unit, unit, n);
    zb_buffer_printf(out, "%s#link=", own_address(options, address, port, arena));
    zb_grant_write(&grant, ZB_GRANT_LINK, key, out);
  }
  zb_arena_free(arena);
  return status;
}
