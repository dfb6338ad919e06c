/* The shared libraries that the program has loaded: which versions of them make the documents. */
#ifndef ZB_BASE_LIBRARIES_H
#define ZB_BASE_LIBRARIES_H

/* Calls EACH with the path of each, without links: /usr/lib/x86_64-linux-gnu/libharfbuzz.so.0.60700.0. In the order in
   which they were loaded. */
void zb_libraries(void (*each)(void *data, const char *path), void *data);

#endif
