#include "run/notices.h"

#include "script/load_schema.h"
#include "script/script.h"

#include <string.h>

static void append_one(const zb_notice_about *about, bool is_default, zb_buffer *out)
{
  zb_buffer_printf(out, "%s%s\n", about->name, is_default ? "（不写明就按它）" : "");
  if (*about->title != '\0')
    zb_buffer_printf(out, "    %s %s 年度：%s\n", about->city, about->year, about->title);
  else
    zb_buffer_puts(out, "    别的通知的底稿，不单用\n");
  zb_buffer_printf(out, "    在 %s\n", about->folder);
}

/* The name of the notice that is in force if none is chosen. */
static const char *default_name(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags)
{
  if (scripts->notice != NULL)
    return scripts->notice;
  const char *name = zb_notice_named_in(zb_arena_printf(arena, "%s/notices/notice.txt", scripts->lua), arena, diags);
  return name != NULL ? name : "";
}

zb_status zb_notices_list(zb_buffer *out, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  zb_resources resources;
  zb_status status = zb_resources_locate(arena, NULL, diags, &resources);
  const char *const *names = NULL;
  int count = status == ZB_OK ? zb_notice_names(&resources.scripts, arena, &names) : 0;
  const char *chosen = count > 0 ? default_name(&resources.scripts, arena, diags) : "";
  for (int i = 0; i < count; i++) {
    zb_scripts scripts = resources.scripts;
    scripts.notice = names[i];
    zb_notice_about about;
    zb_status one = zb_notice_describe(&scripts, arena, diags, &about);
    if (one == ZB_OK)
      append_one(&about, strcmp(names[i], chosen) == 0, out);
    status = zb_worse(status, one);
  }
  zb_arena_free(arena);
  return status;
}

static size_t count_of(const zb_diags *diags, zb_severity severity)
{
  size_t count = 0;
  for (size_t i = 0; i < zb_diags_count(diags); i++)
    count += zb_diags_at(diags, i)->severity == severity;
  return count;
}

static void append_outcome(const zb_diags *diags, int cases, zb_buffer *out)
{
  size_t errors = count_of(diags, ZB_ERROR), warnings = count_of(diags, ZB_WARNING);
  if (errors > 0)
    zb_buffer_printf(out, "错误 %zu 处，改好以前不能用；", errors);
  else
    zb_buffer_puts(out, "没有错误，可以用；");
  zb_buffer_printf(out, "提醒 %zu 处；", warnings);
  if (cases < 0)
    zb_buffer_puts(out, "案例还没有试\n");
  else if (cases == 0)
    zb_buffer_puts(out, "没有案例\n");
  else
    zb_buffer_printf(out, "试了案例 %d 个\n", cases);
}

/* Whether the schema and the rules can be made of the notice's data: what is right fact by fact may not go together. */
static zb_status try_schema_and_rules(const zb_resources *resources, zb_arena *arena, zb_diags *diags)
{
  const zb_schema *schema;
  zb_script *script = NULL;
  zb_status status = zb_load_schema(&resources->scripts, arena, diags, &schema);
  if (status == ZB_OK)
    status = zb_script_new(&resources->scripts, "check", "", NULL, (zb_script_limits){0}, diags, &script);
  zb_script_free(script);
  if (status != ZB_OK && resources->layer_count > 0)
    zb_diags_add(diags, ZB_ERROR, "notice",
                 zb_arena_printf(arena, "%s/notice.lua", resources->layers[resources->layer_count - 1].shown),
                 "请看上面一条说的是哪个名称，在通知里改成不重复的", "通知里的名称、栏目或规则合不到一起，用不了");
  return status;
}

zb_status zb_notices_check(const char *notice, const char *date, zb_buffer *out, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  zb_resources resources;
  zb_notice_about about;
  zb_buffer optional = {0};
  int cases = -1;
  zb_status status = zb_resources_locate(arena, notice, diags, &resources);
  if (status == ZB_OK)
    status = zb_notice_check(&resources.scripts, &optional, arena, diags, &resources.layers, &resources.layer_count);
  if (status == ZB_OK)
    status = zb_notice_describe(&resources.scripts, arena, diags, &about);
  if (status == ZB_OK) {
    append_one(&about, false, out);
    zb_notice_files(&resources, arena, diags);
    status = try_schema_and_rules(&resources, arena, diags);
  }
  if (status == ZB_OK)
    status = zb_worse(zb_notice_templates(&resources, notice, date, diags),
                      zb_notice_cases(&resources, about.year, arena, diags, &cases));
  if (optional.length > 0)
    zb_buffer_add(out, optional.data, optional.length);
  append_outcome(diags, cases, out);
  zb_buffer_free(&optional);
  zb_arena_free(arena);
  return status;
}
