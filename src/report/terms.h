/* terms.h — proposed terms, as a table to be edited and as lines. Floor report. Private. */
#ifndef DZ_REPORT_TERMS_H
#define DZ_REPORT_TERMS_H

#include "duizhao/report.h"

/** All of report->proposals, as a glossary that can be edited. */
void dz_put_terms(const dz_report *report, dz_sink *sink);

/** The same, an object a line. */
void dz_put_terms_json(const dz_report *report, dz_sink *sink);

/** One of them; 'file': with lines and columns, as for a file. */
void dz_json_term(dz_sink *sink, const dz_report *report, const dz_proposal *row, bool file);

#endif
