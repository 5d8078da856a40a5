/* figures_rules.c — the rules that the ledger is judged by. Floor check. */
#include "check/check.h"

const dz_rule dz_rule_figures_value = {
    "figures.value",
    {"a figure differs", "数字不一致"},
    {"Compares the exact values of the figures of each bead, so that 三百万, 300万 and 3 million are equal; a figure that "
     "stands in the place of another and differs by a digit, by a power of ten or altogether is told. 八折 leaves 80 per "
     "cent, so it answers 20 percent off. A unit without a number (单位：万元) is one of its scale. It does not judge "
     "whether the source itself is right.",
     "按精确值比较每一对齐单元中的数字：三百万、300万与3 million相等；位数、数量级或数值不同者报告。八折即20 percent "
     "off。只写单位而无数字者（单位：万元）按该单位之一计。不判断原文本身是否正确。"},
    DZ_CRITICAL,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"水库蓄水量为1260万立方米。", "The reservoir holds 16.2 million cubic meters of water.", true},
        {"前九个月，全省城镇新增就业52.3万人。",
         "The province added 52,300 urban jobs in the first nine months.",
         true},
        {"近八成受访者支持这项改革。", "Nearly 70 percent of those asked supported the reform.", true},
        {"近千家工厂已经复工。", "Nearly 10,000 factories are back at work.", true},
        {"会员购书打八五折。", "Members get a 20 percent discount on books.", true},
        {"单位：万元", "Unit: million yuan", true},
        {"会员购书打八五折。", "Members get a 15 percent discount on books.", false},
        {"全省有三百多万农户用上了自来水。",
         "More than 3 million rural households in the province now have tap water.",
         false},
        {"四分之三的店铺已经重新开张。", "Three quarters of the shops have opened again.", false}),
};

const dz_rule dz_rule_figures_missing = {
    "figures.missing",
    {"a figure has no answer", "数字漏译"},
    {"A figure of the source that neither the paired text nor its neighbours answer. Spelled-out small numbers, which "
     "languages put in and leave out freely, numerals in the title of a work, and codes are not told; a total beside its "
     "list is a note.",
     "原文中的数字在对应译文及相邻单元中均无对应。可自由增减的小数目（一、两、三等）、作品名中的汉字数字及代号不报告；列举齐全时的总数仅作提示。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"展会吸引了来自37个国家的1.2万名观众。", "The fair drew 12,000 visitors from around the world.", true},
        {"五名技工五年前来到这家船厂。", "Five mechanics came to this shipyard years ago.", true},
        {"村里修了三条路、两座桥。", "New roads and bridges were built in the village.", false}),
};

const dz_rule dz_rule_figures_added = {
    "figures.added",
    {"a figure the source does not have", "数字增译"},
    {"A figure of the target that the source does not have. Years that a translator spells out are notes.",
     "译文中有而原文中没有的数字。译者补出的年份仅作提示。"},
    DZ_MINOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"去年粮食产量创下新高。", "Grain output reached a record 650 million tonnes last year.", true},
        {"夫妻俩在镇上开了家面馆。", "The two of them opened a noodle shop in town.", false},
        {"项目总投资70亿元。", "The project will cost 7 billion yuan (about 980 million U.S. dollars).", false}),
};

const dz_rule dz_rule_figures_direction = {
    "figures.direction",
    {"the same value in a contrary part", "数值相同而方向相反"},
    {"The value agrees, but one side says to where the other says by (提高到66.2% and rose by 66.2 percent), from where the "
     "other says to, more than where the other says less than, morning where the other says afternoon; or two figures of a "
     "list have changed places (分别为12人、15人 and 15 and 12 people, respectively; 3 dead and 17 injured).",
     "数值一致，但一侧为“到”而另一侧为“了/by”，起点与终点颠倒，“超过”与“不到”相反，上午与下午相反，或并列的两个数字位置颠倒"
     "（“分别为12人、15人”译作15 and 12 people, respectively；死伤人数互换）。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"森林覆盖率提高到24.1%。", "Forest coverage rose by 24.1 percent.", true},
        {"到会代表超过800人。", "Fewer than 800 delegates attended.", true},
        {"东、西两个码头的长度分别为360米和420米。", "The east and west piers are 420 and 360 meters long, respectively.", true},
        {"翻车事故造成2人死亡、11人受伤。", "The crash killed 11 people and injured two others.", true},
        {"森林覆盖率提高到24.1%。", "Forest coverage rose to 24.1 percent.", false}),
};

const dz_rule dz_rule_figures_unit = {
    "figures.unit",
    {"the same digits in another unit", "数值相同而单位不同"},
    {"The same value stands in another unit: 120公里 and 120 miles, 1.2个百分点 and 1.2 percent; or is counted for another "
     "area: 亩产500公斤 and 500 kg per hectare, which is 7,500.",
     "数值相同而单位不同，如120公里与120 miles、1.2个百分点与1.2 percent；或数值相同而所按面积不同，如亩产500公斤与500 kg per hectare（应为7,500）。"},
    DZ_CRITICAL,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"新线路全长86公里。", "The new line is 86 miles long.", true},
        {"失业率同比下降1.2个百分点。", "The jobless rate fell 1.2 percent from a year earlier.", true},
        {"冬小麦平均亩产520公斤。", "Winter wheat averaged 520 kilograms per hectare.", true},
        {"果园占地30亩。", "The orchard covers two hectares.", false},
        {"冬小麦平均亩产520公斤。", "Winter wheat averaged 7.8 tonnes per hectare.", false}),
};

const dz_rule dz_rule_currency_identity = {
    "currency.identity",
    {"the same sum in another currency", "金额相同而币种不同"},
    {"The same sum stands in another currency: 7000万元 and $70 million.", "金额相同而币种不同，如7000万元与$70 million。"},
    DZ_CRITICAL,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"合同金额为3600万欧元。", "The contract is worth 36 million U.S. dollars.", true},
        {"一张票卖45块。", "A ticket costs 45 yuan.", false}),
};

const dz_rule dz_rule_dates_value = {
    "dates.value",
    {"a date or time differs", "日期或时间不一致"},
    {"A year, month, day, quarter, weekday or time that both sides say and that differs; also early where the other says "
     "late (上旬, 中旬, 下旬, 月初, 年底).",
     "两侧均有的年、月、日、季度、星期或时间不一致；上旬、中旬、下旬及初、底与early、mid-、late不符者亦报告。"},
    DZ_CRITICAL,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"大桥将于2023年10月1日通车。", "The bridge will open to traffic on November 1, 2023.", true},
        {"展览馆每周三闭馆。", "The gallery is closed on Thursdays.", true},
        {"班车下午2时30分发车。", "The coach leaves at 2:30 a.m.", true},
        {"新码头3月上旬开工。", "Work on the new wharf began in late March.", true},
        {"上世纪九十年代，这里还是一片稻田。", "In the 1990s this was still paddy field.", false}),
};

const dz_rule dz_rule_dates_missing = {
    "dates.missing",
    {"a date or time has no answer", "日期或时间漏译"},
    {"A date or time of the source that the target does not have.", "原文中的日期或时间在译文中没有。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"新规自2024年7月1日起施行。", "The new rules will take effect soon.", true},
        {"12日上午，代表们参观了港口。", "The delegates toured the port on the morning of the 12th.", false}),
};
