/* lexicon.c — the stack of layers. Floor lexicon. */
#include <errno.h>
#include <string.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fail.h"
#include "lexicon/layer.h"
#include "lexicon/table.h"

/* Made by duizhao-lexicon from lexicon/builtin.tsv. */
static const unsigned char builtin[] = {
#include "lexicon/builtin.inc"
};

/** How the bytes of a layer are held. */
typedef enum holding { COMPILED_IN, MAPPED, OWNED } holding;

typedef struct held_layer {
    dz_layer layer;
    holding  how;
    dz_buf   owned;
} held_layer;

struct dz_lexicon {
    DZ_LIST(held_layer *) layers; /* topmost last */
    dz_buf says;                  /* NUL-terminated */
};

static void free_layer(held_layer *held)
{
    if (!held)
        return;
    if (held->how == MAPPED && held->layer.bytes)
        munmap((void *)(uintptr_t)held->layer.bytes, held->layer.size);
    dz_buf_free(&held->owned);
    dz_release(held);
}

/** Tells of one layer: "CC-CEDICT 2026-09-10 (125,049 words)". */
static void say_layer(dz_buf *says, const dz_layer *layer)
{
    uint32_t n = layer->entries, thousand = 1;

    dz_buf_format(says, "%s%.*s%s%.*s (", says->bytes.n ? ", " : "", DZ_ARG(layer->says[DZ_SAYS_NAME]),
                  layer->says[DZ_SAYS_VERSION].len ? " " : "", DZ_ARG(layer->says[DZ_SAYS_VERSION]));
    while (n / thousand >= 1000)
        thousand *= 1000;
    dz_buf_format(says, "%u", n / thousand);
    for (thousand /= 1000; thousand > 0; thousand /= 1000)
        dz_buf_format(says, ",%03u", n / thousand % 1000);
    dz_buf_text(says, n == 1 ? " word)" : " words)");
}

/** Says anew which layers there are, with 'more' on top; the old words stay where there is no memory. */
static bool say(dz_lexicon *lexicon, const held_layer *more)
{
    dz_buf raw = {0}, clean = {0};
    size_t room;

    for (size_t i = 0; i < lexicon->layers.n; i++)
        say_layer(&raw, &lexicon->layers.at[i]->layer);
    say_layer(&raw, &more->layer);
    dz_buf_byte(&raw, '\0');
    room = 4 * raw.bytes.n;
    if (!dz_buf_ok(&raw) || !dz_list_reserve(&clean.bytes, room)) {
        dz_buf_free(&raw);
        return false;
    }
    dz_clean(clean.bytes.at, room, raw.bytes.at);
    dz_buf_free(&raw);
    dz_buf_free(&lexicon->says);
    lexicon->says = clean;
    return true;
}

/** Puts a layer on top, and takes it whatever it answers. */
static dz_status push(dz_lexicon *lexicon, held_layer *held, dz_error *error)
{
    if (dz_list_reserve(&lexicon->layers, 1) && say(lexicon, held)) {
        lexicon->layers.at[lexicon->layers.n++] = held;
        return DZ_OK;
    }
    free_layer(held);
    return dz_fail_nomem(error);
}

/** Opens bytes that 'held' holds, and puts the layer on top. Takes 'held'. */
static dz_status open_held(dz_lexicon *lexicon, const char *name, held_layer *held, dz_str bytes, dz_error *error)
{
    dz_status status = dz_layer_open(&held->layer, name, bytes, error);

    if (status == DZ_OK)
        return push(lexicon, held, error);
    free_layer(held);
    return status;
}

static held_layer *hold(holding how)
{
    held_layer *held = dz_alloc_zero(1, sizeof *held);

    if (held)
        held->how = how;
    return held;
}

/* ---- adding ---- */

/** The name of a table that says none: that of its file, without folder and ending. */
static dz_str name_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *from = slash ? slash + 1 : path, *dot = strrchr(from, '.');

    return (dz_str){from, dot && dot > from ? (size_t)(dot - from) : strlen(from)};
}

/** Makes the bytes of a layer from a table of text. */
static dz_status build(const char *name, dz_str bytes, dz_buf *into, dz_error *error)
{
    dz_table  table = {.says[DZ_SAYS_NAME] = name_of(name)};
    dz_status status = dz_table_read(&table, name, bytes, error);

    if (status == DZ_OK)
        status = dz_table_build(&table, into, error);
    dz_table_free(&table);
    return status;
}

dz_status dz_lexicon_add_bytes(dz_lexicon *lexicon, const char *name, dz_str bytes, dz_error *error)
{
    held_layer *held = hold(OWNED);
    dz_status   status = DZ_OK;

    if (!held)
        return dz_fail_nomem(error);
    if (!dz_is_layer(bytes))
        status = build(name, bytes, &held->owned, error);
    else
        dz_buf_str(&held->owned, bytes);
    if (status == DZ_OK && !dz_buf_ok(&held->owned))
        status = dz_fail_nomem(error);
    if (status == DZ_OK)
        return open_held(lexicon, name, held, dz_buf_all(&held->owned), error);
    free_layer(held);
    return status;
}

/** Adds a file that is mapped at 'at'; a built one stays mapped. */
static dz_status add_mapped(dz_lexicon *lexicon, const char *path, void *at, size_t size, dz_error *error)
{
    dz_str      bytes = {at, size};
    held_layer *held;
    dz_status   status;

    if (!dz_is_layer(bytes)) {
        status = dz_lexicon_add_bytes(lexicon, path, bytes, error);
        munmap(at, size);
        return status;
    }
    held = hold(MAPPED);
    if (!held) {
        munmap(at, size);
        return dz_fail_nomem(error);
    }
    return open_held(lexicon, path, held, bytes, error);
}

dz_status dz_lexicon_add(dz_lexicon *lexicon, const char *path, dz_error *error)
{
    int         fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    void       *at;
    dz_status   status;

    if (fd < 0 || fstat(fd, &about) != 0) {
        status = dz_fail_file(error, "read", path);
    } else if (!S_ISREG(about.st_mode)) {
        status = dz_fail(error, DZ_IO, "cannot read '%s': a lexicon is a file", path);
    } else if (about.st_size == 0) {
        status = dz_fail(error, DZ_FORMAT, "'%s' is empty", path);
    } else if ((at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED) {
        status = dz_fail_file(error, "read", path);
    } else {
        status = add_mapped(lexicon, path, at, (size_t)about.st_size, error);
    }
    if (fd >= 0)
        close(fd);
    return status;
}

/* ---- making ---- */

dz_status dz_lexicon_new(dz_lexicon **out, dz_error *error)
{
    dz_lexicon *lexicon = dz_alloc_zero(1, sizeof *lexicon);
    held_layer *held = hold(COMPILED_IN);
    dz_status   status;

    *out = NULL;
    if (!lexicon || !held) {
        dz_release(held);
        dz_release(lexicon);
        return dz_fail_nomem(error);
    }
    status = open_held(lexicon, "built-in", held, (dz_str){(const char *)builtin, sizeof builtin}, error);
    if (status != DZ_OK) {
        dz_lexicon_free(lexicon);
        return status;
    }
    held->layer.builtin = true;
    *out = lexicon;
    return DZ_OK;
}

void dz_lexicon_free(dz_lexicon *lexicon)
{
    if (!lexicon)
        return;
    for (size_t i = 0; i < lexicon->layers.n; i++)
        free_layer(lexicon->layers.at[i]);
    dz_list_free(&lexicon->layers);
    dz_buf_free(&lexicon->says);
    dz_release(lexicon);
}

/* ---- asking ---- */

const char *dz_lexicon_says(const dz_lexicon *lexicon) { return lexicon->says.bytes.at; }

size_t dz_lexicon_layers(const dz_lexicon *lexicon) { return lexicon->layers.n; }

const dz_layer *dz_lexicon_layer(const dz_lexicon *lexicon, size_t i) { return &lexicon->layers.at[i]->layer; }

size_t dz_lexicon_match(const dz_lexicon *lexicon, dz_str text)
{
    size_t most = 0;

    for (size_t i = 0; i < lexicon->layers.n; i++) {
        size_t n = dz_layer_match(&lexicon->layers.at[i]->layer, text);

        most = n > most ? n : most;
    }
    return most;
}

size_t dz_lexicon_find(const dz_lexicon *lexicon, dz_str headword, dz_word *at, size_t room)
{
    size_t n = 0;

    for (size_t i = lexicon->layers.n; i-- > 0 && n < room;) {
        const dz_layer *layer = &lexicon->layers.at[i]->layer;
        uint32_t        word;

        if (dz_layer_find(layer, headword, &word))
            at[n++] = (dz_word){layer, word};
    }
    return n;
}

float dz_lexicon_spread(const dz_lexicon *lexicon, dz_str stem)
{
    uint64_t all = 0;

    for (size_t i = 0; i < lexicon->layers.n; i++) {
        const dz_layer *layer = &lexicon->layers.at[i]->layer;
        uint32_t        row;

        if (dz_layer_stem(layer, stem, &row))
            all += dz_layer_stem_spread(layer, row);
    }
    return (float)all / DZ_GLOSSES_WHOLE;
}
