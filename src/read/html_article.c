/* html_article.c — which blocks of a page are its article. Floor read.
 *
 * A block that is long, ends a sentence and is not made of links is prose for certain. The smallest
 * element that holds most of the prose is the article; it grows outward as long as what it gains
 * is neither links nor navigation, and upward to the heading that the title of the page repeats.
 * Inside of it, short blocks are text unless they are links that no prose follows.
 */
#include "read/html.h"

enum {
    LONG = 50,       /* columns of a block that is prose for certain */
    LONGER = 160,    /* and of one where a class says that it is not */
    MOST = 80        /* per cent of the prose that the article holds */
};

static bool is_links(const dz_html_block *b) { return 2 * b->linked > b->columns; }

static bool is_good(const dz_html_block *b)
{
    return !b->aside && !b->title && b->stops && 3 * b->linked < b->columns && b->columns >= (b->hinted ? LONGER : LONG);
}

/** Adds what each block has to all that it stands in. */
static void weigh(dz_html_page *page)
{
    for (size_t i = 0; i < page->blocks.n; i++) {
        const dz_html_block *b = &page->blocks.at[i];
        bool                 good = is_good(b);

        for (uint32_t c = b->container;; c = page->containers.at[c].parent) {
            dz_html_container *in = &page->containers.at[c];

            in->columns += b->columns;
            in->linked += b->linked;
            in->odd += !good && (b->aside || b->hinted) ? b->columns : 0;
            in->good += good ? b->columns : 0;
            if (in->parent == c)
                break;
        }
    }
}

/** Whether an element gains nothing but text by growing to the one around it. */
static bool may_grow(const dz_html_container *from, const dz_html_container *to)
{
    uint64_t gain = to->columns - from->columns, links = to->linked - from->linked, odd = to->odd - from->odd;

    return 5 * (2 * links + odd) <= gain;
}

/** The element that is the article: the innermost with most of the prose, grown. */
static uint32_t find_root(const dz_html_page *page)
{
    uint64_t all = page->containers.at[0].good;
    uint32_t root = 0;

    if (all == 0)
        return 0;
    for (size_t i = 0; i < page->containers.n; i++)
        if ((uint64_t)page->containers.at[i].good * 100 >= all * MOST)
            root = (uint32_t)i; /* those with most stand in each other, the innermost last */
    while (root != page->containers.at[root].parent && may_grow(&page->containers.at[root], &page->containers.at[page->containers.at[root].parent]))
        root = page->containers.at[root].parent;
    return root;
}

static bool stands_in(const dz_html_page *page, uint32_t container, uint32_t root)
{
    while (container > root)
        container = page->containers.at[container].parent;
    return container == root;
}

/** The stretch of blocks that is looked at: [first, last] are in the article or between it and its heading. */
typedef struct stretch {
    size_t first, last, last_good;
} stretch;

static stretch find_stretch(const dz_html_page *page, uint32_t root)
{
    stretch s = {page->blocks.n, 0, 0};

    for (size_t i = 0; i < page->blocks.n; i++) {
        if (!stands_in(page, page->blocks.at[i].container, root) || page->blocks.at[i].title)
            continue;
        s.first = i < s.first ? i : s.first;
        s.last = i;
        if (is_good(&page->blocks.at[i]))
            s.last_good = i;
    }
    return s;
}

/** Where the heading of the article stands before it, or 'first': what the title names, else a heading of the first rank. */
static size_t find_heading(const dz_html_page *page, size_t first)
{
    size_t top = first;

    for (size_t i = first; i-- > 0;) {
        const dz_html_block *b = &page->blocks.at[i];

        if (b->title || b->aside || is_links(b))
            continue;
        if (b->named)
            return i;
        if (b->top && top == first)
            top = i;
    }
    return top;
}

/** A heading over links alone, or over nothing. */
static bool leads_nowhere(const dz_html_page *page, const stretch *s, size_t i)
{
    return page->blocks.at[i].kind == DZ_BLOCK_HEADING && i > s->last_good &&
           (i == s->last || is_links(&page->blocks.at[i + 1]));
}

/** "附件：" and the like: links that are part of what is said. */
static bool is_text(const dz_html_page *page, const stretch *s, size_t i, bool prose)
{
    const dz_html_block *b = &page->blocks.at[i];

    if (b->title || b->aside)
        return false;
    if (is_good(b) || b->named || (b->annex && i >= s->first && i <= s->last))
        return true;
    if (i < s->first || i > s->last || b->hinted)
        return false;
    if (is_links(b))
        return prose && i < s->last_good && i > s->first && !is_links(&page->blocks.at[i - 1]) && !is_links(&page->blocks.at[i + 1]);
    return !(prose && leads_nowhere(page, s, i));
}

static void settle(dz_html_page *page, const stretch *s, bool prose)
{
    bool any = false;

    for (size_t i = 0; i < page->blocks.n && !any; i++)
        any = is_text(page, s, i, prose);
    for (size_t i = 0; i < page->blocks.n; i++) {
        dz_html_block *b = &page->blocks.at[i];

        if (any ? !is_text(page, s, i, prose) : b->aside || b->title)
            b->kind = DZ_BLOCK_FURNITURE;
        else if (b->named && b->kind == DZ_BLOCK_PARAGRAPH && !b->stops)
            b->kind = DZ_BLOCK_HEADING;
    }
}

void dz_html_find_article(dz_html_page *page)
{
    uint32_t root;
    stretch  s;

    if (page->blocks.n == 0)
        return;
    weigh(page);
    root = find_root(page);
    s = find_stretch(page, root);
    if (s.first < page->blocks.n)
        s.first = find_heading(page, s.first);
    settle(page, &s, page->containers.at[0].good > 0);
}
