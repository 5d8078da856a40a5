/* duizhao.h — everything. */
#ifndef DUIZHAO_DUIZHAO_H
#define DUIZHAO_DUIZHAO_H

#include "duizhao/audit.h"
#include "duizhao/memory.h"
#include "duizhao/version.h"

#endif
