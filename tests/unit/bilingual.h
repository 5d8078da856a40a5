/* bilingual.h — a file of both sides, read from memory and shown: "0:a|2:b" for each side, units by number. */
#ifndef DZ_TESTS_BILINGUAL_H
#define DZ_TESTS_BILINGUAL_H

#include "rows.h"

#include "base/buf.h"
#include "check/place.h"
#include "duizhao/document.h"

/** What a file must be read as. */
struct bilingual {
    const char *name, *text;
    const char *source, *target; /* target NULL: 'source' is the complaint */
    const char *place;           /* of the last unit of the target; NULL: not asked */
};

static inline void show_units(const dz_document *doc, const char *want)
{
    dz_block_list blocks = dz_document_blocks(doc);
    dz_buf        shown = {0};

    for (size_t i = 0; i < blocks.n; i++) {
        dz_buf_format(&shown, i ? "|%u:" : "%u:", blocks.at[i].unit);
        dz_buf_str(&shown, dz_document_slice(doc, blocks.at[i].span));
    }
    dz_buf_byte(&shown, '\0');
    assert_string_equal(dz_buf_all(&shown).at, want);
    dz_buf_free(&shown);
}

static inline void must_stand_at(const dz_document *doc, const char *want)
{
    dz_block_list blocks = dz_document_blocks(doc);
    dz_buf        said = {0};

    assert_true(blocks.n > 0);
    dz_say_place(&said, doc, blocks.at[blocks.n - 1].span.at, DZ_IN_ENGLISH);
    dz_buf_byte(&said, '\0');
    assert_string_equal(dz_buf_all(&said).at, want);
    dz_buf_free(&said);
}

static inline void check_bilingual(const struct bilingual *row, const char *format)
{
    dz_read_options options[2] = {{.format = format}, {.format = format}};
    dz_document    *doc[2];
    dz_error        error = {0};
    dz_status       status = dz_document_from_both("name", (dz_str){row->text, strlen(row->text)}, options, doc, &error);

    if (!row->target) {
        assert_int_equal(status, DZ_FORMAT);
        assert_string_equal(error.message, row->source);
        return;
    }
    assert_string_equal(error.message, "");
    assert_int_equal(status, DZ_OK);
    show_units(doc[0], row->source);
    show_units(doc[1], row->target);
    if (row->place)
        must_stand_at(doc[1], row->place);
    dz_document_free(doc[0]);
    dz_document_free(doc[1]);
}

#endif
