/* traits.h — what a text can be known by in another language. Floor audit. Private. */
#ifndef DZ_AUDIT_TRAITS_H
#define DZ_AUDIT_TRAITS_H

#include "audit/frame.h"
#include "duizhao/batch.h"

/** A figure, a date, a name as it is read, a word in Latin letters, or an English word that renders one. */
typedef struct dz_trait {
    uint64_t id;     /* the same in both languages */
    uint32_t weight; /* how much of it the text has; DZ_TRAIT_FIRM: one figure or name */
} dz_trait;

/** The weight of one figure, date, name or Latin word. Words of the lexicon weigh up to a quarter. */
enum { DZ_TRAIT_FIRM = 1024 };

/** The most that is kept of one text: of all those with the least ids, so that versions of one text keep the same. */
enum { DZ_MOST_TRAITS = 1000 };

/** Adds u32 language (0 none that counts, 1 Chinese, 2 English), u32 n, and n traits (u64 id; u32 weight) by id. Fails with NOMEM. */
dz_status dz_traits_put(dz_buf *frame, const dz_document *doc, const dz_records_options *options, dz_error *error);

dz_trait dz_trait_take(dz_frame_reader *r);

#endif
