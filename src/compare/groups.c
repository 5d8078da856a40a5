/* groups.c — copies of one passage brought together. Floor compare. */
#include "compare/groups.h"

#include <stdlib.h>

enum {
    MOST_NESTED = 8,   /* places that one may be a copy of, the nearest before it */
    MOST_BETWEEN = 400 /* tokens between two passages that make one */
};

/** One end of a passage, as it was found. */
typedef struct end {
    dz_stand stand;
    uint32_t passage; /* index */
    uint32_t equal;   /* tokens: the longest one says where the place is */
    uint32_t spot;    /* the place it was found to be */
} end;

/** A place, and a tree of those that say the same. */
typedef struct spot {
    dz_stand stand;
    uint32_t equal;
    uint32_t parent; /* itself at the root */
} spot;

typedef struct grouper {
    DZ_LIST(end) ends;
    DZ_LIST(spot) spots;
    dz_groups *out;
} grouper;

static int by_stand(const dz_stand *x, const dz_stand *y)
{
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->to != y->to ? (x->to > y->to ? -1 : 1) : 0;
}

static int by_place(const void *a, const void *b)
{
    const end *x = a, *y = b;
    int        order = by_stand(&x->stand, &y->stand);

    return order ? order : x->passage < y->passage ? -1 : x->passage > y->passage;
}

static int by_passage(const void *a, const void *b)
{
    const end *x = a, *y = b;

    if (x->passage != y->passage)
        return x->passage < y->passage ? -1 : 1;
    return by_stand(&x->stand, &y->stand);
}

/** Whether two places share two thirds of what they cover together; 'a' begins first. */
static bool one_place(dz_stand a, dz_stand b)
{
    uint32_t until = a.to < b.to ? a.to : b.to, all = (a.to > b.to ? a.to : b.to) - a.from;

    return until > b.from && 3 * (uint64_t)(until - b.from) >= 2 * (uint64_t)all;
}

/** Whether an end says better where a place is: more is equal there, or as much on less room. */
static bool is_truer(const end *e, const spot *s)
{
    return e->equal != s->equal ? e->equal > s->equal : e->stand.to - e->stand.from < s->stand.to - s->stand.from;
}

/** Makes one place of ends that nearly coincide; the one with most tokens says where it is. */
static bool find_spots(grouper *g)
{
    for (size_t i = 0; i < g->ends.n; i++) {
        end   *e = &g->ends.at[i];
        size_t k = g->spots.n, last = k > MOST_NESTED ? k - MOST_NESTED : 0;

        while (k > last && !one_place(g->spots.at[k - 1].stand, e->stand))
            k--;
        if (k == last) {
            uint32_t self = (uint32_t)g->spots.n;

            if (!dz_list_push(&g->spots, (spot){e->stand, e->equal, self}))
                return false;
            k = g->spots.n;
        }
        e->spot = (uint32_t)(k - 1);
        if (is_truer(e, &g->spots.at[k - 1])) {
            g->spots.at[k - 1].stand = e->stand;
            g->spots.at[k - 1].equal = e->equal;
        }
    }
    return true;
}

static uint32_t root_of(grouper *g, uint32_t i)
{
    while (g->spots.at[i].parent != i) {
        g->spots.at[i].parent = g->spots.at[g->spots.at[i].parent].parent;
        i = g->spots.at[i].parent;
    }
    return i;
}

/** Joins the two ends of each passage. The first of the text is the root. */
static void join(grouper *g)
{
    qsort(g->ends.at, g->ends.n, sizeof *g->ends.at, by_passage);
    for (size_t i = 0; i + 1 < g->ends.n; i += 2) {
        uint32_t a = root_of(g, g->ends.at[i].spot), b = root_of(g, g->ends.at[i + 1].spot);

        g->spots.at[a < b ? b : a].parent = a < b ? a : b;
    }
}

/** A place and the group it belongs to, to be sorted. */
typedef struct member {
    uint32_t root, at;
    dz_stand stand;
} member;

static int by_root(const void *a, const void *b)
{
    const member *x = a, *y = b;

    return x->root != y->root ? (x->root < y->root ? -1 : 1) : by_stand(&x->stand, &y->stand);
}

/** Adds the places of one group; of two that overlap the first stays. */
static bool add_group(grouper *g, const member *at, size_t n)
{
    dz_group group = {g->out->places.n, 0};

    for (size_t i = 0; i < n; i++) {
        if (group.n && at[i].stand.from < g->out->places.at[g->out->places.n - 1].to)
            continue;
        if (!dz_list_push(&g->out->places, at[i].stand))
            return false;
        group.n++;
    }
    if (group.n < 2) {
        g->out->places.n = group.first;
        return true;
    }
    return dz_list_push(&g->out->all, group);
}

static bool gather(grouper *g)
{
    member *members = dz_alloc(g->spots.n, sizeof *members);
    size_t  first = 0;
    bool    done = members != NULL;

    for (uint32_t i = 0; done && i < g->spots.n; i++)
        members[i] = (member){root_of(g, i), i, g->spots.at[i].stand};
    if (done && g->spots.n)
        qsort(members, g->spots.n, sizeof *members, by_root);
    for (size_t i = 1; done && i <= g->spots.n; i++)
        if (i == g->spots.n || members[i].root != members[first].root) {
            done = add_group(g, members + first, i - first);
            first = i;
        }
    dz_release(members);
    return done;
}

/* ---- groups within groups ---- */

/** A place, with the group it is of. */
typedef struct cover {
    dz_stand stand;
    uint32_t group;
} cover;

static int by_cover(const void *a, const void *b)
{
    const cover *x = a, *y = b;
    int          order = by_stand(&x->stand, &y->stand);

    return order ? order : x->group < y->group ? -1 : x->group > y->group;
}

/** The places of all groups, by where they begin; NULL: no memory. */
static cover *covers_of(const dz_groups *groups, size_t *n)
{
    cover *covers;

    *n = 0;
    for (size_t k = 0; k < groups->all.n; k++)
        *n += groups->all.at[k].n;
    covers = dz_alloc(*n + 1, sizeof *covers);
    *n = 0;
    for (uint32_t k = 0; covers && k < groups->all.n; k++)
        for (size_t i = 0; i < groups->all.at[k].n; i++)
            covers[(*n)++] = (cover){groups->places.at[groups->all.at[k].first + i], k};
    if (covers && *n)
        qsort(covers, *n, sizeof *covers, by_cover);
    return covers;
}

/** Whether a place is nothing but places of another group, one behind the other. 'inner': from the one behind it on. */
static bool is_row(const cover *place, const cover *inner, size_t n)
{
    uint32_t filled = 0, copies = 0, until = place->stand.from, group = place->group;

    for (size_t i = 0; i < n && inner[i].stand.from < place->stand.to; i++) {
        if (inner[i].stand.from < until || inner[i].stand.to > place->stand.to || (filled && inner[i].group != group))
            continue;
        group = inner[i].group;
        until = inner[i].stand.to;
        copies++;
        filled += inner[i].stand.to - inner[i].stand.from;
    }
    return group != place->group && copies > 1 && 10 * (uint64_t)filled >= 9 * (uint64_t)(place->stand.to - place->stand.from);
}

/** Keeps the groups that are not marked. */
static void leave_out(dz_groups *groups, const uint32_t *marked)
{
    size_t kept = 0;

    for (size_t k = 0; k < groups->all.n; k++)
        if (!marked[k])
            groups->all.at[kept++] = groups->all.at[k];
    groups->all.n = kept;
}

/** Leaves out groups whose places are rows of copies of something shorter. */
static bool leave_out_rows(dz_groups *groups)
{
    size_t    n;
    cover    *covers = covers_of(groups, &n);
    uint32_t *marked = dz_alloc_zero(groups->all.n + 1, sizeof *marked);
    bool      done = covers && marked;

    for (size_t i = 0; done && i < n; i++)
        if (!marked[covers[i].group])
            marked[covers[i].group] = is_row(&covers[i], covers + i + 1, n - i - 1);
    if (done)
        leave_out(groups, marked);
    dz_release(covers);
    dz_release(marked);
    return done;
}

/** Leaves out groups all of whose places lie within places of others. */
static bool leave_out_inner(dz_groups *groups)
{
    size_t    n, widest = 0;
    cover    *covers = covers_of(groups, &n);
    uint32_t *within = dz_alloc_zero(groups->all.n + 1, sizeof *within);
    bool      done = covers && within;

    for (size_t i = 1; done && i < n; i++) {
        if (covers[i].stand.to > covers[widest].stand.to)
            widest = i;
        else if (covers[i].group != covers[widest].group)
            within[covers[i].group]++;
    }
    for (size_t k = 0; done && k < groups->all.n; k++)
        within[k] = within[k] == groups->all.at[k].n;
    if (done)
        leave_out(groups, within);
    dz_release(covers);
    dz_release(within);
    return done;
}

/* ---- groups behind groups ---- */

/** Whether each place of b stands behind one of a, and not far. */
static bool follows(const dz_groups *groups, const dz_group *a, const dz_group *b)
{
    for (size_t k = 0; k < a->n && a->n == b->n; k++) {
        dz_stand x = groups->places.at[a->first + k], y = groups->places.at[b->first + k];
        uint32_t size = x.to - x.from < y.to - y.from ? x.to - x.from : y.to - y.from;

        if (y.from < x.to || y.from - x.to > MOST_BETWEEN || 2 * (y.from - x.to) > size)
            return false;
        if (k + 1 < a->n && groups->places.at[a->first + k + 1].from < y.to)
            return false;
    }
    return a->n == b->n;
}

/** Makes one of groups that only a paragraph or so keeps apart: one copy has it, or has it otherwise. */
static void join_neighbours(dz_groups *groups)
{
    size_t kept = 0;

    for (size_t i = 0; i < groups->all.n; i++) {
        dz_group *last = kept ? &groups->all.at[kept - 1] : NULL, *next = &groups->all.at[i];

        if (!last || !follows(groups, last, next)) {
            groups->all.at[kept++] = *next;
            continue;
        }
        for (size_t k = 0; k < last->n; k++)
            groups->places.at[last->first + k].to = groups->places.at[next->first + k].to;
    }
    groups->all.n = kept;
}

bool dz_groups_make(const dz_passage *passages, size_t n, dz_groups *out)
{
    grouper g = {.out = out};
    bool    done = true;

    *out = (dz_groups){0};
    for (uint32_t i = 0; done && i < n; i++)
        for (int s = 0; done && s < 2; s++)
            done = dz_list_push(&g.ends, (end){{passages[i].from[s], passages[i].to[s]}, i, passages[i].equal, 0});
    if (done && n) {
        qsort(g.ends.at, g.ends.n, sizeof *g.ends.at, by_place);
        done = find_spots(&g);
        if (done) {
            join(&g);
            done = gather(&g) && leave_out_rows(out) && leave_out_inner(out);
            join_neighbours(out);
        }
    }
    dz_list_free(&g.ends);
    dz_list_free(&g.spots);
    return done;
}

void dz_groups_free(dz_groups *groups)
{
    dz_list_free(&groups->places);
    dz_list_free(&groups->all);
}
