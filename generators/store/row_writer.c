/* Rows are written to the database by a thread of its own, while the files are read on: it takes half as long as that.
   The thread has the database for itself until it has written all; whoever else wants it settles first. */
#include "store/batch.h"

#include "base/thread.h"

#include <stdlib.h>
#include <string.h>

/* Blocks of rows go round: while one is filled the others wait to be written, as many as come while an index is made.
   What fits into one needs no thread. */
enum { BLOCK = 240 * 1024, BLOCKS = 24 };

/* Rows, one behind the other: the head, and the length and the bytes of each text. */
typedef struct block {
  zb_buffer bytes;
  size_t at; /* the row that is written next */
} block;

typedef struct row_head {
  sqlite3_stmt *statement; /* NULL: no row, but SQL to run, its only text, with a NUL */
  int64_t number;
  int count; /* of texts */
} row_head;

struct row_writer {
  sqlite3 *db;
  block blocks[BLOCKS];
  bool has_thread;
  pthread_t thread;
  pthread_mutex_t lock; /* for all that follows */
  pthread_cond_t news;
  long handed, written; /* blocks */
  bool failed;          /* SQLite knows why; nothing more is written */
  bool has_ended;       /* nothing more comes */
};

static const char *next(block *b, size_t n)
{
  const char *bytes = b->bytes.data + b->at;
  b->at += n;
  return bytes;
}

static size_t next_size(block *b)
{
  size_t size;
  memcpy(&size, next(b, sizeof size), sizeof size);
  return size;
}

/* NUMBER stands behind COUNT texts, if there is a parameter for it. */
static bool bind_number(sqlite3_stmt *statement, int count, int64_t number)
{
  return sqlite3_bind_parameter_count(statement) == count ||
         sqlite3_bind_int64(statement, count + 1, number) == SQLITE_OK;
}

static bool run(sqlite3 *db, block *b)
{
  size_t size = next_size(b);
  return sqlite3_exec(db, next(b, size), NULL, NULL, NULL) == SQLITE_OK;
}

/* Writes the row that is next in a block. */
static bool write_next(sqlite3 *db, block *b)
{
  row_head head;
  memcpy(&head, next(b, sizeof head), sizeof head);
  if (head.statement == NULL)
    return run(db, b);
  bool written = bind_number(head.statement, head.count, head.number);
  for (int i = 0; i < head.count; i++) {
    size_t length = next_size(b);
    const char *text = next(b, length);
    written = written && sqlite3_bind_text(head.statement, i + 1, text, (int)length, SQLITE_STATIC) == SQLITE_OK;
  }
  written = written && sqlite3_step(head.statement) == SQLITE_DONE;
  sqlite3_reset(head.statement);
  return written;
}

static void clear_block(block *b)
{
  zb_buffer_clear(&b->bytes);
  b->at = 0;
}

static bool write_block(sqlite3 *db, block *b)
{
  bool written = true;
  while (written && b->at < b->bytes.length)
    written = write_next(db, b);
  clear_block(b);
  return written;
}

static void put_text(block *b, const char *text, size_t size)
{
  zb_buffer_add(&b->bytes, &size, sizeof size);
  if (size > 0)
    zb_buffer_add(&b->bytes, text, size);
}

static void put_row(block *b, sqlite3_stmt *statement, const char *const *texts, int count, int64_t number)
{
  const row_head head = {statement, number, count};
  zb_buffer_add(&b->bytes, &head, sizeof head);
  for (int i = 0; i < count; i++)
    put_text(b, texts[i], texts[i] == NULL ? 0 : strlen(texts[i]));
}

/* --- The thread --------------------------------------------------------------------------------------------------- */

static void *write_all(void *data)
{
  row_writer *w = data;
  pthread_mutex_lock(&w->lock);
  while (!w->has_ended || w->written < w->handed) {
    if (w->written == w->handed) {
      pthread_cond_wait(&w->news, &w->lock);
      continue;
    }
    bool failed = w->failed;
    pthread_mutex_unlock(&w->lock);
    failed = failed || !write_block(w->db, &w->blocks[w->written % BLOCKS]);
    pthread_mutex_lock(&w->lock);
    w->failed = failed;
    w->written++;
    pthread_cond_signal(&w->news);
  }
  pthread_mutex_unlock(&w->lock);
  return NULL;
}

/* --- Who reads ---------------------------------------------------------------------------------------------------- */

static block *open_block(row_writer *w)
{
  return &w->blocks[w->handed % BLOCKS];
}

/* Hands the open block over if it has rows, and waits until at most WAITING of all are not written. */
static bool hand_over(row_writer *w, long waiting)
{
  pthread_mutex_lock(&w->lock);
  w->handed += open_block(w)->bytes.length > 0;
  pthread_cond_signal(&w->news);
  while (w->handed - w->written > waiting)
    pthread_cond_wait(&w->news, &w->lock);
  bool failed = w->failed;
  pthread_mutex_unlock(&w->lock);
  clear_block(open_block(w));
  return !failed;
}

/* Once. */
static zb_status tell_failed(zb_store *store, zb_diags *diags)
{
  return store->failure != NULL ? ZB_OUTPUT : zb_store_failed(store, diags);
}

static bool write_open_block(row_writer *w)
{
  w->has_thread = w->has_thread || zb_thread_start(&w->thread, write_all, w);
  if (w->has_thread)
    return hand_over(w, BLOCKS - 1);
  w->failed = w->failed || !write_block(w->db, open_block(w));
  return !w->failed;
}

zb_status zb_store_write(zb_store *store, sqlite3_stmt *statement, const char *const *texts, int count, int64_t number,
                         zb_diags *diags)
{
  row_writer *w = store->writer;
  if (w == NULL)
    return bind_number(statement, count, number) ? zb_store_run_with(store, statement, texts, count, diags)
                                                 : zb_store_failed(store, diags);
  put_row(open_block(w), statement, texts, count, number);
  bool written = open_block(w)->bytes.length < BLOCK || write_open_block(w);
  return written ? ZB_OK : tell_failed(store, diags);
}

bool zb_store_run_aside(zb_store *store, const char *sql)
{
  row_writer *w = store->writer;
  if (w == NULL || !w->has_thread)
    return false;
  const row_head head = {.statement = NULL};
  zb_buffer_add(&open_block(w)->bytes, &head, sizeof head);
  put_text(open_block(w), sql, strlen(sql) + 1);
  return true;
}

zb_status zb_store_settle(zb_store *store, zb_diags *diags)
{
  row_writer *w = store->writer;
  if (w == NULL)
    return ZB_OK;
  bool written = w->has_thread ? hand_over(w, 0) : !w->failed && write_block(w->db, open_block(w));
  w->failed = !written;
  return written ? ZB_OK : tell_failed(store, diags);
}

void zb_store_write_aside(zb_store *store)
{
  row_writer *w = calloc(1, sizeof *w);
  if (w == NULL)
    abort();
  pthread_mutex_init(&w->lock, NULL);
  pthread_cond_init(&w->news, NULL);
  w->db = store->db;
  store->writer = w;
}

static void end_thread(row_writer *w)
{
  pthread_mutex_lock(&w->lock);
  w->has_ended = true;
  pthread_cond_signal(&w->news);
  pthread_mutex_unlock(&w->lock);
  pthread_join(w->thread, NULL);
}

zb_status zb_store_end_writer(zb_store *store, zb_diags *diags)
{
  row_writer *w = store->writer;
  if (w == NULL)
    return ZB_OK;
  zb_status status = zb_store_settle(store, diags);
  if (w->has_thread)
    end_thread(w);
  for (int i = 0; i < BLOCKS; i++)
    zb_buffer_free(&w->blocks[i].bytes);
  pthread_cond_destroy(&w->news);
  pthread_mutex_destroy(&w->lock);
  free(w);
  store->writer = NULL;
  return status;
}
