/* Says of a sheet that is not read, or not from its first person on, what was seen and what it may have been meant for.
 */
#include "import/sheet_import.h"

#include "base/width.h"
#include "value/header_text.h"

#include <string.h>

static const char columns_remedy[] = "列名请写成规定的，一个表头占一行：zhibiao new 做的填报表里都有";

static const char *row_place(const sheet_import *in, int row)
{
  return zb_arena_printf(in->arena, "%s!%d", in->shown, row + 1);
}

/* ；最像“业绩”表，认得“姓名”、“年月”，还缺“项目名称及内容” */
static const char *nearest(const sheet_import *in, const zb_heading *heading)
{
  if (heading->nearest < 0)
    return "";
  const zb_table_schema *table = &zb_store_schema(in->import->store)->tables[heading->nearest];
  const char *known = "", *missing = "";
  for (int f = 0; f < table->field_count; f++) {
    bool found = heading->nearest_columns[f] >= 0;
    if (found)
      known = zb_arena_printf(in->arena, "%s%s“%s”", known, *known == '\0' ? "" : "、", table->fields[f].header);
    else if (table->fields[f].required)
      missing = zb_arena_printf(in->arena, "%s%s“%s”", missing, *missing == '\0' ? "" : "、", table->fields[f].header);
  }
  return zb_arena_printf(in->arena, "；最像“%s”表，认得%s%s%s", table->title, known, *missing == '\0' ? "" : "，还缺",
                         missing);
}

/* Whether the sheet, or the file of its only sheet, is called as a table is, but for a year, a number or 表. */
static bool is_named_as_table(const sheet_import *in)
{
  const char *name =
      zb_header_normalize(*in->name != '\0' ? in->name : zb_header_hint(in->file, "", in->arena), in->arena);
  const char *rest = zb_header_rest(in->import->headers, name, in->arena);
  if (rest == NULL)
    return false;
  static const char *const ornaments[] = {"年度", "年", "表", "sheet", "(", ")", "-", "_", "."};
  while (*rest != '\0') {
    size_t n = strspn(rest, "0123456789");
    for (size_t i = 0; n == 0 && i < sizeof ornaments / sizeof *ornaments; i++)
      if (strncmp(rest, ornaments[i], strlen(ornaments[i])) == 0)
        n = strlen(ornaments[i]);
    if (n == 0)
      return false;
    rest += n;
  }
  return true;
}

/* TABLE: in the schema, -1 if it is not known. */
static void miss(const sheet_import *in, int table)
{
  const zb_schema *schema = zb_store_schema(in->import->store);
  if (table < 0 ||
      (schema->tables[table].key[0] != NULL && schema->tables[table].key[1] == NULL &&
       schema->tables[table].fields[zb_schema_field(&schema->tables[table], schema->tables[table].owner)].type ==
           ZB_FIELD_ID))
    zb_store_miss_people(in->import->store);
}

zb_status zb_report_unknown(sheet_import *in, const zb_heading *heading)
{
  const char *place = row_place(in, heading->seen_row);
  int named = zb_header_table(in->import->headers, zb_header_hint(in->file, in->name, in->arena), in->arena);
  int likely = named >= 0 ? named : heading->nearest;
  if (heading->person_above >= 0) {
    miss(in, likely);
    zb_diags_add(in->diags, ZB_ERROR, "no-header", row_place(in, heading->person_above),
                 "请在它上面补一行列名，如“身份证号、姓名、工作单位”：zhibiao new 做的填报表里都有",
                 "这张表没有表头，这一行已经是一个人（%s），整张表没有读", heading->seen);
    return ZB_INPUT;
  }
  bool ours = is_named_as_table(in);
  if (ours)
    miss(in, likely);
  zb_diags_add(in->diags, ours ? ZB_ERROR : ZB_WARNING, "unknown-sheet", place,
               ours ? columns_remedy
                    : zb_arena_printf(in->arena, "如果它是要读的表，%s；表头要在前二十行", columns_remedy),
               "没有读：表头不是任何一种规定的表，这里写的是%s%s", heading->seen, nearest(in, heading));
  return ours ? ZB_INPUT : ZB_OK;
}

zb_status zb_report_missing(sheet_import *in, const zb_heading *heading)
{
  const char *names = "", *others = "";
  miss(in, heading->table);
  for (int i = 0; heading->missing[i] != NULL; i++)
    names = zb_arena_printf(in->arena, "%s%s“%s”", names, i == 0 ? "" : "、", heading->missing[i]);
  for (int i = 0; heading->extra[i] != NULL; i++)
    others = zb_arena_printf(in->arena, "%s%s“%s”", others, i == 0 ? "" : "、",
                             zb_excerpt(heading->extra[i], 24, in->arena));
  const char *seen = *others == '\0' ? "" : zb_arena_printf(in->arena, "；不认得的列有%s", others);
  const zb_table_schema *schema = &zb_store_schema(in->import->store)->tables[heading->table];
  zb_diags_add(in->diags, ZB_ERROR, "missing-column", row_place(in, heading->last_row),
               "请补上这些列；叫别的名字的，请改成这里写的名字", "“%s”表缺少列：%s%s", schema->title, names, seen);
  return ZB_INPUT;
}

zb_status zb_report_person_above(sheet_import *in, const zb_heading *heading)
{
  if (heading->person_above < 0)
    return ZB_OK;
  miss(in, heading->table);
  zb_diags_add(in->diags, ZB_ERROR, "row-above-header", row_place(in, heading->person_above),
               "请把这一行移到表头下面；不是数据的，请删掉", "表头上面的这一行像是写了数据，没有读");
  return ZB_INPUT;
}
