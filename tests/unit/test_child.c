/* test_child.c — another program is kept within its limits, and nothing of it is left. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "rows.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "read/child.h"

enum { MOST = 1 << 16, MEMORY = 64 << 20, SECONDS = 60 };

static char folder[] = "/tmp/duizhao-child.XXXXXX", program[64];

/** A program for the shell, what comes of it, and what is said or complained of. */
static const struct row {
    const char *name, *script;
    dz_status   status;
    const char *said; /* or the complaint, as far as it is known */
    int         seconds; /* that it has; 0: more than it can need */
} rows[] = {
    {"what it says is taken", "echo '一二三'", DZ_OK, "一二三\n", 0},
    {"it reads what it is given", "cat", DZ_OK, "the input", 0},
    {"it may say nothing", ":", DZ_OK, "", 0},
    {"trouble that it overcomes is none", "echo 'Syntax Warning' >&2; echo text", DZ_OK, "text\n", 0},
    {"it has no surroundings", "echo \"$HOME$LC_ALL\"", DZ_OK, "C.UTF-8\n", 0},
    {"it has no other file", "for i in 3 4 5 6 7 8 9; do [ ! -e /proc/$$/fd/$i ] || echo $i; done", DZ_OK, "", 0},
    {"its complaint is passed on, a line of it", "echo 'Incorrect password' >&2; echo more >&2; exit 1", DZ_FORMAT, "pdftotext cannot read 'a.pdf': Incorrect password", 0},
    {"it may fail without one", "exit 3", DZ_FORMAT, "pdftotext cannot read 'a.pdf': it does not say why", 0},
    {"what it said before it failed does not count", "echo text; exit 1", DZ_FORMAT, "pdftotext cannot read 'a.pdf': it does not say why", 0},
    {"a long complaint is cut", "x=xxxxxxxx; x=$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x; printf %s $x >&2; exit 1", DZ_FORMAT, "pdftotext cannot read 'a.pdf': xxxx", 0},
    {"it may crash", "kill -SEGV $$", DZ_FORMAT, "pdftotext was ended by signal 11 on 'a.pdf'", 0},
    {"it may not say without end", "while :; do echo text; done", DZ_TOO_LARGE, "'a.pdf' has more than 0 MB of text", 0},
    {"nor complain without end", "while :; do echo text >&2; done", DZ_FORMAT, "pdftotext ", 1},
    {"nor sleep", "sleep 1000", DZ_FORMAT, "pdftotext takes more than 1 seconds for 'a.pdf'", 1},
    {"nor behind closed doors", "exec >&- 2>&-; sleep 1000", DZ_FORMAT, "pdftotext takes more than 1 seconds for 'a.pdf'", 1},
    {"nor compute without end", "exec >&- 2>&-; while :; do :; done", DZ_FORMAT, "pdftotext ", 1},
    {"nor take memory without end", "x=xxxxxxxxxxxxxxxx; while :; do x=$x$x; done", DZ_FORMAT, "pdftotext ", 0},
    {"nor write a file", "echo text >\"${0%/*}/file\" && echo written; [ -s \"${0%/*}/file\" ] && echo written; exit 0", DZ_FORMAT, "pdftotext was ended by signal", 0},
    {"nor leave somebody behind", "sleep 1000 >/dev/null 2>&1 & echo text", DZ_OK, "text\n", 0},
    {"nor somebody who listens on", "sleep 1000 & echo text", DZ_FORMAT, "pdftotext takes more than 1 seconds for 'a.pdf'", 1},
};

static void write_program(const char *script)
{
    FILE *file = fopen(program, "w");

    assert_non_null(file);
    assert_true(fprintf(file, "#!/bin/sh\n%s\n", script) > 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(program, 0700), 0);
}

/** All that is left of a child becomes ours, so that its end can be waited for; a process that does not end is a test that does not. */
static void wait_for_all(void)
{
    while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
        ;
    assert_int_equal(errno, ECHILD);
}

static void run_child(void **state)
{
    static const char *const arguments[] = {"pdftotext", NULL};
    const struct row        *row = *state;
    dz_child                 child = {"pdftotext", arguments, "poppler-utils", "a.pdf", MOST, MEMORY, row->seconds ? row->seconds : SECONDS};
    dz_buf                   said = {0};
    dz_error                 error = {0};

    write_program(row->script);
    assert_int_equal(dz_child_run(&child, (dz_str){"the input", 9}, &said, &error), row->status);
    if (row->status == DZ_OK) {
        dz_buf_byte(&said, '\0');
        assert_string_equal(said.bytes.at, row->said);
    } else
        assert_memory_equal(error.message, row->said, strlen(row->said));
    dz_buf_free(&said);
    wait_for_all();
}

static void miss_program(void **state)
{
    static const char *const arguments[] = {"nothing-of-this-name", NULL};
    dz_child                 child = {"nothing-of-this-name", arguments, "a-package", "a.pdf", MOST, MEMORY, SECONDS};
    dz_buf                   said = {0};
    dz_error                 error = {0};

    (void)state;
    assert_int_equal(dz_child_run(&child, (dz_str){"", 0}, &said, &error), DZ_IO);
    assert_string_equal(error.message, "'a.pdf' needs the program nothing-of-this-name, which is not here: install a-package");
}

/** A path that is relative, or names what is no program, is passed over. */
static void pass_over(void **state)
{
    static const char *const arguments[] = {"pdftotext", NULL};
    dz_child                 child = {"pdftotext", arguments, "poppler-utils", "a.pdf", MOST, MEMORY, SECONDS};
    dz_buf                   said = {0};
    dz_error                 error = {0};

    (void)state;
    write_program("echo text");
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(setenv("PATH", ".::relative:/nowhere", 1), 0);
    assert_int_equal(dz_child_run(&child, (dz_str){"", 0}, &said, &error), DZ_IO);
    assert_int_equal(setenv("PATH", folder, 1), 0);
    assert_int_equal(chmod(program, 0600), 0);
    if (geteuid() != 0) /* who may do all may not start it either, but access() need not say so */
        assert_int_equal(dz_child_run(&child, (dz_str){"", 0}, &said, &error), DZ_IO);
    assert_int_equal(said.bytes.n, 0);
}

int main(void)
{
    int failed;

    if (!mkdtemp(folder) || setenv("PATH", folder, 1) != 0 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
        return 1;
    snprintf(program, sizeof program, "%s/pdftotext", folder);
    ADD_ROWS(run_child, rows);
    add_test("a program that is not there is asked for", miss_program);
    add_test("only absolute folders are looked in", pass_over);
    failed = run_all("child");
    unlink(program);
    snprintf(program, sizeof program, "%s/file", folder);
    unlink(program);
    rmdir(folder);
    return failed;
}
