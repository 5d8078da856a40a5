/* batch.h — many texts through one process. Floor batch. */
#ifndef DUIZHAO_BATCH_H
#define DUIZHAO_BATCH_H

#include <stdio.h>

#include "duizhao/report.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** What a run of records came to. */
typedef struct dz_records_result {
    size_t read;     /* lines that were not blank */
    size_t failed;   /* of those, how many were answered with an error */
    size_t findings; /* records with a finding at or above the gate */
} dz_records_result;

typedef struct dz_records_options {
    dz_read_options  read[2]; /* for the source and the target, where the record is silent */
    dz_cut_options   cut;
    const dz_lexicon *lexicon; /* lent for the call; NULL: none */
    dz_check_options check;
    const dz_formulas *formulas; /* lent for the call; NULL: those built in */
    dz_severity      fail_on;
    bool             no_gate;
    dz_tongue        tongue;
    bool             ledger; /* 'check' answers with the ledger too, where the record is silent */
    bool             terms; /* 'extract' proposes terms from a pair */
    bool             explain; /* 'align' says why each bead */
} dz_records_options;

/** The most bytes one record may have; a longer line is answered with an error. */
enum { DZ_MOST_RECORD = 64 << 20 };

/** Reads JSON Lines from 'in' and answers each line with one line, in order,
 *  flushed as it goes (docs/records.md). A line that cannot be read is answered
 *  with {"id":...,"error":"..."}. Memory does not grow with the number of lines.
 *  'options' may be NULL. Fails with IO (reading) and NOMEM. */
dz_status dz_records_run(dz_command command, const dz_records_options *options, FILE *in,
                         dz_sink *out, dz_records_result *result, dz_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
