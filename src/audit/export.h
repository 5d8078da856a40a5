/* export.h — what the ways of writing a database out share. Floor audit. Private. */
#ifndef DZ_AUDIT_EXPORT_H
#define DZ_AUDIT_EXPORT_H

#include "audit/statement.h"

/** A database being written out. */
typedef struct dz_export {
    dz_store          *store;
    dz_sink           *sink;
    dz_tongue          tongue;
    dz_severity        fail_on; /* from which severity on a pair does not pass; DZ_SEVERITIES: it always does */
    const dz_rule_set *rules;
    dz_error          *error;
    void              *with; /* what the rows of one query need */
} dz_export;

/** A path as JSON that may be shown. */
void dz_audit_path(dz_sink *sink, dz_str path);

/** Calls 'put' with each row of a query, counted from 0. Fails with IO, NOMEM. */
dz_status dz_each_row(dz_export *x, const char *sql, void (*put)(dz_export *x, sqlite3_stmt *s, size_t n));

/** "done", "已检查". Static. */
const char *dz_audit_state_word(dz_audit_state state, dz_tongue tongue);

/** An audit for machines that build. */
dz_status dz_audit_junit(dz_export *x);
dz_status dz_audit_github(dz_export *x);

/** The page of an audit. */
dz_status dz_audit_html(dz_export *x);

#endif
