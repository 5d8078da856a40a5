/* units.c — units of measure and currencies. Floor 5, feature. */
#include "feature/units.h"

#include <assert.h>
#include <string.h>

#include "text/script.h"

static const dz_unit units[] = {
    {NULL, DZ_DIMENSION_NONE, DZ_FIGURE_NUMBER, {1, 1, 0}, U""},
#define UNIT(id, dimension, kind, num, den, exp, names) \
    {id, DZ_DIMENSION_##dimension, DZ_FIGURE_##kind, {num, den, exp}, names},
#include "feature/units.inc"
#undef UNIT
};

enum { UNITS = sizeof units / sizeof *units };

_Static_assert(UNITS <= 256, "a figure holds its unit in one byte");

/* Han units of one character, and what must not follow them. */
static const struct guard {
    char32_t unit;
    const char32_t *not_before;
} guards[] = {
    {U'元', U"旦首素帅老宵"},
    {U'米', U"饭粉粥线酒兰其字"},
    {U'里', U"面程外头巴弄斯约昂边"},
    {U'度', U"假过量"},
    {U'担', U"任心负忧保架"},
    {U'升', U"级高值温学空起降"},
    {U'克', U"服隆制里兰罗什强"},
    {U'天', U"津然气空文才安生线河体桥府堂山"},
    {U'年', U"轻级龄画糕"},
    {U'分', U"别之布行为成公支析"},
    {U'方', U"面案法式向针便位阵"},
    {U'角', U"度落色逐形星"},
    {U'毛', U"巾衣泽病利"},
    {U'块', U"地石土田板"},
    {U'周', U"边围末恩转期"},
    {U'帕', U"金"},
    {U'焦', U"点虑作裕"},
    {U'伏', U"击"},
    {U'瓦', U"房片"},
    {U'寸', U"土"},
    {U'尺', U"度寸"},
    {U'码', U"头"},
    {U'磅', U"礴"},
    {U'里', U"亚"},
    {U'赫', U"然"},
    {U'仙', U"女人境"},
    {U'担', U"当"},
    {U'顷', U"刻"},
    {U'两', U"岸国会个者地市侧旁边极级层次头种类项位名家千万百院"},
    {U'丈', U"夫人"},
    {U'斤', U"斗"},
    {U'秒', U"杀"},
};

const dz_unit *dz_unit_at(uint8_t unit) { return &units[unit < UNITS ? unit : 0]; }

uint8_t dz_unit_find(const char *id)
{
    for (size_t i = 1; i < UNITS; i++)
        if (strcmp(units[i].id, id) == 0)
            return (uint8_t)i;
    return 0;
}

uint8_t dz_unit_main(uint8_t unit)
{
    switch (unit) {
#define UNIT_ID(name, row)
#define UNIT_ALIAS(row, main) \
    case row:                 \
        return main;
#include "feature/unit_ids.inc"
#undef UNIT_ID
#undef UNIT_ALIAS
    }
    return unit;
}

bool dz_unit_base(uint8_t unit, dz_number value, dz_number *out)
{
    const dz_unit *row = dz_unit_at(unit);

    if (!row->id)
        return false;
    if (unit == DZ_UNIT_FAHRENHEIT && !dz_number_add(value, dz_number_of(-32), &value))
        return false;
    if (unit == DZ_UNIT_KELVIN && !dz_number_add(value, (dz_number){-27315, 1, -2}, &value))
        return false;
    return dz_number_mul(value, row->factor, out);
}

bool dz_unit_joins(uint8_t unit)
{
    switch (dz_unit_at(unit)->dimension) {
    case DZ_DIMENSION_LENGTH:
    case DZ_DIMENSION_MASS:
    case DZ_DIMENSION_SECONDS:
    case DZ_DIMENSION_MONTHS:
    case DZ_DIMENSION_MONEY: return true;
    }
    return false;
}

static bool is_word(uint32_t c) { return dz_is_latin(c) || dz_is_digit(c); }

/* The end of one name, which stops at '|', at 'i', or 0. */
static size_t name_at(const dz_window *w, size_t i, const char32_t *name, size_t n)
{
    bool exact = name[0] == '=', latin;

    name += exact;
    n -= exact;
    if (!exact && dz_lower(dz_at(w, i)) != dz_lower(name[0]))
        return 0;
    for (size_t k = 0; k < n; k++, i++) {
        uint32_t c = dz_at(w, i);

        if (name[k] == ' ' ? c != ' ' && c != '-' : exact ? c != name[k] : dz_lower(c) != dz_lower(name[k]))
            return 0;
    }
    latin = dz_is_latin(name[n - 1]) || dz_is_digit(name[n - 1]);
    if (latin && n > 1 && !exact && dz_lower(dz_at(w, i)) == 's' && !is_word(dz_at(w, i + 1)))
        i++;
    return latin && is_word(dz_at(w, i)) ? 0 : i;
}

static bool guarded(const dz_window *w, size_t i)
{
    uint32_t next = dz_at(w, i + 1);

    for (size_t k = 0; k < sizeof guards / sizeof *guards; k++) {
        if (guards[k].unit != dz_at(w, i))
            continue;
        for (const char32_t *c = guards[k].not_before; *c; c++)
            if (*c == next)
                return true;
    }
    return false;
}

enum { MOST_NAMES = 2000, BUCKETS = 256 };

typedef struct name {
    const char32_t *at;
    char32_t second; /* its next letter, small; 0 where any may stand */
    uint8_t n;
    uint8_t row;
    uint16_t next; /* in the same bucket, from 1; 0 at its end */
} name;

struct dz_unit_index {
    uint16_t bucket[BUCKETS]; /* its first name, from 1 */
    uint16_t n;
    name names[MOST_NAMES];
};

static size_t bucket_of(uint32_t c) { return (dz_lower(c) ^ c >> 8) % BUCKETS; }

static void add_name(dz_unit_index *index, const char32_t *at, size_t n, size_t row)
{
    size_t first = at[0] == '=' && n > 1;
    uint16_t *bucket = &index->bucket[bucket_of(at[first])];
    char32_t second = n > first + 1 && at[first + 1] != ' ' ? dz_lower(at[first + 1]) : 0;

    assert(index->n < MOST_NAMES && n < 256);
    index->names[index->n++] = (name){at, second, (uint8_t)n, (uint8_t)row, *bucket};
    *bucket = index->n;
}

dz_unit_index *dz_unit_index_new(void)
{
    dz_unit_index *index = dz_alloc(1, sizeof *index);

    if (!index)
        return NULL;
    memset(index->bucket, 0, sizeof index->bucket);
    index->n = 0;
    for (size_t row = UNITS - 1; row > 0; row--) /* so that a bucket tells its first row first */
        for (const char32_t *at = units[row].names; *at;) {
            size_t n = 0;

            while (at[n] && at[n] != '|')
                n++;
            if (n > 0)
                add_name(index, at, n, row);
            at += n + (at[n] != 0);
        }
    return index;
}

uint8_t dz_unit_read(const dz_window *w, size_t i, size_t *end)
{
    uint8_t best = 0;
    uint32_t c = dz_at(w, i), second = dz_lower(dz_at(w, i + 1));

    *end = i;
    if (c == 0 || c == ' ' || c == ',')
        return 0;
    for (uint16_t k = w->units->bucket[bucket_of(c)]; k > 0; k = w->units->names[k - 1].next) {
        const name *one = &w->units->names[k - 1];
        size_t to = one->second && one->second != second ? 0 : name_at(w, i, one->at, one->n);

        if (to > *end || (to == *end && to > i && one->row < best)) {
            *end = to;
            best = one->row;
        }
    }
    return best && *end == i + 1 && guarded(w, i) ? 0 : best;
}

/* Currency signs and codes that come before the number; longest first where one ends another. */
static const struct sign {
    uint8_t unit;
    const char32_t *signs;
} signs[] = {
    {DZ_UNIT_HKD, U"HK$|HKD$|HKD|港币|港幣"},
    {DZ_UNIT_TWD, U"NT$|NTD|TWD|新台币|新臺幣"},
    {DZ_UNIT_USD, U"US$|U.S.$|USD|USD$|美元|$"},
    {DZ_UNIT_AUD, U"A$|AU$|AUD"},
    {DZ_UNIT_CAD, U"C$|c$|c $|C $|CA$|CAD|CAD$|cad$"},
    {DZ_UNIT_NZD, U"NZ$|NZD"},
    {DZ_UNIT_SGD, U"S$|SGD"},
    {DZ_UNIT_BRL, U"R$|BRL"},
    {DZ_UNIT_MXN, U"Mex$|MXN"},
    {DZ_UNIT_MOP, U"MOP$|MOP"},
    {DZ_UNIT_EUR, U"€|EUR|欧元"},
    {DZ_UNIT_GBP, U"£|GBP|英镑"},
    {DZ_UNIT_CNY, U"¥|RMB|CNY|CN¥|RMB¥|人民币|人民幣|rmb"},
    {DZ_UNIT_JPY, U"JP¥|JPY|日元"},
    {DZ_UNIT_KRW, U"₩|KRW"},
    {DZ_UNIT_RUB, U"₽|RUB"},
    {DZ_UNIT_INR, U"₹|INR|Rs|Rs.|rs"},
    {DZ_UNIT_CHF, U"CHF"},
    {DZ_UNIT_MYR, U"RM|MYR|ringgit|malaysia ringgit|malaysian ringgits"},
    {DZ_UNIT_THB, U"฿|THB"},
    {DZ_UNIT_IDR, U"Rp|IDR"},
    {DZ_UNIT_VND, U"₫|VND"},
    {DZ_UNIT_PHP, U"₱|PHP"},
    {DZ_UNIT_NGN, U"₦|NGN"},
    {DZ_UNIT_ILS, U"₪|ILS"},
    {DZ_UNIT_SEK, U"SEK"},
    {DZ_UNIT_NOK, U"NOK"},
    {DZ_UNIT_DKK, U"DKK"},
    {DZ_UNIT_ZAR, U"ZAR"},
    {DZ_UNIT_TRY, U"₺|TRY"},
    {DZ_UNIT_SAR, U"SAR"},
    {DZ_UNIT_AED, U"AED"},
    {DZ_UNIT_PLN, U"PLN"},
    {DZ_UNIT_KZT, U"₸|KZT"},
    {DZ_UNIT_BTC, U"₿|BTC"},
};

/* What the last character of a sign can be: most numbers have no such thing before them. */
static bool ends_sign(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || c == 'b' || c == 'p' || c == 's' || c == 't' || c == '$' || c == '.' ||
           (c > 0x9f && c < 0xb0) || (c >= 0x20a0 && c < 0x20d0) || c == 0xe3f || c == U'币' || c == U'幣' ||
           c == U'元' || c == U'镑';
}

uint8_t dz_money_before(const dz_window *w, size_t floor, size_t i, size_t *from)
{
    uint8_t best = 0;

    *from = i;
    if (i > floor && dz_back(w, i, 1) == ' ')
        i--;
    if (!ends_sign(dz_back(w, i, 1)))
        return 0;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        size_t at = dz_ends_any(w, floor, i, signs[k].signs);

        if (at < i && at < *from && !(dz_is_latin(dz_at(w, at)) && dz_is_latin(dz_back(w, at, 1)))) {
            *from = at;
            best = signs[k].unit;
        }
    }
    return best;
}

size_t dz_money_behind(const dz_window *w, size_t i)
{
    size_t end = i, from;

    while (end < i + 8 && dz_at(w, end) && !dz_is_digit(dz_at(w, end)))
        end++;
    return end > i && dz_money_before(w, i, end, &from) && from == i ? end : i;
}
