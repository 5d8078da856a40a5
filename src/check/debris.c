/* debris.c — what is left of an edit or of a page: ". ,", "()", pagers. Floor check. */
#include <string.h>

#include "check/paragraph.h"
#include "segment/words.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_text_debris = {
    "text.debris",
    {"remains of an edit or of a web page", "残留的标点或网页内容"},
    {"Marks that cannot stand side by side (\". ,\", \", ,\", 。，), a comma that begins a paragraph, brackets and quotation marks with nothing between. "
     "Crumbs, pagers and rows of buttons of the page that the text was copied from are told once, as a note.",
     "不能相邻的标点（. ,、, ,、。，）、段首的逗号、内容为空的括号和引号。从网页带出的导航路径、页码、按钮只提示一次。"},
    DZ_MINOR,
    .prose = true,
    .examples = DZ_EXAMPLES({NULL, "The gate was closed. , and nobody came.", true},
                            {"大门关了。，没有人来。", NULL, true},
                            {NULL, "Home > News > Local News\n\nThe gate was closed, and nobody came.", true},
                            {NULL, "Jars, Ltd., and other firms came, etc. Nobody... well, somebody called main() twice.", false}),
};

static bool is_comma(uint32_t c) { return c == ',' || c == ';' || c == 0xff0c || c == 0x3001 || c == 0xff1b; }
static bool is_stop(uint32_t c) { return c == '.' || c == 0x3002; }

/** Whether the stop at 'i' ends an abbreviation, or a word that may be one. */
static bool is_short_form(const dz_paragraph *p, size_t i)
{
    char   word[DZ_LONGEST_WORD + 1];
    size_t from = i, n = 0;

    while (from > 0 && (dz_is_latin(p->at[from - 1]) || p->at[from - 1] == '.') && i - from < DZ_LONGEST_WORD)
        from--;
    if (i - from < 5)
        return true;
    for (size_t k = from; k < i && n < DZ_LONGEST_WORD && p->at[k] < 0x80; k++)
        word[n++] = (char)p->at[k];
    word[n] = '\0';
    return n == 0 || strchr(word, '.') || dz_abbreviation(word);
}

/** Whether two semicolons, at 'i' and 'k', are of a program: ";;", "(; ;". */
static bool is_loop(const dz_paragraph *p, size_t i, size_t k)
{
    return p->at[i] == ';' && dz_char(p, k) == ';' && (k == i + 1 || i == 0 || !dz_is_latin(p->at[i - 1]));
}

/** The end of marks at 'i' that cannot stand side by side, or 0. */
static size_t clash(const dz_paragraph *p, size_t i)
{
    uint32_t first = p->at[i], second;
    size_t   k = i + 1;
    bool     gap = dz_char(p, k) == ' ';

    k += gap;
    second = dz_char(p, k);
    if (i > 0 && (p->at[i - 1] == first || (p->at[i - 1] == ' ' && dz_char(p, i - 2) == first)))
        return 0; /* of a row, like ... */
    if (dz_char(p, k + 1) == second || (dz_char(p, k + 1) == ' ' && dz_char(p, k + 2) == second))
        return 0;
    if (is_comma(first) && (is_comma(second) || is_stop(second)))
        return is_loop(p, i, k) || (second == '.' && dz_char(p, k + 1) > ' ') ? 0 : k + 1; /* ", .NET" */
    if (first == 0x3002)
        return is_comma(second) || is_stop(second) ? k + 1 : 0;
    if (first != '.' || !(is_comma(second) || (second == '.' && !gap)))
        return 0;
    if (second == '.')
        return dz_is_latin(dz_char(p, i - 1)) && (dz_char(p, k + 1) == ' ' || k + 1 == p->n) ? k + 1 : 0;
    return gap || !is_short_form(p, i) ? k + 1 : 0;
}

/** The end of a pair with nothing in it at 'i', or 0: main() is a name. */
static size_t hollow(const dz_paragraph *p, size_t i)
{
    static const uint32_t pairs[][2] = {{'(', ')'}, {0xff08, 0xff09}, {0x201c, 0x201d}, {0x300a, 0x300b}, {0x300c, 0x300d}};

    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        if (p->at[i] == pairs[k][0] && dz_char(p, i + 1) == pairs[k][1])
            return k < 2 && dz_char(p, i - 1) > ' ' && dz_char(p, i - 1) < 0x80 ? 0 : i + 2;
    return 0;
}

static void tell(dz_reader *r, dz_span span)
{
    dz_str text = dz_document_slice(dz_pair_document(r->c->pair, r->side), span);

    if (dz_has_tag(r->c, r->side, span)) /* what it stands for is between the marks */
        return;
    dz_buf_format(&r->c->say[DZ_IN_ENGLISH], "'%.*s' is left of an edit", DZ_ARG(text));
    dz_buf_format(&r->c->say[DZ_IN_CHINESE], "残留标点“%.*s”", DZ_ARG(text));
    dz_find_here(r, &dz_rule_text_debris, dz_rule_text_debris.severity, span, (dz_span_list){NULL, 0});
}

/** Whether the file is itself a page, in which the frame is where it belongs. */
static bool is_a_page(const dz_reader *r) { return strcmp(dz_document_format(dz_pair_document(r->c->pair, r->side)), "html") == 0; }

/** Crumbs, pagers, rows of buttons; but a line of dashes divides, and "Source: …" tells something. */
static bool is_of_page(const dz_paragraph *p)
{
    size_t letters = 0, bars = 0, arrows = 0;

    for (size_t i = 0; i < p->n; i++) {
        uint32_t c = p->at[i];

        letters += dz_is_latin(c) || dz_is_han(c);
        bars += c == '|' || c == 0x2022;
        arrows += c == '>' || c == '<' || c == 0xbb || c == 0xab || c == 0x203a || c == 0x3111; /* ㄑ as on a Taiwanese page */
    }
    return arrows || (bars && !letters);
}

static bool has_words(const dz_paragraph *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (dz_is_latin(p->at[i]) || dz_is_han(p->at[i]) || dz_is_digit(dz_fold_width(p->at[i])))
            return true;
    return false;
}

void dz_read_debris(dz_reader *r, const dz_paragraph *p)
{
    if (p->kind == DZ_SEGMENT_FURNITURE) {
        if (is_of_page(p) && !is_a_page(r))
            dz_keep_place(r, &r->pages, dz_stretch(p, 0, p->n));
        return;
    }
    if ((is_comma(dz_char(p, 0)) || p->at[0] == '.') && dz_char(p, 1) == ' ' && dz_is_latin(dz_char(p, 2)))
        tell(r, dz_stretch(p, 0, 1));
    if (!has_words(p)) /* ", ," in a cell is "the same" */
        return;
    for (size_t i = 0; i + 1 < p->n; i++) {
        uint32_t c = p->at[i];
        size_t   end = is_comma(c) || is_stop(c) ? clash(p, i) : dz_is_opener(c) ? hollow(p, i) : 0;

        if (end == 0)
            continue;
        tell(r, dz_stretch(p, i, end));
        i = end - 1;
    }
}

static void say_page(dz_reader *r, dz_span span)
{
    (void)span;
    dz_say_text(r->c, "a line of the web page's frame, not of the text", "网页导航内容，并非正文");
}

void dz_end_debris(dz_reader *r) { dz_find_places(r, &dz_rule_text_debris, DZ_NOTE, &r->pages, true, say_page); }
