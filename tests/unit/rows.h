/* rows.h — unit tests as tables of named rows.
 *
 *     static const struct row { const char *name; ... } rows[] = {
 *         {"a belief, said as a clause", ...},
 *     };
 *
 * Each row becomes a test of its own; its function gets the row as *state.
 */
#ifndef DZ_TESTS_ROWS_H
#define DZ_TESTS_ROWS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_TESTS = 1000 };

static struct CMUnitTest all_tests[MOST_TESTS]; /* the unused ones at the end are skipped */
static size_t            n_tests;

/** Adds a test for each of 'n' rows of 'size' bytes whose first member is the name. */
static inline void add_rows(CMUnitTestFunction function, const void *rows, size_t n, size_t size)
{
    for (size_t i = 0; i < n; i++) {
        const char *row = (const char *)rows + i * size;

        assert_true(n_tests < MOST_TESTS);
        memcpy(&all_tests[n_tests].name, row, sizeof all_tests[n_tests].name);
        all_tests[n_tests].test_func = function;
        all_tests[n_tests].initial_state = (void *)(uintptr_t)row;
        n_tests++;
    }
}

#define ADD_ROWS(function, rows) add_rows(function, rows, sizeof(rows) / sizeof(rows)[0], sizeof(rows)[0])

/** Adds a test that needs no row. */
static inline void add_test(const char *name, CMUnitTestFunction function)
{
    assert_true(n_tests < MOST_TESTS);
    all_tests[n_tests].name = name;
    all_tests[n_tests++].test_func = function;
}

/** Runs them all; the answer is for main() to return. */
static inline int run_all(const char *name) { return cmocka_run_group_tests_name(name, all_tests, NULL, NULL); }

#endif
