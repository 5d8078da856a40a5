/* remains.c — traces that a lossy step left: lost characters, entities, dots. Floor text. */
#include <stdio.h>
#include <string.h>

#include "text/damage.h"
#include "text/script.h"
#include "text/utf8.h"

static const dz_str unknown = {NULL, 0};

/* ---- bytes that were no character ---- */

/** Puts the bytes of a row in hexadecimal: "E4 B8 ..." */
static void show_bytes(dz_scan *scan, size_t from, size_t n)
{
    enum { MOST = 8 };
    char       text[3 * MOST + 8];
    size_t     len = 0;
    dz_damage *row = &scan->out->rows.at[scan->out->rows.n - 1];

    for (size_t i = 0; i < n && i < MOST; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%02X", i ? " " : "",
                                (unsigned)(unsigned char)scan->bytes.at[from + i]);
    if (n > MOST)
        len += (size_t)snprintf(text + len, sizeof text - len, " …");
    row->was = dz_arena_copy(&scan->out->arena, (dz_str){text, len});
    scan->failed |= !row->was.at;
}

void dz_scan_bad_bytes(dz_scan *scan)
{
    enum { FFFD = 3 }; /* its bytes in UTF-8 */
    const dz_bad *bad = scan->decoded->bad.at;
    size_t        n = scan->decoded->bad.n;

    for (size_t i = 0, k; i < n && !scan->failed; i = k) {
        size_t bytes = bad[i].n;

        for (k = i + 1; k < n && bad[k].at == bad[k - 1].at + FFFD && bad[k].from == bad[k - 1].from + bad[k - 1].n; k++)
            bytes += bad[k].n;
        dz_site(scan, bad[i].at, bad[k - 1].at + FFFD, DZ_DAMAGE_BYTES, unknown);
        if (!scan->failed)
            show_bytes(scan, bad[i].from, bytes);
    }
}

/* ---- characters lost before ---- */

/** Tells of each run of characters that 'is' says yes to. */
static void tell_runs(dz_scan *scan, bool (*is)(uint32_t c), dz_damage_kind kind, size_t least)
{
    size_t from = 0;

    for (size_t at = 0; at <= scan->text.len;) {
        size_t   begin = at;
        uint32_t c = at < scan->text.len ? dz_utf8_next(scan->text.at, &at) : (at++, 0u);

        if (is(c))
            continue;
        if (begin - from >= least)
            dz_site(scan, from, begin, kind, unknown);
        from = at;
    }
}

static bool is_replacement(uint32_t c) { return c == 0xfffd; }
static bool is_kun(uint32_t c) { return c == 0x951f || c == 0x65a4 || c == 0x62f7; } /* 锟斤拷 */
static bool is_private(uint32_t c) { return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000; }

void dz_scan_lost(dz_scan *scan)
{
    enum { THREE_HAN = 9 };

    tell_runs(scan, is_replacement, DZ_DAMAGE_LOST, 1);
    tell_runs(scan, is_kun, DZ_DAMAGE_KUN, THREE_HAN);
}

void dz_scan_private(dz_scan *scan) { tell_runs(scan, is_private, DZ_DAMAGE_PRIVATE, 1); }

/* ---- the dot of a foreign name ---- */

/** The characters that names of foreigners are written with (after the tables of Xinhua). */
static const char name_characters[] =
    "阿埃艾爱安昂奥澳巴白拜班邦保鲍贝本比彼毕宾波玻伯博布查策茨达戴丹当道德登邓迪蒂丁东杜顿多厄恩尔法范菲费芬丰弗福夫佛盖甘冈高戈格葛根古瓜圭"
    "哈海汉汗豪赫亨洪胡华怀惠霍基吉季加贾简江杰金津京君喀卡凯坎康柯科克肯孔库夸奎昆拉莱兰朗劳勒雷黎里理利连莲廉列林琳留柳龙卢鲁路伦罗洛"
    "马玛麦迈曼芒毛茂梅门蒙孟米密敏明摩莫默姆木穆拿娜纳奈南瑙内尼年涅宁纽农努诺欧帕派潘庞培佩彭皮匹平珀普齐奇契恰强乔切钦琴青琼丘"
    "冉让热仁荣茹儒瑞若萨塞赛桑瑟森沙莎珊尚绍舍申圣施什石史舒斯司丝松苏素所索塔泰坦汤唐陶特滕提田廷通图托陀瓦万旺威韦维温文翁沃乌吴武伍"
    "西希锡席夏香肖谢辛欣兴雄休许逊雅亚延扬杨尧耶叶伊易因英尤于约月云赞泽曾扎詹湛张章哲珍芝知治朱茱卓兹祖佐"
    "愛奧貝賓達當鄧東頓爾費豐蓋岡漢懷賈簡傑凱萊蘭勞盧魯倫羅馬瑪麥邁門納內寧紐農諾歐龐齊強喬欽瓊讓熱榮薩賽紹聖絲蘇圖萬韋維溫謝興許遜亞揚楊堯葉約雲贊澤張"
    "朔捷赖韩吕勃妮娅弥彻柏楚缪聂腊裴谭迦铎阔隆黛廖惕撒梯梵渥滨烈硕窦笃缅耐蓬谟贡迭逖钱阮魁";

static bool is_of_names(uint32_t c)
{
    char   bytes[5] = {0};
    size_t n = dz_utf8_put(c, bytes);

    return dz_is_han(c) && n == 3 && strstr(name_characters, bytes) != NULL;
}

/** How many of the three characters before or behind are those of a name, up to the first that is not. */
static unsigned name_before(dz_str text, size_t at)
{
    unsigned n = 0;

    while (at > 0 && n < 3 && is_of_names(dz_utf8_before(text.at, &at)))
        n++;
    return n;
}

static unsigned name_behind(dz_str text, size_t at)
{
    unsigned n = 0;

    while (at < text.len && n < 3 && is_of_names(dz_utf8_next(text.at, &at)))
        n++;
    return n;
}

/** A '?' between two Han is a lost dot where a foreign name is on both sides of it, 'least' characters in all. */
static bool is_dot(dz_str text, size_t at, unsigned least)
{
    unsigned before = name_before(text, at), behind = name_behind(text, at + 1);

    return before >= 1 && behind >= 1 && before + behind >= least;
}

static bool is_between_han(dz_str text, size_t at)
{
    return dz_is_han(dz_char_before(text, at)) && dz_is_han(dz_char_at(text, at + 1));
}

static bool asks_wide(dz_str text)
{
    for (size_t at = 0; at < text.len;)
        if (dz_utf8_next(text.at, &at) == 0xff1f)
            return true;
    return false;
}

void dz_scan_dots(dz_scan *scan)
{
    static const dz_str dot = {"·", 2};
    dz_str              text = scan->text;
    size_t              dots = 0, others = 0;
    unsigned            least = asks_wide(text) ? 3 : 4; /* a text that asks with '？' does not ask with '?' */

    for (size_t at = 0; at < text.len; at++)
        if (text.at[at] == '?' && is_between_han(text, at))
            *(is_dot(text, at, least) ? &dots : &others) += 1;
    if (dots == 0 || others > dots)
        return;
    for (size_t at = 0; at < text.len; at++)
        if (text.at[at] == '?' && is_between_han(text, at) && is_dot(text, at, least))
            dz_site(scan, at, at + 1, DZ_DAMAGE_DOT, dot);
}

/* ---- entities ---- */

static const struct {
    const char *name, *is;
} entities[] = {
    {"nbsp", "\u00a0"}, {"amp", "&"},       {"lt", "<"},        {"gt", ">"},         {"quot", "\""},     {"apos", "'"},
    {"ldquo", "“"},     {"rdquo", "”"},     {"lsquo", "‘"},     {"rsquo", "’"},      {"hellip", "…"},    {"mdash", "—"},
    {"ndash", "–"},     {"middot", "·"},    {"bull", "•"},      {"times", "×"},      {"deg", "°"},       {"copy", "©"},
    {"reg", "®"},       {"trade", "™"},     {"yen", "¥"},       {"pound", "£"},      {"euro", "€"},      {"cent", "¢"},
    {"sect", "§"},      {"para", "¶"},      {"plusmn", "±"},    {"frac12", "½"},     {"frac14", "¼"},    {"laquo", "«"},
    {"raquo", "»"},     {"ensp", "\u2002"}, {"emsp", "\u2003"}, {"thinsp", "\u2009"}, {"eacute", "é"},   {"egrave", "è"},
    {"ecirc", "ê"},     {"agrave", "à"},    {"ccedil", "ç"},    {"uuml", "ü"},       {"ouml", "ö"},      {"auml", "ä"},
    {"ntilde", "ñ"},    {"iacute", "í"},    {"oacute", "ó"},    {"aacute", "á"},     {"szlig", "ß"},     {"permil", "‰"},
};

/** The character that "#39" or "#x27" names; 0: none that may stand in a text. */
static uint32_t numbered(const char *digits, size_t n)
{
    uint32_t base = 10, value = 0;

    if (n > 1 && (digits[0] | 0x20) == 'x') {
        base = 16;
        digits++;
        n--;
    }
    for (size_t i = 0; i < n; i++) {
        char     c = digits[i], low = (char)(c | 0x20);
        uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0') : base == 16 && low >= 'a' && low <= 'f' ? (uint32_t)(low - 'a' + 10) : 99;

        if (digit >= base || value > 0x10ffff)
            return 0;
        value = value * base + digit;
    }
    return n == 0 || value < 0x20 || (value >= 0x7f && value < 0xa0) || (value >= 0xd800 && value < 0xe000) || value > 0x10ffff ? 0 : value;
}

size_t dz_entity(const char *at, size_t n, char into[8])
{
    if (n > 1 && at[0] == '#') {
        uint32_t c = numbered(at + 1, n - 1);

        return c ? dz_utf8_put(c, into) : 0;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strlen(entities[i].name) == n && memcmp(entities[i].name, at, n) == 0) {
            size_t len = strlen(entities[i].is);

            memcpy(into, entities[i].is, len);
            return len;
        }
    return 0;
}

void dz_scan_entities(dz_scan *scan)
{
    enum { LONGEST = 9 };
    dz_str      text = scan->text;
    const char *at = text.at, *end = text.at + text.len;

    while (at < end && (at = memchr(at, '&', (size_t)(end - at))) != NULL) {
        size_t      left = (size_t)(end - at) - 1, most = left < LONGEST ? left : LONGEST, n;
        const char *stop = most ? memchr(at + 1, ';', most) : NULL;
        char        is[8];

        n = stop ? dz_entity(at + 1, (size_t)(stop - at) - 1, is) : 0;
        if (n)
            dz_site(scan, (size_t)(at - text.at), (size_t)(stop - text.at) + 1, DZ_DAMAGE_ENTITY, (dz_str){is, n});
        at = n ? stop + 1 : at + 1;
    }
}
