/* sarif.h — what the parts of a SARIF log share. Floor report. Private. */
#ifndef DZ_REPORT_SARIF_H
#define DZ_REPORT_SARIF_H

#include "report/sink.h"

/** "tool":{...}: the program and every rule of the run, in the order of dz_rule_set_all(). */
void dz_sarif_tool(const dz_report *report, dz_sink *sink);

/** A path as a URI reference, RFC 3986. */
void dz_sarif_uri(dz_sink *sink, dz_str path);

/** "error", "warning", "note". Static. */
const char *dz_sarif_level(dz_severity severity);

#endif
