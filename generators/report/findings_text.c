#include "report/findings_text.h"

#include "base/json.h"
#include "base/width.h"

#include <inttypes.h>
#include <string.h>

enum { MAX_RULES = 12, MAX_WIDTH = 80 /* of an example, in columns */ };

/* Runs SQL that is known to be valid: an error is the database's. */
static zb_status query(zb_store *store, const char *sql, zb_rows **rows, zb_diags *diags)
{
  const char *why;
  zb_status status = zb_store_query(store, sql, NULL, 0, rows, &why);
  if (status == ZB_OK)
    return ZB_OK;
  zb_diags_add(diags, ZB_ERROR, "database", "", "请检查临时文件夹所在的磁盘空间", "读不出检查的结果：%s", why);
  return ZB_OUTPUT;
}

static void write_line(const zb_rows *rows, zb_buffer *line)
{
  zb_buffer_clear(line);
  for (int c = 0; c < zb_rows_columns(rows); c++) {
    zb_buffer_printf(line, "%c\"%s\":", c == 0 ? '{' : ',', zb_rows_name(rows, c));
    zb_json_string(line, zb_rows_value(rows, c).text);
  }
  zb_buffer_puts(line, "}\n");
}

zb_status zb_findings_json(zb_store *store, void (*write)(const zb_buffer *line), zb_diags *diags)
{
  zb_rows *rows;
  zb_status status = query(store,
                           "SELECT rule, level, clause, owner, record, unit, district, place, message, remedy"
                           " FROM _findings ORDER BY number",
                           &rows, diags);
  if (status != ZB_OK)
    return status;
  zb_buffer line = {0};
  while (zb_rows_next(rows)) {
    write_line(rows, &line);
    write(&line);
  }
  zb_buffer_free(&line);
  zb_rows_free(rows);
  return ZB_OK;
}

static const char *level_name(const zb_finding_words *words, const char *level)
{
  if (strcmp(level, "error") == 0)
    return words->error;
  return strcmp(level, "warning") == 0 ? words->warning : words->hint;
}

static void add_shortened(zb_buffer *out, const char *message)
{
  int width = zb_text_width(message);
  zb_text_pad(out, message, width < MAX_WIDTH ? width : MAX_WIDTH);
}

void zb_findings_count(const zb_finding_counts *counts, const zb_finding_words *words, zb_buffer *out)
{
  zb_buffer_printf(out, "%s %" PRId64 " 处，%s %" PRId64 " 处，%s %" PRId64 " 处", words->error, counts->errors,
                   words->warning, counts->warnings, words->hint, counts->hints);
}

zb_status zb_findings_summary(zb_store *store, const zb_finding_counts *counts, const zb_finding_words *words,
                              zb_buffer *out, zb_diags *diags)
{
  if (*words->judged != '\0')
    zb_buffer_printf(out, "%s：", words->judged);
  zb_findings_count(counts, words, out);
  zb_buffer_putc(out, '\n');
  zb_rows *rows;
  zb_status status =
      query(store,
            "SELECT level, rule, clause, count(*), min(number), message FROM _findings GROUP BY level, rule"
            " ORDER BY level = 'error' DESC, level = 'warning' DESC, count(*) DESC, rule",
            &rows, diags);
  if (status != ZB_OK)
    return status;
  int more = 0;
  for (int n = 0; zb_rows_next(rows); n++) {
    const char *level = level_name(words, zb_rows_value(rows, 0).text), *clause = zb_rows_value(rows, 2).text;
    if (n >= MAX_RULES) {
      more++;
      continue;
    }
    zb_buffer_printf(out, "  %s %6" PRId64 " 处  %s%s%s%s，例：", level, zb_rows_value(rows, 3).integer,
                     zb_rows_value(rows, 1).text, *clause != '\0' ? "（" : "", clause, *clause != '\0' ? "）" : "");
    add_shortened(out, zb_rows_value(rows, 5).text);
    zb_buffer_putc(out, '\n');
  }
  if (more > 0)
    zb_buffer_printf(out, "  还有 %d 种\n", more);
  zb_rows_free(rows);
  return ZB_OK;
}
