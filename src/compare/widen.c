/* widen.c — edits that end where words of Chinese do. Floor compare. */
#include "compare/widen.h"

#include "text/utf8.h"

enum {
    CONTEXT = 24,  /* characters on each side of a place that are asked about */
    MOST_WIDER = 6 /* characters that an end moves; words are shorter, but for names */
};

typedef struct widener {
    const dz_token_list *side;
    const dz_str        *text;
    dz_han_words        *words;
} widener;

/** Whether two tokens are Han characters that touch. */
static bool is_one_run(const dz_token *a, const dz_token *b)
{
    return a->kind == DZ_TOKEN_HAN && b->kind == DZ_TOKEN_HAN && a->at + a->len == b->at;
}

/** Whether place 'at' of a side lies inside of a word. False without memory, too: *done tells. */
static bool is_inside(widener *w, int s, uint32_t at, bool *done)
{
    dz_token_list list = w->side[s];
    uint32_t      first = at, end = at, chars[DZ_MOST_HAN];
    bool          ends[DZ_MOST_HAN + 1];

    if (at == 0 || at >= list.n || !is_one_run(&list.at[at - 1], &list.at[at]))
        return false;
    while (first > 0 && at - first < CONTEXT && (first == at || is_one_run(&list.at[first - 1], &list.at[first])))
        first--;
    while (end < list.n && end - at < CONTEXT && (end == at || is_one_run(&list.at[end - 1], &list.at[end])))
        end++;
    for (uint32_t i = first; i < end; i++) {
        size_t from = list.at[i].at;

        chars[i - first] = dz_utf8_next(w->text[s].at, &from);
    }
    if (!w->words)
        w->words = dz_han_words_open();
    *done = w->words && dz_han_words_end(w->words, chars, end - first, ends);
    return *done && !ends[at - first];
}

/** Moves the ends of an edit, back and on, as long as one of them lies inside of a word; 'room' is
 *  how many equal tokens stand before it and behind. */
static bool widen(widener *w, dz_edit *e, const uint32_t room[2])
{
    bool done = true;

    for (uint32_t k = 0; k < room[0] && k < MOST_WIDER && done; k++) {
        if (!is_inside(w, 0, e->at[0], &done) && (!done || !is_inside(w, 1, e->at[1], &done)))
            break;
        for (int s = 0; s < 2; s++) {
            e->at[s]--;
            e->n[s]++;
        }
    }
    for (uint32_t k = 0; done && k < room[1] && k < MOST_WIDER; k++) {
        if (!is_inside(w, 0, e->at[0] + e->n[0], &done) && (!done || !is_inside(w, 1, e->at[1] + e->n[1], &done)))
            break;
        e->n[0]++;
        e->n[1]++;
    }
    return done;
}

bool dz_edits_widen(dz_edits *edits, const dz_token_list side[2], const dz_str text[2], dz_han_words **words)
{
    widener w = {side, text, *words};
    size_t  kept = 0;
    bool    done = true;

    for (size_t k = 0; done && k < edits->n; k++) {
        dz_edit       *e = &edits->at[k], *last = kept ? &edits->at[kept - 1] : NULL;
        const uint32_t behind = e->at[0] + e->n[0], next = k + 1 < edits->n ? e[1].at[0] : (uint32_t)side[0].n;
        const uint32_t before = last ? last->at[0] + last->n[0] : 0;

        done = widen(&w, e, (uint32_t[2]){e->at[0] > before ? e->at[0] - before : 0, next - behind});
        if (last && e->at[0] <= last->at[0] + last->n[0])
            for (int s = 0; s < 2; s++)
                last->n[s] = e->at[s] + e->n[s] - last->at[s];
        else
            edits->at[kept++] = *e;
    }
    if (done)
        edits->n = kept;
    *words = w.words;
    return done;
}
