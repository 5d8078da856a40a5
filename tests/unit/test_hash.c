/* test_hash.c — digests of bytes. */
#include "rows.h"

#include "base/hash.h"

static const struct sha {
    const char *name;
    const char *text;
    size_t      n;
    const char *want;
} shas[] = {
    {"SHA-256 of nothing is that of FIPS 180-4", "", 0,
     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"SHA-256 of abc is that of FIPS 180-4", "abc", 3,
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"a NUL byte counts", "\0", 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
};

static void sha256(void **state)
{
    const struct sha *row = *state;
    char              into[DZ_SHA256_ROOM];

    dz_sha256(row->text, row->n, into);
    assert_string_equal(into, row->want);
}

static void hash(void **state)
{
    (void)state;
    /* XXH3_64bits of the empty input, from the test vectors of xxHash */
    assert_true(dz_hash("", 0, 0) == UINT64_C(0x2d06800538d394c2));
    assert_true(dz_hash("abc", 3, 0) == dz_hash("abcd", 3, 0));
    assert_true(dz_hash("abc", 3, 0) != dz_hash("abd", 3, 0));
    assert_true(dz_hash("abc", 3, 0) != dz_hash("abc", 3, 1));
}

int main(void)
{
    ADD_ROWS(sha256, shas);
    add_test("XXH3 depends on the bytes, how many, and the seed", hash);
    return run_all("hash");
}
