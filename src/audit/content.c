/* content.c — which files are versions of each other, by what they say. Floor audit. */
#include "audit/content.h"

#include <string.h>

#include "audit/match.h"
#include "audit/pool.h"
#include "base/fail.h"

/** A file that nothing answers by its name. */
typedef struct lone {
    uint32_t file; /* as the plan has it */
    uint64_t made; /* under what it is read: dz_audit_setup.key */
} lone;

/** One pass over the files that nothing answers. */
typedef struct pairing {
    const dz_audit_options *options;
    dz_store               *store;
    dz_unpacked            *unpacked;
    dz_files               *files;
    dz_plan                *plan;
    DZ_LIST(lone) alone;
    DZ_LIST(uint32_t) unread; /* of those, the ones that are to be read: by position */
    DZ_LIST(uint32_t) again; /* ... that took a process down once */
    size_t            next;
    bool              last;
    dz_audit_progress progress;
    dz_error         *error;
} pairing;

static const dz_file *file_at(const pairing *p, uint32_t alone) { return &p->files->list.at[p->alone.at[alone].file]; }

static dz_note note_of(const pairing *p, uint32_t alone) { return (dz_note){"traits", file_at(p, alone), p->alone.at[alone].made}; }

static bool is_stopped(const pairing *p) { return p->options->stop && *p->options->stop; }

/* ---- reading ---- */

/** What is kept of a file: str why it could not be read, or an empty one and, as traits.h has it, what it is known by. */
static dz_status keep(pairing *p, uint32_t alone, const char *why, dz_str traits)
{
    dz_note   note = note_of(p, alone);
    dz_buf    says = {0};
    dz_status status;

    dz_frame_str(&says, (dz_str){why, strlen(why)});
    dz_buf_str(&says, traits);
    status = dz_buf_ok(&says) ? dz_store_keep_note(p->store, &note, dz_buf_all(&says), p->error) : dz_fail_nomem(p->error);
    dz_buf_free(&says);
    p->progress.pairs_done++;
    p->progress.bytes_done += file_at(p, alone)->size;
    return status;
}

static bool next(void *with, dz_task *task)
{
    pairing        *p = with;
    const uint32_t *at = p->last ? p->again.at : p->unread.at;
    const dz_file  *file;

    if (p->next >= (p->last ? p->again.n : p->unread.n))
        return false;
    file = file_at(p, at[p->next]);
    *task = (dz_task){.id = at[p->next++], .wish = DZ_WISH_TRAITS, .path = {file->path, {"", 0}}, .at = {file->at, 0}, .sha256 = {{"", 0}, {"", 0}}};
    return true;
}

static dz_status lost(void *with, uint64_t id, dz_audit_state state, const char *why, dz_error *error)
{
    pairing *p = with;
    dz_buf   says = {0};
    dz_status status;

    if (!p->last)
        return dz_list_push(&p->again, (uint32_t)id) ? DZ_OK : dz_fail_nomem(error);
    dz_buf_format(&says, "%s: %s", dz_audit_state_name(state), why);
    dz_buf_byte(&says, '\0');
    status = dz_buf_ok(&says) ? keep(p, (uint32_t)id, says.bytes.at, (dz_str){"", 0}) : dz_fail_nomem(error);
    dz_buf_free(&says);
    return status;
}

static dz_status answered(void *with, uint64_t id, dz_frame_reader *answer, dz_error *error)
{
    pairing        *p = with;
    dz_audit_state  state = (dz_audit_state)dz_frame_take_u32(answer);
    dz_str          message;
    char            why[sizeof p->error->message];

    dz_frame_take_u32(answer);
    message = dz_frame_take_str(answer);
    if (state == DZ_AUDIT_OOM)
        return lost(with, id, state, "needs more memory than it may have", error);
    if (answer->broken || message.len >= sizeof why)
        return lost(with, id, DZ_AUDIT_CRASHED, "its process gave a broken answer", error);
    memcpy(why, message.at, message.len);
    why[message.len] = '\0';
    return keep(p, (uint32_t)id, why, answer->rest);
}

static dz_status tick(void *with, dz_error *error)
{
    pairing *p = with;

    if (p->options->progress)
        p->options->progress(p->options->with, &p->progress);
    (void)error;
    return DZ_OK;
}

/** Has the files read of which nothing is kept. */
static dz_status read_files(pairing *p, unsigned jobs)
{
    dz_pool_client client = {p, p->unpacked, next, answered, lost, tick};
    dz_status      status;

    if (p->unread.n == 0)
        return DZ_OK;
    p->progress = (dz_audit_progress){.pairs = p->unread.n, .pairing = true};
    for (size_t i = 0; i < p->unread.n; i++)
        p->progress.bytes += file_at(p, p->unread.at[i])->size;
    status = dz_pool_run(p->options, &client, jobs, 2, p->error);
    p->last = true;
    p->next = 0;
    if (status == DZ_OK && p->again.n && !is_stopped(p))
        status = dz_pool_run(p->options, &client, 1, 1, p->error);
    return status == DZ_OK ? dz_store_commit(p->store, p->error) : status;
}

/* ---- what is kept ---- */

/** What is kept of one file. *known false: nothing. */
static dz_status recall(pairing *p, uint32_t alone, dz_buf *says, bool *known)
{
    dz_note note = note_of(p, alone);

    dz_buf_clear(says);
    return dz_store_note(p->store, &note, says, known, p->error);
}

static dz_status add_lone(pairing *p, uint32_t file)
{
    const dz_audit_setup *setup = dz_setup_of(p->options, p->files->list.at[file].path.at, NULL, p->error);

    if (!setup)
        return p->error->status;
    return dz_list_push(&p->alone, ((lone){file, setup->key})) ? DZ_OK : dz_fail_nomem(p->error);
}

/** Finds the files that nothing answers, drops what is kept of others, and notes which are to be read. */
static dz_status find_alone(pairing *p)
{
    dz_str   *paths = dz_alloc(p->plan->rows.n, sizeof *paths);
    dz_buf    says = {0};
    dz_status status = paths ? DZ_OK : dz_fail_nomem(p->error);

    for (size_t i = 0; i < p->plan->rows.n && status == DZ_OK; i++) {
        const dz_plan_row *row = &p->plan->rows.at[i];
        uint32_t           alone = (uint32_t)p->alone.n;
        bool               known;

        if (row->how != DZ_HOW_NONE)
            continue;
        status = add_lone(p, row->file[row->file[0] == DZ_NO_FILE]);
        if (status == DZ_OK)
            status = recall(p, alone, &says, &known);
        if (status == DZ_OK)
            paths[alone] = file_at(p, alone)->path;
        if (status == DZ_OK && !known && !dz_list_push(&p->unread, alone))
            status = dz_fail_nomem(p->error);
    }
    if (status == DZ_OK)
        status = dz_store_keep_only(p->store, "traits", paths, p->alone.n, p->error);
    dz_buf_free(&says);
    dz_release(paths);
    return status;
}

/* ---- matching ---- */

/** The texts being matched, by position in pairing.alone. */
typedef struct matching {
    dz_matcher *matcher;
    dz_matched *found;
    uint8_t    *lang;
    dz_trait   *room;
} matching;

/** Takes what is kept of a file: to be counted, or to be weighed. */
static dz_status take(pairing *p, matching *m, uint32_t alone, dz_buf *says, bool weigh)
{
    dz_frame_reader r;
    bool            known;
    size_t          n;
    dz_str          why;
    dz_status       status = recall(p, alone, says, &known);

    if (status != DZ_OK || !known)
        return status;
    r = (dz_frame_reader){dz_buf_all(says), false};
    why = dz_frame_take_str(&r);
    if (why.len) {
        dz_file *file = &p->files->list.at[p->alone.at[alone].file];

        file->complaint = dz_arena_copy(&p->files->arena, why);
        return file->complaint.at ? DZ_OK : dz_fail_nomem(p->error);
    }
    m->lang[alone] = (uint8_t)dz_frame_take_u32(&r);
    n = dz_frame_take_u32(&r);
    n = n < DZ_MOST_TRAITS ? n : DZ_MOST_TRAITS;
    for (size_t i = 0; i < n; i++)
        m->room[i] = dz_trait_take(&r);
    if (r.broken || m->lang[alone] == 0)
        return DZ_OK;
    if (!weigh)
        dz_matcher_count(m->matcher, m->lang[alone], m->room, n);
    return !weigh || dz_matcher_add(m->matcher, m->lang[alone], alone, m->room, n) ? DZ_OK : dz_fail_nomem(p->error);
}

static dz_status match(pairing *p, matching *m)
{
    dz_buf    says = {0};
    dz_status status = DZ_OK;

    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < p->alone.n && status == DZ_OK; i++)
            status = take(p, m, i, &says, pass == 1);
    dz_buf_free(&says);
    if (status == DZ_OK && !dz_matcher_run(m->matcher, m->found))
        status = dz_fail_nomem(p->error);
    return status;
}

/** What becomes of a file that nothing answered by its name. */
enum verdict { ALONE, PAIRED, UNCLEAR };

static enum verdict judge(const matching *m, uint32_t alone)
{
    const dz_matched *one = &m->found[alone], *other;

    if (one->with == DZ_NO_MATCH || !dz_match_counts(one->score[0]))
        return ALONE;
    other = &m->found[one->with];
    if (!dz_match_is_clear(one) || ((other->with == alone || other->next == alone) && !dz_match_is_clear(other)))
        return UNCLEAR;
    return other->with == alone ? PAIRED : ALONE; /* what answers it best answers another one better */
}

/** Says between which two it is unclear. */
static bool say_unclear(pairing *p, const matching *m, uint32_t alone)
{
    const dz_matched *one = &m->found[alone], *other = &m->found[one->with];
    dz_file          *file = &p->files->list.at[p->alone.at[alone].file];
    dz_buf            says = {0};

    if (!dz_match_is_clear(one)) {
        dz_buf_text(&says, "by what it says '");
        dz_buf_str(&says, file_at(p, one->with)->path);
        dz_buf_text(&says, "' may answer it, and so may '");
        dz_buf_str(&says, file_at(p, one->next)->path);
    } else {
        dz_buf_text(&says, "by what it says it may answer '");
        dz_buf_str(&says, file_at(p, one->with)->path);
        dz_buf_text(&says, "', and so may '");
        dz_buf_str(&says, file_at(p, other->with == alone ? other->next : other->with)->path);
    }
    dz_buf_text(&says, "'");
    file->complaint = dz_buf_ok(&says) ? dz_arena_copy(&p->files->arena, dz_buf_all(&says)) : (dz_str){NULL, 0};
    dz_buf_free(&says);
    return file->complaint.at;
}

/** Writes what was found into the plan. */
static dz_status settle(pairing *p, const matching *m)
{
    size_t   n = 0;
    uint32_t alone = 0;

    for (size_t i = 0; i < p->plan->rows.n; i++) {
        dz_plan_row  row = p->plan->rows.at[i];
        bool         was_alone = row.how == DZ_HOW_NONE;
        enum verdict verdict = was_alone ? judge(m, alone) : ALONE;

        if (verdict == UNCLEAR) {
            row.how = DZ_HOW_AMBIGUOUS;
            if (!say_unclear(p, m, alone))
                return dz_fail_nomem(p->error);
        }
        if (verdict == PAIRED && m->lang[alone] == 1)
            row = (dz_plan_row){.file = {p->alone.at[alone].file, p->alone.at[m->found[alone].with].file}, .how = DZ_HOW_CONTENT};
        if (verdict != PAIRED || m->lang[alone] == 1) /* a pair is one row: that of the Chinese */
            p->plan->rows.at[n++] = row;
        alone += was_alone;
    }
    p->plan->rows.n = n;
    dz_plan_sort(p->plan);
    return DZ_OK;
}

static dz_status pair_up(pairing *p)
{
    matching  m = {dz_matcher_new(), dz_alloc(p->alone.n, sizeof *m.found), dz_alloc_zero(p->alone.n, sizeof *m.lang),
                   dz_alloc(DZ_MOST_TRAITS, sizeof *m.room)};
    dz_status status = m.matcher && m.found && m.lang && m.room ? DZ_OK : dz_fail_nomem(p->error);

    for (size_t i = 0; i < p->alone.n && status == DZ_OK; i++)
        m.found[i] = (dz_matched){DZ_NO_MATCH, DZ_NO_MATCH, {0, 0}};
    if (status == DZ_OK)
        status = match(p, &m);
    if (status == DZ_OK)
        status = settle(p, &m);
    dz_matcher_free(m.matcher);
    dz_release(m.found);
    dz_release(m.lang);
    dz_release(m.room);
    return status;
}

dz_status dz_content_pair(const dz_audit_options *options, dz_store *store, dz_unpacked *unpacked, unsigned jobs, dz_files *files, dz_plan *plan,
                          bool *stopped, dz_error *error)
{
    pairing   p = {.options = options, .store = store, .unpacked = unpacked, .files = files, .plan = plan, .error = error};
    dz_status status = find_alone(&p);

    if (status == DZ_OK)
        status = read_files(&p, jobs);
    *stopped = is_stopped(&p);
    if (status == DZ_OK && !*stopped && p.alone.n > 1)
        status = pair_up(&p);
    dz_list_free(&p.alone);
    dz_list_free(&p.unread);
    dz_list_free(&p.again);
    return status;
}
