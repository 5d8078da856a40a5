/* lang.c — which language a text is in. Floor read. */
#include <string.h>
#include <strings.h>

#include "read/document.h"
#include "text/script.h"
#include "text/utf8.h"

/* Frequent characters that only one of the two scripts has, each beside its
 * counterpart. Those that are good characters in both (里 后 台 干 云) are left out. */
static const char simplified[] =
    "国这们来为说时会对发与学过经产于业实现机动进关开长门问间电车书东见马员军农应点种样无处从华义党务区题组单场广该资际据术极总导"
    "达风条线济类号观计设证议论护记识许讯请谢调谈让变贸费质购赛选还连运远边乡医录铁错镇陆阳队险虽离难静头显验体亿万两个划创办协"
    "厅历县参双启团围图坚奋妇宁宝审将尔层届岁币师带帮库庆张强归态战户执扩扬护报拥择挥损换";
static const char traditional[] =
    "國這們來為說時會對發與學過經產於業實現機動進關開長門問間電車書東見馬員軍農應點種樣無處從華義黨務區題組單場廣該資際據術極總導"
    "達風條線濟類號觀計設證議論護記識許訊請謝調談讓變貿費質購賽選還連運遠邊鄉醫錄鐵錯鎮陸陽隊險雖離難靜頭顯驗體億萬兩個劃創辦協"
    "廳歷縣參雙啟團圍圖堅奮婦寧寶審將爾層屆歲幣師帶幫庫慶張強歸態戰戶執擴揚護報擁擇揮損換";

/** One bit for each character of the first plane. */
typedef struct characters {
    unsigned char bits[0x10000 / 8];
} characters;

static void fill(characters *set, const char *text)
{
    size_t n = strlen(text);

    memset(set, 0, sizeof *set);
    for (size_t at = 0; at < n;) {
        uint32_t c = dz_utf8_next(text, &at);

        set->bits[c >> 3] |= (unsigned char)(1 << (c & 7));
    }
}

static bool has(const characters *set, uint32_t c) { return c < 0x10000 && set->bits[c >> 3] >> (c & 7) & 1; }

/** Whether a word is one of those that running English cannot do without, and that commands and names seldom are. */
static bool is_function_word(dz_str word)
{
    static const char *const words[] = {"a", "an", "and", "are", "as", "be", "by", "can", "for", "from", "has", "have", "in", "is", "it",
                                        "not", "of", "on", "or", "that", "the", "this", "to", "was", "which", "will", "with", "you"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == word.len && strncasecmp(words[i], word.at, word.len) == 0)
            return true;
    return false;
}

/** What the lines of a text say: letters of those in running English, and of those that hold Chinese. */
typedef struct prose {
    size_t english, chinese, han;
} prose;

static void weigh_line(dz_str line, prose *out)
{
    enum { WORDS = 10 }; /* one of so many is a function word, in English */
    size_t han = 0, latin = 0, words = 0, function = 0, from = 0;

    for (size_t at = 0; at < line.len;) {
        size_t   begin = at;
        uint32_t c = dz_utf8_next(line.at, &at);
        bool     ends = c == ' ' || at == line.len;

        han += dz_is_han(c);
        latin += dz_is_latin(c);
        if (ends) {
            words++;
            function += is_function_word((dz_str){line.at + from, (c == ' ' ? begin : at) - from});
            from = at;
        }
    }
    if (function >= 2 && WORDS * function >= words && 3 * han < latin)
        out->english += latin;
    else
        out->chinese += 3 * han;
    out->han += han;
}

/** A text with Chinese in it that has more Latin letters: a manual is full of commands, and still Chinese. */
static bool is_chinese_prose(dz_str text)
{
    enum { MANY = 40 }; /* Han, with which an English text is a Chinese one that is not all translated */
    prose found = {0, 0, 0};

    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.at + at, '\n', text.len - at);
        size_t      to = end ? (size_t)(end - text.at) : text.len;

        weigh_line((dz_str){text.at + at, to - at}, &found);
        at = to + 1;
    }
    return (found.han >= MANY ? 4 : 1) * found.chinese >= found.english;
}

dz_lang dz_judge_lang(dz_str text, bool zh)
{
    enum { SEVERAL = 10, RARE = 60 }; /* Han below which, and Latin letters to a Han above which, a text is English with names in it */
    characters hans, hant;
    size_t han = 0, latin = 0, n_hans = 0, n_hant = 0;

    fill(&hans, simplified);
    fill(&hant, traditional);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);
        bool     s = has(&hans, c), t = has(&hant, c);

        han += dz_is_han(c);
        latin += dz_is_latin(c);
        n_hans += s && !t;
        n_hant += t && !s;
    }
    if (!zh && han == 0 && latin == 0)
        return DZ_LANG_UNKNOWN;
    if (!zh && 3 * han < latin && (han < SEVERAL || han * RARE < latin || !is_chinese_prose(text)))
        return DZ_LANG_EN; /* an English word is about as long as three letters of Chinese are wide */
    return n_hant > n_hans ? DZ_LANG_ZH_HANT : DZ_LANG_ZH_HANS;
}

bool dz_lang_from_tag(const char *tag, dz_read_options *options)
{
    static const struct {
        const char *tag;
        dz_lang     lang;
    } known[] = {
        {"zh", DZ_LANG_UNKNOWN},    {"zh-Hans", DZ_LANG_ZH_HANS}, {"zh-CN", DZ_LANG_ZH_HANS}, {"zh-SG", DZ_LANG_ZH_HANS},
        {"zh-Hant", DZ_LANG_ZH_HANT}, {"zh-TW", DZ_LANG_ZH_HANT},   {"zh-HK", DZ_LANG_ZH_HANT}, {"zh-MO", DZ_LANG_ZH_HANT},
        {"en", DZ_LANG_EN},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t n = strlen(known[i].tag);

        /* "zh" alone must match whole, the others may be followed by a region */
        if (strncasecmp(tag, known[i].tag, n) != 0 || (tag[n] != '\0' && (tag[n] != '-' || i == 0)))
            continue;
        options->lang = known[i].lang;
        options->zh = known[i].lang != DZ_LANG_EN;
        return true;
    }
    return false;
}
