/* unrelated.c — two texts that have nothing to do with each other. Floor check. */
#include "check/check.h"

const dz_rule dz_rule_segments_unrelated = {
    "segments.unrelated",
    {"the two texts have nothing to do with each other", "两份文本互不相干"},
    {"Hardly any sentence finds one on the other side that its words or figures speak for: the wrong file, most likely. Then "
     "sentences, figures, dates and currencies are not told one by one. Texts of fewer than 16 sentences are not judged.",
     "几乎没有句子能凭词语或数字在另一侧找到对应，多半是拿错了文件。此时不再逐个报告句子、数字、日期与币种。不足16句的文本不作判断。"},
    DZ_CRITICAL,
    .needs = DZ_NEEDS_TWO_TEXTS,
    .examples = DZ_EXAMPLES(
        {"果园今年收成很好。苹果又红又大。工人们清早上山采摘。卡车把水果运到火车站。村里新修了一条公路。孩子们放学后也来帮忙。冬天到来以前，果树都要剪枝。老张种了一辈子果树。他的儿子在城里开商店。女儿学的是农业技术。今年春天下过一场大雪。花开得比往年晚。邻村的蜂农带来了蜜蜂。合作社买了两台新机器。"
         "秋天的晚上，大家坐在院子里喝茶。狗睡在门口。天上的星星很亮。奶奶给孙子讲故事。第二天又要早起。河水从山脚流过。桥是石头做的。老师在学校教音乐。医生每个月来一次。商店里卖盐和糖。邮递员骑自行车送信。妇女们在家里织布。茶叶运往国外。年轻人喜欢踢足球。村长做了一次报告。大家都很高兴。",
         "The museum closes its doors on Mondays. Its oldest painting shows a queen with a black cat. "
         "Nobody knows who made it. A guard sits below the clock and reads a newspaper. Tickets are sold at "
         "the harbor. The roof was damaged by fire, and the sailors carried the statues out. Scholars still "
         "argue about the signature. One of them wrote a poem. The library upstairs owns many maps. A bell "
         "rings at closing time. The director plays the violin. Her office smells of paint. Last month a "
         "thief broke a window. The police found only his hat. Visitors may not take photographs. Most of "
         "them do so anyway. The cellar is cold and dry. Rain ruined the first catalogue. Two lawyers came "
         "from the capital. They asked for the key. Nobody had seen it since spring. The café sells soup. "
         "Its cook was once a soldier. Swans swim in the pond. An elevator stops between the floors. The "
         "gift shop sells plaster masks. Students draw the columns. The ceiling shows the planets. A robot "
         "cleans the windows. The archive stays shut.",
         true},
        {"果园今年收成很好。苹果又红又大。工人们清早上山采摘。卡车把水果运到火车站。村里新修了一条公路。孩子们放学后也来帮忙。冬天到来以前，果树都要剪枝。老张种了一辈子果树。他的儿子在城里开商店。女儿学的是农业技术。今年春天下过一场大雪。花开得比往年晚。邻村的蜂农带来了蜜蜂。合作社买了两台新机器。"
         "秋天的晚上，大家坐在院子里喝茶。狗睡在门口。天上的星星很亮。奶奶给孙子讲故事。第二天又要早起。河水从山脚流过。桥是石头做的。老师在学校教音乐。医生每个月来一次。商店里卖盐和糖。邮递员骑自行车送信。妇女们在家里织布。茶叶运往国外。年轻人喜欢踢足球。村长做了一次报告。大家都很高兴。",
         "The orchard had a good harvest this year. The apples are red and big. The workers go up the hill "
         "early in the morning to pick them. Trucks carry the fruit to the railway station. A new road was "
         "built in the village. The children come to help after school. Before winter comes, the fruit "
         "trees must be pruned. Old Zhang has grown fruit trees all his life. His son keeps a shop in the "
         "city. His daughter studied agricultural technology. This spring there was a heavy snow. The "
         "flowers opened later than in other years. The beekeepers of the next village brought their bees. "
         "The cooperative bought two new machines. On autumn evenings everybody sits in the yard and drinks "
         "tea. The dog sleeps at the door. The stars in the sky are bright. Grandmother tells her grandson "
         "stories. The next day they must get up early again. The river flows past the foot of the "
         "mountain. The bridge is made of stone. The teacher teaches music at the school. The doctor comes "
         "once a month. The shop sells salt and sugar. The postman delivers letters by bicycle. The women "
         "weave cloth at home. The tea is shipped abroad. The young people like to play football. The "
         "village head made a report. Everybody was very happy.",
         false}),
};

/** How little of two texts of some length has to be answered for us to speak, in per cent of the letters of each. */
typedef struct limit {
    size_t sentences; /* of the shorter text, at least */
    size_t answered;  /* letters in beads that words or figures speak for: fewer */
    size_t beside;    /* letters in beads that have both sides at all: fewer */
} limit;

/* Free literary translations, cut into passages, set them: of 32 sentences no true passage had fewer than 20 per cent
 * answered and no false one more than 5; of 16 it was 5 against mostly 0; of 8 some true ones have none. */
static const limit limits[] = {{30, 10, 101}, {16, 2, 75}};

/** In nats, for words and figures to speak for a bead. */
static const float least_said = 1;

/** What was counted on the two sides. */
typedef struct counts {
    size_t sentences[2], letters[2], answered[2], beside[2];
} counts;

static void count_bead(const dz_case *c, size_t bead, counts *n)
{
    const dz_bead *row = &dz_pair_beads(c->pair).at[bead];
    dz_why         why = dz_pair_why(c->pair, bead);
    bool           beside = row->n[0] && row->n[1];
    bool           answered = beside && why.words + why.figures < -least_said;

    for (int side = 0; side < 2; side++) {
        dz_segment_list list = dz_segments_all(dz_pair_segments(c->pair, side));

        for (size_t i = row->first[side]; i < row->first[side] + (size_t)row->n[side]; i++) {
            size_t letters = dz_count_letters(dz_document_slice(dz_pair_document(c->pair, side), list.at[i].span));

            n->sentences[side] += letters > 0 && list.at[i].kind != DZ_SEGMENT_FURNITURE;
            n->letters[side] += letters;
            n->beside[side] += beside ? letters : 0;
            n->answered[side] += answered ? letters : 0;
        }
    }
}

static size_t percent(const counts *n, int side) { return n->letters[side] ? n->answered[side] * 100 / n->letters[side] : 0; }

static bool is_within(const counts *n, const limit *most)
{
    for (int side = 0; side < 2; side++)
        if (n->sentences[side] < most->sentences || percent(n, side) >= most->answered ||
            n->beside[side] * 100 >= n->letters[side] * most->beside)
            return false;
    return true;
}

/** Whether one text is Chinese, the other English, and the aligner itself put them side by side. */
static bool can_be_judged(const dz_case *c)
{
    dz_bead_list beads = dz_pair_beads(c->pair);
    dz_lang      source, target;

    if (dz_pair_sides(c->pair) < 2)
        return false;
    source = dz_document_lang(dz_pair_document(c->pair, DZ_SOURCE));
    target = dz_document_lang(dz_pair_document(c->pair, DZ_TARGET));
    for (size_t b = 0; b < beads.n; b++)
        if (beads.at[b].evidence & DZ_BY_CALLER)
            return false;
    return (dz_lang_is_zh(source) && target == DZ_LANG_EN) || (source == DZ_LANG_EN && dz_lang_is_zh(target));
}

static void say(dz_case *c, const counts *n)
{
    size_t figures = dz_figures_all(dz_pair_figures(c->pair, 0)).n + dz_figures_all(dz_pair_figures(c->pair, 1)).n;
    size_t sentences = n->sentences[0] + n->sentences[1];

    dz_buf_format(&c->say[DZ_IN_ENGLISH],
                  "the two texts have nothing to do with each other: words or figures answer each other in %zu%% of %s and %zu%% of "
                  "%s; %zu sentences and %zu figures were not examined one by one",
                  percent(n, 0), dz_say_side(c->pair, 0, DZ_IN_ENGLISH), percent(n, 1), dz_say_side(c->pair, 1, DZ_IN_ENGLISH),
                  sentences, figures);
    dz_buf_format(&c->say[DZ_IN_CHINESE],
                  "两份文本互不相干：词语或数字能相互对应的部分只占%s的%zu%%、%s的%zu%%；两侧共%zu句、%zu个数字，未逐个检查",
                  dz_say_side(c->pair, 0, DZ_IN_CHINESE), percent(n, 0), dz_say_side(c->pair, 1, DZ_IN_CHINESE), percent(n, 1),
                  sentences, figures);
}

bool dz_check_unrelated(dz_case *c)
{
    dz_finding finding = {.rule = &dz_rule_segments_unrelated, .severity = DZ_CRITICAL, .on = {true, true}};
    counts     n = {{0}, {0}, {0}, {0}};

    if (!can_be_judged(c))
        return false;
    for (size_t b = 0; b < dz_pair_beads(c->pair).n; b++)
        count_bead(c, b, &n);
    if (!is_within(&n, &limits[0]) && !is_within(&n, &limits[1]))
        return false;
    for (int side = 0; side < 2; side++)
        finding.span[side] = dz_segments_all(dz_pair_segments(c->pair, side)).at[0].span;
    finding.bead = dz_bead_at(c->pair, DZ_SOURCE, finding.span[DZ_SOURCE].at);
    say(c, &n);
    dz_find(c, finding);
    return true;
}
