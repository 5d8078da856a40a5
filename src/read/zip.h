/* zip.h — members of an archive, read in memory and never unpacked. Floor read. Private. */
#ifndef DZ_READ_ZIP_H
#define DZ_READ_ZIP_H

#include "base/buf.h"
#include "duizhao/status.h"
#include "text/xml.h"

/** How much may come out of a file: bytes, and for each byte of the file; and how many members it may have.
 *  What is written by office programs and agencies stays far below. And how much for each byte that was read so far:
 *  what is packed a thousand to one is found out long before it has grown. */
enum { DZ_MOST_OUT = 8 << 20, DZ_MOST_RATIO = 12, DZ_MOST_RATE = 100, DZ_MOST_MEMBERS = 10000 };

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

/** Says into what the member of that name is to be read, or NULL: it is passed over. */
typedef dz_buf *dz_zip_chooser(void *data, const char *member);

/** Reads several members into memory, in one go. The same otherwise. */
dz_status dz_zip_gather(dz_zip *zip, dz_zip_chooser *choose, void *data);

struct archive;

/** Fails with FORMAT and what libarchive says of an archive that it cannot read, or with NOMEM. */
dz_status dz_zip_damaged(struct archive *archive, const char *name, dz_error *error);

/** The same of an archive without filters that it cannot open: it always says why, but for memory. */
dz_status dz_zip_unopened(struct archive *archive, const char *name, dz_error *error);

/** Whether the bytes begin like a zip archive and have 'sign', the name of a member or the media type that some state. */
bool dz_zip_is(dz_str bytes, const char *sign);

#endif
