/* test_pair.c — every segment lies in exactly one bead, in order, whatever the texts are. */
#include "rows.h"

#include <math.h>

#include "base/buf.h"
#include "duizhao/align.h"

/** A small generator of numbers, the same everywhere (xorshift, Marsaglia 2003). */
static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/** Text of 'n' lines made of words, figures and marks of one language. */
static void fill(dz_buf *buf, uint32_t *seed, size_t n, bool zh)
{
    static const char *const words[2][8] = {{"river", "2024", "the", "12 percent", "Mr.", "3.5 million", "?", "grain"},
                                            {"河流", "2024年", "的", "12%", "《春》", "350万", "？", "粮食"}};

    for (size_t i = 0; i < n; i++) {
        for (uint32_t k = next(seed) % 12; k > 0; k--)
            dz_buf_format(buf, zh ? "%s" : "%s ", words[zh][next(seed) % 8]);
        dz_buf_text(buf, zh ? "。" : ".");
        dz_buf_text(buf, next(seed) % 3 ? " " : "\n\n");
    }
}

/** What moved stands alone on both sides, and is told once. */
static void check_moves(const dz_pair *pair)
{
    dz_move_list moves = dz_pair_moves(pair);
    dz_bead_list beads = dz_pair_beads(pair);

    for (size_t k = 0; k < moves.n; k++)
        for (int side = 0; side < 2; side++) {
            assert_true(moves.at[k].n[side] > 0);
            assert_true(k == 0 || side == 1 || moves.at[k].first[0] >= moves.at[k - 1].first[0] + moves.at[k - 1].n[0]);
            for (uint32_t i = 0; i < moves.at[k].n[side]; i++)
                assert_int_equal(0, beads.at[dz_pair_bead_of(pair, side, moves.at[k].first[side] + i)].n[!side]);
            for (size_t m = 0; m < k; m++)
                assert_true(moves.at[m].first[side] + moves.at[m].n[side] <= moves.at[k].first[side] ||
                            moves.at[k].first[side] + moves.at[k].n[side] <= moves.at[m].first[side]);
        }
}

static void check_invariants(const dz_pair *pair)
{
    dz_bead_list beads = dz_pair_beads(pair);
    size_t       at[2] = {0, 0};

    for (size_t b = 0; b < beads.n; b++) {
        assert_true(beads.at[b].n[0] + beads.at[b].n[1] > 0);
        assert_true(beads.at[b].sure <= 100);
        for (int side = 0; side < 2; side++) {
            assert_true(beads.at[b].n[side] <= 8);
            assert_int_equal(at[side], beads.at[b].first[side]);
            for (size_t i = 0; i < beads.at[b].n[side]; i++)
                assert_int_equal(b, dz_pair_bead_of(pair, side, at[side] + i));
            at[side] += beads.at[b].n[side];
        }
    }
    for (int side = 0; side < 2; side++)
        assert_int_equal(at[side], dz_segments_all(dz_pair_segments(pair, side)).n);
    check_moves(pair);
}

/** Aligns n[0] random lines with n[1]. */
static void align(uint32_t seed, const size_t n[2])
{
    dz_buf       text[2] = {{.failed = false}, {.failed = false}};
    dz_document *doc[2];
    dz_pair     *pair;

    for (int side = 0; side < 2; side++) {
        fill(&text[side], &seed, n[side], side == 0);
        assert_int_equal(DZ_OK, dz_document_from("text", dz_buf_all(&text[side]), NULL, &doc[side], NULL));
        dz_buf_free(&text[side]);
    }
    assert_int_equal(DZ_OK, dz_pair_align(doc[0], doc[1], NULL, &pair, NULL));
    check_invariants(pair);
    dz_pair_free(pair);
}

/* ---- any texts, any options ---- */

/** The tests' lexicon: the built-in one. */
static dz_lexicon *words;

/** Lines of which one in three stood there before. */
static void fill_lines(dz_buf *buf, uint32_t *seed, size_t n, bool zh)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t own = *seed, again = 77;

        fill(buf, next(seed) % 3 ? &own : &again, 1, zh);
        if (buf->bytes.n > 0 && buf->bytes.at[buf->bytes.n - 1] != '\n')
            dz_buf_byte(buf, '\n');
    }
}

static dz_document *read_text(const dz_buf *text, bool lines)
{
    const dz_read_options options = {.lines = lines};
    dz_document          *doc;

    assert_int_equal(DZ_OK, dz_document_from("text", dz_buf_all(text), &options, &doc, NULL));
    return doc;
}

static size_t count(const dz_buf *text, bool lines)
{
    dz_document *doc = read_text(text, lines);
    dz_segments *segments;
    size_t       n;

    assert_int_equal(DZ_OK, dz_segments_cut(doc, &segments, NULL));
    n = dz_segments_all(segments).n;
    dz_segments_free(segments);
    dz_document_free(doc);
    return n;
}

/** Up to three anchors, each far enough behind the one before that all can be kept. */
static size_t make_anchors(dz_anchor anchors[3], uint32_t *seed, const size_t n[2])
{
    size_t made = 0, at[2] = {next(seed) % 3, next(seed) % 3};

    while (made < next(seed) % 4 && made < 3 && at[0] < n[0] && at[1] < n[1]) {
        anchors[made++] = (dz_anchor){{(uint32_t)at[0], (uint32_t)at[1]}};
        for (int side = 0; side < 2; side++)
            at[side] += 1 + next(seed) % 4;
    }
    return made;
}

static void check_anchors(const dz_pair *pair, const dz_align_options *options)
{
    for (size_t k = 0; k < options->anchor_count; k++) {
        size_t bead = dz_pair_bead_of(pair, 0, options->anchors[k].segment[0]);

        assert_int_equal(bead, dz_pair_bead_of(pair, 1, options->anchors[k].segment[1]));
        assert_true(dz_pair_beads(pair).at[bead].evidence & DZ_BY_CALLER);
    }
}

/** Every bead costs what its terms add up to. */
static void check_costs(const dz_pair *pair)
{
    for (size_t b = 0; b < dz_pair_beads(pair).n; b++) {
        dz_why why = dz_pair_why(pair, b);
        double all = (double)why.words + (double)why.figures + (double)why.marks + (double)why.length + (double)why.size + (double)why.edges;

        assert_true(fabs(all) < 1e6);
        assert_true(fabs(all - (double)dz_pair_beads(pair).at[b].cost) < 1e-3);
    }
}

static void check_same(const dz_pair *a, const dz_pair *b)
{
    dz_bead_list x = dz_pair_beads(a), y = dz_pair_beads(b);

    assert_int_equal(x.n, y.n);
    for (size_t i = 0; i < x.n; i++) {
        assert_memory_equal(x.at[i].first, y.at[i].first, sizeof x.at[i].first);
        assert_memory_equal(x.at[i].n, y.at[i].n, sizeof x.at[i].n);
        assert_true(x.at[i].cost == y.at[i].cost && x.at[i].sure == y.at[i].sure && x.at[i].evidence == y.at[i].evidence);
    }
    assert_int_equal(dz_pair_moves(a).n, dz_pair_moves(b).n);
}

/** One pair of random texts with random options, aligned twice. */
static void any_text(uint32_t seed)
{
    const bool       lines = next(&seed) % 2, turned = next(&seed) % 2;
    dz_buf           text[2] = {{.failed = false}, {.failed = false}};
    dz_anchor        anchors[3];
    dz_align_options options = {.lexicon = next(&seed) % 4 ? words : NULL, .anchors = anchors};
    size_t           n[2];
    dz_pair         *pair[2];

    for (int side = 0; side < 2; side++) {
        fill_lines(&text[side], &seed, next(&seed) % 5 ? next(&seed) % 25 : 0, (side == 0) != turned);
        n[side] = count(&text[side], lines);
    }
    options.anchor_count = make_anchors(anchors, &seed, n);
    for (int k = 0; k < 2; k++)
        assert_int_equal(DZ_OK, dz_pair_align(read_text(&text[0], lines), read_text(&text[1], lines), &options, &pair[k], NULL));
    check_invariants(pair[0]);
    check_anchors(pair[0], &options);
    check_costs(pair[0]);
    check_same(pair[0], pair[1]);
    for (int k = 0; k < 2; k++) {
        dz_pair_free(pair[k]);
        dz_buf_free(&text[k]);
    }
}

static void any_texts(void **state)
{
    (void)state;
    assert_int_equal(DZ_OK, dz_lexicon_new(&words, NULL));
    for (uint32_t seed = 1; seed <= 400; seed++)
        any_text(seed * 2654435761u);
    dz_lexicon_free(words);
}

static void random_texts(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 200; seed++)
        align(seed, (size_t[2]){seed % 17, seed * 7 % 23});
}

static void one_side_is_long(void **state)
{
    (void)state;
    align(7, (size_t[2]){3, 900});
    align(8, (size_t[2]){900, 3});
}

static void one_side_is_empty(void **state)
{
    (void)state;
    align(9, (size_t[2]){0, 12});
    align(10, (size_t[2]){12, 0});
    align(11, (size_t[2]){0, 0});
}

/** 500 lines that each say numbers of their own but for those from .. to - 1. */
static void number(dz_buf *buf, const char *format, unsigned from, unsigned to)
{
    for (unsigned i = 0; i < 500; i++)
        if (i < from || i >= to)
            dz_buf_format(buf, format, 1000 + 7 * i, 1 + i / 17);
}

/** Where two anchors share a segment there is no cut between them; what stands behind is found all the same. */
static void anchors_share_a_segment(void **state)
{
    static const dz_anchor anchors[] = {{{0, 0}}, {{1, 0}}};
    const dz_align_options options = {.anchors = anchors, .anchor_count = 2};
    dz_buf                 text[2] = {{.failed = false}, {.failed = false}};
    dz_document           *doc[2];
    dz_pair               *pair;

    (void)state;
    number(&text[0], "%u吨粮食在%u号船上。\n", 0, 0);
    number(&text[1], "There were %u tons of grain on ship number %u.\n", 380, 480);
    for (int side = 0; side < 2; side++) {
        assert_int_equal(DZ_OK, dz_document_from("text", dz_buf_all(&text[side]), &(dz_read_options){.lines = true}, &doc[side], NULL));
        dz_buf_free(&text[side]);
    }
    assert_int_equal(DZ_OK, dz_pair_align(doc[0], doc[1], &options, &pair, NULL));
    check_invariants(pair);
    for (size_t i = 20; i < 360; i++)
        assert_int_equal(dz_pair_bead_of(pair, 0, i), dz_pair_bead_of(pair, 1, i));
    dz_pair_free(pair);
}

int main(void)
{
    add_test("anchors may share a segment", anchors_share_a_segment);
    add_test("any texts with any options lie in beads that keep the anchors, twice the same", any_texts);
    add_test("random texts lie in beads", random_texts);
    add_test("one side may be much longer", one_side_is_long);
    add_test("one side may be empty", one_side_is_empty);
    return run_all("pair");
}
