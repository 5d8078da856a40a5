/* unit_names.c — the name of a unit at a place of a text. Floor feature. */
#include "feature/units.h"

#include "text/script.h"

/* Han units of one character, and what must not follow them. */
static const struct guard {
    char32_t unit;
    const char32_t *not_before;
} guards[] = {
    {U'元', U"旦首素帅老宵"},
    {U'米', U"饭粉粥线酒兰其字"},
    {U'里', U"面程头巴弄斯约昂边"},
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

typedef struct name {
    const char32_t *at; /* small letters, unless it is exact */
    char32_t second;    /* its next letter; 0 where any may stand */
    uint16_t row;
    uint8_t n;
    bool exact; /* matches as it stands only */
} name;

/* The names of all units by their first character, so that a number in the text
 * is not held against each of a thousand names. */
static const name names[] = {
#define BUCKET(first, seconds)
#define NAME(letters, n, second, row, exact) {letters, second, row, n, exact},
#include "feature/unit_names.inc"
#undef BUCKET
#undef NAME
};

/* Where the names of each bucket begin, and one more for their end. */
static const struct bucket {
    uint16_t first;
    uint32_t seconds; /* a bit for each second letter, by its lowest five */
} buckets[] = {
#define BUCKET(first, seconds) {first, seconds},
#define NAME(letters, n, second, row, exact)
#include "feature/unit_names.inc"
#undef BUCKET
#undef NAME
};

static size_t bucket_of(uint32_t c) { return (dz_lower(c) ^ c >> 8) % 256; }

/* The end of one name at 'i', or 0. */
static size_t name_at(const dz_window *w, size_t i, const name *one)
{
    bool latin;

    for (size_t k = 0; k < one->n; k++, i++) {
        uint32_t c = dz_at(w, i);

        if (one->at[k] == ' ' ? c != ' ' && c != '-' : (one->exact ? c : dz_lower(c)) != one->at[k])
            return 0;
    }
    latin = dz_is_word(one->at[one->n - 1]);
    if (latin && one->n > 1 && !one->exact && dz_lower(dz_at(w, i)) == 's' && !dz_is_word(dz_at(w, i + 1)))
        i++;
    return latin && dz_is_word(dz_at(w, i)) ? 0 : i;
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

static bool is_letter(uint32_t c) { return (c | 0x20) - 'a' < 26; }

uint16_t dz_unit_read(const dz_window *w, size_t i, size_t *end)
{
    const struct bucket *bucket;
    uint16_t best = 0;
    uint32_t c = dz_at(w, i), second = dz_lower(dz_at(w, i + 1));

    *end = i;
    if (c == 0 || c == ' ' || c == ',')
        return 0;
    bucket = &buckets[bucket_of(c)];
    if (is_letter(c) && is_letter(second) && !(bucket->seconds >> second % 32 & 1))
        return 0;
    for (size_t k = bucket[0].first; k < bucket[1].first; k++) {
        size_t to = names[k].second && names[k].second != second ? 0 : name_at(w, i, &names[k]);

        if (to > *end || (to == *end && to > i && names[k].row < best)) {
            *end = to;
            best = names[k].row;
        }
    }
    return best && *end == i + 1 && guarded(w, i) ? 0 : best;
}
