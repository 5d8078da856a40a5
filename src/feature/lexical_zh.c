/* lexical_zh.c — Chinese words with numerals that are no figures, and set
 * expressions that are. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

static const struct lexical {
    char32_t numeral;
    const char32_t *words;
} lexical[] = {
#define LEXICAL(numeral, words) {numeral, words},
#include "feature/lexical.inc"
#undef LEXICAL
};

/* The end of one word whose numeral stands at 'i', or 0. */
static size_t word_around(const dz_window *w, size_t floor, size_t i, char32_t numeral, const char32_t *word, size_t n)
{
    size_t at = 0, from;

    while (at < n && word[at] != numeral)
        at++;
    if (at == n || at > i || i - at < floor)
        return 0;
    from = i - at;
    for (size_t k = 0; k < n; k++)
        if (dz_at(w, from + k) != word[k])
            return 0;
    return from + n;
}

static const char32_t *words_with(uint32_t c)
{
    for (size_t k = 0; k < sizeof lexical / sizeof *lexical; k++)
        if (lexical[k].numeral == c)
            return lexical[k].words;
    return NULL;
}

/* Whether what would be a word is a figure for what stands behind it: 十分钟, 九天内, 每一亿元. 'to' is its end. */
static bool counts_after_all(const dz_window *w, size_t to)
{
    switch (dz_at(w, to - 1)) {
    case U'分':
        return dz_has_any(w, to, U"之|钟|鐘");
    case U'天':
    case U'周':
        return dz_has_any(w, to, U"内|內|之内|之內|以内|以內|后|後") && !dz_has_any(w, to, U"后来|後來|内外|內外");
    case U'一':
        return dz_back(w, to - 1, 1) == U'每' && dz_has_any(w, to, U"亿|億|万|萬");
    default:
        return false;
    }
}

/* The longest word with the numeral at 'i' and 'beside' it another character, or 0. */
static size_t longest(const dz_window *w, size_t floor, size_t i, const char32_t *words, uint32_t beside)
{
    size_t best = 0;

    if (!dz_words_may(w->words, DZ_WORD_BESIDE, words, beside))
        return 0;
    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_BESIDE, words, beside, dz_at(w, i)); word.n;
         dz_words_next(&word)) {
        size_t end = word_around(w, floor, i, dz_at(w, i), word.at, word.n);

        if (end > best && !counts_after_all(w, end))
            best = end;
    }
    return best;
}

size_t dz_zh_lexical(const dz_window *w, size_t floor, size_t i)
{
    uint32_t c = dz_at(w, i);
    const char32_t *words = dz_zh_char_of(c)->readers & READ_LEXICAL ? words_with(c) : NULL;
    size_t behind, before;

    if (!words)
        return 0;
    behind = longest(w, floor, i, words, dz_at(w, i + 1));
    before = longest(w, floor, i, words, dz_back(w, i, 1));
    return behind > before ? behind : before;
}

/* Set expressions and the figure they hold. */
static const struct formula {
    const char32_t *words;
    uint8_t kind;
    int value, high; /* of a date: month and day */
} formulas[] = {
#define FORMULA(words, kind, value, high) {words, kind, value, high},
#include "feature/formulas_zh.inc"
#undef FORMULA
};

static const char32_t formula_words[] =
#define FORMULA(words, kind, value, high) words U"|"
#include "feature/formulas_zh.inc"
#undef FORMULA
    U"";

static void fill(const struct formula *row, dz_draft *draft)
{
    draft->kind = row->kind;
    draft->flags = DZ_FIGURE_WORDS;
    if (row->kind == DZ_FIGURE_DATE) {
        draft->date.month = (uint8_t)row->value;
        draft->date.day = (uint8_t)row->high;
        return;
    }
    draft->value = dz_number_of(row->value);
    draft->high = dz_number_of(row->high);
    if (row->kind == DZ_FIGURE_VAGUE)
        draft->flags |= DZ_FIGURE_OPEN_HIGH;
}

/* 二十大: a congress of the Party, not 十大品牌 or 二十大类. */
static size_t congress(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    int value;
    size_t end = dz_zh_small(w, i, 30, &value);
    dz_draft draft;

    if (!end || value < 12 || value > 25 || dz_is_digit(dz_at(w, i)) || dz_at(w, end) != U'大' ||
        dz_has_any(w, end + 1, U"类|項|项|行业|品牌|工程|产业|城市|亮点|重点|新闻|任务|举措|景|名|一"))
        return 0;
    draft = dz_draft_at(i, end + 1);
    draft.kind = DZ_FIGURE_ORDINAL;
    draft.flags = DZ_FIGURE_WORDS;
    draft.value = draft.high = dz_number_of(value);
    return dz_scan_emit(scan, &draft);
}

static bool is_quote(uint32_t c) { return c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == '"' || c == '\''; }

/* A phrase that ends with a quotation mark begins behind one: “十一”, but not “二十一”. */
static bool quoted_well(const dz_window *w, size_t from, size_t to)
{
    return !is_quote(dz_at(w, to - 1)) || is_quote(dz_back(w, from, 1));
}

size_t dz_zh_formula(dz_scan *scan, size_t i)
{
    const struct formula *best = NULL;
    size_t end = 0;
    dz_draft draft;

    if (!dz_has_any(scan->w, i, formula_words))
        return dz_zh_behind(scan->w, i) == U'大' ? congress(scan, i) : 0;
    for (size_t k = 0; k < sizeof formulas / sizeof *formulas; k++) {
        size_t to = dz_has_any(scan->w, i, formulas[k].words);

        if (to > end && quoted_well(scan->w, i, to)) {
            end = to;
            best = &formulas[k];
        }
    }
    if (!best || dz_zh_digit(dz_at(scan->w, end)) >= 0 ||
        (dz_at(scan->w, end) == U'年' && best->kind == DZ_FIGURE_ORDINAL))
        return congress(scan, i);
    draft = dz_draft_at(i, end);
    fill(best, &draft);
    return dz_scan_emit(scan, &draft);
}
