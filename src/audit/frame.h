/* frame.h — what processes of one run tell each other. Floor audit. Private.
 *
 * A frame is its length in four bytes, then values one behind the other in the byte
 * order of the machine, on which both ends run. A reader trusts nothing: the other
 * end may have been killed in the middle, or have written over its own memory.
 */
#ifndef DZ_AUDIT_FRAME_H
#define DZ_AUDIT_FRAME_H

#include "base/buf.h"

void dz_frame_u32(dz_buf *frame, uint32_t value);
void dz_frame_u64(dz_buf *frame, uint64_t value);
void dz_frame_str(dz_buf *frame, dz_str str);

/** What is left to be read. A value that is not there is 0 or empty, and 'broken' then stays. */
typedef struct dz_frame_reader {
    dz_str rest;
    bool   broken;
} dz_frame_reader;

uint32_t dz_frame_take_u32(dz_frame_reader *r);
uint64_t dz_frame_take_u64(dz_frame_reader *r);
dz_str   dz_frame_take_str(dz_frame_reader *r); /* lent from the frame */

/** Writes a whole frame with its length to a socket. False: the other end is gone; errno says why. */
bool dz_frame_write(int fd, dz_str frame);

/** Reads a whole frame into 'into', which is emptied. False: the other end is gone, or
 *  there is no memory. */
bool dz_frame_read(int fd, dz_buf *into);

#endif
