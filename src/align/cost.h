/* cost.h — what a bead costs, and why. Floor 7, align. Private. */
#ifndef DZ_ALIGN_COST_H
#define DZ_ALIGN_COST_H

#include "base/list.h"
#include "duizhao/align.h"

/** The most segments a bead has on one side. */
enum { DZ_MOST_IN_BEAD = 4 };

/** What the cost of beads looks at in one segment. */
typedef struct dz_view {
    float    letters;  /* length: Han and Latin letters and digits */
    float    weight;   /* of all its figure keys, in nats */
    uint32_t key;      /* first of its figure keys */
    uint32_t keys;     /* how many */
    uint8_t  kind;     /* dz_segment_kind */
    bool     starts;   /* begins a paragraph (never for units as given) */
    bool     question; /* ends in a question mark */
} dz_view;

/** One thing a figure says, comparable across languages. */
typedef struct dz_key {
    uint64_t what;
    float    weight; /* how surprising it is to meet it: nats */
} dz_key;

/** What a bead's cost needs of some neighbouring segments of one side. */
typedef struct dz_sums {
    float letters, weight;
    bool  crosses; /* a paragraph ends inside, or a heading stands inside */
    bool  starts, question;
    int8_t kind;   /* of its only segment, or that of prose */
} dz_sums;

typedef struct dz_cost {
    size_t   n[2];
    dz_view *views[2];
    dz_sums *sums[2]; /* row i * (DZ_MOST_IN_BEAD + 1) + k: segments i .. i + k - 1, where there are so many */
    DZ_LIST(dz_key) keys[2];
    float    ratio; /* letters of the target for a letter of the source */
    float    spread; /* of the length of a bead, for each letter */
} dz_cost;

/** Looks at both sides. Frees nothing on failure: call dz_cost_free(). False: no memory. */
bool dz_cost_prepare(dz_cost *cost, const dz_figures *figures[2]);

void dz_cost_free(dz_cost *cost);

/** The weight of the keys that segments i of the source and j of the target share. O(keys). */
float dz_cost_shared(const dz_cost *cost, size_t i, size_t j);

/** The cost in nats of a bead of n[s] segments from first[s], whose segments
 *  share figures of weight 'shared'. 'evidence' may be NULL; it tells what spoke for it. */
float dz_cost_bead(const dz_cost *cost, const size_t first[2], const size_t n[2], float shared, unsigned *evidence);

#endif
