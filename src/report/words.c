/* words.c — words and widths that the reports for people share. Floor report. */
#include "report/words.h"

#include "check/place.h"

/** Columns of a report that does not go to a terminal, and the fewest there are. */
enum { PAGE = 100, NARROWEST = 40 };

const char *dz_severity_word(dz_severity severity, dz_tongue tongue)
{
    static const char *const chinese[] = {"提示", "轻微", "重要", "严重"};

    return tongue == DZ_IN_CHINESE ? chinese[severity] : dz_severity_name(severity);
}

const char *dz_relation_word(const dz_entry *entry, dz_tongue tongue)
{
    static const char *const words[][DZ_TONGUES] = {
        [DZ_EQUAL] = {"equal", "相等"},       [DZ_ROUNDED] = {"rounded", "约整"},     [DZ_CONVERTED] = {"converted", "折算"},
        [DZ_INTERVAL] = {"overlaps", "相容"}, [DZ_FORM] = {"other form", "换算"},     [DZ_INFERRED] = {"implied", "可推"},
        [DZ_SCALE] = {"scale", "数量级误"},   [DZ_DIGITS] = {"digits", "数字误"},     [DZ_VALUE] = {"value", "数值误"},
        [DZ_UNIT] = {"unit", "单位误"},       [DZ_DIRECTION] = {"contrary", "方向误"}, [DZ_MISSING] = {"missing", "漏"},
        [DZ_ADDED] = {"added", "增"},
    };
    static const char *const excused[DZ_TONGUES] = {"let pass", "不计"};

    if (entry->excused && !dz_relation_agrees((dz_relation)entry->relation))
        return excused[tongue];
    return words[entry->relation][tongue];
}

const dz_evidence_word dz_evidence_words[DZ_EVIDENCE_WORDS] = {
    {"length", 'l', {"length", "长度"}},
    {"figure", 'f', {"figures", "数字"}},
    {"paragraph", 'p', {"paragraphs", "段落"}},
    {"caller", 'g', {"as given", "既定"}},
    {"lexicon", 'w', {"words", "词语"}},
    {"name", 'n', {"names", "名称"}},
};

void dz_put_evidence(dz_sink *sink, unsigned evidence, const char *between)
{
    const char *before = "";

    for (size_t i = 0; i < DZ_EVIDENCE_WORDS; i++)
        if (evidence >> i & 1) {
            dz_put_text(sink, before);
            dz_put_text(sink, dz_evidence_words[i].name);
            before = between;
        }
}

bool dz_report_unrelated(const dz_report *report)
{
    const dz_rule  *rule = dz_rule_named("segments.unrelated");
    dz_finding_list list = report->findings ? dz_findings_all(report->findings) : (dz_finding_list){NULL, 0};

    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].rule == rule)
            return true;
    return false;
}

size_t dz_report_columns(const dz_report *report)
{
    size_t columns = report->columns ? report->columns : PAGE;

    return columns < NARROWEST ? NARROWEST : columns;
}

void dz_put_place(dz_sink *sink, const dz_document *doc, uint32_t at, dz_tongue tongue)
{
    dz_buf place = {0};

    dz_say_place(&place, doc, at, tongue);
    dz_put(sink, dz_buf_all(&place));
    if (!dz_buf_ok(&place))
        dz_sink_no_memory(sink);
    dz_buf_free(&place);
}

const char *dz_bound_before(const dz_pair *pair, const dz_balance_row *row, int side)
{
    static const char *const words[][2] = {{"", ""}, {"over ", "逾"}, {"under ", "不足"}, {"about ", "约"}};
    bool                     zh = dz_lang_is_zh(dz_document_lang(dz_pair_document(pair, side)));
    dz_bound                 bound[2];

    if (row->figure[0] == DZ_NO_FIGURE || row->figure[1] == DZ_NO_FIGURE)
        return "";
    for (int s = 0; s < 2; s++)
        bound[s] = (dz_bound)dz_figures_all(dz_pair_figures(pair, s)).at[row->figure[s]].bound;
    return bound[0] == bound[1] ? "" : words[bound[side]][zh];
}
