/* A page's template, compiled. */
#ifndef ZB_WEB_PAGE_H
#define ZB_WEB_PAGE_H

#include "base/arena.h"
#include "web/web.h"

typedef enum piece_kind { PIECE_TEXT, PIECE_VALUE, PIECE_JSON, PIECE_IF, PIECE_EACH, PIECE_SECTIONS } piece_kind;

typedef struct piece {
  piece_kind kind;
  const char *text; /* of PIECE_TEXT; PIECE_EACH: the variable */
  size_t length;
  const zb_expression *expression;
  struct piece *first, *next; /* inside it; behind it */
} piece;

struct zb_web {
  zb_arena *arena;
  const char *path;
  piece *first;
  bool has_sections;
};

#endif
