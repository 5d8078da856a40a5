/* spelling.c — English words that are misspelt. Floor check.
 *
 * Only what is surely wrong: no dictionary knows it, the lexicon does not, the text does not use it again and again, and
 * a known word is one slip away. Names are left alone: pinyin, what has a capital and is short.
 */
#include <string.h>

#include "check/check.h"
#include "duizhao/spelling.h"
#include "text/script.h"

const dz_rule dz_rule_spelling_word = {
    "spelling.word",
    {"a misspelt word", "拼写有误"},
    {"Told with --spelling only: an English word that neither hunspell's American nor its British dictionary knows, nor the lexicon, and that is one "
     "letter away from a known one. Words that come three times, words with a digit or a hyphen, capitals, pinyin and short names are left alone.",
     "仅在使用--spelling时检查：hunspell美式、英式词典及词库均不收、且与已知单词只差一个字母的英文词。出现三次以上的词、含数字或连字符的词、全大写词、"
     "拼音和较短的专名不报告。"},
    DZ_MINOR,
    .needs = DZ_NEEDS_SPELLING,
    .prose = true,
    .examples = DZ_EXAMPLES({NULL, "The China Research Institute Collabration Association made an exchange speech.", true},
                            {NULL, "They recieved the guests at the harbor.", true},
                            {NULL, "The colour of Xianning's harbour, as Ms. Qiu realised, was grey; hukou and C919 are no errors.", false}),
};

enum { SHORTEST = 7, SHORTEST_NAME = 8, LONGEST = 24, MOST_TIMES = 2 };

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/* ---- pinyin ---- */

static const char *const initials[] = {"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""};
static const char *const finals[] = {"iang", "iong", "uang", "ang", "eng", "ing", "ong", "iao", "ian", "uai", "uan", "ai", "ei", "ao", "ou", "an", "en", "in",
                                     "un", "ia", "ie", "iu", "ua", "uo", "ui", "ue", "er", "ve", "a", "o", "e", "i", "u", "v"};

static bool begins(dz_str text, const char *with) { return strlen(with) <= text.len && memcmp(text.at, with, strlen(with)) == 0; }

/** Whether small letters can be read as syllables of pinyin. Tries every way; words are short. */
static bool is_pinyin(dz_str text)
{
    if (text.len == 0)
        return true;
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        dz_str rest = text;

        if (!begins(text, initials[i]))
            continue;
        rest.at += strlen(initials[i]);
        rest.len -= strlen(initials[i]);
        for (size_t k = 0; k < sizeof finals / sizeof *finals; k++)
            if (begins(rest, finals[k]) && is_pinyin((dz_str){rest.at + strlen(finals[k]), rest.len - strlen(finals[k])}))
                return true;
    }
    return false;
}

/* ---- words ---- */

/** How often a word stands in a text as a whole. */
static size_t times(dz_str text, dz_str word)
{
    size_t n = 0;

    for (size_t at = 0; at + word.len <= text.len; at++)
        if (text.at[at] == *word.at && memcmp(text.at + at, word.at, word.len) == 0 && (at == 0 || !is_letter(text.at[at - 1])) &&
            (at + word.len == text.len || !is_letter(text.at[at + word.len])))
            n++;
    return n;
}

static bool is_known(const dz_case *c, dz_str word)
{
    char   stem[DZ_MOST_STEM];
    size_t n;

    if (dz_spelling_knows(c->spelling, word))
        return true;
    n = dz_stem(word, stem);
    return n == 0 || (c->lexicon && dz_lexicon_spread(c->lexicon, (dz_str){stem, n}) > 0);
}

/** Whether a word is of a kind that can be judged: small letters, but for the first. */
static bool can_be_judged(dz_str word)
{
    if (word.len < (is_small(*word.at) ? SHORTEST : SHORTEST_NAME) || word.len > LONGEST)
        return false;
    for (size_t i = 1; i < word.len; i++)
        if (!is_small(word.at[i]))
            return false;
    return true;
}

static bool is_name(dz_str word)
{
    char small[LONGEST];

    for (size_t i = 0; i < word.len; i++)
        small[i] = (char)(word.at[i] | 0x20);
    return is_pinyin((dz_str){small, word.len});
}

/** Whether a word is a known one with a prefix that dictionaries put before few: undeflected, coevolved. */
static bool is_derived(const dz_case *c, dz_str word)
{
    static const char *const prefixes[] = {"un", "re", "co", "non", "pre", "over", "under", "sub", "anti", "multi", "micro", "bio", "inter", "post", "mis", "out"};

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i]);

        if (word.len > n + 3 && memcmp(word.at, prefixes[i], n) == 0 && dz_spelling_knows(c->spelling, (dz_str){word.at + n, word.len - n}))
            return true;
    }
    return false;
}

/** Whether the known word beside a strange one explains it: a name is strange anyhow, and so is the ending of a foreign word. */
static bool is_slip_of(const dz_case *c, dz_str word, const char *near)
{
    char   small[DZ_MOST_SPELLED + 1];
    size_t n = strlen(near);

    if (near[0] != *word.at || (n == word.len && near[n - 1] != word.at[n - 1] && memcmp(near, word.at, n - 1) == 0))
        return false;
    memcpy(small, near, n + 1);
    small[0] |= 0x20;
    return is_small(*word.at) || dz_spelling_knows(c->spelling, (dz_str){small, n});
}

static void look_up(dz_case *c, int side, dz_span span)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_str             word = dz_document_slice(doc, span);
    dz_finding         finding = {.rule = &dz_rule_spelling_word, .severity = DZ_MINOR};
    char               near[DZ_MOST_SPELLED + 1];

    if (!can_be_judged(word) || is_known(c, word) || is_name(word) || is_derived(c, word) || times(dz_document_text(doc), word) > (is_small(*word.at) ? MOST_TIMES : 1) ||
        dz_spelling_near(c->spelling, word, near) == 0 || !is_slip_of(c, word, near))
        return;
    finding.on[side] = true;
    finding.span[side] = span;
    finding.bead = dz_bead_at(c->pair, side, span.at);
    dz_buf_format(&c->say[DZ_IN_ENGLISH], "'%.*s' is no word of the dictionaries: '%s'?", DZ_ARG(word), near);
    dz_buf_format(&c->say[DZ_IN_CHINESE], "词典中没有“%.*s”，疑为“%s”", DZ_ARG(word), near);
    dz_find(c, finding);
}

/** Whether what stands beside a run of letters makes it part of a name, a number or an address. */
static bool clings(dz_str text, size_t at)
{
    unsigned char b;

    if (at >= text.len)
        return false;
    b = (unsigned char)text.at[at];
    return b >= 0x80 ? b == 0xc3 || b == 0xc4 || b == 0xc5 : dz_is_digit(b) || strchr("-_/@\\&", b) != NULL;
}

/** doesn't: letters behind an apostrophe. */
static bool is_cut(dz_str text, size_t at)
{
    size_t n = text.len - at > 1 && text.at[at] == '\'' ? 1 : text.len - at > 3 && memcmp(text.at + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;

    return n && is_letter(text.at[at + n]) && text.at[at + n] != 's';
}

/** `end.The` and `example.com`: a stop with letters on both sides. */
static bool is_stopped(dz_str text, size_t at)
{
    return at > 0 && at + 1 < text.len && text.at[at] == '.' && is_letter(text.at[at - 1]) && is_letter(text.at[at + 1]);
}

static void read_segment(dz_case *c, int side, dz_span span)
{
    dz_str text = dz_document_slice(dz_pair_document(c->pair, side), span);

    for (size_t at = 0; at < text.len; at++) {
        size_t from = at;

        while (at < text.len && is_letter(text.at[at]))
            at++;
        if (at > from && !(from > 0 && (clings(text, from - 1) || is_stopped(text, from - 1))) && !clings(text, at) && !is_stopped(text, at) &&
            !is_cut(text, at))
            look_up(c, side, (dz_span){span.at + (uint32_t)from, (uint32_t)(at - from)});
    }
}

void dz_check_spelling(dz_case *c)
{
    for (int side = 0; c->spelling && side < dz_pair_sides(c->pair); side++) {
        dz_segment_list list = dz_segments_all(dz_pair_segments(c->pair, side));

        if (dz_document_lang(dz_pair_document(c->pair, side)) != DZ_LANG_EN)
            continue;
        for (size_t i = 0; i < list.n; i++)
            if (list.at[i].kind != DZ_SEGMENT_FURNITURE)
                read_segment(c, side, list.at[i].span);
    }
}
