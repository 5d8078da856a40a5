/* report.h — what was found, as bytes out. Floor report. */
#ifndef DUIZHAO_REPORT_H
#define DUIZHAO_REPORT_H

#include "duizhao/balance.h"
#include "duizhao/check.h"
#include "duizhao/lexicon.h"
#include "duizhao/terms.h"
#include "duizhao/match.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* ---- where bytes go ---- */

/** A place to write to. A failure is kept inside and told once, at the end. */
typedef struct dz_sink dz_sink;

/** Opens a file to be written whole or not at all: the bytes gather beside it
 *  and take its name in dz_sink_close(). '-' is standard output.
 *  Fails with IO or NOMEM; the message names 'path'. */
dz_status dz_sink_open(const char *path, dz_sink **out, dz_error *error);

/** Opens a sink that gathers in memory. */
dz_status dz_sink_open_memory(dz_sink **out, dz_error *error);

/** What a sink in memory has gathered, lent until the next write. */
dz_str dz_sink_gathered(const dz_sink *sink);

/** Sends on what was written so far (standard output only). */
void dz_sink_flush(dz_sink *sink);

/** True when the reader of standard output has gone away: stop writing. */
bool dz_sink_closed(const dz_sink *sink);

/** Finishes the file, or says what went wrong on the way and leaves no file.
 *  Frees the sink either way. Fails with IO or NOMEM. A closed pipe is DZ_OK. */
dz_status dz_sink_close(dz_sink *sink, dz_error *error);

/** Drops the sink and what was written to a file. NULL is fine. */
void dz_sink_discard(dz_sink *sink);

/* ---- what is written ---- */

/** Everything a writer may look at. Lent. Writers for 'check' need pair, ledger
 *  and findings, those for 'explain' the rules alone, that of 'match' its answer alone, those for
 *  'diff' the pair, the changes and the balance, the others the pair alone. */
typedef struct dz_report {
    const dz_pair     *pair;
    const dz_ledger   *ledger;
    const dz_findings *findings;
    const dz_proposals *proposals; /* of 'extract': terms instead of figures; or NULL */
    dz_severity        fail_on;  /* the gate: at or above it a text does not pass */
    bool               no_gate;  /* nothing fails */
    dz_tongue          tongue;   /* language of the words around the findings */
    bool               color;    /* ANSI colours */
    bool               target_alone; /* the one text of the pair is the target of something */
    bool               many;     /* one of several documents: lines say which */
    const char        *lexicon; /* what dz_lexicon_says() said of the one that was used, or NULL */
    unsigned           columns;  /* width of the terminal; 0: as wide as a page */
    bool               explain; /* of 'align' in text, tsv and jsonl: why each bead */
    bool               whole_ledger; /* all of the ledger behind the findings; the page has it anyway */
    const dz_match    *match;    /* of 'match' */
    const dz_changes  *changes;  /* of 'diff', and ... */
    const dz_balance  *balance;  /* ... the figures and names of both versions */
    bool               baseline; /* there is one: what it dismissed was there before, the others are new ... */
    dz_dismissal_list  stale;    /* ... and these are found no more */
    const char        *head;     /* dz_baseline_head() of the texts; NULL: the page cannot keep what is dismissed on it */
    const dz_check_options *asked; /* what 'findings' were asked with: the page tells what was not; or NULL */
    const char        *path;     /* of the file that is written: a page of many rows puts others beside it; NULL: no file */
    const dz_rule_set *rule_set; /* of the run; NULL: those built in */
    dz_rule_list       rules;    /* to be explained ... */
    bool               in_full;  /* ... with help and examples */
} dz_report;

/** The commands that have reports. Bits. */
typedef enum dz_command {
    DZ_FOR_CHECK = 1 << 0,
    DZ_FOR_ALIGN = 1 << 1,
    DZ_FOR_SEGMENT = 1 << 2,
    DZ_FOR_EXTRACT = 1 << 3,
    DZ_FOR_EXPLAIN = 1 << 4,
    DZ_FOR_MATCH = 1 << 5,
    DZ_FOR_DIFF = 1 << 6,
    DZ_FOR_AUDIT = 1 << 7 /* its forms are written from its database: audit.h */
} dz_command;

/** A writer is data: one row for each format of each command that has it. */
typedef struct dz_writer {
    const char *id;      /* "text", "jsonl", ... */
    dz_command  command; /* exactly one bit */
    /** Writes the whole report; what goes wrong is kept by the sink. */
    void (*write)(const dz_report *report, dz_sink *sink);
} dz_writer;

typedef struct dz_writer_list {
    const dz_writer *const *at;
    size_t                  n;
} dz_writer_list;

/** Every writer there is; those of one command stand together, "text" first. Static. */
dz_writer_list dz_writers_all(void);

/** The writer called 'id' for a command, or NULL. */
const dz_writer *dz_writer_named(dz_command command, const char *id);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
