/* test_config.c — names and patterns of files, words that were meant, notes that dismiss. */
#include "rows.h"

#include "config/parts.h"
#include "config/path.h"
#include "text/pattern.h"

static const struct glob {
    const char *name, *pattern, *path;
    bool        fits;
} globs[] = {
    {"a name", "a.txt", "a.txt", true},
    {"a name at any depth", "a.txt", "x/y/a.txt", true},
    {"a name with a slash is a whole one", "x/a.txt", "y/x/a.txt", false},
    {"a star stops at a slash", "x/*.txt", "x/y/a.txt", false},
    {"a star is nothing too", "x/*a.txt", "x/a.txt", true},
    {"two stars do not", "x/**", "x/y/a.txt", true},
    {"folders between", "x/**/a.txt", "x/y/z/a.txt", true},
    {"no folder between", "x/**/a.txt", "x/a.txt", true},
    {"folders are whole", "x/**/a.txt", "x/ya.txt", false},
    {"folders before", "**/a.txt", "a.txt", true},
    {"folders before, and one of them", "**/x/*.txt", "y/x/a.txt", true},
    {"a question mark is one character", "?.txt", "港.txt", true},
    {"a question mark is no slash", "x?a.txt", "x/a.txt", false},
    {"many stars, and no end of them", "**/*a*a*a*a*a*a*/**/*b", "aaaaaaaaaaaaaaaa/aaaaaaaaaaaaaaaaaaaa/aaaaaaaaaaaaaa", false},
    {"a pattern is whole", "x", "xy", false},
};

static void glob_fits(void **state)
{
    const struct glob *row = *state;

    assert_int_equal(dz_path_fits(row->pattern, row->path), row->fits);
}

static const struct way {
    const char *name, *folder, *path, *seen;
} ways[] = {
    {"beside it", "/a/b", "/a/b/c.txt", "c.txt"},
    {"below it", "/a/b", "/a/b/c/d.txt", "c/d.txt"},
    {"above it", "/a/b", "/a/c.txt", "../c.txt"},
    {"a name that begins alike", "/a/b", "/a/bc/d.txt", "../bc/d.txt"},
    {"dots are walked", "/a/./b/", "/a/x/../b//c.txt", "c.txt"},
    {"from the root", "/", "/c.txt", "c.txt"},
    {"from where we are", ".", "x/c.txt", "x/c.txt"},
    {"standard input", "/a", "-", "-"},
};

static void way_is(void **state)
{
    const struct way *row = *state;
    dz_buf            buf = {0};

    dz_path_from(row->folder, row->path, &buf);
    dz_buf_byte(&buf, '\0');
    assert_string_equal(buf.bytes.at, row->seen);
    dz_buf_free(&buf);
}

/** What became of a pattern over a text. */
static const struct matching {
    const char       *name, *pattern, *text;
    dz_pattern_answer answer;
} matchings[] = {
    {"a word", "\\bb\\b", "a b c", DZ_PATTERN_FOUND},
    {"no word", "\\bb\\b", "abc", DZ_PATTERN_NONE},
    {"steps without end", "(a+)+b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", DZ_PATTERN_GAVE_UP},
    {"steps that end", "(a+)+b", "aaaaaaaab", DZ_PATTERN_FOUND},
};

static void matches(void **state)
{
    const struct matching *row = *state;
    dz_pattern            *pattern, *clone;
    uint16_t               units[100];
    size_t                 n = strlen(row->text), begin, end;

    for (size_t i = 0; i < n; i++)
        units[i] = (unsigned char)row->text[i];
    assert_int_equal(dz_pattern_compile((dz_str){row->pattern, strlen(row->pattern)}, &pattern, NULL), DZ_OK);
    clone = dz_pattern_clone(pattern);
    assert_non_null(clone);
    for (int i = 0; i < 2; i++) { /* each time the same */
        assert_int_equal(dz_pattern_find(pattern, units, n, 0, &begin, &end), row->answer);
        assert_int_equal(dz_pattern_find(clone, units, n, 0, &begin, &end), row->answer);
    }
    dz_pattern_free(pattern);
    dz_pattern_free(clone);
}

static const struct note {
    const char *name, *note, *rule, *reason; /* rule NULL: it is about something else */
} notes[] = {
    {"a rule and why", "duizhao:ignore figures.added the year is known", "figures.added", "the year is known"},
    {"a family", " duizhao:ignore\tfigures ", "figures", ""},
    {"all rules", "duizhao:ignore all a quotation", "", "a quotation"},
    {"no rule is no note", "duizhao:ignore", NULL, NULL},
    {"a word that begins alike", "duizhao:ignored figures", NULL, NULL},
    {"something else", "see duizhao:ignore figures", NULL, NULL},
};

static bool same(dz_str a, const char *b) { return a.len == strlen(b) && memcmp(a.at, b, a.len) == 0; }

static void note_is(void **state)
{
    const struct note *row = *state;
    dz_dismissal       read;

    assert_int_equal(dz_dismissal_read((dz_str){row->note, strlen(row->note)}, &read), row->rule != NULL);
    if (row->rule)
        assert_true(same(read.rule, row->rule) && same(read.reason, row->reason) && read.by == DZ_BY_NOTE);
}

/** A note on the second of three sentences: only what is found there counts no longer. */
static void notes_dismiss(void **state)
{
    static const dz_example example = {"码头长360米。\n船厂有5座船坞。\n灯塔高40米。",
                                       "The wharf is 380 meters long.\nThe shipyard has 6 docks.\nThe lighthouse is 30 meters high.", true};
    dz_dismissal     note = {.by = DZ_BY_NOTE, .side = DZ_TARGET, .rule = {"figures", 7}};
    dz_check_options options = {.dismissed = {&note, 1}};
    dz_findings     *findings;
    dz_trial         trial;

    (void)state;
    assert_int_equal(dz_trial_run(NULL, &example, &trial, NULL), DZ_OK);
    note.span = dz_segments_all(dz_pair_segments(trial.pair, DZ_TARGET)).at[1].span;
    assert_int_equal(dz_check_run(trial.pair, trial.ledger, &options, &findings, NULL), DZ_OK);
    assert_int_equal(dz_findings_all(findings).n, 3);
    assert_int_equal(dz_findings_dismissed(findings), 1);
    assert_non_null(dz_findings_all(findings).at[1].dismissed);
    dz_findings_free(findings);
    dz_trial_free(&trial);
}

int main(void)
{
    ADD_ROWS(glob_fits, globs);
    ADD_ROWS(way_is, ways);
    ADD_ROWS(matches, matchings);
    ADD_ROWS(note_is, notes);
    add_test("a note dismisses what is found under it", notes_dismiss);
    return run_all("config");
}
