/* slips.c — renderings known to be wrong. Floor check. */
#include <string.h>

#include "check/check.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_style_slip = {
    "style.slip",
    {"a rendering known to be wrong", "常见误译"},
    {"Chinese words beside an English rendering that is wrong wherever they stand, mostly made by a machine: 我国 as \"my country\", 优于 as \"higher than\". "
     "The list, with what to write and why, is src/check/slips.inc.",
     "中文词语与已知的误译同时出现，多出自机器翻译：“我国”译作my country，“优于”译作higher than。词表及理由见src/check/slips.inc。"},
    DZ_MINOR,
    .prose = true,
    .examples = DZ_EXAMPLES({"我国北方的冬天很冷。", "Winters are cold in the north of my country.", true},
                            {NULL, "The self-created zone has drawn forty firms.", true},
                            {"新路线优于旧路线。", "The new route is higher than the old one.", true},
                            {"我国北方的冬天很冷，山顶高于云层。", "Winters are cold in the north of China, and the top is higher than the clouds.", false}),
};

static const struct slip {
    const char *zh, *en, *right, *why[DZ_TONGUES], *unless;
} slips[] = {
#include "check/slips.inc"
};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xc3; }

/** How many bytes of 'text' at 'at' are one character of a pattern: the apostrophe and
 *  the space come in several shapes. 0: it is another. */
static size_t one(dz_str text, size_t at, char c)
{
    unsigned char b = (unsigned char)text.at[at];

    if (c == '\'' && text.len - at >= 3 && memcmp(text.at + at, "\xe2\x80\x99", 3) == 0)
        return 3;
    if (c == ' ' && (b == '\n' || b == '\r'))
        return 1;
    return (b >= 'A' && b <= 'Z' ? b + 32 : b) == (unsigned char)c;
}

/** The end of a pattern that stands at 'at', or 0. */
static size_t end_of(dz_str text, size_t at, const char *pattern)
{
    for (; *pattern; pattern++) {
        size_t n = 0;

        if (*pattern == '*') {
            while (at < text.len && is_letter(text.at[at]))
                at++;
            continue;
        }
        n = at < text.len ? one(text, at, *pattern) : 0;
        if (n == 0)
            return 0;
        at += n;
    }
    return at == text.len || !is_letter(text.at[at]) || !is_letter(text.at[at - 1]) ? at : 0;
}

/** Where a pattern stands as whole words in a text; not inside a quotation, where somebody may say "my country". False: nowhere. */
static bool find_words(dz_str text, const char *pattern, size_t *from, size_t *to)
{
    bool quoted = false;

    for (size_t at = 0; at < text.len; at++) {
        if (text.at[at] == '"')
            quoted = !quoted;
        else if (text.len - at >= 3 && text.at[at] == '\xe2' && text.at[at + 1] == '\x80' && (text.at[at + 2] == '\x9c' || text.at[at + 2] == '\x9d'))
            quoted = text.at[at + 2] == '\x9c';
        if (quoted)
            continue;
        if ((at > 0 && is_letter(text.at[at - 1])) || one(text, at, *pattern) == 0)
            continue;
        *to = end_of(text, at, pattern);
        if (*to) {
            *from = at;
            return true;
        }
    }
    return false;
}

/** The first of the words divided by '|' that stands in a text: its place and length; 0 long: none does. */
static dz_str find_han(dz_str text, const char *words)
{
    while (*words) {
        size_t n = strcspn(words, "|");

        for (size_t at = 0; at + n <= text.len; at++)
            if (text.at[at] == words[0] && text.at[at + 1] == words[1] && memcmp(text.at + at, words, n) == 0)
                return (dz_str){text.at + at, n};
        words += n + (words[n] == '|');
    }
    return (dz_str){NULL, 0};
}

static dz_span span_of(const dz_case *c, int side, dz_str text)
{
    return (dz_span){(uint32_t)(text.at - dz_document_text(dz_pair_document(c->pair, side)).at), (uint32_t)text.len};
}

static void tell(dz_case *c, int side, const struct slip *slip, dz_str en, dz_str zh)
{
    dz_finding finding = {.rule = &dz_rule_style_slip, .severity = DZ_MINOR};

    finding.on[side] = true;
    finding.span[side] = span_of(c, side, en);
    finding.bead = dz_bead_at(c->pair, side, finding.span[side].at);
    if (zh.len) {
        finding.on[!side] = true;
        finding.span[!side] = span_of(c, !side, zh);
        dz_buf_format(&c->say[DZ_IN_ENGLISH], "'%.*s' for '%.*s'", DZ_ARG(en), DZ_ARG(zh));
        dz_buf_format(&c->say[DZ_IN_CHINESE], "“%.*s”误译为“%.*s”", DZ_ARG(zh), DZ_ARG(en));
    } else {
        dz_buf_format(&c->say[DZ_IN_ENGLISH], "'%.*s' is a known slip", DZ_ARG(en));
        dz_buf_format(&c->say[DZ_IN_CHINESE], "“%.*s”为常见误译", DZ_ARG(en));
    }
    dz_buf_format(&c->say[DZ_IN_ENGLISH], ": %s; write %s", slip->why[DZ_IN_ENGLISH], slip->right);
    dz_buf_format(&c->say[DZ_IN_CHINESE], "：%s；可作%s", slip->why[DZ_IN_CHINESE], slip->right);
    dz_find(c, finding);
}

/** Looks for every slip in a text, and for its Chinese in the other one; 'zh' empty: for those that need none. */
static void look(dz_case *c, int side, dz_str en, dz_str zh)
{
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        size_t from, to;
        dz_str there = {NULL, 0};

        if ((slips[i].zh != NULL) != (zh.len > 0))
            continue;
        if (slips[i].zh && (there = find_han(zh, slips[i].zh)).len == 0)
            continue;
        if (slips[i].unless && find_han(zh, slips[i].unless).len)
            continue;
        if (find_words(en, slips[i].en, &from, &to) && !dz_is_told_there(c, &dz_rule_style_slip, side, span_of(c, side, (dz_str){en.at + from, to - from})))
            tell(c, side, &slips[i], (dz_str){en.at + from, to - from}, there);
    }
}

static bool is_english(const dz_case *c, int side) { return dz_document_lang(dz_pair_document(c->pair, side)) == DZ_LANG_EN; }

void dz_check_slips(dz_case *c)
{
    int side = dz_pair_sides(c->pair) - 1; /* the target, or the one text there is */

    if (!is_english(c, side))
        return;
    for (size_t b = 0; b < dz_pair_beads(c->pair).n; b++)
        look(c, side, dz_document_slice(dz_pair_document(c->pair, DZ_TARGET), dz_pair_span(c->pair, b, DZ_TARGET)),
             dz_document_slice(dz_pair_document(c->pair, DZ_SOURCE), dz_pair_span(c->pair, b, DZ_SOURCE)));
    for (size_t i = 0; i < dz_segments_all(dz_pair_segments(c->pair, side)).n; i++)
        look(c, side, dz_document_slice(dz_pair_document(c->pair, side), dz_segments_all(dz_pair_segments(c->pair, side)).at[i].span),
             (dz_str){NULL, 0});
}
