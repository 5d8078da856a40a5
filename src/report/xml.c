/* xml.c — text in XML, for the formats of translators' tools. Floor report. */
#include "report/xml.h"

#include "text/utf8.h"

/** What is no Char of XML 1.0, section 2.2. A surrogate cannot stand in UTF-8. */
static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff;
}

/** What XML allows, and an editor would not show or would change. */
static bool is_unseen(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

static const char *entity(uint32_t c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    }
    return NULL;
}

void dz_xml_text(dz_sink *sink, dz_str text, const char *forbidden)
{
    size_t from = 0;

    if (text.len == 0)
        return;
    for (size_t at = 0; at < text.len;) {
        size_t      begin = at;
        uint32_t    c = dz_utf8_next(text.at, &at);
        const char *name = entity(c);

        if (!name && !is_forbidden(c) && !is_unseen(c))
            continue;
        dz_put(sink, (dz_str){text.at + from, begin - from});
        if (name)
            dz_put_text(sink, name);
        else
            dz_put_format(sink, is_forbidden(c) ? forbidden : "&#x%X;", (unsigned)c);
        from = at;
    }
    dz_put(sink, (dz_str){text.at + from, text.len - from});
}

size_t dz_xml_forbidden(dz_str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;)
        n += is_forbidden(dz_utf8_next(text.at, &at));
    return n;
}

void dz_xml_units(const dz_pair *pair, dz_sink *sink, void (*put_unit)(const dz_pair *pair, dz_sink *sink, size_t bead))
{
    size_t n = dz_pair_beads(pair).n;

    for (size_t bead = 0; bead < n && !dz_sink_closed(sink); bead++)
        put_unit(pair, sink, bead);
}
