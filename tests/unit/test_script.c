/* test_script.c — what kind of character this is. */
#include "rows.h"

#include "text/script.h"

enum { HAN = 1, LATIN = 2, DIGIT = 4, SPACE = 8, OPENER = 16, CLOSER = 32, CJK = 64 };

static const struct row {
    const char *name;
    uint32_t    c;
    unsigned    is;
    uint32_t    fold; /* 0: itself */
} rows[] = {
    {"一 is Han", 0x4e00, HAN | CJK, 0},
    {"the last of the first block is Han", 0x9fff, HAN | CJK, 0},
    {"〇 is Han", 0x3007, HAN | CJK, 0},
    {"Extension A is Han", 0x3400, HAN | CJK, 0},
    {"Extension B is Han", 0x20000, HAN | CJK, 0},
    {"a compatibility ideograph is Han", 0xf900, HAN | CJK, 0},
    {"a hexagram is not Han", 0x4dc0, 0, 0},
    {"kana is not Han", 0x3042, 0, 0},
    {"hangul is not Han", 0xac00, 0, 0},
    {"a is Latin", 'a', LATIN, 0},
    {"Z is Latin", 'Z', LATIN, 0},
    {"é is Latin", 0xe9, LATIN, 0},
    {"ǚ is Latin, as pinyin needs", 0x1da, LATIN, 0},
    {"× is a sign, not a letter", 0xd7, 0, 0},
    {"÷ is a sign, not a letter", 0xf7, 0, 0},
    {"Cyrillic is not Latin", 0x430, 0, 0},
    {"a full-width letter is CJK until folded", 0xff21, CJK, 'A'},
    {"0 is a digit", '0', DIGIT, 0},
    {"9 is a digit", '9', DIGIT, 0},
    {"a full-width digit is one once folded", 0xff19, CJK, '9'},
    {"an Arabic-Indic digit is not one of ours", 0x661, 0, 0},
    {"a blank is white", ' ', SPACE, 0},
    {"a tab is white", '\t', SPACE, 0},
    {"a line feed is white", '\n', SPACE, 0},
    {"NEL is white", 0x85, SPACE, 0},
    {"a no-break space is white", 0xa0, SPACE, ' '},
    {"a thin space is white", 0x2009, SPACE, ' '},
    {"a narrow no-break space is white", 0x202f, SPACE, ' '},
    {"a line separator is white", 0x2028, SPACE, 0},
    {"a zero-width space is white", 0x200b, SPACE, 0},
    {"a zero-width joiner is not", 0x200d, 0, 0},
    {"a byte order mark is white", 0xfeff, SPACE, 0},
    {"an ideographic space is white", 0x3000, SPACE | CJK, ' '},
    {"an underscore is not white", '_', 0, 0},
    {"( opens", '(', OPENER, 0},
    {"） closes", 0xff09, CLOSER | CJK, ')'},
    {"（ opens", 0xff08, OPENER | CJK, '('},
    {"《 opens", 0x300a, OPENER | CJK, 0},
    {"》 closes", 0x300b, CLOSER | CJK, 0},
    {"「 opens", 0x300c, OPENER | CJK, 0},
    {"』 closes", 0x300f, CLOSER | CJK, 0},
    {"“ opens", 0x201c, OPENER | CJK, 0},
    {"” closes", 0x201d, CLOSER | CJK, 0},
    {"‘ opens", 0x2018, OPENER, 0},
    {"’ closes", 0x2019, CLOSER, 0},
    {"a straight quote does neither", '"', 0, 0},
    {"。 is CJK", 0x3002, CJK, 0},
    {"！ is CJK", 0xff01, CJK, '!'},
    {"～ is CJK", 0xff5e, CJK, '~'},
    {"… is CJK", 0x2026, CJK, 0},
    {"— is CJK", 0x2014, CJK, 0},
    {"a full stop is none of these", '.', 0, 0},
};

static void kind(void **state)
{
    const struct row *row = *state;
    unsigned          is = 0;

    is |= dz_is_han(row->c) ? HAN : 0;
    is |= dz_is_latin(row->c) ? LATIN : 0;
    is |= dz_is_digit(row->c) ? DIGIT : 0;
    is |= dz_is_space(row->c) ? SPACE : 0;
    is |= dz_is_opener(row->c) ? OPENER : 0;
    is |= dz_is_closer(row->c) ? CLOSER : 0;
    is |= dz_is_cjk(row->c) ? CJK : 0;
    assert_int_equal(is, row->is);
    assert_int_equal(dz_fold_width(row->c), row->fold ? row->fold : row->c);
}

static void once(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        int kinds = dz_is_han(c) + dz_is_latin(c) + dz_is_digit(c) + dz_is_space(c) + dz_is_opener(c) + dz_is_closer(c);

        if (kinds > 1)
            fail_msg("U+%04X is of %d kinds", c, kinds);
        if (dz_fold_width(dz_fold_width(c)) != dz_fold_width(c))
            fail_msg("U+%04X folds twice", c);
    }
}

int main(void)
{
    ADD_ROWS(kind, rows);
    add_test("no character is of two kinds, and none folds twice", once);
    return run_all("script");
}
