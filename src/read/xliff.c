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

/** An element with text in it that is open. */
typedef struct element {
    char     id[LONGEST_ID];
    bool     optional;
    unsigned deep;
} element;

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
    DZ_LIST(element) open; /* of the inline ones that hold text */
    place    where;
    size_t   behind; /* the source, where a target would stand */
    bool     answered; /* the unit has a target */
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

    if (x->mrks == 64)
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
    x->answered = false;
    x->behind = 0;
    return !x->looks || dz_list_push(&x->cuts, (cut){.first = (uint32_t)x->mids.n});
}

/* ---- inline elements ---- */

/** An inline element, by its name. */
typedef struct inline_row {
    const char *name;
    uint8_t     kind;
    bool        two;      /* of version 2.x; else of 1.x */
    bool        holds;    /* text; it is closed where it ends */
    bool        native;   /* what it holds is the code that it stands for */
    bool        optional; /* a remark */
    const char *answers[2]; /* the attributes that name it, the better first */
} inline_row;

static const inline_row inlines[] = {
    {"g", DZ_TAG_OPENS, false, .holds = true, .answers = {"id", "id"}},
    {"x", DZ_TAG_ALONE, false, .answers = {"id", "id"}},
    {"bx", DZ_TAG_OPENS, false, .answers = {"rid", "id"}},
    {"ex", DZ_TAG_CLOSES, false, .answers = {"rid", "id"}},
    {"bpt", DZ_TAG_OPENS, false, .native = true, .answers = {"rid", "id"}},
    {"ept", DZ_TAG_CLOSES, false, .native = true, .answers = {"rid", "id"}},
    {"ph", DZ_TAG_ALONE, false, .native = true, .answers = {"id", "id"}},
    {"it", DZ_TAG_ALONE, false, .native = true, .answers = {"id", "id"}},
    {"mrk", DZ_TAG_OPENS, false, .holds = true, .optional = true, .answers = {"mid", "mtype"}},
    {"pc", DZ_TAG_OPENS, true, .holds = true, .answers = {"id", "id"}},
    {"sc", DZ_TAG_OPENS, true, .answers = {"id", "id"}},
    {"ec", DZ_TAG_CLOSES, true, .answers = {"startRef", "id"}},
    {"ph", DZ_TAG_ALONE, true, .answers = {"id", "id"}},
    {"cp", DZ_TAG_ALONE, true, .answers = {"hex", "hex"}},
    {"mrk", DZ_TAG_OPENS, true, .holds = true, .optional = true, .answers = {"id", "id"}},
    {"sm", DZ_TAG_OPENS, true, .optional = true, .answers = {"id", "id"}},
    {"em", DZ_TAG_CLOSES, true, .optional = true, .answers = {"startRef", "startRef"}},
};

static const inline_row *inline_named(const xliff *x, const char *name)
{
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (inlines[i].two == x->two && is(inlines[i].name, name))
            return &inlines[i];
    return NULL;
}

/** Whether the text that is read now is laid down. */
static bool is_laid(const xliff *x) { return !x->ignored && !x->native && is_wanted(x) && (!is_cut(x) || x->mrks); }

static void lay_tag(xliff *x, const char *name, int kind, const char *id, bool optional)
{
    char   shown[2 * LONGEST_ID];
    dz_tag tag = {.kind = (uint16_t)kind, .optional = optional, .name = name, .id = id, .shown = shown};

    snprintf(shown, sizeof shown, "<%s%s%s%s%s>", name, *id ? " id=\"" : "", id, *id ? "\"" : "", kind == DZ_TAG_ALONE ? "/" : "");
    dz_lay_tag(x->r, &tag);
}

/** An inline element begins. False: no memory. */
static bool begin_inline(xliff *x, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    const inline_row *row = inline_named(x, name);
    element           one = {.deep = x->deep};
    const char       *id;

    if (!row || !is_laid(x))
        return true;
    id = dz_xml_value(attributes, n, row->answers[0]);
    snprintf(one.id, sizeof one.id, "%s", *id ? id : dz_xml_value(attributes, n, row->answers[1]));
    one.optional = row->optional || is(dz_xml_value(attributes, n, "canDelete"), "yes");
    lay_tag(x, name, row->kind, one.id, one.optional);
    return !row->holds || dz_list_push(&x->open, one);
}

/** The one that holds text and was begun last ends. */
static void end_inline(xliff *x, const char *name)
{
    const element *last = x->open.n ? &x->open.at[x->open.n - 1] : NULL;
    char           shown[LONGEST_ID];
    dz_tag         tag = {.kind = DZ_TAG_CLOSES, .name = name, .shown = shown};

    if (!last || last->deep != x->deep)
        return;
    tag.id = last->id;
    tag.optional = last->optional;
    snprintf(shown, sizeof shown, "</%.100s>", name);
    if (is_laid(x))
        dz_lay_tag(x->r, &tag);
    x->open.n--;
}

/* ---- elements ---- */

/** Begins the unit that is not cut, or the segment of 2.x. */
static void begin_whole(xliff *x) { begin_unit(x, x->two ? x->units - 1 : x->cuts.at[x->in - 1].first, x->two ? x->id : x->unit_id); }

static void enter_text(xliff *x, place where)
{
    x->where = where;
    x->answered |= where == IN_TARGET;
    if (is_wanted(x) && !is_cut(x))
        begin_whole(x);
}

/** The segments of a unit behind the last that the target has stand at its end. */
static void lay_missing(xliff *x)
{
    const cut *c = &x->cuts.at[x->in - 1];

    for (uint32_t i = 0; i < c->n; i++)
        if (x->r->blocks.n == 0 || c->first + i > x->r->unit) {
            begin_segment(x, x->mids.at[c->first + i]);
            dz_lay_unit_end(x->r, dz_xml_at(x->xml));
        }
}

/** The end of a source or target. */
static void leave_text(xliff *x)
{
    if (is_wanted(x) && !is_cut(x))
        dz_lay_unit_end(x->r, dz_xml_at(x->xml));
    else
        dz_lay_block(x->r, DZ_BLOCK_UNIT);
    if (is_wanted(x) && is_cut(x))
        lay_missing(x);
    if (x->where != IN_TARGET)
        x->behind = dz_xml_at(x->xml) + dz_xml_width(x->xml);
    x->where = NOWHERE;
}

/** The end of a unit of 1.x, or of a segment of 2.x: one without a target stands where the target would. */
static void leave_unit(xliff *x)
{
    if (!x->looks && x->r->side == 1 && x->translates && !x->answered && x->behind && !is_cut(x)) {
        begin_whole(x);
        dz_lay_unit_end(x->r, x->behind);
    }
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
    x->answered = false;
    x->behind = 0;
    snprintf(x->id, sizeof x->id, "%.90s%s%.90s", x->unit_id, *id ? "/" : "", id);
}

static bool is_native(const xliff *x, const char *name)
{
    const inline_row *row = inline_named(x, name);

    return row && row->native;
}

/** An element inside of a source or target. */
static bool begin_inside(xliff *x, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    bool segment = is(name, "mrk") && !x->two && is(dz_xml_value(attributes, n, "mtype"), "seg");

    if (segment && !x->native)
        return begin_mrk(x, attributes, n);
    if (!begin_inline(x, name, attributes, n))
        return false;
    x->native += x->native || is_native(x, name);
    return true;
}

static bool on_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    xliff *x = data;

    x->deep++;
    if (x->ignored || is(name, "alt-trans") || is(name, "note") || is(name, "ignorable") || is(name, "originalData") || is(name, "bin-unit")) {
        x->ignored++;
        return true;
    }
    if (x->deep == 1 && is(name, "xliff")) /* one further in says nothing of what was read */
        x->two = dz_xml_value(attributes, n, "version")[0] == '2';
    if (is(name, "xliff") || is(name, "file"))
        take_language(x, attributes, n);
    if (x->where != NOWHERE)
        return begin_inside(x, name, attributes, n);
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

    if (!x->ignored && !x->native)
        end_inline(x, name);
    x->deep--;
    if (x->ignored) {
        x->ignored--;
        return true;
    }
    x->native -= x->native > 0;
    if (x->mrks && is(name, "mrk") && x->seg_at[x->mrks - 1] == x->deep + 1) {
        if (is_wanted(x) && is_cut(x))
            dz_lay_unit_end(x->r, dz_xml_at(x->xml));
        x->mrks--;
    } else if (is(name, "source") || is(name, "seg-source") || is(name, "target"))
        leave_text(x);
    else if (is(name, "segment") && x->segments) {
        leave_unit(x);
        x->segments--;
    } else if (is(name, "trans-unit") && x->in) {
        leave_unit(x);
        return !x->looks || end_cut(x);
    }
    return !x->r->failed;
}

static bool on_text(void *data, dz_str text)
{
    xliff *x = data;

    if (is_laid(x))
        dz_lay_xml(x->r, x->xml, text);
    return !x->r->failed;
}

static dz_status read_once(xliff *x, bool looks)
{
    static const dz_xml_handler handler = {on_begin, on_end, on_text};
    dz_status                   status;

    x->looks = looks;
    x->in = x->ignored = x->native = x->segments = x->mrks = x->deep = 0;
    x->open.n = 0;
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
    dz_list_free(&x.open);
    dz_arena_free(&x.names);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_xliff(dz_str bytes) { return dz_xml_begins_with(bytes, "xliff"); }

const dz_format dz_xliff = {.name = "xliff", .extensions = " xlf xliff sdlxliff mxliff mqxliff ", .bilingual = true, .sniff = is_xliff, .read = read_xliff};
