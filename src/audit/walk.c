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

/** Folders in folders beyond this are not looked into, and told. */
enum { MOST_DEPTH = 200 };

typedef struct walk {
    dz_files *out;
    dz_buf    path; /* of what is being looked at, NUL-terminated behind its last byte */
    bool      failed;
} walk;

static int64_t nanoseconds(struct timespec t) { return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec; }

static bool add(dz_files *files, dz_str path, const struct stat *is, const char *complaint)
{
    dz_file file = {.path = dz_arena_copy(&files->arena, path)};

    if (is) {
        file.size = (uint64_t)is->st_size;
        file.inode = (uint64_t)is->st_ino;
        file.changed = nanoseconds(is->st_mtim);
    }
    if (complaint)
        file.complaint = dz_arena_copy(&files->arena, (dz_str){complaint, strlen(complaint)});
    return file.path.at && (!complaint || file.complaint.at) && dz_list_push(&files->list, file);
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
    if (S_ISREG(is.st_mode))
        w->failed |= !add(w->out, dz_buf_all(&w->path), &is, NULL);
    if (!S_ISDIR(is.st_mode) || (link && depth))
        return;
    fd = depth == MOST_DEPTH ? -1 : openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        complain(w, depth == MOST_DEPTH ? "folders lie too deep in each other" : strerror(errno));
    else
        list_folder(w, fd, depth);
}

bool dz_files_add(dz_files *files, const char *path)
{
    struct stat is;
    dz_str      str = {path, strlen(path)};

    if (stat(path, &is) != 0)
        return add(files, str, NULL, strerror(errno));
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

static int by_path(const void *a, const void *b) { return by_bytes(((const dz_file *)a)->path, ((const dz_file *)b)->path); }

void dz_files_sort(dz_files *files)
{
    size_t n = 0;

    if (files->list.n == 0)
        return;
    qsort(files->list.at, files->list.n, sizeof *files->list.at, by_path);
    for (size_t i = 0; i < files->list.n; i++)
        if (n == 0 || by_bytes(files->list.at[n - 1].path, files->list.at[i].path) != 0)
            files->list.at[n++] = files->list.at[i];
    files->list.n = n;
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
    dz_arena_free(&files->arena);
}
