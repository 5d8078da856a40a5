/* test_moves.c — passages that stand in another order are found, and nothing else is. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/align.h"

static dz_lexicon *lexicon;

static const char *const zh[] = {
    "图书馆每天早上九点开门，星期一闭馆。", "读者可以凭身份证免费办理借书证。",         "儿童阅览室里有三千册图画书和一个木偶剧场。",
    "钢琴教室每周六下午由音乐学院的学生授课。", "两部新电梯可以把老人直接送到屋顶花园。", "地下室收藏着邮递员捐赠的五百张老唱片。",
    "请保持安静，不要吸烟。",
};
static const char *const en[] = {
    "The library opens at nine o'clock every morning and is closed on Mondays.",
    "Readers can get a library card free of charge with their identity card.",
    "The children's reading room has three thousand picture books and a puppet theatre.",
    "Students of the conservatory give piano lessons in the classroom every Saturday afternoon.",
    "Two new lifts take elderly people straight up to the roof garden.",
    "The basement keeps five hundred old records donated by a postman.",
    "Please keep quiet, and do not smoke.",
};

/** Lines of both sides by their numbers, and what moved: "3+1>0+1" is one line from 3 on that stands at 0. */
static const struct row {
    const char *name, *source, *target, *moved;
    bool        turned; /* English is the source */
} rows[] = {
    {"in order nothing moved", "01234", "01234", "", false},
    {"a line that went to the end", "01234", "12340", "0+1>4+1", false},
    {"a line that came to the front", "01234", "40123", "4+1>0+1", false},
    {"two lines go together", "012345", "230145", "2+2>0+2", false},
    {"English may be the source", "01234", "12340", "0+1>4+1", true},
    {"what is missing has not moved", "01234", "0124", "", false},
    {"nor what was added", "0134", "01234", "", false},
    {"nor one that is missing and another that was added", "01235", "40123", "", false},
    {"a refrain that is missing here and added there has not moved", "601236", "016236", "", false},
    {"a line that stands twice has not moved", "012034", "012340", "", false},
};

static dz_document *text_of(const char *lines, const char *const *words)
{
    dz_buf       text = {0};
    dz_document *doc;

    for (; *lines; lines++)
        dz_buf_format(&text, "%s\n", words[*lines - '0']);
    assert_int_equal(DZ_OK, dz_document_from("text", dz_buf_all(&text), &(dz_read_options){.lines = true}, &doc, NULL));
    dz_buf_free(&text);
    return doc;
}

static void moves(void **state)
{
    const struct row      *row = *state;
    const dz_align_options options = {.lexicon = lexicon};
    dz_buf                 said = {0};
    dz_pair               *pair;
    dz_move_list           list;

    assert_int_equal(DZ_OK, dz_pair_align(text_of(row->source, row->turned ? en : zh), text_of(row->target, row->turned ? zh : en),
                                          &options, &pair, NULL));
    list = dz_pair_moves(pair);
    for (size_t k = 0; k < list.n; k++)
        dz_buf_format(&said, "%s%u+%u>%u+%u", k ? " " : "", list.at[k].first[0], list.at[k].n[0], list.at[k].first[1], list.at[k].n[1]);
    dz_buf_byte(&said, '\0');
    assert_string_equal(row->moved, said.bytes.at);
    dz_buf_free(&said);
    dz_pair_free(pair);
}

int main(void)
{
    int failed;

    if (dz_lexicon_new(&lexicon, NULL) != DZ_OK)
        return 1;
    ADD_ROWS(moves, rows);
    failed = run_all("moves");
    dz_lexicon_free(lexicon);
    return failed;
}
