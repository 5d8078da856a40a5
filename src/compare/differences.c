/* differences.c — how the copies of a passage differ. Floor compare. */
#include "compare/differences.h"

#include <string.h>

enum {
    MOST_FILLED_IN = 4 /* tokens in a form, beside figures, that are others: a month, a province */
};

static dz_str text_of(const dz_differ *d, uint32_t i)
{
    return dz_document_slice(d->doc, dz_token_span(&d->tokens.at[i]));
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
static bool denies(const dz_differ *d, uint32_t i)
{
    static const char *const words[] = {"not", "no", "never", "none", "nor", "neither", "without", "cannot",
                                        "没", "沒", "无", "無", "未", "勿", "否", NULL};
    static const char *const harmless[] = {"断", "斷", "仅", "僅", "但", "过", "過", "少", "久", "同", NULL};
    dz_str text = text_of(d, i);

    if (is(text, "不"))
        return i + 1 >= d->tokens.n || !is_one_of(text_of(d, i + 1), harmless);
    return is_one_of(text, words) || ends_in(text, "n't") || ends_in(text, "n’t");
}

/** What tokens of an edit are, on both sides. A sum of hashes tells whether these are the same. */
typedef struct tally {
    uint32_t figures[2], others[2], denials[2];
    uint64_t values, names;
} tally;

static tally count(const dz_differ *d, const uint32_t from[2], const uint32_t n[2])
{
    tally t = {0};

    for (int s = 0; s < 2; s++)
        for (uint32_t i = from[s]; i < from[s] + n[s]; i++) {
            const dz_token *token = &d->tokens.at[i];
            bool            figure = token->kind == DZ_TOKEN_FIGURE;
            uint64_t        weight = s ? token->hash : -token->hash;

            t.values += figure ? weight : 0;
            t.names += token->flags & DZ_TOKEN_CAPITAL && !(token->flags & DZ_TOKEN_SENTENCE) ? weight : 0;
            t.figures[s] += figure;
            t.others[s] += !figure;
            t.denials[s] += denies(d, i);
        }
    return t;
}

dz_span dz_tokens_text(dz_token_list tokens, uint32_t from, uint32_t n)
{
    if (n)
        return (dz_span){tokens.at[from].at, dz_span_end(dz_token_span(&tokens.at[from + n - 1])) - tokens.at[from].at};
    if (from < tokens.n)
        return (dz_span){tokens.at[from].at, 0};
    return (dz_span){dz_span_end(dz_token_span(&tokens.at[from - 1])), 0};
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
        uint32_t       from[2] = {a.from + e->at[0], b.from + e->at[1]};
        tally          t = count(d, from, e->n);
        dz_difference  row = {.place = place};

        row.flags = (uint8_t)((t.values ? DZ_DIFFERS_FIGURE : 0) | (t.names ? DZ_DIFFERS_NAME : 0) |
                              (t.denials[0] != t.denials[1] ? DZ_DIFFERS_NEGATION : 0));
        for (int s = 0; s < 2; s++)
            row.span[s] = dz_tokens_text(d->tokens, from[s], e->n[s]);
        if (!dz_list_push(out, row))
            return false;
        figures += t.values && t.figures[0] == t.figures[1] ? t.figures[0] : 0;
        others += t.others[0] > t.others[1] ? t.others[0] : t.others[1];
    }
    agreement->equal = (uint32_t)dz_edits_kept(d->edits.at, d->edits.n, old.n);
    agreement->filled_in = figures > 1 && 4 * figures >= 3 * figures_in(old) && others <= MOST_FILLED_IN;
    return true;
}
