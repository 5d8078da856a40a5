/* views.c — what alignment sees of a segment besides its words. Floor align. */
#include "align/views.h"

#include "text/script.h"
#include "text/utf8.h"

static float letters_of(dz_str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        n += dz_is_han(c) || dz_is_latin(c) || dz_is_digit(dz_fold_width(c));
    }
    return (float)n;
}

/** What a mark says of the quotation it stands at. */
typedef enum turn { NOTHING, OPENS, CLOSES } turn;

/** A straight or single mark opens before a word and closes behind a stop; elsewhere it is an apostrophe. */
static turn turn_of(uint32_t before, uint32_t mark, uint32_t behind)
{
    switch (mark) {
    case 0x201C: case 0x300C: case 0x300E:
        return OPENS;
    case 0x201D: case 0x300D: case 0x300F:
        return CLOSES;
    case '"': case '\'': case 0x2018: case 0x2019:
        if (mark != 0x2019 && (dz_is_space(before) || dz_is_opener(before) || before == 0x2014) && !dz_is_space(behind))
            return OPENS;
        if (mark == '"' || before == '.' || before == ',' || before == '!' || before == '?' || before == 0x2014 || before == 0x2026)
            return mark == 0x2018 ? NOTHING : CLOSES;
        return NOTHING;
    default:
        return NOTHING;
    }
}

/** Whether a text ends inside of a quotation; 'quoted' is whether it begins there. */
static bool ends_quoted(dz_str text, bool quoted)
{
    uint32_t before = ' ';

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);
        size_t   next = at;
        turn     t = turn_of(before, c, at < text.len ? dz_utf8_next(text.at, &next) : ' ');

        quoted = t == NOTHING ? quoted : t == OPENS;
        before = c;
    }
    return quoted;
}

dz_view *dz_views_of(const dz_segments *segments)
{
    const dz_document *doc = dz_segments_document(segments);
    dz_segment_list    list = dz_segments_all(segments);
    dz_block_list      blocks = dz_document_blocks(doc);
    dz_view           *views = dz_alloc_zero(list.n + 1, sizeof *views);
    bool               quoted = false;

    for (size_t i = 0; views && i < list.n; i++) {
        dz_str text = dz_document_slice(doc, list.at[i].span);
        bool   unit = blocks.at[list.at[i].block].kind == DZ_BLOCK_UNIT;

        views[i].kind = dz_segment_is_prose((dz_segment_kind)list.at[i].kind) ? DZ_SEGMENT_SENTENCE : (uint8_t)list.at[i].kind;
        views[i].starts = !unit && (i == 0 || list.at[i - 1].block != list.at[i].block);
        quoted = ends_quoted(text, quoted && !views[i].starts);
        views[i].quoted = quoted && (unit || (i + 1 < list.n && list.at[i + 1].block == list.at[i].block));
        views[i + 1].before = views[i].before + letters_of(text);
    }
    return views;
}
