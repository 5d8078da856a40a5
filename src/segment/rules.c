/* rules.c — one break looked at: moved, or found to be none. Floor segment.
 *
 * Most of what ICU gets wrong in Chinese comes from one thing: UAX 29 has one
 * class for opening and closing marks and counts on the space that English has
 * between sentences; Chinese has none.
 */
#include "segment/rules.h"

#include "text/script.h"
#include "text/utf8.h"

/** No sentence ends inside brackets that close again within so many units. */
enum { SHORT_BRACKETS = 80 };

/** How far a break may be moved over openers, closers or spaces. */
enum { FARTHEST_MOVE = 64 };

size_t dz_last_ink(const dz_plain *plain, size_t from, size_t cut)
{
    while (cut > from) {
        size_t before;

        if (!dz_is_space(dz_plain_before(plain, cut, &before)))
            return before;
        cut = before;
    }
    return from;
}

static size_t skip_spaces(const dz_plain *plain, size_t i)
{
    while (dz_plain_unit(plain, i) == ' ')
        i++;
    return i;
}

/* ---- where exactly ---- */

/** Whether another ” comes before the next “. */
static bool closes_later(const dz_ground *ground)
{
    for (size_t i = ground->depth.mark; i < ground->scan.marks.n && i - ground->depth.mark < FARTHEST_MOVE; i++) {
        uint16_t c = ground->scan.marks.at[i].c;

        if (c == 0x201c || c == 0x201d)
            return c == 0x201d;
    }
    return false;
}

/** A straight quote, or one that looks the wrong way, right behind a stop: whether it opens what follows. */
static bool opens_here(const dz_ground *ground, size_t quote, size_t cut)
{
    uint32_t c = dz_plain_unit(&ground->plain, quote), next = dz_plain_unit(&ground->plain, cut);

    if (quote + 1 != cut || next == ' ' || next == 0)
        return false;
    return c == '"' ? ground->depth.straight : ground->depth.stray == quote + 1 && closes_later(ground);
}

/** `。“新`: ICU breaks behind the opening mark. Moves back over openers and spaces. */
static size_t before_openers(const dz_ground *ground, size_t from, size_t cut)
{
    const dz_plain *plain = &ground->plain;
    size_t          at = cut;

    while (at > from && cut - at < FARTHEST_MOVE) {
        uint32_t c = plain->units.at[at - 1];

        if (!dz_is_opener(c) && c != ' ' && !opens_here(ground, at - 1, cut))
            break;
        at--;
    }
    return at > from && plain->units.at[at] != ' ' ? at : cut;
}

/** `。 ”`: moves on behind closing marks that a space parts from their sentence. */
static size_t behind_closers(const dz_plain *plain, size_t cut)
{
    size_t at = cut;

    while (at - cut < FARTHEST_MOVE) {
        size_t ink = skip_spaces(plain, at);

        if (!dz_is_closer(dz_plain_unit(plain, ink)) || (ink == at && plain->units.at[at - 1] != ' '))
            break;
        for (at = ink + 1; dz_is_closer(dz_plain_unit(plain, at)) && at - cut < FARTHEST_MOVE;)
            at++;
    }
    return at;
}

/** `.[1][2] The`: moves on behind the references. */
static size_t behind_references(const dz_plain *plain, size_t cut)
{
    size_t at = cut;

    while (at - cut < FARTHEST_MOVE && dz_plain_unit(plain, at) == '[') {
        size_t end = at + 1;

        while (dz_is_digit(dz_plain_unit(plain, end)) && end - at < 5)
            end++;
        if (end == at + 1 || dz_plain_unit(plain, end) != ']')
            break;
        at = end + 1;
    }
    return at;
}

/* ---- whether at all ---- */

/** Whether 'cut' lies between brackets that opened inside the sentence and soon close. */
static bool in_short_brackets(const dz_ground *ground, size_t from, size_t cut)
{
    const dz_scan  *scan = &ground->scan;
    const dz_depth *now = &ground->depth;
    size_t          depth = now->depth;

    if (depth == 0 || now->opened < from || now->opened >= cut || cut - now->opened > SHORT_BRACKETS)
        return false;
    /* (It was late. He left.) is two sentences; the marks of Chinese titles hold whatever stands in them */
    if (now->opened == from && dz_plain_unit(&ground->plain, from) < 0x80)
        return false;
    for (size_t i = now->mark; i < scan->marks.n && scan->marks.at[i].at - now->opened <= SHORT_BRACKETS; i++) {
        uint16_t c = scan->marks.at[i].c;

        if (c == '(' || c == '[' || c == 0x300a || c == 0xff08 || c == 0x3010)
            depth++;
        else if ((c == ')' || c == ']' || c == 0x300b || c == 0xff09 || c == 0x3011) && --depth == 0)
            return scan->marks.at[i].at >= cut;
    }
    return false;
}

/** `金（Martin Luther King, Jr.）的`: brackets that opened in the middle of a sentence do not end it. */
static bool behind_inner_brackets(const dz_ground *ground, size_t from, size_t cut)
{
    const dz_plain *plain = &ground->plain;
    uint32_t        last = dz_fold_width(plain->units.at[cut - 1]);
    size_t          opened = ground->depth.closed, ink;

    if (last != ')' || !dz_is_han(dz_plain_char(plain, cut)) || ground->depth.depth || opened <= from)
        return false;
    ink = dz_last_ink(plain, from, opened);
    return !dz_is_terminal(plain->units.at[ink]);
}

const dz_marker *dz_marker_before(const dz_ground *ground, size_t cut)
{
    size_t low = 0, high = ground->scan.markers.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ground->scan.markers.at[middle].at < cut)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &ground->scan.markers.at[low - 1] : NULL;
}

/** Whether [from, cut) is nothing but an enumerator, or ends with the marker of a list. */
static bool behind_marker(const dz_ground *ground, size_t from, size_t cut)
{
    const dz_marker *listed = dz_marker_before(ground, cut);
    size_t           end = dz_last_ink(&ground->plain, from, cut) + 1;
    dz_marker        marker;

    return (listed && listed->end == end) || (dz_marker_at(&ground->plain, from, &marker) && marker.end >= end);
}

/** Characters that foreign names are written with. */
static bool is_in_names(uint32_t c)
{
    static const char names[] = "尔爾斯克德特拉罗羅布朗马馬卡里萨薩巴安阿艾埃奥奧贝貝伯博本比彼波查达達丹戴迪杜多恩费費弗福盖蓋戈格哈海汉"
                                "漢赫亨胡霍吉加贾賈杰捷金科肯库庫奎莱萊兰蘭劳勞勒雷利莉林琳卢盧鲁魯路伦倫曼玛瑪麦麥梅门門蒙米莫姆纳納娜奈"
                                "内內尼诺諾欧歐帕佩皮普齐齊乔喬琼瓊热熱瑞桑塞沙舍施史舒索塔泰坦汤湯唐提图圖托瓦威韦韋维維温溫沃乌烏西希夏"
                                "谢謝休雅亚亞扬揚耶伊因尤约約扎詹珍泽澤兹茲朱佐丽麗莎丝絲基";

    for (size_t at = 0; at < sizeof names - 1;)
        if (dz_utf8_next(names, &at) == c)
            return true;
    return false;
}

/** `德?布朗`, `区域?qū)`: a question mark that stands for a lost character. */
static bool is_lost_mark(const dz_ground *ground, size_t from, size_t stop, size_t cut)
{
    const dz_plain *plain = &ground->plain;
    uint32_t        next = dz_plain_char(plain, cut);
    size_t          before;

    if (plain->units.at[stop] != '?' || cut != stop + 1 || stop == from)
        return false;
    if (!dz_is_han(dz_plain_before(plain, stop, &before)))
        return false;
    return dz_is_lower(next) || (ground->lost_marks && is_in_names(next) && is_in_names(dz_plain_char(plain, before)));
}

/** `!Kung`, `Y!J`, `a.php?Id`: a mark inside a word or a code. */
static bool is_inside_word(const dz_plain *plain, size_t from, size_t stop, size_t cut)
{
    size_t   at = stop;
    uint32_t next = dz_plain_unit(plain, cut);

    if (cut != stop + 1 || (!dz_is_latin(next) && !dz_is_digit(next)))
        return false;
    if (!dz_is_upper(next) || !dz_is_lower(dz_plain_unit(plain, cut + 1)))
        return stop == from || plain->units.at[stop - 1] < 0x250;
    while (at > from && stop - at < DZ_LONGEST_WORD && dz_is_latin(plain->units.at[at - 1]))
        at--;
    return stop - at < 2 || (at > from && plain->units.at[at - 1] != ' ' && plain->units.at[at - 1] < 0x80);
}

/** `Yahoo! Finance`: names that have the mark in them. */
static bool is_name_with_mark(const dz_plain *plain, size_t from, size_t stop, size_t cut)
{
    char word[DZ_LONGEST_WORD + 1];

    dz_word_before(plain, from, stop, word);
    if (plain->units.at[stop] != '!' || !dz_is_one_of(word, "Yahoo Jeopardy"))
        return false;
    dz_word_after(plain, cut, word);
    return !dz_is_starter(word);
}

static bool judge_mark(const dz_ground *ground, size_t from, size_t stop, size_t cut)
{
    const dz_plain *plain = &ground->plain;
    bool            quoted = dz_last_ink(plain, from, cut) != stop;

    if (stop > from && dz_is_opener(plain->units.at[stop - 1])) /* (?), [!] */
        return false;
    if (is_lost_mark(ground, from, stop, cut) || is_inside_word(plain, from, stop, cut) || is_name_with_mark(plain, from, stop, cut))
        return false;
    /* “Go!” he said */
    return !dz_is_lower(dz_plain_unit(plain, cut)) || (ground->profile == DZ_PROFILE_WEB && !quoted);
}

/** `” (Smith 55).`: a source in brackets belongs to the sentence before it. */
static bool is_citation(const dz_plain *plain, size_t cut)
{
    size_t   i = cut + 1;
    bool     digit = false;
    uint32_t behind;

    if (dz_plain_unit(plain, cut) != '(')
        return false;
    for (; i - cut < SHORT_BRACKETS && i < plain->units.n && plain->units.at[i] != ')'; i++)
        digit |= dz_is_digit(plain->units.at[i]);
    behind = dz_plain_unit(plain, i + 1);
    return digit && dz_plain_unit(plain, i) == ')' && (behind == '.' || behind == ',' || behind == ';');
}

/** The mark that ends [from, cut), closing marks passed over. */
static size_t find_stop(const dz_plain *plain, size_t from, size_t cut)
{
    size_t last = dz_last_ink(plain, from, cut);

    for (size_t least = last > FARTHEST_MOVE ? last - FARTHEST_MOVE : 0; last > from && last > least; last--) {
        uint32_t c = plain->units.at[last];

        if (!dz_is_closer(c) && c != '"' && c != '\'' && c != ' ')
            break;
    }
    return last;
}

/** Whether nothing that ends at 'end' and goes on at 'cut' can be a sentence. 'end' < 'cut' where references stand between. */
static bool cannot_end(const dz_ground *ground, size_t from, size_t end, size_t cut)
{
    return in_short_brackets(ground, from, end) || behind_inner_brackets(ground, from, end) || behind_marker(ground, from, end) ||
           is_citation(&ground->plain, cut);
}

size_t dz_judge_break(const dz_ground *ground, size_t from, dz_break proposed)
{
    const dz_plain *plain = &ground->plain;
    size_t          n = plain->units.n, cut, end = proposed.at, stop;

    if (proposed.by == DZ_BY_SHAPE)
        return end;
    if (end < n && proposed.by == DZ_BY_ICU)
        end = before_openers(ground, from, end);
    end = behind_closers(plain, end);
    cut = behind_references(plain, end);
    if (cut >= n)
        return n;
    if (cut <= from || cannot_end(ground, from, end, cut))
        return 0;
    if (proposed.by == DZ_BY_REFERENCE || proposed.by == DZ_BY_SEMICOLON)
        return cut;
    stop = find_stop(plain, from, end);
    if (dz_is_full_stop(plain->units.at[stop]))
        return dz_judge_stop(ground, from, stop, cut, proposed.by);
    if (proposed.by != DZ_BY_ICU && proposed.by != DZ_BY_DASH)
        return 0;
    return (plain->units.at[stop] != '!' && plain->units.at[stop] != '?') || judge_mark(ground, from, stop, cut) ? cut : 0;
}
