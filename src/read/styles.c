/* styles.c — what the styles of an office document make of a paragraph. Floor read. */
#include "read/styles.h"

#include <string.h>
#include <strings.h>

/** A chain of derived styles that is longer is a circle. */
enum { LONGEST_CHAIN = 20 };

const char *dz_styles_copy(dz_styles *styles, const char *name) { return dz_arena_copy(&styles->names, (dz_str){name, strlen(name)}).at; }

dz_style *dz_styles_add(dz_styles *styles, const char *id)
{
    dz_style style = {.id = dz_styles_copy(styles, id), .kind = DZ_BLOCK_PARAGRAPH};

    return style.id && dz_list_push(&styles->rows, style) ? &styles->rows.at[styles->rows.n - 1] : NULL;
}

dz_block_kind dz_kind_of_style_name(const char *name)
{
    static const struct {
        const char   *begins;
        dz_block_kind kind;
    } names[] = {{"heading", DZ_BLOCK_HEADING},   {"title", DZ_BLOCK_HEADING},        {"subtitle", DZ_BLOCK_HEADING},
                 {"标题", DZ_BLOCK_HEADING},      {"副标题", DZ_BLOCK_HEADING},       {"caption", DZ_BLOCK_CAPTION},
                 {"题注", DZ_BLOCK_CAPTION},      {"illustration", DZ_BLOCK_CAPTION}, {"figure", DZ_BLOCK_CAPTION},
                 {"image caption", DZ_BLOCK_CAPTION}, {"table caption", DZ_BLOCK_CAPTION}, {"source code", DZ_BLOCK_FURNITURE},
                 {"toc", DZ_BLOCK_FURNITURE},     {"contents", DZ_BLOCK_FURNITURE}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncasecmp(name, names[i].begins, strlen(names[i].begins)) == 0)
            return names[i].kind;
    return DZ_BLOCK_PARAGRAPH;
}

static const dz_style *named(const dz_styles *styles, const char *id)
{
    for (size_t i = 0; i < styles->rows.n; i++)
        if (strcmp(styles->rows.at[i].id, id) == 0)
            return &styles->rows.at[i];
    return NULL;
}

dz_block_kind dz_styles_kind(const dz_styles *styles, const char *id)
{
    const dz_style *style = id ? named(styles, id) : NULL;

    for (int i = 0; style && i < LONGEST_CHAIN; i++) {
        if (style->kind != DZ_BLOCK_PARAGRAPH)
            return (dz_block_kind)style->kind;
        style = style->parent ? named(styles, style->parent) : NULL;
    }
    return DZ_BLOCK_PARAGRAPH;
}

void dz_styles_free(dz_styles *styles)
{
    dz_list_free(&styles->rows);
    dz_arena_free(&styles->names);
}
