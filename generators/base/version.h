/* Stands in --version, in the manifest and in every PDF. */
#ifndef ZB_BASE_VERSION_H
#define ZB_BASE_VERSION_H

#define ZB_VERSION "0.1.0"

#endif
