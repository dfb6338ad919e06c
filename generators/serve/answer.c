#include "serve/request.h"

#include "base/json.h"
#include "serve/below.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const policies[] = {
    [ZB_POLICY_NOTHING] = "default-src 'none'; frame-ancestors 'none'",
    [ZB_POLICY_PAGE] = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    /* Browsers show a PDF by a page of their own, which the policy of the file would keep from working. */
    [ZB_POLICY_FILE] = "frame-ancestors 'self'",
};

static void add_headers(zb_request *request, struct MHD_Response *response, const char *type, zb_policy policy)
{
  const char *const headers[][2] = {
      {"Content-Type", type},
      {"Content-Security-Policy",
       policy == ZB_POLICY_REPORT ? zb_site_report_policy(request->server->site) : policies[policy]},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", policy >= ZB_POLICY_FILE ? "SAMEORIGIN" : "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
      {"Cache-Control", "no-store"},
  };
  for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
    MHD_add_response_header(response, headers[i][0], headers[i][1]);
  if (request->cookie != NULL)
    MHD_add_response_header(response, "Set-Cookie", request->cookie);
  if (request->wait > 0)
    MHD_add_response_header(response, "Retry-After", zb_arena_printf(request->arena, "%d", request->wait));
}

/* RESPONSE may be NULL: there was no memory for it, and the connection is closed without one. */
static void give(zb_request *request, int code, struct MHD_Response *response)
{
  request->code = code;
  if (response == NULL)
    return;
  if (MHD_queue_response(request->connection, (unsigned)code, response) != MHD_YES)
    request->code = 0;
  MHD_destroy_response(response);
}

void zb_answer_text(zb_request *request, int code, const char *type, zb_policy policy, const void *bytes, size_t n)
{
  struct MHD_Response *response = MHD_create_response_from_buffer(n, (void *)bytes, MHD_RESPMEM_MUST_COPY);
  if (response != NULL)
    add_headers(request, response, type, policy);
  give(request, code, response);
}

void zb_answer_json(zb_request *request, int code, const zb_buffer *text)
{
  zb_answer_text(request, code, "application/json", ZB_POLICY_NOTHING, text->data, text->length);
}

void zb_answer_reply(zb_request *request, zb_reply reply)
{
  zb_buffer text = {0};
  zb_buffer_puts(&text, "{");
  if (*reply.words != '\0') {
    zb_buffer_puts(&text, "\"error\":");
    zb_json_string(&text, reply.words);
  }
  zb_buffer_puts(&text, "}\n");
  zb_answer_json(request, reply.code, &text);
  zb_buffer_free(&text);
}

void zb_answer_file(zb_request *request, const char *folder, const char *name)
{
  int64_t size;
  int file = zb_below_open(folder, name, &size);
  if (file < 0) {
    zb_answer_reply(request, (zb_reply){404, "没有这个文件"});
    return;
  }
  bool shown;
  const char *type = zb_site_type(name, &shown);
  bool is_report = strncmp(type, "text/html", strlen("text/html")) == 0;
  struct MHD_Response *response = MHD_create_response_from_fd64((uint64_t)size, file);
  if (response == NULL)
    close(file);
  else {
    add_headers(request, response, type, is_report ? ZB_POLICY_REPORT : ZB_POLICY_FILE);
    if (!shown)
      MHD_add_response_header(response, "Content-Disposition", "attachment");
  }
  give(request, 200, response);
}
