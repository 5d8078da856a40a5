/* xml.h — reading XML that a stranger may have written. Floor text. */
#ifndef DZ_TEXT_XML_H
#define DZ_TEXT_XML_H

#include <stdbool.h>

#include "duizhao/span.h"
#include "duizhao/status.h"

/** The most bytes a file may have, how deep its elements may stand in each other, and the most attributes of one. */
enum { DZ_MOST_XML = 256 << 20, DZ_DEEPEST_XML = 256, DZ_MOST_ATTRIBUTES = 64 };

/** An attribute: NUL-terminated UTF-8, lent for the call. */
typedef struct dz_xml_attribute {
    const char *name, *value;
} dz_xml_attribute;

/** The value of the attribute of that name, with any prefix or none; "" where there is none. */
const char *dz_xml_value(const dz_xml_attribute *attributes, size_t n, const char *name);

/** What is told of a document, in its order. Names come without their prefix
 *  ("min:term" is "term"), texts in UTF-8, in pieces of any size; all is lent for
 *  the call. False: there is no memory, and reading stops. */
typedef struct dz_xml_handler {
    bool (*begin)(void *data, const char *name, const dz_xml_attribute *attributes, size_t n);
    bool (*end)(void *data, const char *name);
    bool (*text)(void *data, dz_str text);
} dz_xml_handler;

/** Reads a document in UTF-8, UTF-16 or an encoding that it names and expat knows.
 *  Nothing outside of the bytes is ever opened: an external subset is passed
 *  over. A document that declares an entity, or refers to one that XML itself
 *  does not have, is refused, so none grows while it is read.
 *  'name' is for messages. Fails with FORMAT (with the line), TOO_LARGE, NOMEM. */
dz_status dz_xml_read(const char *name, dz_str bytes, const dz_xml_handler *handler, void *data, dz_error *error);

/* The same for a document that comes piece by piece, such as a member of an archive. */

typedef struct dz_xml dz_xml;

/** NULL: no memory. 'name' and 'handler' are lent until dz_xml_close(). */
dz_xml *dz_xml_open(const char *name, const dz_xml_handler *handler, void *data, dz_error *error);

/** Says that the bytes are UTF-8, whatever the document says of itself. Before the first. */
void dz_xml_is_utf8(dz_xml *xml);

/** In a call of the handler: where in all the bytes that stands which is told, and how many bytes it is.
 *  Text of which this is its length is there as it is; else it was written with a reference or a line end. */
size_t dz_xml_at(const dz_xml *xml);
size_t dz_xml_width(const dz_xml *xml);

/** The next bytes, fewer than 2 GiB; 'last': there are no more. Fails as dz_xml_read(); no call may follow then. */
dz_status dz_xml_feed(dz_xml *xml, dz_str bytes, bool last);

void dz_xml_close(dz_xml *xml); /* NULL is fine */

#endif
