/* plan.c — which files are versions of each other, by their names. Floor audit.
 *
 * A name is cut at its language tags: "2026/zh-CN/a.zh.txt" is "2026/{}/a.{}.txt" in
 * Chinese. Files whose cut names are equal are versions of one text; the language of
 * each is said by the tags in which they differ, so that "cn" in the name of a host
 * says nothing. Where one version has two candidates nothing is guessed.
 */
#include "audit/plan.h"

#include <stdlib.h>
#include <string.h>

#include "audit/pattern.h"
#include "base/buf.h"
#include "base/fail.h"
#include "duizhao/document.h"

const char *dz_how_name(dz_how how)
{
    static const char *const names[] = {"manifest", "pattern", "name", "content", "file", "none", "ambiguous", "unreadable"};

    return names[how];
}

/* ---- language tags in names ---- */

/** Small letters, '-' for '_'. Of those that begin alike the longest stands first. */
static const struct tag {
    const char *name;
    char        lang; /* 'z' Chinese, 't' Traditional Chinese, 'e' English */
} tags[] = {
    {"zh-hans-cn", 'z'}, {"zh-hant-tw", 't'}, {"zh-hant-hk", 't'}, {"zh-hans", 'z'}, {"zh-hant", 't'}, {"zh-cn", 'z'}, {"zh-sg", 'z'},
    {"zh-tw", 't'},      {"zh-hk", 't'},      {"zh-mo", 't'},      {"zhs", 'z'},     {"zht", 't'},     {"zh", 'z'},    {"chinese", 'z'},
    {"chs", 'z'},        {"cht", 't'},        {"cn", 'z'},         {"sc", 'z'},      {"tc", 't'},      {"中文", 'z'},  {"简体", 'z'},
    {"繁體", 't'},       {"繁体", 't'},       {"english", 'e'},    {"en-us", 'e'},   {"en-gb", 'e'},   {"eng", 'e'},   {"en", 'e'},
    {"英文", 'e'},
};

enum { MOST_TAGS = 8, MARK = 1 };

static bool is_name_char(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static char fold(char c) { return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool begins_with(dz_str text, const char *tag, size_t n)
{
    if (text.len < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (fold(text.at[i]) != tag[i])
            return false;
    return !is_name_char(tag[n - 1]) || text.len == n || !is_name_char(text.at[n]);
}

/** The tag that stands at byte 'at' of a path as a word of its own, or NULL. */
static const struct tag *tag_at(dz_str path, size_t at)
{
    bool begins = at == 0 || !is_name_char(path.at[at - 1]);

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (fold(path.at[at]) == tags[i].name[0] && (begins || !is_name_char(tags[i].name[0])) && begins_with((dz_str){path.at + at, path.len - at}, tags[i].name, strlen(tags[i].name)))
            return &tags[i];
    return NULL;
}

/** A file by its cut name. */
typedef struct label {
    dz_str   key;
    uint32_t file;
    uint8_t  n;
    char     lang[MOST_TAGS];
} label;

static bool cut_name(dz_str path, dz_buf *key, label *out)
{
    dz_buf_clear(key);
    out->n = 0;
    for (size_t at = 0; at < path.len;) {
        const struct tag *tag = out->n < MOST_TAGS ? tag_at(path, at) : NULL;

        dz_buf_byte(key, tag ? MARK : path.at[at]);
        at += tag ? strlen(tag->name) : 1;
        if (tag)
            out->lang[out->n++] = tag->lang;
    }
    return dz_buf_ok(key);
}

static int by_key(const void *a, const void *b)
{
    const label *x = a, *y = b;
    int          order = memcmp(x->key.at, y->key.at, x->key.len < y->key.len ? x->key.len : y->key.len);

    if (order == 0 && x->key.len != y->key.len)
        return x->key.len < y->key.len ? -1 : 1;
    return order ? order : x->file < y->file ? -1 : x->file > y->file;
}

static bool same_key(const label *a, const label *b) { return a->key.len == b->key.len && memcmp(a->key.at, b->key.at, a->key.len) == 0; }

/* ---- versions of one text ---- */

typedef struct versions {
    const label *at;
    size_t       n;
} versions;

static bool varies(versions v, size_t tag)
{
    for (size_t i = 1; i < v.n; i++)
        if (v.at[i].lang[tag] != v.at[0].lang[tag])
            return true;
    return false;
}

/** The language of one version: what all tags say in which the versions differ; 0 where they contradict each other. */
static char lang_of(versions v, const label *one)
{
    char lang = 0;

    for (size_t t = 0; t < one->n; t++) {
        if (!varies(v, t))
            continue;
        if (lang && (lang == 'e') != (one->lang[t] == 'e'))
            return 0;
        if (lang != 't')
            lang = one->lang[t];
    }
    return lang;
}

static bool add_row(dz_plan *plan, uint32_t source, uint32_t target, dz_how how)
{
    return dz_list_push(&plan->rows, (dz_plan_row){.file = {source, target}, .how = (uint8_t)how});
}

/** A file without an answer, on the side that the last tag of its name says. */
static bool add_alone(dz_plan *plan, const label *one, dz_how how)
{
    bool english = one->n && one->lang[one->n - 1] == 'e';

    return add_row(plan, english ? DZ_NO_FILE : one->file, english ? one->file : DZ_NO_FILE, how);
}

/** Makes rows of the versions of one text: each Chinese one with the English one. */
static bool add_versions(dz_plan *plan, versions v)
{
    size_t       n[3] = {0, 0, 0}; /* plain Chinese, Traditional, English */
    const label *of[3] = {NULL, NULL, NULL};
    bool         clear = true, added = true;

    for (size_t i = 0; i < v.n; i++) {
        char lang = lang_of(v, &v.at[i]);
        int  k = lang == 'e' ? 2 : lang == 't';

        clear &= lang != 0;
        of[k] = &v.at[i];
        n[k]++;
    }
    clear &= n[0] <= 1 && n[1] <= 1 && n[2] <= 1;
    if (v.n == 1 || (clear && (!of[2] || !(of[0] || of[1])))) {
        for (size_t i = 0; i < v.n; i++)
            added &= add_alone(plan, &v.at[i], DZ_HOW_NONE);
        return added;
    }
    for (size_t i = 0; i < v.n && !clear; i++)
        added &= add_alone(plan, &v.at[i], DZ_HOW_AMBIGUOUS);
    for (size_t k = 0; k < 2 && clear; k++)
        if (of[k])
            added &= add_row(plan, of[k]->file, of[2]->file, DZ_HOW_NAME);
    return added;
}

/* ---- the plan ---- */

/** What a pass over the files needs: which of them a row has already. */
typedef struct planning {
    const dz_files *files;
    dz_plan        *plan;
    bool           *taken;
} planning;

static void note_taken(planning *p)
{
    for (size_t i = 0; i < p->plan->rows.n; i++)
        for (int side = 0; side < 2; side++)
            if (p->plan->rows.at[i].file[side] != DZ_NO_FILE)
                p->taken[p->plan->rows.at[i].file[side]] = true;
}

/** Pairs by the patterns of the user: the first that fits, with a file that is there. */
static bool pair_by_patterns(planning *p, const dz_pattern_pair *patterns, size_t n)
{
    for (size_t i = 0; i < p->files->list.n; i++)
        for (size_t k = 0; k < n && !p->taken[i]; k++) {
            size_t other;

            if (!dz_pattern_answer(&patterns[k], p->files, p->files->list.at[i].path, &other))
                return false;
            if (other == p->files->list.n || p->taken[other] || other == i)
                continue;
            p->taken[i] = p->taken[other] = true;
            if (!add_row(p->plan, (uint32_t)i, (uint32_t)other, DZ_HOW_PATTERN))
                return false;
        }
    return true;
}

/** Labels the files that nobody has taken. False: no memory. */
static bool make_labels(planning *p, dz_arena *arena, label *labels, size_t *n)
{
    dz_buf key = {0};
    bool   made = true;

    *n = 0;
    for (size_t i = 0; i < p->files->list.n && made; i++) {
        const dz_file *file = &p->files->list.at[i];
        label         *one = &labels[*n];

        if (p->taken[i])
            continue;
        if (!file->complaint.len && file->named == DZ_NAMED_OTHER) { /* those lie beside texts everywhere */
            p->plan->passed++;
            continue;
        }
        if (file->complaint.len || file->named == DZ_NAMED_BOTH) {
            made = add_row(p->plan, (uint32_t)i, DZ_NO_FILE, file->complaint.len ? DZ_HOW_UNREADABLE : DZ_HOW_FILE);
            continue;
        }
        made = cut_name(file->path, &key, one);
        one->file = (uint32_t)i;
        one->key = made ? dz_arena_copy(arena, dz_buf_all(&key)) : (dz_str){NULL, 0};
        made = made && one->key.at;
        *n += 1;
    }
    dz_buf_free(&key);
    return made;
}

static bool pair_by_names(planning *p, dz_arena *arena, label *labels)
{
    size_t n;

    if (!make_labels(p, arena, labels, &n))
        return false;
    if (n)
        qsort(labels, n, sizeof *labels, by_key);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && same_key(&labels[from], &labels[to]); to++)
            ;
        if (!add_versions(p->plan, (versions){labels + from, to - from}))
            return false;
    }
    return true;
}

/** Files are sorted by path, and so are their numbers. */
static int by_files(const void *a, const void *b)
{
    const dz_plan_row *x = a, *y = b;
    uint32_t           first[2] = {x->file[0] != DZ_NO_FILE ? x->file[0] : x->file[1], y->file[0] != DZ_NO_FILE ? y->file[0] : y->file[1]};

    if (first[0] != first[1])
        return first[0] < first[1] ? -1 : 1;
    return x->file[1] < y->file[1] ? -1 : x->file[1] > y->file[1];
}

void dz_plan_sort(dz_plan *plan)
{
    size_t n = 0;

    if (plan->rows.n)
        qsort(plan->rows.at, plan->rows.n, sizeof *plan->rows.at, by_files);
    for (size_t i = 0; i < plan->rows.n; i++)
        if (n == 0 || by_files(&plan->rows.at[n - 1], &plan->rows.at[i]) != 0)
            plan->rows.at[n++] = plan->rows.at[i];
    plan->rows.n = n;
}

dz_status dz_plan_names(const dz_files *files, const dz_pattern_pair *patterns, size_t n, dz_plan *plan, dz_error *error)
{
    planning p = {files, plan, dz_alloc_zero(files->list.n, sizeof(bool))};
    label   *labels = dz_alloc(files->list.n, sizeof *labels);
    dz_arena arena = {0};
    bool     made = p.taken && labels;

    if (made) {
        note_taken(&p);
        made = pair_by_patterns(&p, patterns, n) && pair_by_names(&p, &arena, labels);
    }
    dz_arena_free(&arena);
    dz_release(labels);
    dz_release(p.taken);
    if (!made)
        return dz_fail_nomem(error);
    dz_plan_sort(plan);
    return DZ_OK;
}

void dz_plan_free(dz_plan *plan) { dz_list_free(&plan->rows); }
