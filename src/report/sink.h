/* sink.h — what writers write with. Floor report. Private. */
#ifndef DZ_REPORT_SINK_H
#define DZ_REPORT_SINK_H

#include "base/buf.h"
#include "duizhao/report.h"

void dz_put(dz_sink *sink, dz_str str);
void dz_put_text(dz_sink *sink, const char *text); /* NUL-terminated */
void dz_put_format(dz_sink *sink, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Whether all that was written so far is there. */
bool dz_sink_whole(const dz_sink *sink);

/** A writer had no memory: the sink will say so when it is closed. */
void dz_sink_no_memory(dz_sink *sink);

/** A writer could not do what was asked; the first that goes wrong is told when the sink is closed. A file is not kept. */
void dz_sink_fail(dz_sink *sink, dz_status status, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
