/* test_content.c — audit/content.c: texts whose names say nothing are paired by what they say. */
#include "rows.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/content.h"

#define ZH "2024年3月5日，许勤在哈尔滨会见IBM代表，双方签订5230万元的合同，新增就业岗位417个。全年空气质量优良天数为312天，同比增加19天。\n"
#define EN "On March 5, 2024, Xu Qin met the delegates of IBM in Harbin. A contract of 52.3 million yuan was signed, and 417 jobs were created. " \
           "There were 312 days of good air in the year, 19 more than before.\n"
#define OTHER_ZH "2023年7月19日，王志强在昆明出席SAP论坛，项目总投资86亿元，接待游客645万人次，累计签约企业138家。\n"
#define OTHER_EN "On July 19, 2023, Wang Zhiqiang attended the SAP forum in Kunming. The project takes 8.6 billion yuan in total, 6.45 million tourists came, " \
                 "and 138 companies signed up.\n"

enum { MOST_FILES = 6 };

static char folder[] = "/tmp/duizhao-content.XXXXXX";

/** Files by the names "1.txt", "2.txt" ..., and the rows of the plan: "1 2 content|3 - none (why)|". */
static const struct row {
    const char *name, *files[MOST_FILES], *want;
} rows[] = {
    {"a text and its version are a pair, the Chinese first", {EN, ZH}, "2 1 content|"},
    {"two pairs are told apart", {EN, OTHER_EN, OTHER_ZH, ZH}, "3 2 content|4 1 content|"},
    {"a text alone stays alone", {ZH}, "1 - none|"},
    {"texts that have nothing to do with each other stay alone", {ZH, OTHER_EN}, "1 - none|2 - none|"},
    {"versions in one language are no pair", {EN, EN}, "1 - none|2 - none|"},
    {"figures alone are of no language", {ZH, "417 312 19 2024\n"}, "1 - none|2 - none|"},
    {"where two may answer, both are named", {ZH, EN, EN},
     "1 - ambiguous (by what it says '2' may answer it, and so may '3')|2 - ambiguous (by what it says it may answer '1', and so may '3')|"
     "3 - ambiguous (by what it says it may answer '1', and so may '2')|"},
    {"what cannot be read is told, and the others are paired", {EN, "a\1\2\3\xff\xff\xfe\n", ZH}, "2 - none (cannot tell the encoding of '2')|3 1 content|"},
    {"an empty file is told", {ZH, ""}, "1 - none|2 - none ('2' is empty)|"},
};

static void path_of(char room[64], size_t i) { snprintf(room, 64, "%s/%zu.txt", folder, i + 1); }

static void write_files(const char *const *files)
{
    for (size_t i = 0; i < MOST_FILES; i++) {
        char  path[64];
        FILE *file;

        path_of(path, i);
        if (!files[i]) {
            unlink(path);
            continue;
        }
        file = fopen(path, "w");
        assert_non_null(file);
        assert_true(fputs(files[i], file) >= 0);
        assert_int_equal(fclose(file), 0);
    }
}

/** All files of the folder, and a plan that knows of nothing that answers them. */
static void plan_alone(dz_files *files, dz_plan *plan)
{
    const char *roots[] = {folder};
    dz_error    error = {0};

    assert_int_equal(dz_walk(roots, 1, files, &error), DZ_OK);
    *plan = (dz_plan){0};
    for (uint32_t i = 0; i < files->list.n; i++)
        assert_true(dz_list_push(&plan->rows, ((dz_plan_row){.file = {i, DZ_NO_FILE}, .how = DZ_HOW_NONE})));
}

/** Adds a text without the folder and what the names end in. */
static void add_short(dz_buf *into, const char *at)
{
    while (*at) {
        if (strncmp(at, folder, strlen(folder)) == 0)
            at += strlen(folder) + 1;
        else if (strncmp(at, ".txt", 4) == 0)
            at += 4;
        else
            dz_buf_byte(into, *at++);
    }
}

/** Shows the plan; of a complaint only what stands before ':'. */
static void must_be(const dz_files *files, const dz_plan *plan, const char *want)
{
    dz_buf shown = {0};

    for (size_t i = 0; i < plan->rows.n; i++) {
        const dz_plan_row *row = &plan->rows.at[i];

        for (int side = 0; side < 2; side++) {
            add_short(&shown, row->file[side] == DZ_NO_FILE ? "-" : files->list.at[row->file[side]].path.at);
            dz_buf_byte(&shown, ' ');
        }
        dz_buf_text(&shown, dz_how_name((dz_how)row->how));
        if (row->file[1] == DZ_NO_FILE && files->list.at[row->file[0]].complaint.len) {
            char why[300];

            snprintf(why, sizeof why, " (%s", files->list.at[row->file[0]].complaint.at);
            why[strcspn(why, ":")] = '\0';
            add_short(&shown, why);
            dz_buf_byte(&shown, ')');
        }
        dz_buf_byte(&shown, '|');
    }
    dz_buf_byte(&shown, '\0');
    assert_string_equal(shown.bytes.at, want);
    dz_buf_free(&shown);
}

static const dz_records_options judged;

/** Pairs the files of the folder up. */
static void pair_up(dz_store *store, dz_audit_options options, bool is_stopped, const char *want)
{
    dz_unpacked unpacked = {.db = "none"};
    dz_files    files;
    dz_plan     plan;
    dz_error error = {0};
    bool     stopped;

    options.setup = (dz_audit_setup){.examine = &judged, .key = 1};
    plan_alone(&files, &plan);
    assert_int_equal(dz_content_pair(&options, store, &unpacked, 2, &files, &plan, &stopped, &error), DZ_OK);
    dz_unpacked_free(&unpacked);
    assert_int_equal(stopped, is_stopped);
    must_be(&files, &plan, want);
    dz_plan_free(&plan);
    dz_files_free(&files);
}

static dz_store *open_store(void)
{
    dz_store *store;
    dz_error  error = {0};

    assert_int_equal(dz_store_open(":memory:", true, &store, &error), DZ_OK);
    return store;
}

/** For options->before: the process is to end. */
static void die(const char *source, const char *target)
{
    (void)source, (void)target;
    raise(SIGABRT);
}

static void die_over_the_first(const char *source, const char *target)
{
    if (strstr(source, "/1.txt"))
        die(source, target);
}

static void pairs(void **state)
{
    const struct row *row = *state;
    dz_store         *store = open_store();

    write_files(row->files);
    pair_up(store, (dz_audit_options){0}, false, row->want);
    pair_up(store, (dz_audit_options){.before = die}, false, row->want); /* nothing is read again */
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

/** A text that takes its process down is told, and takes no other with it. */
static void survives(void **state)
{
    static const char *const files[MOST_FILES] = {OTHER_ZH, EN, ZH};
    dz_store                *store = open_store();

    (void)state;
    write_files(files);
    pair_up(store, (dz_audit_options){.before = die_over_the_first}, false, "1 - none (crashed)|3 2 content|");
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

static void reads_what_changed(void **state)
{
    static const char *const before[MOST_FILES] = {OTHER_ZH, EN, ZH}, *const behind[MOST_FILES] = {"", EN, OTHER_EN, OTHER_ZH};
    dz_store                *store = open_store();

    (void)state;
    write_files(before);
    pair_up(store, (dz_audit_options){0}, false, "1 - none|3 2 content|");
    write_files(behind);
    pair_up(store, (dz_audit_options){0}, false, "1 - none ('1' is empty)|2 - none|4 3 content|");
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

static volatile sig_atomic_t please_stop;

static void stop(void *with, const dz_audit_progress *progress)
{
    (void)with;
    assert_true(progress->pairing);
    please_stop = 1;
}

/** Whoever stops finds the plan as it was, and goes on later. */
static void stops(void **state)
{
    static const char *const files[MOST_FILES] = {EN, ZH};
    dz_store                *store = open_store();

    (void)state;
    write_files(files);
    please_stop = 1;
    pair_up(store, (dz_audit_options){.stop = &please_stop, .progress = stop}, true, "1 - none|2 - none|");
    please_stop = 0;
    pair_up(store, (dz_audit_options){0}, false, "2 1 content|");
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

int main(void)
{
    static const char *const none[MOST_FILES];
    int                      failed;

    if (!mkdtemp(folder))
        return 1;
    ADD_ROWS(pairs, rows);
    add_test("a text that takes its process down is told", survives);
    add_test("what changed is read again", reads_what_changed);
    add_test("a run that is stopped leaves the plan as it was", stops);
    failed = run_all("content");
    write_files(none);
    rmdir(folder);
    return failed;
}
