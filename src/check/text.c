/* text.c — what is broken, hidden or mixed in one text. Floor check. */
#include <string.h>

#include "check/check.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_text_damage = {
    "text.damage",
    {"the text is damaged", "文本受损"},
    {"Characters that were lost or changed on the way: bytes that are no character, U+FFFD, text decoded in a wrong "
     "encoding, readings that a converter left behind, lost dots in names, HTML entities. One finding for each kind; the "
     "other places are related. --repair reads the text as it should be where that is certain.",
     "文字在转换中丢失或走样：无法解码的字节、U+FFFD、乱码、转换残留的注音、人名中丢失的间隔号、HTML实体。每类一条，其余位置列为相关；"
     "--repair在有把握时按复原后的文本处理。"},
    DZ_MAJOR,
    .examples = DZ_EXAMPLES(
        {"公司每年在R&amp;D上投入很大。", "The company spends a great deal on R&D every year.", true},
        {"公司每年在R&amp;D上投入很大。", NULL, true},
        {"他在\uFFFD山住了十年。", "He lived on the mountain for ten years.", true},
        {"公司每年在R&D上投入很大。", "The company spends a great deal on R&D every year.", false}),
};

const dz_rule dz_rule_text_hidden = {
    "text.hidden",
    {"hidden characters", "隐藏字符"},
    {"Characters that nobody sees: direction controls (major), zero-width characters, soft hyphens, tags, control "
     "characters; and letters that are not what they seem: Cyrillic, Greek or full-width ones inside a Latin word. "
     "Invisible ones are left out of the text. Joiners inside emoji and Indic or Arabic words are at home.",
     "看不见的字符：方向控制符（重要）、零宽字符、软连字符、标签字符、控制字符；以及混入拉丁单词的西里尔、希腊或全角字母。不可见者不参与比对；"
     "表情符号及印度、阿拉伯文字中的连接符不报告。"},
    DZ_MINOR,
    .examples = DZ_EXAMPLES(
        {"请向原账户付款。", "Please pay into the ori\u200Bginal account.", true},
        {NULL, "Please pay into the ori\u200Bginal account.", true},
        {"请向原账户付款。", "Please pay into the \u202Eoriginal\u202C account.", true},
        {"她是第一位飞上太空的女教师。👩\u200D🚀",
         "She is the first woman teacher to fly in space. 👩\u200D🚀",
         false}),
};

const dz_rule dz_rule_text_mixed_script = {
    "text.mixed-script",
    {"Simplified and Traditional are mixed", "繁简混用"},
    {"Characters that only the other script has, in clauses that hold both, where there are several of them. Characters "
     "good in both scripts do not count, nor do whole names and titles in the other script.",
     "同一句中混有另一字体特有的字，且数量较多。两种字体通用的字不计，整个写成另一字体的名称和标题也不计。"},
    DZ_MINOR,
    .prose = true,
    .examples = DZ_EXAMPLES(
        {"这座城市的歷史可以追溯到漢代，許多老街至今还在使用，游客可以在這裡买到各种點心。", NULL, true},
        {"這座城市的歷史可以追溯到漢代，許多老街至今還在使用。", NULL, false}),
};

/** How a kind of damage is told. */
typedef struct telling {
    const dz_rule *rule;
    dz_severity    severity;
    bool           each; /* every place is a finding of its own */
    const char    *what[DZ_TONGUES];
} telling;

static const telling tellings[DZ_DAMAGE_KINDS] = {
    [DZ_DAMAGE_BYTES] = {&dz_rule_text_damage, DZ_MAJOR, false, {"bytes that are no character", "无法解码的字节"}},
    [DZ_DAMAGE_LOST] = {&dz_rule_text_damage, DZ_MAJOR, false, {"lost characters", "丢失的字符"}},
    [DZ_DAMAGE_KUN] = {&dz_rule_text_damage, DZ_MAJOR, false,
                       {"lost characters, read as GBK after that", "丢失的字符，又按GBK解码"}},
    [DZ_DAMAGE_UTF8_AS_LATIN] = {&dz_rule_text_damage, DZ_MAJOR, false,
                                 {"UTF-8 read as windows-1252", "UTF-8误作windows-1252的乱码"}},
    [DZ_DAMAGE_GBK_AS_LATIN] = {&dz_rule_text_damage, DZ_MAJOR, false,
                                {"GBK read as windows-1252", "GBK误作windows-1252的乱码"}},
    [DZ_DAMAGE_UTF8_AS_GBK] = {&dz_rule_text_damage, DZ_MAJOR, false, {"UTF-8 read as GBK", "UTF-8误作GBK的乱码"}},
    [DZ_DAMAGE_READING] = {&dz_rule_text_damage, DZ_MAJOR, false,
                           {"a reading put behind the GBK bytes of a character", "按GBK字节插入的注音"}},
    [DZ_DAMAGE_READING_ASTRAY] = {&dz_rule_text_damage, DZ_MAJOR, true,
                                  {"a reading put between the GBK bytes of two characters", "注音按GBK字节插入，切断了两个字"}},
    [DZ_DAMAGE_COMMA_ASTRAY] = {&dz_rule_text_damage, DZ_MAJOR, true,
                                {"a comma put between the GBK bytes of two characters", "逗号按GBK字节替换，切断了两个字"}},
    [DZ_DAMAGE_DOT] = {&dz_rule_text_damage, DZ_MAJOR, false, {"the dot of a foreign name was lost", "外国人名的间隔号丢失"}},
    [DZ_DAMAGE_ENTITY] = {&dz_rule_text_damage, DZ_MINOR, false, {"an HTML entity was left in the text", "残留的HTML实体"}},
    [DZ_DAMAGE_PRIVATE] = {&dz_rule_text_damage, DZ_MINOR, false, {"private-use characters", "私用区字符"}},
    [DZ_HIDDEN_BIDI] = {&dz_rule_text_hidden, DZ_MAJOR, false, {"hidden direction controls", "隐藏的方向控制符"}},
    [DZ_HIDDEN_ZERO] = {&dz_rule_text_hidden, DZ_MINOR, false, {"zero-width characters", "零宽字符"}},
    [DZ_HIDDEN_HYPHEN] = {&dz_rule_text_hidden, DZ_MINOR, false, {"soft hyphens", "软连字符"}},
    [DZ_HIDDEN_TAG] = {&dz_rule_text_hidden, DZ_MINOR, false, {"hidden tag characters", "隐藏的标签字符"}},
    [DZ_HIDDEN_CONTROL] = {&dz_rule_text_hidden, DZ_MINOR, false, {"control characters", "控制字符"}},
    [DZ_HIDDEN_ALIKE] = {&dz_rule_text_hidden, DZ_MINOR, false,
                         {"a word with letters that only look Latin", "单词中有形似拉丁字母的他种字母"}},
    [DZ_HIDDEN_WIDE] = {&dz_rule_text_hidden, DZ_MINOR, false, {"a word with full-width letters", "单词中有全角字母"}},
    [DZ_MIXED_SCRIPT] = {&dz_rule_text_mixed_script, DZ_MINOR, false,
                         {"characters of the other script among these", "繁简混用的字"}},
};

/* ---- words ---- */

enum { MOST_SHOWN = 24 }; /* characters of damaged text in a message */

static void put_cut(dz_buf *buf, dz_str text)
{
    size_t at = 0, n = 0;

    for (; at < text.len && n < MOST_SHOWN; n++)
        dz_utf8_next(text.at, &at);
    dz_buf_add(buf, text.at, at);
    if (at < text.len)
        dz_buf_text(buf, "…");
}

static void put_quoted(dz_buf *buf, dz_str text, dz_tongue tongue)
{
    dz_buf_text(buf, tongue == DZ_IN_ENGLISH ? "'" : "“");
    put_cut(buf, text);
    dz_buf_text(buf, tongue == DZ_IN_ENGLISH ? "'" : "”");
}

/** "U+202E U+2066": the characters that are not plain Latin. */
static void put_codes(dz_buf *buf, dz_str text)
{
    enum { MOST = 6 };
    size_t n = 0;

    for (size_t at = 0; at < text.len && n <= MOST;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (dz_is_latin(c))
            continue;
        if (n == MOST)
            dz_buf_text(buf, " …");
        else
            dz_buf_format(buf, "%sU+%04X", n ? " " : "", (unsigned)c);
        n++;
    }
}

static bool is_invisible(const dz_damage *row) { return row->now.at && row->now.len == 0; }

/** What was there: in quotation marks, as code points, as bytes. */
static void put_was(dz_buf *buf, const dz_damage *row, dz_tongue tongue)
{
    if (row->kind == DZ_DAMAGE_BYTES) {
        dz_buf_str(buf, row->was);
        return;
    }
    if (is_invisible(row) || row->kind == DZ_DAMAGE_PRIVATE || row->kind == DZ_DAMAGE_LOST) {
        put_codes(buf, row->was);
        return;
    }
    put_quoted(buf, row->was, tongue);
    if (row->kind == DZ_HIDDEN_ALIKE || row->kind == DZ_HIDDEN_WIDE) {
        dz_buf_text(buf, tongue == DZ_IN_ENGLISH ? " (" : "（");
        put_codes(buf, row->was);
        dz_buf_text(buf, tongue == DZ_IN_ENGLISH ? ")" : "）");
    }
}

static void say_one(dz_buf *buf, const dz_damage *row, dz_tongue tongue)
{
    bool en = tongue == DZ_IN_ENGLISH;

    dz_buf_format(buf, en ? "%s: " : "%s：", tellings[row->kind].what[tongue]);
    put_was(buf, row, tongue);
    if (!row->now.at || is_invisible(row))
        return;
    if (row->mended)
        dz_buf_text(buf, en ? " is read as " : "现读作");
    else
        dz_buf_text(buf, en ? " should be " : "应为");
    put_quoted(buf, row->now, tongue);
}

/** ", 外": further characters of a mixed text, each once, the first few. */
static void say_others(dz_buf *buf, dz_damage_list all, size_t first, dz_tongue tongue)
{
    enum { MOST = 9 };
    const dz_damage *shown[MOST] = {&all.at[first]};
    size_t           n = 1;

    for (size_t i = first + 1; i < all.n && n < MOST; i++) {
        bool known = all.at[i].kind != DZ_MIXED_SCRIPT;

        for (size_t k = 0; k < n && !known; k++)
            known = shown[k]->was.len == all.at[i].was.len && memcmp(shown[k]->was.at, all.at[i].was.at, all.at[i].was.len) == 0;
        if (known)
            continue;
        shown[n++] = &all.at[i];
        dz_buf_text(buf, tongue == DZ_IN_ENGLISH ? ", " : "、");
        put_quoted(buf, all.at[i].was, tongue);
    }
}

/* ---- findings ---- */

static void say(dz_case *c, dz_damage_list all, size_t first, size_t more)
{
    for (int t = 0; t < DZ_TONGUES; t++) {
        say_one(&c->say[t], &all.at[first], (dz_tongue)t);
        if (all.at[first].kind == DZ_MIXED_SCRIPT) {
            say_others(&c->say[t], all, first, (dz_tongue)t);
            dz_buf_format(&c->say[t], t == DZ_IN_ENGLISH ? "; %zu in all" : "；共%zu处", more + 1);
        } else if (more)
            dz_buf_format(&c->say[t], t == DZ_IN_ENGLISH ? "; %zu more like it" : "；另有%zu处", more);
    }
}

static void tell(dz_case *c, int side, dz_damage_list all, size_t first, dz_span_list related)
{
    const telling *how = &tellings[all.at[first].kind];
    dz_finding     finding = {.rule = how->rule, .severity = how->severity, .related = related};

    finding.on[side] = true;
    finding.span[side] = all.at[first].span;
    finding.bead = dz_bead_at(c->pair, side, finding.span[side].at);
    say(c, all, first, related.n);
    dz_find(c, finding);
}

/** One finding for all places of a kind. 'spans' has room for them. */
static void tell_all(dz_case *c, int side, dz_damage_list all, uint16_t kind, dz_span *spans)
{
    size_t first = all.n, n = 0;

    for (size_t i = 0; i < all.n; i++) {
        if (all.at[i].kind != kind)
            continue;
        if (first == all.n)
            first = i;
        else
            spans[n++] = all.at[i].span;
    }
    if (first < all.n)
        tell(c, side, all, first, (dz_span_list){spans, n});
}

static void check_side(dz_case *c, int side, dz_damage_list all)
{
    dz_span *spans = dz_alloc(all.n, sizeof *spans);

    if (!spans) {
        dz_find_failed(c);
        return;
    }
    for (uint16_t kind = 0; kind < DZ_DAMAGE_KINDS; kind++)
        if (!tellings[kind].each)
            tell_all(c, side, all, kind, spans);
    for (size_t i = 0; i < all.n; i++)
        if (tellings[all.at[i].kind].each)
            tell(c, side, all, i, (dz_span_list){NULL, 0});
    dz_release(spans);
}

void dz_check_damage(dz_case *c)
{
    for (int side = 0; side < dz_pair_sides(c->pair); side++) {
        dz_damage_list all = dz_document_damage(dz_pair_document(c->pair, side));

        if (all.n)
            check_side(c, side, all);
    }
}
