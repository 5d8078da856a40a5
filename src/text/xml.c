/* xml.c — reading XML that a stranger may have written. Floor text. */
#include "text/xml.h"

#include <string.h>

#include <expat.h>

#include "base/fail.h"
#include "base/list.h"

/** Expat looks at a token from its beginning whenever more of it comes: so much at a time, and no more of one token. */
enum { STEP = 256 << 10, MOST_OF_TOKEN = 1 << 20 };

struct dz_xml {
    XML_Parser            parser;
    const char           *name;
    const dz_xml_handler *handler;
    void                 *data;
    dz_error             *error;
    dz_status             status; /* DZ_OK until reading is stopped */
    size_t                fed;
    int                   depth;
};

typedef dz_xml reading;

static void stop(reading *r, dz_status status)
{
    r->status = status;
    XML_StopParser(r->parser, XML_FALSE);
}

static void refuse(reading *r, const char *what, const char *subject)
{
    if (r->status == DZ_OK)
        stop(r, dz_fail(r->error, DZ_FORMAT, "'%s', line %lu: %s '%s'", r->name, (unsigned long)XML_GetCurrentLineNumber(r->parser), what,
                        subject));
}

static const char *without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon ? colon + 1 : name;
}

const char *dz_xml_value(const dz_xml_attribute *attributes, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(without_prefix(attributes[i].name), name) == 0)
            return attributes[i].value;
    return "";
}

/** Too many attributes are refused and not dropped. */
static size_t take_attributes(reading *r, const XML_Char **from, dz_xml_attribute into[DZ_MOST_ATTRIBUTES])
{
    size_t n = 0;

    for (; from[2 * n]; n++) {
        if (n == DZ_MOST_ATTRIBUTES) {
            refuse(r, "too many attributes at", from[2 * n]);
            return 0;
        }
        into[n] = (dz_xml_attribute){from[2 * n], from[2 * n + 1]};
    }
    return n;
}

static void XMLCALL on_begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
    reading         *r = data;
    dz_xml_attribute list[DZ_MOST_ATTRIBUTES];
    size_t           n = take_attributes(r, attributes, list);

    if (++r->depth > DZ_DEEPEST_XML)
        refuse(r, "elements stand too deep in each other at", name);
    if (r->status == DZ_OK && !r->handler->begin(r->data, without_prefix(name), list, n))
        stop(r, dz_fail_nomem(r->error));
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    reading *r = data;

    r->depth--;
    if (r->status == DZ_OK && !r->handler->end(r->data, without_prefix(name)))
        stop(r, dz_fail_nomem(r->error));
}

static void XMLCALL on_text(void *data, const XML_Char *at, int n)
{
    reading *r = data;

    if (r->status == DZ_OK && !r->handler->text(r->data, (dz_str){at, (size_t)n}))
        stop(r, dz_fail_nomem(r->error));
}

static void XMLCALL on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value, int n, const XML_Char *base,
                              const XML_Char *system, const XML_Char *public, const XML_Char *notation)
{
    (void)is_parameter, (void)value, (void)n, (void)base, (void)system, (void)public, (void)notation;
    refuse(data, "declares the entity", name);
}

static void XMLCALL on_skipped(void *data, const XML_Char *name, int is_parameter)
{
    if (!is_parameter)
        refuse(data, "no entity is known as", name);
}

/** Says what expat did not like, unless a handler has spoken already. */
static dz_status say_why(reading *r)
{
    enum XML_Error why = XML_GetErrorCode(r->parser);

    if (r->status != DZ_OK)
        return r->status;
    if (why == XML_ERROR_NO_MEMORY)
        return dz_fail_nomem(r->error);
    return dz_fail(r->error, DZ_FORMAT, "'%s', line %lu: is not XML: %s", r->name, (unsigned long)XML_GetCurrentLineNumber(r->parser),
                   XML_ErrorString(why));
}

static dz_status feed_step(dz_xml *xml, dz_str bytes, bool last)
{
    long long at;

    if (XML_Parse(xml->parser, bytes.at, (int)bytes.len, last) != XML_STATUS_OK || xml->status != DZ_OK)
        return say_why(xml);
    xml->fed += bytes.len;
    at = XML_GetCurrentByteIndex(xml->parser);
    if (!last && xml->fed - (size_t)(at > 0 ? at : 0) > MOST_OF_TOKEN)
        return dz_fail(xml->error, DZ_TOO_LARGE, "'%s', line %lu: a tag or a comment of more than %d MB", xml->name,
                       (unsigned long)XML_GetCurrentLineNumber(xml->parser), MOST_OF_TOKEN >> 20);
    return DZ_OK;
}

dz_status dz_xml_feed(dz_xml *xml, dz_str bytes, bool last)
{
    dz_status status;
    size_t    at = 0, n;

    do {
        n = bytes.len - at < STEP ? bytes.len - at : STEP;
        status = feed_step(xml, (dz_str){n ? bytes.at + at : "", n}, last && at + n == bytes.len);
        at += n;
    } while (status == DZ_OK && at < bytes.len);
    return status;
}

static void *take(size_t n) { return dz_alloc(n, 1); }

dz_xml *dz_xml_open(const char *name, const dz_xml_handler *handler, void *data, dz_error *error)
{
    static const XML_Memory_Handling_Suite memory = {take, dz_resize, dz_release};
    dz_xml                                *xml = dz_alloc_zero(1, sizeof *xml);

    if (!xml)
        return NULL;
    *xml = (dz_xml){.name = name, .handler = handler, .data = data, .error = error};
    xml->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
    if (!xml->parser) {
        dz_release(xml);
        return NULL;
    }
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_begin, on_end);
    XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetEntityDeclHandler(xml->parser, on_entity);
    XML_SetSkippedEntityHandler(xml->parser, on_skipped);
    return xml;
}

void   dz_xml_is_utf8(dz_xml *xml) { XML_SetEncoding(xml->parser, "UTF-8"); }
size_t dz_xml_at(const dz_xml *xml) { return (size_t)XML_GetCurrentByteIndex(xml->parser); }
size_t dz_xml_width(const dz_xml *xml) { return (size_t)XML_GetCurrentByteCount(xml->parser); }

void dz_xml_close(dz_xml *xml)
{
    if (!xml)
        return;
    XML_ParserFree(xml->parser);
    dz_release(xml);
}

dz_status dz_xml_read(const char *name, dz_str bytes, const dz_xml_handler *handler, void *data, dz_error *error)
{
    dz_status status;
    dz_xml   *xml;

    if (bytes.len > DZ_MOST_XML)
        return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d MB", name, DZ_MOST_XML >> 20);
    xml = dz_xml_open(name, handler, data, error);
    if (!xml)
        return dz_fail_nomem(error);
    status = dz_xml_feed(xml, bytes, true);
    dz_xml_close(xml);
    return status;
}
