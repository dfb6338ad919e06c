/* A sheet that is one person's form: labels beside values, in place of a header above rows.

       姓名     | 张三          | 性别 | 男     a label's value stands to its right
       身份证号 | 330599…                       (cells may be merged)
       出生年月 | 民族 | 政治面貌               where labels follow one another, below
       1985.03  | 汉   | 群众
       性别：男　民族：汉                      labels may share a cell with their values
       是否在编 | ☑是 □否                     boxes are ticked in a field that is closed
       学习经历 | 起止年月 | 学校 | 专业        a grid with a header of its own is none of the form's values */
#ifndef ZB_IMPORT_FORM_H
#define ZB_IMPORT_FORM_H

#include "import/header.h"

/* The label and the value of a field. */
typedef struct zb_form_value {
  const char *label; /* as written; NULL: the form has no such label */
  int label_row, label_column;
  int row, column;               /* where the value stands, or would stand */
  zb_cell cell;                  /* the value; an empty text: none */
  const char *doubt;             /* what looks like another label in the value; NULL: nothing */
  const struct form_part *parts; /* private */
  bool joined;                   /* of several rows: what looks like a label in it is a line's beginning */
  int other_row, other_column;   /* where another value for the same field stands; -1: nowhere */
} zb_form_value;

/* A value in a grid of the form. */
typedef struct zb_form_item {
  int row, column, field; /* FIELD: of the grid's table */
  zb_cell cell;
} zb_form_item;

/* A grid of the form. */
typedef struct zb_form_grid {
  int row, column;    /* of its first header */
  int table;          /* in the schema, whose headers it has; -1: none */
  const int *columns; /* of each field of TABLE; NULL: the grid lacks some that it must have, and can't be read */
  int span_column;    /* that has a beginning and an end in one cell; -1: none */
  const zb_form_item *items; /* row by row */
  int item_count;
  const char *unused; /* headers of columns with values that no field has: 备注、证明人; "": none */
  const char *rest;   /* cells that are below no header, or across several of them alone: F8、B9; "": none */
  int rest_row, rest_column;
} zb_form_grid;

typedef struct zb_form {
  int table;                   /* in the schema: one with a row for each person; -1: the sheet is no form */
  const zb_form_value *values; /* of each field */
  const zb_form_grid *grids;
  int grid_count;
  const char *unused; /* labels with a value that no field has, as one text: 健康状况、爱好; "": none */
  int unused_row, unused_column;
  const char *rest; /* cells that may hold what belongs to a value, and were not read: B8、B9; "": none */
  int rest_row, rest_column;
  int people; /* that stand beside one another, at least; more than one: it is a roster on its side */
  int beside_row, beside_column; /* where the second one's number stands, or his name */
} zb_form;

/* Looks whether a sheet of TABLE is a form: it has the owner's label, most of the required ones, and values stand
   beside them or, where labels fill several rows, in the one row below each, not in rows of people. All in ARENA; what
   cells show lives as long as TABLE. */
zb_status zb_form_find(const zb_header_index *index, zb_table *table, int sheet, zb_arena *arena, zb_diags *diags,
                       zb_form *form);

#endif
