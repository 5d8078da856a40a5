/* hash.h — digests of bytes. Floor base. */
#ifndef DZ_BASE_HASH_H
#define DZ_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/** XXH3, 64 bits: the same on every machine. */
uint64_t dz_hash(const void *at, size_t n, uint64_t seed);

enum { DZ_SHA256_ROOM = 65 };

/** SHA-256 in lower-case hexadecimal, NUL-terminated. */
void dz_sha256(const void *at, size_t n, char into[DZ_SHA256_ROOM]);

#endif
