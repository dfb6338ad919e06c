/* Of most photos the scan is written by the letter: it is kept as it is, behind a header of our own. The others go
   through libjpeg's transcoding: coefficients in, coefficients out, no pixel is computed. libjpeg reads much that other
   programs stumble over (fill bytes, stray bytes); what it writes all can read. */
#include "picture/jpeg.h"

#include "picture/jpeg_header.h"
#include "picture/jpeg_scan.h"

#include <stdlib.h>
#include <string.h>

typedef struct rewriting {
  jpeg_reader in;
  struct jpeg_compress_struct out;
  zb_buffer kept;      /* the file, if the scan is as it came; */
  unsigned char *data; /* else it is here, libjpeg's own, by malloc */
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

static void copy_codes(rewriting *r)
{
  const struct jpeg_decompress_struct *in = &r->in.jpeg;
  for (int i = 0; i < NUM_HUFF_TBLS; i++) {
    copy_table(&r->out.dc_huff_tbl_ptrs[i], in->dc_huff_tbl_ptrs[i], &r->out);
    copy_table(&r->out.ac_huff_tbl_ptrs[i], in->ac_huff_tbl_ptrs[i], &r->out);
  }
  for (int i = 0; i < in->num_components; i++) {
    r->out.comp_info[i].dc_tbl_no = in->comp_info[i].dc_tbl_no;
    r->out.comp_info[i].ac_tbl_no = in->comp_info[i].ac_tbl_no;
  }
}

static void keep(rewriting *r, const jpeg_scan *scan)
{
  static const unsigned char end[] = {0xFF, JPEG_EOI};
  copy_codes(r);
  jpeg_header_write(&r->out, &r->kept);
  zb_buffer_add(&r->kept, scan->data, scan->length);
  zb_buffer_add(&r->kept, end, sizeof end);
}

/* With codes of its own: those that the picture came with, and the usual ones, need not have one for each difference
   that is in it when all of it is one scan, and libjpeg does not say so. */
static void transcode(rewriting *r, jvirt_barray_ptr *coefficients)
{
  jpeg_mem_dest(&r->out, &r->data, &r->length);
  r->out.optimize_coding = TRUE;
  jpeg_write_coefficients(&r->out, coefficients);
  jpeg_finish_compress(&r->out);
}

static void rewrite(rewriting *r)
{
  jpeg_scan scan;
  if (!jpeg_reader_begin(&r->in))
    return;
  bool plain = jpeg_scan_read(&r->in, &scan);
  jvirt_barray_ptr *coefficients = plain ? NULL : jpeg_reader_finish(&r->in);
  if (!plain && coefficients == NULL)
    return;
  r->out.err = &r->in.errors;
  r->out.client_data = &r->in;
  jpeg_create_compress(&r->out);
  jpeg_copy_critical_parameters(&r->in.jpeg, &r->out);
  if (plain)
    keep(r, &scan);
  else
    transcode(r, coefficients);
}

const char *zb_jpeg_rewrite(const void *file, size_t length, zb_arena *arena, zb_jpeg *out)
{
  rewriting *r = zb_arena_alloc(arena, sizeof *r);
  r->in.data = file;
  r->in.length = length;
  r->in.arena = arena;
  if (setjmp(r->in.back) == 0)
    rewrite(r);
  if (r->in.fault == NULL) {
    const struct jpeg_decompress_struct *jpeg = &r->in.jpeg;
    const void *written = r->data == NULL ? (const void *)r->kept.data : r->data;
    size_t size = r->data == NULL ? r->kept.length : r->length;
    unsigned char *data = zb_arena_alloc(arena, size);
    memcpy(data, written, size);
    *out =
        (zb_jpeg){data, size, (int)jpeg->image_width, (int)jpeg->image_height, jpeg->num_components, r->in.orientation};
  }
  jpeg_destroy_compress(&r->out);
  jpeg_reader_end(&r->in);
  free(r->data);
  zb_buffer_free(&r->kept);
  return r->in.fault;
}
