/* Detects the encoding of a web page or XML file. */
#include "read/markup.h"

#include "base/file.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { HEAD = 4096 };

/* Encodings that can't be detected from the bytes, as GB and UTF can, and what browsers use for them. */
static const char *const encodings[][2] = {
    {"big5", "BIG5-HKSCS"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"us-ascii", "WINDOWS-1252"},
    {"windows-1250", "WINDOWS-1250"},
    {"windows-1251", "WINDOWS-1251"},
    {"windows-1252", "WINDOWS-1252"},
    {"windows-1253", "WINDOWS-1253"},
    {"windows-1254", "WINDOWS-1254"},
    {"windows-1255", "WINDOWS-1255"},
    {"windows-1256", "WINDOWS-1256"},
    {"windows-1257", "WINDOWS-1257"},
    {"windows-1258", "WINDOWS-1258"},
    {"windows-874", "CP874"},
    {"shift_jis", "CP932"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"koi8-r", "KOI8-R"},
};

static const char *encoding_named(const char *name)
{
  name += strspn(name, "\"' ");
  for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
    if (strncasecmp(name, encodings[i][0], strlen(encodings[i][0])) == 0)
      return encodings[i][1];
  return NULL;
}

/* The declared encoding if it is in that list; else NULL. */
static const char *declared(const char *head)
{
  const char *encoding = strncmp(head, "<?xml", 5) == 0 ? strstr(head, "encoding=") : NULL;
  if (encoding != NULL)
    return encoding_named(encoding + strlen("encoding="));
  const char *charset = strcasestr(head, "charset=");
  return charset != NULL ? encoding_named(charset + strlen("charset=")) : NULL;
}

/* *SHOWN: the bytes of FILE are in an encoding that they show by themselves. Those that are bad in it are told when
   they are read as what is declared. */
static zb_status look_at_bytes(FILE *file, const char *path, zb_diags *diags, bool *shown)
{
  zb_diags *unheard = zb_diags_new();
  int copy = dup(fileno(file));
  zb_text_file *text;
  zb_status status = zb_text_file_take(copy >= 0 ? fdopen(copy, "rb") : NULL, path, NULL, unheard, &text);
  *shown = status == ZB_OK && strcmp(zb_text_file_encoding(text), "GB18030") != 0;
  bool failed = zb_diags_pass_unread(diags, unheard);
  zb_text_file_free(text);
  zb_diags_free(unheard);
  return failed ? ZB_INPUT : ZB_OK;
}

/* *ENCODING: what FILE declares, if its bytes don't show by themselves what they are; else NULL. */
static zb_status find_declared(FILE *file, const char *path, zb_diags *diags, const char **encoding)
{
  char head[HEAD + 1];
  bool shown = false;
  rewind(file);
  head[fread(head, 1, HEAD, file)] = '\0';
  zb_status status = zb_file_check(file, path, diags);
  *encoding = status == ZB_OK ? declared(head) : NULL;
  rewind(file);
  if (*encoding != NULL)
    status = look_at_bytes(file, path, diags, &shown);
  rewind(file);
  if (shown)
    *encoding = NULL;
  return status;
}

zb_status zb_markup_open(const char *path, const char *encoding, zb_diags *diags, zb_text_file **text)
{
  *text = NULL;
  FILE *file = zb_file_open(path, diags);
  return file == NULL ? ZB_INPUT : zb_markup_take(file, path, encoding, diags, text);
}

zb_status zb_markup_take(FILE *file, const char *path, const char *encoding, zb_diags *diags, zb_text_file **text)
{
  *text = NULL;
  zb_status status = file != NULL && encoding == NULL ? find_declared(file, path, diags, &encoding) : ZB_OK;
  if (status == ZB_OK)
    return zb_text_file_take(file, path, encoding, diags, text);
  fclose(file);
  return status;
}
