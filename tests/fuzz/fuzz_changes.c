/* fuzz_changes.c — any two texts at all as two versions of one.
 * Input: one byte, the options of fuzz.h; the old text, a byte 0, the new one. */
#include "fuzz.h"

static void must_be_changes(const dz_pair *pair, dz_change_list list)
{
    uint32_t behind[2] = {0, 0};

    for (size_t i = 0; i < list.n; i++) {
        const dz_change *c = &list.at[i];

        MUST(c->span[0].len + c->span[1].len > 0);
        for (int s = 0; s < 2; s++) {
            must_be_span(dz_document_text(dz_pair_document(pair, s)), c->span[s]);
            if (s == 1 && c->kind == DZ_CHANGE_MOVED)
                continue;
            MUST(c->span[s].at >= behind[s]);
            behind[s] = dz_span_end(c->span[s]);
        }
    }
}

/** compare.h: every row of the pair once, and each change in one of them. */
static void must_be_rows(const dz_pair *pair, const dz_changes *changes)
{
    dz_compared_list list = dz_changes_compared(changes);
    size_t           change = 0, n[2] = {0, 0};

    for (size_t i = 0; i < list.n; i++) {
        MUST(list.at[i].first == change);
        change += list.at[i].n;
        for (int s = 0; s < 2; s++) {
            n[s] += list.at[i].beside.n[s];
            must_be_span(dz_document_text(dz_pair_document(pair, s)), dz_changes_span(changes, &list.at[i], s));
        }
    }
    MUST(change == dz_changes_all(changes).n);
    for (int s = 0; s < 2; s++)
        MUST(n[s] == dz_segments_all(dz_pair_segments(pair, s)).n);
}

static void report(const dz_pair *pair, const dz_changes *changes, const dz_balance *balance)
{
    dz_writer_list writers = dz_writers_all();

    for (size_t i = 0; i < writers.n; i++) {
        dz_sink *sink;
        dz_str   said;

        if (writers.at[i]->command != DZ_FOR_DIFF)
            continue;
        MUST(dz_sink_open_memory(&sink, NULL) == DZ_OK);
        writers.at[i]->write(&(dz_report){.pair = pair, .changes = changes, .balance = balance}, sink);
        said = dz_sink_gathered(sink);
        MUST(dz_utf8_valid(said.at, said.len) == said.len);
        MUST(dz_sink_close(sink, NULL) == DZ_OK);
    }
}

static void compare(const dz_pair *pair)
{
    dz_changes *changes;
    dz_balance *balance;

    MUST(dz_pair_changes(pair, &changes, NULL) == DZ_OK);
    MUST(dz_balance_make(pair, &balance, NULL) == DZ_OK);
    must_be_changes(pair, dz_changes_all(changes));
    must_be_rows(pair, changes);
    report(pair, changes, balance);
    dz_balance_free(balance);
    dz_changes_free(changes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_read_options  read = options_of(size ? data[0] : 0);
    dz_align_options options = {.versions = true};
    dz_str           old = {size ? (const char *)data + 1 : "", size ? size - 1 : 0}, new = old;
    const char      *nul = old.len ? memchr(old.at, 0, old.len) : NULL;
    dz_document     *doc[2];
    dz_pair         *pair;

    if (nul) {
        old.len = (size_t)(nul - old.at);
        new = (dz_str){nul + 1, new.len - old.len - 1};
    }
    if (dz_document_from("fuzz", old, &read, &doc[0], NULL) != DZ_OK)
        return 0;
    if (dz_document_from("fuzz", new, &read, &doc[1], NULL) != DZ_OK) {
        dz_document_free(doc[0]);
        return 0;
    }
    MUST(dz_pair_align(doc[0], doc[1], &options, &pair, NULL) == DZ_OK);
    compare(pair);
    dz_pair_free(pair);
    return 0;
}
