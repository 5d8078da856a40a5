/* low.h — as it should be. */
#include <stddef.h>
