/* Diagnostics: what a stage has to tell the user. Stages add, only cli/ and report/ show. */
#ifndef ZB_BASE_DIAG_H
#define ZB_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { ZB_ERROR, ZB_WARNING, ZB_NOTE } zb_severity;

/* One message. All strings are UTF-8 and owned by the list; never NULL, "" where there is nothing to say. */
typedef struct zb_diag {
  zb_severity severity;
  const char *code;    /* stable English id for scripts: "missing-photo" */
  const char *place;   /* 花名册.xlsx!申报人员!F17, templates/evaluation.xml:42, lua/notice.lua:18 */
  const char *record;  /* whose document: "张三 330599…", or "" */
  const char *message; /* what is wrong, in the user's words */
  const char *remedy;  /* what to do */
} zb_diag;

typedef struct zb_diags zb_diags;

zb_diags *zb_diags_new(void);
void zb_diags_free(zb_diags *diags);

/* Copies all of it. MESSAGE is a printf format. */
void zb_diags_add(zb_diags *diags, zb_severity severity, const char *code, const char *place, const char *remedy,
                  const char *message, ...) __attribute__((format(printf, 6, 7)));

/* What is added from now on belongs to this record; "" for none. Copied. */
void zb_diags_record(zb_diags *diags, const char *record);

/* From now on places below FOLDER are shown as below SHOWN: files that were unpacked are known by their archive's name.
 */
void zb_diags_alias_folder(zb_diags *diags, const char *folder, const char *shown);

size_t zb_diags_count(const zb_diags *diags);
size_t zb_diags_errors(const zb_diags *diags);

/* Message I, from 0, in the order they came; valid until the list is freed or truncated. */
const zb_diag *zb_diags_at(const zb_diags *diags, size_t i);

#endif
