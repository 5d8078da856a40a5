/* examine.c — one pair, in a process of its own. Floor audit. */
#include "audit/examine.h"

#include <string.h>

#include "audit/index.h"
#include "audit/renderings.h"
#include "audit/traits.h"
#include "base/fail.h"
#include "report/json.h"

void dz_task_put(dz_buf *frame, const dz_task *task)
{
    dz_frame_u64(frame, task->id);
    dz_frame_u32(frame, task->wish);
    for (int side = 0; side < 2; side++) {
        dz_frame_str(frame, task->path[side]);
        dz_frame_u64(frame, task->at[side]);
        dz_frame_str(frame, task->unpacked[side]);
        dz_frame_str(frame, task->sha256[side]);
    }
}

dz_task dz_task_take(dz_frame_reader *r)
{
    dz_task task = {.id = dz_frame_take_u64(r)};

    task.wish = dz_frame_take_u32(r);
    for (int side = 0; side < 2; side++) {
        task.path[side] = dz_frame_take_str(r);
        task.at[side] = dz_frame_take_u64(r);
        task.unpacked[side] = dz_frame_take_str(r);
        task.sha256[side] = dz_frame_take_str(r);
    }
    return task;
}

/** One pair on its way; what is NULL is not made yet. */
typedef struct examination {
    const dz_audit_setup   *setup;
    char                   *path[2], *unpacked[2]; /* NUL-terminated */
    dz_read_options         read[2];
    dz_document            *doc[2];
    dz_pair                *pair;
    dz_ledger              *ledger;
    dz_findings            *findings;
    dz_error                error;
} examination;

static void put_head(dz_buf *frame, uint64_t id, dz_audit_state state, bool as_it_was, const char *message)
{
    dz_frame_u64(frame, id);
    dz_frame_u32(frame, (uint32_t)state);
    dz_frame_u32(frame, as_it_was);
    dz_frame_str(frame, (dz_str){message, strlen(message)});
}

/* ---- making ---- */

static bool holds_both(const examination *e) { return *e->path[1] == '\0'; }

static dz_status read_both(examination *e)
{
    if (holds_both(e))
        return dz_document_read_both(e->path[0], e->read, e->doc, &e->error);
    for (int side = 0; side < 2; side++) {
        dz_status status = dz_document_read(e->path[side], &e->read[side], &e->doc[side], &e->error);

        if (status != DZ_OK)
            return status;
    }
    return DZ_OK;
}

/** Pairs the two texts, which go with the pair, and finds what is wrong. */
static dz_status find(examination *e)
{
    const dz_records_options *with = e->setup->examine;
    dz_align_options          align = {.lexicon = with->lexicon, .in_step = holds_both(e) && e->doc[1], .cut = with->cut};
    dz_check_options          check = with->check;
    dz_document              *doc[2] = {e->doc[0], e->doc[1]};
    dz_status                 status;

    e->doc[0] = e->doc[1] = NULL;
    status = dz_pair_align(doc[0], doc[1], &align, &e->pair, &e->error);
    if (status == DZ_OK)
        status = dz_ledger_make_with(e->pair, with->formulas, &e->ledger, &e->error);
    if (status == DZ_OK && e->setup->baseline)
        status = dz_baseline_of(e->setup->baseline, e->path[0], holds_both(e) ? NULL : e->path[1], &check.dismissed, &e->error);
    return status == DZ_OK ? dz_check_run(e->pair, e->ledger, &check, &e->findings, &e->error) : status;
}

/* ---- answering ---- */

static void put_text(dz_buf *frame, const char *text) { dz_frame_str(frame, (dz_str){text, strlen(text)}); }

static void put_side(dz_buf *frame, const dz_pair *pair, int side)
{
    const dz_document *doc = dz_pair_document(pair, side < dz_pair_sides(pair) ? side : 0);

    put_text(frame, dz_document_sha256(doc));
    put_text(frame, dz_lang_tag(dz_document_lang(doc)));
    put_text(frame, dz_document_encoding(doc));
    dz_frame_u32(frame, side < dz_pair_sides(pair) ? (uint32_t)dz_segments_all(dz_pair_segments(pair, side)).n : 0);
    dz_frame_u32(frame, side < dz_pair_sides(pair) ? (uint32_t)dz_figures_all(dz_pair_figures(pair, side)).n : 0);
}

/** How many segments of the source something answers. */
static uint32_t count_paired(const dz_pair *pair)
{
    dz_bead_list beads = dz_pair_beads(pair);
    dz_move_list moves = dz_pair_moves(pair);
    uint32_t     n = 0;

    for (size_t b = 0; b < beads.n; b++)
        n += beads.at[b].n[DZ_TARGET] ? beads.at[b].n[DZ_SOURCE] : 0u;
    for (size_t i = 0; i < moves.n; i++)
        n += (uint32_t)moves.at[i].n[DZ_SOURCE];
    return n;
}

static void put_finding(dz_buf *frame, dz_sink *sink, const dz_report *report, const dz_finding *f)
{
    size_t before = dz_sink_gathered(sink).len;

    put_text(frame, f->rule->id);
    dz_frame_u32(frame, (uint32_t)f->severity);
    dz_frame_u32(frame, f->dismissed != NULL);
    dz_frame_u64(frame, f->fingerprint);
    for (int t = 0; t < DZ_TONGUES; t++)
        dz_frame_str(frame, f->message[t]);
    for (int side = 0; side < 2; side++) {
        dz_place place = f->on[side] ? dz_document_place(dz_pair_document(report->pair, side), f->span[side].at) : (dz_place){0, 0, 0};

        dz_frame_u32(frame, (uint32_t)place.line);
        dz_frame_u32(frame, (uint32_t)place.column);
    }
    dz_json_finding(sink, report, f, true);
    dz_frame_str(frame, (dz_str){dz_sink_gathered(sink).at + before, dz_sink_gathered(sink).len - before});
}

static dz_status put_findings(examination *e, dz_buf *frame)
{
    dz_report       report = {.pair = e->pair, .ledger = e->ledger, .findings = e->findings, .tongue = DZ_IN_ENGLISH,
                              .rule_set = e->setup->examine->check.rules};
    dz_finding_list list = dz_findings_all(e->findings);
    dz_sink        *sink;
    dz_status       status = dz_sink_open_memory(&sink, &e->error);

    if (status != DZ_OK)
        return status;
    dz_frame_u32(frame, (uint32_t)dz_findings_unexamined(e->findings).n);
    dz_frame_u32(frame, (uint32_t)list.n);
    for (size_t i = 0; i < list.n; i++)
        put_finding(frame, sink, &report, &list.at[i]);
    return dz_sink_close(sink, &e->error);
}

static dz_status put_all(examination *e, uint64_t id, dz_buf *frame)
{
    dz_status status;

    put_head(frame, id, DZ_AUDIT_DONE, false, "");
    for (int side = 0; side < 2; side++)
        put_side(frame, e->pair, side);
    dz_frame_u32(frame, count_paired(e->pair));
    status = put_findings(e, frame);
    dz_index_put(frame, e->pair);
    return status == DZ_OK ? dz_renderings_put(frame, e->pair, e->setup->examine, &e->error) : status;
}

static bool is_as_it_was(const examination *e, const dz_task *task)
{
    for (int side = 0; side < (holds_both(e) ? 1 : 2); side++) {
        const char *is = dz_document_sha256(e->doc[side]);

        if (task->sha256[side].len != strlen(is) || memcmp(task->sha256[side].at, is, task->sha256[side].len) != 0)
            return false;
    }
    return true;
}

/** Does all of it; what it answers is told by 'frame' too, but for a failure. */
static dz_status run(examination *e, const dz_task *task, dz_buf *frame)
{
    dz_status status = read_both(e);

    if (status != DZ_OK)
        return status;
    if (is_as_it_was(e, task)) {
        put_head(frame, task->id, DZ_AUDIT_DONE, true, "");
        return DZ_OK;
    }
    status = find(e);
    return status == DZ_OK ? put_all(e, task->id, frame) : status;
}

/** What the one text of a task is known by. */
static dz_status run_traits(examination *e, const dz_task *task, dz_buf *frame)
{
    dz_status status;

    e->read[0].lang = DZ_LANG_UNKNOWN; /* which side it may be is what is asked */
    e->read[0].zh = false;
    status = dz_document_read(e->path[0], &e->read[0], &e->doc[0], &e->error);

    if (status != DZ_OK)
        return status;
    put_head(frame, task->id, DZ_AUDIT_DONE, false, "");
    return dz_traits_put(frame, e->doc[0], e->setup->examine, &e->error);
}

static char *text_of(dz_str str)
{
    char *text = dz_alloc(str.len + 1, 1);

    if (text) {
        memcpy(text, str.at, str.len);
        text[str.len] = '\0';
    }
    return text;
}

const dz_audit_setup *dz_setup_of(const dz_audit_options *options, const char *source, const char *target, dz_error *error)
{
    return options->setup_for ? options->setup_for(options->of, source, target, error) : &options->setup;
}

/** Finds what the pair is to be examined with. */
static dz_status set_up(examination *e, const dz_audit_options *options, const dz_task *task)
{
    if (!e->path[0] || !e->path[1] || !e->unpacked[0] || !e->unpacked[1])
        return dz_fail_nomem(&e->error);
    e->setup = dz_setup_of(options, e->path[0], holds_both(e) ? NULL : e->path[1], &e->error);
    for (int side = 0; side < 2 && e->setup; side++) {
        e->read[side] = e->setup->examine->read[side];
        e->read[side].from = task->at[side];
        e->read[side].unpacked = *e->unpacked[side] ? e->unpacked[side] : NULL;
    }
    return e->setup ? DZ_OK : e->error.status;
}

void dz_examine(const dz_audit_options *options, const dz_task *task, dz_buf *frame)
{
    examination e = {.path = {text_of(task->path[0]), text_of(task->path[1])}, .unpacked = {text_of(task->unpacked[0]), text_of(task->unpacked[1])}};
    dz_status   status = set_up(&e, options, task);

    if (status == DZ_OK) {
        if (options->before)
            options->before(e.path[0], e.path[1]);
        status = task->wish == DZ_WISH_TRAITS ? run_traits(&e, task, frame) : run(&e, task, frame);
    }
    if (status != DZ_OK) {
        dz_buf_clear(frame);
        put_head(frame, task->id, status == DZ_NOMEM ? DZ_AUDIT_OOM : DZ_AUDIT_NOT_EXAMINED,
                 false, status == DZ_NOMEM ? "needs more memory than it may have" : e.error.message);
    }
    dz_findings_free(e.findings);
    dz_ledger_free(e.ledger);
    dz_pair_free(e.pair);
    for (int side = 0; side < 2; side++) {
        dz_document_free(e.doc[side]);
        dz_release(e.path[side]);
        dz_release(e.unpacked[side]);
    }
}
