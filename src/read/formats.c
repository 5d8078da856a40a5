/* formats.c — the table of formats, and which of them a file is in. Floor read. */
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "read/file.h"
#include "read/format.h"
#include "text/decode.h"

static const dz_format *const formats[] = {&dz_txt, &dz_md, &dz_html, &dz_docx, &dz_odt, &dz_epub, &dz_srt, &dz_xliff, &dz_tmx, &dz_po, &dz_tsv, &dz_csv, &dz_jsonl, &dz_ts, &dz_pdf};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *const *dz_input_formats(void)
{
    static const char *const names[] = {"txt", "md", "html", "docx", "odt", "epub", "srt", "xliff", "tmx", "po", "tsv", "csv", "jsonl", "ts", "pdf", NULL};

    return names;
}

const dz_format *dz_format_named(const char *name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

/** Whether " html htm " has the n letters of an extension. */
static bool lists(const char *extensions, const char *one, size_t n)
{
    for (const char *at = extensions + 1; *at; at += strcspn(at, " ") + 1)
        if (strcspn(at, " ") == n && strncasecmp(at, one, n) == 0)
            return true;
    return false;
}

static const dz_format *promised_by(const char *name)
{
    const char *dot = strrchr(name, '.');
    size_t      n = dot ? strlen(dot + 1) : 0;

    for (size_t i = 0; n && i < FORMATS; i++)
        if (lists(formats[i]->extensions, dot + 1, n))
            return formats[i];
    return NULL;
}

dz_named dz_input_named(const char *path)
{
    const char      *slash = strrchr(path, '/'), *mark = strrchr(path, '!'); /* of a member of an archive */
    const dz_format *promised = promised_by(path);

    if (mark && (!slash || mark > slash))
        slash = mark;
    if (!promised)
        return strchr(slash ? slash : path, '.') ? DZ_NAMED_OTHER : DZ_NAMED_TEXT;
    if (promised->shared)
        return DZ_NAMED_SHARED;
    return promised->bilingual ? DZ_NAMED_BOTH : DZ_NAMED_TEXT;
}

dz_status dz_input_judged(const char *path, uint64_t from, const char *unpacked, dz_named *out, dz_error *error)
{
    enum { BEGIN = 64 << 10 };
    const dz_format *promised = promised_by(path);
    dz_buf           bytes = {0};
    dz_status        status = dz_file_bytes(path, from, unpacked, BEGIN, &bytes, error);

    *out = DZ_NAMED_OTHER;
    if (status == DZ_OK && promised && promised->sniff && promised->sniff(dz_buf_all(&bytes)))
        *out = promised->bilingual ? DZ_NAMED_BOTH : DZ_NAMED_TEXT;
    dz_buf_free(&bytes);
    return status;
}

bool dz_input_format_known(const char *name) { return dz_format_named(name) != NULL; }

/** Whether a text is what its name promises, where other files have such names too. What cannot be decoded is for the reader to refuse. */
static bool keeps_promise(const dz_format *promised, dz_str bytes, const char *encoding)
{
    dz_decoded decoded = {0};
    bool       keeps = true;

    if (promised->fits && dz_decode("", bytes, encoding, &decoded, NULL) == DZ_OK)
        keeps = promised->fits(dz_buf_all(&decoded.text));
    dz_decoded_free(&decoded);
    return keeps;
}

dz_status dz_format_judge(const char *name, dz_str bytes, const char *encoding, const dz_format **out, dz_error *error)
{
    const dz_format *promised = promised_by(name);

    *out = &dz_txt;
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i]->sniff && formats[i]->sniff(bytes)) {
            *out = formats[i];
            return DZ_OK;
        }
    if (promised && promised->packed)
        return dz_fail(error, DZ_FORMAT, "'%s' is no %s file", name, promised->name);
    if (promised && keeps_promise(promised, bytes, encoding))
        *out = promised;
    return DZ_OK;
}
