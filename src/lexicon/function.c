/* function.c — words that only hold a sentence together. Floor lexicon.
 *
 * Few: pronouns, negations and modal verbs have counterparts in the other
 * language, and tell sentences of a story from each other.
 */
#include <string.h>

#include "duizhao/lexicon.h"

/* Both in the order of bytes. */

static const char *const english[] = {
    "a", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by", "did", "do", "does", "doing",
    "for", "from", "had", "has", "have", "having", "in", "into", "is", "it", "its", "itself", "of", "on",
    "onto", "or", "per", "so", "than", "that", "the", "this", "to", "unto", "upon", "was", "were", "with",
};

static const char *const chinese[] = {
    "与", "且", "並", "个", "为", "为了", "之", "也", "了", "于", "些", "什么", "什麼", "从", "他", "他们", "他們", "以", "以及", "以来",
    "们", "但", "但是", "你", "你们", "你們", "個", "們", "关于", "其", "其中", "则", "即", "却", "又", "及", "吗", "吧", "呀", "呢",
    "和", "哦", "哪", "啊", "嗎", "嘛", "因为", "因此", "因為", "在", "地", "她", "她们", "她們", "如", "如果", "它", "它们", "它們",
    "对于", "對於", "就", "并", "并且", "很", "得", "從", "怎么", "怎麼", "您", "我", "我们", "我們", "或", "或者", "所", "所以", "把",
    "於", "是", "更", "最", "此", "為", "為了", "然而", "由于", "的", "着", "而", "而且", "自", "與", "若", "著", "虽", "虽然", "被",
    "该", "还", "还是", "这", "这个", "这些", "这样", "這", "這些", "這個", "還", "那", "那个", "那么", "那些", "那個", "那样", "都", "關於",
    "雖然",
};

static bool is_among(const char *const *list, size_t n, dz_str word)
{
    size_t from = 0, to = n;

    while (from < to) {
        size_t middle = from + (to - from) / 2, len = strlen(list[middle]);
        int    order = memcmp(list[middle], word.at, len < word.len ? len : word.len);

        order = order ? order : (len > word.len) - (len < word.len);
        if (order == 0)
            return true;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

/** Where the apostrophe of a contraction stands ("they're", "isn't"); the length where there is none. */
static size_t apostrophe(dz_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.at[i] == '\'' || (i + 2 < word.len && memcmp(word.at + i, "\xe2\x80\x99", 3) == 0))
            return i;
    return word.len;
}

bool dz_is_function_word(dz_str word)
{
    size_t n = sizeof english / sizeof *english, at = apostrophe(word);

    if (at < word.len && word.at[word.len - 1] == 't') /* "isn't", "don't", "won't" */
        return at > 1 && word.at[at - 1] == 'n';
    return is_among(english, n, (dz_str){word.at, at});
}

bool dz_is_function_word_zh(dz_str word)
{
    return is_among(chinese, sizeof chinese / sizeof *chinese, word);
}
