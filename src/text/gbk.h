/* gbk.h — the two-byte characters of GBK, and how they are read aloud. Floor text. */
#ifndef DZ_TEXT_GBK_H
#define DZ_TEXT_GBK_H

#include <stdbool.h>

#include "duizhao/span.h"

enum {
    DZ_GBK_LEADS = 126,  /* 0x81 .. 0xfe */
    DZ_GBK_TRAILS = 191, /* 0x40 .. 0xfe */
    DZ_GBK_PAIRS = DZ_GBK_LEADS * DZ_GBK_TRAILS,
    DZ_GBK_READING = 8 /* room for "zhuāng" and a NUL */
};

/** Indexed by dz_gbk_index(). */
typedef struct dz_gbk {
    uint32_t character[DZ_GBK_PAIRS]; /* 0: none */
    uint16_t code[0x10000];           /* of each character, lead and trail; 0: none */
    char     reading[DZ_GBK_PAIRS][DZ_GBK_READING]; /* of those that were asked for */
    bool     read[DZ_GBK_PAIRS];
    void    *to_latin; /* ICU's transliterator */
    bool     failed;   /* no memory */
} dz_gbk;

/** Makes the table, by ICU's GB 18030 and Han-Latin. NULL: no memory. */
dz_gbk *dz_gbk_make(void);

void dz_gbk_free(dz_gbk *gbk);

/** How the character of a code is read aloud, with its tone: "nèi"; "" where it
 *  is no Han. Found out when first asked for; gbk->failed where memory wants. */
const char *dz_gbk_reading(dz_gbk *gbk, uint16_t code);

/** Where two bytes stand in the tables, or -1 where they are no pair. */
int dz_gbk_index(unsigned char lead, unsigned char trail);

/** The code of a character, 0 where GBK has none in two bytes. */
uint16_t dz_gbk_code(const dz_gbk *gbk, uint32_t c);

/** Whether GB 2312 has this code too. */
bool dz_gbk_is_gb2312(uint16_t code);

#endif
