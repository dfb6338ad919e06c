/* Scripts as Lua has compiled them, for all the states of a process: each generator has a state of its own, and most of
   what they run is the same. Only what this process has compiled itself is ever loaded as bytecode. */
#ifndef ZB_SCRIPT_CHUNKS_H
#define ZB_SCRIPT_CHUNKS_H

#include "base/arena.h"

typedef struct zb_chunks zb_chunks;

/* Nothing compiled yet. In ARENA, as is all that comes into it. */
zb_chunks *zb_chunks_new(zb_arena *arena);

#endif
