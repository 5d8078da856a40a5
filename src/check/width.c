/* width.c — marks and digits in the width of the other script. Floor check. */
#include "check/paragraph.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_punctuation_width = {
    "punctuation.width",
    {"the wrong width", "全角半角有误"},
    {"In English a full-width digit or mark (，。（），１); in Chinese a half-width comma, stop or the like between two Han. Chinese words inside "
     "of English, and the reverse, keep their own. A Chinese text that has more half-width marks than full-width ones is told once, as a note.",
     "英文中的全角数字或标点（，。（）１），中文两字之间的半角逗号、句号等。英文中夹用的中文及中文中夹用的英文不计。通篇多用半角标点的中文只提示一次。"},
    DZ_MINOR,
    .prose = true,
    .examples = DZ_EXAMPLES({NULL, "The harbor was rebuilt in 1998， and the lighthouse followed.", true},
                            {NULL, "It was opened in １９９８ by the mayor.", true},
                            {"港口于1998年重建,灯塔随后完工。", NULL, true},
                            {"港口（Harbor, Ltd.）于1998年重建，灯塔随后完工。",
                             "The harbor (港口，码头) was rebuilt in 1998, and the lighthouse followed.", false}),
};

static bool is_space(uint32_t c) { return c == ' ' || c == 0xa0; }

static bool is_wide_mark(uint32_t c)
{
    return (c >= 0xff01 && c <= 0xff20) || (c >= 0xff3b && c <= 0xff40) || (c >= 0xff5b && c <= 0xff5e) || c == 0x3001 || c == 0x3002;
}

/** Whether what stands beside 'i', spaces left out, is Han or belongs to it. */
static bool is_among_han(const dz_paragraph *p, size_t i)
{
    size_t before = i - 1, after = i + 1;

    while (is_wide_mark(dz_char(p, before)) || is_space(dz_char(p, before)))
        before--;
    while (is_wide_mark(dz_char(p, after)) || is_space(dz_char(p, after)))
        after++;
    return dz_is_cjk(dz_char(p, before)) || dz_is_cjk(dz_char(p, after));
}

static void read_english(dz_reader *r, const dz_paragraph *p)
{
    for (size_t i = 0; i < p->n; i++) {
        size_t from = i;

        if (!is_wide_mark(p->at[i]) || is_among_han(p, i))
            continue;
        while (is_wide_mark(dz_char(p, i + 1)))
            i++;
        dz_keep_place(r, &r->width, dz_stretch(p, from, i + 1));
    }
}

/** A half-width mark that a Han character stands on both sides of; of a stop, also
 *  before the end. A question mark may be a lost dot, of which text.damage tells. */
static bool is_narrow(const dz_paragraph *p, size_t i)
{
    uint32_t c = p->at[i], after = dz_char(p, i + 1);

    if (!dz_is_han(dz_char(p, i - 1)))
        return false;
    if (c == '.')
        return after == 0 || dz_is_han(after);
    if (c == ',' || c == ';' || c == ':' || c == '!')
        return dz_is_han(after) || after == 0x201c || after == 0x300a || after == 0x300c;
    return c == '?' && after == 0;
}

static void read_chinese(dz_reader *r, const dz_paragraph *p)
{
    for (size_t i = 0; i < p->n; i++) {
        uint32_t c = p->at[i];

        r->wide += c == 0xff0c || c == 0x3002 || c == 0xff1b || c == 0xff1a;
        if (c < 0x80 && is_narrow(p, i))
            dz_keep_place(r, &r->width, dz_stretch(p, i, i + 1));
    }
}

void dz_read_width(dz_reader *r, const dz_paragraph *p)
{
    if (p->kind == DZ_SEGMENT_FURNITURE)
        return;
    if (r->zh)
        read_chinese(r, p);
    else if (dz_document_lang(dz_pair_document(r->c->pair, r->side)) == DZ_LANG_EN)
        read_english(r, p);
}

static void say(dz_reader *r, dz_span span)
{
    dz_str text = dz_document_slice(dz_pair_document(r->c->pair, r->side), span);

    dz_buf_format(&r->c->say[DZ_IN_ENGLISH], r->zh ? "half-width '%.*s' in Chinese" : "full-width '%.*s' in English", DZ_ARG(text));
    dz_buf_format(&r->c->say[DZ_IN_CHINESE], r->zh ? "中文中用了半角“%.*s”" : "英文中用了全角“%.*s”", DZ_ARG(text));
}

void dz_end_width(dz_reader *r)
{
    bool habit = r->zh && r->width.n > 2 && r->width.n > r->wide;

    dz_find_places(r, &dz_rule_punctuation_width, habit ? DZ_NOTE : dz_typo(r), &r->width, habit, say);
}
