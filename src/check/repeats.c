/* repeats.c — passages that stand in one text twice. Floor check. */
#include "check/check.h"

const dz_rule dz_rule_repeats_block = {
    "repeats.block",
    {"a passage stands there twice", "段落重复"},
    {"One or more whole paragraphs that stand in the same text again, alike but for space, case, width and quotes; "
     "inside a long passage single paragraphs may differ. Passages of fewer than 25 words are not told.",
     "整段或连续多段在同一文本中再次出现（空白、大小写、全半角、引号差异不计）；长段中个别段落可略有出入。不足25词者不报告。"},
    DZ_MAJOR,
    .examples = DZ_EXAMPLES(
        {"天刚亮，渔船就一条接一条地驶出港口，码头上的灯光在雾气里忽明忽暗。\n\n"
         "老周把最后一箱冰搬上船，解开缆绳。\n\n"
         "天刚亮，渔船就一条接一条地驶出港口，码头上的灯光在雾气里忽明忽暗。",
         NULL, true},
        {"记者：\n\n今年的收成怎么样？\n\n记者：\n\n村里的年轻人回来了吗？", NULL, false}),
};

/** The lines where the later copies begin: "118, 240". */
static void say_lines(dz_buf *buf, const dz_document *doc, dz_span_list places, const char *comma)
{
    for (size_t i = 1; i < places.n; i++)
        dz_buf_format(buf, "%s%zu", i > 1 ? comma : "", dz_document_place(doc, places.at[i].at).line);
}

static void say(dz_case *c, int side, const dz_repeat *repeat)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_buf            *en = &c->say[DZ_IN_ENGLISH], *zh = &c->say[DZ_IN_CHINESE];
    bool               one = repeat->paragraphs == 1;

    dz_buf_format(en, one ? "this paragraph stands" : "these %u paragraphs stand", repeat->paragraphs);
    dz_buf_text(en, " here again at line ");
    say_lines(en, doc, repeat->places, ", ");
    dz_buf_format(zh, one ? "此段" : "这%u段", repeat->paragraphs);
    dz_buf_text(zh, "又见于第");
    say_lines(zh, doc, repeat->places, "、");
    dz_buf_text(zh, "行");
    if (repeat->differing) {
        dz_buf_format(en, "; the copies differ in %u paragraph%s", repeat->differing, repeat->differing == 1 ? "" : "s");
        dz_buf_format(zh, "；其中%u段有出入", repeat->differing);
    }
}

void dz_check_repeats(dz_case *c)
{
    for (int side = 0; side < dz_pair_sides(c->pair); side++) {
        dz_repeat_list list = dz_repeats_all(c->repeats[side]);

        for (size_t i = 0; i < list.n; i++) {
            dz_finding finding = {.rule = &dz_rule_repeats_block, .severity = dz_rule_repeats_block.severity};

            finding.on[side] = true;
            finding.span[side] = list.at[i].places.at[0];
            finding.related = (dz_span_list){list.at[i].places.at + 1, list.at[i].places.n - 1};
            finding.bead = dz_bead_at(c->pair, side, finding.span[side].at);
            say(c, side, &list.at[i]);
            dz_find(c, finding);
        }
    }
}
