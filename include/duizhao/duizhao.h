/* duizhao.h — everything. */
#ifndef DUIZHAO_DUIZHAO_H
#define DUIZHAO_DUIZHAO_H

#include "duizhao/audit.h"

#ifdef __cplusplus
extern "C" {
#endif

/** "0.1.0", of the library that runs. Static. */
const char *dz_version(void);

#ifdef __cplusplus
}
#endif

#endif
