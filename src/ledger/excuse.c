/* excuse.c — figures that need no answer: said twice, said by a word, part of another. Floor ledger. */
#include <stdlib.h>
#include <string.h>

#include "feature/number.h"
#include "ledger/matcher.h"
#include "ledger/role.h"

/** Written in words and no more than this, without a unit: left out or put in freely. */
enum { SMALL = 10 };

/** So many beads before, a number may be that "of the 16" points back at. */
enum { BACK = 3 };

enum { MOST_ITEMS = 50 /* the highest mark of an item */, MOST_PARTS = 8 /* numbers between wide commas */ };

/** The figures of the other side that one without a partner may have to do with. */
static void reach(const dz_matcher *m, int side, size_t i, size_t *from, size_t *to)
{
    size_t b = m->bead[side][i], rank = i - m->begin[side].at[b];

    *from = m->begin[!side].at[b];
    *to = m->begin[!side].at[b + 1];
    if (rank > DZ_REACH && *from + rank - DZ_REACH < *to)
        *from += rank - DZ_REACH;
    if (*to - *from > 2 * (size_t)DZ_REACH)
        *to = *from + 2 * (size_t)DZ_REACH;
}

/** Whether a number is one end of an interval. */
static bool is_end_of(const dz_figure *one, const dz_figure *interval)
{
    if (one->kind >= DZ_FIGURE_RANGE || interval->kind != DZ_FIGURE_RANGE)
        return false;
    return dz_number_equal(one->value, interval->value) || dz_number_equal(one->value, interval->high);
}

/** Whether a number is a part of a fraction: 每4个中有3个 beside "three out of every four". */
static bool is_part_of(const dz_figure *one, const dz_figure *fraction)
{
    char    parts[DZ_NUMBER_ROOM], *slash;
    int64_t whole;

    if (fraction->kind != DZ_FIGURE_FRACTION || !dz_number_whole(one->value, 1, 1000, &whole))
        return false;
    dz_number_fraction(fraction->value, parts);
    slash = strchr(parts, '/');
    return slash && (strtoll(parts, NULL, 10) == whole || strtoll(slash + 1, NULL, 10) == whole);
}

/** Whether a bare number is taken by another bare number, so that it is no second
 *  mention of what has a unit: "five workers" does not say 五年前. */
static bool plays_another_part(const dz_matcher *m, int side, const dz_figure *f, size_t j)
{
    int64_t taken = m->partner[!side][j];

    return taken >= 0 && f->unit && !m->all[!side].at[j].unit && !m->all[side].at[taken].unit &&
           f->kind != DZ_FIGURE_PERCENT;
}

/** Whether a figure without a partner agrees with one that another mention took,
 *  or is part of an interval of the other side. */
static bool said_already(const dz_matcher *m, int side, size_t i)
{
    const dz_figure *f = &m->all[side].at[i];
    bool             low = false, high = false;
    size_t           from, to;

    reach(m, side, i, &from, &to);
    for (size_t j = from; j < to; j++) {
        const dz_figure *g = &m->all[!side].at[j];
        int              relation = dz_relate(dz_subject_at(m, side, i), dz_subject_at(m, !side, j));

        if ((relation == DZ_EQUAL || relation == DZ_FORM || relation == DZ_INFERRED || relation == DZ_CONVERTED) &&
            !plays_another_part(m, side, f, j))
            return true;
        if (is_end_of(f, g) || is_part_of(f, g))
            return true;
        if (is_end_of(g, f)) {
            low |= dz_number_equal(g->value, f->value);
            high |= dz_number_equal(g->value, f->high);
        }
    }
    return low && high;
}

/** The longest run of digits at or behind *at; moves *at behind it. Length 0: none. */
static dz_str next_digits(dz_str text, size_t *at)
{
    dz_str digits = {NULL, 0};

    while (*at < text.len && (text.at[*at] < '0' || text.at[*at] > '9'))
        ++*at;
    digits.at = text.at + *at;
    for (; *at < text.len && text.at[*at] >= '0' && text.at[*at] <= '9'; ++*at)
        digits.len++;
    return digits;
}

/** A small number in words, or as a Roman numeral, which comes and goes freely. */
static bool is_small_word(const dz_matcher *m, int side, const dz_figure *f)
{
    dz_str text = dz_document_slice(dz_pair_document(m->pair, side), f->span);
    size_t at = 0;

    if (f->flags & DZ_FIGURE_SOFT)
        return true;
    return next_digits(text, &at).len == 0 && f->unit == 0 && f->kind != DZ_FIGURE_PERCENT &&
           f->kind != DZ_FIGURE_FRACTION && f->kind != DZ_FIGURE_DATE &&
           dz_number_compare(f->high, dz_number_of(SMALL)) <= 0;
}

/** Whether a byte of one side lies in a figure that is a plain value: no range, date or code. */
static bool in_figure(const dz_matcher *m, size_t bead, int side, size_t byte)
{
    for (size_t j = m->begin[side].at[bead]; j < m->begin[side].at[bead + 1]; j++) {
        const dz_figure *f = &m->all[side].at[j];

        if (byte >= f->span.at && byte < dz_span_end(f->span))
            return f->kind < DZ_FIGURE_RANGE;
    }
    return false;
}

/** Whether the digits of a bare number stand on the other side of its bead,
 *  letter for letter, where they are part of a code or of no figure: 737 beside 737NG. */
static bool stands_there(const dz_matcher *m, int side, size_t i)
{
    const dz_figure *f = &m->all[side].at[i];
    size_t           bead = m->bead[side][i];
    dz_str own = dz_document_slice(dz_pair_document(m->pair, side), f->span);
    dz_str other = dz_document_slice(dz_pair_document(m->pair, !side), dz_pair_span(m->pair, m->bead[side][i], !side));
    size_t at = 0, runs = 0, begin = dz_pair_span(m->pair, bead, !side).at;

    if (f->kind > DZ_FIGURE_ORDINAL && f->kind != DZ_FIGURE_DURATION) /* 14 days for 14日内, read as a day */
        return false;
    for (dz_str mine = next_digits(own, &at); mine.len; mine = next_digits(own, &at), runs++) {
        size_t there = 0;
        bool   found = false;

        for (dz_str d = next_digits(other, &there); d.len && !found; d = next_digits(other, &there))
            found = d.len == mine.len && memcmp(d.at, mine.at, d.len) == 0 &&
                    !in_figure(m, bead, !side, begin + (size_t)(d.at - other.at));
        if (!found)
            return false;
    }
    return runs > 0;
}

/** Whether the other side says a two, or a day and night, by a word that is no figure. */
static bool said_by_word(const dz_matcher *m, int side, size_t i)
{
    static const char *const twos[] = {" both ", "Both ", " twice", "Twice", "biweekly", "bimonthly", "biennial", " pair of ", " couple ",
                                       "fortnight", "双", "雙", "两", "兩", "一对", "一對", NULL};
    static const char *const days[] = {"around the clock", "round-the-clock", "round the clock", "day and night", "24/7",
                                       "全天", "昼夜", "不间断", "晝夜", NULL};
    static const char *const thirds[] = {"旬", NULL};
    const dz_figure *f = &m->all[side].at[i];
    dz_str text = dz_document_slice(dz_pair_document(m->pair, !side), dz_pair_span(m->pair, m->bead[side][i], !side));
    int64_t whole;

    if ((f->kind != DZ_FIGURE_NUMBER && f->kind != DZ_FIGURE_DURATION) || !dz_number_whole(f->value, 2, 24, &whole))
        return false;
    return (whole == 2 && dz_has_word(text, twos)) ||
           (whole == 10 && f->kind == DZ_FIGURE_DURATION && dz_has_word(text, thirds)) ||
           (whole == 24 && f->kind == DZ_FIGURE_DURATION && dz_has_word(text, days));
}

static dz_str bead_text(const dz_matcher *m, size_t bead, int side)
{
    return dz_document_slice(dz_pair_document(m->pair, side), dz_pair_span(m->pair, bead, side));
}

/** Whether a figure is part of a set phrase of its side. */
static bool in_formula(const dz_matcher *m, int side, size_t i)
{
    const dz_figure *f = &m->all[side].at[i];
    dz_span          bead = dz_pair_span(m->pair, m->bead[side][i], side);

    return dz_formula_holds(m->formulas, bead_text(m, m->bead[side][i], side), f->span.at - bead.at, f->span.len);
}

/** Whether a set phrase of the other side has this figure in its English form. */
static bool answers_formula(const dz_matcher *m, int side, size_t i)
{
    const dz_figure *f = &m->all[side].at[i];

    return f->kind <= DZ_FIGURE_DURATION && dz_formula_answers(m->formulas, bead_text(m, m->bead[side][i], !side), f->value);
}

/** Whether a figure is the mark of an item: "1) by road; 2) by rail". */
static bool is_item_mark(const dz_matcher *m, int side, size_t i)
{
    static const char before[] = " ;:,.(";
    dz_subject        s = dz_subject_at(m, side, i);
    dz_str            text = dz_text_before(s), behind = dz_text_behind(s);
    int64_t           whole;
    bool              open;

    if (s.figure->kind != DZ_FIGURE_NUMBER || s.figure->unit || !dz_number_whole(s.figure->value, 1, MOST_ITEMS, &whole) ||
        behind.len < 2 || behind.at[0] != ')')
        return false;
    if (text.len == 0)
        return true;
    open = text.at[text.len - 1] == '(';
    return memchr(before, text.at[text.len - 1], sizeof before - 1) && (open || !memchr(text.at, '(', text.len));
}

/** Whether the digits between the wide commas of a figure are figures of the
 *  other side: 211，985 beside "211 and 985". Those are answered by it. */
static bool is_list(dz_matcher *m, int side, size_t i)
{
    dz_str own = dz_document_slice(dz_pair_document(m->pair, side), m->all[side].at[i].span);
    size_t from, to, at = 0, found[MOST_PARTS], n = 0;

    if (m->all[side].at[i].kind != DZ_FIGURE_NUMBER || !dz_has_word(own, (const char *const[]){"，", NULL}))
        return false;
    reach(m, side, i, &from, &to);
    for (dz_str part = next_digits(own, &at); part.len; part = next_digits(own, &at)) {
        size_t j = from;

        for (; j < to; j++) {
            dz_str other = dz_document_slice(dz_pair_document(m->pair, !side), m->all[!side].at[j].span);

            if (m->partner[!side][j] == DZ_FREE && other.len == part.len && memcmp(other.at, part.at, part.len) == 0)
                break;
        }
        if (j == to || n == MOST_PARTS)
            return false;
        found[n++] = j;
    }
    for (size_t k = 0; k < n; k++)
        m->partner[!side][found[k]] = DZ_EXCUSED;
    return true;
}

enum { LONGEST_TITLE = 600 }; /* bytes; a line of dates is not read from its begin for each of them */

/** Whether a numeral in words stands in the title of a work, which is translated freely: 《十月围城》. */
static bool in_title(const dz_matcher *m, int side, size_t i)
{
    dz_subject s = dz_subject_at(m, side, i);
    dz_str     text = dz_text_before(s), behind = dz_text_behind(s);
    bool       open = false;

    if (!(s.figure->flags & DZ_FIGURE_WORDS) && s.figure->kind != DZ_FIGURE_DATE)
        return false;
    for (size_t at = text.len > LONGEST_TITLE ? text.len - LONGEST_TITLE : 0; at + 3 <= text.len; at++) {
        open |= memcmp(text.at + at, "《", 3) == 0;
        open &= memcmp(text.at + at, "》", 3) != 0;
    }
    return open && dz_has_word(behind, (const char *const[]){"》", NULL}) &&
           next_digits(dz_document_slice(dz_pair_document(m->pair, side), s.figure->span), &(size_t){0}).len == 0;
}

/** Whether a number points back at one that the source has said a sentence or two before: "15 of the 16". */
static bool points_back(const dz_matcher *m, int side, size_t i)
{
    static const char of_the[] = "of the ";
    dz_subject        s = dz_subject_at(m, side, i);
    dz_str            text = dz_text_before(s);
    size_t            bead = m->bead[side][i], n = sizeof of_the - 1, first = bead > BACK ? bead - BACK : 0;

    if (s.figure->kind != DZ_FIGURE_NUMBER || text.len < n || memcmp(text.at + text.len - n, of_the, n) != 0)
        return false;
    for (size_t j = m->begin[!side].at[first]; j < m->begin[!side].at[bead]; j++)
        if (dz_relate(s, dz_subject_at(m, !side, j)) == DZ_EQUAL)
            return true;
    return false;
}

/** The months that Chinese dates of a bead name, as bits 1 to 12. */
static unsigned months_of(const dz_matcher *m, size_t bead, int side)
{
    unsigned months = 0;

    for (size_t j = m->begin[side].at[bead]; j < m->begin[side].at[bead + 1]; j++)
        if (m->all[side].at[j].kind == DZ_FIGURE_DATE && m->all[side].at[j].date.month <= 12)
            months |= 1U << m->all[side].at[j].date.month;
    return months;
}

/** Whether a month is the one before what the Chinese compares with it: 9月…环比 beside "September … from August". */
static bool is_month_before(const dz_matcher *m, int side, size_t i)
{
    static const char *const words[] = {"环比", "環比", "比上月", "比上个月", "较上月", "較上月", NULL};
    const dz_figure         *f = &m->all[side].at[i];
    size_t                   bead = m->bead[side][i];

    return f->kind == DZ_FIGURE_DATE && f->date.month && !f->date.day && f->date.month <= 12 && dz_has_word(bead_text(m, bead, !side), words) &&
           months_of(m, bead, !side) >> (f->date.month % 12 + 1) & 1;
}

/** Whether the digits of a figure have a capital behind them and stand so on the other side: the bus 18M, which is no 18 million. */
static bool is_name_there(const dz_matcher *m, int side, size_t i)
{
    dz_str   text = dz_document_text(dz_pair_document(m->pair, side)), other = bead_text(m, m->bead[side][i], !side);
    uint32_t from = m->all[side].at[i].span.at, stop = dz_span_end(m->all[side].at[i].span), end;

    while (from < stop && (text.at[from] < '0' || text.at[from] > '9'))
        from++;
    for (end = from; end < stop && text.at[end] >= '0' && text.at[end] <= '9';)
        end++;
    if (end == from || end == text.len || text.at[end] < 'A' || text.at[end] > 'Z')
        return false;
    for (size_t at = 0, n = end + 1 - from; at + n <= other.len; at++)
        if (memcmp(other.at + at, text.at + from, n) == 0)
            return true;
    return false;
}

/** Why a figure needs no partner, or DZ_FREE. */
static int excuse(dz_matcher *m, int side, size_t i)
{
    if (said_already(m, side, i))
        return DZ_SAID;
    if (is_item_mark(m, side, i) || is_list(m, side, i))
        return DZ_EXCUSED;
    if (points_back(m, side, i) || is_month_before(m, side, i) || is_name_there(m, side, i))
        return DZ_EXCUSED;
    return said_by_word(m, side, i) || answers_formula(m, side, i) ? DZ_EXCUSED : DZ_FREE;
}

void dz_excuse_all(dz_matcher *m)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < m->all[side].n; i++)
            if (m->partner[side][i] == DZ_FREE)
                m->partner[side][i] = excuse(m, side, i);
}

bool dz_forgiven(const dz_matcher *m, int side, size_t i)
{
    const dz_figure *f = &m->all[side].at[i];

    return m->partner[side][i] != DZ_FREE || (side == DZ_TARGET && dz_in_brackets(dz_subject_at(m, side, i))) ||
           is_small_word(m, side, f) || f->kind == DZ_FIGURE_CODE || stands_there(m, side, i) ||
           in_formula(m, side, i) || in_title(m, side, i);
}
