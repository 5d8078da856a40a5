/* archive.c — zip and tar on disk: which members there are, and one of them in memory. Floor read. */
#include "read/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "base/fail.h"
#include "duizhao/document.h"
#include "read/zip.h"
#include "text/codec.h"
#include "text/utf8.h"

bool dz_archive_named(dz_str name)
{
    static const char *const ends[] = {".zip",  ".tar",  ".tar.gz", ".tgz",    ".tar.bz2",  ".tbz", ".tbz2",  ".tar.xz",
                                       ".txz", ".tar.zst", ".tzst", ".tar.lz4", ".tar.lzma", ".tlz", ".tar.lz", ".tar.Z"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);

        if (name.len > n && strncasecmp(name.at + name.len - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

bool dz_archive_packed(dz_str name)
{
    static const char *const plain[] = {".zip", ".tar"};

    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (name.len > strlen(plain[i]) && strncasecmp(name.at + name.len - strlen(plain[i]), plain[i], strlen(plain[i])) == 0)
            return false;
    return dz_archive_named(name);
}

/** An archive that is open. */
typedef struct reading {
    struct archive *archive;
    const char     *path;
    uint64_t        size;         /* of the file */
    uint64_t        read, passed; /* bytes that came out of it */
    dz_buf          name;         /* of the member at hand, NUL-terminated */
    dz_error       *error;
} reading;

/* ---- opening ---- */

/** Says how archives may be packed. Filters that libarchive would start another program for are none of them. */
static bool support_filters(struct archive *archive)
{
    static int (*const kinds[])(struct archive *) = {
        archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,  archive_read_support_filter_lzma,
        archive_read_support_filter_lzip, archive_read_support_filter_zstd,  archive_read_support_filter_lz4, archive_read_support_filter_compress,
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i](archive) != ARCHIVE_OK) /* a warning: it would start a program */
            return false;
    return true;
}

/** Says which archives may be read. */
static bool support(struct archive *archive)
{
    return archive_read_support_format_zip_streamable(archive) == ARCHIVE_OK && archive_read_support_format_tar(archive) == ARCHIVE_OK &&
           support_filters(archive);
}

static dz_status damaged(const reading *r)
{
    int number = archive_errno(r->archive);

    if (number == EIO || number == EINTR || number == ENOSPC || number == EMFILE) /* of the machine, not of the file */
        return dz_fail(r->error, DZ_IO, "cannot read '%s': %s", r->path, strerror(number));
    return dz_zip_damaged(r->archive, r->path, r->error);
}

/** Opens a file as a stream from byte 'at' on: its table of contents, which may lie, is not asked. */
static dz_status open_at(reading *r, int fd, uint64_t at)
{
    enum { STEP = 64 << 10 };
    struct stat is;

    r->archive = archive_read_new();
    if (!r->archive)
        return dz_fail_nomem(r->error);
    if (fstat(fd, &is) != 0 || (at && lseek(fd, (off_t)at, SEEK_SET) < 0))
        return dz_fail_file(r->error, "read", r->path);
    if (S_ISDIR(is.st_mode))
        return dz_fail(r->error, DZ_IO, "cannot read '%s': it is a directory", r->path);
    r->size = (uint64_t)is.st_size;
    if (S_ISREG(is.st_mode) && is.st_size == 0)
        return dz_fail(r->error, DZ_FORMAT, "'%s' is empty", r->path);
    if (!support(r->archive))
        return damaged(r);
    if (archive_read_open_fd(r->archive, fd, STEP) != ARCHIVE_OK) /* what fails before a byte was read is not the file's fault */
        return lseek(fd, 0, SEEK_CUR) == (off_t)at ? dz_zip_unopened(r->archive, r->path, r->error) : damaged(r);
    return DZ_OK;
}

/* ---- members ---- */

/** How much may come out for each byte of the file, and of what was read of it so far. */
typedef struct bounds {
    unsigned ratio, rate;
} bounds;

static const bounds taken = {DZ_MOST_RATIO, DZ_MOST_RATE}, passed = {DZ_MOST_PASSED, DZ_MOST_PASSED_RATE};

static dz_status count(reading *r, uint64_t *so_far, size_t n, bounds most)
{
    int64_t  at = archive_filter_bytes(r->archive, -1);
    unsigned times = most.ratio;

    *so_far += n;
    if (*so_far <= DZ_MOST_OUT + times * r->size) {
        times = most.rate;
        if (at < 0 || *so_far <= DZ_MOST_OUT + times * (uint64_t)at)
            return DZ_OK;
    }
    return dz_fail(r->error, DZ_TOO_LARGE, "'%s' unpacks to more than %d MB and %u times its size", r->path, DZ_MOST_OUT >> 20, times);
}

/** Takes the bytes of a member; without 'into' they are passed over. */
static dz_status take_data(reading *r, dz_buf *into, uint64_t *size)
{
    char      room[16 << 10];
    dz_status status = DZ_OK;
    ssize_t   n;

    *size = 0;
    while (status == DZ_OK && (n = archive_read_data(r->archive, room, sizeof room)) != 0) {
        if (n < 0)
            return damaged(r);
        *size += (size_t)n;
        status = into ? count(r, &r->read, (size_t)n, taken) : count(r, &r->passed, (size_t)n, passed);
        if (into)
            dz_buf_add(into, room, (size_t)n);
        if (into && !dz_buf_ok(into))
            return dz_fail_nomem(r->error);
        if (into && *size > DZ_MOST_BYTES)
            return dz_fail(r->error, DZ_TOO_LARGE, "'%s!%s' has more than %d MB", r->path, r->name.bytes.at, DZ_MOST_BYTES >> 20);
    }
    return status;
}

/** The name of a member: as the archive says it in Unicode, as its bytes are, or from GB 18030, as programs for Windows in
 *  China write it without a word of that. */
static dz_status name_of(reading *r, struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    dz_decoded  decoded = {0};
    dz_status   status = DZ_OK;

    if (!name)
        name = archive_entry_pathname(entry);
    name = name ? name : "";
    dz_buf_clear(&r->name);
    if (dz_utf8_valid(name, strlen(name)) == strlen(name)) {
        dz_buf_text(&r->name, name);
    } else {
        status = dz_codec_decode(DZ_GB18030, (dz_str){name, strlen(name)}, 0, false, &decoded);
        dz_buf_str(&r->name, dz_buf_all(&decoded.text));
        dz_decoded_free(&decoded);
    }
    dz_buf_byte(&r->name, '\0');
    return status == DZ_OK && dz_buf_ok(&r->name) ? DZ_OK : dz_fail_nomem(r->error);
}

/** The next member, NULL behind the last. */
static dz_status next_member(reading *r, struct archive_entry **entry)
{
    int answer = archive_read_next_header(r->archive, entry);

    if (answer == ARCHIVE_EOF)
        *entry = NULL;
    else if (answer != ARCHIVE_OK && answer != ARCHIVE_WARN) /* what it offers to try again would be damaged as well */
        return damaged(r);
    return *entry ? name_of(r, *entry) : DZ_OK;
}

static bool is_packed(const reading *r) { return archive_filter_count(r->archive) > 1; }

/** Passes over what is in a member; *size is how much that is. */
static dz_status pass_over(reading *r, struct archive_entry *entry, uint64_t *size)
{
    *size = archive_entry_size_is_set(entry) && archive_entry_size(entry) > 0 ? (uint64_t)archive_entry_size(entry) : 0;
    if (archive_entry_size_is_set(entry) && !is_packed(r))
        return DZ_OK; /* the next header is known to stand behind so many bytes */
    return take_data(r, NULL, size);
}

/* ---- listing ---- */

typedef bool take_fn(void *with, const dz_member *member);

static const char *complaint_of(const reading *r, struct archive_entry *entry)
{
    if (r->name.bytes.n == 1)
        return "has no name";
    if (archive_entry_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK)
        return "is a link, which is not followed in an archive";
    return archive_entry_is_encrypted(entry) ? "is encrypted" : NULL;
}

/** Folders and devices are none. */
static bool is_file(struct archive_entry *entry)
{
    return archive_entry_filetype(entry) == AE_IFREG || archive_entry_filetype(entry) == AE_IFLNK || archive_entry_hardlink(entry);
}

static dz_status list_all(reading *r, take_fn *take, void *with)
{
    struct archive_entry *entry;
    dz_member             member;

    for (size_t n = 0;; n++) {
        dz_status status = next_member(r, &entry);

        if (status != DZ_OK || !entry)
            return status;
        if (n == DZ_MOST_LISTED)
            return dz_fail(r->error, DZ_TOO_LARGE, "'%s' has more than %d members", r->path, DZ_MOST_LISTED);
        member = (dz_member){.name = {r->name.bytes.at, r->name.bytes.n - 1}, .complaint = complaint_of(r, entry)};
        member.at = (uint64_t)archive_read_header_position(r->archive);
        status = pass_over(r, entry, &member.size);
        if (status != DZ_OK)
            return status;
        if (member.size > DZ_MOST_BYTES) /* it lies, or it is too large for everybody who reads it */
            member.size = DZ_MOST_BYTES;
        if (is_file(entry) && !take(with, &member))
            return dz_fail_nomem(r->error);
    }
}

/* ---- reading ---- */

/** Looks for a member, in the order of the file, among the next few. */
static dz_status look_for(reading *r, const char *member, size_t most, dz_buf *into, bool *found)
{
    struct archive_entry *entry;
    uint64_t              size;

    for (size_t n = 0;; n++) {
        dz_status status = next_member(r, &entry);

        if (status != DZ_OK || !entry)
            return status;
        if (n == most)
            return dz_fail(r->error, DZ_TOO_LARGE, "'%s' has more than %zu members", r->path, most);
        *found = strcmp(r->name.bytes.at, member) == 0;
        if (*found && archive_entry_is_encrypted(entry))
            return dz_fail(r->error, DZ_FORMAT, "'%s' is encrypted", r->path);
        if (!*found && most == 1)
            return DZ_OK;
        status = *found ? take_data(r, into, &size) : pass_over(r, entry, &size);
        if (status != DZ_OK || *found)
            return status;
    }
}

/** What is done with an archive once it is open. */
typedef struct wish {
    take_fn    *take; /* to list it; NULL: ... */
    void       *with;
    const char *member; /* ... to read this of it */
    uint64_t    at;
    size_t      most;
    dz_buf     *into;
    bool        found;
} wish;

/** Opens 'file', which holds what 'path' does, and grants a wish. In a locale that has every name: libarchive puts '?' for what the
 *  thread's own has not. */
static dz_status grant_from(const char *file, const char *path, wish *w, dz_error *error)
{
    reading   r = {.path = path, .error = error};
    int       fd = open(file, O_RDONLY | O_CLOEXEC);
    locale_t  utf8, before;
    dz_status status;

    if (fd < 0)
        return dz_fail_file(error, "open", path);
    utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    before = utf8 ? uselocale(utf8) : (locale_t)0;
    status = open_at(&r, fd, w->at);
    if (status == DZ_OK)
        status = w->take ? list_all(&r, w->take, w->with) : look_for(&r, w->member, w->most, w->into, &w->found);
    archive_read_free(r.archive);
    dz_buf_free(&r.name);
    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    close(fd);
    return status;
}

static dz_status grant(const char *path, wish *w, dz_error *error) { return grant_from(path, path, w, error); }

dz_status dz_archive_list(const char *path, take_fn *take, void *with, dz_error *error)
{
    wish w = {.take = take, .with = with};

    return grant(path, &w, error);
}

/** Reads a member out of what was unpacked; false: it cannot be had so. */
static bool read_unpacked(const char *path, const char *member, const dz_archive_hint *hint, dz_buf *into)
{
    wish     w = {.member = member, .at = hint->at, .most = 1, .into = into};
    dz_error ignored; /* the archive itself will tell */

    return grant_from(hint->unpacked, path, &w, &ignored) == DZ_OK && w.found;
}

dz_status dz_archive_read(const char *path, const char *member, const dz_archive_hint *hint, dz_buf *into, bool *found, dz_error *error)
{
    wish      w = {.member = member, .at = hint->at, .most = 1, .into = into};
    dz_error  ignored; /* where a changed archive has something else at that place */
    dz_status status = DZ_OK;

    *found = hint->unpacked && read_unpacked(path, member, hint, into);
    if (*found)
        return DZ_OK;
    dz_buf_clear(into);
    if (hint->at && !dz_archive_packed((dz_str){path, strlen(path)}))
        status = grant(path, &w, &ignored);
    if (!w.found) {
        dz_buf_clear(into);
        w.at = 0;
        w.most = DZ_MOST_LISTED;
        status = grant(path, &w, error);
    } else if (status != DZ_OK && error) {
        *error = ignored;
    }
    *found = w.found;
    return status;
}

/* ---- unpacking ---- */

static bool write_out(int fd, const char *at, size_t n)
{
    while (n) {
        ssize_t wrote = write(fd, at, n);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        at += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

/** Copies what comes out of the filters, as far as it goes. */
static uint64_t copy_out(reading *r, uint64_t most, int into)
{
    struct archive_entry *entry;
    char                  room[64 << 10];
    uint64_t              all = 0;
    ssize_t               n;

    if (archive_read_next_header(r->archive, &entry) != ARCHIVE_OK || !is_packed(r))
        return 0;
    while ((n = archive_read_data(r->archive, room, sizeof room)) > 0) {
        if (count(r, &r->passed, (size_t)n, passed) != DZ_OK || r->passed > most || !write_out(into, room, (size_t)n))
            break;
        all += (uint64_t)n;
    }
    return all;
}

bool dz_archive_unpack(const char *path, uint64_t most, int into)
{
    enum { STEP = 64 << 10 };
    dz_error    ignored;
    reading     r = {.archive = archive_read_new(), .path = path, .error = &ignored};
    int         fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat is;
    uint64_t    all = 0;

    if (r.archive && fd >= 0 && fstat(fd, &is) == 0 && support_filters(r.archive) && archive_read_support_format_raw(r.archive) == ARCHIVE_OK &&
        archive_read_open_fd(r.archive, fd, STEP) == ARCHIVE_OK) {
        r.size = (uint64_t)is.st_size;
        all = copy_out(&r, most, into);
    }
    archive_read_free(r.archive);
    if (fd >= 0)
        close(fd);
    return all > 0;
}
