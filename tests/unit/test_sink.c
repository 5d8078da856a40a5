/* test_sink.c — a file is there whole or not at all. */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/sink.h"

static char folder[] = "/tmp/dz-sink-XXXXXX";

static int make_folder(void) { return mkdtemp(folder) ? chdir(folder) : -1; }

static void write_to(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(0, fclose(file));
}

static void expect(const char *path, const char *want)
{
    char   text[100] = "";
    FILE  *file = fopen(path, "r");
    size_t n;

    assert_non_null(file);
    n = fread(text, 1, sizeof text - 1, file);
    text[n] = '\0';
    fclose(file);
    assert_string_equal(want, text);
}

static void takes_its_name_at_the_end(void **state)
{
    dz_sink *sink;

    (void)state;
    write_to("a", "before");
    assert_int_equal(DZ_OK, dz_sink_open("a", &sink, NULL));
    dz_put_text(sink, "after");
    dz_sink_flush(sink);
    expect("a", "before");
    assert_int_equal(DZ_OK, dz_sink_close(sink, NULL));
    expect("a", "after");
}

static void leaves_nothing_when_dropped(void **state)
{
    dz_sink *sink;

    (void)state;
    write_to("b", "before");
    assert_int_equal(DZ_OK, dz_sink_open("b", &sink, NULL));
    dz_put_text(sink, "after");
    dz_sink_discard(sink);
    expect("b", "before");
    assert_int_not_equal(0, system("ls b.*.part 2>/dev/null | grep -q ."));
}

static void tells_of_no_memory_at_the_end(void **state)
{
    dz_sink *sink;
    dz_error error;

    (void)state;
    write_to("c", "before");
    assert_int_equal(DZ_OK, dz_sink_open("c", &sink, NULL));
    dz_put_text(sink, "half");
    dz_sink_no_memory(sink);
    assert_int_equal(DZ_NOMEM, dz_sink_close(sink, &error));
    expect("c", "before");
}

static void names_what_cannot_be_written(void **state)
{
    dz_sink *sink;
    dz_error error;

    (void)state;
    assert_int_equal(DZ_IO, dz_sink_open("nowhere/x", &sink, &error));
    assert_null(sink);
    assert_string_equal("cannot write 'nowhere/x': No such file or directory", error.message);
    assert_int_equal(DZ_IO, dz_sink_open(".", &sink, &error));
    assert_string_equal("cannot write '.': Is a directory", error.message);
    assert_int_equal(DZ_OK, dz_sink_open("/dev/full", &sink, &error));
    dz_put_text(sink, "x");
    assert_int_equal(DZ_IO, dz_sink_close(sink, &error));
    assert_string_equal("cannot write '/dev/full': No space left on device", error.message);
}

static void gathers_in_memory(void **state)
{
    dz_sink *sink;

    (void)state;
    assert_int_equal(DZ_OK, dz_sink_open_memory(&sink, NULL));
    for (int i = 0; i < 100000; i++)
        dz_put_text(sink, "0123456789");
    assert_int_equal(1000000, dz_sink_gathered(sink).len);
    assert_int_equal(DZ_OK, dz_sink_close(sink, NULL));
}

int main(void)
{
    int failed;

    if (make_folder() != 0)
        return 1;
    add_test("a file takes its name at the end", takes_its_name_at_the_end);
    add_test("a dropped file leaves nothing", leaves_nothing_when_dropped);
    add_test("a want of memory is told at the end", tells_of_no_memory_at_the_end);
    add_test("what cannot be written is named", names_what_cannot_be_written);
    add_test("memory takes what it is given", gathers_in_memory);
    failed = run_all("sink");
    remove("a");
    remove("b");
    remove("c");
    return chdir("/") != 0 || rmdir(folder) != 0 ? 1 : failed;
}
