/* baseline.c — findings that were dismissed, in a file that is fit for version control. Floor config.
 *
 *     # what somebody wants to say of it
 *     pair <TAB> zh/a.txt <TAB> en/a.txt
 *     5d1f0c9a4e7b2c38 <TAB> figures.added <TAB> 2026-03-01 <TAB> the desk knows of it
 *
 * Names count from the folder of the file, so that it serves whoever has the folder. Pairs and
 * entries are sorted by their bytes.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "config/parts.h"
#include "config/path.h"
#include "duizhao/config.h"
#include "report/sink.h"
#include "text/utf8.h"

enum { MOST_BASELINE = 64 << 20 };

/** One pair of texts. */
typedef struct section {
    const char *names[2]; /* the second is "" for one text */
    size_t      line;
    DZ_LIST(dz_dismissal) entries;
} section;

struct dz_baseline {
    dz_arena    arena;
    dz_buf      path, folder; /* each with a NUL */
    const char *comment;      /* the lines at the head */
    DZ_LIST(section) sections;
    DZ_LIST(dz_dismissal) stale;
};

/* ---- sections ---- */

static section *section_named(const dz_baseline *b, const char *source, const char *target)
{
    for (size_t i = 0; i < b->sections.n; i++)
        if (strcmp(b->sections.at[i].names[0], source) == 0 && strcmp(b->sections.at[i].names[1], target) == 0)
            return &b->sections.at[i];
    return NULL;
}

/** The names of two files as the baseline sees them, one behind the other. */
static bool see_names(const dz_baseline *b, const char *source, const char *target, dz_buf *room, const char *names[2])
{
    size_t second;

    dz_path_from(b->folder.bytes.at, source, room);
    dz_buf_byte(room, '\0');
    second = room->bytes.n;
    if (target)
        dz_path_from(b->folder.bytes.at, target, room);
    dz_buf_byte(room, '\0');
    if (!dz_buf_ok(room))
        return false;
    names[0] = room->bytes.at;
    names[1] = room->bytes.at + second;
    return true;
}

/** The section of two files, or NULL; without memory '*failed'. */
static section *section_of(const dz_baseline *b, const char *source, const char *target, bool *failed)
{
    dz_buf      room = {0};
    const char *names[2];
    section    *found = NULL;

    *failed = !see_names(b, source, target, &room, names);
    if (!*failed)
        found = section_named(b, names[0], names[1]);
    dz_buf_free(&room);
    return found;
}

static section *add_section(dz_baseline *b, dz_str source, dz_str target, size_t line)
{
    section new = {.line = line};

    new.names[0] = dz_arena_copy(&b->arena, source).at;
    new.names[1] = dz_arena_copy(&b->arena, target).at;
    if (!new.names[0] || !new.names[1] || !dz_list_push(&b->sections, new))
        return NULL;
    return &b->sections.at[b->sections.n - 1];
}

static bool add_entry(dz_baseline *b, section *to, uint64_t fingerprint, dz_str rule, dz_str date, dz_str reason)
{
    dz_dismissal entry = {.by = DZ_BY_BASELINE, .fingerprint = fingerprint};

    entry.rule = dz_arena_copy(&b->arena, rule);
    entry.reason = dz_arena_copy(&b->arena, reason);
    entry.date = dz_arena_copy(&b->arena, date);
    return entry.rule.at && entry.reason.at && entry.date.at && dz_list_push(&to->entries, entry);
}

/* ---- reading ---- */

typedef struct reader {
    dz_baseline *b;
    const char  *path;
    size_t       line;
    bool         begun; /* a pair has begun: what comes now are its entries */
    dz_buf       comment;
    dz_error    *error;
} reader;

/** Cuts what stands before the next tab off a line. */
static dz_str take_field(dz_str *line)
{
    const char *tab = memchr(line->at, '\t', line->len);
    dz_str      field = {line->at, tab ? (size_t)(tab - line->at) : line->len};

    line->at += field.len + (tab != NULL);
    line->len -= field.len + (tab != NULL);
    return field;
}

static bool read_fingerprint(dz_str text, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
        *out = *out << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return text.len == 16;
}

/** YYYY-MM-DD, of a month and a day that there may be. */
static bool is_date(dz_str text)
{
    static const char form[] = "0000-00-00";
    int               month, day;

    if (text.len != strlen(form))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (form[i] == '0' ? text.at[i] < '0' || text.at[i] > '9' : text.at[i] != '-')
            return false;
    month = (text.at[5] - '0') * 10 + text.at[6] - '0';
    day = (text.at[8] - '0') * 10 + text.at[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool is_id(dz_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!((text.at[i] >= 'a' && text.at[i] <= 'z') || (text.at[i] >= '0' && text.at[i] <= '9') || strchr("-.", text.at[i])))
            return false;
    return text.len > 0;
}

/** "pair", two names; or "text", one. */
static dz_status read_head(reader *r, dz_str line, bool two)
{
    dz_str   source = take_field(&line), target = take_field(&line);
    section *twin, *made;

    if (source.len == 0 || line.len || (target.len > 0) != two)
        return dz_wrong_line(r->error, r->path, r->line, "a pair is 'pair', SOURCE and TARGET, a single text 'text' and FILE, tabs between");
    made = add_section(r->b, source, target, r->line);
    if (!made)
        return dz_fail_nomem(r->error);
    twin = section_named(r->b, made->names[0], made->names[1]);
    r->begun = true;
    return twin == made ? DZ_OK : dz_wrong_line(r->error, r->path, r->line, "this pair stands on line %zu already", twin->line);
}

static dz_status read_entry(reader *r, dz_str line)
{
    dz_str   print = take_field(&line), rule = take_field(&line), date = take_field(&line), reason = take_field(&line);
    uint64_t fingerprint;
    section *to;

    if (!r->begun)
        return dz_wrong_line(r->error, r->path, r->line, "an entry stands before the first pair");
    if (!read_fingerprint(print, &fingerprint) || !is_id(rule) || !is_date(date) || line.len)
        return dz_wrong_line(r->error, r->path, r->line, "an entry is a fingerprint, a rule, a date and a reason, tabs between");
    to = &r->b->sections.at[r->b->sections.n - 1];
    for (size_t i = 0; i < to->entries.n; i++)
        if (to->entries.at[i].fingerprint == fingerprint)
            return dz_wrong_line(r->error, r->path, r->line, "this fingerprint stands in this pair already");
    return add_entry(r->b, to, fingerprint, rule, date, reason) ? DZ_OK : dz_fail_nomem(r->error);
}

static dz_status read_line(reader *r, dz_str line)
{
    dz_str rest = line, first;

    if (line.len && line.at[line.len - 1] == '\r')
        rest.len = --line.len;
    if (dz_utf8_valid(line.at, line.len) < line.len)
        return dz_wrong_line(r->error, r->path, r->line, "this is not UTF-8");
    for (size_t i = 0; i < line.len; i++)
        if (((unsigned char)line.at[i] < 0x20 && line.at[i] != '\t') || line.at[i] == 0x7f)
            return dz_wrong_line(r->error, r->path, r->line, "a control character stands here");
    if (line.len == 0)
        return DZ_OK;
    if (line.at[0] == '#') {
        if (r->b->sections.n)
            return dz_wrong_line(r->error, r->path, r->line, "a comment stands at the head of the file; here is the reason's place");
        dz_buf_str(&r->comment, line);
        dz_buf_byte(&r->comment, '\n');
        return dz_buf_ok(&r->comment) ? DZ_OK : dz_fail_nomem(r->error);
    }
    first = take_field(&rest);
    if (first.len == 4 && (memcmp(first.at, "pair", 4) == 0 || memcmp(first.at, "text", 4) == 0))
        return read_head(r, rest, *first.at == 'p');
    return read_entry(r, line);
}

static dz_status read_lines(reader *r, dz_str text)
{
    dz_status status = DZ_OK;

    for (size_t at = 0; at < text.len && status == DZ_OK;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t      n = feed ? (size_t)(feed - text.at) - at : text.len - at;

        r->line++;
        status = read_line(r, (dz_str){text.at + at, n});
        at += n + 1;
    }
    if (status == DZ_OK && !(r->b->comment = dz_arena_copy(&r->b->arena, dz_buf_all(&r->comment)).at))
        status = dz_fail_nomem(r->error);
    dz_buf_free(&r->comment);
    return status;
}

dz_status dz_baseline_from(const char *path, dz_str text, dz_baseline **out, dz_error *error)
{
    dz_baseline *b = dz_alloc_zero(1, sizeof *b);
    dz_status    status;

    *out = NULL;
    if (!b)
        return dz_fail_nomem(error);
    dz_buf_add(&b->path, path, strlen(path) + 1);
    dz_path_folder(path, &b->folder);
    dz_buf_byte(&b->folder, '\0');
    if (!dz_buf_ok(&b->path) || !dz_buf_ok(&b->folder))
        status = dz_fail_nomem(error);
    else
        status = read_lines(&(reader){.b = b, .path = path, .error = error}, text);
    if (status != DZ_OK) {
        dz_baseline_free(b);
        return status;
    }
    *out = b;
    return DZ_OK;
}

dz_status dz_baseline_read(const char *path, bool or_new, dz_baseline **out, dz_error *error)
{
    dz_buf    bytes = {0};
    dz_status status = DZ_OK;

    *out = NULL;
    if (!or_new || access(path, F_OK) == 0)
        status = dz_read_whole(path, MOST_BASELINE, &bytes, error);
    if (status == DZ_OK)
        status = dz_baseline_from(path, dz_buf_all(&bytes), out, error);
    dz_buf_free(&bytes);
    return status;
}

void dz_baseline_free(dz_baseline *b)
{
    if (!b)
        return;
    for (size_t i = 0; i < b->sections.n; i++)
        dz_list_free(&b->sections.at[i].entries);
    dz_list_free(&b->sections);
    dz_list_free(&b->stale);
    dz_buf_free(&b->path);
    dz_buf_free(&b->folder);
    dz_arena_free(&b->arena);
    dz_release(b);
}

/* ---- asking ---- */

dz_status dz_baseline_of(const dz_baseline *b, const char *source, const char *target, dz_dismissal_list *out, dz_error *error)
{
    bool     failed;
    section *found = section_of(b, source, target, &failed);

    *out = found ? (dz_dismissal_list){found->entries.at, found->entries.n} : (dz_dismissal_list){NULL, 0};
    return failed ? dz_fail_nomem(error) : DZ_OK;
}

/** Whether a rule was asked of all of a pair, or is there no more. */
static bool was_asked(const dz_dismissal *entry, const dz_findings *findings, const dz_check_options *options)
{
    dz_rule_list       rules = dz_rule_set_all(options->rules);
    dz_unexamined_list gaps = dz_findings_unexamined(findings);

    for (size_t i = 0; i < gaps.n; i++)
        if (strcmp(gaps.at[i].rule->id, entry->rule.at) == 0)
            return false;
    for (size_t i = 0; options->off && i < rules.n; i++)
        if (options->off[i] && strcmp(rules.at[i]->id, entry->rule.at) == 0)
            return false;
    return true;
}

static bool is_found(const dz_dismissal *entry, dz_finding_list list)
{
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].fingerprint == entry->fingerprint && strcmp(list.at[i].rule->id, entry->rule.at) == 0)
            return true;
    return false;
}

dz_status dz_baseline_stale(dz_baseline *b, const char *source, const char *target, const dz_findings *findings,
                            const dz_check_options *options, dz_dismissal_list *out, dz_error *error)
{
    bool     failed;
    section *of = section_of(b, source, target, &failed);

    b->stale.n = 0;
    for (size_t i = 0; of && i < of->entries.n && !failed; i++)
        if (!is_found(&of->entries.at[i], dz_findings_all(findings)) && was_asked(&of->entries.at[i], findings, options))
            failed = !dz_list_push(&b->stale, of->entries.at[i]);
    *out = (dz_dismissal_list){b->stale.at, b->stale.n};
    return failed ? dz_fail_nomem(error) : DZ_OK;
}

/* ---- changing ---- */

static bool is_among(uint64_t fingerprint, dz_dismissal_list list)
{
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].fingerprint == fingerprint)
            return true;
    return false;
}

static void drop_entries(section *from, dz_dismissal_list drop)
{
    size_t kept = 0;

    for (size_t i = 0; i < from->entries.n; i++)
        if (!is_among(from->entries.at[i].fingerprint, drop))
            from->entries.at[kept++] = from->entries.at[i];
    from->entries.n = kept;
}

/** Whether a text fits into a field: one line of UTF-8 without a tab. */
static bool is_field(const char *text)
{
    if (dz_utf8_valid(text, strlen(text)) < strlen(text))
        return false;
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return false;
    return true;
}

/** Whether two names can stand in a baseline. */
static dz_status look_over_names(const char *const names[2], dz_error *error)
{
    for (int side = 0; side < 2; side++)
        if (!is_field(names[side]))
            return dz_fail(error, DZ_USAGE, "'%s' is no name that can stand in a baseline", names[side]);
    return DZ_OK;
}

static dz_status look_over(const char *const names[2], const char *date, const char *reason, dz_error *error)
{
    if (!is_date((dz_str){date, strlen(date)}))
        return dz_fail(error, DZ_USAGE, "'%s' is not a date such as 2026-03-01", date);
    if (!is_field(reason))
        return dz_fail(error, DZ_USAGE, "a reason is one line without tabs");
    return look_over_names(names, error);
}

static bool add_findings(dz_baseline *b, section *to, dz_finding_list list, const char *date, const char *reason)
{
    for (size_t i = 0; i < list.n; i++) {
        const dz_finding *f = &list.at[i];

        if (!f->dismissed && !add_entry(b, to, f->fingerprint, (dz_str){f->rule->id, strlen(f->rule->id)},
                                        (dz_str){date, strlen(date)}, (dz_str){reason, strlen(reason)}))
            return false;
    }
    return true;
}

dz_status dz_baseline_update(dz_baseline *b, const char *source, const char *target, const dz_findings *findings, const char *date,
                             const char *reason, dz_dismissal_list drop, dz_error *error)
{
    dz_buf      room = {0};
    const char *names[2];
    section    *to;
    dz_status   status = see_names(b, source, target, &room, names) ? look_over(names, date, reason, error) : dz_fail_nomem(error);

    if (status == DZ_OK) {
        to = section_named(b, names[0], names[1]);
        if (!to)
            to = add_section(b, (dz_str){names[0], strlen(names[0])}, (dz_str){names[1], strlen(names[1])}, 0);
        if (to)
            drop_entries(to, drop);
        if (!to || !add_findings(b, to, dz_findings_all(findings), date, reason))
            status = dz_fail_nomem(error);
    }
    dz_buf_free(&room);
    return status;
}

/* ---- writing ---- */

static int by_names(const void *a, const void *b)
{
    const section *const *x = a, *const *y = b;
    int                   order = strcmp((*x)->names[0], (*y)->names[0]);

    return order ? order : strcmp((*x)->names[1], (*y)->names[1]);
}

/** An entry and where it stands. */
typedef struct place {
    uint64_t fingerprint;
    size_t   i;
} place;

static int by_print(const void *a, const void *b)
{
    const place *x = a, *y = b;

    return x->fingerprint < y->fingerprint ? -1 : x->fingerprint > y->fingerprint;
}

static void put_section(const section *of, dz_sink *sink)
{
    place *places = dz_alloc(of->entries.n + 1, sizeof *places);

    if (!places) {
        dz_sink_no_memory(sink);
        return;
    }
    for (size_t i = 0; i < of->entries.n; i++)
        places[i] = (place){of->entries.at[i].fingerprint, i};
    qsort(places, of->entries.n, sizeof *places, by_print);
    if (of->entries.n)
        dz_put_format(sink, *of->names[1] ? "pair\t%s\t%s\n" : "text\t%s\n", of->names[0], of->names[1]);
    for (size_t i = 0; i < of->entries.n; i++) {
        const dz_dismissal *entry = &of->entries.at[places[i].i];

        dz_put_format(sink, "%016llx\t%s\t%s\t", (unsigned long long)entry->fingerprint, entry->rule.at, entry->date.at);
        dz_put(sink, entry->reason);
        dz_put_text(sink, "\n");
    }
    dz_release(places);
}

void dz_baseline_put(const dz_baseline *b, dz_sink *sink)
{
    const section **order = dz_alloc(b->sections.n + 1, sizeof *order);

    if (!order) {
        dz_sink_no_memory(sink);
        return;
    }
    for (size_t i = 0; i < b->sections.n; i++)
        order[i] = &b->sections.at[i];
    qsort(order, b->sections.n, sizeof *order, by_names);
    dz_put_text(sink, *b->comment ? b->comment : "# duizhao: findings that were dismissed; docs/configuration.md\n");
    for (size_t i = 0; i < b->sections.n; i++)
        put_section(order[i], sink);
    dz_release(order);
}

dz_status dz_baseline_write(const dz_baseline *b, dz_error *error)
{
    dz_sink  *sink;
    dz_status status = dz_sink_open(b->path.bytes.at, &sink, error);

    if (status != DZ_OK)
        return status;
    dz_baseline_put(b, sink);
    return dz_sink_close(sink, error);
}

dz_status dz_baseline_head(const char *path, const char *source, const char *target, char **out, dz_error *error)
{
    dz_baseline b = {.sections = {0}}; /* only its folder */
    dz_buf      room = {0}, line = {0};
    const char *names[2];
    dz_status   status;

    *out = NULL;
    dz_path_folder(path ? path : "", &b.folder);
    dz_buf_byte(&b.folder, '\0');
    status = dz_buf_ok(&b.folder) && see_names(&b, source, target, &room, names) ? look_over_names(names, error) : dz_fail_nomem(error);
    if (status == DZ_OK) {
        dz_buf_format(&line, *names[1] ? "pair\t%s\t%s" : "text\t%s", names[0], names[1]);
        dz_buf_byte(&line, '\0');
        status = dz_buf_ok(&line) ? DZ_OK : dz_fail_nomem(error);
    }
    if (status == DZ_OK)
        *out = line.bytes.at;
    else
        dz_buf_free(&line);
    dz_buf_free(&room);
    dz_buf_free(&b.folder);
    return status;
}
