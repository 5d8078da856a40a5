/* aside.c — what stands in the middle of a paragraph and is read behind it: text boxes. Floor read.
 *
 * It is kept about as large as the XML was: '<', the name, one byte with the number of attributes, their names and
 * values; '"' and the text; '>' and the name. Each word ends with a NUL, which XML cannot hold.
 */
#include "read/aside.h"

#include <string.h>

static void keep_word(dz_aside *a, const char *word) { dz_buf_add(&a->kept, word, strlen(word) + 1); }

bool dz_aside_begin(dz_aside *a, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    a->depth++;
    a->in_text = false;
    dz_buf_byte(&a->kept, '<');
    keep_word(a, name);
    dz_buf_byte(&a->kept, (char)n);
    for (size_t i = 0; i < n; i++) {
        keep_word(a, attributes[i].name);
        keep_word(a, attributes[i].value);
    }
    return dz_buf_ok(&a->kept);
}

bool dz_aside_end(dz_aside *a, const char *name)
{
    a->depth--;
    a->in_text = false;
    dz_buf_byte(&a->kept, '>');
    keep_word(a, name);
    return dz_buf_ok(&a->kept);
}

bool dz_aside_text(dz_aside *a, dz_str text)
{
    if (a->in_text)
        a->kept.bytes.n--; /* its NUL */
    else
        dz_buf_byte(&a->kept, '"');
    dz_buf_str(&a->kept, text);
    dz_buf_byte(&a->kept, '\0');
    a->in_text = dz_buf_ok(&a->kept);
    return a->in_text;
}

/** The word at '*at', which is moved behind it. */
static const char *next_word(const dz_aside *a, size_t *at)
{
    const char *word = a->kept.bytes.at + *at;

    *at += strlen(word) + 1;
    return word;
}

/** Tells of the element that begins at '*at'. */
static bool tell_begin(const dz_aside *a, size_t *at, const dz_xml_handler *handler, void *data)
{
    dz_xml_attribute attributes[DZ_MOST_ATTRIBUTES];
    const char      *name = next_word(a, at);
    size_t           n = (size_t)a->kept.bytes.at[(*at)++];

    for (size_t i = 0; i < n; i++) {
        attributes[i].name = next_word(a, at);
        attributes[i].value = next_word(a, at);
    }
    return handler->begin(data, name, attributes, n);
}

bool dz_aside_tell(dz_aside *a, const dz_xml_handler *handler, void *data)
{
    bool goes_on = true;

    a->telling = true;
    for (size_t at = 0; goes_on && at < a->kept.bytes.n;) {
        char        what = a->kept.bytes.at[at++];
        const char *word;

        if (what == '<') {
            goes_on = tell_begin(a, &at, handler, data);
            continue;
        }
        word = next_word(a, &at);
        goes_on = what == '>' ? handler->end(data, word) : handler->text(data, (dz_str){word, strlen(word)});
    }
    a->telling = a->in_text = false;
    dz_buf_clear(&a->kept);
    return goes_on;
}

void dz_aside_free(dz_aside *a) { dz_buf_free(&a->kept); }
