/* terms.h — what the checks of terms share. Floor check. Private. */
#ifndef DZ_CHECK_TERMS_H
#define DZ_CHECK_TERMS_H

#include "check/check.h"

/** The language that the glossary has one side's words under: DZ_TERM_ZH or DZ_TERM_EN. */
int dz_term_lang(const dz_case *c, int side);

/** Tells of terms that one document renders in several accepted ways. */
void dz_check_terms_use(dz_case *c);

#endif
