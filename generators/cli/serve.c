/* The page in the browser. */
#include "base/interrupt.h"
#include "cli/commands.h"
#include "cli/show.h"
#include "run/resources.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* By several threads; a line is one call. */
static void print_log(const char *line)
{
  fprintf(stderr, "%s\n", line);
}

/* The folder of all works where none is given: that of the user's state, by the XDG rules. */
static const char *state_folder(zb_arena *arena)
{
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  if (state != NULL && *state == '/')
    return zb_arena_printf(arena, "%s/zhibiao", state);
  return zb_arena_printf(arena, "%s/.local/state/zhibiao", home != NULL && *home == '/' ? home : "/tmp");
}

/* Where there is a desktop, its browser shows the page; else the address is on the terminal. */
static void open_browser(const char *address)
{
  const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
  if ((x == NULL || *x == '\0') && (wayland == NULL || *wayland == '\0'))
    return;
  signal(SIGCHLD, SIG_DFL);
  pid_t process = fork();
  if (process != 0)
    return; /* also where it could not be started: the address has been printed */
  setsid();
  execlp("xdg-open", "xdg-open", address, (char *)NULL);
  _exit(127);
}

static void say_where(const zb_server *server, const zb_serve_options *options)
{
  printf("请用浏览器打开：\n  %s\n", zb_server_address(server));
  if (options->server.password_file == NULL)
    puts("这个地址里有钥匙，只给自己用；关掉程序就失效");
  puts("停下：按 Ctrl-C");
  fflush(stdout);
}

static zb_status serve(const zb_serve_options *options, zb_diags *diags)
{
  zb_server *server;
  umask(S_IRWXG | S_IRWXO);
  zb_status status = zb_server_start(&options->server, diags, &server);
  zb_show_messages(diags);
  if (status != ZB_OK)
    return status;
  say_where(server, options);
  if (!options->no_open)
    open_browser(zb_server_address(server));
  while (!zb_interrupted())
    nanosleep(&(struct timespec){.tv_nsec = 200 * 1000 * 1000}, NULL);
  zb_server_stop(server);
  return ZB_OK;
}

static zb_status print_link(const zb_options *options, const zb_serve_options *serve, zb_diags *diags)
{
  zb_buffer link = {0};
  if (serve->until == NULL) {
    fputs("zhibiao：请写明链接用到哪一天，如 --until 2026-12-31\n", stderr);
    return ZB_USAGE;
  }
  zb_status status = zb_server_link(&serve->server, options->run.data[1], serve->until, &link, diags);
  zb_show_messages(diags);
  if (status == ZB_OK)
    puts(link.data);
  zb_buffer_free(&link);
  return status;
}

/* Jobs work in folders of their own: the path of a notice's folder has to lead there from all of them. */
static const char *notice_of(const zb_options *options, zb_arena *arena)
{
  const char *notice = options->run.notice;
  char *full = notice != NULL && strchr(notice, '/') != NULL ? realpath(notice, NULL) : NULL;
  if (full != NULL)
    notice = zb_arena_strdup(arena, full);
  free(full);
  return notice;
}

static zb_status with_files(const zb_options *options, zb_arena *arena, zb_diags *diags)
{
  zb_serve_options serving = options->serve;
  serving.server.hosts = serving.hosts;
  serving.server.notice = notice_of(options, arena);
  serving.server.log = print_log;
  if (serving.server.state == NULL)
    serving.server.state = state_folder(arena);
  if (options->run.data_count == 2 && strcmp(options->run.data[0], "token") == 0)
    return print_link(options, &serving, diags);
  if (options->run.data_count > 0) {
    fputs("zhibiao：serve 后面写选项；给单位的链接写 zhibiao serve token 单位 --until 日期\n", stderr);
    return ZB_USAGE;
  }
  zb_resources resources;
  zb_status status = zb_resources_locate(arena, NULL, diags, &resources);
  char *templates = status == ZB_OK ? realpath(resources.templates, NULL) : NULL;
  if (templates == NULL) {
    zb_show_messages(diags);
    return ZB_TEMPLATE;
  }
  serving.server.pages = zb_arena_printf(arena, "%s/web", templates);
  serving.server.home = zb_arena_strndup(arena, templates, (size_t)(strrchr(templates, '/') - templates));
  free(templates);
  return serve(&serving, diags);
}

zb_status zb_command_serve(const zb_options *options)
{
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  zb_status status = with_files(options, arena, diags);
  zb_diags_free(diags);
  zb_arena_free(arena);
  return status;
}
