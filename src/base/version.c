/* version.c — which duizhao this is. Floor base. */
#include "duizhao/version.h"

const char *dz_version(void) { return DZ_VERSION; }
