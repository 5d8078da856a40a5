/* markup.c — where the mark-up of an XML document stands. Floor text. */
#include "text/markup.h"

#include <string.h>

static bool begins(dz_str text, size_t at, const char *with)
{
    size_t n = strlen(with);

    return text.len - at >= n && memcmp(text.at + at, with, n) == 0;
}

/** Behind the next 'what' from 'at' on; the end of the text where there is none. */
static size_t behind(dz_str text, size_t at, const char *what)
{
    size_t n = strlen(what);

    for (; at + n <= text.len; at++) {
        const char *next = memchr(text.at + at, *what, text.len - at - n + 1);

        if (!next)
            break;
        at = (size_t)(next - text.at);
        if (memcmp(next, what, n) == 0)
            return at + n;
    }
    return text.len;
}

/** Behind the '>' that ends what begins at 'at', quotes and the brackets of a document type minded. */
static size_t behind_tag(dz_str text, size_t at)
{
    char     quote = '\0';
    unsigned brackets = 0;

    for (; at < text.len; at++) {
        char c = text.at[at];

        if (quote) {
            quote = c == quote ? '\0' : quote;
            continue;
        }
        if (c == '"' || c == '\'')
            quote = c;
        brackets += c == '[';
        brackets -= c == ']' && brackets;
        if (c == '>' && brackets == 0)
            return at + 1;
    }
    return text.len;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void take_name(dz_str text, dz_markup *one)
{
    size_t from = one->at + 1 + (one->kind == DZ_MARKUP_CLOSES), at = from, colon = from;

    while (at < one->end && !is_space(text.at[at]) && text.at[at] != '/' && text.at[at] != '>') {
        if (text.at[at] == ':')
            colon = at + 1;
        at++;
    }
    one->prefix = (dz_str){text.at + from, colon - from};
    one->name = (dz_str){text.at + colon, at - colon};
}

static dz_markup read_at(dz_str text, size_t at)
{
    dz_markup one = {.at = at, .kind = DZ_MARKUP_OTHER};

    if (begins(text, at, "<!--"))
        one.end = behind(text, at + 4, "-->");
    else if (begins(text, at, "<![CDATA["))
        one.end = behind(text, at + 9, "]]>");
    else if (begins(text, at, "<?"))
        one.end = behind(text, at + 2, "?>");
    else
        one.end = behind_tag(text, at);
    if (at + 1 < text.len && !strchr("!?", text.at[at + 1])) {
        one.kind = text.at[at + 1] == '/' ? DZ_MARKUP_CLOSES : text.at[one.end - 2] == '/' ? DZ_MARKUP_EMPTY : DZ_MARKUP_OPENS;
        take_name(text, &one);
    }
    return one;
}

bool dz_markup_find(dz_str text, dz_markups *out)
{
    for (size_t at = 0; at < text.len;) {
        const char *next = memchr(text.at + at, '<', text.len - at);
        dz_markup   one;

        if (!next)
            break;
        one = read_at(text, (size_t)(next - text.at));
        if (!dz_list_push(out, one))
            return false;
        at = one.end;
    }
    return true;
}

bool dz_markup_attribute(dz_str text, const dz_markup *element, size_t *at, dz_str *name, dz_str *value)
{
    size_t from, i = *at == element->at ? (size_t)(element->name.at - text.at) + element->name.len : *at;
    char   quote;

    while (i < element->end && is_space(text.at[i]))
        i++;
    from = i;
    while (i < element->end && text.at[i] != '=' && !is_space(text.at[i]) && text.at[i] != '>')
        i++;
    *name = (dz_str){text.at + from, i - from};
    while (i < element->end && text.at[i] != '"' && text.at[i] != '\'')
        i++;
    if (i + 1 >= element->end)
        return false;
    quote = text.at[i];
    from = ++i;
    while (i < element->end && text.at[i] != quote)
        i++;
    *value = (dz_str){text.at + from, i - from};
    *at = i + 1;
    return true;
}

dz_str dz_markup_value(dz_str text, const dz_markup *element, const char *name)
{
    dz_str this, value;
    size_t at = element->at, n = strlen(name);

    while (dz_markup_attribute(text, element, &at, &this, &value))
        if (this.len == n && memcmp(this.at, name, n) == 0)
            return value;
    return (dz_str){NULL, 0};
}
