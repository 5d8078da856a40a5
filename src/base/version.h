/* version.h — which duizhao this is. Floor base. Private; the public word is in duizhao.h. */
#ifndef DZ_BASE_VERSION_H
#define DZ_BASE_VERSION_H

/** "0.1.0", of the library that runs. Static. */
const char *dz_version(void);

#endif
