/* unit_names.c — the name of a unit at a place of a text. Floor 5, feature. */
#include "feature/units.h"

#include <assert.h>
#include <string.h>

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
    if (latin && n > 1 && !exact && dz_lower(dz_at(w, i)) == 's' && !dz_is_word(dz_at(w, i + 1)))
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
    for (size_t row = dz_unit_count() - 1; row > 0; row--) /* so that a bucket tells its first row first */
        for (const char32_t *at = dz_unit_at((uint8_t)row)->names; *at;) {
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
