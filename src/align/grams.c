/* grams.c — words that stand together more than once. Floor align. */
#include "align/grams.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "text/script.h"
#include "text/utf8.h"

/** A run of tokens from one place on. */
typedef struct run {
    uint64_t hash;
    uint32_t start;
} run;

typedef DZ_LIST(run) run_list;

/** Characters that a term neither begins nor ends with, when they are a word of their own. */
static bool is_edge(dz_str word)
{
    static const char edges[] = "将已曾对向到等有上中下内外后前时里说我你这那其各每不没可会要把被让使令以年月日个名项家次位种条件亿万元是为在与和及或也都就还"
                                "更最很再又由从于至則将將對從來来去者您他她它们們同并並該该此本共约達达届屆座家场場年月";

    if (dz_is_function_word_zh(word))
        return true;
    for (size_t i = 0; word.len == 3 && i + 3 < sizeof edges; i += 3)
        if (memcmp(edges + i, word.at, 3) == 0)
            return true;
    return false;
}

static dz_str text_of(const dz_tokens *zh, size_t token)
{
    return dz_document_slice(zh->doc, (dz_span){zh->list.at[token].at, zh->list.at[token].len});
}

static bool is_han(const dz_tokens *zh, size_t token) { return zh->types.at[zh->list.at[token].type].kind == DZ_TOKEN_HAN; }

static uint16_t letters_of(const dz_tokens *zh, size_t start, size_t n)
{
    uint16_t letters = 0;

    for (size_t t = start; t < start + n; t++) {
        dz_str text = text_of(zh, t);

        for (size_t at = 0; at < text.len; letters++)
            dz_utf8_next(text.at, &at);
    }
    return letters;
}

/** Whether the n tokens from 'start' on stand next to each other in one segment, and are words. */
static bool is_run(const dz_tokens *zh, size_t start, size_t n)
{
    if (start + n > zh->list.n || zh->segment[start] != zh->segment[start + n - 1] || !is_han(zh, start + n - 1))
        return false;
    return n == 1 || zh->list.at[start + n - 2].at + zh->list.at[start + n - 2].len == zh->list.at[start + n - 1].at;
}

static uint64_t hash_run(const dz_tokens *zh, size_t start, size_t n)
{
    uint64_t hash = n;

    for (size_t t = start; t < start + n; t++)
        hash = dz_hash(&zh->list.at[t].type, sizeof zh->list.at[t].type, hash);
    return hash;
}

static int by_hash(const void *a, const void *b)
{
    const run *x = a, *y = b;

    return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : x->start < y->start ? -1 : x->start > y->start;
}

static bool may_be_term(const dz_tokens *zh, size_t start, size_t n, uint16_t letters)
{
    return letters >= 2 && letters <= DZ_MOST_GRAM_LETTERS && !is_edge(text_of(zh, start)) && !is_edge(text_of(zh, start + n - 1));
}

/** Keeps the runs that come twice, and those that may be terms. False: no memory. */
static bool keep_repeated(const dz_tokens *zh, size_t n, run_list *runs, dz_grams *out)
{
    size_t kept = 0;

    for (size_t i = 0, end; i < runs->n; i = end) {
        uint16_t letters = letters_of(zh, runs->at[i].start, n);

        for (end = i + 1; end < runs->n && runs->at[end].hash == runs->at[i].hash; end++)
            ;
        if (end - i < 2)
            continue;
        if (may_be_term(zh, runs->at[i].start, n, letters)) {
            if (!dz_list_push(&out->list, (dz_gram){(uint32_t)out->starts.n, (uint32_t)(end - i), (uint16_t)n, letters}))
                return false;
            for (size_t k = i; k < end; k++)
                if (!dz_list_push(&out->starts, runs->at[k].start))
                    return false;
        }
        memmove(runs->at + kept, runs->at + i, (end - i) * sizeof *runs->at);
        kept += end - i;
    }
    runs->n = kept;
    return true;
}

/** Makes each run longer by a token, where it can be. */
static void lengthen(const dz_tokens *zh, size_t n, run_list *runs)
{
    size_t kept = 0;

    for (size_t i = 0; i < runs->n; i++)
        if (is_run(zh, runs->at[i].start, n))
            runs->at[kept++] = (run){hash_run(zh, runs->at[i].start, n), runs->at[i].start};
    runs->n = kept;
    if (kept > 1)
        qsort(runs->at, kept, sizeof *runs->at, by_hash);
}

bool dz_grams_find(const dz_tokens *zh, dz_grams *out)
{
    run_list runs = {0};
    bool     ok = dz_list_reserve(&runs, zh->list.n);

    for (size_t t = 0; ok && t < zh->list.n; t++)
        runs.at[runs.n++] = (run){0, (uint32_t)t};
    for (size_t n = 1; ok && n <= DZ_MOST_GRAM && runs.n; n++) { /* what comes twice is made of what comes twice */
        lengthen(zh, n, &runs);
        ok = keep_repeated(zh, n, &runs, out);
    }
    dz_list_free(&runs);
    return ok;
}

void dz_grams_free(dz_grams *grams)
{
    dz_list_free(&grams->list);
    dz_list_free(&grams->starts);
}
