/* lay.c — laying down the text that a reader finds, with its blocks and places. Floor read. */
#include <string.h>

#include "base/fail.h"
#include "read/format.h"
#include "read/lines.h"
#include "text/script.h"
#include "text/utf8.h"

/** Bytes that stand for [from, from + width) of the file as one. */
static void put(dz_reading *r, dz_str text, size_t from, size_t width)
{
    dz_buf_str(&r->text, text);
    if (!r->packed && text.len)
        r->failed |= !dz_map_add(&r->map, from, text.len, width ? width : 1);
    r->failed |= !dz_buf_ok(&r->text);
}

static void close_block(dz_reading *r)
{
    if (r->open) {
        dz_block *last = &r->blocks.at[r->blocks.n - 1];

        last->span.len = (uint32_t)r->text.bytes.n - last->span.at;
    }
    r->open = false;
    r->space = 0;
    r->tags.n = r->waiting;
}

void dz_lay_block(dz_reading *r, dz_block_kind kind)
{
    close_block(r);
    r->kind = (uint16_t)kind;
}

/** The tags that stood before the first ink of a block stand where it begins. */
static void place_tags(dz_reading *r)
{
    for (; r->waiting < r->tags.n; r->waiting++)
        r->tags.at[r->waiting].span = (dz_span){(uint32_t)r->text.bytes.n, 0};
}

/** The spot that was set holds from here on. */
static void place_spot(dz_reading *r)
{
    r->spot.at = (uint32_t)r->text.bytes.n;
    r->failed |= !dz_list_push(&r->spots, r->spot);
    r->spotted = false;
}

/** What goes before ink that was made of byte 'from': a line feed between two blocks, the white space inside of one. */
static void before_ink(dz_reading *r, size_t from)
{
    size_t gap = r->read < from ? r->read : from ? from - 1 : 0;

    if (r->open) {
        if (r->spotted)
            place_spot(r);
        if (r->space)
            put(r, (dz_str){&r->space, 1}, r->begun, from > r->begun ? from - r->begun : 1);
        r->space = 0;
        return;
    }
    if (r->blocks.n)
        put(r, (dz_str){"\n", 1}, gap, from - gap);
    if (r->spotted)
        place_spot(r);
    place_tags(r);
    r->failed |= !dz_list_push(&r->blocks, (dz_block){{(uint32_t)r->text.bytes.n, 0}, r->kind, r->holds, r->unit});
    r->open = !r->failed;
    r->space = 0;
}

void dz_lay_unit_end(dz_reading *r, size_t at)
{
    if (!r->open && !r->failed) {
        before_ink(r, at);
        r->read = at; /* what follows is made of what stands there */
    }
    close_block(r);
}

void dz_lay_space(dz_reading *r, char space, size_t from)
{
    if (r->failed || !r->open)
        return;
    if (!r->space)
        r->begun = from;
    if (r->space != '\n')
        r->space = space;
}

static bool is_break(uint32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/** Copies bytes of the file that have no white space. */
static void copy_ink(dz_reading *r, size_t from, size_t n)
{
    if (n == 0)
        return;
    before_ink(r, from);
    if (r->failed)
        return;
    dz_buf_add(&r->text, r->file.at + from, n);
    r->failed |= !dz_buf_ok(&r->text) || (!r->packed && !dz_map_copy(&r->map, from, n));
    r->read = from + n;
}

void dz_lay_file(dz_reading *r, size_t from, size_t n)
{
    size_t ink = from, end = from + n;

    for (size_t at = from; at < end && !r->failed;) {
        size_t   begin = at;
        uint32_t c = dz_utf8_next(r->file.at, &at);

        if (!dz_is_space(c))
            continue;
        copy_ink(r, ink, begin - ink);
        dz_lay_space(r, is_break(c) ? '\n' : ' ', begin);
        ink = at;
    }
    if (!r->failed)
        copy_ink(r, ink, end - ink);
}

void dz_lay_text(dz_reading *r, dz_str text, size_t from, size_t width)
{
    size_t ink = 0;

    for (size_t at = 0; at <= text.len && !r->failed;) {
        size_t   begin = at;
        uint32_t c = at < text.len ? dz_utf8_next(text.at, &at) : (at++, (uint32_t)' ');

        if (!dz_is_space(c))
            continue;
        if (begin > ink) {
            before_ink(r, from);
            put(r, (dz_str){text.at + ink, begin - ink}, from, width);
            r->read = from + width;
        }
        if (begin < text.len)
            dz_lay_space(r, is_break(c) ? '\n' : ' ', from);
        ink = at;
    }
}

void dz_lay_xml(dz_reading *r, const dz_xml *xml, dz_str text)
{
    size_t at = dz_xml_at(xml), width = dz_xml_width(xml);

    if (width == text.len && at + width <= r->file.len && memcmp(r->file.at + at, text.at, width) == 0)
        dz_lay_file(r, at, width);
    else
        dz_lay_text(r, text, at, width);
}

/** Whether 'word' stands at 'at'. */
static bool stands(dz_str bytes, size_t at, const char *word)
{
    size_t n = strlen(word);

    return at <= bytes.len && bytes.len - at >= n && memcmp(bytes.at + at, word, n) == 0;
}

/** Behind the next 'word', or the end. */
static size_t behind(dz_str bytes, size_t at, const char *word)
{
    while (at < bytes.len && !stands(bytes, at, word))
        at++;
    return at < bytes.len ? at + strlen(word) : bytes.len;
}

/** Behind the document type at 'at', with the declarations in it, or the end. */
static size_t skip_doctype(dz_str bytes, size_t at)
{
    bool inside = false; /* of the brackets */

    while (at < bytes.len) {
        char c = bytes.at[at];

        if (stands(bytes, at, "<!--"))
            at = behind(bytes, at, "-->");
        else if (inside && stands(bytes, at, "<?"))
            at = behind(bytes, at, "?>");
        else if (c == '"' || c == '\'')
            at = behind(bytes, at + 1, c == '"' ? "\"" : "'");
        else if (c == '>' && !inside)
            return at + 1;
        else {
            inside = c == '[' || (inside && c != ']');
            at++;
        }
    }
    return at;
}

/** Behind a declaration, a comment, a document type, or white space at 'at'; 'at' itself where there is none. */
static size_t skip_prolog(dz_str bytes, size_t at)
{
    if (at < bytes.len && dz_is_any(bytes.at[at], " \t\r\n"))
        return at + 1;
    if (stands(bytes, at, "<?"))
        return behind(bytes, at, "?>");
    if (stands(bytes, at, "<!--"))
        return behind(bytes, at, "-->");
    return stands(bytes, at, "<!") ? skip_doctype(bytes, at + 2) : at;
}

/** The bytes of an ASCII text in any of the encodings that XML may be in: those that are not NUL. */
static dz_str narrow(dz_str bytes, char *room, size_t most)
{
    size_t n = 0, at = bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    if (bytes.len >= 2 && (memcmp(bytes.at, "\xff\xfe", 2) == 0 || memcmp(bytes.at, "\xfe\xff", 2) == 0))
        at = 2;
    for (; at < bytes.len && n < most; at++)
        if (bytes.at[at])
            room[n++] = bytes.at[at];
    return (dz_str){room, n};
}

bool dz_xml_begins_with(dz_str bytes, const char *element)
{
    enum { EARLY = 32 << 10 }; /* some begin with their licence */
    char   room[EARLY];
    dz_str head = narrow(bytes, room, EARLY);
    size_t at = 0, n = strlen(element), end;

    for (size_t next; (next = skip_prolog(head, at)) != at;)
        at = next;
    if (at >= head.len || head.at[at] != '<')
        return false;
    for (end = ++at; end < head.len && !dz_is_any(head.at[end], " \t\r\n/>"); end++)
        if (head.at[end] == ':')
            at = end + 1;
    return end - at == n && memcmp(head.at + at, element, n) == 0;
}

static const char *copy_word(dz_reading *r, const char *word)
{
    size_t room;
    char  *clean;

    if (!word)
        return NULL;
    room = 4 * strlen(word) + 1;
    clean = dz_arena_take(&r->words, room, 1);
    if (clean)
        dz_clean(clean, room, word);
    r->failed |= !clean;
    return clean;
}

void dz_lay_spot(dz_reading *r, const dz_spot *spot)
{
    if (r->failed)
        return;
    r->spot = *spot;
    r->spot.part = copy_word(r, spot->part);
    r->spot.unit = copy_word(r, spot->unit);
    r->spot.time = copy_word(r, spot->time);
    r->spotted = true;
}

void dz_lay_tag(dz_reading *r, const dz_tag *tag)
{
    dz_tag copy = *tag;

    if (r->failed || r->tags.n > DZ_MOST_TAGS) /* one more than may be: the file is refused */
        return;
    copy.name = copy_word(r, tag->name);
    copy.id = copy_word(r, tag->id);
    copy.shown = copy_word(r, tag->shown);
    r->failed |= !dz_list_push(&r->tags, copy);
    if (r->open)
        place_tags(r);
}

void dz_lay_code(dz_reading *r, size_t from)
{
    while (from < r->text.bytes.n && dz_is_any(r->text.bytes.at[from], " \n"))
        from++;
    if (from < r->text.bytes.n)
        r->failed |= !dz_list_push(&r->code, (dz_span){(uint32_t)from, (uint32_t)(r->text.bytes.n - from)});
}

dz_status dz_lay_end(dz_reading *r)
{
    close_block(r);
    if (!r->packed && r->blocks.n && r->blocks.at[r->blocks.n - 1].span.len == 0 && !r->failed)
        put(r, (dz_str){"\n", 1}, r->read, 1); /* so that the empty block stands there, and not at the end of the file */
    if (!r->packed)
        dz_map_end(&r->map, r->file.len);
    return r->failed ? dz_fail_nomem(r->error) : DZ_OK;
}

void dz_reading_free(dz_reading *r)
{
    dz_buf_free(&r->text);
    dz_map_free(&r->map);
    dz_list_free(&r->blocks);
    dz_list_free(&r->spots);
    dz_list_free(&r->tags);
    dz_list_free(&r->code);
    dz_arena_free(&r->words);
}
