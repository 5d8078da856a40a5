/* two.h — fault: a circle, with one.h. */
#include "high/one.h"
