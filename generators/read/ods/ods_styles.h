/* Which parts of a date the cells of an OpenDocument spreadsheet show, and what is struck out. Numbers need no format:
   the cells have the text that they show. Private to ods/.

       <number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/>
       <style:style style:name="ce1" style:data-style-name="N1"/>      the code of ce1 is yyyy"年"m */
#ifndef ZB_READ_ODS_ODS_STYLES_H
#define ZB_READ_ODS_ODS_STYLES_H

#include "base/arena.h"
#include "value/number_format.h"
#include "xml/events.h"

typedef struct zb_ods_styles zb_ods_styles;

zb_ods_styles *zb_ods_styles_new(void);
void zb_ods_styles_free(zb_ods_styles *styles);

/* At each event of the common styles, then at those before the sheets; of two styles of one name the later counts. */
void zb_ods_styles_event(zb_ods_styles *styles, const zb_event *event);

/* Call after the last of them, and before zb_ods_styles_find. */
void zb_ods_styles_finish(zb_ods_styles *styles);

/* The format of dates in cells of the style NAME; NULL if it is not known. Lives as long as STYLES. */
const zb_number_format *zb_ods_styles_find(const zb_ods_styles *styles, const char *name);

/* Whether the style NAME, of cells or of runs of text, strikes out; NULL: it is none. */
bool zb_ods_styles_strike(const zb_ods_styles *styles, const char *name);

#endif
