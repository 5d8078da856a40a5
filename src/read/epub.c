/* epub.c — books, EPUB 2 and 3: the chapters in their order. Floor read.
 *
 * An archive says where its package is, the package which members are pages and in which order they are
 * read. Chapters are XHTML; they go through the parser of HTML, which forgives what books have in them,
 * once what only XML has is written so that it understands it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "read/html.h"
#include "read/zip.h"
#include "text/decode.h"

enum {
    MOST_CHAPTER = 4 << 20,
    TREE = 12 << 20,      /* what the tree of a chapter may take, at the least */
    TREE_OF_PACKED = 48   /* and for each byte of the book */
};

/** A member that the package lists. */
typedef struct item {
    const char *id, *path; /* in the archive */
    const char *type;
    bool        nav;
} item;

/** A page of the book. */
typedef struct chapter {
    const char *path;
    dz_buf      bytes;
    bool        again; /* there already */
} chapter;

typedef struct epub {
    dz_reading *r;
    dz_arena    words;
    const char *package; /* the path of the package */
    DZ_LIST(item) items;
    DZ_LIST(const char *) order;  /* ids, as they are to be read */
    DZ_LIST(const char *) locked; /* paths of encrypted members */
    DZ_LIST(chapter) chapters;    /* as they are to be read */
    DZ_LIST(chapter *) by_path;
} epub;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

static const char *copy(epub *e, const char *text) { return dz_arena_copy(&e->words, (dz_str){text, strlen(text)}).at; }

static bool nothing_ends(void *data, const char *name)
{
    (void)data, (void)name;
    return true;
}

static bool no_text(void *data, dz_str text)
{
    (void)data, (void)text;
    return true;
}

/* ---- paths ---- */

static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1; }

/** Puts one part of a path behind those before it: ".." takes the last away, if there is one. Answers where it ends. */
static size_t put_part(char *path, size_t n, const char *part, size_t len)
{
    if (len == 0 || (len == 1 && part[0] == '.'))
        return n;
    if (len == 2 && memcmp(part, "..", 2) == 0) {
        while (n && path[n - 1] != '/')
            n--;
        return n ? n - 1 : 0;
    }
    if (n)
        path[n++] = '/';
    memcpy(path + n, part, len);
    return n + len;
}

/** The path in the archive of what a member refers to as 'href': beside it, escapes undone, never above the root. */
static const char *path_of(epub *e, const char *member, const char *href)
{
    size_t begins = strrchr(member, '/') ? (size_t)(strrchr(member, '/') - member) + 1 : 0, n = strcspn(href, "#?"), len = 0;
    char  *whole = dz_arena_take(&e->words, begins + n + 1, 1), *path = dz_arena_take(&e->words, begins + n + 1, 1);

    if (!whole || !path)
        return NULL;
    memcpy(whole, member, begins);
    for (size_t i = 0; i < n; i++) {
        bool escaped = href[i] == '%' && i + 2 < n && digit(href[i + 1]) >= 0 && digit(href[i + 2]) >= 0;

        whole[begins++] = escaped ? (char)(digit(href[i + 1]) * 16 + digit(href[i + 2])) : href[i];
        i += escaped ? 2 : 0;
    }
    whole[begins] = '\0';
    for (size_t at = 0; at < begins;) {
        size_t part = strcspn(whole + at, "/");

        len = put_part(path, len, whole + at, part);
        at += part + 1;
    }
    path[len] = '\0';
    return path;
}

/* ---- the package ---- */

static bool container_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    epub *e = data;

    if (is(name, "rootfile") && !e->package)
        return (e->package = path_of(e, "", dz_xml_value(attributes, n, "full-path"))) != NULL;
    return true;
}

static bool lock_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    epub       *e = data;
    const char *path;

    if (!is(name, "CipherReference"))
        return true;
    path = path_of(e, "", dz_xml_value(attributes, n, "URI"));
    return path && dz_list_push(&e->locked, path);
}

static bool has_word(const char *words, const char *word)
{
    for (size_t n; words += strspn(words, " "), (n = strcspn(words, " ")) > 0; words += n)
        if (n == strlen(word) && memcmp(words, word, n) == 0)
            return true;
    return false;
}

static bool add_item(epub *e, const dz_xml_attribute *attributes, size_t n)
{
    item one = {copy(e, dz_xml_value(attributes, n, "id")), path_of(e, e->package, dz_xml_value(attributes, n, "href")),
                copy(e, dz_xml_value(attributes, n, "media-type")), has_word(dz_xml_value(attributes, n, "properties"), "nav")};

    return one.id && one.path && one.type && dz_list_push(&e->items, one);
}

static bool package_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    epub       *e = data;
    const char *id;

    if (is(name, "item"))
        return add_item(e, attributes, n);
    if (!is(name, "itemref"))
        return true;
    id = copy(e, dz_xml_value(attributes, n, "idref"));
    return id && dz_list_push(&e->order, id);
}

static int by_id(const void *a, const void *b) { return strcmp(((const item *)a)->id, ((const item *)b)->id); }

/** Brings the chapters into their order. A picture is none, nor is the page of contents. */
static dz_status order_chapters(epub *e)
{
    if (e->items.n)
        qsort(e->items.at, e->items.n, sizeof *e->items.at, by_id);
    for (size_t i = 0; i < e->order.n; i++) {
        item        key = {.id = e->order.at[i]};
        const item *found = e->items.n ? bsearch(&key, e->items.at, e->items.n, sizeof *e->items.at, by_id) : NULL;

        if (!found)
            return dz_fail(e->r->error, DZ_FORMAT, "'%s' has no chapter of the name '%s' that it refers to", e->r->name, key.id);
        if (found->nav || strncmp(found->type, "image/", 6) == 0)
            continue;
        if (!is(found->type, "application/xhtml+xml") && !is(found->type, "text/html") && !is(found->type, "text/x-oeb1-document"))
            return dz_fail(e->r->error, DZ_FORMAT, "'%s' has a chapter that is no page: '%s' (%s)", e->r->name, found->path, found->type);
        if (!dz_list_push(&e->chapters, (chapter){.path = found->path}))
            return dz_fail_nomem(e->r->error);
    }
    return e->chapters.n ? DZ_OK : dz_fail(e->r->error, DZ_FORMAT, "'%s' is a book without chapters", e->r->name);
}

static dz_status read_package(epub *e, dz_zip *zip)
{
    static const dz_xml_handler container = {container_begin, nothing_ends, no_text}, package = {package_begin, nothing_ends, no_text},
                                locks = {lock_begin, nothing_ends, no_text};
    bool      found;
    dz_status status = dz_zip_xml(zip, "META-INF/container.xml", &container, e, &found);

    if (status == DZ_OK && !e->package)
        return dz_fail(zip->error, DZ_FORMAT, "'%s' does not say where the package of the book is", zip->name);
    if (status == DZ_OK)
        status = dz_zip_xml(zip, "META-INF/encryption.xml", &locks, e, &found);
    if (status == DZ_OK) {
        status = dz_zip_xml(zip, e->package, &package, e, &found);
        if (status == DZ_OK && !found)
            return dz_fail(zip->error, DZ_FORMAT, "'%s' has no package '%s'", zip->name, e->package);
    }
    return status == DZ_OK ? order_chapters(e) : status;
}

/* ---- chapters ---- */

static int by_path(const void *a, const void *b)
{
    const chapter *x = *(chapter *const *)a, *y = *(chapter *const *)b;
    int            order = strcmp(x->path, y->path);

    return order ? order : x < y ? -1 : x > y;
}

/** The chapter of that path, or NULL. */
static chapter *find_chapter(const epub *e, const char *path)
{
    size_t low = 0, high = e->by_path.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(e->by_path.at[middle]->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < e->by_path.n && is(e->by_path.at[low]->path, path) ? e->by_path.at[low] : NULL; /* the first of them */
}

static bool index_chapters(epub *e)
{
    for (size_t i = 0; i < e->chapters.n; i++)
        if (!dz_list_push(&e->by_path, &e->chapters.at[i]))
            return false;
    qsort(e->by_path.at, e->by_path.n, sizeof *e->by_path.at, by_path);
    for (size_t i = 1; i < e->by_path.n; i++)
        e->by_path.at[i]->again = is(e->by_path.at[i]->path, e->by_path.at[i - 1]->path);
    return true;
}

/** Fonts are often scrambled, which harms nobody; a chapter that is, cannot be read. */
static dz_status refuse_locked(epub *e)
{
    for (size_t i = 0; i < e->locked.n; i++)
        if (find_chapter(e, e->locked.at[i]) || is(e->locked.at[i], e->package))
            return dz_fail(e->r->error, DZ_FORMAT, "'%s' is protected: '%s' in it is encrypted", e->r->name, e->locked.at[i]);
    return DZ_OK;
}

static dz_buf *choose(void *data, const char *member)
{
    chapter *found = find_chapter(data, member);

    return found && !found->bytes.bytes.n ? &found->bytes : NULL; /* a second of the name is as if it were not there */
}

/** Where the tag at '<' ends: behind its '>', or at the end. */
static size_t tag_end(dz_str text, size_t at)
{
    for (char quote = 0; at < text.len; at++) {
        char c = text.at[at];

        if (!quote && c == '>')
            return at + 1;
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? 0 : c;
    }
    return text.len;
}

/** Behind the next 'end' from 'at' on, or the end of the text. */
static size_t behind(dz_str text, size_t at, const char *end)
{
    size_t n = strlen(end);

    for (; at + n <= text.len; at++) {
        const char *found = memchr(text.at + at, end[0], text.len - at - n + 1);

        if (!found)
            break;
        at = (size_t)(found - text.at);
        if (memcmp(found, end, n) == 0)
            return at + n;
    }
    return text.len;
}

static void put_escaped(dz_buf *into, const char *at, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (at[i] == '<')
            dz_buf_text(into, "&lt;");
        else if (at[i] == '&')
            dz_buf_text(into, "&amp;");
        else
            dz_buf_byte(into, at[i]);
}

/** "<title/>" as "<title></title>": in HTML the one would go on to the end of the page. */
static void put_tag(dz_buf *into, dz_str tag)
{
    static const char *const empty[] = {"br", "hr", "img", "meta", "link", "col", "input", "wbr", "area", "base", "embed", "param", "source", "track"};
    size_t                   n = 1;
    bool                     closes = tag.len > 3 && tag.at[1] != '/' && tag.at[tag.len - 2] == '/' && tag.at[tag.len - 1] == '>';

    while (n < tag.len && !memchr(" \t\r\n/>", tag.at[n], 6))
        n++;
    for (size_t i = 0; closes && i < sizeof empty / sizeof *empty; i++)
        closes = !(strlen(empty[i]) == n - 1 && memcmp(empty[i], tag.at + 1, n - 1) == 0);
    if (!closes) {
        dz_buf_str(into, tag);
        return;
    }
    dz_buf_add(into, tag.at, tag.len - 2);
    dz_buf_text(into, "></");
    dz_buf_add(into, tag.at + 1, n - 1);
    dz_buf_byte(into, '>');
}

static bool begins(dz_str text, size_t at, const char *with) { return text.len - at >= strlen(with) && memcmp(text.at + at, with, strlen(with)) == 0; }

static bool ends_at(dz_str text, size_t from, size_t end, const char *with)
{
    size_t n = strlen(with);

    return end - from >= n && memcmp(text.at + end - n, with, n) == 0;
}

/** Writes what only XML has as HTML has it. */
static void as_html(dz_str text, dz_buf *into)
{
    for (size_t at = 0; at < text.len;) {
        const char *open = memchr(text.at + at, '<', text.len - at);
        size_t      from = open ? (size_t)(open - text.at) : text.len, end;

        dz_buf_add(into, text.at + at, from - at);
        if (from == text.len)
            return;
        if (begins(text, from, "<!--"))
            end = behind(text, from + 4, "-->");
        else if (begins(text, from, "<?"))
            end = behind(text, from, "?>");
        else if (begins(text, from, "<![CDATA[")) {
            end = behind(text, from + 9, "]]>");
            put_escaped(into, open + 9, end - from - 9 - (ends_at(text, from + 9, end, "]]>") ? 3 : 0));
        } else {
            end = tag_end(text, from);
            put_tag(into, (dz_str){open, end - from});
        }
        at = end;
    }
}

static dz_status lay_chapter(epub *e, chapter *c)
{
    dz_decoded decoded = {0};
    dz_buf     html = {0};
    dz_status  status;

    if (c->bytes.bytes.n == 0)
        return dz_fail(e->r->error, DZ_FORMAT, "'%s' lacks its chapter '%s'", e->r->name, c->path);
    if (c->bytes.bytes.n > MOST_CHAPTER)
        return dz_fail(e->r->error, DZ_TOO_LARGE, "'%s' has a chapter of more than %d MB: '%s'", e->r->name, MOST_CHAPTER >> 20, c->path);
    status = dz_decode(e->r->name, dz_buf_all(&c->bytes), NULL, &decoded, e->r->error);
    dz_buf_free(&c->bytes);
    if (status == DZ_OK && decoded.bad.n)
        status = dz_fail(e->r->error, DZ_FORMAT, "'%s' has bytes in its chapter '%s' that are no text", e->r->name, c->path);
    if (status == DZ_OK)
        as_html(dz_buf_all(&decoded.text), &html);
    dz_decoded_free(&decoded);
    if (status == DZ_OK && !dz_buf_ok(&html))
        status = dz_fail_nomem(e->r->error);
    if (status == DZ_OK && html.bytes.n)
        status = dz_html_lay_chapter(e->r, dz_buf_all(&html), (size_t)TREE + (size_t)TREE_OF_PACKED * e->r->file.len, c->path);
    dz_buf_free(&html);
    return status;
}

static dz_status read_chapters(epub *e, dz_zip *zip)
{
    dz_status status = index_chapters(e) ? refuse_locked(e) : dz_fail_nomem(e->r->error);

    if (status == DZ_OK)
        status = dz_zip_gather(zip, choose, e);
    for (size_t i = 0; i < e->chapters.n && status == DZ_OK; i++)
        if (!e->chapters.at[i].again)
            status = lay_chapter(e, &e->chapters.at[i]);
    return status;
}

static void free_epub(epub *e)
{
    for (size_t i = 0; i < e->chapters.n; i++)
        dz_buf_free(&e->chapters.at[i].bytes);
    dz_list_free(&e->chapters);
    dz_list_free(&e->by_path);
    dz_list_free(&e->items);
    dz_list_free(&e->order);
    dz_list_free(&e->locked);
    dz_arena_free(&e->words);
}

static dz_status read_epub(dz_reading *r)
{
    epub      e = {.r = r};
    dz_zip    zip = {.name = r->name, .bytes = r->file, .error = r->error};
    dz_status status = read_package(&e, &zip);

    if (status == DZ_OK)
        status = read_chapters(&e, &zip);
    free_epub(&e);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_epub(dz_str bytes) { return dz_zip_is(bytes, "application/epub+zip"); }

const dz_format dz_epub = {.name = "epub", .extensions = " epub ", .packed = true, .sniff = is_epub, .read = read_epub};
