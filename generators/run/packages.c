/* Packages: a zip of all that a unit gets, and one of all that a district's office does. What stands in the manifest of
   this run goes in, by its path: 表/城东区/甲厂/张三-0017.pdf is the unit's and the district's,
   区县公示表/城东区.xlsx the district's alone. */
#include "run/job.h"

#include "base/digest.h"
#include "base/grow.h"
#include "base/interrupt.h"
#include "pack/zip.h"
#include "store/outputs.h"

#include <stdlib.h>
#include <string.h>

static const char document_id[] = "packages";

/* A file that was made, its path taken apart. */
typedef struct packed {
  const char *path, *sha256, *folder, *district;
  const char *unit; /* ""; it is the district's alone */
  const char *rest; /* of the path, behind the unit: 张三-0017.pdf, or the ending of the unit's own file: .xlsx */
} packed;

typedef struct packer {
  zb_job *job;
  zb_arena *arena;
  packed *files;
  size_t count, capacity;
  const char *folder; /* of the packages */
} packer;

/* --- What there is -------------------------------------------------------------------------------------------------
 */

static const char *part_until(zb_arena *arena, const char *s, const char *end)
{
  return zb_arena_strndup(arena, s, (size_t)(end - s));
}

static void take_apart(packer *p, const char *path, const char *sha256)
{
  const char *first = strchr(path, '/'), *second = first == NULL ? NULL : strchr(first + 1, '/');
  const char *third = second == NULL ? NULL : strchr(second + 1, '/'), *dot = strrchr(path, '.');
  if (first == NULL || dot == NULL || dot < first)
    return;
  packed f = {.path = zb_arena_strdup(p->arena, path), .sha256 = zb_arena_strdup(p->arena, sha256), .unit = ""};
  f.folder = part_until(p->arena, path, first);
  f.district = part_until(p->arena, first + 1, second == NULL ? dot : second);
  f.rest = zb_arena_strdup(p->arena, third == NULL ? dot : third + 1);
  if (second != NULL)
    f.unit = part_until(p->arena, second + 1, third == NULL ? dot : third);
  p->files = zb_grow(p->files, p->count, &p->capacity, sizeof *p->files);
  p->files[p->count++] = f;
}

static int compare(const void *left, const void *right)
{
  const packed *a = left, *b = right;
  int order = strcmp(a->district, b->district);
  order = order != 0 ? order : strcmp(a->unit, b->unit);
  return order != 0 ? order : strcmp(a->path, b->path);
}

/* SQL selects paths and digests. */
static zb_status collect(packer *p, const char *sql)
{
  zb_rows *rows;
  const char *why;
  zb_status status = zb_store_query(p->job->store, sql, NULL, 0, &rows, &why);
  if (status != ZB_OK)
    return ZB_OUTPUT; /* zb_store_check tells */
  while (zb_rows_next(rows))
    take_apart(p, zb_rows_value(rows, 0).text, zb_rows_value(rows, 1).text);
  status = zb_rows_error(rows) != NULL ? ZB_OUTPUT : ZB_OK;
  zb_rows_free(rows);
  if (p->count > 0)
    qsort(p->files, p->count, sizeof *p->files, compare);
  return status;
}

/* --- A package -----------------------------------------------------------------------------------------------------
 */

/* By what name people find it there: in a unit's 表/张三-0017.pdf and 公示表.xlsx, in a district's with the unit.
 */
static const char *name_in(const packed *f, bool of_unit, zb_arena *arena)
{
  bool of_person = *f->unit != '\0' && *f->rest != '.';
  if (of_unit || *f->unit == '\0')
    return zb_arena_printf(arena, of_person ? "%s/%s" : "%s%s", f->folder, f->rest);
  return zb_arena_printf(arena, of_person ? "%s/%s/%s" : "%s/%s%s", f->folder, f->unit, f->rest);
}

/* The digest of its names and of what its files are, not of the date: of the same files nobody sends another zip. */
static void describe(const packer *p, const packed *files, size_t count, bool of_unit, char hex[65])
{
  zb_buffer text = {0};
  for (size_t i = 0; i < count; i++)
    zb_buffer_printf(&text, "%s %s\n", files[i].sha256, name_in(&files[i], of_unit, p->job->document));
  zb_sha256(text.data, text.length, hex);
  zb_buffer_free(&text);
}

static zb_status write_zip(const packer *p, const packed *files, size_t count, bool of_unit, const char *stem,
                           zb_document_file *file)
{
  zb_job *job = p->job;
  zb_zip *zip;
  const char *path = zb_arena_printf(job->document, "%s/%s%s", job->options->output, stem, file->ending);
  zb_status status = zb_zip_begin(path, job->options->date, job->diags, &zip);
  for (size_t i = 0; i < count && status == ZB_OK; i++)
    status = zb_zip_add(zip, zb_arena_printf(job->document, "%s/%s", job->options->output, files[i].path),
                        name_in(&files[i], of_unit, job->document), job->diags);
  const char *part = NULL;
  if (status == ZB_OK)
    status = zb_zip_finish(zip, job->diags, &part, &file->length);
  if (status == ZB_OK) {
    file->part = zb_arena_strdup(job->document, part);
    status = zb_sha256_file(part, file->sha256, job->diags) == ZB_OK ? ZB_OK : ZB_OUTPUT;
  }
  zb_zip_free(zip);
  return status;
}

static zb_status make_package(const packer *p, const packed *files, size_t count, bool of_unit)
{
  zb_job *job = p->job;
  zb_arena_reset(job->document);
  const char *stem = of_unit ? zb_arena_printf(job->document, "%s/%s/%s", p->folder, files->district, files->unit)
                             : zb_arena_printf(job->document, "%s/%s", p->folder, files->district);
  zb_document document = {.stem = stem, .document = document_id, .file_count = 1};
  document.record = of_unit ? files->unit : files->district;
  document.source_count = zb_manifest_all_sources(job->manifest, job->document, &document.sources);
  zb_document_file *file = &document.files[0];
  *file = (zb_document_file){.ending = ".zip", .listed = true};
  describe(p, files, count, of_unit, file->made_from);
  file->known = zb_output_is_known(job, stem, file);
  zb_status status = file->known ? ZB_OK : write_zip(p, files, count, of_unit, stem, file);
  const char *change;
  job->packages += status == ZB_OK;
  return status == ZB_OK ? zb_collect(job, &document, status, &change) : status;
}

/* Where the files from I on end that are of the same district, and, if OF_UNIT, of the same unit. */
static size_t end_of(const packer *p, size_t i, bool of_unit)
{
  size_t end = i + 1;
  while (end < p->count && strcmp(p->files[end].district, p->files[i].district) == 0 &&
         (!of_unit || strcmp(p->files[end].unit, p->files[i].unit) == 0))
    end++;
  return end;
}

/* Files, up to END, of a district without units, such as a workbook of the whole city, make no package. */
static bool has_units(const packer *p, size_t end)
{
  return *p->files[end - 1].unit != '\0';
}

static zb_status make_all(const packer *p, bool of_unit)
{
  zb_status status = ZB_OK;
  for (size_t i = 0, end; i < p->count && !zb_interrupted(); i = end) {
    end = end_of(p, i, of_unit);
    if (has_units(p, end))
      status = zb_worse(status, make_package(p, p->files + i, end - i, of_unit));
  }
  return status;
}

static zb_status find_folder(packer *p)
{
  zb_job *job = p->job;
  zb_script *script = NULL;
  zb_status status = zb_script_new(&job->resources.scripts, "changes", job->options->date, job->store,
                                   (zb_script_limits){0}, job->diags, &script);
  if (status == ZB_OK)
    status = zb_script_text(script, "packages", NULL, 0, job->arena, job->diags, &p->folder);
  zb_script_free(script);
  return status;
}

zb_status zb_job_make_packages(zb_job *job)
{
  packer p = {.job = job, .arena = zb_arena_new()};
  zb_status status = find_folder(&p);
  if (status == ZB_OK)
    status = collect(&p, "SELECT path, sha256 FROM _made WHERE merged = 0 AND NOT kept");
  if (status == ZB_OK && job->options->zip_units)
    status = make_all(&p, true);
  if (status != ZB_OUTPUT)
    status = zb_worse(status, make_all(&p, false));
  job->packed = p.folder;
  free(p.files);
  zb_arena_free(p.arena);
  return status;
}

/* --- Those of the run before ---------------------------------------------------------------------------------------
 */

/* Whether a file among P's belongs into the package at PATH, which is about RECORD: 包/城东区/甲厂.zip, 包/城东区.zip.
 */
static bool has_file_of(const packer *p, const char *path, const char *record)
{
  packed wanted = {.path = "", .district = record, .unit = ""};
  const char *first = strchr(path, '/'), *second = first == NULL ? NULL : strchr(first + 1, '/');
  if (second != NULL) {
    wanted.district = part_until(p->arena, first + 1, second);
    wanted.unit = record;
  }
  size_t low = 0, high = p->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare(&p->files[middle], &wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < p->count && strcmp(p->files[low].district, wanted.district) == 0 &&
         (second == NULL || strcmp(p->files[low].unit, wanted.unit) == 0);
}

static zb_status list_those_with_changes(const packer *p, zb_rows *packages)
{
  zb_status status = ZB_OK;
  while (status == ZB_OK && zb_rows_next(packages)) {
    const char *path = zb_arena_strdup(p->arena, zb_rows_value(packages, 0).text);
    if (has_file_of(p, path, zb_arena_strdup(p->arena, zb_rows_value(packages, 1).text)))
      status = zb_store_list_add(p->job->store, ZB_LIST_STALE, &path, p->job->diags);
  }
  return zb_rows_error(packages) != NULL ? ZB_OUTPUT : status; /* zb_store_check tells */
}

zb_status zb_packages_list_stale(zb_job *job)
{
  static const char packages[] = "SELECT path, record FROM _previous AS p WHERE document = 'packages' AND NOT EXISTS("
                                 "SELECT 1 FROM _made AS m WHERE m.path = p.path)";
  static const char changed[] =
      "SELECT path, sha256 FROM _made WHERE NOT kept AND NOT merged AND document <> 'packages' "
      "AND change IN ('new', 'changed') UNION ALL SELECT path, '' FROM _withdrawn";
  if (zb_store_number(job->store, "SELECT count(*) FROM _previous WHERE document = 'packages'") == 0)
    return ZB_OK; /* what has changed need not be sorted for nothing, of a million documents */
  packer p = {.job = job, .arena = zb_arena_new()};
  zb_rows *rows = NULL;
  const char *why;
  zb_status status = zb_store_query(job->store, packages, NULL, 0, &rows, &why) == ZB_OK ? ZB_OK : ZB_OUTPUT;
  if (status == ZB_OK)
    status = collect(&p, changed);
  if (status == ZB_OK)
    status = list_those_with_changes(&p, rows);
  zb_rows_free(rows);
  free(p.files);
  zb_arena_free(p.arena);
  return status;
}
