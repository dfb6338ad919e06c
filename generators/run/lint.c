/* `zhibiao lint`: checks a template without data. */
#include "run/single.h"

#include "base/file.h"
#include "layout/layout.h"
#include "print/print.h"
#include "report/outline.h"
#include "run/trial.h"
#include "script/script.h"
#include "template/template.h"

#include <string.h>

/* The file's name without folder and ending. */
static const char *stem_of(zb_arena *arena, const char *path)
{
  const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
  size_t length = strlen(name);
  bool ending = length > 4 && strcmp(name + length - 4, ".xml") == 0;
  return zb_arena_strndup(arena, name, ending ? length - 4 : length);
}

/* What GIVEN stands for: a path if it has a slash or an ending, else a document's title, or the name of a
   template in the program's own folder. Errors of scripts are ignored: it is the template that is checked. */
static const char *template_named(zb_single *single, const char *given)
{
  if (strchr(given, '/') != NULL)
    return given;
  size_t length = strlen(given);
  if (length > 4 && strcmp(given + length - 4, ".xml") == 0)
    return zb_arena_printf(single->arena, "./%s", given);
  zb_diags *dropped = zb_diags_new();
  const zb_generator *list;
  int count;
  zb_generators(&single->resources.scripts, NULL, single->arena, dropped, &list, &count);
  zb_diags_free(dropped);
  for (int i = 0; i < count; i++)
    if (strcmp(list[i].title, given) == 0)
      return list[i].template;
  return given;
}

/* Draws the specimen's pages with their grid. Without data, whatever does not fit is the template's fault. */
static zb_status draw(zb_single *single, const zb_template *template, const zb_node *root, const char *path)
{
  const zb_pages *pages = NULL;
  const zb_layout_context context = {.template = zb_template_path(template),
                                     .date = single->date,
                                     .fonts = single->fonts,
                                     .pictures = single->pictures,
                                     .grid = true};
  zb_status status = zb_layout(root, &context, single->arena, single->diags, &pages);
  if (status != ZB_OK)
    return ZB_TEMPLATE;
  zb_warn_unprintable(pages, zb_template_path(template), single->diags);
  status = zb_single_write(single, pages, path);
  if (status == ZB_OK)
    zb_buffer_printf(&single->text, "格子图：%s（%d 页）\n", path, pages->count);
  return status;
}

/* Lists the specimen's sheets, in the file PATH or on the terminal. */
static zb_status list_cells(zb_single *single, const zb_node *root, const char *path)
{
  if (path == NULL) {
    zb_outline(root, &single->text);
    return ZB_OK;
  }
  zb_buffer text = {0};
  zb_outline(root, &text);
  zb_status status = zb_file_write(path, text.data, text.length, single->diags);
  zb_buffer_free(&text);
  if (status == ZB_OK)
    zb_buffer_printf(&single->text, "各表的格子：%s\n", path);
  return status;
}

/* What became of checking a template. */
typedef struct checked {
  zb_script *script;
  zb_template *template;
  const zb_node *root; /* the specimen to be shown */
  zb_specimen specimen;
} checked;

static void free_checked(checked *c)
{
  zb_specimen_close(&c->specimen);
  zb_template_free(c->template);
  zb_script_free(c->script);
}

static zb_status check(zb_single *single, const char *name, checked *c)
{
  zb_status status = zb_script_new(&single->resources.scripts, "", single->date, single->store, (zb_script_limits){0},
                                   single->diags, &c->script);
  if (status == ZB_OK)
    status = zb_template_load(single->resources.folder, name, c->script, single->diags, &c->template);
  if (status == ZB_OK)
    status = zb_template_specimen(c->template, NULL, single->arena, single->diags, &c->root);
  if (status == ZB_OK)
    status = zb_single_fonts(single, c->template, name);
  if (status == ZB_OK)
    status = zb_trial(single, name, stem_of(single->arena, name), &c->specimen);
  if (c->specimen.root != NULL)
    c->root = c->specimen.root;
  return status;
}

zb_status zb_single_check(zb_single *single, const char *path)
{
  checked c = {0};
  zb_status status = check(single, path, &c);
  free_checked(&c);
  return status;
}

zb_status zb_single_lint(zb_single *single, const char *given, const char *output)
{
  const char *name = template_named(single, given);
  if (zb_web_is_page(name))
    return zb_trial_page(single, name);
  checked c = {0};
  zb_status status = check(single, name, &c);
  const char *path = zb_arena_printf(single->arena, "output/%s（格子）.pdf", stem_of(single->arena, given));
  if (status == ZB_OK)
    status = zb_template_is_workbook(c.template) ? list_cells(single, c.root, output)
                                                 : draw(single, c.template, c.root, output != NULL ? output : path);
  if (status == ZB_OK)
    zb_buffer_printf(&single->text, "%s：没有发现错误\n", zb_template_path(c.template));
  free_checked(&c);
  return status;
}
