/* markup.h — where the mark-up of an XML document stands. Floor text. */
#ifndef DZ_TEXT_MARKUP_H
#define DZ_TEXT_MARKUP_H

#include "base/list.h"
#include "duizhao/span.h"

typedef enum dz_markup_kind {
    DZ_MARKUP_OPENS,  /* <a> */
    DZ_MARKUP_CLOSES, /* </a> */
    DZ_MARKUP_EMPTY,  /* <a/> */
    DZ_MARKUP_OTHER   /* a comment, an instruction, a document type, a CDATA section whole */
} dz_markup_kind;

typedef struct dz_markup {
    size_t         at, end; /* bytes, from '<' to behind '>' */
    dz_markup_kind kind;
    dz_str         prefix, name; /* of an element: "xlf", with its colon, or "", and "unit" */
} dz_markup;

typedef DZ_LIST(dz_markup) dz_markups;

/** All mark-up of a text, in its order. It is to be well-formed and without declarations of
 *  entities, as dz_xml_read() finds it. False: no memory. Free with dz_list_free(). */
bool dz_markup_find(dz_str text, dz_markups *out);

/** The value of an attribute of an element, as it stands between its quotes; .at is NULL where there is
 *  none. 'name' is whole, with its prefix. */
dz_str dz_markup_value(dz_str text, const dz_markup *element, const char *name);

/** The first attribute from *at on, which moves behind it. False: there are no more. Begin with *at at element->at. */
bool dz_markup_attribute(dz_str text, const dz_markup *element, size_t *at, dz_str *name, dz_str *value);

#endif
