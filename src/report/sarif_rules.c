/* sarif_rules.c — the rules in a SARIF log. Floor report. */
#include "report/sarif.h"

#include <string.h>

#include "duizhao/version.h"
#include "report/json.h"
#include "report/mqm.h"

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

void dz_sarif_uri(dz_sink *sink, dz_str path)
{
    dz_put_text(sink, path.len && *path.at == '/' ? "file://" : "");
    for (size_t i = 0; i < path.len; i++)
        if (is_plain(path.at[i]))
            dz_put(sink, (dz_str){&path.at[i], 1});
        else
            dz_put_format(sink, "%%%02X", (unsigned)(unsigned char)path.at[i]);
}

const char *dz_sarif_level(dz_severity severity)
{
    static const char *const levels[] = {"note", "warning", "error", "error"};

    return levels[severity];
}

/** "figures.value" as the name that SARIF wants beside the id: "FiguresValue". */
static void put_name(dz_sink *sink, const char *id)
{
    bool first = true;

    for (; *id; id++) {
        char c = first && *id >= 'a' && *id <= 'z' ? (char)(*id - 'a' + 'A') : *id;

        first = *id == '.' || *id == '-' || *id == '_';
        if (!first)
            dz_put(sink, (dz_str){&c, 1});
    }
}

static void put_text(dz_sink *sink, const char *key, const char *text)
{
    dz_put_format(sink, ",\"%s\":{\"text\":", key);
    dz_json_text(sink, text);
    dz_put_text(sink, "}");
}

static void put_rule(const dz_report *report, dz_sink *sink, const dz_rule *rule)
{
    const dz_mqm *mqm = dz_mqm_of(rule->id);

    dz_put_format(sink, "{\"id\":\"%s\",\"name\":\"", rule->id);
    put_name(sink, rule->id);
    dz_put_text(sink, "\"");
    put_text(sink, "shortDescription", rule->title[report->tongue]);
    put_text(sink, "fullDescription", rule->help[report->tongue]);
    put_text(sink, "help", rule->help[report->tongue]);
    dz_put_format(sink, ",\"defaultConfiguration\":{\"level\":\"%s\"},\"properties\":{\"severity\":\"%s\"", dz_sarif_level(rule->severity),
                  dz_severity_name(rule->severity));
    if (mqm)
        dz_put_format(sink, ",\"mqm\":\"%s\",\"its\":\"%s\"", mqm->path, mqm->its);
    dz_put_text(sink, "}}");
}

void dz_sarif_tool(const dz_report *report, dz_sink *sink)
{
    dz_rule_list list = dz_rule_set_all(report->rule_set);

    dz_put_format(sink, "\"tool\":{\"driver\":{\"name\":\"duizhao\",\"semanticVersion\":\"%s\",\"language\":\"%s\",\"rules\":[", dz_version(),
                  report->tongue == DZ_IN_CHINESE ? "zh" : "en");
    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(sink, i ? ",\n" : "\n");
        put_rule(report, sink, list.at[i]);
    }
    dz_put_text(sink, "]}}");
}
