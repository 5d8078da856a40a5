/* test_nomem.c — the n-th allocation fails, for each n until a run passes with none failed.
 *
 * The linker sends every allocation of the library through the wrappers below
 * (--wrap). A run must either say that memory is wanting and leave nothing
 * behind (AddressSanitizer's leak checker sees to that), or give the answer
 * that a run with memory enough gives. Each n is tried twice: that one
 * allocation fails, and all from that one on fail.
 *
 * ICU is asked to use the wrappers too; what it then leaks of its own is not
 * counted. Jansson is not asked: 2.14 drops a byte of a string in silence when
 * its buffer cannot grow.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <unicode/uclean.h>

#include "duizhao/duizhao.h"

/* ---- an allocator that can fail ---- */

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *at, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *at, size_t n);
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void) { return "leak:libicuuc.so\nleak:libicui18n.so\n"; }

static struct {
    bool   armed; /* off outside of the road */
    bool   all;   /* not only the n-th: all from it on */
    bool   icu_spared; /* what ICU asks for it gets */
    size_t n;     /* fails, from 1; 0: none */
    size_t seen;
    size_t failed;
} fault;

static bool fails(void)
{
    if (!fault.armed)
        return false;
    fault.seen++;
    if (fault.n == 0 || (fault.all ? fault.seen < fault.n : fault.seen != fault.n))
        return false;
    fault.failed++;
    return true;
}

void *__wrap_malloc(size_t n) { return fails() ? NULL : __real_malloc(n); }
void *__wrap_calloc(size_t n, size_t size) { return fails() ? NULL : __real_calloc(n, size); }
void *__wrap_realloc(void *at, size_t n) { return fails() ? NULL : __real_realloc(at, n); }

static void *icu_malloc(const void *context, size_t n)
{
    (void)context;
    return fault.icu_spared ? __real_malloc(n) : __wrap_malloc(n);
}

static void *icu_realloc(const void *context, void *at, size_t n)
{
    (void)context;
    return fault.icu_spared ? __real_realloc(at, n) : __wrap_realloc(at, n);
}

static void icu_free(const void *context, void *at)
{
    (void)context;
    free(at);
}

/** Before anything else calls ICU. */
static void lend_to_icu(void)
{
    UErrorCode status = U_ZERO_ERROR;

    u_setMemoryFunctions(NULL, icu_malloc, icu_realloc, icu_free, &status);
    if (U_FAILURE(status))
        fprintf(stderr, "ICU keeps its own allocator: %s\n", u_errorName(status));
}

/* ---- demands ---- */

static const char *road_name;

#define MUST(what)                                                                                                     \
    do {                                                                                                               \
        if (!(what)) {                                                                                                 \
            fprintf(stderr, "%s:%d: %s, %s %zu: not so: %s\n", __FILE__, __LINE__, road_name,                          \
                    fault.all ? "none from" : "not the", fault.n, #what);                                              \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/** Whether a call gave something; if not, that it was for want of memory and that it gave nothing at all. */
static bool gave(dz_status status, const void *out, const dz_error *error)
{
    if (status == DZ_OK) {
        MUST(out != NULL);
        return true;
    }
    MUST(status == DZ_NOMEM);
    MUST(out == NULL);
    MUST(fault.failed > 0);
    MUST(error->status == DZ_NOMEM && error->message[0] != '\0');
    return false;
}

/** gave() of a call and what came out of it, in this order. */
#define GAVE(call, out, error) (last_status = (call), gave(last_status, out, error))

static dz_status last_status;

/* ---- what was said with memory enough ---- */

enum { MOST_SAID = 64 };

static struct said {
    char  *at;
    size_t len;
} said[MOST_SAID];

/** Ends a sink. What it holds is noted in the first run, and must be the same in all others that end well. */
static void hold_against(int i, dz_sink *sink)
{
    dz_str    now = dz_sink_gathered(sink);
    dz_error  error = {0};
    dz_status status;
    bool      same;

    MUST(i < MOST_SAID);
    if (fault.n == 0) {
        free(said[i].at);
        said[i].at = __real_malloc(now.len + 1);
        MUST(said[i].at != NULL);
        if (now.len)
            memcpy(said[i].at, now.at, now.len);
        said[i].len = now.len;
    }
    same = now.len == said[i].len && (now.len == 0 || memcmp(now.at, said[i].at, now.len) == 0);
    status = dz_sink_close(sink, &error);
    if (status == DZ_OK) {
        MUST(same);
        return;
    }
    MUST(status == DZ_NOMEM && fault.failed > 0 && error.status == DZ_NOMEM);
}

/* ---- the road of 'check' ---- */

static const char zh[] = "全市经济运行情况\n\n"
                         "2023年，全市生产总值1043.72亿元，比上年增长5.2%。其中，工业增加值占三成，约为313亿元。"
                         "粮食总产量三百二十万吨。\n\n"
                         "3月15日，第十二届交易会开幕，1260余名客商参加。签约项目48个，总投资四千二百万元！\n\n"
                         "五公里长的新路年底通车。另有两千三百间客房可供预订。\n";

static const char en[] = "The City’s Economy\n\n"
                         "In 2023 the city's GDP reached 140.372 billion yuan, up 5.2 percent. Industry made up 30 percent "
                         "of it, about 31.3 billion yuan. Grain output was 3.2 million tons.\n\n"
                         "On March 16 the 12th fair opened with more than 1,620 visitors. They signed 48 projects "
                         "worth 420 million yuan!\n\n"
                         "On March 16 the 12th fair opened with more than 1,620 visitors. They signed 48 projects "
                         "worth 420 million yuan!\n\n"
                         "The new road, 5 miles long, opens at the end of the year. Nobody wrote this sentence.\n";

static void report(const dz_report *report)
{
    dz_writer_list writers = dz_writers_all();

    for (size_t i = 0; i < writers.n; i++) {
        dz_sink *sink;
        dz_error error = {0};

        if (writers.at[i]->command == DZ_FOR_MATCH || writers.at[i]->command == DZ_FOR_DIFF) /* tell of no pair */
            continue;
        if (!GAVE(dz_sink_open_memory(&sink, &error), sink, &error))
            continue;
        writers.at[i]->write(report, sink);
        hold_against((int)i, sink);
    }
}

static void check(const dz_pair *pair)
{
    dz_ledger   *ledger;
    dz_findings *findings;
    dz_error     error = {0};

    if (!GAVE(dz_ledger_make(pair, &ledger, &error), ledger, &error))
        return;
    if (GAVE(dz_check_run(pair, ledger, NULL, &findings, &error), findings, &error)) {
        if (fault.n == 0)
            MUST(dz_findings_all(findings).n > 4); /* or the texts above say too little */
        report(&(dz_report){.pair = pair,
                            .asked = &(dz_check_options){.lexicon = NULL}, /* the page looks for names */
                            .ledger = ledger,
                            .findings = findings,
                            .fail_on = DZ_MINOR,
                            .columns = 100,
                            .whole_ledger = true,
                            .rules = dz_rules_named((dz_str){"currency.identity", 17}),
                            .in_full = true});
        dz_findings_free(findings);
    }
    dz_ledger_free(ledger);
}

/** The two texts, aligned; NULL where an allocation failed on the way. */
static dz_pair *align(const dz_align_options *options)
{
    dz_document *source, *target;
    dz_pair     *pair;
    dz_error     error = {0};

    if (!GAVE(dz_document_from("zh.txt", (dz_str){zh, sizeof zh - 1}, NULL, &source, &error), source, &error))
        return NULL;
    if (!GAVE(dz_document_from("en.txt", (dz_str){en, sizeof en - 1}, NULL, &target, &error), target, &error)) {
        dz_document_free(source);
        return NULL;
    }
    return GAVE(dz_pair_align(source, target, options, &pair, &error), pair, &error) ? pair : NULL;
}

static void check_road(void)
{
    dz_pair *pair = align(NULL);

    if (!pair)
        return;
    check(pair);
    dz_pair_free(pair);
}

/* ---- the road of an aligned pair ---- */

/** Aligns with a lexicon, and with anchors of which two share a segment; each is taken or not. */
static void align_with(const dz_lexicon *lexicon, const dz_anchor *anchors, size_t n)
{
    const dz_align_options options = {.lexicon = lexicon, .anchors = anchors, .anchor_count = n};
    dz_pair               *pair = align(&options);

    if (!pair)
        return;
    for (size_t k = 0; k < n; k++)
        MUST(dz_pair_bead_of(pair, 0, anchors[k].segment[0]) == dz_pair_bead_of(pair, 1, anchors[k].segment[1]));
    dz_pair_free(pair);
}

static dz_lexicon *shared_lexicon; /* made before anything fails */

static void words_road(void) { align_with(shared_lexicon, NULL, 0); }

static void anchored_road(void)
{
    static const dz_anchor anchors[] = {{{0, 0}}, {{2, 2}}, {{3, 2}}, {{5, 5}}};

    align_with(shared_lexicon, anchors, sizeof anchors / sizeof *anchors);
}

/* ---- the road of damaged text ---- */

/** Reads bytes in a given or judged encoding and mends them. */
static void read_damaged(const char *bytes, size_t n, const char *want)
{
    dz_read_options options = {.repair = true};
    dz_document    *doc;
    dz_error        error = {0};
    dz_status       status = dz_document_from("name", (dz_str){bytes, n}, &options, &doc, &error);

    if (!gave(status, doc, &error))
        return;
    MUST(strcmp(dz_document_text(doc).at, want) == 0);
    dz_document_free(doc);
}

/* ---- the road of formats ---- */

static struct {
    char   bytes[1 << 16];
    size_t n;
} docx; /* as given to the program */

static void load_docx(const char *path)
{
    FILE *file = fopen(path, "rb");

    MUST(file);
    docx.n = fread(docx.bytes, 1, sizeof docx.bytes, file);
    MUST(docx.n > 0 && docx.n < sizeof docx.bytes && fclose(file) == 0);
}

/** Reads bytes in a format; the text begins so. */
static void read_as(const char *format, dz_str bytes, const char *want)
{
    dz_read_options options = {.format = format};
    dz_document    *doc;
    dz_error        error = {0};

    if (!GAVE(dz_document_from("name", bytes, &options, &doc, &error), doc, &error))
        return;
    MUST(strncmp(dz_document_text(doc).at, want, strlen(want)) == 0);
    dz_document_free(doc);
}

/** Reads both sides and pairs them. */
static void read_both_as(const char *format, const char *text, const char *want[2])
{
    dz_read_options  options[2] = {{.format = format}, {.format = format}};
    dz_align_options in_step = {.in_step = true};
    dz_document     *doc[2];
    dz_pair         *pair;
    dz_error         error = {0};

    if (!GAVE(dz_document_from_both("name", (dz_str){text, strlen(text)}, options, doc, &error), doc[0], &error))
        return;
    for (int side = 0; side < 2; side++)
        MUST(strcmp(dz_document_text(doc[side]).at, want[side]) == 0);
    if (GAVE(dz_pair_align(doc[0], doc[1], &in_step, &pair, &error), pair, &error)) {
        MUST(dz_pair_beads(pair).n == 2);
        dz_pair_free(pair);
    }
}

static void text_formats_road(void)
{
    static const char html[] = "<!DOCTYPE html><title>t</title><nav><a href=x>一</a></nav><h1>二&amp;三</h1><p>四<b>五</b><br>六</p><table><tr><td>七</table>";
    static const char md[] = "---\ntitle: 一\n---\n# 二&amp;三\n\n- 四\n\n[^1]:五\n";

    read_as("html", (dz_str){html, sizeof html - 1}, "t\n一\n二&三\n四五\n六\n七");
    read_as("md", (dz_str){md, sizeof md - 1}, "一\n二&三\n四\n五");
}

static void docx_road(void) { read_as("docx", (dz_str){docx.bytes, docx.n}, "全市重点项目\n"); }

static void both_road(void)
{
    static const char *const texts[][2] = {
        {"xliff", "<xliff version='1.2'><file source-language='zh'><body><trans-unit id='1'><source/><seg-source><mrk mtype='seg' mid='a'>一</mrk><mrk mtype='seg' "
                  "mid='b'>二</mrk></seg-source><target><mrk mtype='seg' mid='a'>one</mrk><mrk mtype='seg' mid='b'>two</mrk></target></trans-unit></body></file></xliff>"},
        {"tmx", "<tmx><header srclang='zh'/><tu tuid='1'><tuv xml:lang='zh'><seg>一</seg></tuv><tuv xml:lang='en'><seg>one</seg></tuv></tu>"
                "<tu><tuv xml:lang='zh'><seg>二</seg></tuv><tuv xml:lang='en'><seg>two</seg></tuv></tu></tmx>"},
        {"po", "msgid \"一\"\nmsgstr \"one\"\n\nmsgid \"二\"\nmsgstr \"two\"\n"}};
    const char *want[2] = {"一\n二", "one\ntwo"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        read_both_as(texts[i][0], texts[i][1], want);
}

/* ---- the road of an XLIFF that findings are written into ---- */

static const char annotated[] =
    "<xliff version='1.2'><file source-language='zh' target-language='en'><body><trans-unit id='1'><source>城墙长<g id='1'>12公里</g>，高8米。</source>"
    "<target>The wall is <g id='1'>21 km</g> long,, and 9 m high.</target></trans-unit><trans-unit id='2'><source>共30人。</source><target>31 people.</target></trans-unit></body></file></xliff>";

static void write_into(const dz_pair *pair)
{
    dz_ledger   *ledger;
    dz_findings *findings;
    dz_sink     *sink;
    dz_error     error = {0};

    if (!GAVE(dz_ledger_make(pair, &ledger, &error), ledger, &error))
        return;
    if (GAVE(dz_check_run(pair, ledger, NULL, &findings, &error), findings, &error)) {
        if (fault.n == 0)
            MUST(dz_findings_all(findings).n > 3);
        if (GAVE(dz_sink_open_memory(&sink, &error), sink, &error)) {
            dz_writer_named(DZ_FOR_CHECK, "xliff")->write(&(dz_report){.pair = pair, .ledger = ledger, .findings = findings}, sink);
            if (fault.n == 0)
                MUST(strstr(dz_sink_gathered(sink).at, "locQualityIssuesRef"));
            hold_against(0, sink);
        }
        dz_findings_free(findings);
    }
    dz_ledger_free(ledger);
}

static void annotate_road(void)
{
    dz_read_options  options[2] = {{.format = "xliff", .keep = true}, {.format = "xliff"}};
    dz_align_options in_step = {.in_step = true};
    dz_document     *doc[2];
    dz_pair         *pair;
    dz_error         error = {0};

    if (!GAVE(dz_document_from_both("a.xlf", (dz_str){annotated, sizeof annotated - 1}, options, doc, &error), doc[0], &error))
        return;
    if (!GAVE(dz_pair_align(doc[0], doc[1], &in_step, &pair, &error), pair, &error))
        return;
    write_into(pair);
    dz_pair_free(pair);
}

/* ---- the road of anchors ---- */

static char anchors_path[] = "/tmp/test_nomem.XXXXXX";

static void make_anchors(void)
{
    static const char lines[] = "# twice, and in no order\n7\t9\n1\t1\n3\t3\n1\t1\n";
    int               fd = mkstemp(anchors_path);

    MUST(fd >= 0 && write(fd, lines, sizeof lines - 1) == (ssize_t)sizeof lines - 1 && close(fd) == 0);
}

static void read_anchors(const dz_document *source, const dz_document *target)
{
    dz_anchors *anchors;
    dz_error    error = {0};
    size_t      n;

    if (!GAVE(dz_anchors_read(anchors_path, source, target, NULL, &anchors, &error), anchors, &error))
        return;
    dz_anchors_all(anchors, &n);
    MUST(n == 3);
    dz_anchors_free(anchors);
}

static void anchors_road(void)
{
    dz_document *source, *target;
    dz_error     error = {0};

    if (!GAVE(dz_document_from("zh.txt", (dz_str){zh, sizeof zh - 1}, NULL, &source, &error), source, &error))
        return;
    if (GAVE(dz_document_from("en.txt", (dz_str){en, sizeof en - 1}, NULL, &target, &error), target, &error)) {
        read_anchors(source, target);
        dz_document_free(target);
    }
    dz_document_free(source);
}

static void readings_road(void)
{
    static const char readings[] = "國內(nèi)經(jīng)濟(jì)業(yè)，推動?xùn)|北，推介?,F(xiàn)場。";

    read_damaged(readings, sizeof readings - 1, "國內經濟業，推動東北，推介。現場。");
}

static void damage_road(void)
{
    static const char gb[] = "\xca\xd0\xd5\xfe\xb8\xae\xb9\xab\xb2\xbc\xff\xa1\xa3"; /* 市政府公布, a bad byte, 。 */
    static const char remains[] = "R&amp;D。\u200b埃马纽埃尔?马克龙";

    read_damaged(gb, sizeof gb - 1, "市政府公布\xef\xbf\xbd。");
    read_damaged(remains, sizeof remains - 1, "R&D。埃马纽埃尔·马克龙");
    read_damaged("caf\xc3\x83\xc2\xa9 H\xd0\xb0rbin", 15, "café Harbin");
}

/* ---- the road of the records ---- */

static struct {
    dz_command  command;
    const char *name;
    char        lines[1000];
} records[] = {
    {DZ_FOR_CHECK, "check records",
     "{\"id\":\"1\",\"source\":\"许勤说，投资3亿元。\",\"target\":\"Xu Qin said 30 million yuan.\",\"aligned\":true}\n"
     "{\"id\":2,\"source\":[\"一百。\",\"两百。\"],\"target\":[\"One hundred.\",\"300.\"]}\n"
     "\n"
     "{\"id\":\"3\",\"source\":\"12%\"}\n"},
    {DZ_FOR_ALIGN, "align records",
     "{\"id\":\"1\",\"source\":[\"一百。\",\"两百。\"],\"target\":[\"One hundred, and 200.\"]}\n"
     "{\"id\":\"2\",\"source\":\"他走了八百里。他累了。\",\"target\":\"He walked 800 li. He was tired.\"}\n"},
    {DZ_FOR_SEGMENT, "segment records",
     "{\"id\":\"1\",\"text\":\"Mr. Li came at 3 p.m. He left.\",\"lang\":\"en\"}\n"
     "{\"id\":\"2\",\"text\":\"走了。“来吗？”他问。\",\"lang\":\"zh\"}\n"},
    {DZ_FOR_EXTRACT, "extract records",
     "{\"id\":\"1\",\"text\":\"2024年3月15日下午3点，52.3万人，三成，10至20公里，C919\",\"lang\":\"zh\"}\n"
     "{\"id\":\"2\",\"text\":\"$3.2 million, two thirds, the 1980s\",\"lang\":\"en\"}\n"},
    {DZ_FOR_DIFF, "diff records",
     "{\"id\":\"1\",\"old\":\"It grew by 43.9%, “he” said.\",\"new\":\"It grew by 49.3%, \\\"he\\\" said.\"}\n"
     "{\"id\":2,\"old\":\"a b c d e f g h i j k l m n.\\n\\n1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20\","
     "\"new\":\"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20\\n\\na b c d e f g h i j k l m n.\"}\n"},
};

static void records_road(int i)
{
    dz_records_result result = {0};
    dz_error          error = {0};
    dz_status         status;
    dz_sink          *sink;
    FILE             *in;

    if (!GAVE(dz_sink_open_memory(&sink, &error), sink, &error))
        return;
    in = fmemopen(records[i].lines, strlen(records[i].lines), "r");
    MUST(in != NULL);
    status = dz_records_run(records[i].command, NULL, in, sink, &result, &error);
    fclose(in);
    if (status != DZ_OK || result.failed > 0) { /* a record may be answered with the error */
        MUST(status == DZ_OK || status == DZ_NOMEM);
        MUST(fault.failed > 0);
        dz_sink_discard(sink);
        return;
    }
    hold_against(i, sink);
}

static void check_records(void) { records_road(0); }
static void align_records(void) { records_road(1); }
static void segment_records(void) { records_road(2); }
static void extract_records(void) { records_road(3); }
static void diff_records(void) { records_road(4); }

/* ---- the road of a lexicon ---- */

/** Adds a table and the bytes of a layer on top of the built-in one; one that fails leaves the others. */
static void add_table(const char *table)
{
    dz_lexicon *lexicon;
    dz_error    error = {0};
    dz_status   status;

    if (!GAVE(dz_lexicon_new(&lexicon, &error), lexicon, &error))
        return;
    status = dz_lexicon_add_bytes(lexicon, "terms", (dz_str){table, strlen(table)}, &error);
    MUST(dz_lexicon_says(lexicon) != NULL);
    if (status != DZ_OK) {
        MUST(status == DZ_NOMEM && fault.failed > 0 && error.status == DZ_NOMEM);
        MUST(strstr(dz_lexicon_says(lexicon), "terms") == NULL);
    } else {
        MUST(dz_lexicon_match(lexicon, (dz_str){"東風吹", 9}) == 6);
        MUST(strstr(dz_lexicon_says(lexicon), "terms (2 words)") != NULL);
    }
    dz_lexicon_free(lexicon);
}

static void lexicon_road(void)
{
    add_table("#! name: terms\n东风|東風\tdong feng\teast wind; dongfeng\n说|說\tfrankly; to tell the truth\n");
}

/** Headwords in one script: ICU makes the other. */
static void scripts_road(void) { add_table("#! name: terms\n东风\tdong feng\teast wind\n说真的\tfrankly\n"); }

/* ---- the road of a glossary ---- */

static const char tbx[] = "<tbx><text><body><conceptEntry><note>n</note><langSec xml:lang='zh'><termSec><term>5G</term></termSec></langSec>"
                          "<langSec xml:lang='en'><termSec><term>5G network</term></termSec><termSec><term>fifth generation</term>"
                          "<termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>";

/** Headwords without Han: ICU would take some ten thousand pieces to make the other script. */
static const char terms[] = "5G|4G\t5G network; mobile network\tfifth generation\tnote\nWTO\tWTO; World Trade Organization\n*\tx\ty\n";

static void read_glossary(const char *bytes, size_t n)
{
    dz_glossary *glossary;
    dz_lexicon  *lexicon;
    dz_error     error = {0};

    if (!GAVE(dz_glossary_from("terms", (dz_str){bytes, strlen(bytes)}, &glossary, &error), glossary, &error))
        return;
    MUST(dz_glossary_terms(glossary).n == n);
    if (GAVE(dz_lexicon_new(&lexicon, &error), lexicon, &error)) {
        dz_status status = dz_lexicon_add_glossary(lexicon, glossary, &error);

        MUST(status == DZ_OK || (status == DZ_NOMEM && fault.failed > 0));
        dz_lexicon_free(lexicon);
    }
    dz_glossary_free(glossary);
}

static void glossary_road(void)
{
    read_glossary(terms, 3);
    read_glossary(tbx, 1);
}

static dz_glossary *shared_glossary; /* made before anything fails */

static void hold_findings(const dz_pair *pair)
{
    dz_check_options options = {.glossary = shared_glossary, .lexicon = shared_lexicon};
    dz_ledger       *ledger;
    dz_findings     *findings;
    dz_error         error = {0};

    if (!GAVE(dz_ledger_make(pair, &ledger, &error), ledger, &error))
        return;
    if (GAVE(dz_check_run(pair, ledger, &options, &findings, &error), findings, &error)) {
        size_t n = 0;

        for (size_t i = 0; i < dz_findings_all(findings).n; i++)
            n += strncmp(dz_findings_all(findings).at[i].rule->id, "terms.", 6) == 0 ||
                 strncmp(dz_findings_all(findings).at[i].rule->id, "consistency.", 12) == 0;
        MUST(n == 5); /* one of each rule */
        dz_findings_free(findings);
    }
    dz_ledger_free(ledger);
}

static void propose_terms(const dz_pair *pair)
{
    dz_proposals *proposals;
    dz_error      error = {0};

    if (!GAVE(dz_proposals_make(pair, shared_lexicon, &proposals, &error), proposals, &error))
        return;
    MUST(dz_proposals_all(proposals).n > 0);
    dz_proposals_free(proposals);
}

#define STR(text) {text, sizeof text - 1}

static const dz_str of_terms[2][7] = {
    {STR("5G让农村的营商环境变得更好，老人也高兴。"), STR("WTO的成员昨天在海边的城市开会。"), STR("5G让农村的营商环境变得更好，老人也高兴。"),
     STR("这座城市明年要让5G覆盖每一个村庄。"), STR("渔民今年的收入有所增加。"), STR("牧民今年的收入有所增加。"),
     STR("WTO的成员明天在海边的城市开会。")},
    {STR("The 5G network makes the business environment of villages better, and old people are glad."),
     STR("The members of the World Trade Organization met yesterday in the city by the sea."),
     STR("Fifth generation technology has improved the business environment of the countryside, to the joy of the old."),
     STR("Next year the city will bring the mobile network to every village."),
     STR("The incomes of the fishermen have grown this year."), STR("The incomes of the fishermen have grown this year."),
     STR("The members will meet tomorrow in the city by the sea.")}};

static void terms_road(void)
{
    const dz_align_options options = {.lexicon = shared_lexicon};
    dz_document           *source, *target;
    dz_pair               *pair;
    dz_error               error = {0};

    if (!GAVE(dz_document_from_units("zh", of_terms[0], 7, NULL, &source, &error), source, &error))
        return;
    if (!GAVE(dz_document_from_units("en", of_terms[1], 7, NULL, &target, &error), target, &error)) {
        dz_document_free(source);
        return;
    }
    if (!GAVE(dz_pair_align(source, target, &options, &pair, &error), pair, &error))
        return;
    hold_findings(pair);
    propose_terms(pair);
    dz_pair_free(pair);
}

/* ---- the road of a configuration and a baseline ---- */

static const char config_text[] = "[check]\noff = dates\n[rule \"figures.value\"]\nseverity = major\n"
                                  "[style \"a\"]\nsource = 码头\ntarget-not = pier\nmessage = x\n"
                                  "[path \"a/**\"]\nfigures.added = note\n";

static const char base_text[] = "# x\ntext\ta\n0000000000000001\ta.b\t2026-01-02\tx\n";

static const dz_config_key     config_keys[] = {{"off", DZ_FOR_CHECK, false}};
static const dz_config_section config_sections[] = {{"check", DZ_FOR_CHECK}};
static const dz_config_form    config_form = {config_keys, 1, config_sections, 1};

/** Findings under the rules of a configuration, some of them dismissed. */
static dz_findings *find_with(const dz_pair *pair, const dz_ledger *ledger, const dz_config *config, dz_dismissal_list dismissed)
{
    dz_check_options options = {.rules = dz_config_rules(config), .dismissed = dismissed};
    dz_findings     *findings;
    dz_error         error = {0};

    return GAVE(dz_check_run(pair, ledger, &options, &findings, &error), findings, &error) ? findings : NULL;
}

/** Dismisses all that is found, and looks again. */
static void dismiss(const dz_pair *pair, const dz_ledger *ledger, const dz_config *config, dz_baseline *baseline)
{
    dz_findings      *findings = find_with(pair, ledger, config, (dz_dismissal_list){NULL, 0});
    dz_dismissal_list dismissed = {NULL, 0};
    dz_error          error = {0};
    size_t            n;

    if (!findings)
        return;
    n = dz_findings_all(findings).n;
    MUST(n == 2);
    if (dz_baseline_update(baseline, "zh.txt", "en.txt", findings, "2026-01-02", "", dismissed, &error) != DZ_OK) {
        MUST(fault.failed > 0 && error.status == DZ_NOMEM);
        dz_findings_free(findings);
        return;
    }
    dz_findings_free(findings);
    if (dz_baseline_of(baseline, "zh.txt", "en.txt", &dismissed, &error) != DZ_OK) {
        MUST(fault.failed > 0 && error.status == DZ_NOMEM);
        return;
    }
    findings = find_with(pair, ledger, config, dismissed);
    MUST(!findings || dz_findings_dismissed(findings) == n);
    dz_findings_free(findings);
}

static void with_config(const dz_config *config)
{
    static const dz_example example = {"码头长360米。", "The wharf is 380 meters long.", true};
    dz_baseline            *baseline;
    dz_trial                trial;
    dz_error                error = {0};

    if (!GAVE(dz_baseline_from("base.tsv", (dz_str){base_text, sizeof base_text - 1}, &baseline, &error),
              baseline, &error))
        return;
    if (dz_trial_run(NULL, &example, &trial, &error) == DZ_OK) {
        dismiss(trial.pair, trial.ledger, config, baseline);
        dz_trial_free(&trial);
    } else
        MUST(fault.failed > 0 && error.status == DZ_NOMEM);
    dz_baseline_free(baseline);
}

static void config_road(void)
{
    dz_config *config;
    dz_error   error = {0};

    if (!GAVE(dz_config_from("x/.duizhao.ini", (dz_str){config_text, sizeof config_text - 1}, &config_form, &config, &error), config, &error))
        return;
    if (dz_config_aim(config, "x/a/zh.txt", "en.txt", &error) == DZ_OK) {
        MUST(dz_config_counts(config, 0, DZ_FOR_CHECK));
        with_config(config);
    } else
        MUST(fault.failed > 0 && error.status == DZ_NOMEM);
    dz_config_free(config);
}

/* ---- each n ---- */

/** Walks a road with the n-th allocation failing, or none for 0. False when none was reached. */
static bool walk(void (*road)(void), size_t n, bool all)
{
    fault.n = n;
    fault.all = all;
    fault.seen = fault.failed = 0;
    fault.armed = true;
    road();
    fault.armed = false;
    return fault.failed > 0;
}

/** Every step-th allocation fails in turn. */
static void walk_each(const char *name, void (*road)(void), size_t step)
{
    road_name = name;
    walk(road, 0, false);
    printf("%s: %zu allocations\n", name, fault.seen);
    fflush(stdout);
    MUST(fault.seen > 10); /* or the linker did not wrap them */
    for (int all = 0; all < 2; all++)
        for (size_t n = 1; walk(road, n, all); n += step)
            ;
    for (int i = 0; i < MOST_SAID; i++) {
        free(said[i].at);
        said[i] = (struct said){0};
    }
}

int main(int argc, char **argv)
{
    MUST(argc == 2);
    load_docx(argv[1]);
    lend_to_icu();
    walk_each("check", check_road, 1);
    make_anchors();
    walk_each("anchors", anchors_road, 1);
    unlink(anchors_path);
    if (dz_lexicon_new(&shared_lexicon, NULL) != DZ_OK)
        return 1;
    walk_each("pair with words", words_road, 1);
    walk_each("pair with anchors", anchored_road, 1);
    walk_each("glossary", glossary_road, 1);
    if (dz_glossary_from("terms", (dz_str){terms, strlen(terms)}, &shared_glossary, NULL) != DZ_OK)
        return 1;
    walk_each("terms", terms_road, 1);
    dz_glossary_free(shared_glossary);
    dz_lexicon_free(shared_lexicon);
    fault.icu_spared = true; /* ICU 72 falls over what it cannot get while it compiles a pattern */
    walk_each("config", config_road, 1);
    fault.icu_spared = false;
    walk_each("damage", damage_road, 1);
    walk_each("formats of text", text_formats_road, 1);
    walk_each("docx", docx_road, 1);
    walk_each("both sides", both_road, 1);
    walk_each("annotate", annotate_road, 1);
    walk_each("readings", readings_road, 199); /* ICU takes some ten thousand pieces for Han-Latin */
    walk_each("lexicon", lexicon_road, 1);
    walk_each("scripts", scripts_road, 199);
    walk_each(records[0].name, check_records, 1);
    walk_each(records[1].name, align_records, 1);
    walk_each(records[2].name, segment_records, 1);
    walk_each(records[3].name, extract_records, 1);
    walk_each(records[4].name, diff_records, 1);
    return 0;
}
