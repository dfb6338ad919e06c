/* What an earlier run has left and this one does not make any more goes out of the way, so that nobody prints it; it is
   never deleted. Files of documents and data that this run did not look at stay. */
#include "run/job.h"

#include "base/file.h"
#include "base/interrupt.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- Moving a file ---------------------------------------------------------------------------------------------- */

/* Below the output folder; lua/changes.lua knows what people call it. */
static const char *folder_of(zb_job *job)
{
  if (job->withdrawn != NULL)
    return job->withdrawn;
  zb_script *script = NULL;
  const char *folder = "";
  zb_status status = zb_script_new(&job->resources.scripts, "changes", job->options->date, job->store,
                                   (zb_script_limits){0}, job->diags, &script);
  if (status == ZB_OK)
    status = zb_script_text(script, "folder", NULL, 0, job->arena, job->diags, &folder);
  zb_script_free(script);
  return job->withdrawn = status == ZB_OK ? folder : "";
}

static const char *path_of(zb_job *job, const char *name)
{
  return zb_arena_printf(job->document, "%s/%s", job->options->output, name);
}

static bool exists(const char *path)
{
  struct stat info;
  return lstat(path, &info) == 0;
}

/* NAME in the folder, or NAME-2 … if that is taken by another file. */
static const char *free_name(zb_job *job, const char *name)
{
  const char *wanted = zb_arena_printf(job->document, "%s/%s", folder_of(job), name), *free = wanted;
  const char *slash = strrchr(wanted, '/'), *dot = strrchr(wanted, '.');
  size_t stem = dot != NULL && dot > slash + 1 ? (size_t)(dot - wanted) : strlen(wanted);
  for (int n = 2; exists(path_of(job, free)); n++)
    free = zb_arena_printf(job->document, "%.*s-%d%s", (int)stem, wanted, n, wanted + stem);
  return free;
}

zb_status zb_withdraw_file(zb_job *job, const char *name, const char **moved)
{
  return zb_withdraw_file_as(job, name, name, moved);
}

zb_status zb_withdraw_file_as(zb_job *job, const char *file, const char *name, const char **moved)
{
  *moved = "";
  if (*folder_of(job) == '\0')
    return ZB_TEMPLATE;
  const char *from = path_of(job, file);
  if (!exists(from)) { /* a run that died may have moved it */
    const char *there = zb_arena_printf(job->document, "%s/%s", folder_of(job), name);
    *moved = exists(path_of(job, there)) ? there : "";
    return ZB_OK;
  }
  const char *to = free_name(job, name), *path = path_of(job, to);
  zb_status status =
      zb_file_make_dirs(zb_arena_strndup(job->document, path, (size_t)(strrchr(path, '/') - path)), job->diags);
  if (status != ZB_OK)
    return status;
  if (rename(from, path) != 0)
    return zb_file_unwritable(path, job->diags);
  zb_file_prune(from, strlen(job->options->output));
  *moved = to;
  return ZB_OK;
}

/* --- What this run did not make --------------------------------------------------------------------------------- */

/* Columns of _previous, and what follows them. */
enum {
  PATH,
  BYTES,
  SHA256,
  DOCUMENT = 4,
  RECORD,
  MERGED = 7,
  CHANGE = 10,
  FOREIGN = 14,
  ALTERED,
  MADE,
  REFUSED,
  FAILED,
  FINISHED,
  ELSEWHERE,
  PRINT,
  OUTDATED,
  PACKAGE
};

/* The workbook that is made, of which p is the PDF (`--pdf`). */
#define BOOK "SELECT 1 FROM _made AS m WHERE m.path = substr(p.path, 1, length(p.path) - 4) || '.xlsx' AND NOT m.kept"

/* Whether this run has made a record that is called like that of p, refused it for its data, or failed to make it: the
   manifest tells no more of people than their names and parts of their numbers. What is not made has no record that
   tells namesakes apart, but then those of them that are made are not p. */
#define RECORD_MADE                                                                                                    \
  "EXISTS(SELECT 1 FROM _made AS m WHERE m.document = p.document AND m.record = p.record AND m.merged = p.merged AND " \
  "NOT m.kept)"
#define RECORD_IS(KIND)                                                                                                \
  "EXISTS(SELECT 1 FROM _entries AS e WHERE e.document = p.document AND e.record IN (p.record, label_of(p.record)) "   \
  "AND e.kind = '" KIND "')"
#define RECORD_REFUSED RECORD_IS("refused")
#define RECORD_FAILED RECORD_IS("failed")

/* All that p was made from is other data than this run's, so that a record that is called alike is another one. */
#define ELSEWHERE_MADE "p.foreign_ = 2"

#define COLUMNS                                                                                                        \
  "SELECT p.path, p.bytes, p.sha256, p.made_from, p.document, p.record, p.office, p.merged, p.sources, p.pictures, "   \
  "p.change, p.code, p.pages, p.copies, p.foreign_, p.altered, p.record <> '' AND " RECORD_MADE                        \
  ", p.record <> '' AND " RECORD_REFUSED ", p.record <> '' AND " RECORD_FAILED                                         \
  ", EXISTS(SELECT 1 FROM _finished AS f WHERE f.document = p.document), " ELSEWHERE_MADE                              \
  ", p.path LIKE '%.pdf' AND EXISTS(" BOOK "), "

#define UNMADE                                                                                                         \
  ", p.document = 'packages' FROM _previous AS p WHERE NOT EXISTS(SELECT 1 FROM _made AS m WHERE m.path = p.path) "    \
  "AND "

static const char singles[] = COLUMNS "EXISTS(" BOOK " AND m.change IN ('new', 'changed'))" UNMADE
                                      "p.merged = 0 AND p.document <> 'packages' ORDER BY p.rowid";

/* A merged file is outdated if one of the documents that are printed for its office has changed or is gone; one of what
   had changed, of which it is known what is in it, if one of those has. */
static const char merged[] = COLUMNS
    "CASE WHEN EXISTS(SELECT 1 FROM _previous AS q WHERE q.reprint <> '' AND q.reprint = p.path) "
    "THEN EXISTS(SELECT 1 FROM _previous AS q WHERE q.reprint <> '' AND q.reprint = p.path AND (q.path IN "
    "(SELECT path FROM _withdrawn) OR q.path IN (SELECT path FROM _made WHERE change IN ('new', 'changed')))) "
    "ELSE EXISTS(SELECT 1 FROM _made AS m WHERE m.document = p.document AND m.office = p.office AND m.merged = 0 "
    "AND m.change IN ('new', 'changed')) OR EXISTS(SELECT 1 FROM _withdrawn AS w JOIN _previous AS q "
    "ON q.path = w.path WHERE w.document = p.document AND q.office = p.office) END" UNMADE
    "p.merged = 1 ORDER BY p.rowid";

/* So is a package. */
static const char packages[] =
    COLUMNS "EXISTS(SELECT 1 FROM _stale AS s WHERE s.path = p.path)" UNMADE "p.document = 'packages' ORDER BY p.rowid";

static bool is_true(const zb_rows *rows, int column)
{
  return zb_rows_value(rows, column).integer != 0;
}

/* Why the file goes; NULL: it stays. */
static const char *reason(const zb_job *job, const zb_rows *rows)
{
  bool is_certain = !job->misses_data;
  bool binds_all = job->options->print && !job->options->print_changed;
  if (zb_interrupted())
    return NULL;
  bool is_print = is_true(rows, PRINT) && !job->options->pdf;
  if (is_true(rows, PACKAGE) || (is_true(rows, MERGED) && !binds_all) || is_print)
    return is_true(rows, OUTDATED) ? "outdated" : NULL;
  if (!is_certain || is_true(rows, ELSEWHERE) || is_true(rows, FAILED))
    return NULL;
  if (is_true(rows, REFUSED) && !is_true(rows, MERGED))
    return "refused";
  if (is_true(rows, MADE))
    return "moved";
  return is_true(rows, FINISHED) && !is_true(rows, FOREIGN) ? "gone" : NULL;
}

/* How many files would have gone but that not all data could be read. */
static void tell_uncertain(zb_job *job)
{
  if (!job->misses_data || zb_interrupted())
    return;
  int64_t count =
      zb_store_number(job->store, "SELECT count(*) FROM _made AS m JOIN _previous AS p USING(path) WHERE m.kept AND "
                                  "m.document NOT IN ('changes', 'report', 'packages') AND NOT m.merged AND "
                                  "NOT p.foreign_ AND p.document IN (SELECT document FROM _finished)");
  if (count > 0)
    zb_diags_add(
        job->diags, ZB_WARNING, "not-withdrawn", job->options->output,
        "请把读不了的文件弄好，再做一次；在那以前不要打印、发出这些文件",
        "数据没有读全：上次做的有 %d 个文件，按读到的数据现在没有或做不出来，可是不一定真是这样，先留着没有作废",
        (int)count);
}

/* What a run that died has written over it is cleared up with the rest of that run. */
static zb_status keep(zb_job *job, const zb_rows *rows)
{
  const char *values[FOREIGN + 2];
  for (int i = 0; i < FOREIGN; i++) {
    zb_value value = zb_rows_value(rows, i);
    values[i] = value.type == ZB_VALUE_INTEGER ? zb_arena_printf(job->document, "%lld", (long long)value.integer)
                                               : zb_arena_strdup(job->document, value.text);
  }
  if (job->previous != ZB_RUN_BROKE_OFF)
    values[CHANGE] = "";      /* else the next run is to tell of it, if this one is stopped, too */
  values[FOREIGN] = "1";      /* kept */
  values[FOREIGN + 1] = NULL; /* whose it was is not in the manifest */
  if (zb_journal_has(job->journal, values[PATH]))
    return ZB_OK;
  zb_status status = zb_store_list_add(job->store, ZB_LIST_MADE, values, job->diags);
  const zb_manifest_file file = {
      .path = values[PATH],
      .length = (size_t)zb_rows_value(rows, BYTES).integer,
      .sha256 = values[SHA256],
      .document = values[DOCUMENT],
      .merged = is_true(rows, MERGED),
  };
  return zb_worse(status, zb_altered_note(job, &file, *zb_rows_value(rows, ALTERED).text != '\0'));
}

static zb_status withdraw(zb_job *job, const zb_rows *rows, const char *why)
{
  const char *name = zb_arena_strdup(job->document, zb_rows_value(rows, PATH).text);
  const char *document = zb_arena_strdup(job->document, zb_rows_value(rows, DOCUMENT).text);
  const char *record = zb_arena_strdup(job->document, zb_rows_value(rows, RECORD).text);
  const char *moved;
  zb_status status = zb_withdraw_file(job, name, &moved);
  if (status != ZB_OK)
    return zb_worse(status, keep(job, rows));
  return zb_store_list_add(job->store, ZB_LIST_WITHDRAWN, (const char *const[]){name, moved, document, record, why},
                           job->diags);
}

static zb_status sort_out(zb_job *job, const char *sql)
{
  zb_rows *rows;
  const char *failure;
  zb_status status = zb_store_query(job->store, sql, NULL, 0, &rows, &failure);
  if (status != ZB_OK) {
    zb_diags_add(job->diags, ZB_ERROR, "store", "", "", "内部数据库出错：%s", failure);
    return ZB_OUTPUT;
  }
  while (zb_rows_next(rows)) {
    zb_arena_reset(job->document);
    const char *why = reason(job, rows);
    status = zb_worse(status, why == NULL ? keep(job, rows) : withdraw(job, rows, why));
  }
  if (zb_rows_error(rows) != NULL)
    status = zb_worse(status, ZB_OUTPUT); /* zb_store_check tells */
  zb_rows_free(rows);
  return status;
}

/* What is about many stays if not all its tables were read; but if some were, and are not what they were, it is out of
   date. Only what is about a district or more: the paths of others are longer. */
#define OUTDATED_TOTALS                                                                                                \
  " FROM _made AS m JOIN _previous AS p USING(path) WHERE m.kept AND p.foreign_ AND NOT p.merged AND p.document NOT "  \
  "IN ('changes', 'report', 'packages') AND path NOT LIKE '%/%/%' AND EXISTS(SELECT 1 FROM json_each('[' || "          \
  "p.sources || ']') AS j WHERE j.value NOT IN (SELECT source FROM _foreign) AND (SELECT sha256 FROM "                 \
  "_previous_sources AS s WHERE s.path = j.value) NOT IN (SELECT sha256 FROM _sources))"

static void tell_outdated(zb_job *job)
{
  int64_t count = zb_store_number(job->store, "SELECT count(*)" OUTDATED_TOTALS);
  zb_rows *rows;
  const char *why;
  if (count == 0 || zb_interrupted() ||
      zb_store_query(job->store, "SELECT path" OUTDATED_TOTALS " ORDER BY m.rowid LIMIT 5", NULL, 0, &rows, &why) !=
          ZB_OK)
    return;
  const char *names = "";
  while (zb_rows_next(rows))
    names = zb_arena_printf(job->document, "%s%s%s", names, *names == '\0' ? "" : "、", zb_rows_value(rows, 0).text);
  zb_rows_free(rows);
  zb_diags_add(job->diags, ZB_WARNING, "outdated", job->options->output,
               "请把全部数据放在一起再做一次；在那以前不要用这些文件",
               "有 %d 个文件还要这次没有读的数据，没有重做，可是这次读的数据变了，它们可能是旧的：%s%s", (int)count,
               names, count > 5 ? " 等" : "");
}

/* Tells of the documents p that were kept although this run had a record of that name, if any are as CONDITION. */
#define KEPT(CONDITION)                                                                                                \
  "SELECT count(*), min(p.path) FROM _made AS k JOIN _previous AS p ON p.path = k.path WHERE k.kept AND NOT p.merged " \
  "AND p.record <> '' AND " CONDITION

static void tell_kept(zb_job *job, const char *sql, const char *code, const char *what, const char *remedy)
{
  zb_rows *rows;
  const char *why;
  if (zb_interrupted() || zb_store_query(job->store, sql, NULL, 0, &rows, &why) != ZB_OK)
    return;
  int count = zb_rows_next(rows) ? (int)zb_rows_value(rows, 0).integer : 0;
  if (count > 0)
    zb_diags_add(job->diags, ZB_WARNING, code, job->options->output, remedy, "有 %d 个文件%s：%s%s", count, what,
                 zb_rows_value(rows, 1).text, count > 1 ? " 等" : "");
  zb_rows_free(rows);
}

/* Who is called alike in another run's data may be the same all the same, which only people know. */
static void tell_doubtful(zb_job *job)
{
  tell_kept(job, KEPT(ELSEWHERE_MADE " AND (" RECORD_MADE " OR " RECORD_REFUSED ")"), "namesake",
            "和这次的人（单位）同名，可是是这次没有读的数据做的，没有动",
            "是两个人（两个单位）的不用管；是同一个的，请移走旧的，或把全部数据放在一起再做一次");
  tell_kept(job, KEPT("p.foreign_ <> 2 AND " RECORD_FAILED), "not-remade",
            "这次出错没有做成，上次做的还在原处，没有动，可能是旧的",
            "请照说明的错误弄好，再做一次；在那以前不要打印、发出这些文件");
}

/* A document that no generator makes any more is finished, too: the notice has done away with it. */
static zb_status finish_unknown(zb_job *job)
{
  const zb_generator *list;
  int count;
  zb_status status = zb_job_generators(job, NULL, &list, &count);
  zb_rows *rows;
  const char *why;
  if (status != ZB_OK ||
      zb_store_query(job->store, "SELECT DISTINCT document FROM _previous ORDER BY 1", NULL, 0, &rows, &why) != ZB_OK)
    return status;
  while (zb_rows_next(rows)) {
    const char *document = zb_rows_value(rows, 0).text;
    bool known = strcmp(document, "packages") == 0;
    for (int i = 0; i < count && !known; i++)
      known = strcmp(list[i].id, document) == 0;
    if (!known)
      status = zb_store_list_add(job->store, ZB_LIST_FINISHED, &document, job->diags);
  }
  zb_rows_free(rows);
  return status;
}

/* What the run that was broken off has moved away went since the one before it. */
static zb_status take_over_withdrawn(zb_job *job)
{
  return job->previous != ZB_RUN_ENDED ? zb_store_take_over_withdrawn(job->store, job->diags) : ZB_OK;
}

/* Also of what this run has not come to: an earlier one that was broken off has changed it, and nobody has told. */
static int count_of(zb_job *job, const char *change)
{
  return (int)zb_store_number(
      job->store,
      zb_arena_printf(job->document,
                      "SELECT count(*) FROM _made WHERE change = '%s' AND (NOT kept OR (change <> '' AND document NOT "
                      "IN ('changes', 'report')))",
                      change));
}

zb_status zb_withdraw_stale(zb_job *job)
{
  if (!job->had_previous && job->previous == ZB_RUN_ENDED) {
    job->changes.made = (int)zb_store_number(job->store, "SELECT count(*) FROM _made");
    return ZB_OK;
  }
  zb_status status = take_over_withdrawn(job);
  if (job->options->only == NULL)
    status = zb_worse(status, finish_unknown(job));
  status = zb_worse(status, sort_out(job, singles));
  status = zb_worse(status, sort_out(job, merged));
  tell_uncertain(job);
  tell_outdated(job);
  tell_doubtful(job);
  status = zb_worse(status, zb_packages_list_stale(job));
  status = zb_worse(status, sort_out(job, packages));
  zb_altered_tell(job);
  job->unpacked = (int)zb_store_number(job->store, "SELECT count(*) FROM _made WHERE kept AND NOT merged AND document "
                                                   "NOT IN ('changes', 'report', 'packages') AND path LIKE '%/%'");
  zb_arena_reset(job->document);
  job->changes = (zb_change_counts){
      .made = count_of(job, "new"),
      .changed = count_of(job, "changed"),
      .restored = count_of(job, "restored"),
      .unchanged = count_of(job, ""),
      .withdrawn = (int)zb_store_number(job->store, "SELECT count(*) FROM _withdrawn WHERE why <> 'edited'"),
      .kept = (int)zb_store_number(job->store,
                                   "SELECT count(*) FROM _made WHERE kept AND document NOT IN ('changes', 'report')"),
  };
  if (!job->had_previous) { /* what a first run that was stopped left is new, too */
    job->changes.made = (int)zb_store_number(job->store, "SELECT count(*) FROM _made WHERE NOT kept");
    job->changes.changed = job->changes.restored = job->changes.unchanged = 0;
  }
  return status;
}
