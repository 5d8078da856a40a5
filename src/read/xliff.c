/* xliff.c — XLIFF 1.2 and 2.x, and what Trados makes of 1.2: the units of one side. Floor read.
 *
 * A file is read twice: first for how its units are cut into segments, which both sides
 * must agree on to be told segment by segment, then for the text of the one side.
 */
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "read/format.h"

enum { LONGEST_ID = 200 };

/** The element whose text is being read. */
typedef enum place { NOWHERE, IN_SOURCE, IN_CUT_SOURCE, IN_TARGET } place;

/** A unit of 1.x, as the first reading finds it. */
typedef struct cut {
    uint32_t first, n; /* the mids of its segments, the units that they are; n = 0: one unit, 'first' */
    bool     source_cut, target_cut;
} cut;

typedef struct xliff {
    dz_reading *r;
    dz_xml     *xml;
    bool        looks; /* the first reading */
    bool        two;   /* version 2.x */
    DZ_LIST(cut) cuts;
    DZ_LIST(const char *) mids;
    dz_arena    names;
    uint32_t    units; /* so far */

    /* where the reading is */
    size_t   in;       /* cuts: which is being read, from 1 */
    unsigned ignored;  /* inside of what holds no text of the unit */
    unsigned native;   /* inside of the code that a tag stands for */
    unsigned segments, mrks, deep;
    unsigned seg_at[64]; /* depth of each open <mrk mtype="seg"> */
    place    where;
    bool     translates;
    char     id[LONGEST_ID], unit_id[LONGEST_ID];
} xliff;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

/* ---- units ---- */

static void begin_unit(xliff *x, uint32_t unit, const char *id)
{
    dz_spot spot = {.unit = id};

    dz_lay_block(x->r, DZ_BLOCK_UNIT);
    x->r->unit = unit > x->r->unit ? unit : x->r->unit; /* ascending, though the target has its segments in another order */
    dz_lay_spot(x->r, &spot);
}

/** The side that is laid down now stands in this element. */
static bool is_wanted(const xliff *x)
{
    const cut *c = x->in && !x->two ? &x->cuts.at[x->in - 1] : NULL;

    if (x->looks || !x->translates)
        return false;
    if (x->r->side == 1)
        return x->where == IN_TARGET;
    return x->where == (c && c->n ? IN_CUT_SOURCE : IN_SOURCE);
}

static bool is_cut(const xliff *x) { return !x->two && x->in && x->cuts.at[x->in - 1].n > 0; }

/* ---- segments inside of a unit of 1.x ---- */

static bool note_segment(xliff *x, const char *mid)
{
    cut        *c = &x->cuts.at[x->in - 1];
    const char *copy;

    c->target_cut |= x->where == IN_TARGET;
    if (x->where != IN_CUT_SOURCE)
        return true;
    c->source_cut = true;
    c->n++;
    copy = dz_arena_copy(&x->names, (dz_str){mid, strlen(mid)}).at;
    return copy && dz_list_push(&x->mids, copy);
}

static void begin_segment(xliff *x, const char *mid)
{
    const cut *c = &x->cuts.at[x->in - 1];
    char       id[2 * LONGEST_ID];

    for (uint32_t i = 0; i < c->n; i++)
        if (is(x->mids.at[c->first + i], mid)) {
            snprintf(id, sizeof id, "%s/%s", x->unit_id, mid);
            begin_unit(x, c->first + i, id);
            return;
        }
}

static bool begin_mrk(xliff *x, const dz_xml_attribute *attributes, size_t n)
{
    const char *mid = dz_xml_value(attributes, n, "mid");

    if (!is(dz_xml_value(attributes, n, "mtype"), "seg") || x->mrks == 64)
        return true;
    x->seg_at[x->mrks++] = x->deep;
    if (x->looks)
        return note_segment(x, mid);
    if (is_wanted(x) && is_cut(x))
        begin_segment(x, mid);
    return true;
}

/** At the end of the first reading of a unit: where the sides do not agree on segments, it is one. */
static bool end_cut(xliff *x)
{
    cut *c = &x->cuts.at[x->in - 1];

    if (!c->source_cut || !c->target_cut) {
        x->mids.n = c->first;
        c->n = 0;
    }
    return c->n || dz_list_push(&x->mids, ""); /* one place in the row of units */
}

static bool begin_trans_unit(xliff *x, const dz_xml_attribute *attributes, size_t n)
{
    snprintf(x->unit_id, sizeof x->unit_id, "%s", dz_xml_value(attributes, n, "id"));
    x->translates = !is(dz_xml_value(attributes, n, "translate"), "no");
    x->in++;
    return !x->looks || dz_list_push(&x->cuts, (cut){.first = (uint32_t)x->mids.n});
}

/* ---- elements ---- */

static void enter_text(xliff *x, place where)
{
    x->where = where;
    if (!is_wanted(x) || is_cut(x))
        return;
    begin_unit(x, x->two ? x->units - 1 : x->cuts.at[x->in - 1].first, x->two ? x->id : x->unit_id);
}

/** The language of a side, as the file has it. */
static void take_language(xliff *x, const dz_xml_attribute *attributes, size_t n)
{
    const char *tag = dz_xml_value(attributes, n, x->two ? (x->r->side ? "trgLang" : "srcLang") : x->r->side ? "target-language" : "source-language");

    if (*tag)
        snprintf(x->r->tag, sizeof x->r->tag, "%s", tag);
}

static void begin_segment_of_two(xliff *x, const dz_xml_attribute *attributes, size_t n)
{
    const char *id = dz_xml_value(attributes, n, "id");

    x->units++;
    x->segments++;
    snprintf(x->id, sizeof x->id, "%.90s%s%.90s", x->unit_id, *id ? "/" : "", id);
}

static bool is_native(const xliff *x, const char *name)
{
    return !x->two && (is(name, "bpt") || is(name, "ept") || is(name, "ph") || is(name, "it"));
}

static bool on_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    xliff *x = data;

    x->deep++;
    if (x->ignored || is(name, "alt-trans") || is(name, "note") || is(name, "ignorable") || is(name, "originalData") || is(name, "bin-unit")) {
        x->ignored++;
        return true;
    }
    if (is(name, "xliff"))
        x->two = dz_xml_value(attributes, n, "version")[0] == '2';
    if (is(name, "xliff") || is(name, "file"))
        take_language(x, attributes, n);
    if (x->where != NOWHERE) {
        x->native += x->native || is_native(x, name);
        return is(name, "mrk") && !x->two ? begin_mrk(x, attributes, n) : true;
    }
    if (is(name, "trans-unit") && !x->two)
        return begin_trans_unit(x, attributes, n);
    if (is(name, "unit") && x->two) {
        snprintf(x->unit_id, sizeof x->unit_id, "%s", dz_xml_value(attributes, n, "id"));
        x->translates = !is(dz_xml_value(attributes, n, "translate"), "no");
    } else if (is(name, "segment") && x->two)
        begin_segment_of_two(x, attributes, n);
    else if ((x->two ? x->segments : x->in) && is(name, "source"))
        enter_text(x, IN_SOURCE);
    else if (x->in && is(name, "seg-source"))
        enter_text(x, IN_CUT_SOURCE);
    else if ((x->two ? x->segments : x->in) && is(name, "target"))
        enter_text(x, IN_TARGET);
    return !x->r->failed;
}

static bool on_end(void *data, const char *name)
{
    xliff *x = data;

    x->deep--;
    if (x->ignored) {
        x->ignored--;
        return true;
    }
    x->native -= x->native > 0;
    if (x->mrks && is(name, "mrk") && x->seg_at[x->mrks - 1] == x->deep + 1) {
        x->mrks--;
        dz_lay_block(x->r, DZ_BLOCK_UNIT);
    } else if (is(name, "source") || is(name, "seg-source") || is(name, "target")) {
        dz_lay_block(x->r, DZ_BLOCK_UNIT);
        x->where = NOWHERE;
    } else if (is(name, "segment") && x->segments)
        x->segments--;
    else if (is(name, "trans-unit") && x->looks && x->in)
        return end_cut(x);
    return !x->r->failed;
}

static bool on_text(void *data, dz_str text)
{
    xliff *x = data;

    if (!x->ignored && !x->native && is_wanted(x) && (!is_cut(x) || x->mrks))
        dz_lay_xml(x->r, x->xml, text);
    return !x->r->failed;
}

static dz_status read_once(xliff *x, bool looks)
{
    static const dz_xml_handler handler = {on_begin, on_end, on_text};
    dz_status                   status;

    x->looks = looks;
    x->in = x->ignored = x->native = x->segments = x->mrks = x->deep = 0;
    x->where = NOWHERE;
    x->xml = dz_xml_open(x->r->name, &handler, x, x->r->error);
    if (!x->xml)
        return dz_fail_nomem(x->r->error);
    dz_xml_is_utf8(x->xml);
    status = dz_xml_feed(x->xml, x->r->file, true);
    dz_xml_close(x->xml);
    return status;
}

static dz_status read_xliff(dz_reading *r)
{
    xliff     x = {.r = r};
    dz_status status = read_once(&x, true);

    x.units = 0;
    if (status == DZ_OK)
        status = read_once(&x, false);
    dz_list_free(&x.cuts);
    dz_list_free(&x.mids);
    dz_arena_free(&x.names);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_xliff(dz_str bytes) { return dz_xml_begins_with(bytes, "xliff"); }

const dz_format dz_xliff = {.name = "xliff", .extensions = " xlf xliff sdlxliff mxliff mqxliff ", .bilingual = true, .sniff = is_xliff, .read = read_xliff};
