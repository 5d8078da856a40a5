/* zip.h — members of an archive, read in memory and never unpacked. Floor read. Private. */
#ifndef DZ_READ_ZIP_H
#define DZ_READ_ZIP_H

#include "base/buf.h"
#include "duizhao/status.h"
#include "text/xml.h"

/** How much may come out of a file: bytes, and for each byte of the file; and how many members it may have.
 *  What is written by office programs and agencies stays far below. */
enum { DZ_MOST_OUT = 8 << 20, DZ_MOST_RATIO = 12, DZ_MOST_MEMBERS = 10000 };

/** An archive in memory, lent: one or several calls share what may come out of it. */
typedef struct dz_zip {
    const char *name; /* of the file, for messages */
    dz_str      bytes;
    size_t      out; /* what has come out of it so far */
    dz_error   *error;
} dz_zip;

/** Reads the member of that name as XML, as it comes. *found false: there is none.
 *  Fails with FORMAT (damaged, encrypted; not XML), TOO_LARGE (out of all proportion, too many members), NOMEM. */
dz_status dz_zip_xml(dz_zip *zip, const char *member, const dz_xml_handler *handler, void *data, bool *found);

/** Reads the member of that name into memory. The same otherwise. */
dz_status dz_zip_bytes(dz_zip *zip, const char *member, dz_buf *into, bool *found);

/** Whether the bytes begin like a zip archive and have 'sign', the name of a member or the media type that some state. */
bool dz_zip_is(dz_str bytes, const char *sign);

#endif
