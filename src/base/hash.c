/* hash.c — digests of bytes. Floor base. */
#include "base/hash.h"

#include <sys/types.h>

#include <sha2.h>
#include <xxhash.h>

uint64_t dz_hash(const void *at, size_t n, uint64_t seed) { return XXH3_64bits_withSeed(at, n, seed); }

void dz_sha256(const void *at, size_t n, char into[DZ_SHA256_ROOM]) { SHA256Data(at, n, into); }
