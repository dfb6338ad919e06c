/* All that can be asked for. */
#include "serve/request.h"
#include "serve/session.h"

#include "base/entries.h"
#include "base/json.h"
#include "serve/below.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void show_page(zb_request *request)
{
  const zb_page *page = zb_site_find(request->server->site, request->url);
  if (page == NULL)
    zb_answer_reply(request, (zb_reply){404, "没有这个页面"});
  else
    zb_answer_text(request, 200, page->type, ZB_POLICY_PAGE, page->text.data, page->text.length);
}

/* The workbook to fill in, which `zhibiao new` has made when the server started. */
static void show_blank(zb_request *request)
{
  const char *folder = zb_arena_printf(request->arena, "%s/blank/new", request->server->state);
  const char *const *names;
  int n = zb_entry_names(folder, ".xlsx", request->arena, &names);
  if (n > 0)
    zb_answer_file(request, folder, names[0]);
  else
    zb_answer_reply(request, (zb_reply){404, "填报表没有做成，请告诉管理员"});
}

static void list_works(zb_request *request)
{
  zb_buffer text = {0};
  zb_works_list(request->server->works, &request->caller, &text);
  zb_answer_json(request, 200, &text);
  zb_buffer_free(&text);
}

static void answer_id(zb_request *request, zb_reply reply, const char *id)
{
  zb_buffer text = {0};
  if (reply.code != 200) {
    zb_answer_reply(request, reply);
    return;
  }
  zb_buffer_printf(&text, "{\"id\":\"%s\"}\n", id);
  zb_answer_json(request, 201, &text);
  zb_buffer_free(&text);
}

static void create_work(zb_request *request)
{
  char id[ZB_WORK_ID_SIZE];
  const char *title = zb_request_parameter(request, "title");
  zb_reply reply = zb_works_create(request->server->works, &request->caller, title == NULL ? "" : title, id);
  answer_id(request, reply, id);
}

static void merge_works(zb_request *request)
{
  char id[ZB_WORK_ID_SIZE];
  const char *ids = zb_request_parameter(request, "ids");
  zb_reply reply = zb_works_merge(request->server->works, &request->caller, ids == NULL ? "" : ids, id);
  answer_id(request, reply, id);
}

static void show_work(zb_request *request)
{
  zb_buffer text = {0};
  zb_reply reply = zb_works_show(request->server->works, &request->caller, request->id, &text);
  if (reply.code == 200)
    zb_answer_json(request, 200, &text);
  else
    zb_answer_reply(request, reply);
  zb_buffer_free(&text);
}

static void delete_work(zb_request *request)
{
  zb_answer_reply(request, zb_works_delete(request->server->works, &request->caller, request->id));
}

static void drop_file(zb_request *request)
{
  const char *name = zb_request_parameter(request, "name");
  zb_works *works = request->server->works;
  zb_answer_reply(request, zb_works_drop(works, &request->caller, request->id, name == NULL ? "" : name));
}

static bool is_set(const zb_request *request, const char *name)
{
  const char *value = zb_request_parameter(request, name);
  return value != NULL && strcmp(value, "1") == 0;
}

static bool is_date(const char *text)
{
  static const char form[] = "0000-00-00";
  for (size_t i = 0; i < sizeof form - 1; i++)
    if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
      return false;
  return text[sizeof form - 1] == '\0';
}

static void submit(zb_request *request, zb_task_kind kind)
{
  const char *date = zb_request_parameter(request, "date");
  zb_task task = {.kind = kind,
                  .print = is_set(request, "print"),
                  .draft = is_set(request, "draft"),
                  .pdf = is_set(request, "pdf"),
                  .zip = is_set(request, "zip")};
  if (date != NULL && *date != '\0' && !is_date(date)) {
    zb_answer_reply(request, (zb_reply){400, "日期请写成 2020-08-04 这样的年-月-日"});
    return;
  }
  snprintf(task.date, sizeof task.date, "%s", date == NULL ? "" : date);
  zb_answer_reply(request, zb_works_submit(request->server->works, &request->caller, request->id, &task));
}

static void check_work(zb_request *request)
{
  submit(request, ZB_TASK_CHECK);
}

static void make_work(zb_request *request)
{
  submit(request, ZB_TASK_MAKE);
}

static void pack_work(zb_request *request)
{
  submit(request, ZB_TASK_PACK);
}

static void stop_work(zb_request *request)
{
  zb_answer_reply(request, zb_works_stop(request->server->works, &request->caller, request->id));
}

/* The folder BELOW of the work, if that is the caller's; else NULL, and that is the answer. */
static const char *folder_of(zb_request *request, const char *below)
{
  zb_works *works = request->server->works;
  if (zb_works_has(works, &request->caller, request->id))
    return zb_arena_printf(request->arena, "%s%s", zb_works_path(works, request->id, request->arena), below);
  zb_answer_reply(request, zb_reply_unknown);
  return NULL;
}

static void show_file(zb_request *request, const char *below, const char *name)
{
  const char *folder = folder_of(request, below);
  if (folder != NULL)
    zb_answer_file(request, folder, name);
}

static void show_output(zb_request *request)
{
  show_file(request, "/output", request->name);
}

static void show_report(zb_request *request)
{
  show_file(request, "/check", request->name);
}

static bool is_log(const char *name)
{
  static const char *const known[] = {"check.out", "check.err", "make.out", "make.err"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(name, known[i]) == 0)
      return true;
  return false;
}

/* What a job has said so far: nothing, if it has not begun. */
static void show_log(zb_request *request)
{
  const char *folder = folder_of(request, "/log");
  int64_t size;
  int file = folder == NULL ? -1 : zb_below_open(folder, request->name, &size);
  if (file >= 0)
    close(file);
  if (folder != NULL && file < 0 && is_log(request->name))
    zb_answer_text(request, 200, "text/plain; charset=utf-8", ZB_POLICY_NOTHING, "", 0);
  else if (folder != NULL)
    zb_answer_file(request, folder, request->name);
}

static void show_zip(zb_request *request)
{
  show_file(request, "", "all.zip");
}

static const zb_route routes[] = {
    {"GET", "/session", zb_session_show, ZB_OPEN, false},
    {"POST", "/session", zb_session_begin, ZB_OPEN, true},
    {"DELETE", "/session", zb_session_end, ZB_OPEN, true},
    {"GET", "/blank.xlsx", show_blank, ZB_KNOWN, false},
    {"GET", "/works", list_works, ZB_KNOWN, false},
    {"POST", "/works", create_work, ZB_KNOWN, true},
    {"POST", "/merged", merge_works, ZB_KNOWN, true},
    {"GET", "/works/:", show_work, ZB_KNOWN, false},
    {"DELETE", "/works/:", delete_work, ZB_KNOWN, true},
    {"PUT", "/works/:/files", zb_upload_finish, ZB_KNOWN, true},
    {"DELETE", "/works/:/files", drop_file, ZB_KNOWN, true},
    {"POST", "/works/:/check", check_work, ZB_KNOWN, true},
    {"POST", "/works/:/make", make_work, ZB_KNOWN, true},
    {"POST", "/works/:/pack", pack_work, ZB_KNOWN, true},
    {"POST", "/works/:/stop", stop_work, ZB_KNOWN, true},
    {"GET", "/works/:/output/*", show_output, ZB_KNOWN, false},
    {"GET", "/works/:/report/*", show_report, ZB_KNOWN, false},
    {"GET", "/works/:/log/*", show_log, ZB_KNOWN, false},
    {"GET", "/works/:/all.zip", show_zip, ZB_KNOWN, false},
    {"GET", "*", show_page, ZB_OPEN, false},
};

/* An id is of ZB_WORK_ID_SIZE - 1 hexadecimal digits, so that nothing else gets into a path. */
static bool take_id(zb_request *request, const char **url)
{
  size_t n = strspn(*url, "0123456789abcdef");
  if (n != ZB_WORK_ID_SIZE - 1)
    return false;
  request->id = zb_arena_strndup(request->arena, *url, n);
  *url += n;
  return true;
}

static bool fits(zb_request *request, const char *pattern, const char *url)
{
  for (; *pattern != '\0' && *pattern != '*'; pattern++) {
    if (*pattern == ':' ? !take_id(request, &url) : *url++ != *pattern)
      return false;
  }
  request->name = zb_arena_strdup(request->arena, url);
  return *pattern == '*' || *url == '\0';
}

const zb_route *zb_route_find(zb_request *request, const char *method, const char *url)
{
  if (strcmp(method, "HEAD") == 0)
    method = "GET";
  for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
    if (strcmp(routes[i].method, method) == 0 && fits(request, routes[i].path, url))
      return &routes[i];
  return NULL;
}
