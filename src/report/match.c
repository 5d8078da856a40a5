/* match.c — whether two short texts can render each other. Floor report. */
#include "report/json.h"
#include "report/writers.h"

void dz_json_match(dz_sink *sink, const dz_match *match)
{
    dz_put_format(sink, "\"match\":%s", match->matches ? "true" : "false");
    if (match->by)
        dz_put_format(sink, ",\"by\":\"%s\"", match->by);
}

static void write_text(const dz_report *report, dz_sink *sink)
{
    bool zh = report->tongue == DZ_IN_CHINESE;

    if (report->match->matches)
        dz_put_format(sink, zh ? "是：%s\n" : "yes: %s\n", report->match->by);
    else
        dz_put_text(sink, zh ? "否\n" : "no\n");
}

static void write_jsonl(const dz_report *report, dz_sink *sink)
{
    dz_put_text(sink, "{");
    dz_json_match(sink, report->match);
    dz_put_text(sink, "}\n");
}

const dz_writer dz_match_text = {"text", DZ_FOR_MATCH, write_text};
const dz_writer dz_match_jsonl = {"jsonl", DZ_FOR_MATCH, write_jsonl};
