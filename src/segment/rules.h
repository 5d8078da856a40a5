/* rules.h — what ICU's sentence breaks get wrong, and what they miss. Floor segment. Private.
 *
 *     scan.c      goes over a block once: breaks that ICU does not see, lists, brackets, quotes
 *     rules.c     looks at one break: moves it, or says that it is none
 *     english.c   the same for one that stands behind a Latin stop
 *
 * The rules go by the characters around a break, not by the language of the
 * document, so that a text in both languages is cut as well as one in either.
 * They and what each gains are told in docs/segment.md.
 */
#ifndef DZ_SEGMENT_RULES_H
#define DZ_SEGMENT_RULES_H

#include "duizhao/segment.h"
#include "segment/marker.h"
#include "segment/words.h"

/** Who proposes a break. */
typedef enum dz_reason {
    DZ_BY_ICU,
    DZ_BY_SMALL,     /* `. she`: a small letter behind a stop */
    DZ_BY_NUMBER,    /* `. 1987`, `. $5` */
    DZ_BY_JOINED,    /* `.The`: no space behind the stop */
    DZ_BY_DASH,      /* `? - The` */
    DZ_BY_SEMICOLON,
    DZ_BY_REFERENCE, /* `.12 The`: a footnote's number at the stop */
    DZ_BY_SHAPE      /* a list marker, a ruled line, a time in a flattened mail: not to be judged again */
} dz_reason;

typedef struct dz_break {
    size_t    at; /* before this unit */
    dz_reason by;
} dz_break;

/** A bracket or a quote. */
typedef struct dz_mark {
    size_t   at;
    uint16_t c;
} dz_mark;

/** What one walk over a block finds. All lists are in text order. */
typedef struct dz_scan {
    DZ_LIST(dz_break) breaks;
    DZ_LIST(dz_marker) markers; /* those of lists only, once dz_scan_block() is done */
    DZ_LIST(dz_mark) marks;
} dz_scan;

/** The state of brackets and quotes before some unit. */
typedef struct dz_depth {
    size_t mark;    /* index of the next mark */
    size_t depth;   /* brackets open */
    size_t opened;  /* where the outermost of them opened */
    size_t closed;  /* where the last outermost bracket that closed had opened */
    size_t curly;   /* “ open */
    size_t   stray;    /* behind the last ” that closes nothing */
    bool     straight; /* an odd number of " so far */
} dz_depth;

/** All that a rule may look at. */
typedef struct dz_ground {
    dz_plain   plain;
    dz_scan    scan;
    dz_depth   depth; /* before the break in question */
    dz_profile profile;
    bool       semicolons; /* end sentences too */
    bool       lost_marks; /* ASCII ? between two Han stands for a lost ·: the document uses ？ to ask */
} dz_ground;

/** Walks over the block laid out in 'ground' and fills its scan. False: no memory. */
bool dz_scan_block(dz_ground *ground);

void dz_scan_free(dz_scan *scan);

/** Moves the state of brackets and quotes on to 'cut'. Calls come in text order. */
void dz_depth_advance(dz_ground *ground, size_t cut);

/** The last marker of a list that begins before 'cut', or NULL. */
const dz_marker *dz_marker_before(const dz_ground *ground, size_t cut);

/** Where the sentence that begins at 'from' really ends when 'proposed' says so: a unit, or 0 when it does not. */
size_t dz_judge_break(const dz_ground *ground, size_t from, dz_break proposed);

/** The same behind a full stop at unit 'stop'. 'cut' > stop. */
size_t dz_judge_stop(const dz_ground *ground, size_t from, size_t stop, size_t cut, dz_reason by);

/** The last unit before 'cut' that is not a space, not before 'from'; 'from' when all are. */
size_t dz_last_ink(const dz_plain *plain, size_t from, size_t cut);

/** The word, inner stops and all, that ends before unit 'end': "U.S". Answers its first unit. "" when it is too long. */
size_t dz_word_before(const dz_plain *plain, size_t from, size_t end, char word[DZ_LONGEST_WORD + 1]);

/** The word at or behind 'cut', opening marks passed over. Answers its first unit. */
size_t dz_word_after(const dz_plain *plain, size_t cut, char word[DZ_LONGEST_WORD + 1]);

static inline bool dz_is_lower(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff && c != 0xf7); }
static inline bool dz_is_upper(uint32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7); }
static inline bool dz_is_full_stop(uint32_t c) { return c == '.' || c == 0xff0e; }

/** A mark that ends sentences, in either script. */
static inline bool dz_is_terminal(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff0e || c == 0x2026 ||
           c == 0xff61;
}

#endif
