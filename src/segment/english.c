/* english.c — whether a Latin full stop ends its sentence. Floor segment. */
#include <string.h>

#include "segment/rules.h"
#include "text/script.h"

/** More stops in a row are no longer counted. */
enum { MOST_STOPS = 8 };

/* a letter behind one of these is its name, and may end a sentence */
static const char lettered[] =
    "Plan plan Vitamin vitamin Type type Class class Grade grade Group group Section section Part part Appendix appendix "
    "Figure figure Table table Option option Phase phase Category category Schedule Annex annex Exhibit Hepatitis "
    "hepatitis Point point Team team Building Hall Gate Terminal Zone Block Chapter Series";

/* behind a.m.: not the beginning of a sentence */
static const char behind_clock[] =
    "EST EDT ET CST CDT CT MST PST PDT PT GMT UTC BST CET HKT Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "January February March April June July August September October November December Eastern Pacific Central Mountain "
    "Beijing Local Greenwich";

/* ---- words ---- */

static bool is_word_unit(uint32_t c) { return dz_is_latin(c) || dz_is_digit(c) || c == '\'' || c == 0x2019 || c == 0xb0; }

/** Copies units as a word; "" when there are too many or one is not ASCII. ° and º, of N°, are an o. */
static void copy_word(const dz_plain *plain, size_t from, size_t to, char word[DZ_LONGEST_WORD + 1])
{
    size_t n = 0;

    word[0] = '\0';
    if (to - from > DZ_LONGEST_WORD)
        return;
    for (size_t i = from; i < to; i++) {
        uint32_t c = plain->units.at[i];

        c = c == 0xb0 || c == 0xba ? 'o' : c == 0x2019 ? '\'' : c;
        if (c >= 0x80) {
            word[0] = '\0';
            return;
        }
        word[n++] = (char)c;
    }
    word[n] = '\0';
}

size_t dz_word_before(const dz_plain *plain, size_t from, size_t end, char word[DZ_LONGEST_WORD + 1])
{
    size_t at = end;

    while (at > from && end - at <= DZ_LONGEST_WORD &&
           (is_word_unit(plain->units.at[at - 1]) || (plain->units.at[at - 1] == '.' && at < end)))
        at--;
    copy_word(plain, at, end, word);
    return at;
}

size_t dz_word_after(const dz_plain *plain, size_t cut, char word[DZ_LONGEST_WORD + 1])
{
    size_t at = cut, end;

    while (at < plain->units.n && !is_word_unit(dz_plain_unit(plain, at)) && at - cut < 4)
        at++;
    for (end = at; is_word_unit(dz_plain_unit(plain, end)) && end - at <= DZ_LONGEST_WORD;)
        end++;
    copy_word(plain, at, end, word);
    return at;
}

static bool is_all(const char *word, bool (*is)(uint32_t))
{
    for (const char *c = word; *c; c++)
        if (!is((unsigned char)*c))
            return false;
    return word[0] != '\0';
}

static bool is_lower(uint32_t c) { return dz_is_lower(c); }

/** A, J.C, W.H.S */
static bool is_initials(const char *word)
{
    for (size_t i = 0; word[i]; i++)
        if (i % 2 ? word[i] != '.' : !dz_is_upper((unsigned char)word[i]))
            return false;
    return word[0] != '\0';
}

/* ---- what stands around a stop ---- */

typedef struct stop_view {
    const dz_ground *ground;
    const dz_plain  *plain;
    size_t           from, stop, cut;
    char             before[DZ_LONGEST_WORD + 1], after[DZ_LONGEST_WORD + 1];
    size_t           word; /* where 'before' begins */
    size_t           next; /* where 'after' begins */
    unsigned         is;   /* DZ_ABBR_ of 'before' */
} stop_view;

static uint32_t unit(const stop_view *v, size_t i) { return dz_plain_unit(v->plain, i); }

static uint32_t ink_before_word(const stop_view *v)
{
    size_t last = dz_last_ink(v->plain, v->from, v->word);

    return v->word > v->from && last < v->word ? unit(v, last) : 0;
}

/** The word before the word. */
static void word_before_that(const stop_view *v, char word[DZ_LONGEST_WORD + 1])
{
    size_t last = v->word > v->from ? dz_last_ink(v->plain, v->from, v->word) : v->from;

    word[0] = '\0';
    if (last + 1 < v->word)
        dz_word_before(v->plain, v->from, last + 1, word);
}

static bool starter_follows(const stop_view *v) { return dz_is_starter(v->after); }
static bool digit_follows(const stop_view *v) { return dz_is_digit(unit(v, v->next)); }

/* ---- one rule each: true, the sentence ends ---- */

/** `you and I. Did`, `Albert I. Jones`, `vitamin C. Eating` */
static bool ends_at_initial(const stop_view *v)
{
    char before[DZ_LONGEST_WORD + 1];

    if (starter_follows(v))
        return true;
    word_before_that(v, before);
    if (v->before[1] == '\0' && dz_is_one_of(before, lettered))
        return true;
    return strcmp(v->before, "I") == 0 && is_all(before, is_lower);
}

/** `at 6 p.m. Travellers`; but `At 5 a.m. Mr. Smith`, `9 a.m. Monday`, `9 a.m. Paris time` */
static bool ends_at_clock(const stop_view *v)
{
    char   word[DZ_LONGEST_WORD + 1];
    size_t words = 0, behind;

    if (!dz_is_upper(unit(v, v->cut)) && !dz_is_opener(unit(v, v->cut)))
        return false;
    behind = dz_word_after(v->plain, v->next, word) + strlen(word);
    dz_word_after(v->plain, behind, word);
    if (dz_is_one_of(v->after, behind_clock) || strcmp(word, "time") == 0 || strcmp(word, "Time") == 0)
        return false;
    for (size_t i = v->from; i < v->word; i++)
        words += unit(v, i) == ' ';
    dz_word_after(v->plain, v->from, word);
    return words > 3 || !dz_is_one_of(word, "At By Around About Before After Until Since From On In Between Shortly Just");
}

/** `Mass.`, `ft.`, `Jan.` where they are abbreviations and not words. */
static bool is_in_place(const stop_view *v)
{
    uint32_t before = ink_before_word(v);

    if (v->is & DZ_ABBR_UNIT && dz_is_digit(before))
        return true;
    if (v->is & DZ_ABBR_STATE && before == ',')
        return true;
    return v->is & DZ_ABBR_CALENDAR && (digit_follows(v) || before == ',' || before == '(');
}

/** Whether [v->next, ...) is a Roman numeral of capitals: vol. IV */
static bool roman_follows(const stop_view *v)
{
    return v->after[0] && v->after[strspn(v->after, "IVXLC")] == '\0' && strcmp(v->after, "I") != 0;
}

static bool ends_at_abbreviation(const stop_view *v)
{
    if (v->is & DZ_ABBR_NEVER)
        return false;
    if (v->is & DZ_ABBR_NUMBER && (digit_follows(v) || roman_follows(v)))
        return false;
    if (v->is & DZ_ABBR_CLOCK && dz_is_digit(ink_before_word(v)))
        return ends_at_clock(v);
    if (v->is & DZ_ABBR_GENERAL || is_in_place(v))
        return starter_follows(v);
    return true;
}

/** Behind a stop, ICU sees no sentence begin with a small letter. It does where the word before is any word. */
static bool begins_small(const stop_view *v)
{
    size_t n = strlen(v->before);

    if (v->is || strchr(v->before, '.'))
        return false;
    if (v->ground->profile == DZ_PROFILE_WEB)
        return n > 1 || n == 0;
    return n >= 4 && is_all(v->before, is_lower) && unit(v, v->stop + 1) == ' ' && unit(v, v->stop - 1) != '.';
}

static bool begins_with_number(const stop_view *v)
{
    uint32_t last = v->stop > v->from ? unit(v, v->stop - 1) : 0;

    if (dz_is_closer(last) || last == '%')
        return true;
    return v->is == 0 && strlen(v->before) >= 3 && is_all(v->before, is_lower);
}

/** Whether the word around a stop is a name of the net or of a file. */
static bool is_in_code(const stop_view *v)
{
    size_t at = v->stop;

    for (size_t i = v->cut; i - v->cut < 40 && unit(v, i) && unit(v, i) != ' '; i++)
        if (unit(v, i) == '@' || unit(v, i) == '/' || unit(v, i) == '_')
            return true;
    while (at > v->from && v->stop - at < 40 && unit(v, at - 1) != ' ') {
        at--;
        if (unit(v, at) == '@' || unit(v, at) == '/' || unit(v, at) == '_' || unit(v, at) == ':')
            return true;
    }
    return dz_is_one_of(v->after, "Com Net Org Gov Edu Html Htm Pdf Doc Js Io Co");
}

/** `the end.The next`, `Tuesday.Mr. Smith`, `bought 1,000.That`; but `Node.Js`, `St.Louis` */
static bool begins_joined(const stop_view *v)
{
    size_t n = strlen(v->before);
    bool   known = dz_is_starter(v->after) || (dz_abbreviation(v->after) & DZ_ABBR_NEVER) != 0;

    if (!dz_is_lower(unit(v, v->cut + 1)) && !(known && unit(v, v->cut + 1) == ' '))
        return false;
    if (v->is || strchr(v->before, '.') || is_in_code(v))
        return false;
    if (n == 0) /* a long word, or a closing mark */
        return dz_is_lower(unit(v, v->stop - 1)) || dz_is_closer(unit(v, v->stop - 1));
    if (is_all(v->before, dz_is_digit) || n < 3)
        return known && n >= 2;
    return known || is_all(v->before, is_lower);
}

/* ---- ellipses ---- */

/** Stops in a row that end with the one at 'stop', at most one space between two. */
typedef struct dots {
    size_t n, first;
    bool   spaced, attached; /* attached: the first stands at a word */
} dots;

static dots count_dots(const stop_view *v)
{
    dots   row = {1, v->stop, false, false};
    size_t at = v->stop;

    while (at > v->from && row.n < MOST_STOPS) {
        bool   space = unit(v, at - 1) == ' ';
        size_t before = at - 1 - space;

        if (at < v->from + 1 + space || unit(v, before) != '.')
            break;
        row.spaced |= space;
        row.first = at = before;
        row.n++;
    }
    row.attached = row.first > v->from && unit(v, row.first - 1) != ' ';
    return row;
}

/** A row of stops: where the sentence ends, or 0. */
static size_t judge_dots(const stop_view *v, dots row)
{
    if (row.spaced && row.attached && row.n >= 4) /* `compounds. . . . The`: its own stop, and the dots of the next */
        return row.first + 2 > v->from ? row.first + 2 : 0;
    if (row.n < 4 && v->after[0] == 'I' && (v->after[1] == '\0' || v->after[1] == '\'')) /* `the thing is . . . I` */
        return 0;
    return v->cut;
}

/* ---- together ---- */

/** `B.C.警方`, `1.我们`: before Han a stop ends nothing unless a longer word stands before it. */
static size_t judge_before_han(const stop_view *v, size_t stops)
{
    size_t at = v->stop;

    while (at > v->from && v->stop - at < 3 && (dz_is_digit(unit(v, at - 1)) || dz_is_latin(unit(v, at - 1))))
        at--;
    if (stops == 3 || v->is & (DZ_ABBR_NEVER | DZ_ABBR_NUMBER | DZ_ABBR_GENERAL)) /* ... is …, which ends nothing */
        return 0;
    if (stops > 1)
        return v->cut;
    return at < v->stop && v->stop - at < 3 ? 0 : v->cut;
}

static bool judge_word(const stop_view *v, dz_reason by)
{
    if (by == DZ_BY_SMALL)
        return begins_small(v);
    if (by == DZ_BY_NUMBER)
        return begins_with_number(v);
    if (by == DZ_BY_JOINED)
        return begins_joined(v);
    if (by == DZ_BY_DASH)
        return v->is == 0 && !is_initials(v->before);
    if (v->is)
        return ends_at_abbreviation(v);
    return !is_initials(v->before) || ends_at_initial(v);
}

size_t dz_judge_stop(const dz_ground *ground, size_t from, size_t stop, size_t cut, dz_reason by)
{
    stop_view v = {.ground = ground, .plain = &ground->plain, .from = from, .stop = stop, .cut = cut};
    dots      row;

    v.word = dz_word_before(v.plain, from, stop, v.before);
    v.next = dz_word_after(v.plain, cut, v.after);
    v.is = dz_abbreviation(v.before);
    row = count_dots(&v);
    if (dz_is_han(dz_plain_char(v.plain, cut)))
        return judge_before_han(&v, row.n);
    if (by == DZ_BY_REFERENCE)
        return cut;
    if (row.n > 1)
        return by == DZ_BY_ICU || by == DZ_BY_NUMBER ? judge_dots(&v, row) : 0;
    return judge_word(&v, by) ? cut : 0;
}
