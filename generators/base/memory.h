/* One policy for memory: whoever in this process asks for some gets it, or the run ends.

   The executable's malloc, calloc, realloc, posix_memalign and aligned_alloc stand before those of the C library for
   all of its libraries, too: many of these go on with half an object where there is no memory, and would make a
   document that is wrong. If there is none left, one sentence says so, the temporary folder is removed, and the process
   exits with ZB_MEMORY: malloc never returns NULL, and nobody asks whether it did. Files that were written are whole
   (zb_file_write). A limit of our own that is exceeded, as that of scripts, is no lack of memory and not handled here.

   Not in builds with a sanitizer, which has an allocator of its own. */
#ifndef ZB_BASE_MEMORY_H
#define ZB_BASE_MEMORY_H

/* Ends the process as for a lack of memory. For requests that no memory could meet, such as sizes that overflow. */
__attribute__((noreturn)) void zb_memory_give_up(void);

/* In a process that works for another one of this program, which says what is to be said. */
void zb_memory_be_quiet(void);

/* Call once, early: asks for large pages for what is allocated from now on. Each page that is touched for the first
   time is a visit to the system, which takes a twentieth of a run of many documents, and on virtual machines more. */
void zb_memory_use_large_pages(void);

/* In a process that was forked, before it works: gives it large pages of its own in the place of those that it shares,
   which would be broken up, one visit to the system for each small page that it writes to. */
void zb_memory_own(void);

#endif
