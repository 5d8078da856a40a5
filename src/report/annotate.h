/* annotate.h — findings written into the XLIFF that they are about. Floor report. Private. */
#ifndef DZ_REPORT_ANNOTATE_H
#define DZ_REPORT_ANNOTATE_H

#include "report/sink.h"

/** Whether the texts of a report are the two sides of one XLIFF whose bytes were kept. */
bool dz_can_annotate(const dz_report *report);

/** Writes that file, byte for byte as it was, with the findings put in between. */
void dz_annotate(const dz_report *report, dz_sink *sink);

#endif
