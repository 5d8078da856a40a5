/* script.c — what kind of character this is. Floor text. */
#include "text/script.h"

bool dz_is_space(uint32_t c)
{
    if (c > 0x3000)
        return c == 0xfeff;
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) ||
           c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool dz_is_opener(uint32_t c)
{
    switch (c) {
    case '(': case '[': case '{': case 0x201c: case 0x2018: case 0x3008: case 0x300a: case 0x300c: case 0x300e:
    case 0x3010: case 0x3014: case 0x3016: case 0x301d: case 0xff08: case 0xff3b: case 0xff5b:
        return true;
    }
    return false;
}

bool dz_is_closer(uint32_t c)
{
    switch (c) {
    case ')': case ']': case '}': case 0x201d: case 0x2019: case 0x3009: case 0x300b: case 0x300d: case 0x300f:
    case 0x3011: case 0x3015: case 0x3017: case 0x301e: case 0x301f: case 0xff09: case 0xff3d: case 0xff5d:
        return true;
    }
    return false;
}

bool dz_is_cjk(uint32_t c)
{
    return dz_is_han(c) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff60) || c == 0x2014 || c == 0x2026 ||
           c == 0x201c || c == 0x201d;
}

uint32_t dz_fold_width(uint32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        return c - 0xfee0;
    if (c == 0x3000 || c == 0xa0 || c == 0x202f || (c >= 0x2002 && c <= 0x200a))
        return ' ';
    return c;
}

char dz_plain_letter(uint32_t c)
{
    static const char first[] = "aaaaaaaceeeeiiiidnooooo-ouuuuy-saaaaaaaceeeeiiiidnooooo-ouuuuy-y";
    static const char second[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiiijjkkklllllll"
                                 "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    if (c >= 0xc0 && c <= 0xff)
        return first[c - 0xc0];
    return c >= 0x100 && c <= 0x17f ? second[c - 0x100] : '-';
}
