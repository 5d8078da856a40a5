/* test_lexicon.c — layers made, opened, looked up in and damaged. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "duizhao/lexicon.h"
#include "lexicon/layer.h"
#include "lexicon/table.h"
#include "rows.h"

static dz_str text(const char *at) { return (dz_str){at, strlen(at)}; }

static const char terms[] = "#! name: terms\n"
                            "#! version: 7\n"
                            "# a comment\n"
                            "\n"
                            "东风\tdong feng\teast wind; Dongfeng\r\n"
                            "东风汽车\tDong feng qi che\tDongfeng Motor\n"
                            "东风汽车公司总部\t\tthe head office (of the company)/headquarters of Dongfeng\n"
                            "发|發\tfa\tsend; issue\n"
                            "发|髮\tfa\thair\n"
                            "的\tde\tof\n"
                            "许勤\tXu Qin\n"
                            "绿\tlv\tgreen";

/** The bytes of a layer made of a table. */
static void build(dz_str table_text, dz_buf *into)
{
    dz_table table = {0};

    assert_int_equal(dz_table_read(&table, "terms.tsv", table_text, NULL), DZ_OK);
    assert_int_equal(dz_table_build(&table, into, NULL), DZ_OK);
    dz_table_free(&table);
}

static dz_lexicon *lexicon_with(const char *table)
{
    dz_lexicon *lexicon;

    assert_int_equal(dz_lexicon_new(&lexicon, NULL), DZ_OK);
    if (table)
        assert_int_equal(dz_lexicon_add_bytes(lexicon, "terms.tsv", text(table), NULL), DZ_OK);
    return lexicon;
}

/* ---- matching ---- */

static const struct match_row {
    const char *name, *text, *headword;
} matches[] = {
    {"the longest headword is taken", "东风汽车在", "东风汽车"},
    {"one that goes on, but not to an end, is cut where a headword ended", "东风汽车公司", "东风汽车"},
    {"a headword may end the text", "东风", "东风"},
    {"Traditional writing is found too", "東風汽車", "東風汽車"},
    {"a headword that is given in two ways is found in both", "髮", "髮"},
    {"an unknown character has none", "〇〇", ""},
    {"English has none", "east", ""},
    {"nothing has none", "", ""},
    {"a character that is cut off is passed over", "东风汽\xe8\xbd", "东风"},
    {"half a character has none", "\xe4\xb8", ""},
};

static void longest(void **state)
{
    const struct match_row *row = *state;
    dz_lexicon             *lexicon = lexicon_with(terms);

    assert_int_equal(dz_lexicon_match(lexicon, text(row->text)), strlen(row->headword));
    dz_lexicon_free(lexicon);
}

/* ---- words ---- */

/** Writes the glosses of a headword of the topmost layer: "east .25, wind .25". */
static void say_glosses(const dz_lexicon *lexicon, const char *headword, char *into, size_t room)
{
    dz_gloss glosses[16];
    dz_word  word;
    size_t   n = dz_lexicon_find(lexicon, text(headword), &word, 1) ? dz_word_glosses(&word, glosses, 16) : 0, len = 0;

    into[0] = '\0';
    for (size_t i = 0; i < n; i++)
        len += (size_t)snprintf(into + len, room - len, "%s%.*s %.2f", i ? ", " : "", (int)glosses[i].stem.len,
                                glosses[i].stem.at, (double)glosses[i].weight);
}

static const struct gloss_row {
    const char *name, *headword, *glosses, *reading;
    unsigned    flags;
} glosses[] = {
    {"the words of a gloss share it, and it has a little more than the next", "东风", "dongfeng 0.48, east 0.26, wind 0.26",
     "dong feng", 0},
    {"a reading with a capital makes a name", "东风汽车", "dongfeng 0.50, motor 0.50", "dong feng qi che", DZ_WORD_NAME},
    {"parentheses and function words are left out", "东风汽车公司总部", "head 0.26, offic 0.26, dongfeng 0.24, headquarters 0.24",
     "", 0},
    {"two ways of writing point at one word", "東風", "dongfeng 0.48, east 0.26, wind 0.26", "dong feng", 0},
    {"one way of writing two words has the glosses of both", "发", "send 0.36, issu 0.33, hair 0.30", "fa", 0},
    {"and each of the two has its own", "髮", "hair 1.00", "fa", 0},
    {"a word of function words alone has no gloss", "的", "", "de", 0},
    {"without a reading, a gloss with capitals makes a name", "许勤", "qin 0.50, xu 0.50", "", DZ_WORD_NAME},
    {"u with two dots is v", "绿", "green 1.00", "lv", 0},
};

static void has_glosses(void **state)
{
    const struct gloss_row *row = *state;
    dz_lexicon             *lexicon = lexicon_with(terms);
    char                    said[400];
    dz_word                 word;
    dz_str                  reading;

    say_glosses(lexicon, row->headword, said, sizeof said);
    assert_string_equal(said, row->glosses);
    assert_true(dz_lexicon_find(lexicon, text(row->headword), &word, 1) == 1);
    reading = dz_word_reading(&word);
    assert_int_equal(reading.len, strlen(row->reading));
    assert_memory_equal(reading.at, row->reading, reading.len);
    assert_int_equal(dz_word_flags(&word), row->flags);
    dz_lexicon_free(lexicon);
}

static void stacks(void **state)
{
    dz_lexicon *lexicon = lexicon_with(NULL);
    dz_word     words[4];
    char        said[400];

    (void)state;
    assert_int_equal(dz_lexicon_find(lexicon, text("说"), words, 4), 1);
    assert_int_equal(dz_lexicon_add_bytes(lexicon, "a/b.c/mine.tsv", text("说\tutter\n说真的\tfrankly"), NULL), DZ_OK);
    assert_int_equal(dz_lexicon_find(lexicon, text("说"), words, 4), 2);
    assert_int_equal(dz_lexicon_find(lexicon, text("说"), words, 1), 1);
    say_glosses(lexicon, "说", said, sizeof said);
    assert_string_equal(said, "utter 1.00");
    assert_int_equal(dz_lexicon_match(lexicon, text("说真的吗")), strlen("说真的"));
    assert_non_null(strstr(dz_lexicon_says(lexicon), "built-in"));
    assert_non_null(strstr(dz_lexicon_says(lexicon), ", mine (2 words)"));
    dz_lexicon_free(lexicon);
}

static void spreads(void **state)
{
    dz_lexicon *lexicon = lexicon_with(NULL);
    float       before = dz_lexicon_spread(lexicon, text("east")), more;

    (void)state;
    assert_int_equal(dz_lexicon_add_bytes(lexicon, "terms", text("东风\teast\n"), NULL), DZ_OK);
    more = dz_lexicon_spread(lexicon, text("east")) - before; /* 东风 and 東風 are one */
    assert_true(more > 0.999f && more < 1.001f);
    assert_true(dz_lexicon_spread(lexicon, text("qwerty")) == 0);
    dz_lexicon_free(lexicon);
}

/** Every gloss list of a table with many glosses adds up to one, the heaviest first. */
static void adds_up(void **state)
{
    char        table[4000] = "多\tduo\t";
    size_t      n = strlen(table);
    dz_gloss    got[300];
    dz_word     word;
    dz_lexicon *lexicon;
    float       sum = 0;

    (void)state;
    for (int i = 0; i < 200; i++)
        n += (size_t)snprintf(table + n, sizeof table - n, "w%d%s", i, i % 7 ? " " : ";");
    lexicon = lexicon_with(table);
    assert_int_equal(dz_lexicon_find(lexicon, text("多"), &word, 1), 1);
    assert_int_equal(dz_word_glosses(&word, got, 300), 200);
    assert_int_equal(dz_word_glosses(&word, got, 10), 10);
    dz_word_glosses(&word, got, 300);
    for (int i = 0; i < 200; i++) {
        sum += got[i].weight;
        assert_true(i == 0 || got[i].weight <= got[i - 1].weight);
    }
    assert_true(sum > 0.9999f && sum < 1.0001f);
    dz_lexicon_free(lexicon);
}

/* ---- bad tables ---- */

static const struct bad_row {
    const char *name, *table, *message;
} bad[] = {
    {"a line without a tab", "好\tgood\n坏 bad\n", "'t.tsv', line 2: a headword is followed by a tab and its glosses"},
    {"a line without a headword", "\tgood\n", "'t.tsv', line 1: a headword is missing"},
    {"a headword that ends in a bar", "好|\tgood\n", "'t.tsv', line 1: a headword is missing"},
    {"a line without a gloss", "好\t\n", "'t.tsv', line 1: there is no gloss"},
    {"four columns", "好\thao\tgood\tfine\n", "'t.tsv', line 1: there are more than three columns"},
    {"a reading with tones", "\n好\tha\xc7\x8eo\tgood\n",
     "'t.tsv', line 2: a reading is pinyin without tones, syllables divided by spaces"},
    {"what is not UTF-8", "好\tgood\n\xba\xc3\tgood\n", "'t.tsv', line 2: is not UTF-8"},
    {"an unknown key", "#! title: x\n", "'t.tsv', line 1: '#!' is followed by name:, version:, licence: or attribution:"},
    {"a headword of 97 bytes",
     "一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一a\tone\n", "'t.tsv', line 1: a headword is too long"},
};

static void refuses(void **state)
{
    const struct bad_row *row = *state;
    dz_lexicon           *lexicon = lexicon_with(NULL);
    char                  before[200];
    dz_error              error = {0};

    snprintf(before, sizeof before, "%s", dz_lexicon_says(lexicon));
    assert_int_equal(dz_lexicon_add_bytes(lexicon, "t.tsv", text(row->table), &error), DZ_FORMAT);
    assert_string_equal(error.message, row->message);
    assert_string_equal(dz_lexicon_says(lexicon), before);
    dz_lexicon_free(lexicon);
}

/* ---- bytes ---- */

static void comes_back(void **state)
{
    dz_buf      made = {0}, again = {0};
    dz_lexicon *lexicon = lexicon_with(NULL);
    char        said[400];

    (void)state;
    build(text(terms), &made);
    build(text(terms), &again);
    assert_int_equal(made.bytes.n, again.bytes.n);
    assert_memory_equal(made.bytes.at, again.bytes.at, made.bytes.n);
    assert_int_equal(dz_lexicon_add_bytes(lexicon, "terms", dz_buf_all(&made), NULL), DZ_OK);
    dz_buf_free(&made); /* they were copied */
    say_glosses(lexicon, "东风", said, sizeof said);
    assert_string_equal(said, "dongfeng 0.48, east 0.26, wind 0.26");
    assert_non_null(strstr(dz_lexicon_says(lexicon), "terms 7 (8 words)"));
    dz_lexicon_free(lexicon);
    dz_buf_free(&again);
}

/** Bytes in a block of just their length, so that a sanitizer sees a step beyond. */
static dz_status open_exactly(const char *at, size_t n, dz_error *error)
{
    char     *exact = malloc(n ? n : 1);
    dz_layer  layer;
    dz_status status;

    assert_non_null(exact);
    if (n)
        memcpy(exact, at, n);
    status = dz_layer_open(&layer, "cut", (dz_str){exact, n}, error);
    free(exact);
    return status;
}

static void refuses_cut(void **state)
{
    dz_buf made = {0};

    (void)state;
    build(text(terms), &made);
    assert_int_equal(open_exactly(made.bytes.at, made.bytes.n, NULL), DZ_OK);
    for (size_t n = 0; n < made.bytes.n; n++) {
        dz_error error = {0};

        assert_int_equal(open_exactly(made.bytes.at, n, &error), DZ_FORMAT);
        assert_true(error.message[0] != '\0');
    }
    dz_buf_byte(&made, '\0');
    assert_int_equal(open_exactly(made.bytes.at, made.bytes.n, NULL), DZ_FORMAT);
    dz_buf_free(&made);
}

static void refuses_changed(void **state)
{
    dz_buf made = {0};

    (void)state;
    build(text(terms), &made);
    for (size_t i = 0; i < made.bytes.n; i++)
        for (int bit = 0; bit < 8; bit += 3) {
            made.bytes.at[i] = (char)(made.bytes.at[i] ^ 1 << bit);
            assert_int_equal(open_exactly(made.bytes.at, made.bytes.n, NULL), DZ_FORMAT);
            made.bytes.at[i] = (char)(made.bytes.at[i] ^ 1 << bit);
        }
    dz_buf_free(&made);
}

/** A table that tells no headword is a layer as well. */
static void may_be_empty(void **state)
{
    dz_lexicon *lexicon = lexicon_with("# nothing\n");

    (void)state;
    assert_non_null(strstr(dz_lexicon_says(lexicon), "terms (0 words)"));
    dz_lexicon_free(lexicon);
}

/* ---- files ---- */

static void write_file(const char *path, dz_str bytes)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static void reads_files(void **state)
{
    char        path[] = "/tmp/test_lexicon.XXXXXX";
    int         fd = mkstemp(path);
    dz_lexicon *lexicon = lexicon_with(NULL);
    dz_buf      made = {0};
    dz_error    error = {0};

    (void)state;
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(dz_lexicon_add(lexicon, path, &error), DZ_FORMAT); /* empty */
    build(text(terms), &made);
    write_file(path, dz_buf_all(&made));
    assert_int_equal(dz_lexicon_add(lexicon, path, NULL), DZ_OK);
    write_file(path, text("新词\tnew word\n"));
    assert_int_equal(dz_lexicon_add(lexicon, path, NULL), DZ_OK);
    assert_int_equal(dz_lexicon_match(lexicon, text("新词。")), strlen("新词"));
    made.bytes.at[made.bytes.n / 2] ^= 1;
    write_file(path, dz_buf_all(&made));
    assert_int_equal(dz_lexicon_add(lexicon, path, &error), DZ_FORMAT);
    assert_int_equal(dz_lexicon_add(lexicon, "/no/such/lexicon", &error), DZ_IO);
    assert_int_equal(dz_lexicon_add(lexicon, "/tmp", &error), DZ_IO);
    remove(path);
    dz_buf_free(&made);
    dz_lexicon_free(lexicon);
}

static void looks_where_told(void **state)
{
    dz_lexicon *lexicon = lexicon_with(NULL);
    bool        found = true;
    dz_error    error = {0};

    (void)state;
    setenv("DUIZHAO_LEXICON", "", 1);
    assert_int_equal(dz_lexicon_add_installed(lexicon, &found, &error), DZ_OK);
    assert_false(found);
    setenv("DUIZHAO_LEXICON", "/no/such/lexicon", 1);
    assert_int_equal(dz_lexicon_add_installed(lexicon, &found, &error), DZ_IO);
    dz_lexicon_free(lexicon);
}

int main(void)
{
    ADD_ROWS(longest, matches);
    ADD_ROWS(has_glosses, glosses);
    ADD_ROWS(refuses, bad);
    add_test("a layer lies on another, and the longest headword of all counts", stacks);
    add_test("the weights of a stem are those of words, however they are written", spreads);
    add_test("the weights of many glosses add up to one", adds_up);
    add_test("what was written comes back, and is the same each time", comes_back);
    add_test("a layer that is cut anywhere is refused", refuses_cut);
    add_test("a layer with any bit changed is refused", refuses_changed);
    add_test("a table may be empty", may_be_empty);
    add_test("files of both forms are read", reads_files);
    add_test("an empty DUIZHAO_LEXICON looks for none; one that is missing is a failure", looks_where_told);
    return run_all("lexicon");
}
