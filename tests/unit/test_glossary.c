/* test_glossary.c — glossaries are read or refused, and their terms are found. */
#include "rows.h"

#include <stdio.h>

#include "base/buf.h"
#include "duizhao/glossary.h"

#define TBX2(entry) "<?xml version='1.0'?><!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\"><martif type='TBX-Basic' xml:lang='en'><text><body>" entry "</body></text></martif>"
#define TBX3(entry) "<?xml version='1.0' encoding='UTF-8'?><tbx type='TBX-Basic' style='dca' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2'><text><body>" entry "</body></text></tbx>"

/* ---- reading ---- */

static void put_list(dz_buf *out, const char *sign, dz_str_list list)
{
    for (size_t i = 0; i < list.n; i++)
        dz_buf_format(out, "%s%.*s", i ? "|" : sign, DZ_ARG(list.at[i]));
}

/** Each term as "zh=..|.. zh!.. en=.. en!.. (note)". */
static void describe(const dz_glossary *glossary, dz_buf *out)
{
    dz_term_list list = dz_glossary_terms(glossary);

    for (size_t i = 0; i < list.n; i++) {
        dz_buf_text(out, i ? "; " : "");
        put_list(out, " zh=", list.at[i].good[DZ_TERM_ZH]);
        put_list(out, " zh!", list.at[i].bad[DZ_TERM_ZH]);
        put_list(out, " en=", list.at[i].good[DZ_TERM_EN]);
        put_list(out, " en!", list.at[i].bad[DZ_TERM_EN]);
        if (list.at[i].note.len)
            dz_buf_format(out, " (%.*s)", DZ_ARG(list.at[i].note));
    }
    dz_buf_byte(out, '\0');
}

static const struct read {
    const char *name, *bytes, *terms;
} good[] = {
    {"headword and renderings", "营商环境\tbusiness environment; doing business\n", " zh=营商环境 en=business environment|doing business"},
    {"forbidden and note", "中国\tChina\tCathay; PRC\tstyle", " zh=中国 en=China en!Cathay|PRC (style)"},
    {"forbidden alone", "中国\t\tCathay\n", " zh=中国 en!Cathay"},
    {"several ways of writing", "国有企业 | 国企\tSOE", " zh=国有企业|国企 en=SOE"},
    {"English headword", "climate change\t气候变化；氣候變化\n", " zh=气候变化|氣候變化 en=climate change"},
    {"no Han on either side", "5G\t5G\n", " zh=5G en=5G"},
    {"whatever the source says", "*\tHong Kong\tHongkong\n", " en=Hong Kong en!Hongkong"},
    {"whatever the source says, in Chinese", "*\t台湾地区\t台湾国\n", " zh=台湾地区 zh!台湾国"},
    {"comments, empty lines, CR, byte order mark, semicolon at the end", "\xef\xbb\xbf# terms\r\n\r\n中国\tChina;\r\n", " zh=中国 en=China"},
    {"a rendering twice is one", "中国\tChina; China\n", " zh=中国 en=China"},
    {"nothing at all", "", ""},
    {"TBX version 2",
     TBX2("<termEntry id='c1'><langSet xml:lang='zh-CN'><tig><term>一带一路</term></tig></langSet><langSet xml:lang='en'><ntig><termGrp>"
          "<term>Belt and\n Road <hi>Initiative</hi></term><termNote type='normativeAuthorization'>preferredTerm</termNote></termGrp></ntig>"
          "<tig><term>OBOR</term><termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>"),
     " zh=一带一路 en=Belt and Road Initiative en!OBOR"},
    {"TBX version 3, attributes",
     TBX3("<conceptEntry id='c1'><note>a note</note><langSec xml:lang='en-GB'><termSec><term>China</term></termSec><termSec><term>Cathay</term>"
          "<termNote type='administrativeStatus'> supersededTerm-admn-sts </termNote></termSec></langSec><langSec xml:lang='zh'><termSec>"
          "<term>中国</term></termSec></langSec><langSec xml:lang='fr'><termSec><term>Chine</term></termSec></langSec></conceptEntry>"),
     " zh=中国 en=China en!Cathay (a note)"},
    {"TBX version 3, elements",
     "<tbx style='dct' xmlns:min='http://www.tbxinfo.net/ns/min'><text><body><conceptEntry><langSec xml:lang='zh'><termSec><term>中国</term></termSec>"
     "</langSec><langSec xml:lang='en'><termSec><term>China &amp; co</term></termSec><termSec><term>Cathay</term><min:administrativeStatus>"
     "deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>",
     " zh=中国 en=China & co en!Cathay"},
    {"TBX, entries in one language are left out",
     TBX3("<conceptEntry><langSec xml:lang='en'><termSec><term>left</term></termSec></langSec></conceptEntry><conceptEntry><langSec xml:lang='en'>"
          "<termSec><term>out</term><termNote type='administrativeStatus'>forbidden</termNote></termSec></langSec></conceptEntry>"),
     " en!out"},
};

static void is_read(void **state)
{
    const struct read *row = *state;
    dz_glossary       *glossary;
    dz_error           error;
    dz_buf             said = {0};

    if (dz_glossary_from("g", (dz_str){row->bytes, strlen(row->bytes)}, &glossary, &error) != DZ_OK)
        fail_msg("%s", error.message);
    describe(glossary, &said);
    assert_string_equal(said.bytes.at, row->terms);
    dz_buf_free(&said);
    dz_glossary_free(glossary);
}

static const struct read bad[] = {
    {"no tab", "中国\tChina\n中国 China\n", "'g', line 2: a headword is followed by a tab and its renderings"},
    {"no headword", "\tChina\n", "'g', line 1: a headword is missing; '*' forbids a rendering whatever the source says"},
    {"an empty way of writing", "中国|\tChina\n", "'g', line 1: a term is empty"},
    {"no rendering", "中国\t;\n", "'g', line 1: there is no rendering"},
    {"nothing forbidden", "*\tChina\n", "'g', line 1: '*' has no forbidden rendering"},
    {"five columns", "a\tb\tc\td\te\n", "'g', line 1: there are more than four columns"},
    {"Chinese on both sides", "电脑\t计算机\n", "'g', line 1: a headword and its rendering are both Chinese"},
    {"accepted and forbidden", "中国\tChina\tChina\n", "'g', line 1: a rendering is accepted and forbidden"},
    {"a control character", "中国\tChi\x01na\n", "'g', line 1: there is a control character"},
    {"not UTF-8", "# \n中国\tChina\xff\n", "'g', line 2: is not UTF-8"},
    {"no XML", "<tbx><text></tbx>", "'g', line 1: is not XML: mismatched tag"},
    {"other XML", "<tmx/>", "'g' is XML, but no TBX: there is neither <tbx> nor <martif>"},
    {"TBX of nothing", "<tbx></tbx>", "'g' has no entry with terms in Chinese and in English"},
    {"an entity of its own", "<!DOCTYPE tbx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<tbx>&b;</tbx>", "'g', line 1: declares the entity 'a'"},
    {"an entity from elsewhere", "<!DOCTYPE tbx [\n<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tbx>&x;</tbx>", "'g', line 2: declares the entity 'x'"},
    {"a parameter entity", "<!DOCTYPE tbx [<!ENTITY % p SYSTEM \"http://example.org/x.dtd\">%p;]><tbx/>", "'g', line 1: declares the entity 'p'"},
    {"an entity of the DTD that is not read", "<!DOCTYPE tbx SYSTEM \"x.dtd\">\n<tbx>&nbsp;</tbx>", "'g', line 2: no entity is known as 'nbsp'"},
};

static void is_refused(void **state)
{
    const struct read *row = *state;
    dz_glossary       *glossary = NULL;
    dz_error           error;

    assert_int_equal(dz_glossary_from("g", (dz_str){row->bytes, strlen(row->bytes)}, &glossary, &error), DZ_FORMAT);
    assert_null(glossary);
    assert_string_equal(error.message, row->terms);
}

static void deep_xml_is_refused(void **state)
{
    dz_glossary *glossary;
    dz_error     error;
    dz_buf       xml = {0};

    (void)state;
    for (int i = 0; i < 300; i++)
        dz_buf_text(&xml, "<tbx>");
    assert_int_equal(dz_glossary_from("g", dz_buf_all(&xml), &glossary, &error), DZ_FORMAT);
    assert_string_equal(error.message, "'g', line 1: elements stand too deep in each other at 'tbx'");
    dz_buf_free(&xml);
}

/* ---- finding ---- */

/** What is found: "word" for an accepted way of writing, "!word" for a forbidden one, "(word)" where a longer one lies over it. */
static const struct found {
    const char *name, *glossary, *lang, *text, *mentions;
} finds[] = {
    {"Chinese as it stands", "开发区\tdevelopment zone\n", "zh", "在开发区内", "开发区"},
    {"Traditional for Simplified", "国有企业\tSOE\n", "zh", "國有企業改革", "國有企業"},
    {"Simplified for Traditional", "國有企業\tSOE\n", "zh", "国有企业改革", "国有企业"},
    {"quotes and spaces inside", "一带一路倡议\tBRI\n", "zh", "“一带一路” 倡议", "一带一路” 倡议"},
    {"quotes in the headword", "“一带一路”倡议\tBRI\n", "zh", "一带一路倡议", "一带一路倡议"},
    {"full width", "5G网络\t5G network\n", "zh", "５ｇ网络", "５ｇ网络"},
    {"no number is cut", "5G\t5G\n", "zh", "15G和5G+", "5G"},
    {"the longest counts", "开发区\tdevelopment zone\n技术开发区\tTDZ\n", "zh", "技术开发区", "技术开发区 (开发区)"},
    {"the longest of two that overlap", "高新技术\thi-tech\n技术开发区\tTDZ\n", "zh", "高新技术开发区", "(高新技术) 技术开发区"},
    {"two rows of one headword", "中国\tChina\n中国\tPRC\n", "zh", "中国", "中国 中国"},
    {"plural", "政策\tpolicy\n", "en", "Its policies", "policies"},
    {"plural of -ing", "标准厂房\tstandard factory building\n", "en", "standard factory buildings", "standard factory buildings"},
    {"forbidden, plural of -ing", "房\thouse\tbuilding\n", "en", "buildings", "!buildings"},
    {"case", "营商环境\tbusiness environment\n", "en", "BUSINESS ENVIRONMENT", "BUSINESS ENVIRONMENT"},
    {"hyphen for space", "高质量\thigh quality\n", "en", "High-quality growth", "High-quality"},
    {"space for hyphen", "国有企业\tstate-owned enterprise\n", "en", "State owned enterprises", "State owned enterprises"},
    {"article inside", "共建\tjoin the initiative\n", "en", "joining initiatives", "joining initiatives"},
    {"genitive", "国家主席\tcountry president\n", "en", "the country's president", "country's president"},
    {"no comma between", "营商环境\tbusiness environment\n", "en", "business, environment", ""},
    {"acronym", "世卫组织\tWHO\n", "en", "the WHO, who", "WHO"},
    {"acronym, plural", "国有企业\tSOE\n", "en", "the SOEs", "SOEs"},
    {"acronym with stops", "美国\tU.S.\n", "en", "the U.S. and us and US", "U.S. US"},
    {"ampersand", "研发\tR&D\n", "en", "R&D, R & D and r&d", "R&D R & D r&d"},
    {"irregular verb", "举行\thold\n", "en", "was held", "held"},
    {"forbidden, inflected", "政策\tmeasure\tpolicy\n", "en", "policies", "!policies"},
    {"forbidden, another word of its stem", "政策\tmeasure\teconomy\n", "en", "economic", ""},
    {"forbidden inside of an accepted one", "一带一路\tBelt and Road Initiative\tBelt and Road\n", "en", "the Belt and Road Initiative",
     "Belt and Road Initiative (!Belt and Road)"},
    {"forbidden by case", "互联网\tinternet\tInternet\n", "en", "internet, Internet", "internet !Internet"},
    {"forbidden by a hyphen", "合作\tcooperation\tco-operation\n", "en", "cooperation and co-operation", "cooperation !co-operation"},
};

static void put_found(dz_buf *out, dz_str text, const dz_mention *row)
{
    dz_buf_format(out, "%s%s%s%.*s%s", out->bytes.n ? " " : "", row->whole ? "" : "(", row->forbidden ? "!" : "", (int)row->span.len,
                  text.at + row->span.at, row->whole ? "" : ")");
}

static void is_found(void **state)
{
    const struct found *row = *state;
    dz_read_options     options = {.encoding = "utf-8"};
    dz_glossary        *glossary;
    dz_document        *doc;
    dz_segments        *segments;
    dz_mentions        *mentions;
    dz_mention_list     list;
    dz_buf              said = {0};

    dz_lang_from_tag(row->lang, &options);
    assert_int_equal(dz_glossary_from("g", (dz_str){row->glossary, strlen(row->glossary)}, &glossary, NULL), DZ_OK);
    assert_int_equal(dz_document_from("t", (dz_str){row->text, strlen(row->text)}, &options, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    assert_int_equal(dz_mentions_find(glossary, segments, &mentions, NULL), DZ_OK);
    list = dz_mentions_all(mentions);
    for (size_t i = 0; i < list.n; i++)
        put_found(&said, dz_document_text(doc), &list.at[i]);
    dz_buf_byte(&said, '\0');
    assert_string_equal(said.bytes.at, row->mentions);
    dz_buf_free(&said);
    dz_mentions_free(mentions);
    dz_segments_free(segments);
    dz_document_free(doc);
    dz_glossary_free(glossary);
}

/* ---- as a layer ---- */

static void is_a_layer(void **state)
{
    static const char table[] = "测试术语|測試術語\ttest term; a/b\n5G\t5G\n*\tx\ty\n# \n电脑\t;;\tcomputer\n";
    dz_lexicon       *lexicon;
    dz_glossary      *glossary;

    (void)state;
    assert_int_equal(dz_lexicon_new(&lexicon, NULL), DZ_OK);
    assert_int_equal(dz_glossary_from("g", (dz_str){table, strlen(table)}, &glossary, NULL), DZ_OK);
    assert_int_equal(dz_lexicon_add_glossary(lexicon, glossary, NULL), DZ_OK);
    assert_non_null(strstr(dz_lexicon_says(lexicon), "glossary (1 word)"));
    assert_int_equal(dz_lexicon_match(lexicon, (dz_str){"测试术语", 12}), 12);
    assert_int_equal(dz_lexicon_match(lexicon, (dz_str){"測試術語", 12}), 12);
    dz_glossary_free(glossary);
    dz_lexicon_free(lexicon);
}

int main(void)
{
    ADD_ROWS(is_read, good);
    ADD_ROWS(is_refused, bad);
    add_test("XML that is too deep is refused", deep_xml_is_refused);
    ADD_ROWS(is_found, finds);
    add_test("accepted renderings are a layer of the lexicon", is_a_layer);
    return run_all("glossary");
}
