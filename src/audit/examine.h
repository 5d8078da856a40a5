/* examine.h — what is asked of one pair, and what is answered. Floor audit. Private. */
#ifndef DZ_AUDIT_EXAMINE_H
#define DZ_AUDIT_EXAMINE_H

#include "audit/frame.h"
#include "duizhao/audit.h"

/** What is to be done with a task. */
typedef enum dz_wish {
    DZ_WISH_FINDINGS, /* all that there is to say of a pair */
    DZ_WISH_TRAITS    /* what the one text, path[0], is known by: traits.h */
} dz_wish;

/** A pair to be examined. The hashes of its texts as the database has them, or empty:
 *  where they still are the same there is nothing to do. */
typedef struct dz_task {
    uint64_t id;
    uint32_t wish; /* dz_wish */
    dz_str   path[2];
    uint64_t at[2]; /* of members of archives: dz_member.at */
    dz_str   unpacked[2]; /* of members of packed ones: unpacked.h; empty: it is not */
    dz_str   sha256[2];
} dz_task;

void    dz_task_put(dz_buf *frame, const dz_task *task);
dz_task dz_task_take(dz_frame_reader *r);

/** What a pair is examined with; NULL where that fails. 'target' as of dz_audit_options.setup_for(). */
const dz_audit_setup *dz_setup_of(const dz_audit_options *options, const char *source, const char *target, dz_error *error);

/** Examines a pair and answers with a frame:
 *
 *      u64 id; u32 state (dz_audit_state); u32 whether its texts are as they were; str message;
 *      then, of a pair that is done and not as it was:
 *      for each side: str sha256, language, encoding; u32 segments, figures
 *      u32 segments of the source that are paired; u32 gaps
 *      u32 number of findings, and each:
 *          str rule; u32 severity, dismissed; u64 fingerprint; str message in English, in Chinese;
 *          for each side: u32 line, column (0: it does not speak of it); str the whole as JSON
 *      the passages and the sentences: index.h; the renderings: renderings.h
 *
 *  Where traits are wished for they follow the message.
 */
void dz_examine(const dz_audit_options *options, const dz_task *task, dz_buf *frame);

#endif
