/* members.c — what is in the archives of an archive. Floor audit.
 *
 * The database keeps what each has: its members by name, or why they cannot be told.
 */
#include "audit/members.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "duizhao/document.h"
#include "read/archive.h"

/* ---- one member ---- */

/** Whether a part of a name says that it is hidden, or what a Mac puts beside a file. */
static bool is_hidden(dz_str name)
{
    static const char mac[] = "__MACOSX/";

    for (size_t from = 0, to; from < name.len; from = to + 1) {
        for (to = from; to < name.len && name.at[to] != '/'; to++)
            ;
        if (to - from > 1 && name.at[from] == '.' && !(to - from == 2 && name.at[from + 1] == '.'))
            return true;
    }
    return name.len >= sizeof mac - 1 && memcmp(name.at, mac, sizeof mac - 1) == 0;
}

/** Why a member will not be examined though its name promises a text; NULL: it may be. */
static const char *complaint_of(const dz_member *member)
{
    return dz_archive_named(member->name) ? "is an archive in an archive, which is not opened" : member->complaint;
}

typedef struct noted {
    dz_str   name, complaint;
    uint64_t size, at;
} noted;

/** Members of one archive on their way into the database. */
typedef struct listing {
    dz_arena arena;
    DZ_LIST(noted) list;
} listing;

static bool note_member(void *with, const dz_member *member)
{
    listing    *l = with;
    const char *complaint = complaint_of(member);
    noted       one = {.size = member->size, .at = member->at};

    if (is_hidden(member->name))
        return true;
    one.name = dz_arena_copy(&l->arena, member->name);
    one.complaint = (dz_str){complaint ? complaint : "", complaint ? strlen(complaint) : 0};
    return one.name.at && dz_list_push(&l->list, one);
}

/* ---- one archive ---- */

static int by_name(const void *a, const void *b)
{
    const noted *x = a, *y = b;
    int          order = strcmp(x->name.at, y->name.at);

    return order ? order : x->at < y->at ? -1 : x->at > y->at;
}

/** Writes the members by name, each once: the row of an archive. */
static void put_members(listing *l, dz_buf *row)
{
    static const char twice[] = "stands in the archive more than once";

    if (l->list.n > 1)
        qsort(l->list.at, l->list.n, sizeof *l->list.at, by_name);
    for (size_t i = 0, next; i < l->list.n; i = next) {
        const noted *one = &l->list.at[i];

        for (next = i + 1; next < l->list.n && strcmp(l->list.at[next].name.at, one->name.at) == 0; next++)
            ;
        dz_frame_str(row, one->name);
        dz_frame_str(row, next > i + 1 ? (dz_str){twice, sizeof twice - 1} : one->complaint);
        dz_frame_u64(row, one->size);
        dz_frame_u64(row, one->at);
    }
}

/** Lists an archive into a row: what is wrong with it, then its members. *lasting false: it may be otherwise the next time. */
static dz_status list_archive(const dz_file *archive, dz_buf *row, bool *lasting, dz_error *error)
{
    listing   l = {0};
    dz_error  why;
    dz_status status = dz_archive_list(archive->path.at, note_member, &l, &why);
    bool      failed = status != DZ_OK;

    *lasting = status != DZ_IO && status != DZ_NOMEM;
    dz_frame_str(row, (dz_str){failed ? why.message : "", failed ? strlen(why.message) : 0});
    put_members(&l, row);
    dz_list_free(&l.list);
    dz_arena_free(&l.arena);
    return status == DZ_NOMEM || !dz_buf_ok(row) ? dz_fail_nomem(error) : DZ_OK;
}

/** Adds the files that a row tells of. False: no memory. */
static bool add_files(dz_files *files, const dz_file *archive, dz_str row)
{
    dz_frame_reader r = {row, false};
    dz_file         whole = *archive;
    dz_buf          path = {0};
    bool            added;

    whole.complaint = dz_arena_copy(&files->arena, dz_frame_take_str(&r));
    added = whole.complaint.at && (whole.complaint.len == 0 || dz_list_push(&files->list, whole));
    while (added && r.rest.len && !r.broken) {
        dz_str  name = dz_frame_take_str(&r), complaint = dz_frame_take_str(&r);
        dz_file file = {.inode = archive->inode, .changed = archive->changed, .complaint = dz_arena_copy(&files->arena, complaint)};

        file.size = dz_frame_take_u64(&r);
        file.at = dz_frame_take_u64(&r);
        dz_buf_clear(&path);
        dz_buf_str(&path, archive->path);
        dz_buf_byte(&path, '!');
        dz_buf_str(&path, name);
        file.path = dz_buf_ok(&path) ? dz_arena_copy(&files->arena, dz_buf_all(&path)) : (dz_str){NULL, 0};
        file.named = file.path.at ? dz_input_named(file.path.at) : DZ_NAMED_OTHER;
        added = file.path.at && file.complaint.at && dz_list_push(&files->list, file);
    }
    dz_buf_free(&path);
    return added;
}

/** The members of one archive, from the database or from itself. */
static dz_status add_archive(dz_store *store, dz_files *files, const dz_file *archive, dz_error *error)
{
    dz_buf    row = {0};
    dz_note   note = {"members", archive, 0};
    bool      known, lasting = true;
    dz_status status = dz_store_note(store, &note, &row, &known, error);

    if (status == DZ_OK && !known) {
        status = list_archive(archive, &row, &lasting, error);
        if (status == DZ_OK && lasting)
            status = dz_store_keep_note(store, &note, dz_buf_all(&row), error);
    }
    if (status == DZ_OK && !add_files(files, archive, dz_buf_all(&row)))
        status = dz_fail_nomem(error);
    dz_buf_free(&row);
    return status;
}

dz_status dz_members_add(dz_store *store, dz_files *files, dz_error *error)
{
    dz_str   *paths = dz_alloc(files->archives.n, sizeof *paths);
    dz_status status;

    if (!paths)
        return dz_fail_nomem(error);
    for (size_t i = 0; i < files->archives.n; i++)
        paths[i] = files->archives.at[i].path;
    status = dz_store_keep_only(store, "members", paths, files->archives.n, error);
    dz_release(paths);
    for (size_t i = 0; i < files->archives.n && status == DZ_OK; i++)
        status = add_archive(store, files, &files->archives.at[i], error);
    dz_files_sort(files);
    return status;
}
