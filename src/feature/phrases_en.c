/* phrases_en.c — English words that are figures of their own: dozens, half a million, a third. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

/* dozens, hundreds, tens of thousands, several million: VAGUE(words, power of ten) */
#define VAGUE_ROWS                        \
    VAGUE(U"tens of thousands", 4)        \
    VAGUE(U"hundreds of thousands", 5)    \
    VAGUE(U"tens of millions", 7)         \
    VAGUE(U"hundreds of millions", 8)     \
    VAGUE(U"tens of billions", 10)        \
    VAGUE(U"hundreds of billions", 11)    \
    VAGUE(U"hundreds of", 2)              \
    VAGUE(U"hundreds", 2)                 \
    VAGUE(U"thousands", 3)                \
    VAGUE(U"millions", 6)                 \
    VAGUE(U"billions", 9)                 \
    VAGUE(U"trillions", 12)               \
    VAGUE(U"dozens", 1)                   \
    VAGUE(U"scores of", 1)                \
    VAGUE(U"tens of", 1)                  \
    VAGUE(U"several hundred", 2)          \
    VAGUE(U"a few hundred", 2)            \
    VAGUE(U"several thousand", 3)         \
    VAGUE(U"a few thousand", 3)           \
    VAGUE(U"several million", 6)          \
    VAGUE(U"a few million", 6)            \
    VAGUE(U"several billion", 9)          \
    VAGUE(U"several hundred thousand", 5) \
    VAGUE(U"several hundred million", 8)  \
    VAGUE(U"decades", 1)                  \
    VAGUE(U"centuries", 2)                \
    VAGUE(U"several dozen", 1)            \
    VAGUE(U"a few dozen", 1)              \
    VAGUE(U"several tens of thousands", 4)

static const char32_t vague_words[] =
#define VAGUE(words, power) words U"|"
    VAGUE_ROWS
#undef VAGUE
    U"";

static const struct vague {
    const char32_t *words;
    int power;
} vague[] = {
#define VAGUE(words, power) {words, power},
    VAGUE_ROWS
#undef VAGUE
};

size_t dz_en_vague(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t best = 0, end;
    dz_draft d;
    int power = 0;
    uint16_t row;

    if (!dz_en_any(w, i, vague_words))
        return 0;
    for (size_t k = 0; k < sizeof vague / sizeof *vague; k++)
        if ((end = dz_en_any(w, i, vague[k].words)) > best) {
            best = end;
            power = vague[k].power;
        }
    if (dz_en_any(w, best + 1, U"upon thousands|of thousands"))
        best = dz_en_any(w, best + 1, U"upon thousands|of thousands"), power = 3;
    d = dz_draft_at(i, best);
    d.kind = DZ_FIGURE_VAGUE;
    d.flags = DZ_FIGURE_WORDS | DZ_FIGURE_OPEN_HIGH;
    if (!dz_number_shift(dz_number_of(2), power, &d.value) || !dz_number_shift(dz_number_of(1), power + 1, &d.high))
        return 0;
    if (dz_en_any(w, i, U"decades|centuries")) {
        d.unit = DZ_UNIT_YEAR;
        return dz_scan_emit(scan, &d);
    }
    end = dz_en_any(w, best + 1, U"of");
    row = dz_unit_read(w, end ? end + 1 : best + 1, &end);
    if (row && dz_unit_at(row)->kind != DZ_FIGURE_MULTIPLE && !dz_en_doubtful(w, &d, end, end)) {
        d.unit = row;
        d.to = end;
        dz_draft_whole_unit(&d);
    }
    return dz_scan_emit(scan, &d);
}

static const char32_t phrase_words[] =
#define PHRASE(words, kind, num, exp, unit) words U"|"
#include "feature/phrases_en.inc"
#undef PHRASE
    U"";

static const struct phrase {
    const char32_t *words;
    uint8_t kind;
    dz_number value;
    uint16_t unit;
} phrases[] = {
#define PHRASE(words, kind, num, exp, unit) {words, kind, {num, 1, exp}, unit},
#include "feature/phrases_en.inc"
#undef PHRASE
};

/* Words that look like figures and are none. */
size_t dz_en_set_words(dz_scan *scan, size_t i)
{
    static const char32_t not_figures[] =
        U"the one|that one|this one|another one|each one|every one|which one|the ones|per second|each second|every second|"
        U"one another|no one|one by one|one-size-fits-all|first-class|first class|second-hand|secondhand|first-hand|firsthand|at first|five-year plan|"
        U"five-year plans|one day|one-stop|one-off|one-sided|one-way|square one|first of all|at first sight|three-dimensional|zero-sum|one-time|"
        U"second to none|first aid|first lady|third party|third parties|third-party|one and only|one and all|one or another|one thing|number one|one-on-one|"
        U"mutual|current";
    size_t end = dz_en_any(scan->w, i, not_figures);

    return end && dz_en_read(scan->w, dz_en_gap(scan->w, end)).type == DZ_EN_NONE ? end : 0;
}

/* Figures in set words. */
size_t dz_en_phrase(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    const struct phrase *best = NULL;
    size_t end, to = 0;
    dz_draft d;
    uint16_t money;

    if ((end = dz_en_declared(scan, i)) > 0)
        return end;
    if (!dz_en_any(w, i, phrase_words))
        return 0;
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++)
        if ((end = dz_en_any(w, i, phrases[k].words)) > to) {
            to = end;
            best = &phrases[k];
        }
    if (!best)
        return 0;
    d = dz_draft_at(i, to);
    d.kind = best->kind;
    d.value = d.high = best->value;
    d.unit = best->unit;
    d.flags = DZ_FIGURE_WORDS;
    if (d.kind == DZ_FIGURE_NUMBER) {
        d.scale = dz_number_compare(d.value, dz_number_of(1000)) > 0 ? 6 : 0;
        money = dz_en_unit(w, &d, d.to, &end);
        if (money && d.scale) {
            d.unit = money;
            d.kind = dz_unit_at(money)->kind;
            d.to = end;
        }
        d.flags |= dz_number_compare(d.value, dz_number_of(3)) <= 0 ? DZ_FIGURE_SOFT : 0;
    }
    if (!dz_en_any(w, i, U"past|last|next")) /* "over the past decade" */
        dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* "a third", "half", "a quarter of": 'end' is behind the word, 'a' says whether an article leads. */
static size_t article_fraction(dz_scan *scan, size_t i, bool a, dz_number below, size_t end)
{
    const dz_window *w = scan->w;
    bool half = dz_number_equal(below, dz_number_of(2)), quarter = dz_number_equal(below, dz_number_of(4));
    bool more = dz_is_latin(dz_at(w, end + 1)),
         of = dz_en_any(w, end + 1, U"of|the|as|the size|a|an|its|their|that|more|less|higher|lower|and|in|from") > 0;
    dz_draft d = dz_draft_at(i, i);

    if (!half && more && !of)
        return 0;
    if (dz_at(w, end) == '-' ||
        (half && !a && more && !of && dz_en_any(w, end + 1, U"time|way|brother|sister|hearted")) ||
        (half && dz_en_before(w, scan->floor, i, U"first|second|and a") < i) ||
        (quarter && dz_en_any(w, end + 1, U"in|from|and")))
        return 0;
    if (!dz_number_div(DZ_NUMBER_ONE, below, &d.value))
        return 0;
    dz_en_be_fraction(&d, d.value, end);
    d.flags = DZ_FIGURE_WORDS;
    dz_en_measure(w, scan->floor, &d);
    dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* A unit behind "a" at 'at' that ends at 'end' and rather means something else: a foot of, a second look. */
static bool no_article_unit(const dz_window *w, const dz_draft *d, size_t at, size_t end, uint16_t row)
{
    const dz_unit *unit = dz_unit_at(row);

    return dz_en_doubtful(w, d, at, end) || end < at + 4 || dz_at(w, end) == '-' ||
           unit->dimension == DZ_DIMENSION_SHARE || unit->dimension == DZ_DIMENSION_MULTIPLES ||
           unit->kind == DZ_FIGURE_DURATION || (dz_is_latin(dz_at(w, end + 1)) && !dz_en_has(w, end + 1, U"and")) ||
           dz_en_any(w, at, U"foot|mole|atmosphere|degree|knot|cup|yard|mark|euro|dollar|mile|pound|yen|ping|chi") >
               dz_en_any(w, at, U"dollar|mile|pound");
}

/* "a dollar", "a liter", "half a liter", "a third", "half", "a quarter of". */
size_t dz_en_article(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t a = dz_en_any(w, i, U"a|an"), end, at = a ? a + 1 : i;
    dz_draft d = dz_draft_at(i, i);
    dz_number below;
    bool plural;
    uint16_t row;

    if (a && dz_at(w, a) != ' ')
        return 0;
    end = dz_en_denominator(w, at, &below, &plural);
    if (end && !plural && (a || dz_number_equal(below, dz_number_of(2))))
        return article_fraction(scan, i, a > 0, below, end);
    if (!a)
        return 0;
    d.value = d.high = d.mantissa = DZ_NUMBER_ONE;
    d.flags = DZ_FIGURE_WORDS;
    row = dz_unit_read(w, at, &end);
    if (!row || no_article_unit(w, &d, at, end, row) ||
        dz_en_before(w, scan->floor, i, U"per|times|half|quarter|cents|percent|of") < i)
        return 0;
    d.to = end;
    d.unit = row;
    d.kind = dz_unit_at(row)->kind;
    dz_en_compound(w, &d);
    dz_draft_whole_unit(&d);
    dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}
