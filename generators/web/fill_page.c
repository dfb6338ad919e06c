#include "web/page.h"

#include "base/escape.h"
#include "value/private.h"

typedef struct filler {
  zb_script *script;
  const char *sections;
  zb_arena *scratch; /* of one value */
  zb_buffer *out;
  zb_diags *diags;
} filler;

static zb_status fill_value(filler *f, const piece *p)
{
  zb_value value;
  zb_arena_reset(f->scratch);
  zb_status status = zb_expression_value(f->script, p->expression, f->scratch, f->diags, &value);
  if (status == ZB_OK)
    zb_escape(f->out, zb_with_masked_ids(value.text, f->scratch), true);
  return status;
}

static zb_status fill_pieces(filler *f, const piece *first);

static zb_status fill_if(filler *f, const piece *p)
{
  bool holds;
  zb_status status = zb_expression_test(f->script, p->expression, f->diags, &holds);
  return status == ZB_OK && holds ? fill_pieces(f, p->first) : status;
}

static zb_status fill_each(filler *f, const piece *p)
{
  bool more = true;
  zb_status status = zb_loop_begin(f->script, p->text, p->expression, f->diags);
  if (status != ZB_OK)
    return status;
  while (status == ZB_OK && more) {
    status = zb_loop_next(f->script, f->diags, &more);
    if (status == ZB_OK && more)
      status = fill_pieces(f, p->first);
  }
  zb_loop_end(f->script);
  return status;
}

static zb_status fill_pieces(filler *f, const piece *first)
{
  zb_status status = ZB_OK;
  for (const piece *p = first; p != NULL && status == ZB_OK; p = p->next)
    switch (p->kind) {
    case PIECE_TEXT:
      zb_buffer_add(f->out, p->text, p->length);
      break;
    case PIECE_VALUE:
      status = fill_value(f, p);
      break;
    case PIECE_JSON:
      status = zb_expression_json(f->script, p->expression, f->out, f->diags);
      break;
    case PIECE_IF:
      status = fill_if(f, p);
      break;
    case PIECE_EACH:
      status = fill_each(f, p);
      break;
    case PIECE_SECTIONS:
      zb_buffer_puts(f->out, f->sections);
      break;
    }
  return status;
}

zb_status zb_web_fill(const zb_web *web, zb_script *script, const char *sections, zb_buffer *out, zb_diags *diags)
{
  filler f = {.script = script, .sections = sections, .scratch = zb_arena_new(), .out = out, .diags = diags};
  zb_status status = fill_pieces(&f, web->first);
  zb_arena_free(f.scratch);
  return status;
}
