/* untranslated.c — Chinese left in the English, and English in the Chinese. Floor check. */
#include "check/check.h"
#include "duizhao/lexicon.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_segments_untranslated = {
    "segments.untranslated",
    {"words that were not translated", "未翻译的内容"},
    {"Chinese that stands in the English, or an English sentence in a Chinese translation. What stands in brackets or quotation marks, and names in "
     "Chinese that follow their English form, are left alone. A whole sentence is major, single words are minor.",
     "英文中夹有中文，或中文译文中留有英文句子。括号、引号、书名号内的文字，以及附在英文名称之后的中文名不计。整句为重要，个别词语为轻微。"},
    DZ_MAJOR,
    .prose = true,
    .examples = DZ_EXAMPLES({"老城墙修好了。城门仍然关着。", "The old wall has been repaired. 城门仍然关着。", true},
                            {NULL, "The old wall near the 市场 has been repaired.", true},
                            {NULL, "The old wall of Xi'an (西安) has been repaired; it bears the sign “不到长城非好汉”.", false}),
};

enum {
    MOST_ADDED = 6,       /* Han behind an English name */
    FEWEST_WORDS = 6,     /* English words in a row that are a sentence */
    FEWEST_FUNCTION = 2,  /* of them such as the, of, is */
    MOST_SIGNS = 3        /* of these and more, the text does it on purpose */
};

static void tell(dz_case *c, int side, dz_span span, dz_severity severity, bool zh)
{
    dz_finding finding = {.rule = &dz_rule_segments_untranslated, .severity = severity};
    dz_str     text = dz_document_slice(dz_pair_document(c->pair, side), span);

    finding.on[side] = true;
    finding.span[side] = span;
    finding.bead = dz_bead_at(c->pair, side, span.at);
    if (severity == DZ_MAJOR)
        dz_say_text(c, zh ? "this is still Chinese" : "this is still English", zh ? "此句仍为中文" : "此句仍为英文");
    else {
        dz_buf_format(&c->say[DZ_IN_ENGLISH], zh ? "'%.*s' is still Chinese" : "'%.*s' is still English", DZ_ARG(text));
        dz_buf_format(&c->say[DZ_IN_CHINESE], zh ? "“%.*s”仍为中文" : "“%.*s”仍为英文", DZ_ARG(text));
    }
    dz_find(c, finding);
}

/* ---- Han in English ---- */

static bool is_chinese_mark(uint32_t c) { return dz_is_cjk(c) && !dz_is_han(c) && !dz_is_opener(c) && !dz_is_closer(c); }

/** The end of the Chinese that begins at 'at': Han with their marks and digits. */
static size_t end_of_han(dz_str text, size_t at, size_t *han)
{
    size_t end = at;

    for (*han = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (dz_is_han(c)) {
            end = at;
            ++*han;
        } else if (!is_chinese_mark(c) && !dz_is_digit(c) && c != '%' && c != '.')
            break;
    }
    return end;
}

/** Whether Chinese that begins at 'at' goes with an English word before it: "Xi'an 西安". */
static bool follows_a_name(dz_str text, size_t at)
{
    uint32_t c = 0;

    while (at > 0) {
        c = dz_utf8_before(text.at, &at);
        if (c != ' ' && c != 0xa0 && c != '/' && c != ':' && c != ',')
            break;
    }
    if (!dz_is_latin(c))
        return c == ':' || c == '/';
    while (at > 0 && (dz_is_latin(c) || c == '\'' || c == 0x2019 || c == '-')) {
        size_t before = at;

        c = dz_utf8_before(text.at, &before);
        if (!dz_is_latin(c) && c != '\'' && c != 0x2019 && c != '-')
            break;
        at = before;
    }
    c = dz_utf8_next(text.at, &at);
    return c >= 'A' && c <= 'Z';
}

/** The Han of one segment of English. 'deep' counts open brackets and quotation marks. */
static void read_english(dz_case *c, int side, dz_span span, bool habit)
{
    dz_str text = dz_document_slice(dz_pair_document(c->pair, side), span);
    size_t deep = 0, letters = dz_count_letters(text);
    bool   straight = false;

    for (size_t at = 0; at < text.len;) {
        size_t   from = at, han;
        uint32_t ch = dz_utf8_next(text.at, &at);

        straight ^= ch == '"';
        deep += dz_is_opener(ch);
        deep -= deep && dz_is_closer(ch);
        if (!dz_is_han(ch))
            continue;
        at = end_of_han(text, from, &han);
        if (2 * han > letters && (!deep || from < 4)) {
            tell(c, side, span, han >= 6 ? DZ_MAJOR : DZ_MINOR, true);
            return;
        }
        if (!deep && !straight && !(han <= MOST_ADDED && (habit || follows_a_name(text, from))))
            tell(c, side, (dz_span){span.at + (uint32_t)from, (uint32_t)(at - from)}, DZ_MINOR, true);
    }
}

/** Whether the text puts Chinese names behind English ones all the time, as a list of names does. */
static bool has_habit(const dz_document *doc)
{
    dz_str text = dz_document_text(doc);
    size_t signs = 0, han;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;

        if (!dz_is_han(dz_utf8_next(text.at, &at)))
            continue;
        at = end_of_han(text, from, &han);
        signs += han <= MOST_ADDED;
    }
    return signs > 2 * MOST_SIGNS;
}

/* ---- English in Chinese ---- */

/** A row of English words outside of brackets and quotation marks. */
typedef struct row {
    size_t from, to, words, function;
} row;

static bool is_sentence(const row *r) { return r->words >= FEWEST_WORDS && r->function >= FEWEST_FUNCTION; }

static void add_word(row *r, dz_str text, size_t from, size_t to)
{
    char   small[16];
    size_t n = to - from;

    r->from = r->words ? r->from : from;
    r->to = to;
    r->words++;
    if (n >= sizeof small)
        return;
    for (size_t i = 0; i < n; i++)
        small[i] = (char)(text.at[from + i] | 0x20);
    r->function += dz_is_function_word((dz_str){small, n});
}

static void end_row(dz_case *c, int side, dz_span span, row *r)
{
    dz_span all = {span.at + (uint32_t)r->from, (uint32_t)(r->to - r->from)};

    if (is_sentence(r))
        tell(c, side, all, DZ_MAJOR, false);
    *r = (row){0};
}

static void read_chinese(dz_case *c, int side, dz_span span)
{
    dz_str text = dz_document_slice(dz_pair_document(c->pair, side), span);
    row    r = {0};
    size_t deep = 0;

    for (size_t at = 0; at < text.len;) {
        size_t   from = at;
        uint32_t ch = dz_utf8_next(text.at, &at);

        deep += dz_is_opener(ch);
        deep -= deep && dz_is_closer(ch);
        if (ch < 0x80 && dz_is_latin(ch)) {
            while (at < text.len && (dz_is_latin((unsigned char)text.at[at]) || text.at[at] == '\'' || text.at[at] == '-'))
                at++;
            if (!deep)
                add_word(&r, text, from, at);
        } else if (ch > 0x24f && ch != 0x2019)
            end_row(c, side, span, &r);
    }
    end_row(c, side, span, &r);
}

/* ---- both ---- */

void dz_check_untranslated(dz_case *c)
{
    int                side = dz_pair_sides(c->pair) - 1; /* the target, or the one text there is */
    const dz_document *doc = dz_pair_document(c->pair, side);
    bool               zh = dz_lang_is_zh(dz_document_lang(doc)), habit;
    dz_segment_list    list = dz_segments_all(dz_pair_segments(c->pair, side));

    if ((zh && side == DZ_SOURCE) || dz_same_language(c->pair))
        return;
    habit = !zh && has_habit(doc);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].kind == DZ_SEGMENT_FURNITURE)
            continue;
        else if (zh)
            read_chinese(c, side, list.at[i].span);
        else if (dz_document_lang(doc) == DZ_LANG_EN)
            read_english(c, side, list.at[i].span, habit);
}
