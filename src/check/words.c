/* words.c — words that stand there twice in a row. Floor check. */
#include <string.h>
#include <uchar.h>

#include "check/paragraph.h"
#include "duizhao/lexicon.h"
#include "segment/words.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_repeats_word = {
    "repeats.word",
    {"a word stands there twice", "词语重复"},
    {"A word twice in a row (\"the the\"), or on both sides of \"and\" (\"self-reliance and self-reliance\"); in Chinese a word of "
     "ICU's dictionary. What languages double on purpose is left alone: \"had had\", \"more and more\", 试试, 研究研究, and "
     "neighbours that belong to two words, as in 哈尔滨市市长.",
     "同一词连写两次（the the），或在and两侧重复（self-reliance and self-reliance）；中文按ICU词典切分的词判断。有意的重叠不报告："
     "had had、more and more、试试、研究研究，以及分属两词的相邻字（哈尔滨市市长）。"},
    DZ_MINOR,
    .prose = true,
    .examples = DZ_EXAMPLES({NULL, "The museum opens at nine in the the morning.", true},
                            {NULL, "The plan relies on self-reliance and self-reliance.", true},
                            {"他们站在门口，看着美丽的的风景。", NULL, true},
                            {"如果如果下雨，比赛就改在第二天举行。", NULL, true},
                            {"市市长试试新设备，大家商量商量，目的的确很清楚。",
                             "He had had more and more to do, day and night, again and again.", false}),
};

enum { LONGEST = 48, /* letters of a word that is looked at */ SHORTEST_PAIRED = 4, LONGEST_ITERATED = 7 };

/* ---- English ---- */

/* twice in a row on purpose, or by grammar */
static const char allowed_twice[] =
    "had that very so no is bye ha wait many long far really much blah knock tut there now please yes hear win again big do old "
    "ho hee hey hi hello ah oh uh um er la na da yo go come run well all out up down ever too cha pom bon tom ylang beri chop hush "
    "tick tock choo tsk yada night quack ding dong rah woof pip never sorry dear little mm hm duran ping pong you her his";

/* on both sides of "and" on purpose */
static const char allowed_paired[] =
    "more less better worse fewer further farther again over round around through ever down back back years hours days weeks months "
    "minutes decades centuries ages miles kilometers kilometres thousands hundreds millions billions lots tons dozens loads heaps "
    "scores time half neck many only only then there such blah these those them this that this very long round forth side hand face "
    "step page layer night next other this here now";

/** A run of Latin letters, apostrophes and hyphens inside. */
typedef struct word {
    size_t from, to;
    char   small[LONGEST + 1]; /* in small letters; "" when it is too long */
} word;

static bool joins(const dz_paragraph *p, size_t i)
{
    uint32_t c = dz_char(p, i);

    return (c == '-' || c == '\'' || c == 0x2019 || c == 0x2010) && dz_is_latin(dz_char(p, i - 1)) && dz_is_latin(dz_char(p, i + 1));
}

static bool is_part(const dz_paragraph *p, size_t i)
{
    uint32_t c = dz_char(p, i);

    return dz_is_latin(c) || dz_is_digit(c) || c == '_' || c == '/' || c == '@' || c == '&' || joins(p, i);
}

/** The next word from 'i' on; what has a digit or the like in it has no letters to compare. */
static bool next_word(const dz_paragraph *p, size_t i, word *w)
{
    size_t n = 0;
    bool   plain = true;

    while (i < p->n && !is_part(p, i))
        i++;
    w->from = i;
    for (; i < p->n && is_part(p, i); i++) {
        uint32_t c = p->at[i];

        plain = plain && (dz_is_latin(c) || joins(p, i)) && n + 4 < LONGEST;
        if (c == 0x2019)
            c = '\'';
        if (plain)
            n += dz_utf8_put(c >= 'A' && c <= 'Z' ? c + 32 : c, w->small + n);
    }
    w->to = i;
    w->small[plain ? n : 0] = '\0';
    return w->to > w->from;
}

static bool is_capital(const dz_paragraph *p, const word *w)
{
    uint32_t c = p->at[w->from];

    return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde);
}

/** One space and nothing else: several are layout. */
static bool are_neighbours(const dz_paragraph *p, const word *a, const word *b)
{
    return b->from == a->to + 1 && (p->at[a->to] == ' ' || p->at[a->to] == 0xa0);
}

static bool same(const word *a, const word *b) { return a->small[0] && strcmp(a->small, b->small) == 0; }

static bool holds_together(const word *w) { return dz_is_function_word((dz_str){w->small, strlen(w->small)}); }

static bool is_doubled(const dz_paragraph *p, const word *a, const word *b, const word *next)
{
    if (!are_neighbours(p, a, b) || !same(a, b) || dz_is_one_of(a->small, allowed_twice))
        return false;
    if (strlen(a->small) == 1 && a->small[0] != 'a')
        return false;
    if (same(b, next) && are_neighbours(p, b, next)) /* a chant */
        return false;
    return holds_together(a) || !(is_capital(p, a) && is_capital(p, b)); /* Sing Sing */
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);

    return n >= m && strcmp(text + n - m, end) == 0;
}

/* words in -er that compare nothing */
static const char not_comparative[] =
    "empower deliver consider foster gather offer register transfer discover recover cover answer order power water number paper leader "
    "officer member center master matter layer danger tower partner worker farmer consumer manager carrier border river summer winter "
    "teacher engineer computer customer career minister volunteer chapter character letter user driver producer trader player";

static bool is_comparative(const word *w) { return ends_with(w->small, "er") && !dz_is_one_of(w->small, not_comparative); }

/** "stronger and stronger", "talked and talked", "hand and hand". */
static bool is_paired_on_purpose(const word *w)
{
    size_t n = strlen(w->small);

    return n < SHORTEST_PAIRED || is_comparative(w) || (n <= LONGEST_ITERATED && ends_with(w->small, "ed")) ||
           dz_is_one_of(w->small, allowed_paired) || holds_together(w);
}

/* what may follow a second X that ends there */
static const char after_paired[] = "and or but that which who is are was were has have had will would can could may must should it we they he she";

/** "X and X" is a slip unless the second begins something of its own: "trade and trade policy", "food and food of quality". */
static bool stands_alone(const dz_paragraph *p, const word *second, const word *next)
{
    uint32_t c = dz_char(p, second->to);

    if (c != ' ' || !next->small[0] || next->from != second->to + 1)
        return c != '-' && c != 0x2013;
    return dz_is_one_of(next->small, after_paired);
}

static bool is_paired(const dz_paragraph *p, const word w[4], const word *next)
{
    return same(&w[1], &w[3]) && strcmp(w[2].small, "and") == 0 && are_neighbours(p, &w[1], &w[2]) && are_neighbours(p, &w[2], &w[3]) &&
           !is_paired_on_purpose(&w[1]) && !dz_is_one_of(w[0].small, "between from") && !(is_capital(p, &w[1]) && is_capital(p, &w[3])) &&
           stands_alone(p, &w[3], next);
}

static void tell(dz_reader *r, const dz_paragraph *p, size_t from, size_t half, size_t to)
{
    dz_span span = dz_stretch(p, from, to), first = dz_stretch(p, from, half);
    dz_str  text = dz_document_slice(dz_pair_document(r->c->pair, r->side), first);

    dz_buf_format(&r->c->say[DZ_IN_ENGLISH], "'%.*s' stands there twice", DZ_ARG(text));
    dz_buf_format(&r->c->say[DZ_IN_CHINESE], "“%.*s”重复", DZ_ARG(text));
    dz_find_here(r, &dz_rule_repeats_word, dz_rule_repeats_word.severity, span, (dz_span_list){NULL, 0});
}

static void read_latin(dz_reader *r, const dz_paragraph *p)
{
    word w[5]; /* the last five */

    memset(w, 0, sizeof w);
    for (size_t i = 0; i < p->n;) {
        bool more = next_word(p, i, &w[4]);

        if (!more)
            w[4].small[0] = '\0';
        if (is_doubled(p, &w[2], &w[3], &w[4]) && !(same(&w[1], &w[2]) && are_neighbours(p, &w[1], &w[2])))
            tell(r, p, w[2].from, w[2].to, w[3].to);
        if (is_paired(p, w, &w[4]))
            tell(r, p, w[1].from, w[1].to, w[3].to);
        i = w[4].to;
        memmove(w, w + 1, 4 * sizeof *w);
        if (!more)
            break;
    }
}

/* ---- Chinese ---- */

/* words of one character that are never doubled on purpose */
static const char32_t never_doubled[] = U"的了在和与與及是为為被把从從由于於以或该該也都就而但将將并並其所之向至则則且若使给給有能可这這那我你他她它们們地得着著";

/* what ABAB may begin with: 一个一个, 很多很多 */
static const char32_t counts[] = U"一二三四五六七八九十百千万萬两兩几幾半每好很太多0123456789";

/* words of two characters that are doubled on purpose, and verbs that stand before the noun they are: 输入|输入的 */
static const char *const doubled_on_purpose[] = {
#include "check/doubled.inc"
};

/* what sounds are written with: 咯当咯当 */
static const char32_t noises[] = U"啦咯呼噜咕嘟哗嘩哇呜嗚嘀嗒嗡哐啪嘎吱嘶嘭噼叽嘰喳咚咣铛鐺叮呱哞咩喵汪";

/* what makes another word of the second one: 发展|发展中国家, 数据|数据库 */
static const char32_t suffixes[] = U"中库庫者性化型率力度员員家机機器品式法";

/* what foreign names are written with: 法赫法赫 is Fakhfakh */
static const char32_t sounds[] = U"阿埃艾爱安奥巴贝比波博布查茨达戴德迪丁杜多厄恩法费菲弗夫格古哈赫亨霍基吉加杰卡凯坎科克库拉莱兰郎劳勒雷里利林卢鲁路伦罗洛马玛迈曼芒梅"
                                U"门蒙米莫默姆穆纳乃内尼努诺帕派佩皮普奇乔切萨塞桑瑟沙舍申斯松索塔泰坦特蒂图托瓦威韦维文沃乌西希谢辛亚扬耶叶伊尤约扎詹泽兹朱祖佐";

static bool is_one_of_these(const char32_t *list, uint32_t c)
{
    for (; *list; list++)
        if (*list == c)
            return true;
    return false;
}

/** How long the longest unit is that stands at 'i' twice in a row: 0, or 1 to 8 characters. */
static size_t doubled_at(const dz_paragraph *p, size_t i)
{
    for (size_t n = 8; n > 0; n--) {
        size_t k = 0;

        while (k < n && dz_is_han(dz_char(p, i + k)) && dz_char(p, i + k) == dz_char(p, i + n + k))
            k++;
        if (k == n)
            return n;
    }
    return 0;
}

/** A noise, part of a foreign name, or 走着走着. */
static bool is_sound(const dz_paragraph *p, size_t i, size_t n)
{
    size_t foreign = 0;

    for (size_t k = 0; k < n; k++) {
        if (is_one_of_these(noises, p->at[i + k]))
            return true;
        foreign += is_one_of_these(sounds, p->at[i + k]);
    }
    return foreign == n || (n == 2 && is_one_of_these(U"着著", p->at[i + 1]));
}

static bool is_on_purpose(const dz_paragraph *p, size_t i, size_t n)
{
    char   text[4 * 8 + 1];
    size_t len = 0;

    if (n == 1) /* but 是是非非 */
        return !is_one_of_these(never_doubled, p->at[i]) || dz_char(p, i + 2) == dz_char(p, i + 3) || (i > 1 && p->at[i - 1] == p->at[i - 2]);
    if (is_one_of_these(counts, p->at[i]) || p->at[i] == p->at[i + 1] || is_sound(p, i, n) ||
        is_one_of_these(suffixes, dz_char(p, i + 2 * n)))
        return true;
    for (size_t k = 0; k < n; k++)
        len += dz_utf8_put(p->at[i + k], text + len);
    text[len] = '\0';
    for (size_t k = 0; k < sizeof doubled_on_purpose / sizeof *doubled_on_purpose; k++)
        if (strcmp(doubled_on_purpose[k], text) == 0)
            return true;
    return false;
}

/** Whether ICU's words end before, between and behind the two. */
static bool are_words(dz_reader *r, const dz_paragraph *p, size_t i, size_t n)
{
    size_t from = i, to = i + 2 * n;
    bool   ends[DZ_MOST_HAN + 1];

    while (from > 0 && dz_is_han(p->at[from - 1]) && i - from < DZ_MOST_HAN / 3)
        from--;
    while (to < p->n && dz_is_han(p->at[to]) && to - i < 2 * DZ_MOST_HAN / 3)
        to++;
    if (!r->words)
        r->words = dz_han_words_open();
    if (!r->words || !dz_han_words_end(r->words, p->at + from, to - from, ends)) {
        dz_find_failed(r->c);
        return false;
    }
    i -= from;
    return ends[i] && ends[i + n] && ends[i + 2 * n];
}

static void read_han(dz_reader *r, const dz_paragraph *p)
{
    for (size_t i = 0; i + 1 < p->n; i++) {
        size_t n = dz_is_han(p->at[i]) ? doubled_at(p, i) : 0;

        if (n == 0 || is_on_purpose(p, i, n) || !are_words(r, p, i, n))
            continue;
        tell(r, p, i, i + n, i + 2 * n);
        i += 2 * n - 1;
    }
}

void dz_read_words(dz_reader *r, const dz_paragraph *p)
{
    if (p->kind == DZ_SEGMENT_FURNITURE)
        return;
    read_latin(r, p);
    read_han(r, p);
}
