/* test_tokens.c — the words, figures and marks of a text, and the table they are learned into. */
#include "rows.h"

#include "align/learn.h"
#include "base/buf.h"

/** One side, cut. */
typedef struct side {
    dz_document *doc;
    dz_segments *segments;
    dz_figures  *figures;
    dz_tokens    tokens;
} side;

static dz_lexicon *lexicon;

static void cut(side *s, const char *text)
{
    memset(s, 0, sizeof *s);
    assert_int_equal(DZ_OK, dz_document_from("text", (dz_str){text, strlen(text)}, &(dz_read_options){.lines = true}, &s->doc, NULL));
    assert_int_equal(DZ_OK, dz_segments_cut(s->doc, &s->segments, NULL));
    assert_int_equal(DZ_OK, dz_figures_find(s->segments, &s->figures, NULL));
    assert_true(dz_tokens_cut(&s->tokens, s->figures, lexicon));
}

static void put_away(side *s)
{
    dz_tokens_free(&s->tokens);
    dz_figures_free(s->figures);
    dz_segments_free(s->segments);
    dz_document_free(s->doc);
}

/** The tokens with bars between: 河流|流|。 */
static const struct row {
    const char *name, *text, *tokens;
} rows[] = {
    {"function words hold sentences together and are no tokens", "The river of the town", "river|town"},
    {"the not of don't is a word", "We don't swim.", "We|n't|swim|."},
    {"the longest headword counts", "图书馆开门。", "图书馆|开门|。"},
    {"particles are none", "我的书了", "我|书"},
    {"a figure is one token, whatever it is written like", "共350万吨", "共|350万吨"},
    {"a date says a year and a day", "On May 3, 2024 he left", "May 3, 2024|May 3, 2024|he|left"},
    {"nothing is no token", "", ""},
};

static void is_cut(void **state)
{
    const struct row *row = *state;
    dz_buf            said = {0};
    side              s;

    cut(&s, row->text);
    for (size_t i = 0; i < s.tokens.list.n; i++)
        dz_buf_format(&said, "%s%.*s", i ? "|" : "",
                      DZ_ARG(dz_document_slice(s.doc, (dz_span){s.tokens.list.at[i].at, s.tokens.list.at[i].len})));
    dz_buf_byte(&said, '\0');
    assert_string_equal(row->tokens, said.bytes.at);
    dz_buf_free(&said);
    put_away(&s);
}

/** What stands on both sides under one key. */
static const struct pair {
    const char *name, *zh, *en;
    bool        same; /* the first tokens */
} pairs[] = {
    {"a value in two languages is one", "350万", "3.5 million", true},
    {"another value is another", "350万", "350 million", false},
    {"a year in two languages is one", "2024年", "2024", true},
    {"a month and a day in two languages are one", "5月3日", "May 3", true},
    {"marks of one class are one", "？", "?", true},
    {"Latin words are one", "ABC", "ABC", true},
    {"inflected forms are one", "rivers", "river", true},
};

static void is_same(void **state)
{
    const struct pair *row = *state;
    side               zh, en;

    cut(&zh, row->zh);
    cut(&en, row->en);
    assert_true(zh.tokens.types.n > 0 && en.tokens.types.n > 0);
    assert_int_equal(row->same, dz_tokens_type(&en.tokens, zh.tokens.types.at[0].key) == 0);
    put_away(&zh);
    put_away(&en);
}

static void are_indexed(void **state)
{
    side s;

    (void)state;
    cut(&s, "河水流过石桥，石桥很老。\n\n石桥建于1384年。\n");
    for (size_t t = 0; t < s.tokens.types.n; t++) {
        const dz_type *type = &s.tokens.types.at[t];

        for (uint32_t k = 0; k < type->count; k++) {
            uint32_t at = s.tokens.places[type->places + k];

            assert_int_equal(t, s.tokens.list.at[at].type);
            assert_true(k == 0 || at > s.tokens.places[type->places + k - 1]);
            assert_int_equal(k, dz_place_from(s.tokens.places + type->places, type->count, at));
        }
        assert_int_equal(t, dz_tokens_type(&s.tokens, type->key));
    }
    for (size_t i = 0; i < dz_segments_all(s.segments).n; i++)
        for (uint32_t at = s.tokens.first[i]; at < s.tokens.first[i + 1]; at++)
            assert_int_equal(i, s.tokens.segment[at]);
    assert_int_equal(UINT32_MAX, dz_tokens_type(&s.tokens, dz_token_key(DZ_TOKEN_HAN, (dz_str){"龘", 3})));
    put_away(&s);
}

/* ---- learning ---- */

/** t(en | zh) and t(zh | en) of two words, in a table. */
static dz_render render_of(const dz_renders *renders, const side *zh, const side *en, const char *a, const char *b)
{
    uint32_t z = dz_tokens_type(&zh->tokens, dz_token_key(DZ_TOKEN_HAN, (dz_str){a, strlen(a)}));
    uint32_t e = dz_tokens_type(&en->tokens, dz_token_key(DZ_TOKEN_LATIN, (dz_str){b, strlen(b)}));

    assert_true(z != UINT32_MAX && e != UINT32_MAX);
    for (uint32_t r = renders->first[z]; r < renders->first[z + 1]; r++)
        if (renders->list.at[r].en == e)
            return renders->list.at[r];
    return (dz_render){e, 0, 0};
}

/** A name that no lexicon has is learned from lines that stand beside each other; rows stay sums of at most 1. */
static void names_are_learned(void **state)
{
    dz_buf            text[2] = {{.failed = false}, {.failed = false}};
    const dz_figures *figures[2];
    dz_renders        known = {0}, learned = {0};
    dz_cost           cost = {0};
    dz_bead_rows      beads = {0};
    side              s[2];

    (void)state;
    for (uint32_t i = 0; i < 12; i++) {
        static const char *const zh[] = {"读书", "唱歌", "下雨"}, *const en[] = {"books", "songs", "rain"};

        dz_buf_format(&text[0], "%s%s。\n", i % 2 ? "麤" : "河", zh[i % 3]);
        dz_buf_format(&text[1], "%s %s.\n", i % 2 ? "Zzyzx" : "River", en[i % 3]);
        assert_true(dz_list_push(&beads, ((dz_bead){{i, i}, {1, 1}, 0, 0, 0})));
    }
    for (int k = 0; k < 2; k++) {
        dz_buf_byte(&text[k], '\0');
        cut(&s[k], text[k].bytes.at);
        figures[k] = s[k].figures;
    }
    {
        const dz_tokens sides[2] = {s[0].tokens, s[1].tokens};

        assert_true(dz_renders_look_up(&known, sides, lexicon) && dz_cost_prepare(&cost, &dz_of_translations, sides, figures));
        assert_true(dz_learn(&cost, &beads, &known, &learned));
        assert_true(render_of(&known, &s[0], &s[1], "麤", "zzyzx").forth == 0);
        assert_true(render_of(&learned, &s[0], &s[1], "麤", "zzyzx").forth > 0.1f);
        assert_true(render_of(&learned, &s[0], &s[1], "麤", "zzyzx").forth > 3 * render_of(&learned, &s[0], &s[1], "麤", "river").forth);
        for (size_t z = 0; z < s[0].tokens.types.n; z++) {
            float sum = 0;

            for (uint32_t r = learned.first[z]; r < learned.first[z + 1]; r++) {
                sum += learned.list.at[r].forth;
                assert_true(r == learned.first[z] || learned.list.at[r].en > learned.list.at[r - 1].en);
            }
            assert_true(sum <= 2);
        }
        dz_cost_free(&cost);
    }
    dz_renders_free(&known);
    dz_renders_free(&learned);
    dz_list_free(&beads);
    for (int k = 0; k < 2; k++) {
        put_away(&s[k]);
        dz_buf_free(&text[k]);
    }
}

int main(void)
{
    int failed;

    if (dz_lexicon_new(&lexicon, NULL) != DZ_OK)
        return 1;
    ADD_ROWS(is_cut, rows);
    ADD_ROWS(is_same, pairs);
    add_test("types know their places, and places their segments", are_indexed);
    add_test("names are learned", names_are_learned);
    failed = run_all("tokens");
    dz_lexicon_free(lexicon);
    return failed;
}
