/* bounds_zh.c — 超 近 约 以上 左右: what is said about a Chinese figure. Floor feature. */
#include "feature/zh.h"

static const struct bound {
    uint8_t bound;
    const char32_t *words;
} before[] =
    {
        {DZ_BOUND_OVER,
         U"超过|超過|超出|超|逾|突破|高于|高於|大于|大於|多于|多於|不低于|不低於|不少于|不少於|不小于|不小於|不下|不下于|至少|最少|起码|起碼|"
         U"不止|大于等于|大于或等于|大于或者等于|≥|>|>=|> =|破|高达逾|已过|過逾|越过|跨过"},
        {DZ_BOUND_UNDER,
         U"近|将近|將近|接近|不到|不足|未满|未滿|未到|低于|低於|少于|少於|小于|小於|至多|最多|不超过|不超過|不高于|不高於|不多于|不多於|"
         U"不大于|不大於|小于等于|小于或等于|小于或者等于|≤|<|<=|< =|未超过|不得超过|不得多于|不足为"},
        {DZ_BOUND_ABOUT, U"约|約|大约|大約|大概|约为|約為|大致|约有|约合|约占|差不多|大体|大约为|左右为|估计约|~"},
},
  behind[] = {
      {DZ_BOUND_OVER, U"以上|及以上|或以上|或者以上|(含)以上|开外|有余|出头|多"},
      {DZ_BOUND_UNDER, U"以下|及以下|或以下|以内|之内|以內"},
      {DZ_BOUND_ABOUT, U"左右|上下|来往|许"},
};

enum { BEFORE = sizeof before / sizeof *before, BEHIND = sizeof behind / sizeof *behind };

static uint8_t told_before(const dz_window *w, size_t floor, size_t i, size_t *from)
{
    uint8_t best = DZ_BOUND_NONE;

    *from = i;
    for (size_t k = 0; k < BEFORE; k++) {
        size_t at = dz_ends_any(w, floor, i, before[k].words);

        if (at < *from) {
            *from = at;
            best = before[k].bound;
        }
    }
    return best;
}

static bool is_filler(uint32_t c)
{
    static const char32_t fillers[] = U"了有为為是在达達到占为";

    for (const char32_t *f = fillers; *f; f++)
        if (*f == c)
            return true;
    return false;
}

/* 近三年 is the past three years; 历时近三年, 等了近三年 is nearly three. */
static bool is_past(const dz_window *w, size_t from, const dz_draft *draft)
{
    uint32_t before_it = dz_back(w, from, 1);

    return dz_at(w, from) == U'近' && draft->from == from + 1 &&
           (draft->kind == DZ_FIGURE_DURATION || draft->kind == DZ_FIGURE_RANGE) && before_it != U'时' &&
           before_it != U'達' && before_it != U'达' && before_it != U'了' && before_it != U'过' && before_it != U'長';
}

void dz_zh_bound(const dz_window *w, size_t floor, dz_draft *draft)
{
    size_t from, to = draft->to;
    uint8_t bound = told_before(w, floor, draft->from, &from);

    if (bound == DZ_BOUND_NONE && draft->from > floor && is_filler(dz_back(w, draft->from, 1)))
        bound = told_before(w, floor, draft->from - 1, &from);
    if (bound == DZ_BOUND_UNDER && is_past(w, from, draft))
        bound = DZ_BOUND_NONE;
    for (size_t k = 0; k < BEHIND; k++) {
        size_t end = dz_has_any(w, to, behind[k].words);

        if (!end || (end == to + 1 && draft->unit == 0 && draft->kind == DZ_FIGURE_NUMBER))
            continue;
        draft->to = end;
        if (bound == DZ_BOUND_NONE || bound == DZ_BOUND_ABOUT)
            bound = behind[k].bound;
    }
    if (bound != DZ_BOUND_NONE)
        draft->bound = bound;
}
