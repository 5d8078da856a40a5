/* named.c — files whose names promise a text only now and then. Floor audit. */
#include "audit/named.h"

#include <string.h>

#include "base/fail.h"

/** Reads the beginning of a file. */
static dz_status judge(dz_files *files, dz_unpacked *unpacked, dz_file *file, bool *lasting, dz_error *error)
{
    dz_error  why;
    dz_status status = dz_input_judged(file->path.at, file->at, dz_unpacked_for(unpacked, file->path), &file->named, &why);

    *lasting = status == DZ_OK;
    if (status == DZ_OK)
        return DZ_OK;
    file->complaint = dz_arena_copy(&files->arena, (dz_str){why.message, strlen(why.message)});
    return status == DZ_NOMEM || !file->complaint.at ? dz_fail_nomem(error) : DZ_OK;
}

/** One file, by what the database has kept of it or by itself. */
static dz_status settle(dz_store *store, dz_files *files, dz_unpacked *unpacked, dz_file *file, dz_error *error)
{
    dz_buf    says = {0};
    dz_note   note = {"named", file, 0};
    bool      known, lasting;
    char      digit;
    dz_status status = dz_store_note(store, &note, &says, &known, error);

    if (status == DZ_OK && known && says.bytes.n == 1 && says.bytes.at[0] >= '0' && says.bytes.at[0] < '0' + DZ_NAMED_SHARED) {
        file->named = (dz_named)(says.bytes.at[0] - '0');
    } else if (status == DZ_OK) {
        status = judge(files, unpacked, file, &lasting, error);
        digit = (char)('0' + file->named);
        if (status == DZ_OK && lasting)
            status = dz_store_keep_note(store, &note, (dz_str){&digit, 1}, error);
    }
    dz_buf_free(&says);
    return status;
}

dz_status dz_named_settle(dz_store *store, dz_files *files, dz_unpacked *unpacked, bool pdf, dz_error *error)
{
    dz_str   *paths = dz_alloc(files->list.n, sizeof *paths);
    size_t    n = 0;
    dz_status status = paths ? DZ_OK : dz_fail_nomem(error);

    for (size_t i = 0; i < files->list.n && status == DZ_OK; i++) {
        dz_file *file = &files->list.at[i];

        if (file->named != DZ_NAMED_SHARED || file->complaint.len)
            continue;
        paths[n++] = file->path;
        status = settle(store, files, unpacked, file, error);
        if (file->named == DZ_NAMED_TEXT && !pdf)
            file->named = DZ_NAMED_OTHER;
    }
    if (status == DZ_OK)
        status = dz_store_keep_only(store, "named", paths, n, error);
    dz_release(paths);
    return status;
}
