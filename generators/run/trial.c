#include "run/trial.h"

#include "layout/layout.h"
#include "script/script.h"
#include "sheet/sheet.h"
#include "template/template.h"

#include <string.h>
#include <unistd.h>

typedef struct trial {
  zb_single *single;
  const char *name;        /* of the template */
  zb_checked *expressions; /* what became of them with all generators */
  size_t count;
  bool sampled; /* there is a sample */
  zb_specimen *specimen;
} trial;

/* What one generator makes. */
typedef struct candidate {
  trial *trial;
  zb_script *script;
  zb_template *template;
} candidate;

/* --- Making a document, to throw it away -------------------------------------------------------------------------- */

static zb_layout_context context_of(const candidate *c)
{
  return (zb_layout_context){
      .fonts = c->trial->single->fonts,
      .pictures = c->trial->single->pictures,
      .template = zb_template_path(c->template),
      .date = zb_script_date(c->script),
      .rgb_only = zb_template_is_archive(c->template),
  };
}

static zb_status lay_out(const candidate *c, const zb_node *form)
{
  zb_single *single = c->trial->single;
  const zb_layout_context context = context_of(c);
  const zb_pages *pages;
  return zb_layout(form, &context, single->arena, single->diags, &pages);
}

/* A public workbook is made as a PDF, too. */
static zb_status make_workbook(const candidate *c, const zb_node *root)
{
  zb_single *single = c->trial->single;
  zb_buffer bytes = {0};
  zb_status status =
      zb_sheet_write(root, zb_template_path(c->template), zb_script_date(c->script), &bytes, single->diags);
  zb_buffer_free(&bytes);
  if (status == ZB_OK && zb_script_is_public(c->script))
    status = lay_out(c, zb_sheet_as_form(root, single->arena));
  return status;
}

/* The document of the current model, called RECORD. */
static zb_status make(const candidate *c, const char *record)
{
  zb_single *single = c->trial->single;
  const zb_node *root = NULL;
  zb_status status = zb_template_fill(c->template, c->script, single->arena, single->diags, &root);
  zb_diags_record(single->diags, record);
  if (status == ZB_OK)
    status = zb_template_is_workbook(c->template) ? make_workbook(c, root) : lay_out(c, root);
  zb_diags_record(single->diags, "");
  return status == ZB_OK ? ZB_OK : ZB_TEMPLATE;
}

static zb_status try_blank(const candidate *c)
{
  zb_single *single = c->trial->single;
  zb_status status = zb_script_blank(c->script, single->diags);
  const char *title = zb_script_generator(c->script)->title;
  return status == ZB_OK ? make(c, zb_arena_printf(single->arena, "%s的空白表", title)) : status;
}

static zb_status try_sample(const candidate *c)
{
  zb_single *single = c->trial->single;
  const zb_layout_context context = context_of(c);
  const zb_node *root = NULL;
  zb_status status = zb_script_sample(c->script, single->diags);
  if (status != ZB_OK)
    return status;
  if (zb_template_is_open(c->template) && c->trial->specimen->root == NULL)
    status = zb_template_specimen(c->template, c->script, single->arena, single->diags, &c->trial->specimen->root);
  if (status != ZB_OK)
    return status;
  status = zb_template_check(c->template, c->script, single->arena, single->diags, &root);
  status = zb_worse(status, zb_layout_pictures(root, &context, single->arena, single->diags));
  return status == ZB_OK ? make(c, zb_script_record(c->script)) : status;
}

/* --- The generators ---------------------------------------------------------------------------------------------- */

static zb_checked copy_of(const zb_checked *e, zb_arena *arena)
{
  zb_checked copy = {.template = zb_arena_strdup(arena, e->template),
                     .line = e->line,
                     .source = zb_arena_strdup(arena, e->source),
                     .evaluated = e->evaluated};
  if (e->origin != NULL) {
    zb_origin *origin = zb_arena_alloc(arena, sizeof *origin);
    *origin = (zb_origin){zb_arena_strdup(arena, e->origin->path), zb_arena_strdup(arena, e->origin->used)};
    copy.origin = origin;
  }
  return copy;
}

/* Adds what became of the expressions with this generator. */
static void add_up(trial *t, const zb_script *script)
{
  zb_arena *arena = t->single->arena;
  size_t count = zb_script_expressions(script);
  if (t->expressions == NULL) {
    t->expressions = zb_arena_array(arena, count, sizeof *t->expressions);
    t->count = count;
  }
  for (size_t i = 0; i < count && i < t->count; i++) {
    zb_checked one = zb_script_checked(script, i);
    if (t->expressions[i].source == NULL)
      t->expressions[i] = copy_of(&one, arena);
    t->expressions[i].evaluated |= one.evaluated;
  }
}

static void say_no_sample(zb_single *single, const zb_script *script)
{
  const char *place = zb_arena_printf(single->arena, "lua/%s.lua", zb_script_generator(script)->id);
  zb_diags_add(single->diags, ZB_NOTE, "no-sample", place, "",
               "没有 sample 函数，表达式里的名字没有都查到；写法见 CONTRIBUTING.md");
}

/* What makes no document yet: the batch's generators must have records and make, and records must give an iterator. */
static zb_status try_records(const candidate *c)
{
  zb_single *single = c->trial->single;
  const zb_generator *generator = zb_script_generator(c->script);
  if (*generator->command != '\0')
    return ZB_OK;
  zb_status status = zb_script_begin(c->script, single->diags);
  if (status == ZB_OK && !zb_script_has(c->script, "make")) {
    const char *place = zb_arena_printf(single->arena, "lua/%s.lua", generator->id);
    zb_diags_add(single->diags, ZB_ERROR, "script", place, "请补上 make = function(record) … end",
                 "脚本交出的表没有 make 函数");
    status = ZB_TEMPLATE;
  }
  return status;
}

static zb_status try_generator(trial *t, const char *id)
{
  zb_single *single = t->single;
  candidate c = {.trial = t};
  zb_status status = zb_script_new(&single->resources.scripts, id, single->date, single->store, (zb_script_limits){0},
                                   single->diags, &c.script);
  if (status == ZB_OK)
    status = zb_template_load(single->resources.folder, t->name, c.script, single->diags, &c.template);
  bool loaded = status == ZB_OK, sampled = loaded && zb_script_has(c.script, "sample");
  if (sampled)
    status = try_sample(&c);
  else if (loaded)
    say_no_sample(single, c.script);
  if (loaded)
    status = zb_worse(status, try_records(&c));
  if (status == ZB_OK && zb_script_has(c.script, "blank"))
    status = try_blank(&c);
  t->sampled |= sampled;
  if (loaded)
    add_up(t, c.script);
  if (t->specimen->root != NULL && t->specimen->script == NULL) {
    t->specimen->template = c.template;
    t->specimen->script = c.script;
    return status;
  }
  zb_template_free(c.template);
  zb_script_free(c.script);
  return status;
}

void zb_specimen_close(zb_specimen *specimen)
{
  zb_template_free(specimen->template);
  zb_script_free(specimen->script);
}

/* --- What no sample came to --------------------------------------------------------------------------------------- */

/* Of a component used twice each use is a line of its own. */
static bool same_line(const zb_checked *a, const zb_checked *b)
{
  if (a->line != b->line || strcmp(a->template, b->template) != 0 || (a->origin == NULL) != (b->origin == NULL))
    return false;
  return a->origin == NULL ||
         (strcmp(a->origin->path, b->origin->path) == 0 && strcmp(a->origin->used, b->origin->used) == 0);
}

/* Warns of the line of an expression, naming all that were missed there; they count as evaluated then. */
static void warn_of_line(trial *t, const zb_checked *first)
{
  zb_buffer names = {0};
  for (zb_checked *e = t->expressions; e < t->expressions + t->count; e++) {
    if (e->evaluated || !same_line(e, first))
      continue;
    zb_buffer_printf(&names, "%s{%s}", names.length > 0 ? "、" : "", e->source);
    e->evaluated = true;
  }
  zb_diags_add_line(t->single->diags, ZB_WARNING, "not-checked", first->template, first->line, first->origin,
                    "请让 sample 函数交出用得到这里的值：每个列表至少两项，每种情况至少一项", "样例没有用到这一行的 %s",
                    names.data);
  zb_buffer_free(&names);
}

int zb_trial_generators(zb_single *single, const zb_generator **list)
{
  int count = 0;
  zb_diags *dropped = zb_diags_new();
  zb_generators(&single->resources.scripts, NULL, single->arena, dropped, list, &count);
  zb_diags_free(dropped);
  return count;
}

zb_status zb_trial(zb_single *single, const char *name, const char *stem, zb_specimen *specimen)
{
  trial t = {.single = single, .name = name, .specimen = specimen};
  const zb_generator *list;
  int count = zb_trial_generators(single, &list), used = 0;
  zb_status status = ZB_OK;
  bool own = false;
  for (int i = 0; i < count; i++) {
    own |= strcmp(list[i].id, stem) == 0;
    if (!zb_generator_has_template(&list[i], stem))
      continue;
    used++;
    status = zb_worse(status, try_generator(&t, list[i].id));
    if (!zb_generator_has_own_title(list, count, i, single->arena, single->diags))
      status = ZB_TEMPLATE;
  }
  const char *script = zb_arena_printf(single->arena, "%s/%s.lua", single->resources.scripts.lua, stem);
  if (!own && access(script, R_OK) == 0) /* it can't be loaded: says why */
    return zb_worse(status, try_generator(&t, stem));
  if (used == 0)
    zb_diags_add(single->diags, ZB_NOTE, "no-generator", name, "",
                 "lua/ 里没有脚本用这个模板（template = \"%s\"），表达式里的名字没有查", stem);
  for (size_t i = 0; i < t.count && t.sampled && status == ZB_OK; i++)
    if (!t.expressions[i].evaluated)
      warn_of_line(&t, &t.expressions[i]);
  return status;
}
