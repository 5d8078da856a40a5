/* terms.c — words that may be terms, with how the other text renders them. Floor align.
 *
 * Phrases are read off the word links, as in Koehn, Och & Marcu (2003),
 * "Statistical Phrase-Based Translation": an English phrase may render a Chinese
 * one where no link leads out of the two. The one that goes with it most often wins.
 */
#include "duizhao/terms.h"

#include <stdlib.h>
#include <string.h>

#include "align/grams.h"
#include "align/nats.h"
#include "align/renders.h"
#include "base/arena.h"
#include "base/fail.h"
#include "base/hash.h"
#include "lexicon/gloss.h"

enum { MOST_WORDS = 8, MOST_WIDER = 2, MOST_LOOKED_AT = 200 };

static const float least_dice = 0.5f, least_linked = 0.5f; /* below, what is proposed is wrong more often than right */
static const float of_length = 0.1f;                       /* for each word that a phrase is longer: its edges are the last to be linked */
static const float of_common = 0.3f;                       /* what a word that the lexicon renders so counts, beside a new one */

struct dz_proposals {
    DZ_LIST(dz_proposal) list;
    dz_arena arena;
};

/** A phrase of English at one place. */
typedef struct phrase {
    uint64_t hash;
    uint32_t place; /* which place of the gram */
    uint32_t lo, hi; /* tokens, the last one included */
} phrase;

/** What was found for one gram. */
typedef struct finding {
    uint32_t gram;
    uint32_t place; /* where it is first rendered so */
    uint32_t lo, hi;
    uint32_t together, count; /* of the phrase in all of the English */
    float    score;
} finding;

typedef struct proposing {
    const dz_pair    *pair;
    const dz_lexicon *lexicon;
    int               side[2]; /* of Chinese and English in the pair */
    dz_tokens         tokens[2];
    dz_grams          grams;
    uint32_t         *link[2]; /* for each token, 1 + the token of the other side; 0: none */
    DZ_LIST(phrase) phrases;
    DZ_LIST(finding) found;
    uint32_t *covered; /* for each Chinese token, the one behind the longest term over it; 0: none */
} proposing;

/* ---- links ---- */

/** The token that begins at a byte, or -1. Tokens come in text order. */
static int64_t token_at(const dz_tokens *tokens, uint32_t at)
{
    size_t low = 0, high = tokens->list.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (tokens->list.at[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < tokens->list.n && tokens->list.at[low].at == at ? (int64_t)low : -1;
}

static void take_links(proposing *p)
{
    for (size_t b = 0; b < dz_pair_beads(p->pair).n; b++) {
        dz_word_link_list links = dz_pair_links(p->pair, b);

        for (size_t i = 0; i < links.n; i++) {
            int64_t zh = token_at(&p->tokens[DZ_ZH], links.at[i].span[p->side[DZ_ZH]].at);
            int64_t en = token_at(&p->tokens[DZ_EN], links.at[i].span[p->side[DZ_EN]].at);

            if (zh < 0 || en < 0)
                continue; /* cannot be, but for a pair that was aligned with another lexicon */
            p->link[DZ_ZH][zh] = (uint32_t)en + 1;
            p->link[DZ_EN][en] = (uint32_t)zh + 1;
        }
    }
}

/* ---- phrases ---- */

static dz_str word_at(const proposing *p, size_t token)
{
    const dz_tokens *en = &p->tokens[DZ_EN];

    return dz_document_slice(en->doc, (dz_span){en->list.at[token].at, en->list.at[token].len});
}

static bool is_word(const proposing *p, size_t token)
{
    const dz_tokens *en = &p->tokens[DZ_EN];

    return en->types.at[en->list.at[token].type].kind == DZ_TOKEN_LATIN;
}

/** Words that no term begins or ends with. */
static bool is_edge(dz_str word)
{
    static const char *const edges[] = {"also", "can", "each", "he", "her", "his", "more", "most", "must", "new", "not", "other", "our", "said", "she",
                                        "should", "such", "their", "they", "under", "we", "which", "will", "who", "would", "its", "between", "among"};

    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        if (word.len == strlen(edges[i]) && memcmp(word.at, edges[i], word.len) == 0)
            return true;
    return false;
}

/** Whether the tokens lo .. hi are words of one segment, and no link leads from them out of the n tokens at 'start'. */
static bool is_closed(const proposing *p, size_t lo, size_t hi, size_t start, size_t n)
{
    if (hi - lo >= MOST_WORDS || p->tokens[DZ_EN].segment[lo] != p->tokens[DZ_EN].segment[hi])
        return false;
    for (size_t t = lo; t <= hi; t++) {
        uint32_t zh = p->link[DZ_EN][t];

        if (!is_word(p, t) || (zh && (zh - 1 < start || zh - 1 >= start + n)))
            return false;
    }
    return true;
}

/** Adds the phrase lo .. hi, and that with words beside it that nothing links. False: no memory. */
static bool add_phrases(proposing *p, uint32_t place, size_t lo, size_t hi, size_t start, size_t n)
{
    const dz_tokens *en = &p->tokens[DZ_EN];

    for (size_t left = 0; left <= MOST_WIDER && left <= lo && is_closed(p, lo - left, hi, start, n); left++)
        for (size_t right = 0; right <= MOST_WIDER && hi + right < en->list.n && is_closed(p, lo - left, hi + right, start, n); right++) {
            uint64_t hash = 1;

            for (size_t t = lo - left; t <= hi + right; t++)
                hash = dz_hash(&en->list.at[t].type, sizeof en->list.at[t].type, hash);
            if (is_edge(word_at(p, lo - left)) || is_edge(word_at(p, hi + right)))
                continue;
            if (!dz_list_push(&p->phrases, (phrase){hash, place, (uint32_t)(lo - left), (uint32_t)(hi + right)}))
                return false;
        }
    return true;
}

/** Adds what may render the n tokens at 'start'. False: no memory. */
static bool read_place(proposing *p, uint32_t place, size_t start, size_t n)
{
    size_t lo = SIZE_MAX, hi = 0;

    for (size_t t = start; t < start + n; t++) {
        uint32_t en = p->link[DZ_ZH][t];

        if (!en)
            continue;
        lo = en - 1 < lo ? en - 1 : lo;
        hi = en - 1 > hi ? en - 1 : hi;
    }
    return lo == SIZE_MAX || !is_closed(p, lo, hi, start, n) || add_phrases(p, place, lo, hi, start, n);
}

/** How often the tokens lo .. hi stand in the English. */
static uint32_t count_phrase(const proposing *p, uint32_t lo, uint32_t hi)
{
    const dz_tokens *en = &p->tokens[DZ_EN];
    uint32_t         rarest = lo, n = 0;

    for (uint32_t t = lo; t <= hi; t++)
        if (en->types.at[en->list.at[t].type].count < en->types.at[en->list.at[rarest].type].count)
            rarest = t;
    for (uint32_t i = 0; i < en->types.at[en->list.at[rarest].type].count; i++) {
        uint32_t at = en->places[en->types.at[en->list.at[rarest].type].places + i], same = 0;

        if (at < rarest - lo || at + (hi - rarest) >= en->list.n)
            continue;
        while (same <= hi - lo && en->list.at[at - (rarest - lo) + same].type == en->list.at[lo + same].type)
            same++;
        n += same > hi - lo;
    }
    return n;
}

/* ---- judging ---- */

/** The share of a gram's tokens that are linked, over all of its places. */
static float linked_share(const proposing *p, const dz_gram *gram)
{
    size_t linked = 0;

    for (uint32_t i = 0; i < gram->count; i++)
        for (uint32_t t = 0; t < gram->n; t++)
            linked += p->link[DZ_ZH][p->grams.starts.at[gram->from + i] + t] > 0;
    return (float)linked / (float)gram->count / (float)gram->n;
}

/** Whether the lexicon has a word and gives a stem of the phrase for it: nothing that a glossary must say. */
static bool is_common(const proposing *p, const dz_gram *gram, uint32_t lo, uint32_t hi)
{
    const dz_token *token = &p->tokens[DZ_ZH].list.at[p->grams.starts.at[gram->from]];
    dz_word         words[4];
    dz_gloss        glosses[48];
    char            stem[DZ_MOST_STEM];
    size_t          n;

    if (gram->n > 1 || !p->lexicon || lo != hi)
        return false;
    n = dz_lexicon_find(p->lexicon, dz_document_slice(p->tokens[DZ_ZH].doc, (dz_span){token->at, token->len}), words, 4);
    for (size_t w = 0; w < n; w++) {
        size_t g = dz_word_flags(&words[w]) & DZ_WORD_NAME ? 0 : dz_word_glosses(&words[w], glosses, 48), m = dz_stem(word_at(p, lo), stem);

        for (size_t i = 0; i < g; i++)
            if (glosses[i].stem.len == m && memcmp(glosses[i].stem.at, stem, m) == 0)
                return true;
    }
    return false;
}

static int by_hash(const void *a, const void *b)
{
    const phrase *x = a, *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->place != y->place ? (x->place < y->place ? -1 : 1) : x->lo < y->lo ? -1 : x->lo > y->lo;
}

/** What a gram and a phrase that goes with it 'together' times are worth. */
static float score_of(const proposing *p, const dz_gram *gram, const finding *f)
{
    float dice = 2.0f * (float)f->together / (float)(gram->count + f->count), linked = linked_share(p, gram);

    if (f->together < 2 || 2 * f->together < gram->count || dice < least_dice || linked < least_linked)
        return 0;
    return (float)f->together * dice * linked * dz_ln((float)gram->letters) * (is_common(p, gram, f->lo, f->hi) ? of_common : 1);
}

static bool is_better(const finding *one, const finding *other)
{
    float x = one->score * (1 + of_length * (float)(one->hi - one->lo)), y = other->score * (1 + of_length * (float)(other->hi - other->lo));

    if (x < y || x > y)
        return x > y;
    if (one->hi - one->lo != other->hi - other->lo)
        return one->hi - one->lo > other->hi - other->lo;
    return one->score > 0 && one->lo < other->lo;
}

/** The phrase that goes best with a gram; score 0: none. */
static finding judge(proposing *p, uint32_t g)
{
    const dz_gram *gram = &p->grams.list.at[g];
    finding        best = {.gram = g};

    if (p->phrases.n)
        qsort(p->phrases.at, p->phrases.n, sizeof *p->phrases.at, by_hash);
    for (size_t i = 0, end; i < p->phrases.n; i = end) {
        const phrase *first = &p->phrases.at[i];
        finding       f = {g, first->place, first->lo, first->hi, 0, 0, 0};

        for (end = i; end < p->phrases.n && p->phrases.at[end].hash == first->hash; end++)
            f.together += end == i || p->phrases.at[end].place != p->phrases.at[end - 1].place;
        if (f.together < 2)
            continue;
        f.count = count_phrase(p, f.lo, f.hi);
        f.score = score_of(p, gram, &f);
        if (is_better(&f, &best))
            best = f;
    }
    return best;
}

static bool look_at(proposing *p, uint32_t g)
{
    const dz_gram *gram = &p->grams.list.at[g];
    finding        best;

    p->phrases.n = 0;
    for (uint32_t i = 0; i < gram->count && i < MOST_LOOKED_AT; i++)
        if (!read_place(p, i, p->grams.starts.at[gram->from + i], gram->n))
            return false;
    best = judge(p, g);
    return !(best.score > 0) || dz_list_push(&p->found, best);
}

/* ---- the longer one ---- */

static const dz_gram *gram_of(const proposing *p, const finding *f) { return &p->grams.list.at[f->gram]; }

/** Drops what stands only inside of longer ones; 'found' has the shorter ones first. */
static void drop_parts(proposing *p)
{
    size_t kept = p->found.n;

    for (size_t i = p->found.n; i-- > 0;) {
        const dz_gram  *gram = gram_of(p, &p->found.at[i]);
        const uint32_t *starts = p->grams.starts.at + gram->from;
        uint32_t        alone = 0;

        for (uint32_t k = 0; k < gram->count; k++)
            alone += p->covered[starts[k]] < starts[k] + gram->n;
        if (alone < 2)
            continue;
        for (uint32_t k = 0; k < gram->count; k++)
            for (uint32_t t = starts[k]; t < starts[k] + gram->n; t++)
                if (p->covered[t] < starts[k] + gram->n)
                    p->covered[t] = starts[k] + gram->n;
        p->found.at[--kept] = p->found.at[i];
    }
    memmove(p->found.at, p->found.at + kept, (p->found.n - kept) * sizeof *p->found.at);
    p->found.n -= kept;
}

/* ---- the whole ---- */

int dz_pair_chinese(const dz_pair *pair)
{
    return dz_lang_is_zh(dz_document_lang(dz_pair_document(pair, DZ_SOURCE))) || dz_pair_sides(pair) < 2 ? DZ_SOURCE : DZ_TARGET;
}

static bool prepare(proposing *p)
{
    for (int lang = 0; lang < 2; lang++) {
        if (!dz_tokens_cut(&p->tokens[lang], dz_pair_figures(p->pair, p->side[lang]), p->lexicon))
            return false;
        p->link[lang] = dz_alloc_zero(p->tokens[lang].list.n, sizeof *p->link[lang]);
        if (!p->link[lang])
            return false;
    }
    p->covered = dz_alloc_zero(p->tokens[DZ_ZH].list.n, sizeof *p->covered);
    if (!p->covered)
        return false;
    take_links(p);
    return dz_grams_find(&p->tokens[DZ_ZH], &p->grams);
}

static dz_span span_of(const dz_tokens *tokens, uint32_t from, uint32_t last)
{
    uint32_t at = tokens->list.at[from].at;

    return (dz_span){at, tokens->list.at[last].at + tokens->list.at[last].len - at};
}

static bool write_row(const proposing *p, const finding *f, dz_proposals *out)
{
    const dz_gram  *gram = gram_of(p, f);
    const uint32_t *starts = p->grams.starts.at + gram->from;
    dz_span        *places = dz_arena_take(&out->arena, gram->count, sizeof *places);
    dz_proposal     row = {.together = f->together, .elsewhere = f->count > f->together ? f->count - f->together : 0, .score = f->score};

    if (!places)
        return false;
    for (uint32_t i = 0; i < gram->count; i++)
        places[i] = span_of(&p->tokens[DZ_ZH], starts[i], starts[i] + gram->n - 1u);
    row.places = (dz_span_list){places, gram->count};
    row.span[p->side[DZ_ZH]] = places[f->place];
    row.span[p->side[DZ_EN]] = span_of(&p->tokens[DZ_EN], f->lo, f->hi);
    return dz_list_push(&out->list, row);
}

static int by_score(const void *a, const void *b)
{
    const finding *x = a, *y = b;

    if (x->score < y->score || x->score > y->score)
        return x->score > y->score ? -1 : 1;
    return x->gram < y->gram ? -1 : x->gram > y->gram;
}

static bool propose(proposing *p, dz_proposals *out)
{
    bool ok = prepare(p);

    for (size_t g = 0; ok && g < p->grams.list.n; g++)
        ok = look_at(p, (uint32_t)g);
    if (ok && p->found.n) {
        drop_parts(p);
        qsort(p->found.at, p->found.n, sizeof *p->found.at, by_score);
    }
    for (size_t i = 0; ok && i < p->found.n; i++)
        ok = write_row(p, &p->found.at[i], out);
    for (int lang = 0; lang < 2; lang++) {
        dz_tokens_free(&p->tokens[lang]);
        dz_release(p->link[lang]);
    }
    dz_release(p->covered);
    dz_grams_free(&p->grams);
    dz_list_free(&p->phrases);
    dz_list_free(&p->found);
    return ok;
}

dz_status dz_proposals_make(const dz_pair *pair, const dz_lexicon *lexicon, dz_proposals **out, dz_error *error)
{
    dz_proposals *made = dz_alloc_zero(1, sizeof *made);
    int           zh = dz_pair_chinese(pair);
    proposing     p = {.pair = pair, .lexicon = lexicon, .side = {zh, !zh}};
    bool          ok = made != NULL;

    if (ok && dz_pair_sides(pair) == 2 && dz_lang_is_zh(dz_document_lang(dz_pair_document(pair, zh))) &&
        dz_document_lang(dz_pair_document(pair, !zh)) == DZ_LANG_EN)
        ok = propose(&p, made);
    *out = ok ? made : NULL;
    if (ok)
        return DZ_OK;
    dz_proposals_free(made);
    return dz_fail_nomem(error);
}

void dz_proposals_free(dz_proposals *proposals)
{
    if (!proposals)
        return;
    dz_list_free(&proposals->list);
    dz_arena_free(&proposals->arena);
    dz_release(proposals);
}

dz_proposal_list dz_proposals_all(const dz_proposals *proposals) { return (dz_proposal_list){proposals->list.at, proposals->list.n}; }
