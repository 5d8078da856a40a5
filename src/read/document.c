/* document.c — the model of a text: made once, then looked at. Floor 2, read. */
#include "read/document.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <sys/stat.h>

#include "base/fail.h"
#include "text/script.h"
#include "text/utf8.h"

static const dz_read_options judge_everything;

/* ---- making ---- */

static bool index_lines(dz_document *doc)
{
    if (!dz_list_push(&doc->lines, 0))
        return false;
    for (size_t i = 0; i < doc->len; i++) {
        char c = doc->text[i];

        if ((c == '\n' || (c == '\r' && doc->text[i + 1] != '\n')) && !dz_list_push(&doc->lines, (uint32_t)(i + 1)))
            return false;
    }
    return true;
}

/** A document that owns its name, fit to be shown, and a copy of 'bytes' without a byte order mark. */
static dz_document *begin(const char *name, dz_str bytes)
{
    dz_document *doc = dz_alloc_zero(1, sizeof *doc);
    size_t       room = 4 * strlen(name) + 1;
    size_t       front = bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    if (!doc)
        return NULL;
    doc->front = front;
    doc->size = bytes.len;
    doc->len = bytes.len - front;
    doc->name = dz_alloc(room, 1);
    doc->text = dz_alloc(doc->len + 1, 1);
    if (!doc->name || !doc->text) {
        dz_document_free(doc);
        return NULL;
    }
    dz_clean(doc->name, room, name);
    if (doc->len)
        memcpy(doc->text, bytes.at + front, doc->len);
    doc->text[doc->len] = '\0';
    return doc;
}

static dz_status refuse_non_text(const char *name, dz_str bytes, dz_error *error)
{
    size_t      bad = dz_utf8_valid(bytes.at, bytes.len);
    const char *nul = bytes.len ? memchr(bytes.at, 0, bytes.len) : NULL;

    if (bytes.len > DZ_MOST_BYTES)
        return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d MB", name, DZ_MOST_BYTES >> 20);
    if (bytes.len >= 2 && (memcmp(bytes.at, "\xff\xfe", 2) == 0 || memcmp(bytes.at, "\xfe\xff", 2) == 0))
        return dz_fail(error, DZ_ENCODING, "'%s' is UTF-16; only UTF-8 is read as yet", name);
    if (nul)
        return dz_fail(error, DZ_FORMAT, "'%s' is not text: a NUL byte at byte %zu", name, (size_t)(nul - bytes.at));
    if (bad < bytes.len)
        return dz_fail(error, DZ_ENCODING, "'%s' is not UTF-8: byte %zu is 0x%02X", name, bad,
                       (unsigned)(unsigned char)bytes.at[bad]);
    return DZ_OK;
}

static dz_status refuse_long_blocks(const dz_document *doc, dz_error *error)
{
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (doc->blocks.at[i].span.len > DZ_MOST_BLOCK)
            return dz_fail(error, DZ_TOO_LARGE, "'%s' has a paragraph of more than %d MB at line %zu", doc->name,
                           DZ_MOST_BLOCK >> 20, dz_document_place(doc, doc->blocks.at[i].span.at).line);
    return DZ_OK;
}

static void judge(dz_document *doc, const dz_read_options *options)
{
    doc->lang = options->lang;
    if (doc->lang == DZ_LANG_UNKNOWN)
        doc->lang = dz_judge_lang((dz_str){doc->text, doc->len}, options->zh);
}

/** Gives a finished document away, or drops it and says why. */
static dz_status finish(dz_document *doc, bool whole, dz_document **out, dz_error *error)
{
    dz_status status = whole ? refuse_long_blocks(doc, error) : dz_fail_nomem(error);

    if (status != DZ_OK) {
        dz_document_free(doc);
        return status;
    }
    *out = doc;
    return DZ_OK;
}

dz_status dz_document_from(const char *name, dz_str bytes, const dz_read_options *options, dz_document **out,
                           dz_error *error)
{
    dz_document *doc;
    dz_status    status;

    *out = NULL;
    options = options ? options : &judge_everything;
    status = refuse_non_text(name, bytes, error);
    if (status != DZ_OK)
        return status;
    doc = begin(name, bytes);
    if (!doc)
        return dz_fail_nomem(error);
    dz_sha256(bytes.at, bytes.len, doc->sha256);
    judge(doc, options);
    return finish(doc, index_lines(doc) && dz_txt_blocks(doc, options->lines), out, error);
}

static bool add_units(dz_document *doc, const dz_str *units, size_t n)
{
    uint32_t at = 0;

    for (size_t i = 0; i < n; i++) {
        if (!dz_list_push(&doc->blocks, (dz_block){{at, (uint32_t)units[i].len}, DZ_BLOCK_UNIT}))
            return false;
        at += (uint32_t)units[i].len + 1;
    }
    return true;
}

dz_status dz_document_from_units(const char *name, const dz_str *units, size_t n, const dz_read_options *options,
                                 dz_document **out, dz_error *error)
{
    dz_buf       joined = {0};
    dz_document *doc;
    dz_status    status;

    *out = NULL;
    for (size_t i = 0; i < n; i++) {
        if (i)
            dz_buf_byte(&joined, '\n');
        dz_buf_str(&joined, units[i]);
    }
    if (!dz_buf_ok(&joined)) {
        dz_buf_free(&joined);
        return dz_fail_nomem(error);
    }
    status = refuse_non_text(name, dz_buf_all(&joined), error);
    doc = status == DZ_OK ? begin(name, dz_buf_all(&joined)) : NULL;
    if (doc)
        dz_sha256(joined.bytes.at, joined.bytes.n, doc->sha256);
    dz_buf_free(&joined);
    if (status != DZ_OK)
        return status;
    if (!doc)
        return dz_fail_nomem(error);
    judge(doc, options ? options : &judge_everything);
    return finish(doc, index_lines(doc) && add_units(doc, units, n), out, error);
}

/* ---- files ---- */

static dz_status slurp(FILE *file, const char *name, dz_buf *into, dz_error *error)
{
    enum { STEP = 64 << 10 };

    for (;;) {
        size_t n;

        if (!dz_list_reserve(&into->bytes, STEP))
            return dz_fail_nomem(error);
        n = fread(into->bytes.at + into->bytes.n, 1, STEP, file);
        into->bytes.n += n;
        if (into->bytes.n > DZ_MOST_BYTES)
            return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d MB", name, DZ_MOST_BYTES >> 20);
        if (ferror(file))
            return dz_fail(error, DZ_IO, "cannot read '%s': %s", name, strerror(errno));
        if (n == 0)
            return DZ_OK;
    }
}

static dz_status slurp_path(const char *path, dz_buf *into, dz_error *error)
{
    struct stat about;
    dz_status   status;
    FILE       *file;

    if (strcmp(path, "-") == 0)
        return slurp(stdin, "standard input", into, error);
    file = fopen(path, "rb");
    if (!file)
        return dz_fail(error, DZ_IO, "cannot open '%s': %s", path, strerror(errno));
    if (fstat(fileno(file), &about) == 0 && S_ISDIR(about.st_mode))
        status = dz_fail(error, DZ_IO, "cannot read '%s': it is a directory", path);
    else
        status = slurp(file, path, into, error);
    fclose(file);
    return status;
}

static dz_status refuse_empty(const char *name, dz_str bytes, dz_error *error)
{
    if (bytes.len == 0)
        return dz_fail(error, DZ_FORMAT, "'%s' is empty", name);
    if (dz_utf8_valid(bytes.at, bytes.len) < bytes.len)
        return DZ_OK; /* told better later */
    for (size_t at = 0; at < bytes.len;)
        if (!dz_is_space(dz_utf8_next(bytes.at, &at)))
            return DZ_OK;
    return dz_fail(error, DZ_FORMAT, "'%s' holds nothing but white space", name);
}

dz_status dz_document_read(const char *path, const dz_read_options *options, dz_document **out, dz_error *error)
{
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    dz_buf      bytes = {0};
    dz_status   status;

    *out = NULL;
    status = slurp_path(path, &bytes, error);
    if (status == DZ_OK)
        status = refuse_empty(name, dz_buf_all(&bytes), error);
    if (status == DZ_OK)
        status = dz_document_from(name, dz_buf_all(&bytes), options, out, error);
    dz_buf_free(&bytes);
    return status;
}

void dz_document_free(dz_document *doc)
{
    if (!doc)
        return;
    dz_list_free(&doc->blocks);
    dz_list_free(&doc->lines);
    dz_release(doc->name);
    dz_release(doc->text);
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
const char   *dz_document_sha256(const dz_document *doc) { return doc->sha256; }
size_t        dz_document_size(const dz_document *doc) { return doc->size; }

dz_str dz_document_slice(const dz_document *doc, dz_span span) { return (dz_str){doc->text + span.at, span.len}; }

dz_place dz_document_place(const dz_document *doc, uint32_t at)
{
    size_t   low = 0, high = doc->lines.n;
    uint32_t start;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (doc->lines.at[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    start = doc->lines.at[low];
    return (dz_place){doc->front + at, low + 1, dz_graphemes((dz_str){doc->text + start, at - start}) + 1};
}
