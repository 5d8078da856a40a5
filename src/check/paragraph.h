/* paragraph.h — the checks that read one text paragraph by paragraph. Floor check. Private. */
#ifndef DZ_CHECK_PARAGRAPH_H
#define DZ_CHECK_PARAGRAPH_H

#include "base/list.h"
#include "check/check.h"
#include "segment/hanwords.h"

/** A paragraph laid out in code points. */
typedef struct dz_paragraph {
    const uint32_t *at;   /* n of them, 0 behind the last */
    const uint32_t *byte; /* where each begins in the document; n + 1 of them */
    size_t          n;
    size_t          index; /* of the block */
    dz_segment_kind kind;  /* of its first segment */
} dz_paragraph;

/** An opening mark that waits for the other one. */
typedef struct dz_open {
    uint32_t c;
    dz_span  span;
    size_t   index; /* of the block */
} dz_open;

/** Places that are told together when there are too many of them. */
typedef DZ_LIST(dz_span) dz_places;

/** What is kept from paragraph to paragraph of one text. */
typedef struct dz_reader {
    dz_case       *c;
    int            side;
    bool           zh;
    bool           units; /* sentences that were given one by one */
    dz_han_words  *words; /* NULL until they are needed */
    dz_open        quote, bracket; /* c 0: none waits */
    dz_places      width, spaces, pages;
    size_t         wide; /* full-width marks of a Chinese text */
} dz_reader;

/** Looks at one paragraph. */
typedef void dz_paragraph_fn(dz_reader *r, const dz_paragraph *p);

/** Looks at what is left when the text is at its end. */
typedef void dz_end_fn(dz_reader *r);

dz_paragraph_fn dz_read_words, dz_read_width, dz_read_quotes, dz_read_brackets, dz_read_spaces, dz_read_debris;
dz_end_fn       dz_end_width, dz_end_quotes, dz_end_brackets, dz_end_spaces, dz_end_debris;

/** The code point at 'i', which may be out of the paragraph on either side: 0. */
static inline uint32_t dz_char(const dz_paragraph *p, size_t i) { return i < p->n ? p->at[i] : 0; }

static inline dz_span dz_stretch(const dz_paragraph *p, size_t from, size_t to)
{
    return (dz_span){p->byte[from], p->byte[to] - p->byte[from]};
}

/** Reports a place in the text of a reader with the message that stands in c->say. */
void dz_find_here(dz_reader *r, const dz_rule *rule, dz_severity severity, dz_span span, dz_span_list related);

/** How grave a slip of typography is: in the source of a pair, which is not the
 *  translator's, a note. */
static inline dz_severity dz_typo(const dz_reader *r)
{
    return r->side == DZ_SOURCE && dz_pair_sides(r->c->pair) == 2 ? DZ_NOTE : DZ_MINOR;
}

/** Remembers a place. */
void dz_keep_place(dz_reader *r, dz_places *places, dz_span span);

/** Says what is wrong at a place. */
typedef void dz_say_fn(dz_reader *r, dz_span span);

/** Reports the places one by one; or as one with the others related, where they
 *  are too many or 'together'. Forgets them. */
void dz_find_places(dz_reader *r, const dz_rule *rule, dz_severity severity, dz_places *places, bool together, dz_say_fn *say);

#endif
