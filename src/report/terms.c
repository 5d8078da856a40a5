/* terms.c — proposed terms, as a table to be edited and as lines. Floor report. */
#include "report/terms.h"

#include "report/json.h"

enum { MOST_LINES = 5 };

/** Text in a cell of a table: no tab, no line feed, nothing that divides words there. */
static void put_cell(dz_sink *sink, dz_str text, char divider)
{
    char before = ' ';

    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if ((unsigned char)c < ' ' || c == divider)
            c = ' ';
        if (!(c == ' ' && before == ' '))
            dz_put(sink, (dz_str){&c, 1});
        before = c;
    }
}

static void put_row(const dz_report *report, dz_sink *sink, const dz_proposal *row)
{
    int                zh = dz_pair_chinese(report->pair);
    const dz_document *doc = dz_pair_document(report->pair, zh);

    put_cell(sink, dz_document_slice(doc, row->span[zh]), '|');
    dz_put_text(sink, "\t");
    put_cell(sink, dz_document_slice(dz_pair_document(report->pair, !zh), row->span[!zh]), ';');
    dz_put_format(sink, "\t\t%u of %zu, lines", row->together, row->places.n);
    for (size_t i = 0; i < row->places.n && i < MOST_LINES; i++)
        dz_put_format(sink, "%s%zu", i ? ", " : " ", dz_document_place(doc, row->places.at[i].at).line);
    dz_put_text(sink, row->places.n > MOST_LINES ? " ...\n" : "\n");
}

void dz_put_terms(const dz_report *report, dz_sink *sink)
{
    dz_proposal_list list = dz_proposals_all(report->proposals);

    dz_put_text(sink, "# term, rendering, (forbidden), how often it is rendered so and where: edit it, and give it to --glossary\n");
    for (size_t i = 0; i < list.n; i++)
        put_row(report, sink, &list.at[i]);
}

void dz_json_term(dz_sink *sink, const dz_report *report, const dz_proposal *row, bool file)
{
    static const char *const sides[2] = {"source", "target"};
    int                      zh = dz_pair_chinese(report->pair);

    dz_put_text(sink, "{");
    for (int side = 0; side < 2; side++) {
        dz_put_format(sink, "%s\"%s\":{", side ? "," : "", sides[side]);
        dz_json_place(sink, dz_pair_document(report->pair, side), row->span[side], file);
        if (!file) {
            dz_put_text(sink, ",\"text\":");
            dz_json_str(sink, dz_document_slice(dz_pair_document(report->pair, side), row->span[side]));
        }
        dz_put_text(sink, "}");
    }
    dz_put_format(sink, ",\"count\":%zu,\"together\":%u,\"elsewhere\":%u,\"score\":%.2f,\"places\":[", row->places.n, row->together, row->elsewhere,
                  (double)row->score);
    for (size_t i = 0; i < row->places.n; i++) {
        dz_put_text(sink, i ? ",{" : "{");
        dz_json_place(sink, dz_pair_document(report->pair, zh), row->places.at[i], file);
        dz_put_text(sink, "}");
    }
    dz_put_text(sink, "]}");
}

void dz_put_terms_json(const dz_report *report, dz_sink *sink)
{
    dz_proposal_list list = dz_proposals_all(report->proposals);

    for (size_t i = 0; i < list.n; i++) {
        dz_json_term(sink, report, &list.at[i], true);
        dz_put_text(sink, "\n");
    }
}
