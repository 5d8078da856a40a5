/* test_ledger.c — which figures answer each other, told sentence by sentence. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/ledger.h"

static const struct row {
    const char *name, *source, *target;
    const char *want; /* the relations in order; in ( ) those that are excused */
} rows[] = {
    {"万 scales its number", "新增就业52.3万人。", "It added 523,000 jobs.", "equal"},
    {"a lost place is a scale slip", "新增就业52.3万人。", "It added 52,300 jobs.", "scale"},
    {"two swapped digits are a digit slip", "共有1260家企业。", "There are 1,620 companies.", "digits"},
    {"a different number is another value", "建成38个项目。", "It built 75 projects.", "value"},
    {"a figure left out is missing", "投资32亿元建厂。", "It will invest in a plant.", "missing"},
    {"a figure put in is added", "会展中心附近有酒店。", "Hotels near the center have 2,300 rooms.", "added"},
    {"a day and a month find their full date", "3月15日签约。", "They signed on March 15, 2024.", "inferred"},
    {"another month is another date", "2024年11月8日起施行。", "It takes effect on August 8, 2024.", "digits"},
    {"a year may be a plain number", "2024年", "in 2024", "equal"},
    {"三成 is 30 percent", "占三成。", "It makes up 30 percent.", "equal"},
    {"a fraction is a share", "四分之三的企业盈利。", "Some 75 percent of companies were profitable.", "form"},
    {"a point is no percent", "提高1.2个百分点。", "It rose by 1.2 percent.", "unit"},
    {"yuan are no dollars", "合同额7000万元。", "The contract is worth US$70 million.", "unit"},
    {"a decree of another number is another value", "由第68號令公布。", "It was issued by Decree No. 86.", "digits"},
    {"a bus is no million", "巴士第18M號線改行。", "Bus Route 18M is diverted.", "(missing) (added)"},
    {"环比 is from the month before", "9月出口增长5%，环比增长2%，创历年9月新高。",
     "In September exports grew by 5 percent, and by 2 percent from August, a record for the month.", "equal equal equal (missing) (added)"},
    {"without 环比 another month is another date", "9月出口增长5%。", "In August exports grew by 5 percent.", "value equal"},
    {"jin and kilograms convert", "每袋重50斤。", "Each bag weighs 25 kg.", "converted"},
    {"the same number of miles is a unit slip", "公路全长120公里。", "The road is 120 miles long.", "unit"},
    {"a number rounds to fewer digits", "投资4.17亿元。", "It invested about 420 million yuan.", "rounded"},
    {"97 floors are not 100层", "地上100层。", "It has 97 floors.", "value"},
    {"dozens are meant by 数十", "数十家企业参展。", "Dozens of companies took part.", "equal"},
    {"two mentions need one answer", "2家企业中，第2家位于郊区，共2家。", "Of the two companies, the second lies outside.",
     "equal equal (missing)"},
    {"the ends of a range are its parts", "票价从50元到200元不等。", "Tickets start at 50 yuan; the dearest are 200 yuan.", "(missing) (added) (added)"},
    {"a small one comes and goes", "一名工人说，这里很好。", "Workers said it was good.", "(missing)"},
    {"to is not by", "城镇化率提高到66.2%。", "The urbanization rate rose by 66.2 percent.", "direction"},
    {"not over is not under", "人数不超过20人。", "There are no more than 20 people.", "equal"},
    {"over is not under", "捐款超过500万元。", "Donations came to less than 5 million yuan.", "direction"},
    {"a score keeps its order", "比分为3:2。", "The score was 2-3.", "direction equal"},
    {"afternoon is not morning", "会议于下午3时30分开始。", "The meeting began at 3:30 a.m.", "direction"},
    {"afternoon is after twelve", "会议于下午3时30分开始。", "The meeting began at 15:30.", "equal"},
    {"growing by one time is doubling", "能力提高一倍。", "Capacity will double.", "form"},
    {"a conversion in brackets needs no answer", "面积3万亩。", "It covers 30,000 mu (2,000 hectares).", "equal (added)"},
    {"a code of another number is another code", "建成5G基站。", "It built 4G base stations.", "value"},
    {"a number inside a code is there", "二十国集团峰会", "the G20 summit", "inferred"},
    {"digits of another figure excuse nothing", "总投资35亿美元，建设周期35个月。", "It has a construction period of 35 months.",
     "missing equal"},
    {"another sum in another currency is another value", "投资额为300万美元。", "The investment was 300 billion yuan.", "value"},
    {"two equal figures need two equal answers", "甲厂产量300吨，乙厂产量300吨。",
     "Plant A produced 300 tonnes and plant B 400 tonnes.", "equal digits"},
    {"an age in brackets can be wrong", "张华（45岁）当选。", "Zhang Hua (54) was elected.", "digits"},
    {"对外 holds no pair", "对外贸易持续增长。", "Foreign trade grew by 2 percent.", "added"},
    {"repair holds no pair", "维修费用下降2%。", "The cost of repair fell.", "missing"},
    {"a fall is no rise", "出口增长5.8%。", "Exports fell 5.8 percent.", "direction"},
    {"growing by two times is not doubling", "产量比上年增加了两倍。", "Output doubled from the year before.", "value"},
    {"another area in another unit is another value", "占地1200亩。", "It covers 180 hectares.", "value"},
    {"two at night is after midnight", "夜里2点", "at 2 a.m.", "equal"},
    {"two in the morning is not two in the afternoon", "下午两点以前折返。", "Turn back before two in the morning.", "direction"},
    {"half past two in the morning is early", "凌晨两点半出发。", "They set out at half past two in the morning.", "equal"},
    {"a day may be read as an ordinal", "12日上午", "on the morning of the 12th", "form"},
    {"a yield converts with its area", "平均亩产508.8公斤。", "The average yield is 7.6 tonnes per hectare.", "converted"},
    {"a yield for a larger area is more", "平均亩产500公斤。", "The average yield is 500 kg per hectare.", "unit"},
    {"a yield can be wrong", "每亩增收3000元。", "Income rose by 30,000 yuan per hectare.", "value"},
    {"a yield and a total are two things", "亩产420公斤，总产1.2亿公斤。",
     "Output was 120 million kg, at 6.3 tonnes per hectare.", "converted equal"},
    {"分别 keeps the order of a list", "甲、乙两组分别为12人、15人。",
     "Groups A and B have 15 and 12 people, respectively.", "(missing) direction equal"},
    {"without respectively a list may be told backwards", "甲、乙两组分别为12人、15人。",
     "Group B has 15 people and Group A 12.", "(missing) equal equal"},
    {"a list keeps its years", "2021年和2023年分别为12%和15%。", "It was 15 percent in 2021 and 12 percent in 2023.",
     "equal equal direction equal"},
    {"a list may be turned with its years", "2021年和2023年分别为12%和15%。",
     "It was 15 percent in 2023, up from 12 percent in 2021.", "equal equal equal equal"},
    {"the dead are not the injured", "3人死亡、17人受伤。", "Seventeen people died and three were injured.",
     "direction equal"},
    {"the injured may come first", "3人死亡、17人受伤。", "Seventeen people were injured and three died.", "equal equal"},
    {"imports are not exports", "进口3.2万亿元，出口5.1万亿元。",
     "Exports reached 3.2 trillion yuan and imports 5.1 trillion yuan.", "direction equal"},
    {"the mark of an item is no figure", "可乘车，也可乘船。", "You can go 1) by coach; 2) by boat.", "(added) (added)"},
    {"a number in brackets may be missing", "可乘车（18路）。", "You can go by coach (line 81).", "digits"},
    {"a wide comma may part two numbers", "入选211，985工程。", "It was chosen for projects 211 and 985.",
     "(missing) (added) (added)"},
    {"a wide comma may group digits", "共211，985人。", "There were 211,985 people.", "equal"},
    {"the title of a work is free", "他执导过《十月围城》。", "He directed Bodyguards and Assassins.", "(missing)"},
    {"a number of people says no years", "五名工人五年前来过。", "Five workers came here years ago.", "equal missing"},
    {"a drag on growth is a fall", "拖累经济增长0.7个百分点。", "It dragged growth down by 0.7 percentage points.", "equal"},
    {"near a hundred is not near a thousand", "近百家企业参展。", "Nearly 1,000 companies took part.", "scale"},
    {"near a hundred may be 95", "近百家企业参展。", "Some 95 companies took part.", "interval"},
    {"past 亿 is over 100 million", "每年出境过亿人次。", "More than 100 million trips are made.", "equal"},
    {"数以万计 are tens of thousands", "数以万计的游客", "tens of thousands of visitors", "interval"},
    {"数以万计 are not thousands", "数以万计的游客", "thousands of visitors", "value"},
    {"个亿 is 100 million", "投资1.5个亿。", "It cost 15 million yuan.", "scale"},
    {"八折 is 20 percent off", "全场八折。", "Everything is 20 percent off.", "form"},
    {"八折 is not 80 percent off", "全场八折。", "Everything is 80 percent off.", "value"},
    {"九六折 is a small discount", "全场九六折。", "There is a 4 percent discount.", "form"},
    {"八折 is 80 percent of the price", "全场八折。", "All sells at 80 percent of its price.", "equal"},
    {"六十有三 is 63", "享年六十有三。", "He died at the age of 65.", "digits"},
    {"9秒83 has decimals", "他以9秒83夺冠。", "He won in 9.38 seconds.", "digits"},
    {"兆 of a line is Mbps", "装了1000兆宽带。", "They have 1,000 Mbps broadband.", "equal"},
    {"both ends are below zero", "气温零下5至10度。", "It was 5 to 10 degrees below zero.", "equal"},
    {"both days are below zero", "气温零下二十八九度。", "It was minus 18 or 19 degrees Celsius.", "digits"},
    {"上旬 is early", "3月上旬开工。", "Work began in early March.", "equal"},
    {"上旬 is not late", "3月上旬开工。", "Work began in late March.", "direction"},
    {"下旬 has ten days", "7月下旬完工。", "It was finished in the last ten days of July.", "equal (added)"},
    {"初步 is no beginning of a month", "3月初步建成。", "It was basically finished in late March.", "equal"},
    {"千万分之六 is six in ten million", "误差为千万分之六。", "The error is six parts in ten million.", "equal"},
    {"半年 is six months", "工期半年。", "The work takes six months.", "converted"},
    {"前三季度 are three quarters", "前三季度增长3%。", "It grew by 3 percent in the first two quarters.", "value equal (added)"},
    {"a colon ends a date", "7月9日作业3艘次。", "On July 9: it handled 3 ships.", "equal equal"},
    {"five or six hundred are not about 500", "走了五六百米。", "He walked about 500 meters.", "digits"},
    {"five or six hundred are over 500", "走了五六百米。", "He walked more than 500 meters.", "interval"},
    {"千亿 may be hundreds of billions", "拨款千亿元。", "It gave hundreds of billions of yuan.", "interval"},
    {"all of them on a day", "两家单位25日均发布通知。", "Both issued notices on the 26th.", "(missing) value"},
    {"a village is no sum", "三元朱村的农户", "double the farmers of Sanyuanzhu Village", "(missing) (added)"},
    {"a declared unit has a scale", "单位：万元", "Unit: million yuan", "scale"},
    {"a declared unit has a currency", "单位：元", "Unit: US dollars", "unit"},
    {"a declared unit may be left out", "单位：元", "(in yuan)", "(missing)"},
    {"metric spoons are spoons", "加两汤匙糖。", "Add two tablespoons of sugar.", "converted"},
    {"a yield grows with its area", "亩产突破700公斤，比上年增加35公斤。",
     "Yields topped 10.5 tonnes per hectare, 525 kg more than the year before.", "converted converted"},
    {"a yield may say of what", "每亩施肥40公斤。", "They apply 600 kg of fertilizer per hectare.", "converted"},
    {"the dead and injured in short", "致5死12伤。", "It killed 12 people and injured five.", "direction equal"},
    {"a death toll counts the dead", "遇难人数升至37人，另有102人受伤。", "The death toll rose to 102, with 37 injured.",
     "direction equal"},
    {"hundreds of li may be 50 km", "走上百里山路。", "They walk more than 50 kilometers of road.", "interval"},
    {"two or three of 亿", "他欠两三个亿。", "He owes 200 to 300 million yuan.", "equal"},
    {"a version said aloud", "请升级到三点一点二版。", "Upgrade to version 3.1.2.", "equal"},
    {"half the price", "全场打对折。", "Everything is half price.", "form"},
    {"a list may be turned with what it is about", "进口和出口分别增长5%和7%。",
     "Exports and imports grew by 7 percent and 5 percent, respectively.", "equal equal"},
    {"a list turned without what it is about", "进口和出口分别增长5%和7%。",
     "Exports and imports grew by 5 percent and 7 percent, respectively.", "direction equal"},
    {"a range of discounts", "六至八折销售。", "It sells at 20 to 40 percent off.", "form"},
    {"a range of discounts can be wrong", "六至八折销售。", "It sells at 60 to 80 percent off.", "value"},
    {"a hyphen is no minus", "气温为-3度", "a temperature of -3 degrees", "equal"},
};

static void relate(void **state)
{
    const struct row *row = *state;
    dz_read_options   zh = {.lang = DZ_LANG_ZH_HANS}, en = {.lang = DZ_LANG_EN};
    dz_document      *source, *target;
    dz_pair          *pair;
    dz_ledger        *ledger;
    dz_buf            said = {0};

    assert_int_equal(DZ_OK, dz_document_from("zh", (dz_str){row->source, strlen(row->source)}, &zh, &source, NULL));
    assert_int_equal(DZ_OK, dz_document_from("en", (dz_str){row->target, strlen(row->target)}, &en, &target, NULL));
    assert_int_equal(DZ_OK, dz_pair_align(source, target, &(dz_align_options){.as_given = true}, &pair, NULL));
    assert_int_equal(DZ_OK, dz_ledger_make(pair, &ledger, NULL));
    for (size_t i = 0; i < dz_ledger_all(ledger).n; i++) {
        const dz_entry *entry = &dz_ledger_all(ledger).at[i];

        dz_buf_format(&said, entry->excused ? "%s(%s)" : "%s%s", i ? " " : "",
                      dz_relation_name((dz_relation)entry->relation));
    }
    dz_buf_byte(&said, '\0');
    assert_string_equal(row->want, said.bytes.at);
    dz_buf_free(&said);
    dz_ledger_free(ledger);
    dz_pair_free(pair);
}

int main(void)
{
    ADD_ROWS(relate, rows);
    return run_all("ledger");
}
