/* high.h — as it should be. */
#include "duizhao/low.h"
