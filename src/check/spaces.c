/* spaces.c — spaces too many, and spaces that are wanting. Floor check. */
#include "check/paragraph.h"
#include "segment/words.h"
#include "text/script.h"

const dz_rule dz_rule_punctuation_spaces = {
    "punctuation.spaces",
    {"a space too many, or one too few", "空格有误"},
    {"In English two spaces between words, a space before a comma or a stop, none behind one or behind a bracket; in Chinese a space "
     "between two Han of a sentence. Two spaces behind a full stop are a style, and addresses keep their own.",
     "英文词间有两个空格、逗号句号前有空格、其后或括号后缺空格；中文句内两字之间有空格。句号后空两格视为体例；网址等不计。"},
    DZ_NOTE,
    .prose = true,
    .examples = DZ_EXAMPLES({NULL, "The ferry , which is new, leaves at noon.", true},
                            {NULL, "The ferry leaves at noon.It is new.", true},
                            {"渡轮 中午出发，下午三点到达。", NULL, true},
                            {"渡轮中午出发，Wi-Fi 免费。", "The ferry leaves at noon.  It is slow, e.g. in winter; see example.com.", false}),
};

static bool is_small(uint32_t c) { return c >= 'a' && c <= 'z'; }
static bool is_large(uint32_t c) { return c >= 'A' && c <= 'Z'; }

/** Two spaces between two words; more of them are layout, and behind a stop they are a style. */
static bool is_wide_gap(const dz_paragraph *p, size_t i)
{
    return p->at[i] == ' ' && dz_char(p, i + 1) == ' ' && (dz_is_latin(dz_char(p, i - 1)) || dz_char(p, i - 1) == ',') &&
           dz_is_latin(dz_char(p, i + 2));
}

/** A space before a mark that clings to its word. */
static bool is_gap_before(const dz_paragraph *p, size_t i)
{
    uint32_t c = dz_char(p, i + 1), after = dz_char(p, i + 2);

    return p->at[i] == ' ' && (c == ',' || c == '.' || c == ';') && dz_is_latin(dz_char(p, i - 1)) && (after == ' ' || after == 0);
}

/** Whether the run without spaces around 'i' is an address or a name with stops in it. */
static bool is_address(const dz_paragraph *p, size_t i)
{
    size_t from = i, to = i, stops = 0;

    while (from > 0 && dz_char(p, from - 1) > ' ' && dz_char(p, from - 1) < 0x80)
        from--;
    while (dz_char(p, to) > ' ' && dz_char(p, to) < 0x80)
        to++;
    for (size_t k = from; k < to; k++) {
        uint32_t c = p->at[k];

        if (c == '/' || c == '@' || c == '_' || c == '\\' || c == '=' || c == '<' || c == '#')
            return true;
        stops += c == '.' && dz_is_latin(dz_char(p, k - 1)) && dz_is_latin(dz_char(p, k + 1));
    }
    return stops > 1;
}

/** `noon.It`, `noon,and`: words of letters only, and no `Node.js` or `U.S.A`. */
static bool is_tight(const dz_paragraph *p, size_t i)
{
    uint32_t c = p->at[i], before = dz_char(p, i - 1), after = dz_char(p, i + 1), second = dz_char(p, i + 2);

    if (!is_small(before) || !is_small(dz_char(p, i - 2)) || is_address(p, i))
        return false;
    if (c == '.')
        return is_large(after) && (is_small(second) || second == ' ');
    if (c == ')')
        return false;
    return (c == ',' || c == ';') && dz_is_latin(after) && (is_small(second) || second == ' ');
}

/** `Zhongyi)On the` */
static bool is_tight_bracket(const dz_paragraph *p, size_t i)
{
    return p->at[i] == ')' && is_small(dz_char(p, i - 1)) && is_large(dz_char(p, i + 1)) && is_small(dz_char(p, i + 2)) &&
           !is_address(p, i);
}

/** Keeps a place, unless a tag stands there whose content the text does not show. */
static void keep(dz_reader *r, dz_span span)
{
    if (!dz_has_tag(r->c, r->side, span))
        dz_keep_place(r, &r->spaces, span);
}

static void read_english(dz_reader *r, const dz_paragraph *p)
{
    for (size_t i = 1; i + 1 < p->n; i++) {
        uint32_t c = p->at[i];

        if (c == ' ' && is_wide_gap(p, i))
            keep(r, dz_stretch(p, i, i + 2));
        else if (c == ' ' && is_gap_before(p, i))
            keep(r, dz_stretch(p, i, i + 2));
        else if ((c == '.' || c == ',' || c == ';') && is_tight(p, i))
            keep(r, dz_stretch(p, i, i + 2));
        else if (c == ')' && is_tight_bracket(p, i))
            keep(r, dz_stretch(p, i, i + 2));
    }
}

/** Whether it has the marks of a sentence. What has none may be a title, whose halves a space parts: a file of units does not say. */
static bool is_marked(const dz_paragraph *p)
{
    for (size_t i = 0; i < p->n; i++) {
        uint32_t c = dz_fold_width(p->at[i]);

        if (c == 0x3002 || c == ',' || c == ';' || c == '!' || c == '?')
            return true;
    }
    return false;
}

static void read_chinese(dz_reader *r, const dz_paragraph *p)
{
    if (!is_marked(p))
        return;
    for (size_t i = 2; i + 2 < p->n; i++)
        if (p->at[i] == ' ' && p->at[i - 1] != 0x8baf && p->at[i - 1] != 0x8a0a && /* 本报讯 */
            dz_is_han(p->at[i - 1]) && dz_is_han(p->at[i - 2]) && dz_is_han(p->at[i + 1]) && dz_is_han(p->at[i + 2]))
            keep(r, dz_stretch(p, i, i + 1));
}

void dz_read_spaces(dz_reader *r, const dz_paragraph *p)
{
    if (p->kind != DZ_SEGMENT_SENTENCE)
        return;
    if (r->zh)
        read_chinese(r, p);
    else
        read_english(r, p);
}

static void say(dz_reader *r, dz_span span)
{
    dz_str text = dz_document_slice(dz_pair_document(r->c->pair, r->side), span);
    bool   many = text.at[0] == ' ';

    if (many && text.len > 1 && text.at[1] == ' ')
        dz_say_text(r->c, "two spaces between words", "词间有两个空格");
    else if (many && text.len > 1) {
        dz_buf_format(&r->c->say[DZ_IN_ENGLISH], "a space before '%c'", text.at[1]);
        dz_buf_format(&r->c->say[DZ_IN_CHINESE], "“%c”前有空格", text.at[1]);
    } else if (many)
        dz_say_text(r->c, "a space between two Han", "汉字之间有空格");
    else {
        dz_buf_format(&r->c->say[DZ_IN_ENGLISH], "no space behind '%c'", text.at[0]);
        dz_buf_format(&r->c->say[DZ_IN_CHINESE], "“%c”后缺空格", text.at[0]);
    }
}

void dz_end_spaces(dz_reader *r)
{
    dz_find_places(r, &dz_rule_punctuation_spaces, DZ_NOTE, &r->spaces, false, say);
}
