/* The sheet before a unit's documents, and the names of copies and volumes, by lua/separator.lua and
   templates/separator.xml. */
#include "run/job.h"

#include "layout/layout.h"

#include <stdlib.h>

struct zb_separator {
  zb_job *job;
  zb_script *script;
  zb_template *template;
  bool tried;       /* to load both */
  zb_status loaded; /* the result */
};

zb_separator *zb_separator_new(zb_job *job)
{
  zb_separator *separator = calloc(1, sizeof *separator);
  if (separator == NULL)
    abort();
  separator->job = job;
  return separator;
}

void zb_separator_free(zb_separator *separator)
{
  if (separator == NULL)
    return;
  zb_template_free(separator->template);
  zb_script_free(separator->script);
  free(separator);
}

static zb_status load_both(zb_separator *s)
{
  const zb_job *job = s->job;
  zb_status status = zb_script_new(&job->resources.scripts, "separator", job->options->date, job->store,
                                   (zb_script_limits){0}, job->diags, &s->script);
  if (status != ZB_OK)
    return status;
  return zb_resources_template(&job->resources, s->script, job->diags, &s->template);
}

/* Loads both on first use, so that errors are reported once. */
static zb_status load(zb_separator *s)
{
  if (s->tried)
    return s->loaded;
  s->tried = true;
  return s->loaded = load_both(s);
}

/* The text that the script's function NAME returns for two numbers. */
static zb_status get_text(zb_separator *s, const char *name, int first, int second, zb_arena *arena, zb_diags *diags,
                          const char **text)
{
  const zb_value numbers[] = {{.type = ZB_VALUE_INTEGER, .integer = first},
                              {.type = ZB_VALUE_INTEGER, .integer = second}};
  zb_status status = load(s);
  *text = "";
  return status == ZB_OK ? zb_script_text(s->script, name, numbers, 2, arena, diags, text) : status;
}

zb_status zb_separator_volume_name(zb_separator *separator, int number, zb_arena *arena, zb_diags *diags,
                                   const char **name)
{
  return get_text(separator, "volume", number, 0, arena, diags, name);
}

zb_status zb_separator_reprint(zb_separator *separator, int number, zb_arena *arena, zb_diags *diags, const char **mark)
{
  return get_text(separator, "reprint", number, 0, arena, diags, mark);
}

zb_status zb_separator_label_copy(void *data, int copy, int copies, zb_arena *arena, zb_diags *diags,
                                  zb_copy_label *label)
{
  zb_status status = get_text(data, "copy_mark", copy, copies, arena, diags, &label->mark);
  return status == ZB_OK ? get_text(data, "copy_name", copy, copies, arena, diags, &label->name) : status;
}

static zb_argument text_argument(const char *name, const char *text)
{
  return (zb_argument){.name = name, .value = {.type = ZB_VALUE_TEXT, .text = text}};
}

static zb_argument number_argument(const char *name, int number)
{
  return (zb_argument){.name = name, .value = {.type = ZB_VALUE_INTEGER, .text = "", .integer = number}};
}

/* Makes the script's model of LISTING, which it gets as a table. */
static zb_status make_model(zb_script *script, const zb_listing *listing, zb_arena *arena, zb_diags *diags)
{
  enum { FIELDS = 3 };
  size_t n = (size_t)listing->count;
  zb_arguments *rows = zb_arena_array(arena, n + 1, sizeof *rows);
  zb_argument *fields = zb_arena_array(arena, FIELDS * n + 1, sizeof *fields);
  for (size_t i = 0; i < n; i++) {
    const zb_listing_entry *document = &listing->documents[i];
    zb_argument *f = &fields[FIELDS * i];
    f[0] = text_argument("name", document->name);
    f[1] = number_argument("pages", document->pages);
    f[2] = number_argument("copies", document->copies);
    rows[i] = (zb_arguments){f, FIELDS};
  }
  const zb_argument items[] = {
      text_argument("office", listing->office),
      text_argument("title", listing->title),
      text_argument("unit", listing->unit),
      number_argument("part", listing->volume),
      {.name = "documents", .rows = rows, .row_count = listing->count},
  };
  return zb_script_make(script, &(zb_arguments){items, sizeof items / sizeof *items}, diags);
}

zb_status zb_separator_make(void *data, const zb_listing *listing, zb_arena *arena, zb_diags *diags,
                            const zb_pages **pages)
{
  zb_separator *s = data;
  const zb_node *root = NULL;
  zb_status status = load(s);
  if (status == ZB_OK)
    status = make_model(s->script, listing, arena, diags);
  if (status == ZB_OK)
    status = zb_template_fill(s->template, s->script, arena, diags, &root);
  if (status != ZB_OK)
    return status;
  const zb_layout_context context = {
      .fonts = s->job->fonts,
      .pictures = s->job->pictures,
      .template = zb_template_path(s->template),
      .date = zb_script_date(s->script),
      .rgb_only = true, /* the volume may be PDF/A */
  };
  status = zb_layout(root, &context, arena, diags, pages);
  return status == ZB_REFUSED ? ZB_TEMPLATE : status; /* no record is at fault */
}
