#include "read/ods/ods.h"

#include "read/reader.h"

#include <stdlib.h>

int zb_ods_count(const zb_event *event, const char *attribute, int limit)
{
  const char *text = zb_event_attribute(event, attribute);
  long n = text != NULL ? strtol(text, NULL, 10) : 1;
  return n < 1 ? 1 : n > limit ? limit : (int)n;
}

void zb_ods_place_start(zb_ods_place *place)
{
  *place = (zb_ods_place){.row = -1, .rows = 1, .column = -1, .columns = 1};
}

bool zb_ods_place_row(zb_ods_place *place, const zb_event *event)
{
  place->row = place->row < 0 ? 0 : place->row + place->rows;
  place->rows = zb_ods_count(event, "table:number-rows-repeated", ZB_MAX_ROWS);
  place->column = -1;
  if (place->row >= ZB_MAX_ROWS) {
    place->row = ZB_MAX_ROWS;
    place->rows = 0;
    return false;
  }
  if (place->rows > ZB_MAX_ROWS - place->row)
    place->rows = ZB_MAX_ROWS - place->row;
  return true;
}

bool zb_ods_place_cell(zb_ods_place *place, const zb_event *event)
{
  place->column = place->column < 0 ? 0 : place->column + place->columns;
  place->columns = zb_ods_count(event, "table:number-columns-repeated", ZB_MAX_COLUMNS);
  if (place->column >= ZB_MAX_COLUMNS) {
    place->column = ZB_MAX_COLUMNS;
    place->columns = 0;
    return false;
  }
  if (place->columns > ZB_MAX_COLUMNS - place->column)
    place->columns = ZB_MAX_COLUMNS - place->column;
  return true;
}

bool zb_ods_is_cell(const zb_event *event, bool *covered)
{
  *covered = zb_event_starts(event, "covered-table-cell");
  return *covered || zb_event_starts(event, "table-cell");
}

bool zb_ods_merge(const zb_ods_place *place, const zb_event *event, zb_merge *merge)
{
  int down = zb_ods_count(event, "table:number-rows-spanned", ZB_MAX_ROWS - place->row);
  int across = zb_ods_count(event, "table:number-columns-spanned", ZB_MAX_COLUMNS - place->column);
  *merge = (zb_merge){place->row, place->column, place->row + down - 1, place->column + across - 1};
  return down > 1 || across > 1;
}
