/* The store in a process that was forked: SQLite must not use there what it had open before. The file is not changed
   any more where this process reads, so it takes no locks. */
#include "store/batch.h"

#include <string.h>

/* The file's name as SQLite reads URIs, for reading only. */
static void add_uri(const char *path, zb_buffer *out)
{
  zb_buffer_puts(out, "file:");
  for (; *path != '\0'; path++)
    if (strchr("%?#", *path) != NULL)
      zb_buffer_printf(out, "%%%02X", (unsigned char)*path);
    else
      zb_buffer_putc(out, *path);
  zb_buffer_puts(out, "?immutable=1");
}

/* Leaves the parent's connection as it is. */
static void forget(zb_store *store)
{
  store->db = NULL;
  for (int t = 0; t < store->schema->table_count; t++)
    store->inserts[t] = store->sheets_of[t] = NULL;
  sqlite3_stmt **const statements[] = {
      &store->add_problem,    &store->problems_of,     &store->mark_reported, &store->add_finding, &store->findings_of,
      &store->problem_at,     &store->problem_of_cell, &store->is_mistyped,   &store->add_change,  &store->previous_at,
      &store->name_given,     &store->add_header,      &store->add_typed,     &store->add_sheet,   &store->add_unread,
      &store->add_change_sum, &store->add_went_out};
  for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
    *statements[i] = NULL;
  for (int i = 0; i < ZB_LIST_COUNT; i++)
    store->list_adds[i] = NULL;
  store->query_count = 0;
}

static zb_status open_file(zb_store *store, zb_diags *diags)
{
  zb_buffer uri = {0};
  add_uri(store->path, &uri);
  int code = sqlite3_open_v2(uri.data, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  zb_buffer_free(&uri);
  if (code != SQLITE_OK)
    return zb_store_failed(store, diags);
  sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  /* Not mapped: of a disk that breaks a read tells, while a process dies of a page that is not there. */
  return zb_store_exec(store, "PRAGMA cache_size = -8000; PRAGMA mmap_size = 0;", diags);
}

zb_status zb_store_share(zb_store *store, const zb_store_relay *relay, zb_diags *diags)
{
  forget(store);
  store->failure = NULL; /* what has failed before is told by whoever has it */
  store->failures = 0;
  store->relay = *relay;
  zb_status status = open_file(store, diags);
  if (status == ZB_OK)
    status = zb_store_create_own_outputs(store, diags);
  if (status == ZB_OK)
    status = zb_store_add_functions(store, diags);
  if (status == ZB_OK)
    status = zb_store_add_text_functions(store, diags);
  if (status == ZB_OK)
    status = zb_store_prepare_findings(store, diags);
  if (status == ZB_OK)
    status = zb_store_prepare_problems(store, diags);
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    status = zb_store_prepare_sheets_of(store, t, diags);
  return status;
}
