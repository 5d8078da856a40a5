/* place.h — where something stands, in words that lead a person there. Floor check. Private. */
#ifndef DZ_CHECK_PLACE_H
#define DZ_CHECK_PLACE_H

#include "base/buf.h"
#include "duizhao/check.h"

/** The spot of byte 'at' alone: "page 3, paragraph 12", "第3页，表1第2行第1格", "unit 'title.1'". Nothing where there is none. */
void dz_say_spot(dz_buf *buf, const dz_document *doc, uint32_t at, dz_tongue tongue);

/** "12:5", line and column; with the spot, "12:5 (unit 'title.1')"; of a file without lines, its spot. */
void dz_say_place(dz_buf *buf, const dz_document *doc, uint32_t at, dz_tongue tongue);

/** Whether findings of a file are told with spots. */
bool dz_has_spot(const dz_document *doc, uint32_t at);

#endif
