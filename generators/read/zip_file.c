#include "read/zip_file.h"

#include "base/file.h"

zb_status zb_zip_open(const char *path, zb_diags *diags, zip_t **zip, FILE **file, uint64_t *size)
{
  *zip = NULL;
  *size = 0;
  *file = zb_file_open(path, diags);
  if (*file == NULL)
    return ZB_INPUT;
  *size = (uint64_t)zb_file_size(*file);
  zip_source_t *source = zip_source_filep_create(*file, 0, -1, NULL); /* takes the file */
  if (source == NULL) {
    fclose(*file);
    return ZB_OK;
  }
  *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
  if (*zip != NULL)
    return ZB_OK;
  zb_status status = zb_file_check(*file, path, diags);
  zip_source_free(source);
  return status;
}
