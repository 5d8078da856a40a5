/* test_changes.c — what made one version of a text another. */
#include "rows.h"

#include <stdlib.h>

#include "base/buf.h"
#include "duizhao/align.h"
#include "text/script.h"
#include "text/utf8.h"

/** Reads two texts and aligns them as two versions. */
static dz_pair *read_versions(const char *old, const char *new)
{
    const char            *text[2] = {old, new};
    const dz_align_options options = {.versions = true};
    dz_document           *doc[2];
    dz_pair               *pair;
    dz_error               error;

    for (int s = 0; s < 2; s++)
        assert_int_equal(DZ_OK, dz_document_from("text", (dz_str){text[s], strlen(text[s])}, NULL, &doc[s], &error));
    assert_int_equal(DZ_OK, dz_pair_align(doc[0], doc[1], &options, &pair, &error));
    return pair;
}

#define P "\n\n"
#define A "The city will put more money into its new harbour district over the next five years."
#define A_NEARLY "The town will put more money into its new harbour district over the next five years."
#define B "Work on the breakwater began in March, said the head of the port office on Friday morning."
#define C "Farmers along the upper river have planted rice on land that lay fallow for a whole decade."

static const struct row {
    const char *name, *old, *new;
    const char *want;
} rows[] = {
    {"equal texts have none", A P B, A P B, ""},
    {"two empty ones, too", "", "", ""},
    {"white space does not count", "One two,\nthree  four.\n", "One  two, three\nfour.", ""},
    {"nor where Chinese is wrapped", "全市今年将\n投资建设新港区。", "全市今年将投资建设新港区。", ""},
    {"all of it may be new", "", "It rains.", "inserted{It rains.} "},
    {"or gone", "It rains.", "", "deleted[It rains.] "},
    {"a word becomes another", "He came to the big city again.", "He came to the old city again.", "changed[big]{old} "},
    {"a figure is never split", "It grew by 43.9% in all of the year.", "It grew by 49.3% in all of the year.", "changed[43.9%]{49.3%}figure "},
    {"in Chinese, too", "工业增加值增长43.9%，投资增长。", "工业增加值增长49.3%，投资增长。", "changed[43.9%]{49.3%}figure "},
    {"one equal word between two edits is part of them", "we saw a red old boat on the lake", "we saw a new old ship on the lake",
     "changed[red old boat]{new old ship} "},
    {"a denial", "They will go to the fair today.", "They will not go to the fair today.", "inserted{not}negation "},
    {"a name", "On Monday they met Wang in the city hall.", "On Monday they met Huang in the city hall.", "changed[Wang]{Huang}name "},
    {"quotes are typographic", "They say \"yes\" to all of it.", "They say “yes” to all of it.", "typographic[\"]{“} typographic[\"]{”} "},
    {"so is width", "共有１２户人家。", "共有12户人家。", "typographic[１２]{12} "},
    {"and the separator of a figure", "It has 1,000 lakes in all.", "It has 1000 lakes in all.", "typographic[1,000]{1000} "},
    {"a paragraph that moved", A P B P C, B P C P A, "moved[" A "]{" A "} "},
    {"nearly as it was", A P B P C, B P C P A_NEARLY, "moved[" A "]{" A_NEARLY "} "},
    {"beside others that went", A P "It rains here." P B P C, B P C P A, "moved[" A "]{" A "} deleted[It rains here.] "},
    {"a short one went and came", "It rains." P B P C, B P C P "It rains.", "deleted[It rains.] inserted{It rains.} "},
    {"a change of Chinese ends where words do", "今年工业产值明显增长。", "今年工业产值明显增加。", "changed[增长]{增加} "},
    {"words in another line did not change", "One two,\nthree four five.\n", "One two, three\nfour five.", ""},
    {"of two copies the first is read", B, C P B P "It rains." P B, "inserted{" C "} inserted{It rains." P B "}figure "},
    {"what was put in twice stands at a paragraph", A P B, A P B P A P B, "inserted{" A P B "}figure "},
};

static void find(void **state)
{
    const struct row *row = *state;
    dz_pair          *pair = read_versions(row->old, row->new);
    dz_buf            said = {0};
    dz_changes       *changes;
    dz_error          error;
    dz_change_list    list;

    assert_int_equal(DZ_OK, dz_pair_changes(pair, &changes, &error));
    list = dz_changes_all(changes);
    for (size_t i = 0; i < list.n; i++) {
        const dz_change *c = &list.at[i];
        dz_str           a = dz_document_slice(dz_pair_document(pair, 0), c->span[0]), b = dz_document_slice(dz_pair_document(pair, 1), c->span[1]);

        dz_buf_text(&said, dz_change_kind_name((dz_change_kind)c->kind));
        if (a.len)
            dz_buf_format(&said, "[%.*s]", (int)a.len, a.at);
        if (b.len)
            dz_buf_format(&said, "{%.*s}", (int)b.len, b.at);
        dz_buf_format(&said, "%s%s%s ", c->flags & DZ_DIFFERS_FIGURE ? "figure" : "", c->flags & DZ_DIFFERS_NAME ? "name" : "",
                      c->flags & DZ_DIFFERS_NEGATION ? "negation" : "");
    }
    dz_buf_byte(&said, '\0');
    assert_string_equal(row->want, dz_buf_all(&said).at);
    dz_buf_free(&said);
    dz_changes_free(changes);
    dz_pair_free(pair);
}

/* ---- any two texts ---- */

/** xorshift64*: the same pairs on every machine. */
static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * 0x2545f4914f6cdd1d) >> 33) % below;
}

static const char *const words[] = {"the ", "city ", "“", "\"", "43.9% ", "1,000 ", "1000 ", "Harbin ", "not ", ". ", ", ", "\n", "\n\n",
                                    "rice ", "grew ", "省", "市", "三亿元", "，", "。", "不", "增长", "people's ", "people’s ", "5 km ", "０ "};

enum { WORDS = sizeof words / sizeof *words, MOST = 80 };

static void random_text(uint64_t *state, uint8_t *into, size_t *n)
{
    *n = draw(state, MOST);
    for (size_t i = 0; i < *n; i++)
        into[i] = (uint8_t)draw(state, WORDS);
}

/** The old with some words changed, put in and taken out, and sometimes its halves in the other order. */
static void edited_text(uint64_t *state, const uint8_t *old, size_t n, uint8_t *into, size_t *m)
{
    size_t turn = n && draw(state, 3) == 0 ? draw(state, (uint32_t)n) : 0;

    *m = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t die = draw(state, 20);

        if (die < 3)
            into[(*m)++] = (uint8_t)draw(state, WORDS);
        if (die != 1 && die != 3)
            into[(*m)++] = old[(i + turn) % n];
    }
}

static void spell(const uint8_t *text, size_t n, dz_buf *buf)
{
    dz_buf_clear(buf);
    for (size_t i = 0; i < n; i++)
        dz_buf_text(buf, words[text[i]]);
    dz_buf_byte(buf, '\0');
}

/** Adds a stretch of a text without its white space. */
static void add(dz_buf *buf, const dz_document *doc, uint32_t from, uint32_t to)
{
    dz_str text = dz_document_text(doc);

    for (size_t at = from; at < to;) {
        size_t begin = at;

        if (!dz_is_space(dz_utf8_next(text.at, &at)))
            dz_buf_add(buf, text.at + begin, at - begin);
    }
}

static int by_new(const void *a, const void *b)
{
    const dz_change *x = *(const dz_change *const *)a, *y = *(const dz_change *const *)b;

    if (x->span[1].at != y->span[1].at)
        return x->span[1].at < y->span[1].at ? -1 : 1;
    return x < y ? -1 : x > y; /* they stand in one list */
}

/** Puts the new words of a row where they came to stand, behind what is equal before them. */
static void apply(dz_buf *built, dz_buf *kept, size_t *used, const dz_document *new, const dz_change *c, uint32_t *behind)
{
    dz_buf gap = {0};

    add(&gap, new, *behind, c ? c->span[1].at : (uint32_t)dz_document_text(new).len);
    assert_true(*used + gap.bytes.n <= kept->bytes.n); /* no more is kept than the old has */
    if (gap.bytes.n)
        dz_buf_add(built, kept->bytes.at + *used, gap.bytes.n);
    *used += gap.bytes.n;
    if (c && c->span[1].len) {
        add(built, new, c->span[1].at, dz_span_end(c->span[1]));
        *behind = dz_span_end(c->span[1]);
    } else if (c && c->span[1].at > *behind) { /* words may have come to stand just where others went */
        *behind = c->span[1].at;
    }
    dz_buf_free(&gap);
}

/** What is kept of the old, with the new words put in, is the new. */
static void must_rebuild(const dz_document *old, const dz_document *new, dz_change_list list)
{
    const dz_change **order = test_malloc((list.n + 1) * sizeof *order);
    dz_buf            kept = {0}, built = {0}, want = {0};
    uint32_t          behind = 0;
    size_t            used = 0;

    for (size_t i = 0; i < list.n; i++) {
        assert_true(list.at[i].span[0].at >= behind);
        add(&kept, old, behind, list.at[i].span[0].at);
        behind = dz_span_end(list.at[i].span[0]);
        order[i] = &list.at[i];
    }
    add(&kept, old, behind, (uint32_t)dz_document_text(old).len);
    qsort(order, list.n, sizeof *order, by_new);
    behind = 0;
    for (size_t i = 0; i <= list.n; i++)
        apply(&built, &kept, &used, new, i < list.n ? order[i] : NULL, &behind);
    assert_int_equal(used, kept.bytes.n);
    add(&want, new, 0, (uint32_t)dz_document_text(new).len);
    assert_int_equal(want.bytes.n, built.bytes.n);
    if (want.bytes.n)
        assert_memory_equal(want.bytes.at, built.bytes.at, want.bytes.n);
    dz_buf_free(&kept);
    dz_buf_free(&built);
    dz_buf_free(&want);
    test_free(order);
}

static void must_not_split(const dz_pair *pair, dz_change_list list, int side)
{
    dz_figure_list figures = dz_figures_all(dz_pair_figures(pair, side));

    for (size_t i = 0; i < list.n; i++)
        for (size_t k = 0; k < figures.n; k++) {
            dz_span figure = figures.at[k].span, span = list.at[i].span[side];

            if (figures.at[k].flags & DZ_FIGURE_SOFT)
                continue;
            assert_false(span.at > figure.at && span.at < dz_span_end(figure));
            assert_false(dz_span_end(span) > figure.at && dz_span_end(span) < dz_span_end(figure));
        }
}

static void any_two(void **unused)
{
    uint64_t state = 20261122;
    uint8_t  a[MOST], b[2 * MOST];
    dz_buf   texts[2] = {0};

    (void)unused;
    for (int pair = 0; pair < 10000; pair++) {
        dz_pair    *both;
        dz_changes *changes;
        size_t      n, m;

        random_text(&state, a, &n);
        if (pair % 3)
            edited_text(&state, a, n, b, &m);
        else
            random_text(&state, b, &m);
        spell(a, n, &texts[0]);
        spell(b, m, &texts[1]);
        both = read_versions(dz_buf_all(&texts[0]).at, dz_buf_all(&texts[1]).at);
        assert_int_equal(DZ_OK, dz_pair_changes(both, &changes, NULL));
        must_rebuild(dz_pair_document(both, 0), dz_pair_document(both, 1), dz_changes_all(changes));
        for (int s = 0; s < 2; s++)
            must_not_split(both, dz_changes_all(changes), s);
        dz_changes_free(changes);
        dz_pair_free(both);
    }
    dz_buf_free(&texts[0]);
    dz_buf_free(&texts[1]);
}

int main(void)
{
    static const struct row any[] = {{"the changes turn any text into any other, and split no figure", 0, 0, 0}};

    ADD_ROWS(find, rows);
    ADD_ROWS(any_two, any);
    return run_all("changes");
}
