/* Diagnostics for the user. Any stage adds them; only cli/ and report/ show them. */
#ifndef ZB_BASE_DIAG_H
#define ZB_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { ZB_ERROR, ZB_WARNING, ZB_NOTE } zb_severity;

/* One message. All strings are UTF-8 and owned by the list; never NULL, but "" if there is none. */
typedef struct zb_diag {
  zb_severity severity;
  const char *code;    /* a stable English ID for scripts: "missing-photo" */
  const char *place;   /* 花名册.xlsx!申报人员!F17, templates/evaluation.xml:42, lua/notice.lua:18 */
  const char *record;  /* whose document: "张三 330599…", or "" */
  const char *message; /* what is wrong, in the user's words */
  const char *remedy;  /* what to do */
} zb_diag;

/* The code of a message that a document was made without a row. */
#define ZB_LEFT_OUT "left-out"

/* The code of what is wrong with the notice in force. */
#define ZB_NOTICE_FAULT "notice"

typedef struct zb_diags zb_diags;

zb_diags *zb_diags_new(void);
void zb_diags_free(zb_diags *diags);

/* Adds a message; all strings are copied. MESSAGE is a printf format. */
void zb_diags_add(zb_diags *diags, zb_severity severity, const char *code, const char *place, const char *remedy,
                  const char *message, ...) __attribute__((format(printf, 6, 7)));

/* The origin of a template's line that comes from a component. */
typedef struct zb_origin {
  const char *path; /* the component's file */
  const char
      *used; /* where the component is used: "templates/posts.xml:79"; the nearest use first if there are several */
} zb_origin;

/* Adds a message at LINE of PATH or, unless ORIGIN is NULL, of the component's file, and says where that is used. */
void zb_diags_add_line(zb_diags *diags, zb_severity severity, const char *code, const char *path, int line,
                       const zb_origin *origin, const char *remedy, const char *message, ...)
    __attribute__((format(printf, 8, 9)));

/* Sets the record that messages added from now on belong to; "" for none. Copied. */
void zb_diags_record(zb_diags *diags, const char *record);

/* Adds a message again that was added to others, with its record; what is added after it belongs to none. */
void zb_diags_repeat(zb_diags *diags, const zb_diag *diag);

/* Repeats those messages of UNHEARD that say that a file could not be read; whether there are any. Who looks into a
   file ahead of its reader leaves the others to that, but what could not be read once may be read the next time. */
bool zb_diags_pass_unread(zb_diags *diags, const zb_diags *unheard);

/* From now on, places below FOLDER, or in a file of that path, are shown as below SHOWN: the user knows unpacked files
   by their archive's name. The last alias that fits counts. */
void zb_diags_alias_folder(zb_diags *diags, const char *folder, const char *shown);

size_t zb_diags_count(const zb_diags *diags);
size_t zb_diags_errors(const zb_diags *diags);

/* Whether one of the messages from FIRST on has this code. */
bool zb_diags_have(const zb_diags *diags, size_t first, const char *code);

/* Message I, from 0, in the order of adding; valid until the next one is added. */
const zb_diag *zb_diags_at(const zb_diags *diags, size_t i);

#endif
