/* manifest.c — a list of pairs of files. Floor batch. */
#include "batch/manifest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/fail.h"

static bool ends_in(const char *path, const char *end)
{
    size_t n = strlen(path), k = strlen(end);

    return n > k && strcmp(path + n - k, end) == 0;
}

bool dz_manifest_named(const char *path) { return ends_in(path, ".tsv") || ends_in(path, ".jsonl"); }

/** A manifest being read. */
typedef struct reading {
    const char *path;
    size_t      line;
    dz_buf      name[2];
    bool (*take)(void *with, const char *source, const char *target);
    void     *with;
    dz_error *error;
} reading;

/** A name as it counts from the folder of the manifest, NUL-terminated. */
static void put_name(const reading *r, dz_buf *buf, dz_str name)
{
    const char *slash = strrchr(r->path, '/');

    dz_buf_clear(buf);
    if (slash && *name.at != '/')
        dz_buf_str(buf, (dz_str){r->path, (size_t)(slash + 1 - r->path)});
    dz_buf_str(buf, name);
    dz_buf_byte(buf, '\0');
}

static dz_status take_names(reading *r, dz_str source, dz_str target)
{
    if (source.len == 0 || target.len == 0 || memchr(source.at, '\0', source.len) || memchr(target.at, '\0', target.len))
        return dz_fail(r->error, DZ_FORMAT, "'%s' line %zu: a name is missing", r->path, r->line);
    put_name(r, &r->name[0], source);
    put_name(r, &r->name[1], target);
    if (!dz_buf_ok(&r->name[0]) || !dz_buf_ok(&r->name[1]) || !r->take(r->with, r->name[0].bytes.at, r->name[1].bytes.at))
        return dz_fail_nomem(r->error);
    return DZ_OK;
}

static dz_status take_cells(reading *r, dz_str line)
{
    const char *tab = memchr(line.at, '\t', line.len);
    dz_str      source = {line.at, tab ? (size_t)(tab - line.at) : 0}, target = {tab ? tab + 1 : NULL, tab ? line.len - source.len - 1 : 0};

    if (!tab || memchr(target.at, '\t', target.len))
        return dz_fail(r->error, DZ_FORMAT, "'%s' line %zu is not two names with a tab between", r->path, r->line);
    return take_names(r, source, target);
}

static dz_status take_object(reading *r, dz_str line)
{
    json_error_t  why;
    json_t       *json = json_loadb(line.at, line.len, JSON_REJECT_DUPLICATES, &why);
    const json_t *source = json_object_get(json, "source"), *target = json_object_get(json, "target");
    dz_status     status;

    if (!json_is_string(source) || !json_is_string(target))
        status = dz_fail(r->error, DZ_FORMAT, "'%s' line %zu is not an object with \"source\" and \"target\"", r->path, r->line);
    else
        status = take_names(r, (dz_str){json_string_value(source), json_string_length(source)},
                            (dz_str){json_string_value(target), json_string_length(target)});
    json_decref(json);
    return status;
}

static dz_status read_lines(reading *r, FILE *file)
{
    bool      objects = ends_in(r->path, ".jsonl");
    char     *line = NULL;
    size_t    room = 0;
    dz_status status = DZ_OK;

    errno = 0;
    for (ssize_t n; status == DZ_OK && (n = getline(&line, &room, file)) >= 0; errno = 0) {
        dz_str text = {line, (size_t)n};

        r->line++;
        while (text.len && (text.at[text.len - 1] == '\n' || text.at[text.len - 1] == '\r'))
            text.len--;
        if (text.len && (objects || *text.at != '#'))
            status = (objects ? take_object : take_cells)(r, text);
    }
    if (status == DZ_OK && (ferror(file) || errno == ENOMEM))
        status = errno == ENOMEM ? dz_fail_nomem(r->error) : dz_fail(r->error, DZ_IO, "'%s': %s", r->path, strerror(errno));
    free(line);
    return status;
}

dz_status dz_manifest_read(const char *path, bool (*take)(void *with, const char *source, const char *target), void *with, dz_error *error)
{
    reading   r = {.path = path, .take = take, .with = with, .error = error};
    FILE     *file = fopen(path, "re");
    dz_status status;

    if (!file)
        return dz_fail(error, DZ_IO, "'%s': %s", path, strerror(errno));
    status = read_lines(&r, file);
    fclose(file);
    dz_buf_free(&r.name[0]);
    dz_buf_free(&r.name[1]);
    return status;
}
