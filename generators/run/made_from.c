/* What a document is made from, as a digest: if that is the same as when its file was made, the file would be the same,
   but for the day that its properties call the day it was made: what is unchanged keeps that. A template's or a
   script's change counts where it shows in the filled tree. */
#include "run/job.h"

#include "base/digest.h"
#include "base/version.h"

#include <string.h>

/* Byte by byte, as a version that is being worked on keeps its number. */
zb_status zb_know_program(zb_job *job)
{
  char sha256[65] = "";
  if (*job->program != '\0')
    return ZB_OK;
  if (zb_sha256_file("/proc/self/exe", sha256, job->diags) != ZB_OK)
    return ZB_OUTPUT; /* nobody could say later what was made by it */
  const char *text = zb_arena_printf(job->arena, ZB_VERSION "\n%s", sha256);
  zb_sha256(text, strlen(text), job->program);
  return ZB_OK;
}

void zb_made_from_template(zb_job *job, const zb_template *template)
{
  zb_buffer text = {0};
  zb_fonts_describe(job->fonts, &text);
  const zb_literal *literals;
  size_t count = zb_template_literals(template, &literals);
  for (size_t i = 0; i < count; i++)
    zb_buffer_printf(&text, "%s\n%s\n%d %a\n", literals[i].text, literals[i].style->font, literals[i].style->bold,
                     (double)literals[i].style->size);
  zb_buffer_printf(&text, "%d\n", zb_wants_archive(job, template));
  zb_sha256(text.data, text.length, job->look);
  zb_buffer_free(&text);
}

static void add_file_digest(const char *path, zb_buffer *out)
{
  char sha256[65] = "";
  zb_sha256_file_quietly(path, sha256); /* who reads it says so */
  zb_buffer_puts(out, sha256);
}

/* The bytes of all pictures, those of the template, too: DATA has the digests of the others. */
static void add_pictures(const zb_node *node, const zb_picture **data, zb_buffer *out)
{
  bool is_picture = (node->kind == ZB_NODE_IMAGE || node->kind == ZB_NODE_BACKGROUND) && *node->text != '\0';
  bool is_own = is_picture && (node->kind == ZB_NODE_BACKGROUND || node->as.box.own);
  if (is_own)
    add_file_digest(node->text, out);
  else if (is_picture)
    zb_buffer_puts(out, (*data)++->sha256);
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    add_pictures(child, data, out);
}

void zb_made_from(zb_job *job, const char *ending, const zb_node *root, const zb_picture *pictures, char hex[65])
{
  zb_buffer text = {0};
  zb_buffer_printf(&text, "%s %s %s\n", job->program, ending, strcmp(ending, ".pdf") == 0 ? job->look : "");
  bool whole = zb_tree_describe(root, &text);
  if (whole)
    add_pictures(root, &pictures, &text);
  hex[0] = '\0';
  if (whole)
    zb_sha256(text.data, text.length, hex);
  zb_buffer_free(&text);
}
