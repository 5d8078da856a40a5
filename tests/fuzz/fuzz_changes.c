/* fuzz_changes.c — any two texts at all as two versions of one.
 * Input: one byte, the options of fuzz.h; the old text, a byte 0, the new one. */
#include "fuzz.h"

typedef struct version {
    dz_document *doc;
    dz_segments *segments;
    dz_figures  *figures;
} version;

static bool open_version(dz_str bytes, const dz_read_options *options, version *v)
{
    if (dz_document_from("fuzz", bytes, options, &v->doc, NULL) != DZ_OK)
        return false;
    MUST(dz_segments_cut(v->doc, &v->segments, NULL) == DZ_OK);
    MUST(dz_figures_find(v->segments, &v->figures, NULL) == DZ_OK);
    return true;
}

static void close_version(version *v)
{
    dz_figures_free(v->figures);
    dz_segments_free(v->segments);
    dz_document_free(v->doc);
}

static void must_be_changes(const version v[2], dz_change_list list)
{
    uint32_t behind[2] = {0, 0};

    for (size_t i = 0; i < list.n; i++) {
        const dz_change *c = &list.at[i];

        MUST(c->span[0].len + c->span[1].len > 0);
        for (int s = 0; s < 2; s++) {
            must_be_span(dz_document_text(v[s].doc), c->span[s]);
            if (s == 1 && c->kind == DZ_CHANGE_MOVED)
                continue;
            MUST(c->span[s].at >= behind[s]);
            behind[s] = dz_span_end(c->span[s]);
        }
    }
}

static void compare(const version v[2])
{
    dz_changes *changes;

    MUST(dz_changes_find(v[0].figures, v[1].figures, &changes, NULL) == DZ_OK);
    must_be_changes(v, dz_changes_all(changes));
    for (int i = 0; i < 2; i++) {
        const dz_writer *writer = dz_writer_named(DZ_FOR_DIFF, i ? "jsonl" : "text");
        dz_sink         *sink;
        dz_str           said;

        MUST(dz_sink_open_memory(&sink, NULL) == DZ_OK);
        writer->write(&(dz_report){.changes = changes}, sink);
        said = dz_sink_gathered(sink);
        MUST(dz_utf8_valid(said.at, said.len) == said.len);
        MUST(dz_sink_close(sink, NULL) == DZ_OK);
    }
    dz_changes_free(changes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_read_options options = options_of(size ? data[0] : 0);
    dz_str          old = {size ? (const char *)data + 1 : "", size ? size - 1 : 0}, new = old;
    const char     *nul = old.len ? memchr(old.at, 0, old.len) : NULL;
    version         v[2];

    if (nul) {
        old.len = (size_t)(nul - old.at);
        new = (dz_str){nul + 1, new.len - old.len - 1};
    }
    if (!open_version(old, &options, &v[0]))
        return 0;
    if (open_version(new, &options, &v[1])) {
        compare(v);
        close_version(&v[1]);
    }
    close_version(&v[0]);
    return 0;
}
