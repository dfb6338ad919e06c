/* Merged files of what had changed (`--print-changed`). One stays, for who has yet to print it, as long as all that is
   in it is as it was: what changes later goes into another one. */
#include "run/job.h"

/* Whether the number that SQL gives for TEXT and FLAG is not 0; false if the store fails, which zb_store_check tells.
 */
static bool holds(zb_job *job, const char *sql, const char *text, bool flag)
{
  const zb_value values[] = {{.type = ZB_VALUE_TEXT, .text = text},
                             {.type = ZB_VALUE_INTEGER, .integer = flag, .text = ""}};
  zb_rows *rows;
  const char *why;
  if (zb_store_query(job->store, sql, values, 2, &rows, &why) != ZB_OK)
    return false;
  bool found = zb_rows_next(rows) && zb_rows_value(rows, 0).integer != 0;
  zb_rows_free(rows);
  return found;
}

bool zb_reprint_is_there(zb_job *job, const char *stem)
{
  /* What a run has made that was broken off is made again. */
  static const char listed[] =
      "SELECT EXISTS(SELECT 1 FROM _previous WHERE (path = ?1 || '.pdf' OR (path > ?1 || '-' AND path < ?1 || '.')) "
      "AND merged AND NOT (?2 AND change IN ('new', 'changed')))";
  return holds(job, listed, stem, job->previous == ZB_RUN_BROKE_OFF);
}

bool zb_reprint_stands(zb_job *job, const char *name, bool all_made)
{
  static const char differs[] =
      "SELECT EXISTS(SELECT 1 FROM _previous AS p WHERE p.reprint <> '' AND p.reprint = ?1 AND coalesce((SELECT "
      "m.change IN ('new', 'changed') FROM _made AS m WHERE m.path = p.path LIMIT 1), ?2))";
  return !holds(job, differs, name, all_made);
}
