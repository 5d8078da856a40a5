/* fuzz_answer.c — what a process of an audit answers, after something has written over its memory: any frame at all.
 * Input: the frame, behind its length and the number of the task. */
#include <sqlite3.h>

#include "audit/store.h"
#include "fuzz.h"

static dz_store *store;

static long long number_of(const char *sql)
{
    sqlite3_stmt *s;
    long long     n;

    MUST(sqlite3_prepare_v2(dz_store_db(store), sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW);
    n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

/** A database in memory with one pair, which is queued. */
static void prepare(void)
{
    static const char pair[] = "INSERT INTO text (id, path, bytes, inode, changed) VALUES (1, 'zh.txt', 1, 1, 1), (2, 'en.txt', 1, 1, 1);"
                               "INSERT INTO pair (id, source, target, how, state, made) VALUES (1, 1, 2, 'pattern', 'queued', 1)";

    MUST(dz_store_open(":memory:", true, &store, NULL) == DZ_OK);
    MUST(sqlite3_exec(dz_store_db(store), pair, NULL, NULL, NULL) == SQLITE_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_frame_reader answer = {.rest = {size ? (const char *)data : "", size}};
    dz_error        error = {0};
    dz_status       status;

    if (!store)
        prepare();
    MUST(dz_store_begin(store, NULL) == DZ_OK);
    status = dz_store_answer(store, 1, &answer, &error);
    if (status == DZ_OK) {
        MUST(number_of("SELECT count(*) FROM pair WHERE state = 'queued'") == 0);
        MUST(number_of("SELECT count(*) FROM finding WHERE pair <> 1") == 0);
    } else {
        MUST(status == DZ_FORMAT);
        must_say_why(status, &error);
        MUST(number_of("SELECT count(*) FROM pair WHERE state <> 'queued'") == 0);
        MUST(number_of("SELECT (SELECT count(*) FROM finding) + (SELECT count(*) FROM passage) + (SELECT count(*) FROM said) + (SELECT count(*) FROM rendering)") == 0);
    }
    dz_store_drop(store);
    return 0;
}
