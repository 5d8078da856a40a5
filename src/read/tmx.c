/* tmx.c — translation memories, TMX 1.1 to 1.4b: the units of one side. Floor read.
 *
 * The source is the variant in the language that the header, or the unit, says is the source;
 * where they leave that open, the first. The target is the first variant in another.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "read/format.h"

enum { LONGEST = 100 };

/** A <bpt>, which an <ept> of the same 'i' closes. */
typedef struct opened {
    char i[LONGEST], id[LONGEST];
} opened;

typedef struct tmx {
    dz_reading *r;
    dz_xml     *xml;
    char        source[16], unit_source[16]; /* languages; "" is any */
    uint32_t    units;
    unsigned    native;
    bool        in_unit, in_segment, taken, has_source;
    bool        wanted; /* the variant that is being read */
    char        id[100];
    dz_tag      tag; /* that is being read, with what it says of itself and the code it holds */
    char        x[LONGEST], i[LONGEST], code[LONGEST];
    DZ_LIST(opened) opened; /* in this segment */
} tmx;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

/** Whether two tags name one language, whatever the region. */
static bool same_language(const char *a, const char *b)
{
    size_t n = strcspn(a, "-_"), m = strcspn(b, "-_");

    return n == m && strncasecmp(a, b, n) == 0;
}

static void take_source(char into[16], const char *tag)
{
    snprintf(into, 16, "%s", is(tag, "*all*") ? "" : tag);
}

static void begin_unit(tmx *t, const dz_xml_attribute *attributes, size_t n)
{
    const char *source = dz_xml_value(attributes, n, "srclang");

    t->units++;
    t->in_unit = true;
    t->taken = t->has_source = false;
    snprintf(t->unit_source, sizeof t->unit_source, "%s", t->source);
    if (*source)
        take_source(t->unit_source, source);
    snprintf(t->id, sizeof t->id, "%s", dz_xml_value(attributes, n, "tuid"));
}

/** Whether a variant is the source of its unit. Where no language is said to be, the first is. */
static bool is_source(tmx *t, const char *tag)
{
    bool source = t->unit_source[0] ? same_language(t->unit_source, tag) : !t->has_source;

    t->has_source |= source;
    return source;
}

static void lay_unit(tmx *t)
{
    dz_spot spot = {.unit = t->id};

    dz_lay_block(t->r, DZ_BLOCK_UNIT);
    t->r->unit = t->units - 1;
    if (t->id[0])
        dz_lay_spot(t->r, &spot);
}

/** A unit that has no variant of this side stands at its end. */
static void end_unit(tmx *t)
{
    t->in_unit = false;
    if (t->taken)
        return;
    lay_unit(t);
    dz_lay_unit_end(t->r, dz_xml_at(t->xml));
}

static void begin_variant(tmx *t, const dz_xml_attribute *attributes, size_t n)
{
    const char *tag = dz_xml_value(attributes, n, "lang");
    bool        wanted = is_source(t, tag) == (t->r->side == 0) && !t->taken;

    t->wanted = wanted;
    if (!wanted)
        return;
    t->taken = true;
    if (!t->r->tag[0])
        snprintf(t->r->tag, sizeof t->r->tag, "%s", tag);
    lay_unit(t);
}

/* ---- inline elements ---- */

static void begin_tag(tmx *t, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    static const struct {
        const char *name;
        uint8_t     kind;
    } rows[] = {{"bpt", DZ_TAG_OPENS}, {"ept", DZ_TAG_CLOSES}, {"ph", DZ_TAG_ALONE}, {"it", DZ_TAG_ALONE}, {"ut", DZ_TAG_ALONE}};

    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        if (is(rows[k].name, name))
            t->tag = (dz_tag){.kind = rows[k].kind, .name = rows[k].name};
    snprintf(t->x, sizeof t->x, "%s", dz_xml_value(attributes, n, "x"));
    snprintf(t->i, sizeof t->i, "%s", dz_xml_value(attributes, n, "i"));
    t->code[0] = '\0';
}

/** The code that a tag stands for, as much as is needed to know it by. */
static void add_code(tmx *t, dz_str text)
{
    size_t n = strlen(t->code), left = sizeof t->code - 1 - n, more = text.len < left ? text.len : left;

    while (more < text.len && more && (text.at[more] & 0xc0) == 0x80)
        more--;
    memcpy(t->code + n, text.at, more);
    t->code[n + more] = '\0';
}

/** What answers a tag: 'x' says so; where it does not the code tells, and at last 'i', which counts
 *  within one side. What closes is known by what it closes. */
static const char *answers(const tmx *t)
{
    for (size_t k = t->opened.n; t->tag.kind == DZ_TAG_CLOSES && k > 0; k--)
        if (is(t->opened.at[k - 1].i, t->i))
            return t->opened.at[k - 1].id;
    return t->x[0] ? t->x : t->code[0] ? t->code : t->i;
}

static void end_tag(tmx *t)
{
    char        shown[3 * LONGEST];
    const char *number = t->x[0] ? t->x : t->i;
    opened      one;

    t->tag.id = answers(t);
    t->tag.shown = shown;
    if (t->code[0])
        snprintf(shown, sizeof shown, "%s", t->code);
    else
        snprintf(shown, sizeof shown, "<%s%s%s%s/>", t->tag.name, number[0] ? " x=\"" : "", number, number[0] ? "\"" : "");
    dz_lay_tag(t->r, &t->tag);
    if (t->tag.kind != DZ_TAG_OPENS)
        return;
    memcpy(one.i, t->i, sizeof one.i);
    snprintf(one.id, sizeof one.id, "%s", t->tag.id);
    t->r->failed |= !dz_list_push(&t->opened, one);
}

/** <hi> says that words stand out; it stands for no code. */
static void lay_highlight(tmx *t, bool opens)
{
    dz_tag tag = {.kind = opens ? DZ_TAG_OPENS : DZ_TAG_CLOSES, .optional = true, .name = "hi", .id = "", .shown = opens ? "<hi>" : "</hi>"};

    if (t->wanted)
        dz_lay_tag(t->r, &tag);
}

static bool is_native(const char *name) { return is(name, "bpt") || is(name, "ept") || is(name, "ph") || is(name, "it") || is(name, "ut"); }

static bool on_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    tmx *t = data;

    if (t->in_segment && !t->native && is(name, "hi"))
        lay_highlight(t, true);
    else if (t->in_segment) {
        if (!t->native && is_native(name))
            begin_tag(t, name, attributes, n);
        t->native += t->native || is_native(name);
    } else if (is(name, "header"))
        take_source(t->source, dz_xml_value(attributes, n, "srclang"));
    else if (is(name, "tu"))
        begin_unit(t, attributes, n);
    else if (t->in_unit && is(name, "tuv"))
        begin_variant(t, attributes, n);
    else if (t->in_unit && is(name, "seg")) {
        t->in_segment = true;
        t->opened.n = 0;
    }
    return !t->r->failed;
}

static bool on_end(void *data, const char *name)
{
    tmx *t = data;

    if (t->in_segment && !t->native && is(name, "hi"))
        lay_highlight(t, false);
    else if (t->native == 1 && t->wanted)
        end_tag(t);
    t->native -= t->native > 0;
    if (is(name, "seg")) {
        t->in_segment = false;
        if (t->wanted)
            dz_lay_unit_end(t->r, dz_xml_at(t->xml));
    } else if (is(name, "tuv"))
        t->wanted = false;
    else if (is(name, "tu"))
        end_unit(t);
    return !t->r->failed;
}

static bool on_text(void *data, dz_str text)
{
    tmx *t = data;

    if (t->wanted && t->in_segment && t->native == 1)
        add_code(t, text);
    if (t->wanted && t->in_segment && !t->native)
        dz_lay_xml(t->r, t->xml, text);
    return !t->r->failed;
}

static dz_status read_tmx(dz_reading *r)
{
    static const dz_xml_handler handler = {on_begin, on_end, on_text};
    tmx                         t = {.r = r};
    dz_status                   status;

    t.xml = dz_xml_open(r->name, &handler, &t, r->error);
    if (!t.xml)
        return dz_fail_nomem(r->error);
    dz_xml_is_utf8(t.xml);
    status = dz_xml_feed(t.xml, r->file, true);
    dz_xml_close(t.xml);
    dz_list_free(&t.opened);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_tmx(dz_str bytes) { return dz_xml_begins_with(bytes, "tmx"); }

const dz_format dz_tmx = {.name = "tmx", .extensions = " tmx ", .bilingual = true, .sniff = is_tmx, .read = read_tmx};
