/* buf.c — bytes that grow. Floor base. */
#include "base/buf.h"

#include <stdio.h>
#include <string.h>

void dz_buf_add(dz_buf *buf, const char *at, size_t n)
{
    if (buf->failed || n == 0)
        return;
    if (!dz_list_reserve(&buf->bytes, n)) {
        buf->failed = true;
        return;
    }
    memcpy(buf->bytes.at + buf->bytes.n, at, n);
    buf->bytes.n += n;
}

void dz_buf_str(dz_buf *buf, dz_str str) { dz_buf_add(buf, str.at, str.len); }

void dz_buf_text(dz_buf *buf, const char *text) { dz_buf_add(buf, text, strlen(text)); }

void dz_buf_byte(dz_buf *buf, char byte) { dz_buf_add(buf, &byte, 1); }

void dz_buf_formatv(dz_buf *buf, const char *format, va_list rest)
{
    va_list again;
    int     n;

    va_copy(again, rest);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0 || buf->failed || !dz_list_reserve(&buf->bytes, (size_t)n + 1)) {
        buf->failed = true;
        return;
    }
    vsnprintf(buf->bytes.at + buf->bytes.n, (size_t)n + 1, format, rest);
    buf->bytes.n += (size_t)n;
}

void dz_buf_format(dz_buf *buf, const char *format, ...)
{
    va_list rest;

    va_start(rest, format);
    dz_buf_formatv(buf, format, rest);
    va_end(rest);
}

void dz_buf_free(dz_buf *buf)
{
    dz_list_free(&buf->bytes);
    buf->failed = false;
}

void dz_buf_clear(dz_buf *buf)
{
    buf->bytes.n = 0;
    buf->failed = false;
}
