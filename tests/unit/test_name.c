/* test_name.c — which English names render a Chinese one. */
#include "duizhao/match.h"
#include <stdio.h>

#include "rows.h"

static const struct row {
    const char *name; /* "zh = en", or "zh # en" for one that does not */
    dz_name_by  by;
} rows[] = {
    {"许勤 = Xu Qin", DZ_NAME_READING},
    {"許勤 = Xu Qin", DZ_NAME_READING},
    {"许勤 = XU QIN", DZ_NAME_READING},
    {"梁惠玲 = Liang Hui-ling", DZ_NAME_READING},
    {"梁惠玲 = Huiling Liang", DZ_NAME_READING},
    {"吕安 = Lü An", DZ_NAME_READING},
    {"吕安 = Lyu An", DZ_NAME_READING},
    {"吕安 = Lv An", DZ_NAME_READING},
    {"李安安 = An'an Lee", DZ_NAME_READING},
    {"单小曾 = Shan Xiaozeng", DZ_NAME_READING},
    {"解重 = Xie Chong", DZ_NAME_READING},
    {"欧阳惠 = Ouyang Hui", DZ_NAME_READING},
    {"哈大齐 = Hada-Qi", DZ_NAME_READING},
    {"哈大齐 = Hadaqi", DZ_NAME_READING},
    {"西安 = Xi’an", DZ_NAME_READING},
    {"陕西 = Shaanxi", DZ_NAME_READING},
    {"山西 = Shanxi", DZ_NAME_READING},
    {"张学智 = Chang Hsueh-chih", DZ_NAME_WADE_GILES},
    {"蔡国清 = Ts'ai Kuo-ch'ing", DZ_NAME_WADE_GILES},
    {"朱国清 = Peter Chu Kuo-ching", DZ_NAME_WADE_GILES},
    {"丁国清 = Peter K. C. Ting", DZ_NAME_WADE_GILES},
    {"黄国辉 = Wong Kwok-fai", DZ_NAME_CANTONESE},
    {"郭家明 = Mary Kwok Ka-ming", DZ_NAME_CANTONESE},
    {"哈尔滨 = Harbin", DZ_NAME_LEXICON},
    {"联合国 = the United Nations", DZ_NAME_LEXICON},
    {"白桦区 = Baihua District", DZ_NAME_PARTS},
    {"白桦区 = Baihua", DZ_NAME_PARTS},
    {"白桦市 = Baihua City", DZ_NAME_PARTS},
    {"太阳岛 = Taiyang Island", DZ_NAME_PARTS},
    {"GDP = gdp", DZ_NAME_EXACT},
    {"许勤 # Xu Jin", DZ_NAME_NOT},
    {"许勤 # Xu", DZ_NAME_NOT},
    {"许勤 # Qin", DZ_NAME_NOT},
    {"许勤 # Hsu Qin", DZ_NAME_NOT}, /* two systems in one name */
    {"西安 # X'ian", DZ_NAME_NOT},   /* no syllable ends there */
    {"山西 # Shaanxi", DZ_NAME_NOT},
    {"陕西 # Shanxi", DZ_NAME_NOT},
    {"伦敦 # Landon", DZ_NAME_NOT},
    {"白桦区 # Baihua River", DZ_NAME_NOT},
    {"英国 # United States", DZ_NAME_NOT},
    {"丁国清 # Peter K. D. Ting", DZ_NAME_NOT},
    {"哈尔滨 # ", DZ_NAME_NOT},
};

static const char *between(const char *name)
{
    const char *mark = strstr(name, " = ");

    return mark ? mark : strstr(name, " # ");
}

static void one(void **state)
{
    const struct row *row = *state;
    const char       *mark = between(row->name);
    dz_str            zh = {row->name, (size_t)(mark - row->name)}, en = {mark + 3, strlen(mark + 3)};
    dz_lexicon       *lexicon;
    bool              known;

    assert_int_equal(dz_lexicon_new(&lexicon, NULL), DZ_OK);
    assert_int_equal(dz_name_match(lexicon, zh, en, &known), row->by);
    assert_true(known);
    dz_lexicon_free(lexicon);
}

static const struct pair_row {
    const char *name, *target;
    const char *by; /* NULL: it does not match */
} pairs[] = {
    {"52.3万", "523,000", "figure"},
    {"523,000", "52.3万", "figure"},
    {"Xu Qin", "许勤", "reading"},
    {"3亿元", "300 million yuan", "figure"},
    {"3亿元", "30 million yuan", NULL},
    {"3亿元多了", "300 million yuan", NULL},
    {"", "", NULL},
    {"许", "", NULL},
};

static void match(void **state)
{
    const struct pair_row *row = *state;
    dz_match               out;

    assert_int_equal(dz_match_run(NULL, (dz_str){row->name, strlen(row->name)}, (dz_str){row->target, strlen(row->target)}, &out, NULL), DZ_OK);
    assert_true(out.examined);
    assert_int_equal(out.matches, row->by != NULL);
    if (row->by)
        assert_string_equal(out.by, row->by);
}

static void limits(void **state)
{
    char       han[3 * 41], words[2 * 17];
    dz_str     zh = {han, sizeof han}, en = {words, sizeof words};
    bool       known;
    dz_match   out;
    dz_error   error;

    (void)state;
    for (size_t i = 0; i < 41; i++)
        memcpy(han + 3 * i, "\xe9\x95\xbf", 3);
    memset(words, 'a', sizeof words);
    for (size_t i = 1; i < sizeof words; i += 2)
        words[i] = ' ';
    assert_int_equal(dz_name_match(NULL, zh, (dz_str){"Chang", 5}, &known), DZ_NAME_NOT);
    assert_false(known);
    assert_int_equal(dz_name_match(NULL, (dz_str){han, 6}, en, &known), DZ_NAME_NOT);
    assert_false(known);
    assert_int_equal(dz_match_run(NULL, zh, en, &out, NULL), DZ_OK);
    assert_false(out.examined);
    assert_int_equal(dz_match_run(NULL, (dz_str){"\xe9\x95", 2}, en, &out, &error), DZ_FORMAT);
}

/* ---- the names of a text ---- */

static const struct found_row {
    const char *name;  /* the text */
    const char *found; /* "kind reading" of each name, ';' between them */
} found_rows[] = {
    {"省委书记许勤昨天会见代表。", "person xuqin"},
    {"许勤主持会议。", "person xuqin"},
    {"副市长沈苇主任介绍说", "person shenwei"},
    {"市长欧阳惠表示", "person ouyanghui"},
    {"代表团抵达哈尔滨，八月再去陕西。", "name haerbin;name shaanxi"},
    {"许多年保持在百分之五以上", ""},
    {"Xu Qin met Wang Xiao Bo and Ouyang Hui's guests.", "person xuqin;person wangxiaobo;person ouyanghui"},
    {"The Hada-Qi zone near Chengwan's port", "name hadaqi;name chengwan"},
    {"Range and change: He came in 5Gang, GANGWAN, A320neo.", ""},
    {"Xu-Qin-Wang-1 and \303\234-Xu-1Qin-Wang met Xu Qin", "person xuqin"},
    {"L\303\274 An", "person lvan"},
    {"", ""},
};

static void found(void **state)
{
    const struct found_row *row = *state;
    dz_document            *doc;
    dz_segments            *segments;
    dz_names               *names;
    dz_lexicon             *lexicon;
    char                    all[256] = "", reading[DZ_READING_ROOM];

    assert_int_equal(dz_lexicon_new(&lexicon, NULL), DZ_OK);
    assert_int_equal(dz_document_from("text", (dz_str){row->name, strlen(row->name)}, NULL, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    assert_int_equal(dz_names_find(segments, lexicon, &names, NULL), DZ_OK);
    for (size_t i = 0; i < dz_names_all(names).n; i++) {
        const dz_name *name = &dz_names_all(names).at[i];

        dz_name_reading(names, name, reading, sizeof reading);
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s %s", i ? ";" : "", dz_name_kind_name((dz_name_kind)name->kind), reading);
    }
    assert_string_equal(all, row->found);
    dz_names_free(names);
    dz_segments_free(segments);
    dz_document_free(doc);
    dz_lexicon_free(lexicon);
}

static const struct spelled_row {
    const char  *name;
    dz_name_kind kind;
    const char  *like, *spelled;
} spelled_rows[] = {
    {"许勤", DZ_NAME_PERSON, "Xu Jin", "Xu Qin"},
    {"柏翰", DZ_NAME_OTHER, "Bohang", "Bohan"},
    {"西安", DZ_NAME_PLACE, "", "Xi'an"},
    {"吕安", DZ_NAME_PERSON, "", "L\303\274 An"},
    {"欧阳惠", DZ_NAME_PERSON, "", "Ouyang Hui"},
    {"重庆", DZ_NAME_PLACE, "Chongqin", "Chongqing"},
    {"一二三四五六七", DZ_NAME_OTHER, "", ""},
    {"ab", DZ_NAME_OTHER, "", ""},
};

static void spelled(void **state)
{
    const struct spelled_row *row = *state;
    char                      into[DZ_READING_ROOM];

    dz_name_spelled((dz_str){row->name, strlen(row->name)}, row->kind, (dz_str){row->like, strlen(row->like)}, into, sizeof into);
    assert_string_equal(into, row->spelled);
}

int main(void)
{
    ADD_ROWS(found, found_rows);
    ADD_ROWS(spelled, spelled_rows);
    ADD_ROWS(one, rows);
    ADD_ROWS(match, pairs);
    add_test("a name that is too long is not examined", limits);
    return run_all("name");
}
