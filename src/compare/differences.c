/* differences.c — how the copies of a passage differ. Floor compare. */
#include "compare/differences.h"

#include <string.h>

enum {
    MOST_FILLED_IN = 4 /* tokens in a form, beside figures, that are others: a month, a province */
};

static dz_str text_of(const dz_wording *w, uint32_t i)
{
    return dz_document_slice(w->doc, dz_token_span(&w->tokens.at[i]));
}

static bool is(dz_str text, const char *word) { return text.len == strlen(word) && memcmp(text.at, word, text.len) == 0; }

static bool ends_in(dz_str text, const char *end)
{
    size_t n = strlen(end);

    return text.len >= n && memcmp(text.at + text.len - n, end, n) == 0;
}

static bool is_one_of(dz_str text, const char *const *words)
{
    for (; *words; words++)
        if (is(text, *words))
            return true;
    return false;
}

/** Whether token i denies. 不 does not in 不断, 不仅 and the like. */
static bool denies(const dz_wording *w, uint32_t i)
{
    static const char *const words[] = {"not", "no", "never", "none", "nor", "neither", "without", "cannot",
                                        "没", "沒", "无", "無", "未", "勿", "否", NULL};
    static const char *const harmless[] = {"断", "斷", "仅", "僅", "但", "过", "過", "少", "久", "同", NULL};
    dz_str text = text_of(w, i);

    if (is(text, "不"))
        return i + 1 >= w->tokens.n || !is_one_of(text_of(w, i + 1), harmless);
    return is_one_of(text, words) || ends_in(text, "n't") || ends_in(text, "n’t");
}

/** What tokens of an edit are, on both sides. A sum of hashes tells whether these are the same. */
typedef struct tally {
    uint32_t figures[2], others[2], denials[2];
    uint64_t values, names;
} tally;

static tally count(const dz_wording pair[2])
{
    tally t = {0};

    for (int s = 0; s < 2; s++)
        for (uint32_t i = pair[s].from; i < pair[s].from + pair[s].n; i++) {
            const dz_token *token = &pair[s].tokens.at[i];
            bool            figure = token->kind == DZ_TOKEN_FIGURE;
            uint64_t        weight = s ? token->hash : -token->hash;

            t.values += figure ? weight : 0;
            t.names += token->flags & DZ_TOKEN_CAPITAL && !(token->flags & DZ_TOKEN_SENTENCE) ? weight : 0;
            t.figures[s] += figure;
            t.others[s] += !figure;
            t.denials[s] += denies(&pair[s], i);
        }
    return t;
}

static uint8_t flags_of(const tally *t)
{
    return (uint8_t)((t->values ? DZ_DIFFERS_FIGURE : 0) | (t->names ? DZ_DIFFERS_NAME : 0) |
                     (t->denials[0] != t->denials[1] ? DZ_DIFFERS_NEGATION : 0));
}

uint8_t dz_wordings_differ(const dz_wording pair[2])
{
    tally t = count(pair);

    return flags_of(&t);
}

dz_span dz_tokens_text(dz_token_list tokens, uint32_t from, uint32_t n)
{
    if (n)
        return (dz_span){tokens.at[from].at, dz_span_end(dz_token_span(&tokens.at[from + n - 1])) - tokens.at[from].at};
    if (from < tokens.n)
        return (dz_span){tokens.at[from].at, 0};
    return (dz_span){from ? dz_span_end(dz_token_span(&tokens.at[from - 1])) : 0, 0};
}

static uint32_t figures_in(dz_token_list tokens)
{
    uint32_t n = 0;

    for (size_t i = 0; i < tokens.n; i++)
        n += tokens.at[i].kind == DZ_TOKEN_FIGURE;
    return n;
}

bool dz_differences_add(dz_differ *d, const dz_stand *places, uint32_t place, dz_differences *out, dz_agreement *agreement)
{
    dz_stand      a = places[0], b = places[place];
    dz_token_list old = {d->tokens.at + a.from, a.to - a.from}, new = {d->tokens.at + b.from, b.to - b.from};
    uint32_t      figures = 0, others = 0;

    d->edits.n = 0;
    if (!dz_edits_find(old, new, &d->edits))
        return false;
    for (size_t k = 0; k < d->edits.n; k++) {
        const dz_edit *e = &d->edits.at[k];
        dz_wording     pair[2] = {{d->doc, d->tokens, a.from + e->at[0], e->n[0]}, {d->doc, d->tokens, b.from + e->at[1], e->n[1]}};
        tally          t = count(pair);
        dz_difference  row = {.place = place, .flags = flags_of(&t)};

        for (int s = 0; s < 2; s++)
            row.span[s] = dz_tokens_text(d->tokens, pair[s].from, pair[s].n);
        if (!dz_list_push(out, row))
            return false;
        figures += t.values && t.figures[0] == t.figures[1] ? t.figures[0] : 0;
        others += t.others[0] > t.others[1] ? t.others[0] : t.others[1];
    }
    agreement->equal = (uint32_t)dz_edits_kept(d->edits.at, d->edits.n, old.n);
    agreement->filled_in = figures > 1 && 4 * figures >= 3 * figures_in(old) && others <= MOST_FILLED_IN;
    return true;
}
