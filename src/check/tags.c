/* tags.c — the inline tags and the placeholders of a unit answer each other. Floor check.
 *
 * Only in the units of a bilingual file: there the target is to hold what the source holds, or the
 * file cannot be put together again. Where a tag stands is the translator's affair, since Chinese and
 * English order their words otherwise; that it is there, and closes behind where it opens, is not.
 */
#include <stdlib.h>
#include <string.h>

#include "base/search.h"
#include "check/check.h"

const dz_rule dz_rule_codes_missing = {
    "codes.missing",
    {"a tag or placeholder is missing", "缺少标记或占位符"},
    {"In a unit of a bilingual file (XLIFF, TMX, PO): an inline tag or a placeholder of the source (%s, {name}) that the target does not have. One that has a "
     "name or a number may stand there once for several times; tags that are about looks alone are minor.",
     "双语文件（XLIFF、TMX、PO）的单元中，原文的行内标记或占位符（%s、{name}）在译文中没有。有名称或编号的，原文出现多次时译文一次即可；只关乎外观的标记为轻微。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .tagged = true,
    .examples = DZ_EXAMPLES({"共有%d个文件，见<g id=\"1\">说明</g>。", "There are %d files; see the notes.", true},
                            {"已向{name}发送邮件。", "An e-mail was sent.", true},
                            {"共有%d个文件，见<g id=\"1\">说明</g>。", "See <g id=\"1\">the notes</g> on the %d files.", false}),
};

const dz_rule dz_rule_codes_added = {
    "codes.added",
    {"a tag or placeholder the source does not have", "多出标记或占位符"},
    {"In a unit of a bilingual file: an inline tag or a placeholder of the target that its source does not have. Remarks (mrk, sm, hi) are free.",
     "双语文件的单元中，译文有而原文没有的行内标记或占位符。附注（mrk、sm、hi）不计。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .tagged = true,
    .examples = DZ_EXAMPLES({"打开城墙的照片。", "Open the photo of %s, the city wall.", true},
                            {"打开<x id=\"1\"/>照片。", "Open the <x id=\"1\"/><mrk mtype=\"x-note\">photo</mrk>.", false}),
};

const dz_rule dz_rule_codes_order = {
    "codes.order",
    {"tags or placeholders in the wrong order", "标记或占位符次序有误"},
    {"In a unit of a bilingual file: placeholders that take the next value (%s, %d) changed places, which puts the values into each other's; a tag closes before it "
     "opens; two tags cross that do not cross in the source (minor). All others may stand in any order, as those with a number or a name (%2$s, {name}) may.",
     "双语文件的单元中，依次取值的占位符（%s、%d）对调，取值随之错位；标记先闭后开；译文中两对标记交叉而原文不交叉（轻微）。其余次序不限，有编号或名称的占位符（%2$s、"
     "{name}）亦然。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .tagged = true,
    .examples = DZ_EXAMPLES({"%s有%d个文件。", "There are %d files in %s.", true},
                            {"查看<bpt id=\"1\"/>说明<ept id=\"1\"/>。", "See <ept id=\"1\"/>the notes<bpt id=\"1\"/>.", true},
                            {"%s有%d个文件，归{owner}所有。", "{owner} has %2$d files in %1$s.", false}),
};

/** A tag of one side of a unit. */
typedef struct item {
    const dz_tag *tag;
    uint8_t       side;
    uint32_t      run;   /* those of one name, or that answer each other */
    uint32_t      value; /* the position of the value that is put in, from 1 */
} item;

/** A difference: what one side has and the other does not. */
typedef struct lack {
    const dz_tag *tag, *closes; /* closes: or NULL */
    uint8_t       side;         /* that has it */
    bool          value, taken; /* taken: by what stands for it */
    uint32_t      n[2];         /* how often each side has it, where that is more than once */
} lack;

/** How the tags of a run stand. */
typedef struct opened {
    uint32_t total, opened, open;
} opened;

/** What is known of one unit; the lists are used again for the next. */
typedef struct unit {
    dz_case *c;
    uint32_t bead;
    DZ_LIST(item) items;  /* all of both sides, in text order, those of the source first */
    DZ_LIST(item) sorted; /* the same by run */
    DZ_LIST(item) values; /* of both sides, those of the source first */
    bool sure;            /* there is none that may be prose */
    DZ_LIST(lack) lacks;
    DZ_LIST(opened) opened;
    DZ_LIST(const item *) open;
    bool failed;
} unit;

/** More findings of one kind say nothing more about a unit: it is a table of tags, or another text. */
enum { MOST_TOLD = 20 };

static bool is_taken_out(const dz_tag *tag) { return tag->span.len == 0; }

/* ---- gathering ---- */

static void gather(unit *u, int side)
{
    dz_tag_list list = dz_document_tags(dz_pair_document(u->c->pair, side));
    dz_span     span = dz_pair_span(u->c->pair, u->bead, side);

    for (size_t i = dz_row_from(list, span.at); i < list.n && list.at[i].span.at <= dz_span_end(span); i++) {
        const dz_tag *tag = &list.at[i];
        item          one = {.tag = tag, .side = (uint8_t)side};

        if (tag->kind == DZ_TAG_VALUE) {
            u->failed |= !dz_list_push(&u->values, one);
            u->sure &= !tag->doubtful;
        } else if (!tag->optional) {
            u->failed |= !dz_list_push(&u->items, one);
        }
    }
}

/* ---- tags ---- */

/** What answers each other is equal: by its id or, where it has none, by its name. */
static int by_key(const dz_tag *a, const dz_tag *b)
{
    int id;

    if (is_taken_out(a) != is_taken_out(b))
        return is_taken_out(a) ? -1 : 1;
    id = strcmp(a->id, b->id);
    return id || *a->id ? id : strcmp(a->name, b->name);
}

static int by_run(const void *a, const void *b)
{
    const item *x = a, *y = b;
    int         key = by_key(x->tag, y->tag);

    if (key)
        return key;
    if (x->side != y->side)
        return x->side < y->side ? -1 : 1;
    return x->tag < y->tag ? -1 : x->tag > y->tag;
}

static void add_lack(unit *u, lack one) { u->failed |= !dz_list_push(&u->lacks, one); }

/** How many tags of each kind a run has, by side, and the first of each. */
typedef struct tally {
    uint32_t      n[2][DZ_TAG_VALUE];
    const dz_tag *first[2][DZ_TAG_VALUE];
} tally;

/** Whether a side has more of a kind: of what has an id, once is enough. */
static bool has_more(const tally *t, int side, int kind)
{
    const dz_tag *tag = t->first[side][kind];

    if (!tag)
        return false;
    return *tag->id ? t->n[!side][kind] == 0 : t->n[side][kind] > t->n[!side][kind];
}

static void compare_run(unit *u, const tally *t)
{
    for (int side = 0; side < 2; side++) {
        bool closes = has_more(t, side, DZ_TAG_CLOSES);

        for (int kind = 0; kind < DZ_TAG_VALUE; kind++) {
            lack one = {.tag = t->first[side][kind], .side = (uint8_t)side, .n = {t->n[0][kind], t->n[1][kind]}};

            if (!has_more(t, side, kind) || (kind == DZ_TAG_CLOSES && has_more(t, side, DZ_TAG_OPENS)))
                continue;
            if (kind == DZ_TAG_OPENS && closes)
                one.closes = t->first[side][DZ_TAG_CLOSES];
            add_lack(u, one);
        }
    }
}

static void compare_tags(unit *u)
{
    tally    t = {0};
    uint32_t run = 0;

    u->sorted.n = 0;
    for (size_t i = 0; i < u->items.n; i++)
        u->failed |= !dz_list_push(&u->sorted, u->items.at[i]);
    if (u->failed || u->items.n == 0)
        return;
    qsort(u->sorted.at, u->sorted.n, sizeof *u->sorted.at, by_run);
    for (size_t i = 0; i < u->sorted.n; i++) {
        item *one = &u->sorted.at[i];

        if (i && by_key(u->sorted.at[i - 1].tag, one->tag) != 0) {
            compare_run(u, &t);
            t = (tally){0};
            run++;
        }
        one->run = run;
        if (t.n[one->side][one->tag->kind]++ == 0)
            t.first[one->side][one->tag->kind] = one->tag;
    }
    compare_run(u, &t);
}

/* ---- values ---- */

static int by_value(const void *a, const void *b)
{
    const item *x = a, *y = b;

    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    if (x->side != y->side)
        return x->side < y->side ? -1 : 1;
    return x->tag < y->tag ? -1 : x->tag > y->tag;
}

static int by_type(const void *a, const void *b)
{
    const item *x = a, *y = b;
    int         type = strcmp(x->tag->name, y->tag->name);

    return type ? type : by_value(a, b);
}

/** Numbers the values of both sides in their order; whether some have a number of their own. */
static bool number_values(unit *u)
{
    uint32_t next[2] = {0, 0};
    bool     numbers = false;

    for (size_t i = 0; i < u->values.n; i++) {
        item       *one = &u->values.at[i];
        const char *id = one->tag->id;

        numbers |= *id != '\0';
        one->value = *id ? (uint32_t)strtoul(id, NULL, 10) : ++next[one->side];
    }
    return numbers;
}

static void add_value(unit *u, const dz_tag *tag, int side)
{
    if (!tag->optional)
        add_lack(u, (lack){.tag = tag, .side = (uint8_t)side, .value = true});
}

/** Values one of which has a number: position by position. */
static void compare_numbered(unit *u)
{
    qsort(u->values.at, u->values.n, sizeof *u->values.at, by_value);
    for (size_t i = 0, end; i < u->values.n; i = end) {
        const dz_tag *first[2] = {NULL, NULL};

        for (end = i; end < u->values.n && u->values.at[end].value == u->values.at[i].value; end++)
            if (!first[u->values.at[end].side])
                first[u->values.at[end].side] = u->values.at[end].tag;
        for (int side = 0; side < 2; side++)
            if (first[side] && (!first[!side] || strcmp(first[0]->name, first[1]->name) != 0))
                add_value(u, first[side], side);
    }
}

/** Where two rows of values, those of the source and then those of the target, differ first: how far both are alike. */
static size_t alike(const unit *u, size_t n)
{
    size_t i = 0;

    while (i < n && n + i < u->values.n && strcmp(u->values.at[i].tag->name, u->values.at[n + i].tag->name) == 0)
        i++;
    return i;
}

/** What one side has more of a type: the last ones. */
static void compare_type(unit *u, size_t from, size_t to)
{
    uint32_t n[2] = {0, 0}, seen[2] = {0, 0};

    for (size_t i = from; i < to; i++)
        n[u->values.at[i].side]++;
    for (size_t i = from; i < to; i++) {
        const item *one = &u->values.at[i];

        if (++seen[one->side] > n[!one->side])
            add_value(u, one->tag, one->side);
    }
}

/** Two values that took each other's place. */
typedef struct swap {
    const dz_tag *source, *target; /* NULL: none did */
} swap;

/** Values without numbers: by type and, where those are the same, by their order. */
static swap compare_in_order(unit *u)
{
    size_t n = 0, same, before = u->lacks.n;
    swap   first = {NULL, NULL};

    while (n < u->values.n && u->values.at[n].side == DZ_SOURCE)
        n++;
    same = alike(u, n);
    if (2 * n == u->values.n && same < n)
        first = (swap){u->values.at[same].tag, u->values.at[n + same].tag};
    qsort(u->values.at, u->values.n, sizeof *u->values.at, by_type);
    for (size_t i = 0, end; i < u->values.n; i = end) {
        for (end = i; end < u->values.n && strcmp(u->values.at[end].tag->name, u->values.at[i].tag->name) == 0;)
            end++;
        compare_type(u, i, end);
    }
    return u->lacks.n == before ? first : (swap){NULL, NULL};
}

/** Where it is not certain what is a value: what is one for certain is to have one on the other side, that may be none. */
static void compare_covered(unit *u)
{
    qsort(u->values.at, u->values.n, sizeof *u->values.at, by_type);
    for (size_t i = 0, end; i < u->values.n; i = end) {
        uint32_t all[2] = {0, 0}, seen[2] = {0, 0};

        for (end = i; end < u->values.n && strcmp(u->values.at[end].tag->name, u->values.at[i].tag->name) == 0; end++)
            all[u->values.at[end].side]++;
        for (size_t k = i; k < end; k++) {
            const item *one = &u->values.at[k];

            if (!one->tag->doubtful && ++seen[one->side] > all[!one->side])
                add_value(u, one->tag, one->side);
        }
    }
}

static void tell_swapped(unit *u, const dz_tag *source, const dz_tag *target);

static void compare_values(unit *u)
{
    bool numbers = number_values(u);
    swap swapped = {NULL, NULL};

    if (!u->sure)
        compare_covered(u);
    else if (numbers)
        compare_numbered(u);
    else
        swapped = compare_in_order(u);
    if (swapped.source)
        tell_swapped(u, swapped.source, swapped.target);
}

/* ---- telling ---- */

/** A finding about a tag of each side; NULL: what it has none of stands at its end. */
static dz_finding finding_of(const unit *u, const dz_rule *rule, const dz_tag *source, const dz_tag *target)
{
    const dz_tag *tags[2] = {source, target};
    dz_finding    finding = {.rule = rule, .severity = rule->severity, .bead = u->bead, .on = {true, true}};

    for (int side = 0; side < 2; side++)
        finding.span[side] = tags[side] ? tags[side]->span : (dz_span){dz_span_end(dz_pair_span(u->c->pair, u->bead, side)), 0};
    return finding;
}

static void tell_swapped(unit *u, const dz_tag *source, const dz_tag *target)
{
    for (int t = 0; t < DZ_TONGUES; t++)
        dz_buf_format(&u->c->say[t],
                      t == DZ_IN_ENGLISH ? "%s has '%s' where '%s' is next: without numbers ('%%1$%s') each takes the other's value"
                                         : "%s作“%s”，依次应为“%s”：未编号（“%%1$%s”）则取值互换",
                      dz_say_side(u->c->pair, DZ_TARGET, (dz_tongue)t), target->shown, source->shown, source->name);
    dz_find(u->c, finding_of(u, &dz_rule_codes_order, source, target));
}

/** "<g id="1">…</g>" for both ends of a tag. */
static void say_tag(dz_buf *buf, const lack *one)
{
    dz_buf_text(buf, one->tag->shown);
    if (one->closes) {
        dz_buf_text(buf, "…");
        dz_buf_text(buf, one->closes->shown);
    }
}

/** One that stands on one side only, or more often there. */
static void tell_lack(unit *u, const lack *one)
{
    bool       more = one->n[0] && one->n[1];
    dz_finding finding = finding_of(u, one->side == DZ_SOURCE ? &dz_rule_codes_missing : &dz_rule_codes_added, one->side == DZ_SOURCE ? one->tag : NULL,
                                    one->side == DZ_TARGET ? one->tag : NULL);

    if (one->tag->styles)
        finding.severity = DZ_MINOR;
    for (int t = 0; t < DZ_TONGUES; t++) {
        const char *here = dz_say_side(u->c->pair, one->side, (dz_tongue)t), *there = dz_say_side(u->c->pair, !one->side, (dz_tongue)t);
        dz_buf     *buf = &u->c->say[t];
        bool        english = t == DZ_IN_ENGLISH;

        if (!more && one->side == DZ_TARGET)
            dz_buf_format(buf, english ? "%s has " : "%s有", here);
        dz_buf_text(buf, english ? "'" : "“");
        say_tag(buf, one);
        dz_buf_text(buf, english ? "'" : "”");
        if (more)
            dz_buf_format(buf, english ? ": %s has it %u times, %s %u" : "：%s有%u处，%s有%u处", here, one->n[one->side], there, one->n[!one->side]);
        else if (one->side == DZ_TARGET)
            dz_buf_format(buf, english ? ", which %s does not have" : "，%s没有", there);
        else
            dz_buf_format(buf, english ? " is not in %s" : "不见于%s", there);
    }
    dz_find(u->c, finding);
}

/** One that stands where another should. */
static void tell_other(unit *u, const lack *missing, const lack *added)
{
    dz_finding finding = finding_of(u, &dz_rule_codes_identifier, missing->tag, added->tag);

    if (missing->tag->styles && added->tag->styles)
        finding.severity = DZ_MINOR;
    for (int t = 0; t < DZ_TONGUES; t++) {
        dz_buf *buf = &u->c->say[t];

        dz_buf_format(buf, t == DZ_IN_ENGLISH ? "%s has '" : "%s作“", dz_say_side(u->c->pair, DZ_TARGET, (dz_tongue)t));
        say_tag(buf, added);
        dz_buf_text(buf, t == DZ_IN_ENGLISH ? "' for '" : "”，原文为“");
        say_tag(buf, missing);
        dz_buf_text(buf, t == DZ_IN_ENGLISH ? "'" : "”");
    }
    dz_find(u->c, finding);
}

/** Lacks of one class may stand for each other. */
enum { CLASSES = 16 };

static size_t class_of(const lack *one)
{
    size_t is = one->value ? 4 : one->closes ? 3 : one->tag->kind;

    return 2 * is + is_taken_out(one->tag);
}

/** Says once how many more lacks there are than were told; 'one' is the first of them. */
static void tell_rest(unit *u, const lack *one, size_t n)
{
    dz_buf_format(&u->c->say[DZ_IN_ENGLISH], "%zu more tags or placeholders of this unit have no answer", n);
    dz_buf_format(&u->c->say[DZ_IN_CHINESE], "此单元另有%zu处标记或占位符不对应", n);
    dz_find(u->c, finding_of(u, one->side == DZ_SOURCE ? &dz_rule_codes_missing : &dz_rule_codes_added, one->side == DZ_SOURCE ? one->tag : NULL,
                             one->side == DZ_TARGET ? one->tag : NULL));
}

/** What is missing and what was added in its place, in order, is one thing that differs. */
static void tell_lacks(unit *u)
{
    size_t      next[CLASSES] = {0}, told = 0;
    const lack *rest = NULL;

    for (size_t i = 0; i < u->lacks.n; i++) {
        lack  *one = &u->lacks.at[i], *other = NULL;
        size_t is = class_of(one), *at = &next[is];

        if (one->side != DZ_SOURCE)
            continue;
        while (*at < u->lacks.n && (u->lacks.at[*at].side == DZ_SOURCE || class_of(&u->lacks.at[*at]) != is))
            ++*at;
        if (*at < u->lacks.n) {
            other = &u->lacks.at[(*at)++];
            other->taken = true;
        }
        if (told++ >= MOST_TOLD)
            rest = rest ? rest : one;
        else if (other)
            tell_other(u, one, other);
        else
            tell_lack(u, one);
    }
    for (size_t i = 0; i < u->lacks.n; i++) {
        const lack *one = &u->lacks.at[i];

        if (one->side != DZ_TARGET || one->taken)
            continue;
        if (told++ >= MOST_TOLD)
            rest = rest ? rest : one;
        else
            tell_lack(u, one);
    }
    if (rest)
        tell_rest(u, rest, told - MOST_TOLD);
}

/* ---- order ---- */

/** A tag that closes before it opens ('other' opens it), or while 'other' inside of it is open. */
typedef struct knot {
    const dz_tag *closes, *other;
    bool          crosses;
} knot;

/** Counts what a side opens in each run. False: no memory. */
static bool count_opened(unit *u, int side)
{
    u->opened.n = 0;
    for (size_t i = 0; i < u->sorted.n; i++) {
        const item *one = &u->sorted.at[i];

        if (one->run == u->opened.n && !dz_list_push(&u->opened, (opened){0}))
            return false;
        u->opened.at[one->run].total += one->side == side && one->tag->kind == DZ_TAG_OPENS;
    }
    return true;
}

static int by_place(const void *a, const void *b)
{
    const item *x = a, *y = b;

    if (x->side != y->side)
        return x->side < y->side ? -1 : 1;
    return x->tag < y->tag ? -1 : x->tag > y->tag;
}

/** What opens the run of a tag, of the same side. */
static const dz_tag *opener_of(const unit *u, const item *of)
{
    for (size_t i = 0; i < u->sorted.n; i++)
        if (u->sorted.at[i].run == of->run && u->sorted.at[i].side == of->side && u->sorted.at[i].tag->kind == DZ_TAG_OPENS)
            return u->sorted.at[i].tag;
    return NULL;
}

/** The first knot in the tags of one side, which stand by place. False: there is none. */
static bool find_knot(unit *u, int side, knot *out)
{
    u->open.n = 0;
    if (!count_opened(u, side)) {
        u->failed = true;
        return false;
    }
    for (size_t i = 0; i < u->items.n && !u->failed; i++) {
        const item *one = &u->items.at[i];
        opened     *run = &u->opened.at[one->run];

        if (one->side != side || one->tag->kind == DZ_TAG_ALONE)
            continue;
        if (one->tag->kind == DZ_TAG_OPENS) {
            run->opened++;
            run->open++;
            u->failed |= !dz_list_push(&u->open, one);
        } else if (run->open == 0 && run->opened < run->total) {
            *out = (knot){one->tag, opener_of(u, one), false};
            return true;
        } else if (run->open && u->open.at[u->open.n - 1]->run != one->run) {
            *out = (knot){one->tag, u->open.at[u->open.n - 1]->tag, true};
            return true;
        } else if (run->open) {
            run->open--;
            u->open.n--;
        }
    }
    return false;
}

static void check_order(unit *u)
{
    knot       source, target;
    dz_finding finding;

    if (u->sorted.n == 0)
        return;
    qsort(u->sorted.at, u->sorted.n, sizeof *u->sorted.at, by_place);
    memcpy(u->items.at, u->sorted.at, u->sorted.n * sizeof *u->items.at); /* by place, and with their runs */
    qsort(u->sorted.at, u->sorted.n, sizeof *u->sorted.at, by_run);
    if (!find_knot(u, DZ_TARGET, &target) || (find_knot(u, DZ_SOURCE, &source) && source.crosses == target.crosses))
        return;
    finding = finding_of(u, &dz_rule_codes_order, NULL, target.closes);
    if (target.crosses)
        finding.severity = DZ_MINOR;
    for (int t = 0; t < DZ_TONGUES; t++) {
        const char *side = dz_say_side(u->c->pair, DZ_TARGET, (dz_tongue)t);

        if (target.crosses)
            dz_buf_format(&u->c->say[t], t == DZ_IN_ENGLISH ? "in %s '%s' stands while '%s' is open" : "%s中“%s”出现时“%s”尚未闭合", side,
                          target.closes->shown, target.other->shown);
        else
            dz_buf_format(&u->c->say[t], t == DZ_IN_ENGLISH ? "in %s '%s' stands before '%s'" : "%s中“%s”在“%s”之前", side, target.closes->shown,
                          target.other->shown);
    }
    dz_find(u->c, finding);
}

/* ---- units ---- */

static void check_unit(unit *u)
{
    u->items.n = u->values.n = u->lacks.n = u->sorted.n = 0;
    u->sure = true;
    gather(u, DZ_SOURCE);
    gather(u, DZ_TARGET);
    if (u->failed)
        return;
    compare_tags(u);
    if (u->failed)
        return;
    if (u->lacks.n == 0)
        check_order(u);
    if (u->values.n)
        compare_values(u);
    tell_lacks(u);
}

bool dz_has_tag(const dz_case *c, int side, dz_span span)
{
    dz_tag_list list = dz_document_tags(dz_pair_document(c->pair, side));

    for (size_t i = dz_row_from(list, span.at); i < list.n && list.at[i].span.at <= dz_span_end(span); i++)
        if (list.at[i].kind == DZ_TAG_ALONE)
            return true;
    return false;
}

bool dz_is_in_tag(const dz_case *c, int side, dz_span span)
{
    dz_tag_list list = dz_document_tags(dz_pair_document(c->pair, side));
    size_t      behind = dz_row_from(list, span.at + 1);

    return behind && dz_span_end(list.at[behind - 1].span) > span.at;
}

void dz_check_tags(dz_case *c)
{
    dz_bead_list beads = dz_pair_beads(c->pair);
    unit         u = {.c = c};

    if (!dz_pair_is_in_step(c->pair))
        return;
    for (size_t b = 0; b < beads.n && !u.failed; b++) {
        u.bead = (uint32_t)b;
        if (beads.at[b].n[0] == 1 && beads.at[b].n[1] == 1)
            check_unit(&u);
    }
    if (u.failed)
        dz_find_failed(c);
    dz_list_free(&u.items);
    dz_list_free(&u.sorted);
    dz_list_free(&u.values);
    dz_list_free(&u.lacks);
    dz_list_free(&u.opened);
    dz_list_free(&u.open);
}
