/* find_zh.c — names in Chinese. Floor name. */
#include <string.h>

#include "name/find.h"
#include "name/readings.h"
#include "text/script.h"
#include "text/utf8.h"

enum { MOST_LAYERS = 8, CHARACTER = 3 /* bytes of a usual Han character */ };

/* What stands before or behind a person's name. Both scripts. */
static const char *const titles[] = {
    "记者", "記者", "书记", "書記", "省长", "省長", "市长", "市長", "县长", "縣長", "区长", "區長", "主席", "主任", "部长", "部長", "局长", "局長", "处长", "處長",
    "厅长", "廳長", "院长", "院長", "校长", "校長", "会长", "會長", "总理", "總理", "总统", "總統", "总裁", "總裁", "教授", "院士", "先生", "女士", "同志", "小姐",
    "委员长", "委員長", "委员", "委員", "代表", "发言人", "發言人", "董事长", "董事長", "总经理", "總經理", "经理", "經理", "博士", "医生", "醫生", "老师", "老師", "律师",
    "律師", "司令", "将军", "將軍", "秘书长", "秘書長", "镇长", "鎮長", "村长", "村長", "科长", "科長", "队长", "隊長", "理事长", "理事長", "负责人", "負責人", "主播", "编辑",
    "編輯", "摄影", "攝影", "通讯员", "通訊員", "村民", "居民", "市民", "研究员", "研究員", "工程师", "工程師", "行长", "行長", "州长", "州長", "社长", "社長", "司长", "司長",
};

/* What a person's name is followed by, besides a title. */
static const char *const verbs[] = {
    "说", "說", "表示", "指出", "强调", "強調", "认为", "認為", "介绍", "介紹", "主持", "出席", "参加", "參加", "宣布", "致辞", "致辭", "讲话", "講話", "告诉", "告訴", "率",
    "会见", "會見", "发言", "發言", "陪同", "分别", "分別", "等", "作", "在", "来到", "來到", "提出", "要求", "透露", "坦言", "答",
};

static const char *const place_endings[] = {
    "省", "市", "县", "縣", "区", "區", "州", "镇", "鎮", "乡", "鄉", "村", "旗", "国", "國", "江", "河", "山", "湖", "海", "岛", "島", "洲", "港", "湾", "灣", "路", "街",
};

static const char *const organisation_endings[] = {
    "大学", "大學", "学院", "學院", "公司", "集团", "集團", "银行", "銀行", "组织", "組織", "委员会", "委員會", "部", "局", "院", "协会", "協會", "联盟", "聯盟", "报", "報", "社", "党", "黨",
};

typedef struct scan {
    dz_finder        *finder;
    const dz_segment *segment;
    uint32_t          index;
    size_t            end;
} scan;

static dz_str rest_at(const scan *s, size_t at) { return (dz_str){s->finder->text.at + at, s->end - at}; }

static bool begins_with_one(dz_str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(list[i]);

        if (len <= text.len && memcmp(text.at, list[i], len) == 0)
            return true;
    }
    return false;
}

static bool ends_with_one(dz_str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(list[i]);

        if (len <= text.len && memcmp(text.at + text.len - len, list[i], len) == 0)
            return true;
    }
    return false;
}

#define ONE_OF(list) list, sizeof(list) / sizeof *(list)

/** How many bytes the longest headword has that stands at a place. */
static size_t headword_at(const scan *s, size_t at)
{
    return s->finder->lexicon ? dz_lexicon_match(s->finder->lexicon, rest_at(s, at)) : 0;
}

/** The flags that all layers together have for a headword. */
static unsigned flags_of(const scan *s, dz_str headword)
{
    dz_word  layers[MOST_LAYERS];
    size_t   n = dz_lexicon_find(s->finder->lexicon, headword, layers, MOST_LAYERS);
    unsigned flags = 0;

    for (size_t i = 0; i < n; i++)
        flags |= dz_word_flags(&layers[i]);
    return flags;
}

static bool is_han_at(const scan *s, size_t at) { return at < s->end && dz_is_han(dz_utf8_next(s->finder->text.at, &at)); }

/** Whether a character may stand in a given name: Han that holds no sentence together. */
static bool is_given(const scan *s, size_t at)
{
    size_t next = at;

    if (!is_han_at(s, at))
        return false;
    dz_utf8_next(s->finder->text.at, &next);
    return !dz_is_function_word_zh((dz_str){s->finder->text.at + at, next - at});
}

/** How many bytes the surname has that stands at a place. */
static size_t surname_at(const scan *s, size_t at)
{
    dz_str rest = rest_at(s, at);
    size_t compound = dz_compound_surname(rest.at, rest.len), next = at;

    if (compound)
        return compound;
    return dz_is_surname(dz_utf8_next(s->finder->text.at, &next)) ? next - at : 0;
}

static bool title_before(const scan *s, size_t from)
{
    return ends_with_one((dz_str){s->finder->text.at + s->segment->span.at, from - s->segment->span.at}, ONE_OF(titles));
}

/** Whether a title stands behind; or, unless the given name is a word, a verb. */
static bool title_behind(const scan *s, size_t given, size_t to)
{
    if (begins_with_one(rest_at(s, to), ONE_OF(titles)))
        return true;
    return begins_with_one(rest_at(s, to), ONE_OF(verbs)) && (to - given <= CHARACTER || headword_at(s, given) < to - given);
}

/** Whether a headword is a month or a day, which English writes with a capital. */
static bool is_date(dz_str headword)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "正", "腊", "臘", "元"},
                             *const days[] = {"星期", "周", "週", "礼拜", "禮拜"}, *const ends[] = {"月", "日"};

    return begins_with_one(headword, ONE_OF(days)) || (begins_with_one(headword, ONE_OF(numerals)) && ends_with_one(headword, ONE_OF(ends)));
}

/** Whether a body of people ends here, which no given name does: 管委会. */
static bool ends_body(const scan *s, size_t from, size_t to)
{
    static const char *const bodies[] = {"会", "會", "部", "局", "厅", "廳", "处", "處", "委", "办", "辦", "队", "隊", "组", "組", "社", "厂", "廠", "校", "院"};

    return ends_with_one((dz_str){s->finder->text.at + from, to - from}, ONE_OF(bodies));
}

/** The end of a given name of so many characters; 0: none is there, or a word of the
 *  lexicon goes on behind it. */
static size_t given_at(const scan *s, size_t given, size_t characters)
{
    size_t to = given;

    for (size_t i = 0; i < characters; i++) {
        if (to >= s->end || !is_given(s, to))
            return 0;
        dz_utf8_next(s->finder->text.at, &to);
    }
    for (size_t at = given; at < to; dz_utf8_next(s->finder->text.at, &at))
        if (headword_at(s, at) > to - at)
            return 0;
    return ends_body(s, given, to) ? 0 : to;
}

/** The end of a person's name that begins at a place; 0: none does. A title or a verb
 *  behind it says more than a title before: 沈苇主任 is Shen Wei. */
static size_t person_at(const scan *s, size_t at)
{
    size_t surname = surname_at(s, at), to[2];

    if (!surname || headword_at(s, at) > surname)
        return 0;
    to[0] = given_at(s, at + surname, 2);
    to[1] = given_at(s, at + surname, 1);
    for (int i = 0; i < 2; i++)
        if (to[i] && title_behind(s, at + surname, to[i]))
            return to[i];
    for (int i = 0; i < 2; i++)
        if (to[i] && title_before(s, at))
            return to[i];
    return 0;
}

static void add(scan *s, size_t from, size_t to, dz_name_kind kind, unsigned flags)
{
    dz_name name = {.span = {(uint32_t)from, (uint32_t)(to - from)},
                    .segment = s->index,
                    .kind = (uint8_t)kind,
                    .known = flags & DZ_WORD_NAME,
                    .usual = flags & DZ_WORD_BUILTIN};

    s->finder->failed |= !dz_list_push(&s->finder->list, name);
}

static dz_name_kind kind_of(dz_str name)
{
    if (ends_with_one(name, ONE_OF(organisation_endings)))
        return DZ_NAME_ORGANISATION;
    return ends_with_one(name, ONE_OF(place_endings)) ? DZ_NAME_PLACE : DZ_NAME_OTHER;
}

void dz_find_names_zh(dz_finder *finder, const dz_segment *segment, uint32_t index)
{
    scan s = {.finder = finder, .segment = segment, .index = index, .end = segment->span.at + segment->span.len};

    for (size_t at = segment->span.at; at < s.end;) {
        size_t   headword, person, next = at;
        unsigned flags;

        if (!dz_is_han(dz_utf8_next(finder->text.at, &next))) {
            at = next;
            continue;
        }
        headword = headword_at(&s, at);
        person = person_at(&s, at);
        flags = headword > CHARACTER ? flags_of(&s, (dz_str){finder->text.at + at, headword}) : 0;
        if (person) {
            add(&s, at, person, DZ_NAME_PERSON, 0);
            at = person;
        } else if (flags & DZ_WORD_NAME && !is_date((dz_str){finder->text.at + at, headword})) {
            add(&s, at, at + headword, kind_of((dz_str){finder->text.at + at, headword}), flags);
            at += headword;
        } else {
            at = headword ? at + headword : next;
        }
    }
}
