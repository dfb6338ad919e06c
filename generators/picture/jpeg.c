/* JPEG by libjpeg's transcoding: coefficients in, coefficients out, no pixel is computed. libjpeg reads much that other
   programs stumble over (libharu's search for the size ends at a fill byte); what it writes all can read. */
#include "picture/jpeg.h"

#include "picture/jpeg_reader.h"

#include <stdlib.h>
#include <string.h>

typedef struct rewriting {
  jpeg_reader in;
  struct jpeg_compress_struct out;
  bool count;          /* what is in the picture, for tables of codes of its own */
  unsigned char *data; /* libjpeg's own, by malloc */
  unsigned long length;
} rewriting;

static void copy_table(JHUFF_TBL **to, const JHUFF_TBL *from, j_compress_ptr out)
{
  if (from == NULL)
    return;
  if (*to == NULL)
    *to = jpeg_alloc_huff_table((j_common_ptr)out);
  memcpy((*to)->bits, from->bits, sizeof from->bits);
  memcpy((*to)->huffval, from->huffval, sizeof from->huffval);
}

/* Whether each table of AC codes has those for "no more" and "16 zeros", which a picture may do without. */
static bool has_zero_codes(const struct jpeg_decompress_struct *in)
{
  for (int i = 0; i < in->num_components; i++) {
    const JHUFF_TBL *table = in->ac_huff_tbl_ptrs[in->comp_info[i].ac_tbl_no];
    int count = 0;
    for (int length = 1; table != NULL && length <= 16; length++)
      count += table->bits[length];
    if (count == 0 || count > 256 || memchr(table->huffval, 0, (size_t)count) == NULL ||
        memchr(table->huffval, 0xF0, (size_t)count) == NULL)
      return false;
  }
  return true;
}

/* The tables that the picture came with have a code for all that is in it, if it was written in one go; counting for
   new ones takes as long as the rest of the work. Else the usual tables need not have a code for each. */
static void choose_codes(rewriting *r)
{
  const struct jpeg_decompress_struct *in = &r->in.jpeg;
  if (r->count || in->progressive_mode || in->input_scan_number > 1 || !has_zero_codes(in)) {
    r->out.optimize_coding = TRUE;
    return;
  }
  for (int i = 0; i < NUM_HUFF_TBLS; i++) {
    copy_table(&r->out.dc_huff_tbl_ptrs[i], in->dc_huff_tbl_ptrs[i], &r->out);
    copy_table(&r->out.ac_huff_tbl_ptrs[i], in->ac_huff_tbl_ptrs[i], &r->out);
  }
  for (int i = 0; i < in->num_components; i++) {
    r->out.comp_info[i].dc_tbl_no = in->comp_info[i].dc_tbl_no;
    r->out.comp_info[i].ac_tbl_no = in->comp_info[i].ac_tbl_no;
  }
}

static void rewrite(rewriting *r)
{
  jvirt_barray_ptr *coefficients = jpeg_reader_begin(&r->in) ? jpeg_reader_finish(&r->in) : NULL;
  if (coefficients == NULL)
    return;
  r->out.err = &r->in.errors;
  r->out.client_data = &r->in;
  jpeg_create_compress(&r->out);
  jpeg_mem_dest(&r->out, &r->data, &r->length);
  jpeg_copy_critical_parameters(&r->in.jpeg, &r->out);
  choose_codes(r);
  jpeg_write_coefficients(&r->out, coefficients);
  jpeg_finish_compress(&r->out);
}

static const char *rewrite_once(const void *file, size_t length, bool count, zb_arena *arena, zb_jpeg *out)
{
  rewriting *r = zb_arena_alloc(arena, sizeof *r);
  r->in.data = file;
  r->in.length = length;
  r->in.arena = arena;
  r->count = count;
  if (setjmp(r->in.back) == 0)
    rewrite(r);
  if (r->in.fault == NULL) {
    const struct jpeg_decompress_struct *jpeg = &r->in.jpeg;
    unsigned char *data = zb_arena_alloc(arena, r->length);
    memcpy(data, r->data, r->length);
    *out = (zb_jpeg){
        data, r->length, (int)jpeg->image_width, (int)jpeg->image_height, jpeg->num_components, r->in.orientation};
  }
  jpeg_destroy_compress(&r->out);
  jpeg_reader_end(&r->in);
  free(r->data);
  return r->in.fault;
}

const char *zb_jpeg_rewrite(const void *file, size_t length, zb_arena *arena, zb_jpeg *out)
{
  const char *fault = rewrite_once(file, length, false, arena, out);
  /* Tables that can be read may still be no good for writing: one symbol with two codes. */
  return fault == NULL ? NULL : rewrite_once(file, length, true, arena, out);
}
