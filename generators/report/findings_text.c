#include "report/findings_text.h"

#include "base/json.h"

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
