/* damage.h — finding what is broken or hidden in a text, and mending it. Floor text. Private. */
#ifndef DZ_TEXT_DAMAGE_H
#define DZ_TEXT_DAMAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "duizhao/damage.h"
#include "text/codec.h"

/** What was found. All zero before; free with dz_damages_free(). */
typedef struct dz_damages {
    DZ_LIST(dz_damage) rows;
    dz_arena arena; /* what the rows show */
} dz_damages;

/** Looks for every family in a decoded text. Rows come in order, disjoint,
 *  their spans in decoded->text. 'bytes' is what was decoded; 'english': the
 *  text is in English. Linear. False: no memory. */
bool dz_damages_find(const dz_decoded *decoded, dz_str bytes, bool english, dz_damages *out);

/** Takes the invisible characters out of 'text' and, where 'repair', puts what
 *  should be for what is, where that is known. Then the spans of the rows are
 *  in the new text. *changed false: nothing was to be done, and 'into' and
 *  'map' are empty. False: no memory. */
bool dz_damages_mend(dz_damages *damages, dz_str text, bool repair, dz_buf *into, dz_map *map, bool *changed);

void dz_damages_free(dz_damages *damages);

/** Writes what an entity of HTML stands for, a number or one of the usual names; 'at' is what stands
 *  between '&' and ';'. Answers how many bytes, 0 for none that is known. */
size_t dz_entity(const char *at, size_t n, char into[8]);

/* ---- for the families ---- */

/** A text being looked through. */
typedef struct dz_scan {
    dz_str            text; /* also 'decoded' */
    const dz_decoded *decoded;
    dz_str            bytes;
    bool              english;
    dz_damages       *out;
    bool              failed; /* no memory */
} dz_scan;

/** A family: it looks once through the text. Where two families claim the same
 *  place, the one that explains the more has it. */
typedef void dz_scan_fn(dz_scan *scan);

dz_scan_fn dz_scan_bad_bytes, dz_scan_lost, dz_scan_private, dz_scan_mojibake, dz_scan_gbk_mojibake, dz_scan_readings,
    dz_scan_dots, dz_scan_entities, dz_scan_hidden, dz_scan_alike, dz_scan_mixed;

/** Says that text[from, to) is damaged and should be 'now', which is copied;
 *  .at NULL: that is not known. */
void dz_site(dz_scan *scan, size_t from, size_t to, dz_damage_kind kind, dz_str now);

/** The character at 'at', or 0 at the end or before the beginning; moves nothing. */
uint32_t dz_char_at(dz_str text, size_t at);
uint32_t dz_char_before(dz_str text, size_t at);

#endif
