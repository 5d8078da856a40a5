/* line.c — looking at the units of a short block. Floor segment. */
#include <string.h>

#include "segment/kind.h"
#include "text/script.h"
#include "text/utf8.h"

size_t dz_line_has(const dz_plain *plain, size_t i, const char *text)
{
    if (dz_line_begins_otherwise(text, dz_line_small(plain, i)))
        return 0;
    for (size_t at = 0; text[at]; i++)
        if (dz_utf8_next(text, &at) != dz_line_small(plain, i))
            return 0;
    return i;
}

unsigned dz_line_shape(const dz_plain *plain)
{
    unsigned shape = 0;

    for (size_t i = 0; i < plain->units.n; i++)
        switch (dz_line_small(plain, i)) {
        case ':': shape |= DZ_HAS_COLON; break;
        case '(': case ')': case '[': case ']': case 0x3010: case 0x3011: shape |= DZ_HAS_BRACKET; break;
        case '>': case '|': case 0xbb: case 0x203a: case 0x3111: shape |= DZ_HAS_SEPARATOR; break;
        case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
            shape |= DZ_HAS_DIGIT; break;
        case 'p': shape |= DZ_HAS_PHOTO; break;
        }
    return shape;
}

size_t dz_line_find(const dz_plain *plain, size_t from, const char *text)
{
    for (size_t i = from; i < plain->units.n; i++)
        if (dz_line_has(plain, i, text))
            return i;
    return SIZE_MAX;
}

size_t dz_line_columns(const dz_plain *plain)
{
    size_t n = plain->units.n;

    for (size_t i = 0; i < plain->units.n; i++)
        n += plain->units.at[i] >= 0x2e80;
    return n;
}

/* ---- dates and times ---- */

static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
                                     "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
                                     "sept", "sep", "oct", "nov", "dec", NULL};
static const char *const others[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
                                     "tue", "wed", "thu", "fri", "sat", "sun", "a.m", "p.m", "am", "pm", "gmt", "utc",
                                     "beijing time", "at", "on", "st", "nd", "rd", "th", NULL};
static const char *const han[] = {"北京时间", "北京時間", "上午", "下午", "中午", "晚上", "凌晨", "星期", "周", "週", "年", "月",
                                  "日", "号", "號", "时", "時", "点", "點", "分", "秒", "一", "二", "三", "四", "五", "六", "七",
                                  "八", "九", "十", "〇", "零", NULL};

/** The end of a word of 'list' at unit 'i', letters not running on; 0 for none. */
static size_t word_of(const dz_plain *plain, size_t i, const char *const *list)
{
    uint32_t c = dz_line_small(plain, i);

    for (; *list; list++) {
        size_t end = dz_line_begins_otherwise(*list, c) ? 0 : dz_line_has(plain, i, *list);

        if (end && !(dz_is_latin(dz_plain_unit(plain, end)) && dz_is_latin(dz_plain_unit(plain, i))))
            return end;
    }
    return 0;
}

bool dz_line_is_time(const dz_plain *plain, size_t from, size_t to)
{
    size_t   groups = 0, month = 0, day = 0, joints = 0, end;
    bool     clock = false, digits = false;

    for (size_t i = from; i < to; i = end) {
        uint32_t c = dz_line_char(plain, i), next = dz_line_char(plain, i + 1);

        end = i + 1;
        if (dz_is_digit(c)) {
            groups += !digits;
            digits = true;
            continue;
        }
        clock |= c == ':' && digits && dz_is_digit(next);
        joints += digits && (c == '-' || c == '/' || c == '.') && dz_is_digit(next);
        digits = false;
        if (c == ' ' || (c < 0x80 && c && strchr("-/.:,()[]|>", (int)c)))
            continue;
        if ((end = word_of(plain, i, months)) != 0)
            month++;
        else if ((end = word_of(plain, i, han)) != 0)
            day += c == 0x6708 || c == 0x5e74 || c == 0x65f6 || c == 0x6642; /* 月 年 时 時 */
        else if ((end = word_of(plain, i, others)) == 0)
            return false;
    }
    return clock || (groups > 0 && month > 0) || day > 1 || (day && groups) || (joints > 1 && groups > 2);
}
