/* furniture.c — lines of a page that are no text of it. Floor segment.
 *
 * Each shape below was met on a real page. All are asked of whole blocks only,
 * so that a sentence which mentions a source or a next page is left alone.
 */
#include <string.h>

#include "segment/kind.h"
#include "text/script.h"

enum { MOST_COLUMNS_OF_PART = 50 };

/* ---- words ---- */

/* a block that begins with one of these and a colon, and goes on */
static const char *const labels[] = {
    "tags", "tag", "keywords", "key words", "source", "editor", "web editor", "editors", "updated", "last updated",
    "published", "posted", "release date", "share", "share to", "share this", "font size", "views", "hits", "previous",
    "next", "previous article", "next article", "related", "related news", "related articles", "related stories",
    "filed under", "category", "categories", "your position", "your location", "location", "you are here",
    "来源", "來源", "稿源", "信息来源", "信息來源", "文章来源", "责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "校对",
    "标签", "標籤", "关键词", "關鍵詞", "关键字", "關鍵字", "发布时间", "發布時間", "发布日期", "發布日期", "发布机构", "更新时间",
    "更新時間", "浏览次数", "瀏覽次數", "浏览量", "点击数", "點擊數", "点击量", "阅读量", "阅读次数", "阅读", "閱讀", "字号", "字號",
    "字体", "字體", "字体大小", "分享到", "分享", "上一篇", "下一篇", "当前位置", "當前位置", "您的位置", "您当前的位置", "你的位置",
    "打印", "扫一扫", "版权所有", "版權所有", "主办单位", "承办单位", "备案号", NULL};

/* a block that begins with one of these, whatever follows */
static const char *const openings[] = {"copyright ©", "copyright (c)", "© 20", "©20", "all rights reserved", "版权所有",
                                       "版權所有", "the article is in chinese", "扫一扫在手机", "点击查看更多", NULL};

/* a block of nothing but these, with separators between */
static const char *const buttons[] = {
    "print", "share", "email", "e-mail", "close", "top", "back to top", "back", "home", "large", "medium", "small",
    "font size", "font", "previous", "next", "prev", "first", "last", "previous page", "next page", "more", "comment", "comments",
    "打印本页", "打印", "关闭窗口", "关闭", "關閉", "分享到", "分享", "返回顶部", "返回首页", "返回", "收藏", "纠错", "首页", "首頁",
    "上一页", "下一页", "上一頁", "下一頁", "上一篇", "下一篇", "尾页", "末页", "字号", "字體", "字体", "大", "中", "小", "更多",
    "评论", "微信", "微博", "推荐阅读", "相关阅读", "相关链接", NULL};

static const char *const homes[] = {"home", "home page", "homepage", "首页", "首頁", "主页", "主頁", "您的位置", "您当前的位置",
                                    "当前位置", "當前位置", "you are here", "your position", "location", "position", NULL};

/** The longest of 'list' at unit 'i': its end, or 0. Latin words do not run on. */
static size_t one_of(const dz_plain *plain, size_t i, const char *const *list)
{
    uint32_t c = dz_line_small(plain, i);
    size_t   best = 0;

    if (c <= ' ')
        return 0;
    for (; *list; list++) {
        size_t end = dz_line_begins_otherwise(*list, c) ? 0 : dz_line_has(plain, i, *list);

        if (end > best && !(dz_is_latin(dz_plain_unit(plain, end)) && dz_is_latin(dz_plain_unit(plain, end - 1))))
            best = end;
    }
    return best;
}

static size_t skip_spaces(const dz_plain *plain, size_t i)
{
    while (dz_plain_unit(plain, i) == ' ')
        i++;
    return i;
}

/* ---- shapes ---- */

/** `Tags: …`, `来源：…` */
static bool is_labelled(const dz_plain *plain)
{
    size_t i = dz_line_char(plain, 0) == '[' || dz_line_char(plain, 0) == '(' || dz_plain_unit(plain, 0) == 0x3010;
    size_t end = one_of(plain, i, labels);

    return end && dz_line_char(plain, skip_spaces(plain, end)) == ':' && skip_spaces(plain, end) + 1 < plain->units.n;
}

/** `--`, `***`, `• |`: a line of ornaments. A line of stops is somebody's silence, and text. */
static bool is_ornament(const dz_plain *plain)
{
    for (size_t i = 0; i < plain->units.n; i++) {
        uint32_t c = dz_line_char(plain, i);

        if (c > 0x20 && c < 0x7f ? !strchr("-_=*#|~+/\\<>^", (int)c)
                                 : c > 0x20 && !(c >= 0x2010 && c <= 0x2015) && c != 0x2022 && c != 0xb7 && !(c >= 0x2500 && c < 0x2700))
            return false;
    }
    return plain->units.n > 0;
}

static bool is_separator(uint32_t c)
{
    return c == '>' || c == '<' || c == '|' || c == '/' || c == '[' || c == ']' || c == 0x3010 || c == 0x3011 || c == 0xbb ||
           c == 0xab || c == 0x203a || c == 0x2039 || c == 0xb7 || c == 0x2022 || c == ':' || c == '(' || c == ')';
}

/** `【打印】【关闭】`, `Print | Share`, `字号：大 中 小` */
static bool is_buttons(const dz_plain *plain)
{
    size_t i = 0, n = 0;

    while (i < plain->units.n) {
        size_t end = one_of(plain, i, buttons);

        if (end == 0 && !is_separator(dz_line_char(plain, i)) && dz_plain_unit(plain, i) != ' ')
            return false;
        n += end != 0;
        i = end ? end : i + 1;
    }
    return n > 0;
}

/** `<  1  2  3 … 11  >`, `1 2 3 4 下一页`, `- 3 -`, `第 3 页 共 5 页`, `Page 3 of 10` */
static bool is_pager(const dz_plain *plain)
{
    static const char *const words[] = {"page", "of", "第", "共", "页", "頁", NULL};
    size_t                   numbers = 0, turns = 0, dashes = 0, end;
    bool                     digits = false;

    for (size_t i = 0; i < plain->units.n; i = end) {
        uint32_t c = dz_line_char(plain, i);

        end = i + 1;
        numbers += dz_is_digit(c) && !digits;
        digits = dz_is_digit(c);
        if (digits || c == ' ' || c == '.' || c == 0x2026)
            continue;
        if (c == '<' || c == '>' || c == '|' || c == '[' || c == ']' || c == 0xab || c == 0xbb || c == 0x2039 || c == 0x203a)
            turns++;
        else if (c == '-' || c == 0x2014 || c == 0x2013)
            dashes++;
        else if ((end = one_of(plain, i, words)) != 0 || (end = one_of(plain, i, buttons)) != 0)
            turns += 2;
        else
            return false;
    }
    return (numbers > 0 && turns > 1) || (numbers == 1 && dashes == 2);
}

/** `Home > News > City`, `ㄑ Press Room ㄑ Press Conferences` */
static bool is_crumbs(const dz_plain *plain)
{
    size_t parts = 0, home = one_of(plain, 0, homes);
    bool   leads = dz_plain_unit(plain, 0) == 0x3111; /* ㄑ, on pages of china.org.cn */

    for (size_t i = 0; i < plain->units.n; i++) {
        uint32_t c = dz_line_char(plain, i);

        if (c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x21 || c == 0x3f)
            return false;
        parts += c == '>' || c == 0xbb || c == 0x203a || c == 0x3111 || (home && c == '|');
    }
    return (leads && parts > 1) || (home && parts > 0 && is_separator(dz_line_char(plain, skip_spaces(plain, home))));
}

/** Whether [from, to) looks like the name of a site: letters and stops, no space. */
static bool is_domain(const dz_plain *plain, size_t from, size_t to)
{
    size_t stops = 0;

    for (size_t i = from; i < to; i++) {
        uint32_t c = dz_plain_unit(plain, i);

        if (c != '.' && c != '-' && !dz_is_latin(c) && !dz_is_digit(c))
            return false;
        stops += c == '.' && i > from && i + 1 < to;
    }
    return stops > 0 && to - from > 4;
}

/** `China.org.cn | May 15, 2024`: short parts, one of them a date or a site. */
static bool is_site_line(const dz_plain *plain)
{
    size_t parts = 0, from = 0;
    bool   found = false;

    for (size_t i = 0; i <= plain->units.n; i++) {
        uint32_t c = dz_line_char(plain, i);
        size_t   to = i, labelled;

        if (i < plain->units.n && c != '|')
            continue;
        from = skip_spaces(plain, from);
        while (to > from && dz_plain_unit(plain, to - 1) == ' ')
            to--;
        if (to - from > MOST_COLUMNS_OF_PART)
            return false;
        labelled = one_of(plain, from, labels);
        labelled = labelled && dz_line_char(plain, labelled) == ':' ? skip_spaces(plain, labelled + 1) : from;
        found |= to > labelled && (dz_line_is_time(plain, labelled, to) || is_domain(plain, labelled, to));
        parts++;
        from = i + 1;
    }
    return parts > 1 && found;
}

/** `source:city.gov.cn 2020-11-06 [ font size:Large Medium Small]` */
static bool has_font_size(const dz_plain *plain)
{
    static const char *const sizes[] = {"font size:", "font size :", "字号:", "字號:", "字体:", "字體:", NULL};
    size_t                   at = SIZE_MAX;

    for (const char *const *size = sizes; *size && at == SIZE_MAX; size++)
        at = dz_line_find(plain, 0, *size);
    return at != SIZE_MAX && (dz_line_find(plain, at, "small") != SIZE_MAX || dz_line_find(plain, at, "小") != SIZE_MAX);
}

/** `PREV Some headline`: in capitals only. "Next, let me …" is a sentence. */
static bool is_neighbour(const dz_plain *plain)
{
    static const char *const words[] = {"PREV ", "PREVIOUS ", "NEXT ", NULL};

    for (const char *const *word = words; *word; word++) {
        size_t i = 0;

        while ((*word)[i] && (uint32_t)(*word)[i] == dz_plain_unit(plain, i))
            i++;
        /* NEXT IN A LINE OF CAPITALS is a headline */
        if ((*word)[i] == '\0' && dz_plain_unit(plain, i + 1) != 0)
            return !(dz_plain_unit(plain, i) >= 'A' && dz_plain_unit(plain, i) <= 'Z' && dz_plain_unit(plain, i + 1) >= 'A' &&
                     dz_plain_unit(plain, i + 1) <= 'Z');
    }
    return false;
}

bool dz_is_furniture(const dz_plain *plain, unsigned shape)
{
    return is_ornament(plain) || (shape & DZ_HAS_COLON && is_labelled(plain)) || is_neighbour(plain) ||
           one_of(plain, 0, openings) != 0 || (shape & DZ_HAS_DIGIT && is_pager(plain)) ||
           (shape & DZ_HAS_SEPARATOR && (is_crumbs(plain) || is_site_line(plain))) || is_buttons(plain) ||
           (shape & DZ_HAS_COLON && has_font_size(plain));
}
