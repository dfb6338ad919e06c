#include "run/identity.h"

#include "base/digest.h"
#include "base/entries.h"
#include "base/libraries.h"

#include <string.h>
#include <unistd.h>

static const char *digest_of(zb_job *job, zb_buffer *text)
{
  char hex[65];
  zb_sha256(text->data, text->length, hex);
  zb_buffer_free(text);
  return zb_arena_strdup(job->arena, hex);
}

/* --- The program ---------------------------------------------------------------------------------------------------
 */

/* Files by their names and digests. */
typedef struct listing {
  zb_arena *arena;
  zb_diags *diags;
  zb_buffer text;
} listing;

/* Adds what is below PATH, a file or a folder. A link to nothing, as editors leave, is nobody's. */
static zb_status add_files(listing *l, const char *path, const char *name)
{
  const char *const *names;
  char sha256[65] = "";
  int count = zb_entry_names(path, "", l->arena, &names);
  zb_status status = count < 0 && access(path, F_OK) == 0 ? zb_sha256_file(path, sha256, l->diags) : ZB_OK;
  if (count < 0)
    zb_buffer_printf(&l->text, "%s %s\n", name, sha256);
  for (int i = 0; i < count; i++)
    status = zb_worse(status, add_files(l, zb_arena_printf(l->arena, "%s/%s", path, names[i]),
                                        zb_arena_printf(l->arena, "%s/%s", name, names[i])));
  return status;
}

static zb_status scripts_mark(zb_job *job, const char **mark)
{
  const zb_resources *resources = &job->resources;
  listing l = {.arena = zb_arena_new(), .diags = job->diags};
  zb_status status = add_files(&l, resources->scripts.lua, "lua");
  status = zb_worse(status, add_files(&l, resources->templates, "templates"));
  for (int i = 0; i < resources->layer_count; i++)
    status = zb_worse(status, add_files(&l, resources->layers[i].folder, resources->layers[i].name));
  zb_arena_free(l.arena);
  *mark = digest_of(job, &l.text);
  return status == ZB_OK ? ZB_OK : ZB_TEMPLATE;
}

zb_status zb_identity_of_program(zb_job *job, zb_identity *identity)
{
  zb_status status = zb_know_program(job);
  identity->marks[ZB_SAME_PROGRAM] = job->program;
  return zb_worse(status, scripts_mark(job, &identity->marks[ZB_SAME_SCRIPTS]));
}

/* Versions are in the names: libharfbuzz.so.0.60700.0. */
static void add_library(void *data, const char *path)
{
  zb_buffer_printf(data, "%s\n", strrchr(path, '/') + 1);
}

static zb_status fonts_mark(zb_job *job, const char **mark)
{
  zb_status status = zb_resources_fonts(&job->resources, job->diags, &job->fonts);
  zb_buffer text = {0};
  if (status == ZB_OK)
    zb_fonts_describe(job->fonts, &text);
  zb_buffer_putc(&text, '\n');
  *mark = digest_of(job, &text);
  return status;
}

/* --- What is asked for, and of which data --------------------------------------------------------------------------
 */

static const char *options_mark(zb_job *job)
{
  const zb_run_options *o = job->options;
  zb_buffer text = {0};
  zb_buffer_printf(&text, "only=%s stage=%s pdfa=%d dumps=%u pdf=%d draft=%d encoding=%s visible=%d",
                   o->only == NULL ? "" : o->only, o->stage, o->pdfa, o->dumps, o->pdf, o->draft,
                   o->encoding == NULL ? "" : o->encoding, o->visible_only);
  for (int i = 0; i < o->preferred_count; i++)
    zb_buffer_printf(&text, " prefer=%s", o->preferred[i]);
  const char *mark = zb_arena_strdup(job->arena, text.data);
  zb_buffer_free(&text);
  return mark;
}

/* Adds all that SQL selects. */
static zb_status add_rows(zb_job *job, const char *sql, zb_buffer *out)
{
  zb_rows *rows;
  const char *why;
  zb_digest *digest = zb_digest_new();
  zb_status status = zb_store_query(job->store, sql, NULL, 0, &rows, &why);
  while (status == ZB_OK && zb_rows_next(rows))
    for (int c = 0; c < zb_rows_columns(rows); c++) {
      const char *text = zb_rows_value(rows, c).text;
      zb_digest_add(digest, text, strlen(text) + 1);
    }
  if (status == ZB_OK)
    zb_rows_free(rows);
  char hex[65];
  zb_digest_end_hex(digest, hex);
  zb_buffer_puts(out, hex);
  zb_digest_free(digest);
  return status; /* zb_store_check tells */
}

static zb_status data_marks(zb_job *job, zb_identity *identity)
{
  const zb_source *sources;
  size_t count = zb_store_sources(job->store, &sources);
  zb_buffer places = {0}, data = {0};
  for (int i = 0; i < job->options->data_count; i++)
    zb_buffer_printf(&places, "%s\n", job->options->data[i]);
  for (size_t i = 0; i < count; i++) {
    zb_buffer_printf(&places, "%s\n", sources[i].path);
    zb_buffer_printf(&data, "%s %lld\n", sources[i].sha256, (long long)sources[i].rows);
  }
  /* What was found tells of photos, too. */
  zb_status status = add_rows(job, "SELECT rule, owner, place, message FROM _findings ORDER BY number", &data);
  status = zb_worse(status, add_rows(job, "SELECT owner, place, code, message FROM _problem ORDER BY rowid", &data));
  status = zb_worse(status, add_rows(job, "SELECT kind, file, owner, note FROM _photos ORDER BY rowid", &data));
  identity->marks[ZB_SAME_PLACES] = digest_of(job, &places);
  identity->marks[ZB_SAME_DATA] = digest_of(job, &data);
  return status;
}

static const char *photos_mark(zb_job *job)
{
  char hex[65];
  zb_digest *digest = zb_digest_new();
  zb_store_digest_photos(job->store, digest);
  zb_digest_end_hex(digest, hex);
  zb_digest_free(digest);
  return zb_arena_strdup(job->arena, hex);
}

zb_status zb_identity_of(zb_job *job, zb_identity *identity)
{
  zb_buffer libraries = {0};
  zb_status status = zb_identity_of_program(job, identity);
  zb_libraries(add_library, &libraries);
  identity->marks[ZB_SAME_LIBRARIES] = digest_of(job, &libraries);
  identity->marks[ZB_SAME_DATE] = job->options->date;
  identity->marks[ZB_SAME_OPTIONS] = options_mark(job);
  identity->marks[ZB_SAME_PHOTOS] = photos_mark(job);
  status = zb_worse(status, fonts_mark(job, &identity->marks[ZB_SAME_FONTS]));
  return zb_worse(status, data_marks(job, identity));
}

/* --- Words ---------------------------------------------------------------------------------------------------------
 */

static const struct {
  const char *name, *remedy;
} words[ZB_SAME_COUNT] = {
    [ZB_SAME_PROGRAM] = {"程序", "请在每台机器上装同一个 zhibiao，重新做这一份"},
    [ZB_SAME_SCRIPTS] = {"脚本、模板和通知", "请让每台机器用同样的 lua、templates 和通知，重新做这一份"},
    [ZB_SAME_LIBRARIES] = {"程序库", "请用同样的系统（zhibiao doctor 列出程序库的版本），重新做这一份"},
    [ZB_SAME_FONTS] = {"字体", "请装同样的字体（zhibiao doctor 列出字体和版本），重新做这一份"},
    [ZB_SAME_DATE] = {"日期", "请给每一份写同一个 --date，重新做这一份"},
    [ZB_SAME_OPTIONS] = {"选项", "请给每一份写同样的选项（只有 --shard、-o、--jobs 可以不同），重新做这一份"},
    [ZB_SAME_PLACES] = {"数据的文件（路径，或多了、少了几个）",
                        "请在每台机器上用同样的路径给出同样的文件，重新做这一份：文书里印着来自哪个文件"},
    [ZB_SAME_DATA] = {"数据", "请把同样的数据放到每台机器上，重新做这一份"},
    [ZB_SAME_PHOTOS] = {"照片", "请把同样的照片放到每台机器上，重新做这一份"},
};

const char *zb_identity_name(zb_same which)
{
  return words[which].name;
}

const char *zb_identity_remedy(zb_same which)
{
  return words[which].remedy;
}
