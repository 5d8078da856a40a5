/* kind.c — what a block is, by its shape. Floor segment. */
#include "segment/kind.h"

#include <string.h>

#include "segment/rules.h"
#include "text/script.h"

/** Columns: a heading with a final mark that is no stop; one without any stop; a speaker's label. */
enum { WIDEST_HEADING = 140, WIDEST_HEADLINE = 480, WIDEST_SPEAKER = 140, WIDEST_CAPTION = 500 };

/** A block of more units that ends in a stop is prose, and not looked at any closer. */
enum { SURELY_PROSE = 160 };

/** The last character, closing marks passed over. */
static uint32_t last_char(const dz_plain *plain)
{
    uint32_t c = 0;

    for (size_t i = plain->units.n; i > 0; i--) {
        c = dz_line_char(plain, i - 1);
        if (!dz_is_closer(c) && c != '"' && c != '\'' && c != ' ')
            break;
    }
    return c;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == ';' || c == ',' || c == 0x3002 || c == 0x2026;
}

/** Whether a sentence might end somewhere before the end. */
static bool has_stop_inside(const dz_plain *plain)
{
    for (size_t i = 0; i + 1 < plain->units.n; i++) {
        uint32_t c = dz_plain_unit(plain, i), next = dz_plain_unit(plain, i + 1);

        if (c == 0x3002 || c == 0xff01 || c == 0xff1f || ((c == '.' || c == '!' || c == '?') && next == ' '))
            return true;
    }
    return false;
}

/* ---- speakers ---- */

/* small words that stand in a label: "Zhou Bohan, director of the Water Resources Bureau:" */
static const char label_words[] =
    "of the and for in at on a an to reporter reporters journalist correspondent host moderator spokesperson spokesman "
    "spokeswoman director deputy vice chief minister mayor governor secretary general chairman chairwoman chair president "
    "professor dean head manager member premier commissioner editor anchor audience question answer translator interpreter "
    "de von van der bin al";

/* a Chinese block that ends so before its colon leads on to what follows */
static const char *const lead_ins[] = {"如下", "包括", "指出", "强调", "強調", "表示", "认为", "認為", "说", "說", "道", "称", "稱",
                                       "是", "为", "為", "有", "即", "要求", "决定", "決定", "通知", "规定", "規定", "问题", "內容",
                                       "内容", "措施", "以下", "们", "們", "各位", "政府", "单位", "單位", "情况", "情況", "写道", "寫道",
                                       "做到", "原因", "结果", "結果", "提出", "介绍", "介紹", "任务", "任務", NULL};

static bool ends_with(const dz_plain *plain, size_t end, const char *const *list)
{
    for (; *list; list++) {
        size_t n = strlen(*list) / 3; /* all are of three-byte characters */

        if (end >= n && dz_line_has(plain, end - n, *list) == end)
            return true;
    }
    return false;
}

/** Every word has its capital, or is one that a label may hold. */
static bool is_label_of_words(const dz_plain *plain, size_t end)
{
    char word[DZ_LONGEST_WORD + 1];

    for (size_t i = 0; i < end; i++) {
        uint32_t c = dz_plain_unit(plain, i);

        if (c == '!' || c == '?' || c == ';')
            return false;
        if (!dz_is_lower(c) || (i > 0 && (dz_is_latin(dz_plain_unit(plain, i - 1)) || strchr("'’-", (int)(dz_plain_unit(plain, i - 1) & 0x7f)))))
            continue;
        dz_word_after(plain, i, word);
        if (!dz_is_one_of(word, label_words))
            return false;
    }
    return true;
}

/** `谢应君：`, `Lin Huimin, host:`; but `现通知如下：`, `The points are as follows:` */
static bool is_speaker(const dz_plain *plain)
{
    size_t end = plain->units.n;
    bool   han = false;

    if (end < 2 || dz_line_char(plain, end - 1) != ':' || dz_line_columns(plain) > WIDEST_SPEAKER)
        return false;
    for (end--; end > 0 && dz_plain_unit(plain, end - 1) == ' ';)
        end--;
    for (size_t i = 0; i < end; i++) {
        uint32_t c = dz_plain_unit(plain, i);

        han |= dz_is_han(c);
        if (c == 0x3002 || c == 0xff0c || c == 0xff1b || c == 0xff01 || c == 0xff1f)
            return false;
    }
    return han ? !ends_with(plain, end, lead_ins) : is_label_of_words(plain, end);
}

/* ---- captions ---- */

/* somewhere in it */
static const char *const credits[] = {"(photo by", "[photo", "(photo:", "photo by ", "photo courtesy", "photo credit", "摄)", "攝)",
                                      "摄影)", "攝影)", "供图)", "供圖)", "(xinhua/", "/xinhua)", "资料图)", NULL};
/* in front of it */
static const char *const caption_openings[] = {"图为", "圖為", "图片:", "圖片:", "图:", "圖:", "图说", "photo:", "photo taken",
                                               "this photo", "this undated photo", "file photo", "caption:", NULL};
/* in front of it, and a number behind */
static const char *const numbered[] = {"fig. ", "figure ", "table ", "chart ", "图", "圖", "表", NULL};

static bool is_numbered_caption(const dz_plain *plain)
{
    for (const char *const *word = numbered; *word; word++) {
        size_t end = dz_line_has(plain, 0, *word);

        while (end && dz_plain_unit(plain, end) == ' ')
            end++;
        if (end && dz_is_digit(dz_line_char(plain, end)))
            return !has_stop_inside(plain) || dz_line_char(plain, end + 1) == '.';
    }
    return false;
}

/** Whether a credit stands somewhere. Only at a character that one begins with is the list gone through. */
static bool has_credit(const dz_plain *plain)
{
    for (size_t i = 0; i < plain->units.n; i++)
        switch (dz_line_char(plain, i)) {
        case '(': case '[': case 'p': case 'P': case '/': case 0x6444: case 0x651d: case 0x4f9b: case 0x8d44: /* 摄攝供资 */
            for (const char *const *text = credits; *text; text++)
                if (dz_line_has(plain, i, *text))
                    return true;
        }
    return false;
}

static bool opens_as_caption(const dz_plain *plain)
{
    for (const char *const *text = caption_openings; *text; text++)
        if (dz_line_has(plain, 0, *text))
            return true;
    return false;
}

static bool is_caption(const dz_plain *plain, unsigned shape)
{
    if (dz_line_columns(plain) > WIDEST_CAPTION)
        return false;
    if (opens_as_caption(plain))
        return true;
    if (shape & (DZ_HAS_BRACKET | DZ_HAS_PHOTO) && has_credit(plain))
        return true;
    return shape & DZ_HAS_DIGIT && is_numbered_caption(plain);
}

/* ---- the rest ---- */

/** `12,345.6`, `-3%`: a figure and nothing else. */
static bool is_figure(const dz_plain *plain)
{
    bool digit = false;

    for (size_t i = 0; i < plain->units.n; i++) {
        uint32_t c = dz_line_char(plain, i);

        digit |= dz_is_digit(c);
        if (!dz_is_digit(c) && !(c < 0x80 && c && strchr(".,%+-() ", (int)c)) && c != 0x2212)
            return false;
    }
    return digit;
}

static bool is_item(const dz_plain *plain)
{
    uint32_t  c = dz_plain_unit(plain, 0);
    dz_marker marker;

    if ((c == '-' || c == '*' || c == 0x2013 || c == 0x2014) && dz_plain_unit(plain, 1) == ' ')
        return true;
    /* J. Smith is a name */
    return dz_marker_at(plain, 0, &marker) && marker.style != DZ_MARKER_UPPER + DZ_WRAP_STOP;
}

/** A bullet is an item's; a number may be that of a chapter, when nothing but a title follows. */
static bool is_bulleted(const dz_plain *plain)
{
    dz_marker marker;

    return is_item(plain) && (!dz_marker_at(plain, 0, &marker) || marker.style < DZ_MARKER_DIGIT);
}

/** A block of which it is not clear at a glance that it is prose. */
static dz_segment_kind kind_of_label(const dz_plain *plain)
{
    unsigned shape = dz_line_shape(plain);

    if (dz_line_is_time(plain, 0, plain->units.n))
        return DZ_SEGMENT_TIMESTAMP;
    if (dz_is_furniture(plain, shape))
        return DZ_SEGMENT_FURNITURE;
    if (shape & DZ_HAS_DIGIT && is_figure(plain))
        return DZ_SEGMENT_CELL;
    if (shape & DZ_HAS_COLON && is_speaker(plain))
        return DZ_SEGMENT_SPEAKER;
    if (is_caption(plain, shape))
        return DZ_SEGMENT_CAPTION;
    return DZ_SEGMENT_SENTENCE;
}

static bool is_heading(const dz_plain *plain)
{
    uint32_t last = last_char(plain);

    if (is_stop(last) || last == ':' || is_bulleted(plain))
        return false;
    return dz_line_columns(plain) <= (has_stop_inside(plain) ? WIDEST_HEADING : WIDEST_HEADLINE);
}

dz_segment_kind dz_kind_of_block(const dz_plain *plain)
{
    size_t          n = plain->units.n;
    dz_segment_kind kind = DZ_SEGMENT_SENTENCE;

    if (n <= SURELY_PROSE || (n <= DZ_LONGEST_LABEL && !is_stop(last_char(plain))))
        kind = kind_of_label(plain);
    else if (opens_as_caption(plain) && dz_line_columns(plain) <= WIDEST_CAPTION)
        kind = DZ_SEGMENT_CAPTION;
    if (kind == DZ_SEGMENT_SENTENCE && n <= DZ_LONGEST_LABEL && is_heading(plain))
        return DZ_SEGMENT_HEADING;
    return kind == DZ_SEGMENT_SENTENCE && is_item(plain) ? DZ_SEGMENT_ITEM : kind;
}

bool dz_is_byline(const dz_plain *plain, size_t from, size_t to)
{
    static const char *const openings[] = {"(by ", "(reporter", "(reported by", "(edited by", "(editor", "(责任编辑", "(責任編輯",
                                           "(编辑", "(編輯", "(责编", "(記者", "(记者", "(通讯员", "(完)", NULL};

    if (to - from > WIDEST_SPEAKER || dz_line_char(plain, from) != '(' || dz_line_char(plain, to - 1) != ')')
        return false;
    for (const char *const *text = openings; *text; text++)
        if (dz_line_has(plain, from, *text))
            return true;
    return false;
}
