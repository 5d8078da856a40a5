/* version.h — which duizhao this is. Floor base. */
#ifndef DUIZHAO_VERSION_H
#define DUIZHAO_VERSION_H

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** "0.1.0", of the library that runs. Static. */
const char *dz_version(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
