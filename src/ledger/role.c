/* role.c — what the words around a figure make of it. Floor ledger. */
#include "ledger/role.h"

#include <string.h>

#include "text/utf8.h"

enum { NEAR = 60 /* bytes looked at, before and behind */ };

static const dz_document *document_of(dz_subject s) { return dz_segments_document(dz_figures_segments(s.figures)); }

bool dz_subject_is_english(dz_subject s) { return dz_document_lang(document_of(s)) == DZ_LANG_EN; }

static dz_span segment_of(dz_subject s)
{
    return dz_segments_all(dz_figures_segments(s.figures)).at[s.figure->segment].span;
}

dz_str dz_text_before(dz_subject s)
{
    const char *text = dz_document_text(document_of(s)).at;
    size_t      from = segment_of(s).at, to = s.figure->span.at;

    if (to - from > NEAR) {
        from = to - NEAR;
        while (((unsigned char)text[from] & 0xc0) == 0x80)
            from++;
    }
    return (dz_str){text + from, to - from};
}

dz_str dz_text_behind(dz_subject s)
{
    const char *text = dz_document_text(document_of(s)).at;
    size_t      from = dz_span_end(s.figure->span), to = dz_span_end(segment_of(s));

    if (to - from > NEAR) {
        to = from + NEAR;
        while (((unsigned char)text[to] & 0xc0) == 0x80)
            to--;
    }
    return (dz_str){text + from, to - from};
}

static bool ends_with(dz_str text, const char *end)
{
    size_t n = strlen(end);

    return text.len >= n && text.at[text.len - n] == end[0] && memcmp(text.at + text.len - n, end, n) == 0;
}

static bool begins_with(dz_str text, const char *begin)
{
    size_t n;

    if (text.len == 0 || text.at[0] != begin[0]) /* nearly always */
        return false;
    n = strlen(begin);
    return text.len >= n && memcmp(text.at, begin, n) == 0;
}

/** Cuts one of the words of a list off the end. The list ends with NULL. */
static bool cut_off(dz_str *text, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (ends_with(*text, words[i])) {
            text->len -= strlen(words[i]);
            return true;
        }
    return false;
}

/* ---- English ---- */

static const char *const hedges_en[] = {" ", " a", " an", " about", " around", " nearly", " almost", " over", " some",
                                        " more than", " less than", " roughly", " approximately", " at least",
                                        " up to", " as much as", " another", " an estimated", " only", " just", NULL};

static const char *const changes_en[] = {
    "rose",   "rise",     "risen",   "rising",  "grew",     "grow",    "grown",    "growing",  "increas", "up",
    "fell",   "fall",     "drop",    "declin",  "decreas",  "down",    "climb",    "jump",     "surg",    "soar",
    "cut",    "reduc",    "expand",  "lower",   "rais",     "shrank",  "shrunk",   "slash",    "plung",   "narrow",
    "widen",  "improv",   "boost",   "gain",    "slipp",    "edged",   "dipped",   NULL};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/** Whether a word of change stands among the last 'words' words. */
static bool changes_before(dz_str text, int words)
{
    size_t end = text.len;

    while (words-- > 0 && end > 0) {
        size_t from;

        while (end > 0 && !is_letter(text.at[end - 1])) {
            if (strchr(",.;:", text.at[end - 1]))
                return false;
            end--;
        }
        for (from = end; from > 0 && is_letter(text.at[from - 1]); from--)
            ;
        for (size_t i = 0; changes_en[i]; i++)
            if (begins_with((dz_str){text.at + from, end - from}, changes_en[i]))
                return true;
        end = from;
    }
    return false;
}

static dz_role role_en(dz_str text)
{
    while (text.len && cut_off(&text, hedges_en))
        ;
    if (ends_with(text, " by") && changes_before((dz_str){text.at, text.len - 3}, 3))
        return DZ_ROLE_BY;
    if (ends_with(text, " from"))
        return DZ_ROLE_FROM;
    if (ends_with(text, " to") && changes_before((dz_str){text.at, text.len - 3}, 8))
        return DZ_ROLE_TO;
    return DZ_ROLE_NONE;
}

/* ---- Chinese ---- */

static const char *const hedges_zh[] = {"约", "近", "超过", "逾", "超", "约为", "接近", "大约", "將近", "将近", "不到", "不足", " ", NULL};

static const char *const changes_zh[] = {"增长", "增加", "增", "上升", "提高", "提升", "下降", "降低", "减少", "下跌", "上涨", "上调",
                                         "下调", "回落", "扩大", "缩小", "缩减", "升", "降", "增長", "減少", "上漲", "擴大", "縮小", "縮減", NULL};

static const char *const ends_zh[] = {"到了", "到", "至", "为", "為", NULL};

static dz_role role_zh(dz_str text)
{
    while (text.len && cut_off(&text, hedges_zh))
        ;
    if (cut_off(&text, ends_zh))
        return cut_off(&text, changes_zh) ? DZ_ROLE_TO : DZ_ROLE_NONE;
    if (ends_with(text, "由") || ends_with(text, "从") || ends_with(text, "從"))
        return DZ_ROLE_FROM;
    if (ends_with(text, "了"))
        text.len -= strlen("了");
    return cut_off(&text, changes_zh) ? DZ_ROLE_BY : DZ_ROLE_NONE;
}

dz_role dz_role_of(dz_subject s)
{
    return dz_subject_is_english(s) ? role_en(dz_text_before(s)) : role_zh(dz_text_before(s));
}

/* ---- up and down ---- */

static const char *const ups_zh[] = {"增长", "增加", "上升", "提高", "提升", "上涨", "上调", "增長", "上漲", NULL};
static const char *const downs_zh[] = {"下降", "降低", "减少", "下跌", "下调", "回落", "減少", "下調", "下滑", "跌", NULL};
static const char *const ups_en[] = {" rose", " up", " grew", " increased", " climbed", " jumped", " gained", " surged", NULL};
static const char *const downs_en[] = {" fell", " down", " dropped", " declined", " decreased", " lost", " slid", NULL};

/** 1 where the word right before the figure says more, -1 where it says less, 0 otherwise. */
static int change_of(dz_subject s)
{
    static const char *const drags[] = {"拖累", "拉低", "压低", "抑制", NULL}; /* 拖累经济增长: a fall of growth */
    static const char *const links[] = {"了", "到", "至", "为", "為", " by", " to", NULL};
    dz_str text = dz_text_before(s);
    bool   en = dz_subject_is_english(s);

    if (!en && dz_has_word(text, drags))
        return 0;
    while (text.len && cut_off(&text, en ? hedges_en : hedges_zh))
        ;
    cut_off(&text, links);
    if (cut_off(&text, en ? ups_en : ups_zh))
        return 1;
    return cut_off(&text, en ? downs_en : downs_zh) ? -1 : 0;
}

/* ---- clashes ---- */

/** -1 morning, 1 afternoon or evening, 0 not said. */
static int half_of_day(dz_subject s)
{
    static const char *const mornings[] = {"上午", "凌晨", "早上", "清晨", "早", NULL};
    static const char *const evenings[] = {"下午", "晚上", "傍晚", "晚", "午后", NULL};
    static const char *const nights[] = {"夜", "晚", NULL};
    static const char *const in_words[] = {"in the morning", NULL};
    dz_str text = dz_document_slice(document_of(s), s.figure->span), before = dz_text_before(s);

    if (!dz_subject_is_english(s) && dz_has_word(dz_document_slice(document_of(s), s.figure->span), nights))
        return 0; /* 夜里2点 and 晚上12点 are after midnight, 夜里11点 is not */
    if (s.figure->date.hour > 12)
        return 1;
    if (dz_subject_is_english(s)) {
        if (dz_has_word(text, in_words))
            return -1; /* of an afternoon the hour is above 12 */
        for (size_t i = 1; i < text.len; i++)
            if ((text.at[i] == 'm' || text.at[i] == 'M') || (text.at[i] == '.' && i + 1 < text.len))
                for (size_t k = i; k > 0; k--) {
                    if (text.at[k] == 'a' || text.at[k] == 'A')
                        return -1;
                    if (text.at[k] == 'p' || text.at[k] == 'P')
                        return 1;
                }
        return 0;
    }
    for (size_t i = 0; evenings[i]; i++)
        if (begins_with(text, evenings[i]))
            return 1;
    for (size_t i = 0; mornings[i]; i++)
        if (begins_with(text, mornings[i]))
            return -1;
    return cut_off(&before, evenings) ? 1 : cut_off(&before, mornings) ? -1 : 0;
}

/** Whether the words before turn the bound round, or make it a limit: 不超过, not less than, up to. */
static bool is_turned(dz_subject s)
{
    static const char *const turns[] = {"不超", "不低", "不少", "不高", "不能", "不得", "不大", "不多", "不会", "不應", "不应", "不晚", "不早", "未", "没", "沒", "最多", "最高", "至多", "上限", "not", "no ", "never", "up to",
                                        "maximum", "without", "limit", "within", NULL};
    dz_str text = dz_text_before(s);
    size_t n = dz_subject_is_english(s) ? 20 : 12;

    if (text.len > n)
        text = (dz_str){text.at + text.len - n, n};
    return dz_has_word(text, turns);
}

static bool bounds_clash(dz_subject a, dz_subject b)
{
    uint8_t x = a.figure->bound, y = b.figure->bound;

    if (!(x == DZ_BOUND_OVER && y == DZ_BOUND_UNDER) && !(x == DZ_BOUND_UNDER && y == DZ_BOUND_OVER))
        return false;
    return !is_turned(a) && !is_turned(b);
}

/** 1 early, 2 in the middle, 3 late in the month or year that a date says; 0 not said. */
static int third_of(dz_subject s)
{
    static const char *const behind[3][7] = {{"上旬", "初", "月初", "年初", NULL},
                                             {"中旬", NULL},
                                             {"下旬", "底", "末", "月底", "年底", "年末", NULL}},
                             *const not_these[] = {"初步", "初中", "初级", "末班", "底层", NULL},
                             *const before[3][8] = {{"early", "Early", "early in", "beginning of", "start of", "first ten days of", NULL},
                                                    {"mid-", "Mid-", "mid", "middle of", NULL},
                                                    {"late", "Late", "late in", "end of", "close of", "last ten days of", NULL}};
    bool   en = dz_subject_is_english(s);
    dz_str text = en ? dz_text_before(s) : dz_text_behind(s);

    while (en && text.len && text.at[text.len - 1] == ' ')
        text.len--;
    for (size_t i = 0; !en && not_these[i]; i++)
        if (begins_with(text, not_these[i]))
            return 0;
    for (int third = 0; third < 3; third++) {
        const char *const *words = en ? before[third] : behind[third];

        for (size_t i = 0; words[i]; i++)
            if (en ? ends_with(text, words[i]) : begins_with(text, words[i]))
                return third + 1;
    }
    return 0;
}

static bool thirds_clash(dz_subject a, dz_subject b)
{
    int x = third_of(a), y = third_of(b);

    return x && y && x != y && !a.figure->date.day && !b.figure->date.day;
}

bool dz_roles_clash(dz_subject a, dz_subject b)
{
    dz_role x, y;

    if (a.figure->kind == DZ_FIGURE_TIME && b.figure->kind == DZ_FIGURE_TIME)
        return half_of_day(a) * half_of_day(b) < 0;
    if (a.figure->kind == DZ_FIGURE_DATE && b.figure->kind == DZ_FIGURE_DATE)
        return thirds_clash(a, b);
    if (a.figure->kind >= DZ_FIGURE_DATE || b.figure->kind >= DZ_FIGURE_DATE)
        return false;
    if (bounds_clash(a, b))
        return true;
    if (change_of(a) * change_of(b) < 0)
        return true;
    x = dz_role_of(a);
    y = dz_role_of(b);
    return x != y && x != DZ_ROLE_NONE && y != DZ_ROLE_NONE;
}

/* ---- other words ---- */

bool dz_is_increase(dz_subject s)
{
    static const char *const more[] = {"增长", "增加", "提高", "提升", "扩大", "上升", "多", "高", "高出", "增", "增長", "擴大", "翻", "大", NULL};
    dz_str text = dz_text_before(s);

    if (dz_subject_is_english(s) || s.figure->kind != DZ_FIGURE_MULTIPLE)
        return false;
    while (text.len && cut_off(&text, hedges_zh))
        ;
    if (ends_with(text, "了"))
        text.len -= strlen("了");
    return cut_off(&text, more);
}

bool dz_in_brackets(dz_subject s)
{
    dz_str text = dz_text_before(s), behind = dz_text_behind(s);
    bool   open = false;

    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '(' || begins_with((dz_str){text.at + i, text.len - i}, "（"))
            open = true;
        else if (text.at[i] == ')' || begins_with((dz_str){text.at + i, text.len - i}, "）"))
            open = false;
    }
    return open && behind.len > 0 && (memchr(behind.at, ')', behind.len) || begins_with(behind, "）"));
}

bool dz_counts_others(dz_subject s)
{
    dz_str text = dz_text_behind(s);

    return begins_with(text, " other") || begins_with(text, " more");
}

/** 26日、27日一连两天: the dates say how many days. */
static bool sums_days(dz_subject s)
{
    static const char *const links[] = {"一连", "一連", "连续", "連續", "共", "为期", "為期", "等", "这", "這", "，", NULL};
    dz_str text = dz_text_before(s);

    while (text.len && cut_off(&text, links))
        ;
    return s.figure->kind == DZ_FIGURE_DURATION && (ends_with(text, "日") || ends_with(text, "号") || ends_with(text, "號"));
}

/** 4人分别是…: the list stands behind; ，以上4人: it stood before. */
static bool counts_a_list(dz_subject s)
{
    static const char *const behind[] = {"分别", "分別", NULL}, *const above[] = {"，以上", "。以上", "上述", NULL};
    dz_str text = dz_text_before(s), after = dz_text_behind(s);

    return cut_off(&text, above) || dz_has_word((dz_str){after.at, after.len < 15 ? after.len : 15}, behind);
}

bool dz_is_total(dz_subject s)
{
    dz_str text = dz_text_before(s);
    size_t items = 0;

    if (dz_subject_is_english(s) || s.figure->unit)
        return false;
    for (size_t at = 0; at < text.len; at++) {
        items += begins_with((dz_str){text.at + at, text.len - at}, "、");
        if (begins_with((dz_str){text.at + at, text.len - at}, "。"))
            items = 0;
    }
    return items >= 2 || ends_with(text, "等");
}

bool dz_sums_up(dz_subject s)
{
    return !dz_subject_is_english(s) && (dz_is_total(s) || sums_days(s) || (s.figure->unit == 0 && counts_a_list(s)));
}

bool dz_has_word(dz_str text, const char *const *words)
{
    for (size_t at = 0; at < text.len; at++)
        for (size_t i = 0; words[i]; i++)
            if (begins_with((dz_str){text.at + at, text.len - at}, words[i]))
                return true;
    return false;
}
