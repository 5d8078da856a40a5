/* why.c — why the aligner set two passages side by side. Floor report. */
#include "report/why.h"

#include "report/line.h"
#include "report/quote.h"

enum { SHARES = 6, MOST_SHOWN = 8 /* pairs of words that a line for people has room for */ };

typedef struct share {
    const char *name;              /* in records and files */
    const char *label[DZ_TONGUES]; /* for people */
    float       nats;
} share;

/** Without a minus before 0.00. */
static float rounded(float nats) { return nats > -0.005f && nats < 0.005f ? 0 : nats; }

static void shares_of(const dz_pair *pair, size_t bead, share into[SHARES])
{
    dz_why why = dz_pair_why(pair, bead);

    into[0] = (share){"words", {"words", "词语"}, rounded(why.words)};
    into[1] = (share){"figures", {"figures", "数字"}, rounded(why.figures)};
    into[2] = (share){"marks", {"marks", "标点"}, rounded(why.marks)};
    into[3] = (share){"length", {"length", "长度"}, rounded(why.length)};
    into[4] = (share){"size", {"size", "句数"}, rounded(why.size)};
    into[5] = (share){"edges", {"edges", "边界"}, rounded(why.edges)};
}

void dz_why_shares(dz_buf *buf, const dz_pair *pair, size_t bead)
{
    const char *before = "";
    share       shares[SHARES];

    shares_of(pair, bead, shares);
    for (int i = 0; i < SHARES; i++)
        if (shares[i].nats != 0) {
            dz_buf_format(buf, "%s%s=%.2f", before, shares[i].name, (double)shares[i].nats);
            before = ",";
        }
}

void dz_why_sum(dz_buf *buf, const dz_pair *pair, size_t bead, dz_tongue tongue)
{
    const char *before = " = ";
    share       shares[SHARES];

    shares_of(pair, bead, shares);
    dz_buf_format(buf, "%s %.2f", tongue == DZ_IN_ENGLISH ? "cost" : "代价", (double)rounded(dz_pair_beads(pair).at[bead].cost));
    for (int i = 0; i < SHARES; i++)
        if (shares[i].nats != 0) {
            dz_buf_format(buf, "%s%s %.2f", before, shares[i].label[tongue], (double)shares[i].nats);
            before = " + ";
        }
}

/** Whether a link is one of the MOST_SHOWN that say most; of equals, the first. */
static bool is_shown(dz_word_link_list list, size_t link)
{
    size_t before = 0;

    for (size_t k = 0; k < list.n; k++)
        before += list.at[k].weight > list.at[link].weight || (list.at[k].weight == list.at[link].weight && k < link);
    return before < MOST_SHOWN;
}

/** One end of a link, as a terminal can be shown it. */
static void add_words(dz_buf *buf, const dz_pair *pair, const dz_word_link *link, int side)
{
    const dz_document *doc = dz_pair_document(pair, side);
    dz_buf             line = {0};

    dz_line(&line, dz_document_slice(doc, link->span[side]), dz_lang_is_zh(dz_document_lang(doc)));
    dz_show(buf, dz_buf_all(&line));
    buf->failed |= line.failed;
    dz_buf_free(&line);
}

void dz_why_words(dz_buf *buf, const dz_pair *pair, size_t bead, dz_tongue tongue)
{
    dz_word_link_list list = dz_pair_links(pair, bead);
    const char       *between = tongue == DZ_IN_ENGLISH ? ", " : "，", *before = "";

    for (size_t k = 0; k < list.n; k++) {
        if (!is_shown(list, k))
            continue;
        dz_buf_text(buf, before);
        add_words(buf, pair, &list.at[k], DZ_SOURCE);
        dz_buf_text(buf, "–");
        add_words(buf, pair, &list.at[k], DZ_TARGET);
        before = between;
    }
    if (list.n > MOST_SHOWN)
        dz_buf_format(buf, "%s…", between);
}

void dz_why_json(dz_sink *sink, const dz_pair *pair, size_t bead)
{
    static const char *const sides[2] = {"source", "target"};
    dz_word_link_list        list = dz_pair_links(pair, bead);
    share                    shares[SHARES];

    shares_of(pair, bead, shares);
    dz_put_text(sink, ",\"why\":{");
    for (int i = 0; i < SHARES; i++)
        dz_put_format(sink, "%s\"%s\":%.2f", i ? "," : "", shares[i].name, (double)shares[i].nats);
    dz_put_text(sink, "},\"links\":[");
    for (size_t k = 0; k < list.n; k++) {
        dz_put_text(sink, k ? ",{" : "{");
        for (int side = 0; side < 2; side++) {
            size_t from, to;

            dz_document_extent(dz_pair_document(pair, side), list.at[k].span[side], &from, &to);
            dz_put_format(sink, "\"%s\":{\"span\":[%zu,%zu]},", sides[side], from, to);
        }
        dz_put_format(sink, "\"weight\":%.2f}", (double)list.at[k].weight);
    }
    dz_put_text(sink, "]");
}
