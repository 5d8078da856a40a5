/* html.c — HTML pages: the article is text, all around it is furniture. Floor read. */
#include "read/html.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <gumbo.h>

#include "base/fail.h"
#include "read/document.h"
#include "text/script.h"
#include "text/utf8.h"

enum { MOST_HTML = 32 << 20, LONGEST_ENTITY = 40 };

/* ---- memory ---- */

/* gumbo does not ask whether there is memory. So what it takes is counted and hangs
 * in a ring; where there is none, or it takes out of all proportion, we leave by a jump. */

typedef struct chunk {
    struct chunk *before, *behind;
    size_t        n;
    size_t        none; /* keeps what follows aligned */
} chunk;

typedef struct memory {
    chunk   ring;
    size_t  used, most;
    bool    over;
    jmp_buf away;
} memory;

static void *take(void *data, size_t n)
{
    memory *m = data;
    chunk  *one;

    m->over = m->used + n > m->most;
    one = m->over ? NULL : dz_alloc(1, sizeof *one + n);
    if (!one)
        longjmp(m->away, 1);
    one->n = n;
    one->before = &m->ring;
    one->behind = m->ring.behind;
    one->behind->before = one;
    m->ring.behind = one;
    m->used += n;
    return one + 1;
}

static void give_back(void *data, void *at)
{
    memory *m = data;
    chunk  *one = at;

    if (!at)
        return;
    one--;
    one->before->behind = one->behind;
    one->behind->before = one->before;
    m->used -= one->n;
    dz_release(one);
}

static void give_all_back(memory *m)
{
    while (m->ring.behind != &m->ring)
        give_back(m, m->ring.behind + 1);
}

/* ---- what tags say ---- */

static bool has_tag(GumboTag tag, const GumboTag *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == tag)
            return true;
    return false;
}

/** No text of the page stands in it. */
static bool is_mute(GumboTag tag)
{
    static const GumboTag tags[] = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA,
                                    GUMBO_TAG_SELECT, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG, GUMBO_TAG_MATH,
                                    GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_CANVAS, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES};

    return has_tag(tag, tags, sizeof tags / sizeof *tags);
}

static bool is_inline(GumboTag tag)
{
    static const GumboTag tags[] = {GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_B, GUMBO_TAG_BDI, GUMBO_TAG_BDO, GUMBO_TAG_BIG, GUMBO_TAG_CITE,
                                    GUMBO_TAG_CODE, GUMBO_TAG_DATA, GUMBO_TAG_DEL, GUMBO_TAG_DFN, GUMBO_TAG_EM, GUMBO_TAG_FONT,
                                    GUMBO_TAG_I, GUMBO_TAG_INS, GUMBO_TAG_KBD, GUMBO_TAG_LABEL, GUMBO_TAG_MARK, GUMBO_TAG_NOBR,
                                    GUMBO_TAG_Q, GUMBO_TAG_RUBY, GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_S, GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
                                    GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_TIME, GUMBO_TAG_TT,
                                    GUMBO_TAG_U, GUMBO_TAG_VAR, GUMBO_TAG_WBR, GUMBO_TAG_IMG, GUMBO_TAG_UNKNOWN};

    return has_tag(tag, tags, sizeof tags / sizeof *tags);
}

static bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

/** Elements that hold blocks, among which the article is looked for. */
static bool is_container(GumboTag tag)
{
    return !is_inline(tag) && !is_heading(tag) && tag != GUMBO_TAG_P && tag != GUMBO_TAG_LI && tag != GUMBO_TAG_PRE && tag != GUMBO_TAG_BR;
}

static const char *value_of(const GumboElement *element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element->attributes, name);

    return found ? found->value : "";
}

static bool is_hidden(const GumboElement *e)
{
    const char *style = value_of(e, "style"), *display = strstr(style, "display");

    return gumbo_get_attribute(&e->attributes, "hidden") || (display && strncmp(display + 7 + strspn(display + 7, " :"), "none", 4) == 0);
}

static bool is_aside(const GumboElement *e)
{
    static const GumboTag tags[] = {GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_BUTTON, GUMBO_TAG_MENU, GUMBO_TAG_FIELDSET};

    return has_tag(e->tag, tags, sizeof tags / sizeof *tags) || is_hidden(e);
}

static bool is_hidden_word(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT && is_inline(node->v.element.tag) && is_hidden(&node->v.element);
}

/** Words in a paragraph that are not shown, such as those for another system: with them it would say things twice.
 *  Where nothing else stands in their element a script will show some: the last are taken for them. */
static bool is_unseen_word(const GumboNode *node)
{
    const GumboVector *around = &node->parent->v.element.children;

    if (!is_hidden_word(node))
        return false;
    for (unsigned i = 0; i < around->length; i++) {
        const GumboNode *other = around->data[i];

        if (other->type != GUMBO_NODE_WHITESPACE && !is_hidden_word(other))
            return true;
    }
    return node->index_within_parent + 1 < around->length;
}

/** Whether something is in a link to another place of a page. */
static bool is_in_note_link(const GumboNode *node)
{
    const GumboElement *e = node->type == GUMBO_NODE_ELEMENT ? &node->v.element : NULL;

    return e && e->tag == GUMBO_TAG_A && strchr(value_of(e, "href"), '#');
}

/** The raised number of a note, which is a link to it: versions number their notes each by itself. */
static bool is_note_mark(const GumboNode *node)
{
    const GumboElement *e = &node->v.element;

    if (e->tag != GUMBO_TAG_SUP)
        return false;
    return is_in_note_link(node->parent) || (e->children.length == 1 && is_in_note_link(e->children.data[0]));
}

/** Whether one of the names of a class begins with a word for program code. */
static bool names_code(const char *names)
{
    static const char *const words[] = {"screen", "programlisting", "synopsis", "code", "sourcecode", "source", "src", "highlight", "hljs",
                                        "language-", "lang-", "prettyprint", "brush", "terminal", "console", "literal-block", "literallayout", "bascode"};

    for (const char *at = names; *at;) {
        size_t n = strcspn(at, " \t\n");

        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strncasecmp(at, words[i], strlen(words[i])) == 0)
                return true;
        at += n + (at[n] != '\0');
    }
    return false;
}

/** Program code, or what a program printed: a <pre> that says so, or in which something is marked as such. Of others find_code() judges. */
static bool is_code(const GumboNode *node)
{
    const GumboElement *e = &node->v.element;
    const GumboNode    *around = node->parent;

    if (e->tag != GUMBO_TAG_PRE)
        return false;
    for (unsigned i = 0; i < e->children.length; i++) {
        static const GumboTag tags[] = {GUMBO_TAG_CODE, GUMBO_TAG_SAMP, GUMBO_TAG_KBD, GUMBO_TAG_TT};
        const GumboNode      *child = e->children.data[i];

        if (child->type == GUMBO_NODE_ELEMENT && has_tag(child->v.element.tag, tags, sizeof tags / sizeof *tags))
            return true;
    }
    return names_code(value_of(e, "class")) || (around && around->type == GUMBO_NODE_ELEMENT && names_code(value_of(&around->v.element, "class")));
}

/** Whether a class or an id has a word for what is no article, in the English or the Pinyin of those who make sites. */
static bool hints(const char *names)
{
    static const char *const words[] = {"nav",     "navbar",  "menu",     "foot",    "footer",  "bottom",   "copyright", "crumb",   "crumbs",
                                        "breadcrumb", "breadcrumbs", "share", "related", "recommend", "sidebar", "aside", "pager", "pagination",
                                        "toolbar", "tools",   "search",   "login",   "ad",      "ads",      "banner",    "links",   "friendlink",
                                        "tags",    "comment", "comments", "hot",     "rank",    "ranking",  "qrcode",    "print",   "daohang",
                                        "dqwz",    "dibu",    "banquan",  "fenxiang", "xgyd",   "weizhi",   "topbar",    "skip",    "popular"};

    for (const char *at = names; *at;) {
        size_t n = strcspn(at, " -_\t\n");

        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i]) == n && strncasecmp(at, words[i], n) == 0)
                return true;
        at += n + (at[n] != '\0');
    }
    return false;
}

/* ---- what is no text of a book ---- */

/** Whether one of the words in a value is in the list. */
static bool says(const char *value, const char *const *list, size_t n)
{
    for (size_t len; value += strspn(value, " \t\r\n"), (len = strcspn(value, " \t\r\n")) > 0; value += len)
        for (size_t i = 0; i < n; i++)
            if (strlen(list[i]) == len && strncasecmp(value, list[i], len) == 0)
                return true;
    return false;
}

static bool is_note(const GumboElement *e)
{
    static const char *const types[] = {"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"};

    return says(value_of(e, "epub:type"), types, sizeof types / sizeof *types);
}

/** A link in superscript to another place of the book: the call of a note, whatever it says of itself. */
static bool is_call(const GumboNode *node)
{
    const GumboElement *e = &node->v.element;
    const GumboNode    *only = e->children.length == 1 ? e->children.data[0] : NULL, *around = node->parent;

    if (e->tag != GUMBO_TAG_A || !strchr(value_of(e, "href"), '#'))
        return false;
    return (only && only->type == GUMBO_NODE_ELEMENT && only->v.element.tag == GUMBO_TAG_SUP) ||
           (around && around->type == GUMBO_NODE_ELEMENT && around->v.element.tag == GUMBO_TAG_SUP);
}

static bool is_no_text_of_book(const GumboNode *node)
{
    static const GumboTag    tags[] = {GUMBO_TAG_HEAD, GUMBO_TAG_NAV, GUMBO_TAG_RT, GUMBO_TAG_RP};
    static const char *const types[] = {"noteref", "pagebreak", "toc", "landmarks", "page-list"};
    static const char *const roles[] = {"doc-noteref", "doc-backlink", "doc-pagebreak", "doc-toc"};
    const GumboElement      *e = &node->v.element;

    return has_tag(e->tag, tags, sizeof tags / sizeof *tags) || says(value_of(e, "epub:type"), types, sizeof types / sizeof *types) ||
           says(value_of(e, "role"), roles, sizeof roles / sizeof *roles) || is_call(node) ||
           (gumbo_get_attribute(&e->attributes, "hidden") && !is_note(e));
}

/* ---- walking ---- */

/** Where the walk is in the tables of a book; all 0 outside of them. */
typedef struct in_table {
    uint32_t table, row, cell;
} in_table;

/** An element that is being walked through, and what it says of the text in it. */
typedef struct step {
    const GumboNode *node;
    unsigned         next; /* child */
    uint32_t         container, pre;
    uint16_t         kind;
    bool             linked, aside, hinted, top, title, code;
    in_table         around; /* a table: what it stands in itself */
} step;

typedef struct walk {
    dz_html_page *page;
    dz_str        file;
    DZ_LIST(step) steps;
    bool          open; /* the last block goes on */
    bool          failed;
    bool          book;
    in_table      at;
    uint32_t      tables, paragraphs; /* so far; paragraphs outside of tables */
    bool          broken; /* by <br>: what follows is the same paragraph */
} walk;

static bool ends_sentence(dz_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff1b)
            return true;
        if ((c == '.' || c == '!' || c == '?') && (at == text.len || strchr(" \n\t\"')", text.at[at]) || (unsigned char)text.at[at] >= 0x80))
            return true;
    }
    return false;
}

static void weigh_pre(dz_html_pre *pre, dz_str text)
{
    pre->stops |= ends_sentence(text);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        pre->ink += !dz_is_space(c);
        pre->signs += c > ' ' && c < 0x7f && strchr("{}[]<>=;_|\\/*&#$@^~+`", (int)c);
    }
}

/** Whether what stands in a <pre> is sentences. */
static bool is_prose(const dz_html_pre *pre)
{
    enum { FEW = 20 }; /* one sign in so many letters */

    return pre->stops && FEW * pre->signs < pre->ink;
}

static bool begins(dz_str text, const char *with) { return text.len >= strlen(with) && strncasecmp(text.at, with, strlen(with)) == 0; }

static void begin_block(walk *w, const step *s, dz_str text)
{
    dz_html_block block = {.kind = s->kind, .container = s->container, .aside = s->aside, .hinted = s->hinted, .top = s->top, .title = s->title, .pre = s->pre};
    dz_span       ink;

    ink = dz_trimmed(text, 0, text.len); /* behind the spaces of an indent, which need not be ASCII */
    text = (dz_str){text.at + ink.at, ink.len};
    if (w->at.cell) {
        block.table = w->at.table;
        block.row = w->at.row;
        block.cell = w->at.cell;
    } else
        block.paragraph = w->paragraphs += !(w->broken && w->paragraphs);
    w->broken = false;
    block.annex = begins(text, "附件") || begins(text, "附表") || begins(text, "Annex") || begins(text, "Attachment") || begins(text, "Appendix");
    w->failed |= !dz_list_push(&w->page->blocks, block);
    w->open = !w->failed;
}

static void take_text(walk *w, const GumboNode *node)
{
    const GumboText *t = &node->v.text;
    const step      *s = &w->steps.at[w->steps.n - 1];
    dz_str           text = {t->text + strspn(t->text, " \t\r\n\f"), 0};
    dz_html_block   *block;
    uint32_t         columns;

    if (*text.at == '\0' && !w->open)
        return;
    text.len = strlen(text.at);
    if (dz_utf8_valid(text.at, text.len) != text.len)
        text = (dz_str){t->original_text.data, t->original_text.length};
    if (!w->open)
        begin_block(w, s, text);
    if (w->failed || t->original_text.data < w->file.at)
        return;
    block = &w->page->blocks.at[w->page->blocks.n - 1];
    columns = (uint32_t)dz_columns(text);
    block->columns += columns;
    block->linked += s->linked ? columns : 0;
    block->stops |= ends_sentence(text);
    if (block->pre)
        weigh_pre(&w->page->pres.at[block->pre - 1], text);
    w->failed |= !dz_list_push(&w->page->pieces, (dz_html_piece){(size_t)(t->original_text.data - w->file.at), t->original_text.length, t->text,
                                                                 (uint32_t)w->page->blocks.n - 1, s->code});
}

static uint16_t kind_of(GumboTag tag, uint16_t around)
{
    switch (tag) {
    case GUMBO_TAG_LI: return DZ_BLOCK_ITEM;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return DZ_BLOCK_CELL;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION: return DZ_BLOCK_CAPTION;
    case GUMBO_TAG_P: return around == DZ_BLOCK_CELL ? DZ_BLOCK_PARAGRAPH : around;
    default: return is_heading(tag) ? DZ_BLOCK_HEADING : is_inline(tag) ? around : DZ_BLOCK_PARAGRAPH;
    }
}

static void enter_table(walk *w, GumboTag tag, step *s)
{
    if (tag == GUMBO_TAG_TABLE) {
        s->around = w->at;
        w->at = (in_table){++w->tables, 0, 0};
    } else if (tag == GUMBO_TAG_TR && w->at.table) {
        w->at.row++;
        w->at.cell = 0;
    } else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && w->at.table)
        w->at.cell++;
}

static void enter(walk *w, const GumboNode *node)
{
    const GumboElement *e = &node->v.element;
    step                s = w->steps.n ? w->steps.at[w->steps.n - 1] : (step){.kind = DZ_BLOCK_PARAGRAPH};

    s.node = node;
    s.next = 0;
    enter_table(w, e->tag, &s);
    s.kind = kind_of(e->tag, s.kind);
    s.top |= e->tag == GUMBO_TAG_H1;
    s.title |= e->tag == GUMBO_TAG_TITLE;
    s.linked |= e->tag == GUMBO_TAG_A && gumbo_get_attribute(&e->attributes, "href");
    s.code |= e->tag == GUMBO_TAG_CODE || e->tag == GUMBO_TAG_KBD || e->tag == GUMBO_TAG_SAMP || e->tag == GUMBO_TAG_TT;
    if (e->tag == GUMBO_TAG_PRE) {
        w->failed |= !dz_list_push(&w->page->pres, (dz_html_pre){0});
        s.pre = (uint32_t)w->page->pres.n;
    }
    s.aside |= is_aside(e) || is_code(node);
    s.hinted |= hints(value_of(e, "class")) || hints(value_of(e, "id"));
    if (!is_inline(e->tag) && !(e->tag == GUMBO_TAG_BR && s.kind == DZ_BLOCK_HEADING)) {
        w->broken = e->tag == GUMBO_TAG_BR && (w->open || w->broken);
        w->open = false;
    }
    if (is_container(e->tag)) {
        w->failed |= !dz_list_push(&w->page->containers, (dz_html_container){.parent = s.container});
        s.container = (uint32_t)w->page->containers.n - 1;
    }
    w->failed |= !dz_list_push(&w->steps, s);
}

static void leave(walk *w)
{
    GumboTag tag = w->steps.at[--w->steps.n].node->v.element.tag;

    if (tag == GUMBO_TAG_TABLE)
        w->at = w->steps.at[w->steps.n].around;
    if (!is_inline(tag) && tag != GUMBO_TAG_BR)
        w->open = w->broken = false;
}

/** Goes through the tree without recursion, however deep it is. */
static bool walk_tree(walk *w, const GumboNode *root)
{
    enter(w, root);
    while (w->steps.n && !w->failed) {
        step               *s = &w->steps.at[w->steps.n - 1];
        const GumboVector  *children = &s->node->v.element.children;
        const GumboNode    *child;

        if (s->next == children->length) {
            leave(w);
            continue;
        }
        child = children->data[s->next++];
        if (child->type == GUMBO_NODE_ELEMENT && !is_mute(child->v.element.tag) && !is_unseen_word(child) && !is_note_mark(child) &&
            !(w->book && is_no_text_of_book(child)))
            enter(w, child);
        else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA || child->type == GUMBO_NODE_WHITESPACE)
            take_text(w, child);
    }
    dz_list_free(&w->steps);
    return !w->failed;
}

/** What stands in a <pre> and is no prose is program code: no text of the article, and of a book neither. */
static void find_code(dz_html_page *page)
{
    for (size_t i = 0; i < page->blocks.n; i++) {
        dz_html_block *b = &page->blocks.at[i];

        if (!b->pre || (!b->aside && is_prose(&page->pres.at[b->pre - 1])))
            continue;
        b->aside = true;
        b->kind = DZ_BLOCK_FURNITURE;
    }
    for (size_t i = 0; i < page->pieces.n; i++) {
        const dz_html_block *b = &page->blocks.at[page->pieces.at[i].block];

        page->pieces.at[i].code |= b->pre && b->aside;
    }
}

/* ---- what the title says ---- */

/** The text of a block's first piece, if that is all of it. */
static dz_str only_text(const dz_html_page *page, size_t *piece, uint32_t block)
{
    dz_str text = {NULL, 0};
    size_t n = 0;

    for (; *piece < page->pieces.n && page->pieces.at[*piece].block == block; ++*piece) {
        const char *at = page->pieces.at[*piece].text;

        at += strspn(at, " \t\r\n\f");
        if (*at && n++ == 0)
            text = (dz_str){at, strlen(at)};
    }
    while (text.len && strchr(" \t\r\n\f", text.at[text.len - 1]))
        text.len--;
    return n == 1 ? text : (dz_str){NULL, 0};
}

/** Marks the blocks that the title of the page begins with: the article's own heading. */
static void find_named(dz_html_page *page)
{
    enum { SHORTEST = 9 }; /* bytes: three Han */
    dz_str title = {NULL, 0};
    size_t piece = 0;

    for (uint32_t i = 0; i < page->blocks.n; i++) {
        dz_html_block *b = &page->blocks.at[i];
        dz_str         text = only_text(page, &piece, i);

        if (b->title && !title.at)
            title = text;
        else if (!b->title && text.len >= SHORTEST && text.len <= title.len && memcmp(title.at, text.at, text.len) == 0)
            b->named = true;
    }
}

/* ---- laying down ---- */

/** The length of what may be an entity at '&'. */
static size_t entity_length(dz_str file, size_t at, size_t end)
{
    size_t n = 1;

    while (at + n < end && n < LONGEST_ENTITY && strchr("#0123456789", file.at[at + n]))
        n++;
    while (at + n < end && n < LONGEST_ENTITY && ((file.at[at + n] | 0x20) >= 'a' && (file.at[at + n] | 0x20) <= 'z' ? true : file.at[at + n] >= '0' && file.at[at + n] <= '9'))
        n++;
    return n + (at + n < end && file.at[at + n] == ';');
}

/** Whether text and file go on alike, as far as a few bytes tell. 'by_tag': a tag that is no text may stand between. */
static bool go_on(dz_str file, size_t at, size_t end, const char *text, bool by_tag)
{
    for (size_t k = 0; k < 4 && text[k]; k++) {
        if (at + k >= end)
            return false;
        if ((file.at[at + k] == '<' && (by_tag || k)) || file.at[at + k] == '&' || file.at[at + k] == '\r')
            return true;
        if (file.at[at + k] != text[k])
            return false;
    }
    return *text != '\0' || at <= end;
}

/** An entity of the file, or a '&' that is none. Answers how many bytes of the text it is, 0 when that cannot be told. */
static size_t lay_entity(dz_reading *r, size_t *at, size_t end, const char *text)
{
    size_t n = entity_length(r->file, *at, end), len = 0;

    if (*text == '&' && strncmp(text, r->file.at + *at, n) == 0) { /* as it stands */
        dz_lay_file(r, *at, 1);
        ++*at;
        return 1;
    }
    dz_utf8_next(text, &len);
    for (int by_tag = 0; by_tag < 2; by_tag++)
        for (size_t k = n; k >= 2; k--)
            if (go_on(r->file, *at + k, end, text + len, by_tag)) {
                dz_lay_text(r, (dz_str){text, len}, *at, k);
                *at += k;
                return len;
            }
    return 0;
}

/** What of the text stands in the file just so, from 'at' on. */
static size_t equal_run(dz_str file, size_t at, size_t end, const char *text)
{
    size_t n = 0;

    while (at + n < end && text[n] && file.at[at + n] == text[n] && text[n] != '&' && (text[n] != '<' || n == 0))
        n++;
    while (n && (file.at[at + n - 1] & 0x80) && at + n < file.len && (file.at[at + n] & 0xc0) == 0x80) /* never within a character */
        n--;
    return n;
}

/** A character that the parser took for another: no page may have it. */
static void lay_other(dz_reading *r, size_t *at, const char **text)
{
    size_t behind = *at, len = 0;

    dz_utf8_next(r->file.at, &behind);
    dz_utf8_next(*text, &len);
    dz_lay_text(r, (dz_str){*text, len}, *at, behind - *at);
    *at = behind;
    *text += len;
}

/** Whether a paragraph of a <pre> ends at this line feed: the next line is blank, or indented as plain text is. */
static bool ends_paragraph(const char *text)
{
    size_t blanks = strspn(text + 1, " \t\r"), next = 1;

    if (*text != '\n' || text[1] == '\0')
        return false;
    return text[1 + blanks] == '\n' || blanks >= 4 || text[1] == '\t' || dz_utf8_next(text, &next) == 0x3000;
}

/** Where the paragraph that this text of a <pre> begins with ends. */
static const char *paragraph_end(const char *text)
{
    while (*text && !ends_paragraph(text))
        text++;
    return text;
}

/** Lays a piece of a block down, each of its characters beside the bytes it was made of. */
static void lay_piece(dz_reading *r, const dz_html_piece *piece, const dz_html_block *block)
{
    const char *stop = block->pre && !block->aside ? paragraph_end(piece->text) : NULL;
    size_t      at = piece->from > r->read ? piece->from : r->read, end = piece->from + piece->n;
    const char *text = piece->text;

    if (dz_utf8_valid(text, strlen(text)) != strlen(text)) { /* gumbo makes such of &#7777720013; */
        dz_lay_file(r, at, end - at);
        return;
    }
    while (*text) {
        size_t n;

        if (stop && text >= stop) {
            dz_lay_block(r, (dz_block_kind)block->kind);
            stop = paragraph_end(text + 1);
        }
        n = at < end ? equal_run(r->file, at, stop && (size_t)(stop - text) < end - at ? at + (size_t)(stop - text) : end, text) : 0;
        if (n) {
            dz_lay_file(r, at, n);
        } else if (at < end && r->file.at[at] == '\r') {
            dz_lay_space(r, '\n', at);
            at += 1 + (size_t)(at + 1 < end && r->file.at[at + 1] == '\n');
            text += *text == '\n';
            continue;
        } else if (at < end && r->file.at[at] == '<' && memchr(r->file.at + at, '>', end - at)) { /* a tag that was for nothing */
            at = (size_t)((const char *)memchr(r->file.at + at, '>', end - at) - r->file.at) + 1;
            continue;
        } else if (at < end && r->file.at[at] == '&' && (n = lay_entity(r, &at, end, text)) > 0) {
            text += n;
            continue;
        } else if (at < end && (r->file.at[at] & 0x80) && (*text & 0x80)) {
            lay_other(r, &at, &text);
            continue;
        } else {
            at = at < end ? at : end - (piece->n > 0); /* never behind the file */
            dz_lay_text(r, (dz_str){text, strlen(text)}, at, end - at);
            return;
        }
        at += n;
        text += n;
    }
}

static int by_place(const void *a, const void *b)
{
    const dz_html_piece *x = a, *y = b;

    return x->from < y->from ? -1 : x->from > y->from;
}

/** In the order of the file, which is not that of the tree where text stood between the rows of a table. 'part': of a book. */
static void lay_page(dz_reading *r, dz_html_page *page, const char *part)
{
    uint32_t block = UINT32_MAX;
    size_t   from;

    if (page->pieces.n)
        qsort(page->pieces.at, page->pieces.n, sizeof *page->pieces.at, by_place);
    for (size_t i = 0; i < page->pieces.n; i++) {
        if (page->pieces.at[i].block != block) {
            const dz_html_block *b = &page->blocks.at[block = page->pieces.at[i].block];
            dz_spot              spot = {.part = part, .paragraph = b->paragraph, .table = b->table, .row = b->row, .cell = b->cell};

            dz_lay_block(r, (dz_block_kind)b->kind);
            if (part)
                dz_lay_spot(r, &spot);
        }
        from = r->text.bytes.n;
        lay_piece(r, &page->pieces.at[i], &page->blocks.at[block]);
        if (page->pieces.at[i].code)
            dz_lay_code(r, from);
    }
}

/* ---- the whole ---- */

static void lay_tree(dz_reading *r, const GumboNode *root, const char *part)
{
    dz_html_page page = {0};
    walk         w = {.page = &page, .file = r->file, .book = part != NULL};

    if (walk_tree(&w, root)) {
        find_code(&page);
        if (!part) {
            find_named(&page);
            dz_html_find_article(&page);
        }
        lay_page(r, &page, part);
    }
    r->failed |= w.failed;
    dz_list_free(&page.pieces);
    dz_list_free(&page.blocks);
    dz_list_free(&page.containers);
    dz_list_free(&page.pres);
}

static dz_status parse(dz_reading *r, memory *m, GumboOutput **out)
{
    GumboOptions options = kGumboDefaultOptions;

    options.allocator = take;
    options.deallocator = give_back;
    options.userdata = m;
    options.max_errors = 0;
    *out = NULL;
    if (setjmp(m->away) == 0) {
        *out = gumbo_parse_with_options(&options, r->file.at, r->file.len);
        return DZ_OK;
    }
    if (m->over)
        return dz_fail(r->error, DZ_FORMAT, "'%s' grows out of all proportion when it is read", r->name);
    return dz_fail_nomem(r->error);
}

/** Reads what the reading has as its file. 'part': of a book, or NULL. */
static dz_status read_page(dz_reading *r, size_t most, const char *part)
{
    memory       m = {.most = most};
    GumboOutput *tree;
    dz_status    status;

    if (dz_html_is_knotted(r->file))
        return dz_fail(r->error, DZ_FORMAT, "'%s' has elements too deep in each other, or tags with too many attributes", r->name);
    m.ring.before = m.ring.behind = &m.ring;
    status = parse(r, &m, &tree);
    if (status == DZ_OK)
        lay_tree(r, tree->root, part);
    give_all_back(&m);
    return r->failed ? dz_fail_nomem(r->error) : status;
}

static dz_status read_html(dz_reading *r)
{
    dz_status status;

    if (r->file.len > MOST_HTML)
        return dz_fail(r->error, DZ_TOO_LARGE, "'%s' is a page of more than %d MB", r->name, MOST_HTML >> 20);
    status = read_page(r, (8u << 20) + 24 * r->file.len, NULL);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

dz_status dz_html_lay_chapter(dz_reading *r, dz_str chapter, size_t most, const char *part)
{
    dz_str    book = r->file;
    dz_status status;

    dz_lay_block(r, DZ_BLOCK_PARAGRAPH);
    r->file = chapter;
    r->read = 0;
    status = read_page(r, most, part);
    r->file = book;
    return status;
}

/** Whether a page begins here: behind white space and comments, by its document type or its first element. */
static bool is_page(dz_str bytes)
{
    static const char *const first[] = {"<!doctype html", "<html", "<head>", "<body"};
    size_t                   at = bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    while (at < bytes.len && (strchr(" \t\r\n", bytes.at[at]) || (bytes.len - at > 5 && memcmp(bytes.at + at, "<?xml", 5) == 0))) {
        const char *end = bytes.at[at] == '<' ? memchr(bytes.at + at, '>', bytes.len - at) : bytes.at + at;

        if (!end)
            return false;
        at = (size_t)(end - bytes.at) + 1;
    }
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (begins((dz_str){bytes.at + at, bytes.len - at}, first[i]))
            return true;
    return false;
}

const dz_format dz_html = {.name = "html", .extensions = " html htm xhtml shtml ", .sniff = is_page, .read = read_html};
