#include "report/run_lines.h"

#include "base/arena.h"
#include "base/json.h"
#include "value/private.h"

static void add_text(zb_buffer *out, const char *key, const char *text)
{
  zb_arena *arena = zb_arena_new();
  zb_buffer_printf(out, ",\"%s\":", key);
  zb_json_string(out, zb_with_masked_ids(text, arena));
  zb_arena_free(arena);
}

/* As printf %b takes it back. */
static void add_in_one_line(zb_buffer *out, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n' || *text == '\r' || *text == '\\')
      zb_buffer_puts(out, *text == '\n' ? "\\n" : *text == '\r' ? "\\r" : "\\\\");
    else
      zb_buffer_putc(out, *text);
}

void zb_line_of_message(const zb_diag *diag, zb_buffer *out)
{
  static const char *const severities[] = {[ZB_ERROR] = "error", [ZB_WARNING] = "warning", [ZB_NOTE] = "note"};
  zb_buffer_printf(out, "{\"type\":\"message\",\"severity\":\"%s\"", severities[diag->severity]);
  add_text(out, "code", diag->code);
  add_text(out, "place", diag->place);
  add_text(out, "record", diag->record);
  add_text(out, "message", diag->message);
  add_text(out, "remedy", diag->remedy);
  zb_buffer_puts(out, "}\n");
}

void zb_line_of_document(const zb_line_document *document, zb_buffer *out)
{
  zb_status status = document->status;
  zb_buffer_printf(out, "{\"type\":\"document\",\"outcome\":\"%s\"",
                   status == ZB_OK        ? "made"
                   : status == ZB_REFUSED ? "refused"
                                          : "failed");
  add_text(out, "document", document->document);
  add_text(out, "title", document->title);
  add_text(out, "record", document->record);
  zb_buffer_printf(out, ",\"left_out\":%d,\"files\":[", document->left_out);
  for (int i = 0; i < document->file_count; i++) {
    const zb_line_file *file = &document->files[i];
    zb_buffer_puts(out, i == 0 ? "{\"change\":" : ",{\"change\":");
    zb_json_string(out, file->change == NULL ? "new" : *file->change == '\0' ? "unchanged" : file->change);
    add_text(out, "path", file->path);
    zb_buffer_putc(out, '}');
  }
  zb_buffer_puts(out, "]}\n");
}

void zb_line_of_outcome(const zb_run_outcome *outcome, bool json, zb_buffer *out)
{
  const struct {
    const char *key;
    int number;
  } numbers[] = {
      {"status", outcome->status},
      {"made", outcome->made},
      {"refused", outcome->refused},
      {"failed", outcome->failed},
      {"left_out", outcome->left_out},
      {"errors", outcome->errors},
      {"warnings", outcome->warnings},
      {"notes", outcome->notes},
      {"found_errors", outcome->found_errors},
      {"found_warnings", outcome->found_warnings},
      {"found_notes", outcome->found_notes},
      {"new", outcome->files_new},
      {"changed", outcome->changed},
      {"restored", outcome->restored},
      {"unchanged", outcome->unchanged},
      {"withdrawn", outcome->withdrawn},
  };
  zb_buffer_puts(out, json ? "{\"type\":\"outcome\"" : "zhibiao-outcome");
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    zb_buffer_printf(out, json ? ",\"%s\":%d" : " %s=%d", numbers[i].key, numbers[i].number);
  if (json) {
    add_text(out, "date", outcome->date);
    add_text(out, "output", outcome->output);
    zb_buffer_puts(out, "}\n");
  } else {
    zb_buffer_printf(out, " date=%s output=", outcome->date);
    add_in_one_line(out, outcome->output); /* last: it may have blanks */
    zb_buffer_putc(out, '\n');
  }
}
