/* walk.c — the files beneath some folders. Floor audit. */
#include "audit/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fail.h"
#include "read/archive.h"

/** Folders in folders beyond this are not looked into, and told. */
enum { MOST_DEPTH = 200 };

typedef struct walk {
    dz_files *out;
    dz_buf    path; /* of what is being looked at, NUL-terminated behind its last byte */
    bool      failed;
} walk;

static int64_t nanoseconds(struct timespec t) { return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec; }

/** A file by what is known of it; without memory its path is NULL. */
static dz_file file_of(dz_files *files, dz_str path, const struct stat *is, const char *complaint)
{
    dz_file file = {.path = dz_arena_copy(&files->arena, path)};

    file.named = file.path.at ? dz_input_named(file.path.at) : DZ_NAMED_OTHER;
    if (is) {
        file.size = (uint64_t)is->st_size;
        file.inode = (uint64_t)is->st_ino;
        file.changed = nanoseconds(is->st_mtim);
    }
    if (complaint)
        file.complaint = dz_arena_copy(&files->arena, (dz_str){complaint, strlen(complaint)});
    if (complaint && !file.complaint.at)
        file.path.at = NULL;
    return file;
}

static bool add(dz_files *files, dz_str path, const struct stat *is, const char *complaint)
{
    dz_file file = file_of(files, path, is, complaint);

    return file.path.at && dz_list_push(&files->list, file);
}

static bool add_archive(dz_files *files, dz_str path, const struct stat *is)
{
    dz_file file = file_of(files, path, is, NULL);

    return file.path.at && dz_list_push(&files->archives, file);
}

static void complain(walk *w, const char *why) { w->failed |= !add(w->out, dz_buf_all(&w->path), NULL, why); }

static void visit(walk *w, int parent, const char *name, unsigned depth);

/** Looks at what is in a folder that was opened; closes it. */
static void list_folder(walk *w, int fd, unsigned depth)
{
    DIR   *dir = fdopendir(fd);
    size_t length = w->path.bytes.n;

    if (!dir) {
        close(fd);
        complain(w, strerror(errno));
        return;
    }
    errno = 0;
    for (struct dirent *entry; !w->failed && (entry = readdir(dir)); errno = 0) {
        if (entry->d_name[0] == '.')
            continue;
        if (length && w->path.bytes.at[length - 1] != '/')
            dz_buf_byte(&w->path, '/');
        dz_buf_text(&w->path, entry->d_name);
        if (dz_buf_ok(&w->path))
            visit(w, dirfd(dir), entry->d_name, depth + 1);
        else
            w->failed = true;
        w->path.bytes.n = length;
    }
    if (errno)
        complain(w, strerror(errno));
    closedir(dir);
}

/** Looks at one name in a folder. */
static void visit(walk *w, int parent, const char *name, unsigned depth)
{
    struct stat is;
    int         fd;
    bool        link;

    if (fstatat(parent, name, &is, AT_SYMLINK_NOFOLLOW) != 0) {
        complain(w, strerror(errno));
        return;
    }
    link = S_ISLNK(is.st_mode);
    if (link && fstatat(parent, name, &is, 0) != 0) {
        complain(w, strerror(errno));
        return;
    }
    if (S_ISREG(is.st_mode) && dz_archive_named(dz_buf_all(&w->path)))
        w->failed |= !add_archive(w->out, dz_buf_all(&w->path), &is);
    else if (S_ISREG(is.st_mode))
        w->failed |= !add(w->out, dz_buf_all(&w->path), &is, NULL);
    if (!S_ISDIR(is.st_mode) || (link && depth))
        return;
    fd = depth == MOST_DEPTH ? -1 : openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        complain(w, depth == MOST_DEPTH ? "folders lie too deep in each other" : strerror(errno));
    else
        list_folder(w, fd, depth);
}

/** Whether a path leads into an archive; *is is that of the archive then. */
static bool leads_into_archive(dz_str path, struct stat *is)
{
    bool leads = false;

    for (size_t i = 1; i + 1 < path.len && !leads; i++) {
        dz_str archive = {path.at, i};
        char  *name = path.at[i] == '!' && dz_archive_named(archive) ? strndup(path.at, i) : NULL;

        leads = name && stat(name, is) == 0 && S_ISREG(is->st_mode);
        free(name);
    }
    return leads;
}

bool dz_files_add(dz_files *files, const char *path)
{
    struct stat is;
    dz_str      str = {path, strlen(path)};

    if (stat(path, &is) != 0) {
        int why = errno;

        if (!leads_into_archive(str, &is))
            return add(files, str, NULL, strerror(why));
        is.st_size = 0; /* not known; where the archive itself is looked into the row from there counts */
        return add(files, str, &is, NULL);
    }
    return add(files, str, &is, S_ISREG(is.st_mode) ? NULL : "is no file");
}

dz_status dz_walk(const char *const *roots, size_t n, dz_files *out, dz_error *error)
{
    walk w = {.out = out};

    *out = (dz_files){0};
    for (size_t i = 0; i < n && !w.failed; i++) {
        if (access(roots[i], F_OK) != 0) {
            dz_buf_free(&w.path);
            return dz_fail(error, DZ_IO, "'%s': %s", roots[i], strerror(errno));
        }
        dz_buf_clear(&w.path);
        dz_buf_text(&w.path, roots[i]);
        visit(&w, AT_FDCWD, roots[i], 0);
    }
    dz_buf_free(&w.path);
    if (w.failed)
        return dz_fail_nomem(error);
    dz_files_sort(out);
    return DZ_OK;
}

/* ---- the list ---- */

static int by_bytes(dz_str a, dz_str b)
{
    int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);

    return order ? order : a.len < b.len ? -1 : a.len > b.len;
}

/** Of two rows of one path the one that knows more comes first. */
static int by_path(const void *a, const void *b)
{
    const dz_file *x = a, *y = b;
    int            order = by_bytes(x->path, y->path);

    return order ? order : x->size > y->size ? -1 : x->size < y->size;
}

/** Sorts rows by path; answers how many are left where each stands once. */
static size_t sort_rows(dz_file *at, size_t rows)
{
    size_t n = 0;

    if (rows)
        qsort(at, rows, sizeof *at, by_path);
    for (size_t i = 0; i < rows; i++)
        if (n == 0 || by_bytes(at[n - 1].path, at[i].path) != 0)
            at[n++] = at[i];
    return n;
}

void dz_files_sort(dz_files *files)
{
    files->list.n = sort_rows(files->list.at, files->list.n);
    files->archives.n = sort_rows(files->archives.at, files->archives.n);
}

size_t dz_files_find(const dz_files *files, dz_str path)
{
    size_t low = 0, high = files->list.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int    order = by_bytes(files->list.at[middle].path, path);

        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return files->list.n;
}

void dz_files_free(dz_files *files)
{
    dz_list_free(&files->list);
    dz_list_free(&files->archives);
    dz_arena_free(&files->arena);
}
