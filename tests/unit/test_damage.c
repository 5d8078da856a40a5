/* test_damage.c — each family of damage speaks, and holds its tongue. */
#include "rows.h"

#include <stdlib.h>

#include "base/buf.h"
#include "duizhao/document.h"

#define READINGS "國內(nèi)經(jīng)濟(jì)業(yè)。"

static const struct found {
    const char *name, *text;
    int         kind; /* of the row that counts; -1: there is none at all */
    size_t      n;    /* rows of that kind */
    const char *was, *now; /* of the last of them; now NULL: not known */
} founds[] = {
    /* decoded wrongly */
    {"UTF-8 read as Latin-1 is put right", "ä¸\xc2\xad" "å\xc2\x9b½", DZ_DAMAGE_UTF8_AS_LATIN, 1, "ä¸\xc2\xad" "å\xc2\x9b½", "中国"},
    {"UTF-8 read as windows-1252 is put right", "ä¸\xc2\xad" "å›½", DZ_DAMAGE_UTF8_AS_LATIN, 1, "ä¸\xc2\xad" "å›½", "中国"},
    {"a single letter too", "The cafÃ© is closed.", DZ_DAMAGE_UTF8_AS_LATIN, 1, "Ã©", "é"},
    {"and quotes", "He said â€œno.â€\xc2\x9d", DZ_DAMAGE_UTF8_AS_LATIN, 2, "â€\xc2\x9d", "”"},
    {"GBK read as Latin-1 is put right", "ÖÐ¹ú¾\xc2\xad¼Ã", DZ_DAMAGE_GBK_AS_LATIN, 1, "ÖÐ¹ú¾\xc2\xad¼Ã", "中国经济"},
    {"UTF-8 read as GBK is told", "鍥藉姟闄㈠紑浼氳\xe3\x80\x82", DZ_DAMAGE_UTF8_AS_GBK, 1, NULL, NULL},
    {"U+FFFD read as GBK is told", "价格为锟斤拷锟斤拷元", DZ_DAMAGE_KUN, 1, "锟斤拷锟斤拷", NULL},
    {"U+FFFD is told, a run as one", "价格为\xef\xbf\xbd\xef\xbf\xbd元", DZ_DAMAGE_LOST, 1, "\xef\xbf\xbd\xef\xbf\xbd", NULL},
    {"names with accents are sound", "Fauré, Dvořák, Núñez and Ångström met in Málaga, São Paulo and Besançon.", -1, 0, NULL, NULL},
    {"quotes and dashes in a row are sound", "他说：“好……”——“不。”", -1, 0, NULL, NULL},
    {"an accent before a quote is sound", "“un café”… “déjà-vu”—“fiancée”™", -1, 0, NULL, NULL},
    {"rare characters are sound", "饕餮、貔貅、麒麟、狴犴，皆瑞兽也。", -1, 0, NULL, NULL},

    /* readings */
    {"a reading behind GBK bytes goes", READINGS, DZ_DAMAGE_READING, 4, "業(yè)", "業"},
    {"one gone astray is put together by the likelier character", READINGS "推動?xùn)|北全面振興", DZ_DAMAGE_READING_ASTRAY, 1, "動?xùn)|", "動東"},
    {"one may shift several characters", READINGS "健全區域?qū)雍献鳈C(jī)制", DZ_DAMAGE_READING_ASTRAY, 1,
     "域?qū)雍献鳈C(jī)", "域層合作機"},
    {"a comma gone astray is put together", READINGS "產業推介?,F(xiàn)場舉行", DZ_DAMAGE_COMMA_ASTRAY, 1, "?,F(xiàn)", "。現"},
    {"where nothing fits, that is said", READINGS "動?xùn)。", DZ_DAMAGE_READING_ASTRAY, 1, "動?xùn)", NULL},
    {"two readings are no family", "國內(nèi)經(jīng)貿", -1, 0, NULL, NULL},
    {"a text for learners is sound", "他在學(xué)校(xiào)裡(lǐ)讀書(shū)，北(běi)京(jīng)的大(dà)人(rén)們(men)。", -1, 0, NULL, NULL},
    {"glosses of rare characters are sound", "槑(méi)、嘦(jiào)、嫑(biáo)、巭(gū)都是生僻字。", -1, 0, NULL, NULL},
    {"other words in brackets are sound", "產業(abc)、機制(xyz)、經濟(gdp)、發展(ok)", -1, 0, NULL, NULL},

    /* remains */
    {"a lost dot is told where foreign names are", "法国总统埃马纽埃尔?马克龙和德国总理奥拉夫?朔尔茨，他们谈了什么？", DZ_DAMAGE_DOT, 2, "?", "·"},
    {"a question is no dot", "你吃了吗?我吃了。他呢?不知道。", -1, 0, NULL, NULL},
    {"a question between names is none where others are asked", "你去过巴西?哈哈哈，没去过?真的?假的?", -1, 0, NULL, NULL},
    {"an entity is told", "R&amp;D and caf&eacute;&#x2019;s", DZ_DAMAGE_ENTITY, 3, "&#x2019;", "’"},
    {"no entity is none", "R&D; a&b; AT&T; Q&A & &#; &#xD800; &nosuch;", -1, 0, NULL, NULL},
    {"a private character is told", "标题\xee\x80\x80。", DZ_DAMAGE_PRIVATE, 1, "\xee\x80\x80", NULL},

    /* hidden */
    {"a direction override is told", "user\u202enimda\u202c!", DZ_HIDDEN_BIDI, 2, "\u202c", ""},
    {"zero-width characters in a row are one", "Hei\u200b\u200blong", DZ_HIDDEN_ZERO, 1, "\u200b\u200b", ""},
    {"a mark of byte order inside is told", "a\xef\xbb\xbf" "b", DZ_HIDDEN_ZERO, 1, "\xef\xbb\xbf", ""},
    {"a soft hyphen is told", "co\u00adoperate", DZ_HIDDEN_HYPHEN, 1, "\u00ad", ""},
    {"tags are told", "Hi\U000e0041\U000e0042.", DZ_HIDDEN_TAG, 1, "\U000e0041\U000e0042", ""},
    {"a control character is told", "a\x01" "b", DZ_HIDDEN_CONTROL, 1, "\x01", ""},
    {"no-break and full-width spaces are sound", "1\u00a0000\u3000页\t。\r\n", -1, 0, NULL, NULL},
    {"the joiner of an emoji is at home", "\U0001f468\u200d\U0001f469\u200d\U0001f467\ufe0f and 1\ufe0f\u20e3", -1, 0, NULL, NULL},
    {"the joiner of an Indic word is at home", "क्\u200dष न\u200cम", -1, 0, NULL, NULL},
    {"a flag made of tags is at home", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", -1, 0, NULL, NULL},
    {"a direction mark in Hebrew is at home", "שלום\u200f!", -1, 0, NULL, NULL},
    {"a selector of a Han is at home", "葛\U000e0100城", -1, 0, NULL, NULL},
    {"a Cyrillic letter in a Latin word is told", "Hаrbin", DZ_HIDDEN_ALIKE, 1, "Hаrbin", "Harbin"},
    {"a Cyrillic letter at the head of a code is told", "The С919 flew.", DZ_HIDDEN_ALIKE, 1, "С", "C"},
    {"in a text with Russian words it is sound", "Россия, С919", -1, 0, NULL, NULL},
    {"a Russian word is sound", "Россия and Harbin", -1, 0, NULL, NULL},
    {"a unit with a Greek letter is sound", "10 kΩ, 5 μm, ΔT", -1, 0, NULL, NULL},
    {"full-width letters in an English word are told", "The Harｂin office said so today.", DZ_HIDDEN_WIDE, 1, "Harｂin", "Harbin"},
    {"in Chinese they are sound", "这是Ａ股和B股，采用ＡB两种方案，共同推进。", -1, 0, NULL, NULL},

    /* mixed scripts */
    {"Traditional characters in Simplified clauses are told", "中国的產业发展很快，这个國家的经济也好。", DZ_MIXED_SCRIPT, 2, "國", NULL},
    {"a clause of the other script was pasted in", "這條線路經過區內許多學校與醫院，对区内发展帮助很大，歡迎乘搭。", DZ_MIXED_SCRIPT, 5, "帮", NULL},
    {"a title of the other script in its marks is sound", "這條線路經過區內許多學校與醫院，《对区内发展帮助很大》一書已出版。", -1, 0, NULL, NULL},
    {"a name of the other script by itself is sound", "中国企业、“聯華電子”都来参加这个会议，讨论产业发展。", -1, 0, NULL, NULL},
    {"characters good in both do not count", "臺灣的公里、皇后、台北、干涉、占領、秘書都沒有簡體字。", -1, 0, NULL, NULL},
};

static dz_document *read(const char *text, bool repair)
{
    dz_read_options options = {.repair = repair};
    dz_document    *doc;

    assert_int_equal(dz_document_from("name", (dz_str){text, strlen(text)}, &options, &doc, NULL), DZ_OK);
    return doc;
}

static void must_be(dz_str is, const char *want)
{
    if (!want) {
        assert_null(is.at);
        return;
    }
    assert_non_null(is.at);
    assert_string_equal(is.at, want);
}

static void find(void **state)
{
    const struct found *row = *state;
    dz_document        *doc = read(row->text, false);
    dz_damage_list      all = dz_document_damage(doc);
    size_t              n = 0;

    for (size_t i = 0; i < all.n; i++) {
        assert_true(row->kind >= 0);
        if (all.at[i].kind != row->kind)
            continue;
        if (++n == row->n && row->was) {
            must_be(all.at[i].was, row->was);
            must_be(all.at[i].now, row->now);
        }
    }
    assert_int_equal(n, row->n);
    dz_document_free(doc);
}

static const struct mended {
    const char *name, *text, *now;
    bool        repair;
} mendeds[] = {
    {"without repair only what is invisible goes", "a\u200b&amp;b\u202e", "a&amp;b", false},
    {"with repair the text is as it should be", READINGS "推動?xùn)|北，推介?,F(xiàn)場", "國內經濟業。推動東北，推介。現場", true},
    {"what cannot be known stays", "锟斤拷 and &lt;", "锟斤拷 and <", true},
    {"a dot comes back", "埃马纽埃尔?马克龙", "埃马纽埃尔·马克龙", true},
    {"look-alikes become what they seem", "Hаrbin", "Harbin", true},
    {"sound text is left alone", "“实事求是”，he said.", "“实事求是”，he said.", true},
};

static void mend(void **state)
{
    const struct mended *row = *state;
    dz_document         *doc = read(row->text, row->repair);

    assert_string_equal(dz_document_text(doc).at, row->now);
    assert_int_equal(dz_document_origin(doc, (uint32_t)dz_document_text(doc).len), strlen(row->text));
    dz_document_free(doc);
}

/** Spans of a mended text point into the file. */
static void extents(void **state)
{
    static const char text[] = "x國內(nèi)經(jīng)濟(jì)\u200b業(yè)&amp;z";
    dz_document      *doc = read(text, true);
    const char       *now = dz_document_text(doc).at;
    size_t            from, to;

    (void)state;
    assert_string_equal(now, "x國內經濟業&z");
    dz_document_extent(doc, (dz_span){4, 3}, &from, &to); /* 內 */
    assert_int_equal(from, 4);
    assert_int_equal(to - from, strlen("內(nèi)"));
    dz_document_extent(doc, (dz_span){13, 0}, &from, &to); /* what was left out */
    assert_memory_equal(text + from, "\u200b", 3);
    assert_int_equal(to - from, 3);
    dz_document_extent(doc, (dz_span){16, 1}, &from, &to);
    assert_memory_equal(text + from, "&amp;", to - from);
    assert_int_equal(text[dz_document_origin(doc, 17)], 'z');
    assert_int_equal(dz_document_place(doc, 17).byte, strlen(text) - 1);
    assert_int_equal(dz_document_place(doc, 17).column, 26 + 6);
    dz_document_free(doc);
}

/** Bytes that were no character have a row that shows them. */
static void bad_bytes(void **state)
{
    dz_read_options options = {.encoding = "gbk"};
    dz_document    *doc;
    size_t          from, to;

    (void)state;
    assert_int_equal(dz_document_from("name", (dz_str){"\xca\xd0\xff\xff\xca\xd0", 6}, &options, &doc, NULL), DZ_OK);
    assert_int_equal(dz_document_damage(doc).n, 1);
    assert_int_equal(dz_document_damage(doc).at[0].kind, DZ_DAMAGE_BYTES);
    assert_string_equal(dz_document_damage(doc).at[0].was.at, "FF FF");
    dz_document_extent(doc, dz_document_damage(doc).at[0].span, &from, &to);
    assert_int_equal(from, 2);
    assert_int_equal(to, 4);
    dz_document_free(doc);
}

/** A place far along a line is found from the last mark before it. */
static void long_line(void **state)
{
    enum { N = 50000 };
    char        *text = malloc(3 * N + 1);
    dz_document *doc;

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < N; i++)
        memcpy(text + 3 * i, "市", 3);
    text[3 * N] = '\0';
    doc = read(text, false);
    for (uint32_t i = 0; i < N; i += 1234)
        assert_int_equal(dz_document_place(doc, 3 * i).column, i + 1);
    dz_document_free(doc);
    free(text);
}

int main(void)
{
    ADD_ROWS(find, founds);
    ADD_ROWS(mend, mendeds);
    add_test("a span of mended text leads into the file", extents);
    add_test("bad bytes are shown and placed", bad_bytes);
    add_test("columns of a long line are right", long_line);
    return run_all("damage");
}
