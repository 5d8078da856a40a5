/* cover.h — which findings mark the text of a row, place by place. Floor report. Private. */
#ifndef DZ_REPORT_COVER_H
#define DZ_REPORT_COVER_H

#include "report/html.h"

/** Where a mark begins, or ends. */
typedef struct dz_cover_edge {
    uint32_t at, rank; /* 'rank': of the note, which settles the order at one place */
    uint8_t  severity;
    bool     caret; /* begins and ends here: it points between two characters */
} dz_cover_edge;

/** One side of a row, walked through from its first byte to its last. All zero where nothing is marked. Free with dz_cover_free(). */
typedef struct dz_cover {
    DZ_LIST(dz_cover_edge) begins;
    DZ_LIST(dz_cover_edge) ends;
    size_t begun, ended, pointed; /* how many were passed; carets too */
    size_t open[DZ_SEVERITIES];   /* marks that cover the place at hand, by severity */
} dz_cover;

/** False: no memory. */
bool dz_cover_make(const dz_page *page, size_t row, int side, dz_cover *out);
void dz_cover_free(dz_cover *cover);

/** The gravest severity that covers byte 'at', or -1; *stop moves back to where that may change. Places only ever grow. */
int dz_cover_at(dz_cover *cover, uint32_t at, uint32_t *stop);

/** The severity of the next caret at byte 'at', or -1. Places only ever grow. */
int dz_cover_caret(dz_cover *cover, uint32_t at);

#endif
