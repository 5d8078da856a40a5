/* table.c — the list of writers. Floor report. */
#include <string.h>

#include "report/writers.h"

static const dz_writer *const writers[] = {
    &dz_check_text,   &dz_check_jsonl,   &dz_check_html,  &dz_check_tsv,   /* check */
    &dz_check_github, &dz_check_sarif,  &dz_check_junit, &dz_check_xliff,
    &dz_align_text,   &dz_align_beads,   &dz_align_tsv,   &dz_align_jsonl, /* align */
    &dz_align_tmx,    &dz_align_xliff,   &dz_align_html,
    &dz_segment_text, &dz_segment_jsonl,                                 /* segment */
    &dz_extract_text, &dz_extract_jsonl,                                 /* extract */
    &dz_explain_text, &dz_explain_jsonl,                                 /* explain */
    &dz_match_text,   &dz_match_jsonl,                                   /* match */
    &dz_diff_text,    &dz_diff_jsonl,    &dz_diff_html,                  /* diff */
};

dz_writer_list dz_writers_all(void) { return (dz_writer_list){writers, sizeof writers / sizeof *writers}; }

const dz_writer *dz_writer_named(dz_command command, const char *id)
{
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (writers[i]->command == command && strcmp(writers[i]->id, id) == 0)
            return writers[i];
    return NULL;
}
