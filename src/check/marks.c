/* marks.c — quotation marks and brackets that are not paired. Floor check.
 *
 * A quotation may run over several paragraphs: English news opens it again at each of them and closes it at the last
 * one only; other texts open it once. So a mark that is open at the end of a paragraph waits for the next ones.
 */
#include "check/paragraph.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_punctuation_quotes = {
    "punctuation.quotes",
    {"a quotation mark without the other one", "引号不成对"},
    {"A quotation mark that opens and is not closed, or the reverse; curly, straight and Chinese ones. A quotation may go on in the next paragraph, "
     "with or without a mark at its beginning. Of sentences that were given one by one only those are told whose other side is whole.",
     "引号有始无终，或有终无始（弯引号、直引号、「」均检查）。引文可延续到下一段，段首可有引号也可没有。逐句给出的文本，另一侧引号完整时才报告。"},
    DZ_MINOR,
    .prose = true,
    .examples = DZ_EXAMPLES({NULL, "The mayor said, “We will plant a tree in every street.\n\nThe first one was planted in “Station Road.”", true},
                            {"市长说：“每条街都要种一棵树。\n\n第一棵树已经种在站前路。", NULL, true},
                            {NULL, "“We will plant trees.\n\n“Then we will water them,” she said. It is 6\" wide and 8' long.", false}),
};

const dz_rule dz_rule_punctuation_brackets = {
    "punctuation.brackets",
    {"a bracket without the other one", "括号不成对"},
    {"A bracket that opens and is not closed, or the reverse, of ( ) [ ] 【 】 《 》 〈 〉 in either width. Numbers of a list, 1) or a), and :-) are "
     "left alone. Of sentences that were given one by one only those are told whose other side is whole.",
     "括号有始无终，或有终无始：( ) [ ] 【 】 《 》 〈 〉，不分全半角。“1)”“a)”之类的编号和“:-)”不计。逐句给出的文本，另一侧括号完整时才报告。"},
    DZ_MINOR,
    .prose = true,
    .examples = DZ_EXAMPLES({NULL, "The bridge (built in 1912 is closed.", true},
                            {"《城市日报的记者到了现场。", NULL, true},
                            {"大桥（建于1912年)已关闭：一）维修；二）加固。", "The bridge (built in 1912) is closed: a) repairs; b) new cables.", false}),
};

enum { DEEPEST = 16, PATIENCE = 8, /* paragraphs that a mark waits */ NEAR = 12 /* bytes */ };

/** The marks of one family in one paragraph. */
typedef struct stack {
    dz_reader          *r;
    const dz_paragraph *p;
    dz_open            *waiting;
    const dz_rule      *rule;
    size_t              open[DEEPEST]; /* where each opened */
    size_t              n;
    bool                seen; /* a mark of the family */
} stack;

/* ---- telling ---- */

/** What opens less what closes, of the quotation marks or of the brackets. */
static int balance(dz_str text, bool quotes)
{
    int sum = 0, straight = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        straight += quotes && c == '"';
        c = dz_fold_width(c);
        if (quotes)
            sum += c == 0x201c || c == 0x300c || c == 0x300e ? 1 : c == 0x201d || c == 0x300d || c == 0x300f ? -1 : 0;
        else
            sum += c == '(' || c == '[' || c == 0x3010 || c == 0x300a ? 1 : c == ')' || c == ']' || c == 0x3011 || c == 0x300b ? -1 : 0;
    }
    return sum ? sum : straight % 2;
}

static bool has_quotes(dz_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (c == '"' || c == 0x201c || c == 0x300c || c == 0x300e)
            return true;
    }
    return false;
}

/** Whether the other side of a sentence that was given by itself has it right. A quotation that the other side does
 *  not mark may go on in the next sentence. */
static bool is_whole_there(const stack *s, dz_span span)
{
    dz_case *c = s->r->c;
    uint32_t bead = dz_bead_at(c->pair, s->r->side, span.at);
    bool     quotes = s->rule == &dz_rule_punctuation_quotes;
    dz_str   text;

    if (bead == DZ_NO_BEAD)
        return false;
    text = dz_document_slice(dz_pair_document(c->pair, !s->r->side), dz_pair_span(c->pair, bead, !s->r->side));
    return balance(text, quotes) == 0 && (!quotes || has_quotes(text));
}

/** Whether the text is damaged around a place: marks are the first to be lost there. */
static bool is_damaged(const stack *s, dz_span span)
{
    dz_damage_list all = dz_document_damage(dz_pair_document(s->r->c->pair, s->r->side));

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].kind < DZ_HIDDEN_BIDI && all.at[i].span.at < span.at + NEAR && span.at < dz_span_end(all.at[i].span) + NEAR)
            return true;
    return false;
}

static void tell(const stack *s, dz_span span, bool opens)
{
    dz_case *c = s->r->c;
    dz_str   text = dz_document_slice(dz_pair_document(c->pair, s->r->side), span);

    if ((s->r->units && !is_whole_there(s, span)) || is_damaged(s, span))
        return;
    dz_buf_format(&c->say[DZ_IN_ENGLISH], opens ? "'%.*s' is opened here and not closed" : "'%.*s' closes what was not opened", DZ_ARG(text));
    dz_buf_format(&c->say[DZ_IN_CHINESE], opens ? "‘%.*s’未闭合" : "‘%.*s’缺少开头的一半", DZ_ARG(text));
    dz_find_here(s->r, s->rule, dz_typo(s->r), span, (dz_span_list){NULL, 0});
}

static void tell_waiting(const stack *s)
{
    if (s->waiting->c)
        tell(s, s->waiting->span, true);
    s->waiting->c = 0;
}

/* ---- pairing ---- */

/** The first mark of a paragraph tells whether what waits goes on. */
static void meet(stack *s, bool opens)
{
    if (!s->seen && opens)
        tell_waiting(s);
    s->seen = true;
}

static void push(stack *s, size_t i)
{
    meet(s, true);
    if (s->n < DEEPEST)
        s->open[s->n++] = i;
}

static void pop(stack *s, size_t i)
{
    meet(s, false);
    if (s->n)
        s->n--;
    else if (s->waiting->c)
        s->waiting->c = 0;
    else
        tell(s, dz_stretch(s->p, i, i + 1), false);
}

/** Lets the mark that is open at the end of a paragraph wait; the ones inside of it are told. */
static void close_paragraph(stack *s)
{
    if (s->n && s->waiting->c)
        tell_waiting(s);
    for (size_t k = 1; k < s->n; k++)
        tell(s, dz_stretch(s->p, s->open[k], s->open[k] + 1), true);
    if (s->n)
        *s->waiting = (dz_open){s->p->at[s->open[0]], dz_stretch(s->p, s->open[0], s->open[0] + 1), s->p->index};
    else if (s->waiting->c && s->p->index > s->waiting->index + PATIENCE)
        tell_waiting(s);
}

/* ---- quotation marks ---- */

static bool opens_quote(uint32_t c) { return c == 0x201c || c == 0x300c || c == 0x300e; }
static bool closes_quote(uint32_t c) { return c == 0x201d || c == 0x300d || c == 0x300f; }

static bool is_gap(uint32_t c) { return c <= ' ' || c == 0xa0 || c == 0x3000 || dz_is_opener(c) || (c >= 0x2013 && c <= 0x2015); }

/** A straight mark opens or closes by what stands around it. */
static void take_straight(stack *s, size_t i)
{
    uint32_t before = dz_char(s->p, i - 1), after = dz_char(s->p, i + 1), top = s->n ? s->p->at[s->open[s->n - 1]] : 0;
    bool     inside = s->n && !(opens_quote(top) && top != 0x201c); /* 「x="3";"4"」: the corners are of another kind */

    if (s->n == 0 && dz_is_digit(before)) /* inches */
        return;
    if ((is_gap(before) && !is_gap(after)) || (!inside && (before == ':' || before == 0xff1a || before == ';' || before == '=')))
        push(s, i);
    else if (inside || (!is_gap(before) && (is_gap(after) || dz_is_closer(after) || after == ',' || after == '.')))
        pop(s, i);
    else
        push(s, i);
}

/** `the ”new path”`, `end. “`: a curly mark that stands where only the other one can. */
static bool is_turned(const stack *s, size_t i)
{
    uint32_t before = dz_char(s->p, i - 1), after = dz_char(s->p, i + 1);

    if (s->p->at[i] == 0x201c)
        return s->n && before == ' ' && (i + 1 == s->p->n || after == '\n' || after == ' ');
    return s->p->at[i] == 0x201d && s->n == 0 && !s->waiting->c && (is_gap(before) || before == ':' || before == ',') &&
           (dz_is_latin(after) || dz_is_han(after));
}

static void tell_turned(const stack *s, size_t i)
{
    dz_span span = dz_stretch(s->p, i, i + 1);
    dz_str  text = dz_document_slice(dz_pair_document(s->r->c->pair, s->r->side), span);

    dz_buf_format(&s->r->c->say[DZ_IN_ENGLISH], "'%.*s' is turned the wrong way", DZ_ARG(text));
    dz_buf_format(&s->r->c->say[DZ_IN_CHINESE], "引号‘%.*s’方向有误", DZ_ARG(text));
    dz_find_here(s->r, s->rule, DZ_NOTE, span, (dz_span_list){NULL, 0});
}

/** A paragraph that begins with a mark takes up the quotation that waits. */
static void take_up(dz_open *waiting, const dz_paragraph *p)
{
    size_t i = 0;

    while (is_gap(dz_char(p, i)) && !opens_quote(dz_char(p, i)) && i < p->n)
        i++;
    if (opens_quote(dz_char(p, i)) || dz_char(p, i) == '"')
        waiting->c = 0;
}

void dz_read_quotes(dz_reader *r, const dz_paragraph *p)
{
    stack s = {.r = r, .p = p, .waiting = &r->quote, .rule = &dz_rule_punctuation_quotes};

    if (p->kind == DZ_SEGMENT_FURNITURE)
        return;
    if (r->quote.c)
        take_up(&r->quote, p);
    for (size_t i = 0; i < p->n; i++) {
        bool turned = is_turned(&s, i);

        if (turned)
            tell_turned(&s, i);
        if (opens_quote(p->at[i]) ? !turned : turned)
            push(&s, i);
        else if (opens_quote(p->at[i]) || closes_quote(p->at[i]))
            pop(&s, i);
        else if (p->at[i] == '"' || p->at[i] == 0xff02)
            take_straight(&s, i);
    }
    close_paragraph(&s);
}

void dz_end_quotes(dz_reader *r) { tell_waiting(&(stack){.r = r, .waiting = &r->quote, .rule = &dz_rule_punctuation_quotes}); }

/* ---- brackets ---- */

static bool opens_bracket(uint32_t c) { return c == '(' || c == '[' || c == 0x3010 || c == 0x300a || c == 0x3008 || c == 0x3014; }
static bool closes_bracket(uint32_t c) { return c == ')' || c == ']' || c == 0x3011 || c == 0x300b || c == 0x3009 || c == 0x3015; }

/** `1)`, `a)`, `（2）` without its first half, `:-)`: a closing bracket that asks for no other. */
static bool is_alone(const dz_paragraph *p, size_t i)
{
    size_t from = i;

    if (dz_char(p, i - 1) == '-' || dz_char(p, i - 1) == ':' || dz_char(p, i - 1) == ';' || dz_char(p, i - 1) == ')' || dz_char(p, i - 1) == '=')
        return true;
    while (from > 0 && i - from < 4 && (dz_is_latin(p->at[from - 1]) || dz_is_digit(dz_fold_width(p->at[from - 1])) || dz_is_han(p->at[from - 1])))
        from--;
    if (i - from == 0 || i - from > 3)
        return false;
    if (from == 0 || i - from == 1)
        return true;
    return dz_is_digit(dz_fold_width(p->at[i - 1]));
}

/** `:(`, and `(` before an arrow or at the end of a line: a face, not a bracket. */
static bool is_face(const dz_paragraph *p, size_t i)
{
    uint32_t before = dz_char(p, i - 1);

    return before == ':' || before == '=' || (before == '-' && (dz_char(p, i - 2) == ':' || dz_char(p, i - 2) == ';'));
}

void dz_read_brackets(dz_reader *r, const dz_paragraph *p)
{
    stack s = {.r = r, .p = p, .waiting = &r->bracket, .rule = &dz_rule_punctuation_brackets};

    if (p->kind == DZ_SEGMENT_FURNITURE)
        return;
    for (size_t i = 0; i < p->n; i++) {
        uint32_t c = dz_fold_width(p->at[i]);

        if (opens_bracket(c) && !(is_face(p, i) && dz_char(p, i + 1) <= ' '))
            push(&s, i);
        else if (closes_bracket(c) && (s.n || s.waiting->c || !is_alone(p, i)))
            pop(&s, i);
    }
    close_paragraph(&s);
}

void dz_end_brackets(dz_reader *r) { tell_waiting(&(stack){.r = r, .waiting = &r->bracket, .rule = &dz_rule_punctuation_brackets}); }
