/* xml.h — text in XML, for the formats of translators' tools. Floor report. Private. */
#ifndef DZ_REPORT_XML_H
#define DZ_REPORT_XML_H

#include "report/sink.h"

/** Text as the content of an element or as an attribute value in double quotes:
 *  mark-up escaped, and what cannot be seen as a reference (&#x2028;). What XML
 *  1.0 forbids goes through 'forbidden', a format of one unsigned code point. */
void dz_xml_text(dz_sink *sink, dz_str text, const char *forbidden);

/** What XML forbids made visible: <U+FFFF>, escaped. */
#define DZ_XML_SHOWN "&lt;U+%04X&gt;"

/** How many characters of a text XML 1.0 forbids. */
size_t dz_xml_forbidden(dz_str text);

/** Calls 'put_unit' for each bead, as long as somebody reads. */
void dz_xml_units(const dz_pair *pair, dz_sink *sink, void (*put_unit)(const dz_pair *pair, dz_sink *sink, size_t bead));

#endif
