/* ledger.h — all figures of both sides, in a table. Floor report. Private. */
#ifndef DZ_REPORT_LEDGER_H
#define DZ_REPORT_LEDGER_H

#include "report/sink.h"

/** Writes the ledger of a report as a table aligned by columns of the screen,
 *  and an empty line. Writes nothing where there is no figure. */
void dz_put_ledger(const dz_report *report, dz_sink *sink);

#endif
