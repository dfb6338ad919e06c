/* `zhibiao notice diff`: what differs between two notices, on the terminal or as a sheet to sign. */
#include "run/notices.h"

#include "base/file.h"
#include "layout/layout.h"
#include "run/single.h"

#include <string.h>
#include <strings.h>

static zb_status load(zb_single *single, zb_script **script)
{
  return zb_script_new(&single->resources.scripts, "notice_diff", single->date, NULL, (zb_script_limits){0},
                       single->diags, script);
}

/* All that the notice A says, and what it is called, in ARENA. */
static zb_status ask_for_facts(const char *a, const char *date, zb_arena *arena, zb_diags *diags, const char **packed,
                               const char **name)
{
  zb_single single;
  zb_script *script = NULL;
  zb_notice_about about;
  zb_status status = zb_single_open(&single, date, a);
  if (status == ZB_OK)
    status = zb_notice_describe(&single.resources.scripts, arena, single.diags, &about);
  if (status == ZB_OK)
    status = load(&single, &script);
  if (status == ZB_OK)
    status = zb_script_text(script, "facts", NULL, 0, arena, single.diags, packed);
  if (status == ZB_OK)
    *name = about.name;
  zb_script_free(script);
  zb_single_hand_over(&single, diags);
  zb_single_end(&single);
  return status;
}

static bool is_pdf(const char *path)
{
  size_t length = strlen(path);
  return length > 4 && strcasecmp(path + length - 4, ".pdf") == 0;
}

/* The workbook's sheet as pages. */
static zb_status write_pages(zb_single *single, zb_script *script, const char *output)
{
  zb_template *template = NULL;
  const zb_node *root = NULL;
  const zb_pages *pages = NULL;
  zb_status status = zb_resources_template(&single->resources, script, single->diags, &template);
  if (status == ZB_OK)
    status = zb_single_fonts(single, template, zb_script_generator(script)->title);
  if (status == ZB_OK)
    status = zb_template_fill(template, script, single->arena, single->diags, &root);
  if (status == ZB_OK) {
    const zb_layout_context context = {.fonts = single->fonts,
                                       .pictures = single->pictures,
                                       .template = zb_template_path(template),
                                       .date = single->date};
    status = zb_layout(zb_sheet_as_form(root, single->arena), &context, single->arena, single->diags, &pages);
  }
  if (status == ZB_OK)
    status = zb_single_write(single, pages, output);
  zb_template_free(template);
  return status;
}

static zb_status write_sheet(zb_single *single, zb_script *script, const char *output)
{
  zb_buffer bytes = {0};
  zb_status status = zb_single_book(single, script, &bytes);
  if (status == ZB_OK)
    status = zb_file_write(output, bytes.data, bytes.length, single->diags);
  zb_buffer_free(&bytes);
  return status;
}

static zb_status write_file(zb_single *single, zb_script *script, const char *a, const char *facts, const char *output)
{
  const zb_argument items[] = {{.name = "a", .value = {.type = ZB_VALUE_TEXT, .text = a}},
                               {.name = "facts", .value = {.type = ZB_VALUE_TEXT, .text = facts}}};
  const zb_arguments arguments = {items, 2};
  zb_status status = zb_script_make(script, &arguments, single->diags);
  if (status != ZB_OK)
    return status;
  return is_pdf(output) ? write_pages(single, script, output) : write_sheet(single, script, output);
}

/* Compares B with the FACTS of A. */
static zb_status compare(zb_single *single, const char *a, const char *facts, const char *output, zb_buffer *out)
{
  const zb_value values[] = {{.type = ZB_VALUE_TEXT, .text = a}, {.type = ZB_VALUE_TEXT, .text = facts}};
  zb_script *script = NULL;
  const char *text = "";
  zb_status status = load(single, &script);
  if (status == ZB_OK && output == NULL)
    status = zb_script_text(script, "difference", values, 2, single->arena, single->diags, &text);
  else if (status == ZB_OK)
    status = write_file(single, script, a, facts, output);
  if (status == ZB_OK && output == NULL)
    zb_buffer_puts(out, text);
  else if (status == ZB_OK)
    zb_buffer_printf(out, "写出了 %s\n", output);
  zb_script_free(script);
  return status;
}

zb_status zb_notice_diff(const char *a, const char *b, const char *output, const char *date, zb_buffer *out,
                         zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  const char *facts = "", *name = a;
  zb_status status = ask_for_facts(a, date, arena, diags, &facts, &name);
  if (status == ZB_OK) {
    zb_single single;
    status = zb_single_open(&single, date, b);
    if (status == ZB_OK)
      status = compare(&single, name, facts, output, out);
    zb_single_hand_over(&single, diags);
    zb_single_end(&single);
  }
  zb_arena_free(arena);
  return status;
}
