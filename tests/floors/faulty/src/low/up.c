/* up.c — fault: looks up. */
#include "duizhao/high.h"
