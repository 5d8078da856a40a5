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

typedef struct tmx {
    dz_reading *r;
    dz_xml     *xml;
    char        source[16], unit_source[16]; /* languages; "" is any */
    uint32_t    units;
    unsigned    native;
    bool        in_unit, in_segment, taken, has_source;
    bool        wanted; /* the variant that is being read */
    char        id[100];
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

static void begin_variant(tmx *t, const dz_xml_attribute *attributes, size_t n)
{
    const char *tag = dz_xml_value(attributes, n, "lang");
    dz_spot     spot = {.unit = t->id};
    bool        wanted = is_source(t, tag) == (t->r->side == 0) && !t->taken;

    t->wanted = wanted;
    if (!wanted)
        return;
    t->taken = true;
    if (!t->r->tag[0])
        snprintf(t->r->tag, sizeof t->r->tag, "%s", tag);
    dz_lay_block(t->r, DZ_BLOCK_UNIT);
    t->r->unit = t->units - 1;
    if (t->id[0])
        dz_lay_spot(t->r, &spot);
}

static bool is_native(const char *name) { return is(name, "bpt") || is(name, "ept") || is(name, "ph") || is(name, "it") || is(name, "ut"); }

static bool on_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    tmx *t = data;

    if (t->in_segment)
        t->native += t->native || is_native(name);
    else if (is(name, "header"))
        take_source(t->source, dz_xml_value(attributes, n, "srclang"));
    else if (is(name, "tu"))
        begin_unit(t, attributes, n);
    else if (t->in_unit && is(name, "tuv"))
        begin_variant(t, attributes, n);
    else if (t->in_unit && is(name, "seg"))
        t->in_segment = true;
    return !t->r->failed;
}

static bool on_end(void *data, const char *name)
{
    tmx *t = data;

    t->native -= t->native > 0;
    if (is(name, "seg"))
        t->in_segment = false;
    else if (is(name, "tuv"))
        t->wanted = false;
    else if (is(name, "tu"))
        t->in_unit = false;
    return true;
}

static bool on_text(void *data, dz_str text)
{
    tmx *t = data;

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
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_tmx(dz_str bytes) { return dz_xml_begins_with(bytes, "tmx"); }

const dz_format dz_tmx = {.name = "tmx", .extensions = " tmx ", .bilingual = true, .sniff = is_tmx, .read = read_tmx};
