/* one.h — fault: a circle, with two.h. */
#include "high/two.h"
