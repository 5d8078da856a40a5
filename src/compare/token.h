/* token.h — a stretch of text as hashed tokens. Floor compare. Private. */
#ifndef DZ_COMPARE_TOKEN_H
#define DZ_COMPARE_TOKEN_H

#include "base/list.h"
#include "duizhao/span.h"

typedef DZ_LIST(uint64_t) dz_token_list;

/** Appends a hash for each token: a word, a number or a Han character. Width,
 *  case and everything between tokens is left out. False: no memory. */
bool dz_tokens_add(dz_token_list *tokens, dz_str text);

#endif
