/* profile.h — whether an English text keeps to the rules of print. Floor segment. Private. */
#ifndef DZ_SEGMENT_PROFILE_H
#define DZ_SEGMENT_PROFILE_H

#include "duizhao/segment.h"

/** EDITED or WEB, from the beginning of the text; linear in it. EDITED where nothing speaks against it. */
dz_profile dz_judge_profile(const dz_document *doc);

#endif
