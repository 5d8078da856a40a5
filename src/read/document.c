/* document.c — the model of a text: made once, then looked at. Floor read. */
#include "read/document.h"

#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/search.h"
#include "read/file.h"
#include "text/decode.h"
#include "text/script.h"
#include "text/utf8.h"

static const dz_read_options judge_everything;

/* ---- making ---- */

/** Where each line of a text begins. */
static bool index_lines(dz_str text, dz_offsets *lines)
{
    if (!dz_list_push(lines, 0))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        bool ends = text.at[i] == '\n' || (text.at[i] == '\r' && (i + 1 == text.len || text.at[i + 1] != '\n'));

        if (ends && !dz_list_push(lines, (uint32_t)(i + 1)))
            return false;
    }
    return true;
}

/** Notes the column of a character every few thousand bytes of a line, one that begins a cluster for certain. */
static bool mark_columns(dz_document *doc)
{
    enum { STEP = 4096 };
    dz_str   text = dz_buf_all(&doc->decoded.text);
    size_t   from = 0; /* of the line, or of the last mark in it */
    uint32_t column = 0;

    for (size_t at = 0; at < text.len;) {
        size_t   begin = at;
        uint32_t c = dz_utf8_next(text.at, &at);

        if (c == '\n' || c == '\r') {
            from = at;
            column = 0;
        } else if (begin - from >= STEP && (dz_is_han(c) || (c >= ' ' && c < 0x7f))) {
            column += (uint32_t)dz_graphemes((dz_str){text.at + from, begin - from});
            from = begin;
            if (!dz_list_push(&doc->marks, (dz_mark){(uint32_t)begin, column}))
                return false;
        }
    }
    return true;
}

/** A document with nothing but its name, fit to be shown, and the digest of its bytes. */
static dz_document *begin(const char *name, dz_str bytes)
{
    dz_document *doc = dz_alloc_zero(1, sizeof *doc);
    size_t       room = 4 * strlen(name) + 1;

    if (!doc)
        return NULL;
    doc->size = bytes.len;
    doc->name = dz_alloc(room, 1);
    if (!doc->name) {
        dz_document_free(doc);
        return NULL;
    }
    dz_clean(doc->name, room, name);
    dz_sha256(bytes.at, bytes.len, doc->sha256);
    return doc;
}

static dz_status refuse_nul(const dz_document *doc, const char *name, dz_error *error)
{
    dz_str      text = dz_buf_all(&doc->decoded.text);
    const char *nul = text.len ? memchr(text.at, 0, text.len) : NULL;

    if (!nul)
        return DZ_OK;
    return dz_fail(error, DZ_FORMAT, "'%s' is not text: a NUL byte at byte %zu", name,
                   dz_map_after(&doc->decoded.map, (size_t)(nul - text.at)));
}

static dz_status refuse_long_blocks(const dz_document *doc, dz_error *error)
{
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (doc->blocks.at[i].span.len > DZ_MOST_BLOCK)
            return dz_fail(error, DZ_TOO_LARGE, "'%s' has a paragraph of more than %d MB at line %zu", doc->name,
                           DZ_MOST_BLOCK >> 20, dz_document_place(doc, doc->blocks.at[i].span.at).line);
    return DZ_OK;
}

static dz_status refuse_many_tags(const dz_document *doc, dz_error *error)
{
    return doc->tags.n <= DZ_MOST_TAGS ? DZ_OK : dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d tags", doc->name, DZ_MOST_TAGS);
}

dz_span dz_trimmed(dz_str text, size_t at, size_t end)
{
    while (at < end) {
        size_t next = at;

        if (!dz_is_space(dz_utf8_next(text.at, &next)))
            break;
        at = next;
    }
    while (end > at) {
        size_t before = end;

        if (!dz_is_space(dz_utf8_before(text.at, &before)))
            break;
        end = before;
    }
    return (dz_span){(uint32_t)at, (uint32_t)(end - at)};
}

/** Bad bytes that a reader took up with the text around them. */
static bool find_bad(dz_document *doc)
{
    for (size_t i = 0; i < doc->decoded.bad.n; i++) {
        dz_bad bad = doc->decoded.bad.at[i];
        size_t at = dz_map_find(&doc->found.map, bad.at);

        if (at >= doc->found.text.bytes.n || dz_map_after(&doc->found.map, at) != bad.at || doc->found.text.bytes.at[at] != doc->decoded.text.bytes.at[bad.at])
            continue; /* in the mark-up */
        bad.at = (uint32_t)at;
        if (!dz_list_push(&doc->found.bad, bad))
            return false;
    }
    return true;
}

/** Takes over what a reader laid down. */
static bool take_found(dz_document *doc, dz_reading *r)
{
    dz_decoded *into = r->packed ? &doc->decoded : &doc->found; /* a packed file has no text but the one that was found */

    into->text = r->text;
    into->map = r->map;
    r->text = (dz_buf){0};
    r->map = (dz_map){0};
    doc->marked_up = !r->packed;
    doc->words = r->words;
    r->words = (dz_arena){0};
    for (size_t i = 0; i < r->blocks.n; i++)
        if (!dz_list_push(&doc->blocks, r->blocks.at[i]))
            return false;
    for (size_t i = 0; i < r->spots.n; i++)
        if (!dz_list_push(&doc->spots, r->spots.at[i]))
            return false;
    for (size_t i = 0; i < r->tags.n; i++)
        if (!dz_list_push(&doc->tags, r->tags.at[i]))
            return false;
    for (size_t i = 0; i < r->code.n; i++)
        if (!dz_list_push(&doc->code, r->code.at[i]))
            return false;
    return r->packed || find_bad(doc);
}

/** Has the reader of the format find the text. */
static dz_status read_found(dz_document *doc, dz_str bytes, dz_read_options *options, int side, dz_error *error)
{
    dz_reading r = {.name = doc->name, .error = error, .packed = doc->format->packed, .allow_pdf = options->allow_pdf, .side = side};
    dz_status  status;

    r.file = r.packed ? bytes : dz_buf_all(&doc->decoded.text);
    status = doc->format->read(&r);
    if (status == DZ_OK && !take_found(doc, &r))
        status = dz_fail_nomem(error);
    if (r.tag[0] && options->lang == DZ_LANG_UNKNOWN && !options->zh)
        dz_lang_from_tag(r.tag, options);
    dz_reading_free(&r);
    return status;
}

/** Looks for damage, mends it, and settles on the text. */
static bool settle_text(dz_document *doc, dz_str bytes, const dz_read_options *options)
{
    dz_decoded *found = doc->marked_up ? &doc->found : &doc->decoded;
    dz_str      raw = dz_buf_all(&found->text);
    dz_buf     *text = &found->text;
    bool        changed;

    doc->lang = options->lang;
    if (doc->lang == DZ_LANG_UNKNOWN)
        doc->lang = dz_judge_lang(raw, options->zh);
    if (!dz_damages_find(found, bytes, doc->lang == DZ_LANG_EN, &doc->damages) ||
        !dz_damages_mend(&doc->damages, raw, options->repair, &doc->mended, &doc->edits, &changed))
        return false;
    if (changed)
        text = &doc->mended;
    dz_buf_byte(text, '\0');
    if (!dz_buf_ok(text))
        return false;
    doc->len = --text->bytes.n;
    doc->text = text->bytes.at;
    if (changed && options->lang == DZ_LANG_UNKNOWN)
        doc->lang = dz_judge_lang((dz_str){doc->text, doc->len}, options->zh);
    return index_lines((dz_str){doc->text, doc->len}, &doc->lines) && mark_columns(doc) &&
           (!doc->marked_up || index_lines(dz_buf_all(&doc->decoded.text), &doc->file_lines));
}

/** Brings what the reader found to the text as it was mended; what is left of nothing goes. */
static void move_blocks(dz_document *doc)
{
    size_t n = 0;

    for (size_t i = 0; i < doc->blocks.n; i++) {
        dz_block *block = &doc->blocks.at[i];
        size_t    from = dz_map_find(&doc->edits, block->span.at), to = dz_map_find(&doc->edits, dz_span_end(block->span));
        dz_span   span = dz_trimmed((dz_str){doc->text, doc->len}, from, to);

        if (span.len || block->kind == DZ_BLOCK_UNIT)
            doc->blocks.at[n++] = (dz_block){span, block->kind, block->holds, block->unit};
    }
    doc->blocks.n = n;
    for (size_t i = 0; i < doc->spots.n; i++)
        doc->spots.at[i].at = (uint32_t)dz_map_find(&doc->edits, doc->spots.at[i].at);
    for (size_t i = 0; i < doc->tags.n; i++)
        doc->tags.at[i].span.at = (uint32_t)dz_map_find(&doc->edits, doc->tags.at[i].span.at);
    for (size_t i = 0; i < doc->code.n; i++) {
        size_t from = dz_map_find(&doc->edits, doc->code.at[i].at), to = dz_map_find(&doc->edits, dz_span_end(doc->code.at[i]));

        doc->code.at[i] = (dz_span){(uint32_t)from, (uint32_t)(to - from)};
    }
}

/** Decodes the bytes into a document that has no blocks as yet. On failure *out is NULL. */
static dz_status make(const char *name, dz_str bytes, const dz_read_options *asked, int side, dz_document **out, dz_error *error)
{
    dz_read_options  settled = *asked, *options = &settled;
    dz_document     *doc;
    dz_status        status = DZ_OK;

    *out = NULL;
    if (bytes.len == 0) /* the address may be NULL then */
        bytes.at = "";
    if (bytes.len > DZ_MOST_BYTES)
        return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d MB", name, DZ_MOST_BYTES >> 20);
    doc = begin(name, bytes);
    if (!doc)
        return dz_fail_nomem(error);
    if (options->keep)
        dz_buf_str(&doc->kept, bytes);
    if (!dz_buf_ok(&doc->kept))
        status = dz_fail_nomem(error);
    doc->format = options->format ? dz_format_named(options->format) : &dz_txt;
    if (!doc->format) /* the caller is to ask dz_input_format_known() */
        status = dz_fail(error, DZ_USAGE, "there is no format '%s'", options->format);
    else if (status == DZ_OK && !doc->format->packed)
        status = dz_decode(name, bytes, options->encoding, &doc->decoded, error);
    if (status == DZ_OK)
        status = refuse_nul(doc, name, error);
    if (status == DZ_OK && doc->format->read)
        status = read_found(doc, bytes, options, side, error);
    if (status == DZ_OK && doc->format->packed)
        bytes = dz_buf_all(&doc->decoded.text);
    if (status == DZ_OK && !settle_text(doc, bytes, options))
        status = dz_fail_nomem(error);
    if (status != DZ_OK) {
        dz_document_free(doc);
        return status;
    }
    *out = doc;
    return DZ_OK;
}

/** Gives a finished document away, or drops it and says why. */
static dz_status finish(dz_document *doc, bool whole, dz_document **out, dz_error *error)
{
    dz_status status = whole ? refuse_long_blocks(doc, error) : dz_fail_nomem(error);

    if (status == DZ_OK)
        status = refuse_many_tags(doc, error);
    *out = NULL;
    if (status != DZ_OK) {
        dz_document_free(doc);
        return status;
    }
    *out = doc;
    return DZ_OK;
}

/** One side of a text in memory. */
static dz_status make_side(const char *name, dz_str bytes, const dz_read_options *options, int side, dz_document **out, dz_error *error)
{
    dz_document *doc;
    dz_status    status = make(name, bytes, options, side, &doc, error);

    *out = NULL;
    if (status != DZ_OK)
        return status;
    if (!doc->format->read)
        return finish(doc, dz_txt_blocks(doc, options->lines), out, error);
    move_blocks(doc);
    if (doc->format->plain && !dz_txt_blocks(doc, options->lines))
        return finish(doc, false, out, error);
    return finish(doc, dz_tags_find(doc), out, error);
}

dz_status dz_document_from(const char *name, dz_str bytes, const dz_read_options *options, dz_document **out,
                           dz_error *error)
{
    return make_side(name, bytes, options ? options : &judge_everything, 0, out, error);
}

/** Where byte 'at' of what was given stands in the text. */
static uint32_t text_place(const dz_document *doc, size_t at)
{
    return (uint32_t)dz_map_find(&doc->edits, dz_map_find(&doc->decoded.map, at));
}

static bool add_units(dz_document *doc, const dz_str *units, size_t n)
{
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t from = text_place(doc, at), to = text_place(doc, at + units[i].len);

        if (!dz_list_push(&doc->blocks, (dz_block){{from, to - from}, DZ_BLOCK_UNIT, 0, 0}))
            return false;
        at += units[i].len + 1;
    }
    return true;
}

dz_status dz_document_from_units(const char *name, const dz_str *units, size_t n, const dz_read_options *options,
                                 dz_document **out, dz_error *error)
{
    dz_read_options in_utf8 = options ? *options : judge_everything;
    dz_buf          joined = {0};
    dz_document    *doc = NULL;
    dz_status       status;

    *out = NULL;
    in_utf8.encoding = "utf-8";
    in_utf8.format = NULL;
    for (size_t i = 0; i < n; i++) {
        if (i)
            dz_buf_byte(&joined, '\n');
        dz_buf_str(&joined, units[i]);
    }
    status = dz_buf_ok(&joined) ? make(name, dz_buf_all(&joined), &in_utf8, 0, &doc, error) : dz_fail_nomem(error);
    dz_buf_free(&joined);
    return status == DZ_OK ? finish(doc, add_units(doc, units, n), out, error) : status;
}

/* ---- files ---- */

/** A document of white space only says nothing. */
static dz_status refuse_white(const char *name, const dz_document *doc, dz_error *error)
{
    for (size_t at = 0; at < doc->len;)
        if (!dz_is_space(dz_utf8_next(doc->text, &at)))
            return DZ_OK;
    if (doc->format->read)
        return dz_fail(error, DZ_FORMAT, "'%s' holds no text that can be found", name);
    return dz_fail(error, DZ_FORMAT, "'%s' holds nothing but white space", name);
}

/** Settles the format: the one that was asked for, or that the bytes are in. */
static dz_status settle_format(const char *name, dz_str bytes, dz_read_options *options, dz_error *error)
{
    const dz_format *format;
    dz_status        status;

    if (options->format || options->lines)
        return DZ_OK;
    status = dz_format_judge(name, bytes, options->encoding, &format, error);
    if (status == DZ_OK)
        options->format = format->name;
    return status;
}

dz_status dz_document_from_both(const char *name, dz_str bytes, const dz_read_options options[2], dz_document *out[2], dz_error *error)
{
    dz_read_options target = options[1];
    dz_status       status = make_side(name, bytes, &options[0], 0, &out[0], error);

    out[1] = NULL;
    if (status != DZ_OK || !out[0]->format->bilingual)
        return status;
    target.format = options[0].format;
    status = make_side(name, bytes, &target, 1, &out[1], error);
    if (status != DZ_OK) {
        dz_document_free(out[0]);
        out[0] = NULL;
    }
    return status;
}

/** The bytes of a file that is not empty, and the format they are in. */
static dz_status slurp_judged(const char *path, const char *name, dz_read_options *options, dz_buf *bytes, dz_error *error)
{
    dz_status status = dz_file_bytes(path, options->from, options->unpacked, DZ_WHOLE_FILE, bytes, error);

    if (status == DZ_OK && bytes->bytes.n == 0)
        return dz_fail(error, DZ_FORMAT, "'%s' is empty", name);
    return status == DZ_OK ? settle_format(name, dz_buf_all(bytes), options, error) : status;
}

static const char *name_of(const char *path) { return strcmp(path, "-") == 0 ? "standard input" : path; }

dz_status dz_document_read_both(const char *path, const dz_read_options options[2], dz_document *out[2], dz_error *error)
{
    dz_read_options settled[2] = {options[0], options[1]};
    dz_buf          bytes = {0};
    dz_status       status = slurp_judged(path, name_of(path), &settled[0], &bytes, error);

    out[0] = out[1] = NULL;
    if (status == DZ_OK)
        status = dz_document_from_both(name_of(path), dz_buf_all(&bytes), settled, out, error);
    dz_buf_free(&bytes);
    if (status == DZ_OK && (status = refuse_white(name_of(path), out[0], error)) != DZ_OK) { /* the target may have nothing as yet */
        dz_document_free(out[0]);
        dz_document_free(out[1]);
        out[0] = out[1] = NULL;
    }
    return status;
}

dz_status dz_document_read(const char *path, const dz_read_options *options, dz_document **out, dz_error *error)
{
    dz_read_options settled = options ? *options : judge_everything;
    dz_buf          bytes = {0};
    dz_status       status = slurp_judged(path, name_of(path), &settled, &bytes, error);

    *out = NULL;
    if (status == DZ_OK)
        status = dz_document_from(name_of(path), dz_buf_all(&bytes), &settled, out, error);
    dz_buf_free(&bytes);
    if (status == DZ_OK && (status = refuse_white(name_of(path), *out, error)) != DZ_OK) {
        dz_document_free(*out);
        *out = NULL;
    }
    return status;
}

void dz_document_free(dz_document *doc)
{
    if (!doc)
        return;
    dz_list_free(&doc->marks);
    dz_list_free(&doc->lines);
    dz_list_free(&doc->file_lines);
    dz_list_free(&doc->spots);
    dz_list_free(&doc->tags);
    dz_list_free(&doc->code);
    dz_arena_free(&doc->words);
    dz_list_free(&doc->blocks);
    dz_damages_free(&doc->damages);
    dz_map_free(&doc->edits);
    dz_buf_free(&doc->mended);
    dz_buf_free(&doc->kept);
    dz_decoded_free(&doc->found);
    dz_decoded_free(&doc->decoded);
    dz_release(doc->name);
    dz_release(doc);
}

/* ---- looking ---- */

const char *dz_lang_tag(dz_lang lang)
{
    static const char *const tags[] = {"und", "en", "zh-Hans", "zh-Hant"};

    return tags[lang];
}

bool dz_lang_is_zh(dz_lang lang) { return lang == DZ_LANG_ZH_HANS || lang == DZ_LANG_ZH_HANT; }

dz_str        dz_document_text(const dz_document *doc) { return (dz_str){doc->text, doc->len}; }
const char   *dz_document_name(const dz_document *doc) { return doc->name; }
dz_lang       dz_document_lang(const dz_document *doc) { return doc->lang; }
dz_block_list dz_document_blocks(const dz_document *doc) { return (dz_block_list){doc->blocks.at, doc->blocks.n}; }
bool dz_document_is_code(const dz_document *doc, dz_span span)
{
    struct {
        const dz_span *at;
        size_t         n;
    } list = {doc->code.at, doc->code.n};
    dz_span ink = dz_trimmed((dz_str){doc->text, doc->len}, span.at, dz_span_end(span));
    size_t  i = ink.len || !span.at ? dz_row_behind(list, span.at) : dz_row_behind(list, span.at - 1);

    if (i == list.n)
        return false;
    if (ink.len == 0)
        return list.at[i].at <= dz_span_end(span);
    return list.at[i].at <= span.at && dz_span_end(span) <= dz_span_end(list.at[i]);
}

dz_tag_list   dz_document_tags(const dz_document *doc) { return (dz_tag_list){doc->tags.at, doc->tags.n}; }
bool          dz_document_has_units(const dz_document *doc) { return doc->format->bilingual; }
const char   *dz_document_sha256(const dz_document *doc) { return doc->sha256; }
dz_str        dz_document_bytes(const dz_document *doc) { return dz_buf_all(&doc->kept); }
size_t        dz_document_size(const dz_document *doc) { return doc->size; }

dz_str dz_document_slice(const dz_document *doc, dz_span span) { return (dz_str){doc->text + span.at, span.len}; }

const char *dz_encoding_named(const char *label)
{
    dz_encoding encoding;

    return dz_encoding_of(label, &encoding) ? dz_encoding_name(encoding) : NULL;
}

const char    *dz_document_encoding(const dz_document *doc) { return dz_encoding_name(doc->decoded.encoding); }
dz_damage_list dz_document_damage(const dz_document *doc)
{
    return (dz_damage_list){doc->damages.rows.at, doc->damages.rows.n};
}

/* ---- places in the file ---- */

const dz_decoded *dz_document_found(const dz_document *doc) { return doc->marked_up ? &doc->found : &doc->decoded; }

/** From a byte of what was found to the one of the decoded file. */
static size_t file_after(const dz_document *doc, size_t at) { return doc->marked_up ? dz_map_after(&doc->found.map, at) : at; }
static size_t file_before(const dz_document *doc, size_t at) { return doc->marked_up ? dz_map_before(&doc->found.map, at) : at; }

size_t dz_document_in_file(const dz_document *doc, uint32_t at) { return file_after(doc, dz_map_after(&doc->edits, at)); }
size_t dz_document_end_in_file(const dz_document *doc, uint32_t at) { return file_before(doc, dz_map_before(&doc->edits, at)); }

size_t dz_document_origin(const dz_document *doc, uint32_t at)
{
    return dz_map_after(&doc->decoded.map, dz_document_in_file(doc, at));
}

void dz_document_extent(const dz_document *doc, dz_span span, size_t *from, size_t *to)
{
    const dz_map *map = &doc->decoded.map;
    size_t        begin = dz_document_in_file(doc, span.at), end = dz_document_end_in_file(doc, dz_span_end(span));

    if (span.len == 0 && end < begin) { /* something was left out: what stands between */
        size_t left_out = end;

        end = begin;
        begin = left_out;
    }
    *from = dz_map_after(map, begin);
    *to = begin < end ? dz_map_before(map, end) : *from;
}

/** The last of some places, in order, the first of them 0, that is not behind 'at'. */
static size_t last_before(const uint32_t *places, size_t n, size_t at)
{
    size_t low = 0, high = n;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (places[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t dz_document_line(const dz_document *doc, uint32_t at, size_t *start)
{
    size_t line;

    if (doc->marked_up) {
        line = last_before(doc->file_lines.at, doc->file_lines.n, dz_document_in_file(doc, at));
        *start = doc->file_lines.at[line];
    } else {
        line = last_before(doc->lines.at, doc->lines.n, at);
        *start = dz_map_before(&doc->edits, doc->lines.at[line]);
    }
    return line;
}

const char *dz_document_format(const dz_document *doc) { return doc->format->name; }
bool        dz_document_has_lines(const dz_document *doc) { return !doc->format->packed; }

const dz_spot *dz_document_spot(const dz_document *doc, uint32_t at)
{
    size_t low = 0, high = doc->spots.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (doc->spots.at[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &doc->spots.at[low - 1] : NULL;
}

/** Columns in the decoded text from the line's beginning to 'at', from the last mark between them on. */
static size_t columns_to(const dz_document *doc, size_t start, size_t at)
{
    size_t low = 0, high = doc->marks.n, column = 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (doc->marks.at[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0 && doc->marks.at[low - 1].at > start) {
        start = doc->marks.at[low - 1].at;
        column = doc->marks.at[low - 1].column;
    }
    return column + dz_graphemes((dz_str){doc->decoded.text.bytes.at + start, at - start});
}

dz_place dz_document_place(const dz_document *doc, uint32_t at)
{
    size_t start, line = dz_document_line(doc, at, &start), in_file = dz_document_in_file(doc, at);

    return (dz_place){dz_map_after(&doc->decoded.map, in_file), line + 1, columns_to(doc, start, in_file) + 1};
}
