/* A web page in a MIME container (.mht, “单个文件网页”), as Excel and WPS save it and report pages export it under the
   name .xls. Its pages, and before them its style sheets, are unpacked into one page in an unnamed temporary file,
   which the reader of web pages takes.

       MIME-Version: 1.0
       Content-Type: multipart/related; boundary="----=_NextPart_01"

       ------=_NextPart_01
       Content-Location: file:///C:/book.files/sheet001.htm
       Content-Transfer-Encoding: quoted-printable
       Content-Type: text/html; charset="gb2312"

       <html><td style=3D'mso-number-format:"\@"'>=D5=C5=C8=FD</td> … */
#include "read/mht/mht_decode.h"
#include "read/mht/mht_join.h"
#include "read/reader.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_BOUNDARIES = 16, MAX_HEADER = 64 * 1024 };

typedef enum { OTHER, PAGE, STYLES } content;

typedef struct mht {
  FILE *file, *page;
  char *line; /* the current one, LENGTH bytes */
  size_t capacity, length;
  char *boundaries[MAX_BOUNDARIES]; /* with the dashes in front */
  int boundary_count;
  int pages;
} mht;

/* A part's header. */
typedef struct part {
  zb_buffer header; /* without line ends within its fields: each is a line */
  content content;
  zb_mht_encoding encoding;
} part;

static bool next_line(mht *m)
{
  ssize_t n = getline(&m->line, &m->capacity, m->file);
  m->length = n > 0 ? (size_t)n : 0;
  return n > 0;
}

static bool is_boundary(const mht *m)
{
  for (int i = 0; i < m->boundary_count && strncmp(m->line, "--", 2) == 0; i++)
    if (strncmp(m->line, m->boundaries[i], strlen(m->boundaries[i])) == 0)
      return true;
  return false;
}

/* --- The header ----------------------------------------------------------------------------------------------- */

/* The value of a field, up to the end of its line; NULL if there is none. */
static const char *field(const part *p, const char *name)
{
  size_t n = strlen(name);
  for (const char *line = p->header.data; line != NULL && *line != '\0'; line = strchr(line, '\n') + 1)
    if (strncasecmp(line, name, n) == 0 && line[n] == ':')
      return line + n + 1 + strspn(line + n + 1, " \t");
  return NULL;
}

static bool field_has(const part *p, const char *name, const char *word)
{
  const char *value = field(p, name), *found = value != NULL ? strcasestr(value, word) : NULL;
  return found != NULL && found < strchr(value, '\n');
}

/* A field may go on in lines that begin with a blank. */
static void read_header(mht *m, part *p)
{
  zb_buffer_clear(&p->header);
  while (next_line(m) && m->line[strspn(m->line, "\r\n")] != '\0' && p->header.length < MAX_HEADER) {
    m->line[strcspn(m->line, "\r\n")] = '\0';
    if ((*m->line == ' ' || *m->line == '\t') && p->header.length > 0)
      p->header.data[--p->header.length] = '\0';
    zb_buffer_printf(&p->header, "%s\n", m->line);
  }
  p->content = field_has(p, "Content-Type", "text/html")  ? PAGE
               : field_has(p, "Content-Type", "text/css") ? STYLES
                                                          : OTHER;
  if (field_has(p, "Content-Location", "tabstrip.htm")) /* Excel's names of the sheets, as a table */
    p->content = OTHER;
  p->encoding = field_has(p, "Content-Transfer-Encoding", "quoted-printable") ? ZB_MHT_QUOTED
                : field_has(p, "Content-Transfer-Encoding", "base64")         ? ZB_MHT_BASE64
                                                                              : ZB_MHT_PLAIN;
}

/* Remembers the boundary that the header declares, once. */
static void add_boundary(mht *m, const part *p)
{
  const char *value = field(p, "Content-Type"), *found = value != NULL ? strcasestr(value, "boundary=") : NULL;
  if (found == NULL || found > strchr(value, '\n') || m->boundary_count == MAX_BOUNDARIES)
    return;
  found += strlen("boundary=");
  found += *found == '"';
  zb_buffer boundary = {0};
  zb_buffer_printf(&boundary, "--%.*s", (int)strcspn(found, "\"; \t\n"), found);
  for (int i = 0; i < m->boundary_count; i++)
    if (strcmp(m->boundaries[i], boundary.data) == 0) {
      zb_buffer_free(&boundary);
      return;
    }
  m->boundaries[m->boundary_count++] = boundary.data;
}

/* What the container says of the page's encoding goes before the page's own word. */
static void write_charset(mht *m, const part *p)
{
  const char *value = field(p, "Content-Type"), *found = value != NULL ? strcasestr(value, "charset=") : NULL;
  if (m->pages++ > 0 || found == NULL || found > strchr(value, '\n'))
    return;
  found += strlen("charset=");
  found += *found == '"';
  fprintf(m->page, "<meta charset=%.*s>\n",
          (int)strspn(found, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "0123456789_-"),
          found);
}

/* --- The parts ------------------------------------------------------------------------------------------------ */

/* Reads a part to its end, and writes it if it is WANTED. */
static void read_part(mht *m, part *p, content wanted)
{
  zb_mht_decoder decoder = {.encoding = p->encoding};
  zb_mht_join join = {0};
  zb_buffer decoded = {0};
  bool written = p->content == wanted;
  if (written && wanted == PAGE)
    write_charset(m, p);
  if (written && wanted == STYLES)
    fputs("<style>\n", m->page);
  while (next_line(m) && !is_boundary(m)) {
    if (!written)
      continue;
    zb_buffer_clear(&decoded);
    zb_mht_decode(&decoder, m->line, m->length, &decoded);
    zb_mht_join_add(&join, decoded.data, decoded.length, m->page);
  }
  if (written)
    zb_mht_join_end(&join, m->page);
  if (written && wanted == STYLES)
    fputs("</style>\n", m->page);
  zb_buffer_free(&decoded);
}

/* The styles of the sheets stand behind them, but must come before. */
static void unpack(mht *m, content wanted)
{
  part p = {0};
  rewind(m->file);
  read_header(m, &p);
  add_boundary(m, &p);
  read_part(m, &p, wanted); /* if it has no parts, it is the page itself */
  while (m->length > 0 && !feof(m->file)) {
    read_header(m, &p);
    add_boundary(m, &p);
    read_part(m, &p, wanted);
  }
  zb_buffer_free(&p.header);
}

static zb_status refuse(const char *path, zb_diags *diags, const char *code, const char *message)
{
  zb_diags_add(diags, ZB_ERROR, code, path, "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再导入", "%s",
               message);
  return ZB_INPUT;
}

static zb_status unpack_all(mht *m, const char *path, zb_diags *diags)
{
  unpack(m, STYLES);
  unpack(m, PAGE);
  if (fflush(m->page) != 0 || ferror(m->page) != 0) {
    zb_diags_add(diags, ZB_ERROR, "unwritable", path, "请检查临时文件夹（TMPDIR）的磁盘空间和权限",
                 "没有地方解开这个网页：%s", zb_errno_text(errno));
    return ZB_OUTPUT;
  }
  return m->pages > 0 ? ZB_OK : refuse(path, diags, "not-a-table", "这是单个文件网页（.mht），里面没有表格");
}

zb_status zb_mht_open(const char *path, const char *encoding, zb_diags *diags, void **self)
{
  *self = NULL;
  mht m = {.file = zb_file_open(path, diags)};
  zb_status status;
  if (m.file == NULL) {
    status = ZB_INPUT;
  } else if ((m.page = tmpfile()) == NULL) {
    zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查临时文件夹（TMPDIR）的权限", "没有地方解开这个网页：%s",
                 zb_errno_text(errno));
    status = ZB_INPUT;
  } else {
    status = unpack_all(&m, path, diags);
  }
  if (m.file != NULL)
    fclose(m.file);
  if (status == ZB_OK)
    status = zb_html_open_page(m.page, path, encoding, diags, self);
  else if (m.page != NULL)
    fclose(m.page);
  for (int i = 0; i < m.boundary_count; i++)
    free(m.boundaries[i]);
  free(m.line);
  return status;
}
