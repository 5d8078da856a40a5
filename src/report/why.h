/* why.h — why the aligner set two passages side by side. Floor report. Private. */
#ifndef DZ_REPORT_WHY_H
#define DZ_REPORT_WHY_H

#include "base/buf.h"
#include "report/sink.h"

/** The shares of a bead's cost that are not 0: "words=-1.20,length=0.31". */
void dz_why_shares(dz_buf *buf, const dz_pair *pair, size_t bead);

/** The same for people: "cost -0.89 = words -1.20 + length 0.31". */
void dz_why_sum(dz_buf *buf, const dz_pair *pair, size_t bead, dz_tongue tongue);

/** The pairs of words that say most for a bead, in the order of the text: "推进–advance, 12.5%–12.5 percent"; "…"
 *  where there are more. Nothing where there are none. */
void dz_why_words(dz_buf *buf, const dz_pair *pair, size_t bead, dz_tongue tongue);

/** ,"why":{"words":-1.20,...},"links":[{"source":{"span":[0,6]},"target":{"span":[4,11]},"weight":2.31}] */
void dz_why_json(dz_sink *sink, const dz_pair *pair, size_t bead);

#endif
