/* A file that is sent as the body of a request: each piece goes to the disk as it comes. */
#include "serve/request.h"

#include "serve/upload_name.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whoever sends less than that on the average, after a while, only keeps the connection. */
enum { PATIENCE = 60, LEAST_RATE = 512 /* bytes a second */ };

/* The length that the body is going to have; -1: it is not said. */
static int64_t announced(const zb_request *request)
{
  const char *text = zb_request_header(request, "Content-Length");
  if (text == NULL || strspn(text, "0123456789") != strlen(text) || strlen(text) > 15 || *text == '\0')
    return -1;
  return strtoll(text, NULL, 10);
}

static zb_reply may_receive(zb_request *request)
{
  const char *name = request->name = zb_request_parameter(request, "name");
  int64_t bytes = announced(request);
  if (bytes < 0)
    return (zb_reply){411, "浏览器没有说文件有多大，没有收"};
  const char *fault = name == NULL ? "文件名里有不能用的字符，请改名" : zb_upload_name_fault(name, strlen(name));
  if (fault != NULL)
    return (zb_reply){400, fault};
  if (request->caller.role == ZB_ROLE_UNIT && zb_upload_name_rules(name))
    return (zb_reply){400, "按哪一份通知由主管部门定，notice.txt 和通知的文件没有收"};
  return zb_works_claim(request->server->works, &request->caller, request->id, name, bytes, &request->claim);
}

void zb_upload_begin(zb_request *request)
{
  zb_reply reply = may_receive(request);
  if (reply.code == 200) {
    const char *path = zb_arena_printf(request->arena, "%s/incoming/upload", request->server->state);
    request->receiving = true;
    if (zb_part_begin(&request->part, path, request->diags) != ZB_OK)
      reply = zb_reply_full;
  }
  bool is_endless = announced(request) < 0 || announced(request) > zb_works_get_limits(request->server->works)->bytes;
  if (reply.code != 200 && is_endless)
    zb_answer_reply(request, reply); /* and the connection is closed */
  else if (reply.code != 200)
    request->refusal = reply;
}

bool zb_upload_add(zb_request *request, const char *bytes, size_t n)
{
  if (request->refusal.code == 0)
    zb_part_add(&request->part, bytes, n);
  request->received += (int64_t)n;
  if (request->received > announced(request))
    return false; /* it was said in two ways how much comes */
  double age = zb_request_age(request);
  return age < PATIENCE || (double)request->received >= age * LEAST_RATE;
}

void zb_upload_finish(zb_request *request)
{
  if (request->refusal.code != 0) {
    zb_answer_reply(request, request->refusal);
    return;
  }
  if (zb_part_finish(&request->part, false, request->diags) != ZB_OK) {
    zb_answer_reply(request, zb_reply_full);
    return;
  }
  if (request->received != request->claim.bytes) {
    zb_answer_reply(request, (zb_reply){400, "文件没有传完，请再传一次"});
    return;
  }
  zb_reply reply = zb_works_take(request->server->works, &request->caller, request->id, request->name, &request->claim,
                                 request->part.name.data);
  zb_answer_reply(request, reply);
}

void zb_upload_end(zb_request *request)
{
  if (request->claim.holds)
    zb_works_release(request->server->works, request->id, &request->claim);
  if (!request->receiving)
    return;
  if (request->part.name.data != NULL)
    unlink(request->part.name.data); /* the work has it under a name of its own */
  zb_part_end(&request->part);
}
