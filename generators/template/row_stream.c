/* <row each="…" stream="yes">: rows that are filled when the workbook's sheet is written, one at a time, so that a
   sheet of any length takes no more memory than two of them. */
#include "template/pattern.h"

#include "tree/row_stream.h"

typedef struct stream {
  zb_row_stream rows; /* first: it is what others see of this */
  const zb_template *template;
  zb_script *script;
  const pattern *pattern;
  int kept; /* its list, as the loops around it had it */
  bool begun, ended;
} stream;

static void end(zb_row_stream *rows)
{
  stream *s = (stream *)rows;
  if (s->begun && !s->ended)
    zb_loop_end(s->script);
  s->ended = true;
}

/* The next element that is wanted, as a row. */
static zb_status next_wanted(stream *s, zb_arena *arena, zb_diags *diags, zb_node **row)
{
  zb_status status = ZB_OK;
  if (!s->begun) {
    status = zb_loop_begin_kept(s->script, s->pattern->loop_name, s->pattern->loop_list, s->kept, diags);
    s->begun = status == ZB_OK;
  }
  bool more = status == ZB_OK;
  while (more && *row == NULL) {
    status = zb_loop_next(s->script, diags, &more);
    if (status == ZB_OK && more)
      status = fill_row(s->template, s->script, s->pattern, arena, diags, row);
    more = more && status == ZB_OK;
  }
  return status;
}

static zb_status next(zb_row_stream *rows, int columns, zb_arena *arena, zb_diags *diags, const zb_node **row)
{
  stream *s = (stream *)rows;
  zb_node *found = NULL;
  zb_status status = s->ended ? ZB_OK : next_wanted(s, arena, diags, &found);
  if (status == ZB_OK && found != NULL)
    status = place_cells(found, columns, false, s->template->path, diags);
  *row = status == ZB_OK ? found : NULL;
  if (*row == NULL)
    end(rows);
  return status;
}

zb_status stream_node(const zb_template *template, zb_script *script, const pattern *p, zb_arena *arena,
                      zb_diags *diags, zb_node **out)
{
  stream *s = zb_arena_alloc(arena, sizeof *s);
  *s = (stream){.rows = {next, end}, .template = template, .script = script, .pattern = p};
  zb_node *node = zb_arena_alloc(arena, sizeof *node);
  *node = (zb_node){
      .kind = ZB_NODE_STREAM, .line = p->node.line, .origin = p->node.origin, .style = p->node.style, .text = ""};
  node->as.stream = &s->rows;
  *out = node;
  return zb_loop_keep(script, p->loop_list, diags, &s->kept);
}
