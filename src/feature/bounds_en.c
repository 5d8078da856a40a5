/* bounds_en.c — more than, nearly, or so: what is said about an English figure. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

static const struct bound {
    uint8_t bound;
    const char32_t *words;
} before[] =
    {
        {DZ_BOUND_OVER,
         U"more than|over|above|at least|no less than|no fewer than|not less than|not fewer than|exceeding|exceeds|exceeded|exceed|in excess of|upwards of|"
         U"upward of|greater than|larger than|bigger than|higher than|well over|surpassing|surpassed|topping|topped|a minimum of|minimum of|greater than or equal to|"
         U"equal to or more than|bigger or equal than|passed|>|>=|≥|> =|just over|a little over|slightly over|as least|beyond|bigger or equal to|"
         U"more than or equal to|equal to or greater than"},
        {DZ_BOUND_UNDER,
         U"less than|fewer than|under|below|nearly|almost|close to|at most|up to|no more than|not more than|not exceeding|lower than|smaller than|"
         U"a maximum of|maximum of|just under|approaching|<|<=|≤|< =|less than or equal to|equal to or less than|just shy of|shy of|well under|short of|"
         U"a little under|slightly under|slightly less than|no greater than"},
        {DZ_BOUND_ABOUT,
         U"about|around|approximately|roughly|some|an estimated|estimated|circa|approx|approx.|around about|or about|~|in the region of|in the neighborhood of|or so"},
},
  behind[] = {
      {DZ_BOUND_OVER,
       U"or more|or above|and above|and more|or over|and over|plus|or higher|and up|and upwards|or greater|-plus|or older|or longer"},
      {DZ_BOUND_UNDER, U"or less|or fewer|or below|and below|or under|or lower|and under|and less"},
      {DZ_BOUND_ABOUT, U"or so|or thereabouts|-odd|odd"},
};

enum { BEFORE = sizeof before / sizeof *before, BEHIND = sizeof behind / sizeof *behind };

static uint8_t told_before(const dz_window *w, size_t floor, size_t i)
{
    uint8_t best = DZ_BOUND_NONE;
    size_t from = i;

    for (size_t k = 0; k < BEFORE; k++) {
        size_t at = dz_en_before(w, floor, i, before[k].words);

        if (at < from) {
            from = at;
            best = before[k].bound;
        }
    }
    return best;
}

/* "cost 1.5 billion yuan over three years": over tells when, unless it took that long. */
static bool is_span(const dz_window *w, size_t floor, size_t from)
{
    size_t over = dz_en_before(w, floor, from, U"over");

    return over < from &&
           dz_en_before(
               w, 0, over,
               U"took|takes|take|taken|lasted|last|lasting|lasts|spent|for|of|after|been|spanning|is|was|waited|with") ==
               over;
}

void dz_en_bound(const dz_window *w, size_t floor, dz_draft *draft)
{
    size_t from = dz_en_before(w, floor, draft->from, U"a|an|the"), at = draft->to + (dz_at(w, draft->to) == ' ');
    uint8_t bound = told_before(w, floor, draft->from);

    if (bound == DZ_BOUND_NONE && from < draft->from)
        bound = told_before(w, floor, from);
    if (bound == DZ_BOUND_OVER && draft->kind == DZ_FIGURE_DURATION && is_span(w, floor, draft->from))
        bound = DZ_BOUND_NONE;
    if (dz_at(w, draft->to) == '+' && !dz_is_digit(dz_at(w, draft->to + 1)) && !dz_is_latin(dz_at(w, draft->to + 1))) {
        draft->to++;
        bound = DZ_BOUND_OVER;
    }
    for (size_t k = 0; k < BEHIND && (bound == DZ_BOUND_NONE || bound == DZ_BOUND_ABOUT); k++) {
        size_t end = dz_en_any(w, at, behind[k].words);

        if (!end && dz_at(w, draft->to) == '-')
            end = dz_en_any(w, draft->to + 1, behind[k].words);
        if (end) {
            bound = behind[k].bound;
            draft->to = end;
        }
    }
    if (bound != DZ_BOUND_NONE)
        draft->bound = bound;
}
