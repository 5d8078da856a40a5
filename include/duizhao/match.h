/* match.h — whether two short texts can render each other: names, or figures. Floor ledger. */
#ifndef DUIZHAO_MATCH_H
#define DUIZHAO_MATCH_H

#include "duizhao/ledger.h"
#include "duizhao/name.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct dz_match {
    bool        matches;
    bool        examined; /* false: too long to be compared, so 'matches' says nothing */
    const char *by;       /* dz_name_by_name(), or "figure"; NULL where it does not match. Static. */
} dz_match;

/** Whether 'source' can be rendered by 'target': one is Chinese, the other English, in either order, each
 *  one name or nothing but figures. 'lexicon' may be NULL. Fails with FORMAT (no UTF-8), NOMEM. */
dz_status dz_match_run(const dz_lexicon *lexicon, dz_str source, dz_str target, dz_match *out, dz_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
