/* headings.c — what the headings of a table, or the keys of a record, say is below them. Floor read. */
#include "read/headings.h"

#include <string.h>
#include <strings.h>

#include "duizhao/document.h"
#include "read/document.h"

enum { LONGEST = 40 };

static const struct {
    const char *words; /* with bars between */
    dz_heading  is;
} known[] = {
    {"cn|chs|cht|zho|chi|chinese|simplified chinese|traditional chinese|chinese (simplified)|chinese (traditional)|chinese text|中文|汉语|漢語|"
     "简体中文|繁體中文|繁体中文|中文（简体）|中文(简体)|中文（繁體）|中文原文|中文译文|汉字", DZ_HEADING_ZH},
    {"eng|english|english text|english translation|英文|英语|英語|英文原文|英文译文", DZ_HEADING_EN},
    {"source|src|source text|source-text|original|原文|源文|源语", DZ_HEADING_SOURCE},
    {"target|tgt|trg|target text|target-text|translation|译文|譯文|译语", DZ_HEADING_TARGET},
    {"id|key|no|no.|#|string id|编号|編號|序号|序號", DZ_HEADING_ID},
};

static bool lists(const char *words, const char *word, size_t n)
{
    for (const char *at = words; *at; at += at[strcspn(at, "|")] ? strcspn(at, "|") + 1 : strcspn(at, "|"))
        if (strcspn(at, "|") == n && strncasecmp(at, word, n) == 0)
            return true;
    return false;
}

dz_heading dz_heading_of(dz_str text)
{
    dz_span         ink = dz_trimmed(text, 0, text.len);
    char            word[LONGEST + 1];
    dz_read_options options = {0};

    if (ink.len == 0 || ink.len > LONGEST)
        return DZ_HEADING_OTHER;
    memcpy(word, text.at + ink.at, ink.len);
    word[ink.len] = '\0';
    for (char *at = word; *at; at++)
        if (*at == '_')
            *at = '-';
    if (dz_lang_from_tag(word, &options))
        return options.lang == DZ_LANG_EN ? DZ_HEADING_EN : DZ_HEADING_ZH;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lists(known[i].words, word, ink.len))
            return known[i].is;
    return DZ_HEADING_OTHER;
}

/** The first of that kind, or n. */
static size_t first(const dz_heading *at, size_t n, dz_heading kind)
{
    size_t i = 0;

    while (i < n && at[i] != kind)
        i++;
    return i;
}

bool dz_headings_pair(const dz_heading *at, size_t n, size_t pair[2])
{
    size_t zh = first(at, n, DZ_HEADING_ZH), en = first(at, n, DZ_HEADING_EN), source = first(at, n, DZ_HEADING_SOURCE),
           target = first(at, n, DZ_HEADING_TARGET);

    if (zh < n && en < n) {
        pair[0] = zh < en ? zh : en;
        pair[1] = zh < en ? en : zh;
        return true;
    }
    pair[0] = source;
    pair[1] = target;
    return source < n && target < n;
}
