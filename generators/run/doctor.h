/* `zhibiao doctor`: whether this machine has what a run needs. */
#ifndef ZB_RUN_DOCTOR_H
#define ZB_RUN_DOCTOR_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

/* Appends what there is to OUT: the program's files, fonts, libraries, language, disks, memory. OUTPUT: the folder that
   documents will go to. ZB_REFUSED, with a diag for each thing that would stop a run. */
zb_status zb_doctor(const char *output, zb_buffer *out, zb_diags *diags);

#endif
