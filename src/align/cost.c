/* cost.c — what a bead costs, and why. Floor 7, align.
 *
 * Length: Gale & Church (1993), with the error saturated so that one odd
 * sentence does not pull a whole page. Figures: an equal figure is worth the
 * surprise of meeting it by chance. The constants were set by hand and tried on
 * corpora/: docs/align.md.
 */
#include "align/cost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "text/script.h"
#include "text/utf8.h"

/* nats, by how many segments a bead has on its smaller and its larger side */
static const float prior[DZ_MOST_IN_BEAD + 1][DZ_MOST_IN_BEAD + 1] = {
    {0.0f, 3.0f, 0.0f, 0.0f, 0.0f},
    {0.0f, 0.2f, 2.4f, 4.2f, 5.5f},
    {0.0f, 0.0f, 4.4f, 5.5f, 6.5f},
    {0.0f, 0.0f, 0.0f, 6.5f, 7.5f},
    {0.0f, 0.0f, 0.0f, 0.0f, 8.5f},
};

static const float length_variance = 2.2f;  /* per letter of the shorter script */
static const float length_weight = 0.4f;
static const float length_softness = 0.03f; /* the square of the error counts fully only while it is small */
static const float usual_ratio = 3.4f;      /* letters of English for one of Chinese, over corpora/ */
static const float ratio_trust = 400;       /* letters of Chinese that weigh as much as that */
static const float unanswered = 0.45f;      /* share of its weight that a figure without an answer costs */
static const float over_paragraph = 3.0f;   /* a bead that runs over the end of a paragraph */
static const float apart = 0.8f;            /* only one side begins a paragraph */
static const float other_kind = 3.0f;       /* a heading beside a sentence */
static const float other_mark = 1.0f;       /* a question beside a statement */
static const float small_figure = 0.7f;     /* 0..3 stand anywhere */

/* ---- looking at segments ---- */

static float letters_of(dz_str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        n += dz_is_han(c) || dz_is_latin(c) || dz_is_digit(dz_fold_width(c));
    }
    return (float)n;
}

static bool is_question(dz_str text)
{
    size_t at = text.len;

    while (at > 0) {
        uint32_t c = dz_fold_width(dz_utf8_before(text.at, &at));

        if (!dz_is_closer(c) && !dz_is_space(c) && c != '"')
            return c == '?';
    }
    return false;
}

static bool add_key(dz_cost *cost, int side, uint64_t group, int64_t a, int64_t b, float scale)
{
    int64_t what[3] = {(int64_t)group, a, b};

    return dz_list_push(&cost->keys[side], (dz_key){dz_hash(what, sizeof what, 0), scale});
}

static bool add_date_keys(dz_cost *cost, int side, const dz_date *date)
{
    return (date->year == DZ_NO_YEAR || add_key(cost, side, 'Y', date->year, date->span, 1)) &&
           ((date->month | date->day) == 0 || add_key(cost, side, 'D', date->month, date->day, 1)) &&
           (date->part == 0 || add_key(cost, side, 'Q', date->part, 0, 1)) &&
           (date->weekday == 0 || add_key(cost, side, 'W', date->weekday, 0, 1));
}

/** The keys of one figure. Percentages and the like go by their bare value. */
static bool add_figure_keys(dz_cost *cost, int side, const dz_figures *figures, const dz_figure *figure)
{
    char code[DZ_FIGURE_VALUE_ROOM];

    switch ((dz_figure_kind)figure->kind) {
    case DZ_FIGURE_DATE:
        return add_date_keys(cost, side, &figure->date);
    case DZ_FIGURE_TIME:
        return add_key(cost, side, 'T', figure->date.hour % 12, figure->date.minute, 1);
    case DZ_FIGURE_CODE:
        dz_figure_value(figures, figure, code, sizeof code);
        return add_key(cost, side, 'C', (int64_t)dz_hash(code, strlen(code), 0), 0, 1);
    default:
        if (figure->flags & DZ_FIGURE_SOFT)
            return true;
        return add_key(cost, side, figure->value.den, figure->value.num, figure->value.exp,
                       figure->value.exp == 0 && figure->value.den == 1 && figure->value.num <= 3 ? small_figure : 1);
    }
}

static int by_what(const void *a, const void *b)
{
    const dz_key *x = a, *y = b;

    return x->what < y->what ? -1 : x->what > y->what;
}

static bool add_keys(dz_cost *cost, int side, const dz_figures *figures, size_t segment)
{
    dz_view       *view = &cost->views[side][segment];
    dz_figure_list list = dz_figures_of(figures, segment);

    view->key = (uint32_t)cost->keys[side].n;
    for (size_t i = 0; i < list.n; i++)
        if (!add_figure_keys(cost, side, figures, &list.at[i]))
            return false;
    view->keys = (uint32_t)cost->keys[side].n - view->key;
    if (view->keys > 1)
        qsort(cost->keys[side].at + view->key, view->keys, sizeof(dz_key), by_what);
    return true;
}

static bool look(dz_cost *cost, int side, const dz_figures *figures)
{
    const dz_segments *segments = dz_figures_segments(figures);
    const dz_document *doc = dz_segments_document(segments);
    dz_segment_list    list = dz_segments_all(segments);
    dz_block_list      blocks = dz_document_blocks(doc);

    cost->n[side] = list.n;
    cost->views[side] = dz_alloc_zero(list.n, sizeof(dz_view));
    if (!cost->views[side])
        return false;
    for (size_t i = 0; i < list.n; i++) {
        dz_view *view = &cost->views[side][i];
        dz_str   text = dz_document_slice(doc, list.at[i].span);

        view->letters = letters_of(text);
        view->question = is_question(text);
        view->kind = dz_segment_is_prose((dz_segment_kind)list.at[i].kind) ? DZ_SEGMENT_SENTENCE : (uint8_t)list.at[i].kind;
        view->starts = blocks.at[list.at[i].block].kind == DZ_BLOCK_PARAGRAPH &&
                       (i == 0 || list.at[i - 1].block != list.at[i].block);
        if (!add_keys(cost, side, figures, i))
            return false;
    }
    return true;
}

/** Where a key begins among sorted ones, or, 'behind', where it ends. */
static size_t place_of(const dz_key *all, size_t n, uint64_t what, bool behind)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (all[middle].what < what || (behind && all[middle].what == what))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Turns each key's weight into nats: rarer in both texts, more surprising. */
static bool weigh(dz_cost *cost)
{
    size_t  n = cost->keys[0].n + cost->keys[1].n;
    dz_key *all = dz_alloc(n, sizeof *all);

    if (!all)
        return false;
    if (cost->keys[0].n)
        memcpy(all, cost->keys[0].at, cost->keys[0].n * sizeof *all);
    if (cost->keys[1].n)
        memcpy(all + cost->keys[0].n, cost->keys[1].at, cost->keys[1].n * sizeof *all);
    qsort(all, n, sizeof *all, by_what);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < cost->keys[side].n; i++) {
            dz_key *key = &cost->keys[side].at[i];
            size_t  times = place_of(all, n, key->what, true) - place_of(all, n, key->what, false);

            key->weight *= logf(((float)n + 20.0f) / ((float)times + 0.5f));
        }
    dz_release(all);
    return true;
}

/** Letters of the target for one of the source: what is usual, corrected by the two texts. */
static float ratio_of(const dz_figures *figures[2], const float letters[2])
{
    bool  zh[2];
    float usual = 1, trust[2] = {ratio_trust, 0};

    for (int side = 0; side < 2; side++)
        zh[side] = dz_lang_is_zh(dz_document_lang(dz_segments_document(dz_figures_segments(figures[side]))));
    if (zh[0] != zh[1])
        usual = zh[0] ? usual_ratio : 1 / usual_ratio;
    if (zh[1] && !zh[0])
        trust[0] *= usual_ratio;
    trust[1] = trust[0] * usual;
    return (letters[1] + trust[1]) / (letters[0] + trust[0]);
}

static dz_sums sum(const dz_view *views, size_t n)
{
    dz_sums all = {0};

    all.starts = n && views[0].starts;
    all.question = n && views[n - 1].question;
    all.kind = (int8_t)(n == 1 ? views[0].kind : DZ_SEGMENT_SENTENCE);
    for (size_t i = 0; i < n; i++) {
        all.letters += views[i].letters;
        all.weight += views[i].weight;
        all.crosses |= i > 0 && (views[i].starts || views[i].kind != DZ_SEGMENT_SENTENCE);
    }
    return all;
}

/** Sums every run of segments that a bead may hold. */
static bool sum_all(dz_cost *cost, int side)
{
    const size_t row = DZ_MOST_IN_BEAD + 1;

    cost->sums[side] = dz_alloc_zero(cost->n[side] + 1, row * sizeof(dz_sums));
    for (size_t i = 0; cost->sums[side] && i < cost->n[side]; i++)
        for (size_t k = 1; k < row && i + k <= cost->n[side]; k++)
            cost->sums[side][i * row + k] = sum(cost->views[side] + i, k);
    return cost->sums[side] != NULL;
}

bool dz_cost_prepare(dz_cost *cost, const dz_figures *figures[2])
{
    float letters[2] = {0, 0};

    if (!look(cost, DZ_SOURCE, figures[DZ_SOURCE]) || !look(cost, DZ_TARGET, figures[DZ_TARGET]) || !weigh(cost))
        return false;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < cost->n[side]; i++) {
            dz_view *view = &cost->views[side][i];

            letters[side] += view->letters;
            for (uint32_t k = 0; k < view->keys; k++)
                view->weight += cost->keys[side].at[view->key + k].weight;
        }
    cost->ratio = ratio_of(figures, letters);
    cost->spread = length_variance * sqrtf(cost->ratio + 0.1f);
    return sum_all(cost, DZ_SOURCE) && sum_all(cost, DZ_TARGET);
}

void dz_cost_free(dz_cost *cost)
{
    for (int side = 0; side < 2; side++) {
        dz_release(cost->views[side]);
        dz_release(cost->sums[side]);
        dz_list_free(&cost->keys[side]);
    }
}

float dz_cost_shared(const dz_cost *cost, size_t i, size_t j)
{
    const dz_view *s = &cost->views[0][i], *t = &cost->views[1][j];
    const dz_key  *a, *b;
    float          shared = 0;

    if (s->keys == 0 || t->keys == 0)
        return 0;
    a = cost->keys[0].at + s->key;
    b = cost->keys[1].at + t->key;
    for (uint32_t x = 0, y = 0; x < s->keys && y < t->keys;) {
        if (a[x].what < b[y].what)
            x++;
        else if (a[x].what > b[y].what)
            y++;
        else {
            shared += a[x].weight;
            x++;
            y++;
        }
    }
    return shared;
}

/* ---- beads ---- */

static float length_cost(const dz_cost *cost, float source, float target)
{
    float mean = (source * cost->ratio + target) / 2 + 1;
    float off = target - source * cost->ratio;
    float square = off * off / (cost->spread * mean);

    return length_weight * square / (1 + length_softness * square);
}

float dz_cost_bead(const dz_cost *cost, const size_t first[2], const size_t n[2], float shared, unsigned *evidence)
{
    dz_sums s = cost->sums[0][first[0] * (DZ_MOST_IN_BEAD + 1) + n[0]];
    dz_sums t = cost->sums[1][first[1] * (DZ_MOST_IN_BEAD + 1) + n[1]];
    float least = s.weight < t.weight ? s.weight : t.weight;
    float length, all = n[0] < n[1] ? prior[n[0]][n[1]] : prior[n[1]][n[0]];

    if (evidence)
        *evidence = 0;
    all += (s.crosses + t.crosses) * over_paragraph;
    if (n[0] == 0 || n[1] == 0)
        return all + unanswered * (s.weight + t.weight);
    length = length_cost(cost, s.letters, t.letters);
    shared = shared < least ? shared : least;
    all += length - shared + unanswered * (s.weight + t.weight - 2 * shared);
    all += (s.starts != t.starts) * apart + (s.kind != t.kind) * other_kind + (s.question != t.question) * other_mark;
    if (evidence)
        *evidence = (length < 1 ? DZ_BY_LENGTH : 0u) | (shared > 0 ? DZ_BY_FIGURE : 0u) |
                    (s.starts && t.starts ? DZ_BY_PARAGRAPH : 0u);
    return all;
}
