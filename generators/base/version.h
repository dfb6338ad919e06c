/* Shown by --version, and written to the manifest and to every PDF. */
#ifndef ZB_BASE_VERSION_H
#define ZB_BASE_VERSION_H

#define ZB_VERSION "0.1.0"

#endif
