/* good.c — as it should be: looks down, and names the library of its floor. */
#include <utf8proc.h>

#include "duizhao/high.h"
#include "duizhao/low.h"
#include "high/one.h"
