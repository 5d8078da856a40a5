/* ini.c — reads sections, keys and values, strictly. Floor config. */
#include "config/ini.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "text/utf8.h"

/** Where the reading stands. */
typedef struct reader {
    const char *name;
    dz_ini     *ini;
    dz_error   *error;
    size_t      line;
    const char *section, *argument; /* NULL before the first */
    size_t      section_line;
} reader;

#define WRONG(r, ...) wrong((r), __VA_ARGS__)

__attribute__((format(printf, 2, 3))) static dz_status wrong(const reader *r, const char *format, ...)
{
    char    what[400];
    va_list rest;

    va_start(rest, format);
    vsnprintf(what, sizeof what, format, rest);
    va_end(rest);
    return dz_fail(r->error, DZ_FORMAT, "%s:%zu: %s", r->name, r->line, what);
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static dz_str trim(dz_str text)
{
    while (text.len && is_blank(*text.at)) {
        text.at++;
        text.len--;
    }
    while (text.len && is_blank(text.at[text.len - 1]))
        text.len--;
    return text;
}

static bool is_name(dz_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!((text.at[i] >= 'a' && text.at[i] <= 'z') || (text.at[i] >= '0' && text.at[i] <= '9') ||
              (i && (text.at[i] == '-' || text.at[i] == '.'))))
            return false;
    return text.len > 0;
}

/** False: no memory. */
static bool copy(reader *r, dz_str text, const char **out)
{
    *out = dz_arena_copy(&r->ini->arena, text).at;
    return *out != NULL;
}

/** Takes the quotes off an argument. False: they are not whole. */
static bool unquote(dz_str text, dz_buf *into)
{
    if (text.len < 2 || text.at[0] != '"' || text.at[text.len - 1] != '"')
        return false;
    for (size_t i = 1; i + 1 < text.len; i++) {
        if (text.at[i] == '"')
            return false;
        if (text.at[i] == '\\' && (++i + 1 >= text.len || !strchr("\"\\", text.at[i])))
            return false;
        dz_buf_byte(into, text.at[i]);
    }
    return true;
}

static dz_status read_argument(reader *r, dz_str text)
{
    dz_buf argument = {0};
    bool   whole = text.len == 0 || unquote(text, &argument), copied;

    copied = dz_buf_ok(&argument) && copy(r, (dz_str){argument.bytes.n ? argument.bytes.at : "", argument.bytes.n}, &r->argument);
    dz_buf_free(&argument);
    if (!whole)
        return WRONG(r, "what stands behind the name of a section is to stand in quotes");
    return copied ? DZ_OK : dz_fail_nomem(r->error);
}

static dz_status read_section(reader *r, dz_str line)
{
    dz_str    inside, name;
    dz_status status;

    if (line.len < 2 || line.at[line.len - 1] != ']')
        return WRONG(r, "a section ends with ']', and nothing behind it");
    inside = trim((dz_str){line.at + 1, line.len - 2});
    name.at = inside.at;
    for (name.len = 0; name.len < inside.len && !is_blank(inside.at[name.len]) && inside.at[name.len] != '"';)
        name.len++;
    if (!is_name(name))
        return WRONG(r, "a section has a name in small letters");
    status = read_argument(r, trim((dz_str){name.at + name.len, inside.len - name.len}));
    if (status != DZ_OK)
        return status;
    if (!copy(r, name, &r->section))
        return dz_fail_nomem(r->error);
    r->section_line = r->line;
    for (size_t i = 0; i < r->ini->rows.n; i++) {
        const dz_ini_row *row = &r->ini->rows.at[i];

        if (!row->key && strcmp(row->section, r->section) == 0 && strcmp(row->argument, r->argument) == 0)
            return WRONG(r, "this section stands on line %zu already", row->line);
    }
    return dz_list_push(&r->ini->rows, (dz_ini_row){r->section, r->argument, NULL, NULL, r->line, r->line})
               ? DZ_OK
               : dz_fail_nomem(r->error);
}

static dz_status read_pair(reader *r, dz_str line)
{
    const char *sign = memchr(line.at, '=', line.len);
    dz_str      key, value;
    dz_ini_row  row = {r->section, r->argument, NULL, NULL, r->line, r->section_line};

    if (!sign)
        return WRONG(r, "this is neither a section nor 'key = value'");
    key = trim((dz_str){line.at, (size_t)(sign - line.at)});
    value = trim((dz_str){sign + 1, line.len - key.len - (size_t)(sign - line.at - (ptrdiff_t)key.len) - 1});
    if (!is_name(key))
        return WRONG(r, "a key is made of small letters, digits, '-' and '.'");
    if (!r->section)
        return WRONG(r, "'%.*s' stands before the first section", DZ_ARG(key));
    if (value.len >= 2 && value.at[0] == '"' && value.at[value.len - 1] == '"')
        value = (dz_str){value.at + 1, value.len - 2};
    if (!copy(r, key, &row.key) || !copy(r, value, &row.value))
        return dz_fail_nomem(r->error);
    return dz_list_push(&r->ini->rows, row) ? DZ_OK : dz_fail_nomem(r->error);
}

static dz_status read_line(reader *r, dz_str line)
{
    if (line.len && line.at[line.len - 1] == '\r')
        line.len--;
    line = trim(line);
    for (size_t i = 0; i < line.len; i++)
        if (((unsigned char)line.at[i] < 0x20 && line.at[i] != '\t') || line.at[i] == 0x7f)
            return WRONG(r, "a control character stands here");
    if (line.len == 0 || line.at[0] == '#' || line.at[0] == ';')
        return DZ_OK;
    if (dz_utf8_valid(line.at, line.len) < line.len)
        return WRONG(r, "this is not UTF-8");
    return line.at[0] == '[' ? read_section(r, line) : read_pair(r, line);
}

dz_status dz_ini_read(const char *name, dz_str text, dz_ini *ini, dz_error *error)
{
    reader    r = {.name = name, .ini = ini, .error = error};
    dz_status status = DZ_OK;

    *ini = (dz_ini){0};
    if (text.len > DZ_MOST_INI)
        return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d bytes", name, DZ_MOST_INI);
    if (text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
        text = (dz_str){text.at + 3, text.len - 3};
    for (size_t at = 0; at < text.len && status == DZ_OK;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t      n = feed ? (size_t)(feed - text.at) - at : text.len - at;

        r.line++;
        status = read_line(&r, (dz_str){text.at + at, n});
        at += n + 1;
    }
    return status;
}

void dz_ini_free(dz_ini *ini)
{
    dz_list_free(&ini->rows);
    dz_arena_free(&ini->arena);
}

dz_status dz_read_whole(const char *path, size_t most, dz_buf *into, dz_error *error)
{
    char      piece[4096];
    FILE     *file = fopen(path, "rb");
    dz_status status = DZ_OK;
    size_t    n;

    if (!file)
        return dz_fail_file(error, "open", path);
    while (into->bytes.n <= most && (n = fread(piece, 1, sizeof piece, file)) > 0)
        dz_buf_add(into, piece, n);
    if (ferror(file))
        status = dz_fail_file(error, "read", path);
    else if (into->bytes.n > most)
        status = dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %zu bytes", path, most);
    else if (!dz_buf_ok(into))
        status = dz_fail_nomem(error);
    fclose(file);
    return status;
}
