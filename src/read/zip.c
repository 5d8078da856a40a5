/* zip.c — members of an archive, read in memory and never unpacked. Floor read. */
#include "read/zip.h"

#include <errno.h>
#include <locale.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "base/fail.h"

enum { STEP = 64 << 10 };

/** What is done with the bytes of a member. */
typedef dz_status taker(void *data, dz_str bytes, bool last);

/** Counts what came out, of all and of what this reading has unpacked so far. */
static dz_status count_out(dz_zip *zip, struct archive *archive, size_t n, size_t *unpacked)
{
    int64_t read = archive_filter_bytes(archive, -1);

    zip->out += n;
    *unpacked += n;
    if (read >= 0 && *unpacked > DZ_MOST_OUT + (size_t)DZ_MOST_RATE * (size_t)read)
        return dz_fail(zip->error, DZ_TOO_LARGE, "'%s' unpacks to more than %d MB and %d times its size", zip->name, DZ_MOST_OUT >> 20,
                       DZ_MOST_RATE);
    if (zip->out > DZ_MOST_OUT + (size_t)DZ_MOST_RATIO * zip->bytes.len)
        return dz_fail(zip->error, DZ_TOO_LARGE, "'%s' unpacks to more than %d MB and %d times its size", zip->name, DZ_MOST_OUT >> 20,
                       DZ_MOST_RATIO);
    return DZ_OK;
}

/** Whether there is as much memory as libarchive ever takes at once. */
static bool has_memory(void)
{
    enum { MUCH = 1 << 20 };
    void *room = dz_alloc(MUCH, 1);

    dz_release(room);
    return room != NULL;
}

dz_status dz_zip_damaged(struct archive *archive, const char *name, dz_error *error)
{
    const char *why = archive_error_string(archive);

    /* it says nothing of some damage, nor where it has no memory to say it with */
    if (archive_errno(archive) == ENOMEM || (!why && !has_memory()))
        return dz_fail_nomem(error);
    return dz_fail(error, DZ_FORMAT, "'%s' is damaged, or cut short%s%s", name, why ? ": " : "", why ? why : "");
}

dz_status dz_zip_unopened(struct archive *archive, const char *name, dz_error *error)
{
    return archive_error_string(archive) ? dz_zip_damaged(archive, name, error) : dz_fail_nomem(error);
}

static dz_status damaged(const dz_zip *zip, struct archive *archive) { return dz_zip_damaged(archive, zip->name, zip->error); }

/** What is looked for in an archive: one member, or all that somebody chooses. */
typedef struct search {
    const char *member;
    bool       *found;
    dz_zip_chooser *choose; /* instead of 'member' */
    void           *chooser;
    taker      *take; /* gets what is found, with 'data' or, where it was chosen, with a gathering */
    void       *data;
    size_t      unpacked; /* so far */
} search;

/** Passes on what is in a member; without a taker it is only counted. */
static dz_status take_data(dz_zip *zip, struct archive *archive, search *s, taker *take, void *data)
{
    char      room[STEP / 4];
    dz_status status = DZ_OK;

    for (;;) {
        ssize_t n = archive_read_data(archive, room, sizeof room);

        if (n < 0)
            return damaged(zip, archive);
        status = count_out(zip, archive, (size_t)n, &s->unpacked);
        if (status == DZ_OK && take)
            status = take(data, (dz_str){room, (size_t)n}, n == 0);
        if (n == 0 || status != DZ_OK)
            return status;
    }
}

static dz_status refuse_encrypted(const dz_zip *zip, struct archive_entry *entry)
{
    if (!archive_entry_is_encrypted(entry))
        return DZ_OK;
    return dz_fail(zip->error, DZ_FORMAT, "'%s' is encrypted", zip->name);
}

static bool is_named(struct archive_entry *entry, const char *member)
{
    const char *name = archive_entry_pathname_utf8(entry);

    return name && strcmp(name, member) == 0;
}

typedef struct gathering {
    dz_buf   *into;
    dz_error *error;
} gathering;

static dz_status take_bytes(void *data, dz_str bytes, bool last)
{
    gathering *g = data;

    (void)last;
    dz_buf_str(g->into, bytes);
    return dz_buf_ok(g->into) ? DZ_OK : dz_fail_nomem(g->error);
}

/** Whether a member is wanted; if it was chosen, *g takes its bytes. */
static bool is_wanted(const dz_zip *zip, struct archive_entry *entry, search *s, gathering *g)
{
    const char *name = archive_entry_pathname_utf8(entry);

    if (!s->choose)
        return is_named(entry, s->member);
    *g = (gathering){name ? s->choose(s->chooser, name) : NULL, zip->error};
    return g->into != NULL;
}

/** Goes through the members, in the order of the file. What is not wanted is passed over. */
static dz_status look_for(dz_zip *zip, struct archive *archive, search *s)
{
    struct archive_entry *entry;
    gathering             g;
    dz_status             status;

    for (size_t n = 0;; n++) {
        int answer = archive_read_next_header(archive, &entry);

        if (answer == ARCHIVE_EOF)
            return DZ_OK;
        if (answer != ARCHIVE_OK && answer != ARCHIVE_WARN) /* what it offers to try again would be damaged as well */
            return damaged(zip, archive);
        if (n == DZ_MOST_MEMBERS)
            return dz_fail(zip->error, DZ_TOO_LARGE, "'%s' has more than %d members", zip->name, DZ_MOST_MEMBERS);
        status = DZ_OK;
        if (is_wanted(zip, entry, s, &g)) {
            status = refuse_encrypted(zip, entry);
            if (status == DZ_OK)
                status = s->choose ? take_data(zip, archive, s, take_bytes, &g) : take_data(zip, archive, s, s->take, s->data);
            if (!s->choose) {
                *s->found = true;
                return status;
            }
        } else if (!archive_entry_size_is_set(entry)) /* else the next header is known to stand behind so many bytes */
            status = take_data(zip, archive, s, NULL, NULL);
        if (status != DZ_OK)
            return status;
    }
}

/** Opens the archive as a stream: its table of contents, which may lie, is not asked. */
static dz_status read_at_ease(dz_zip *zip, search *s)
{
    struct archive *archive = archive_read_new();
    dz_status       status;

    if (!archive)
        return dz_fail_nomem(zip->error);
    if (archive_read_support_format_zip_streamable(archive) != ARCHIVE_OK ||
        archive_read_open_memory(archive, zip->bytes.at, zip->bytes.len) != ARCHIVE_OK)
        status = dz_zip_unopened(archive, zip->name, zip->error);
    else
        status = look_for(zip, archive, s);
    archive_read_free(archive);
    return status;
}

/** read_at_ease() in a locale that has every name: libarchive puts '?' for what the thread's own has not. */
static dz_status read_members(dz_zip *zip, search s)
{
    locale_t  utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0), before = utf8 ? uselocale(utf8) : (locale_t)0;
    dz_status status = read_at_ease(zip, &s);

    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    return status;
}

static dz_status take_xml(void *data, dz_str bytes, bool last) { return dz_xml_feed(data, bytes, last); }

dz_status dz_zip_xml(dz_zip *zip, const char *member, const dz_xml_handler *handler, void *data, bool *found)
{
    dz_xml   *xml = dz_xml_open(zip->name, handler, data, zip->error);
    dz_status status;

    *found = false;
    if (!xml)
        return dz_fail_nomem(zip->error);
    status = read_members(zip, (search){.member = member, .found = found, .take = take_xml, .data = xml});
    dz_xml_close(xml);
    return status;
}

dz_status dz_zip_gather(dz_zip *zip, dz_zip_chooser *choose, void *data)
{
    return read_members(zip, (search){.choose = choose, .chooser = data});
}

static bool has(dz_str bytes, const char *what)
{
    size_t n = strlen(what);

    for (size_t i = 0; i + n <= bytes.len; i++)
        if (memcmp(bytes.at + i, what, n) == 0)
            return true;
    return false;
}

/** Whether 'what' stands in the first bytes, or where the table of contents is. */
static bool names(dz_str bytes, const char *what)
{
    enum { FIRST = 4 << 10, LAST = 64 << 10 };
    dz_str first = {bytes.at, bytes.len < FIRST ? bytes.len : FIRST}, last = bytes;

    if (last.len > LAST)
        last = (dz_str){bytes.at + bytes.len - LAST, LAST};
    return has(first, what) || has(last, what);
}

bool dz_zip_is(dz_str bytes, const char *sign)
{
    if (bytes.len < 30 || memcmp(bytes.at, "PK\3\4", 4) != 0)
        return false;
    return names(bytes, sign);
}
