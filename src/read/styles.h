/* styles.h — what the styles of an office document make of a paragraph. Floor read. Private. */
#ifndef DZ_READ_STYLES_H
#define DZ_READ_STYLES_H

#include "base/arena.h"
#include "duizhao/document.h"

/** A style. Names are the arena's. */
typedef struct dz_style {
    const char *id, *parent; /* parent NULL: none */
    uint16_t    kind;        /* dz_block_kind, by its own name and settings */
} dz_style;

/** All zero before. */
typedef struct dz_styles {
    DZ_LIST(dz_style) rows;
    dz_arena names;
} dz_styles;

/** Adds a style of which nothing is known but its id, and points at it until the next. NULL: no memory. */
dz_style *dz_styles_add(dz_styles *styles, const char *id);

/** A copy of a name that lives as long as the styles; NULL: no memory. */
const char *dz_styles_copy(dz_styles *styles, const char *name);

/** What a style of that name is, in the words of Word and LibreOffice: "heading 1", "Title", "caption"; else PARAGRAPH. */
dz_block_kind dz_kind_of_style_name(const char *name);

/** What a style makes of a paragraph, by itself or by what it is derived from. */
dz_block_kind dz_styles_kind(const dz_styles *styles, const char *id);

void dz_styles_free(dz_styles *styles);

#endif
