/* foreign.c — fault: a library header that another floor names. */
#include <stdio.h>
#include <utf8proc.h>
