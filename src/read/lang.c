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

dz_lang dz_judge_lang(dz_str text, bool zh)
{
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
    if (!zh && 3 * han < latin) /* an English word is about as long as three letters of Chinese are wide */
        return DZ_LANG_EN;
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
