/* The names of files that somebody sends. They carry meaning (a photo's is its person's ID number) and lie in folders;
   so they are kept, but only those that can be names below a folder and nothing else. */
#ifndef ZB_SERVE_UPLOAD_NAME_H
#define ZB_SERVE_UPLOAD_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* What is wrong with the name of LENGTH bytes, such as 照片/330599….jpg, in the user's words; NULL: nothing. */
const char *zb_upload_name_fault(const char *name, size_t length);

/* Whether such a file says by which notice is judged, or is part of a notice. */
bool zb_upload_name_rules(const char *name);

#endif
