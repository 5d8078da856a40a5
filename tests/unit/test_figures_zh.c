/* test_figures_zh.c — the figures of Chinese text. */
#include "rows.h"

#define LANG   DZ_LANG_ZH_HANS
#define LOCALE "zh"

static const char *const PIECES[] = {
    "一",   "二", "两",  "十", "百", "千", "万", "亿",       "零", "点", "半",   "几",   "多", "余", "分之",
    "第",   "年", "月",  "日", "时", "元", "%",  "个百分点", "倍", "成", "折",   "至",   "到", "-",  "~",
    "1",    "23", "456", "0",  ".",  ",",  " ",  "上",       "下", "周", "世纪", "年代", "后", "岁", "公里",
    "千瓦", "C",  "G5",  "(",  ")",  "负", "￥", "大",       "翻", "番", "又",   "以上", "近", "超"};

#include "test_figures_common.h"

static const struct row rows[] = {
    {"hundred of a hundred", "百分之百，百分之一百二十，约百分之三", "percent:100; percent:120; percent:3 about"},
    {"quarters of an hour and parts of a day", "正午十二点，凌晨12点，下午三点一刻，三点三刻，早上八点零五分，晚上九点半，十一点五十分三十秒",
     "time:T12:00; time:T00:00; time:T15:15; time:T03:45; time:T08:05; time:T21:30; time:T11:50:30"},
    {"dozens of what is sold so", "两打啤酒，一打鸡蛋，5打铅笔", "number:24; number:12; number:60"},
    {"三度 counts where nothing is warm", "三度夺冠，零下五度，30摄氏度", "number:3; temperature:-5 celsius; temperature:30 celsius"},
    {"4K is a code, before pay it is four thousand", "4K电视，5K工资", "code:4K; number:5000"},
    {"days of the moon's year", "腊月三十，正月初一，闰二月，农历八月十五", "date:XXXX-12-30; date:XXXX-01-01; date:XXXX-02; date:XXXX-08-15"},
    {"parts of a year", "2023年度，去年上半年，2023年第三季度", "date:2023; date:XXXX-H1; date:2023-Q3"},
    {"days from to", "五月四日至六日，3—5日，5月3日-5日", "date:XXXX-05-04; date:XXXX-05-06; date:XXXX-XX-03; date:XXXX-XX-05; date:XXXX-05-03; date:XXXX-05-05"},
    {"a day in brackets", "今（27）日", "date:XXXX-XX-27"},
    {"a share is no day", "增长05.12%", "percent:5.12"},
    {"a result is no day", "成绩09.11秒", "duration:9.11 second"},
    {"a population is no month", "人口1987.12万人", "number:19871200"},
    {"a day may stand alone", "（08.08）", "date:XXXX-08-08"},
    {"two at night is after midnight", "夜里2点", "time:T02:00"},
    {"a bare scale behind its bound", "近百家企业，过亿人次，不到万元，突破千亿元",
     "number:100 under; number:100000000 over; money:10000 CNY under; money:100000000000 CNY over"},
    {"近 and 过 are also parts of words", "附近百家企业，走过千山万水，通过百度搜索，千万不要", ""},
    {"counted by scales", "数以万计，数以千计", "vague:[10000,100000); vague:[1000,10000)"},
    {"个 before 亿", "1.5个亿，几个亿，三个亿万富翁", "number:150000000; vague:[200000000,1000000000); number:3"},
    {"有 joins a digit to tens", "六十有三，三十有一次", "number:63; number:30; number:1"},
    {"decimals behind 秒", "以9秒83夺冠，第9秒83人", "duration:9.83 second; ordinal:9; number:83"},
    {"decimals behind minutes", "以1分58秒36触壁，以1分58秒36觸壁，3:39.50", "duration:118.36 second; duration:118.36 second; duration:219.5 second"},
    {"years of the Republic", "民國113年8月22日，民国三十八年，民國元年，民國七六年", "date:2024-08-22; date:1949; date:1912; date:1987"},
    {"兆 of lines and files", "1000兆宽带，每月50兆流量，49兆日元",
     "quantity:1000 megabit-per-second; quantity:50 megabyte; money:49000000000000 JPY"},
    {"ranges below zero", "零下二十八九度，零下5至10度，零下5℃至零下10℃",
     "range:[-29,-28] celsius; range:[-10,-5] celsius; range:[-10,-5] celsius"},
    {"an idiom is no month", "十月怀胎", ""},
    {"千万 in a fraction", "千万分之六，二份一，三份一样的文件", "fraction:3/5000000; fraction:1/2; number:3"},
    {"a number that one calls", "120急救车，12345热线", "code:120; code:12345"},
    {"a quoted holiday", "“十一”和‘十一’，“二十一”", "date:XXXX-10-01; date:XXXX-10-01; number:21"},
    {"an open end of a range", "50万至上百万个零件", "range:[500000,1000000]"},
    {"基本点 is a hundredth of a point", "下调17个基本点", "point:0.17"},
    {"里外 is a distance", "20里外", "quantity:20 li"},
    {"a unit that is declared", "（单位：万元），（单位：万人），单位：元", "money:10000 CNY; number:10000; money:1 CNY"},
    {"a place of work is no unit", "单位是元宝公司", ""},
    {"what one converts to", "转换为摄氏度", "temperature:1 celsius"},
    {"a height without its meter", "身高米八五，米九左右，玉米九月收割", "quantity:1.85 meter; quantity:1.9 meter about; date:XXXX-09"},
    {"two old weights are a new one", "六斤八两，3斤", "quantity:3400 gram; quantity:3 jin"},
    {"metric spoons", "两汤匙，一茶匙", "quantity:30 milliliter; quantity:5 milliliter"},
    {"dollars of Hong Kong", "港幣三個一毫四", "money:3.14 HKD"},
    {"tenths at both ends", "六至八折，七到八成", "range:[60,80] percent; range:[70,80] percent"},
    {"万 scales digits", "新增就业52.3万人", "number:523000"},
    {"万亿 is one scale", "总额41.7万亿元", "money:41700000000000 CNY"},
    {"speeds by the hour and by the second", "时速80至85英里，每小时60英里，每秒30米，每秒7.9公里",
     "range:[80,85] mile-per-hour; quantity:60 mile-per-hour; quantity:30 meter-per-second; quantity:7.9 "
     "kilometer-per-second"},
    {"currencies by the names of ICU", "500万伊拉克第纳尔和9萨摩亚塔拉", "money:5000000 IQD; money:9 WST"},
    {"digits and scales mix", "产量23万4150台，25万6千人", "number:234150; number:256000"},
    {"零 holds a place", "三千零六十名", "number:3060"},
    {"a last digit stands for the next place", "一万二，三百五", "number:12000; number:350"},
    {"Traditional scales and units", "十三萬四千人次，十五億元，三點五公里，0.3個百分點",
     "number:134000; money:1500000000 CNY; quantity:3.5 kilometer; point:0.3"},
    {"formal numerals", "伍仟元整，玖仟陆佰陆拾伍圆壹角捌分", "money:5000 CNY; money:9665.18 CNY"},
    {"formal digits hide in words", "退伍后登陆大陆，收拾队伍", ""},
    {"百 alone scales one", "百亿级产业集群", "number:10000000000"},
    {"neighbouring digits are a range", "二三十名，七八百人，三五年",
     "range:[20,30]; range:[700,800]; range:[3,5] year"},
    {"the last two digits may be a range", "一万六七，十五六万", "range:[16000,17000]; range:[150000,160000]"},
    {"年级 in a row are told one by one", "三四五年级学生", "number:3; number:4; number:5"},
    {"unknown digits are vague", "数百名，几万人，上百次", "vague:[200,1000); vague:[20000,100000); vague:[100,1000)"},
    {"余 多 几 say that there are more", "3万余亩，20多年，十几个国家",
     "quantity:30000 mu over; duration:20 year over; number:10 over"},
    {"words before and behind bound", "超过80%，近九成，约18公里，92%以上",
     "percent:80 over; percent:90 under; quantity:18 kilometer about; percent:92 over"},
    {"近 with years is the past", "近三年来，历时近三年", "duration:3 year; duration:3 year under"},
    {"shares of a hundred", "百分之四点八，九成九，八五折，3‰", "percent:4.8; percent:99; percent:85; permille:3"},
    {"points are no percents", "0.7个百分点，50个基点", "point:0.7; point:0.5"},
    {"fractions", "四分之三，1/3，一又二分之一", "fraction:3/4; fraction:1/3; fraction:3/2"},
    {"multiples", "三倍，1.5倍，翻一番，翻两番", "multiple:3; multiple:1.5; multiple:2; multiple:4"},
    {"halves", "两年半，一个半小时，半个世纪，过半",
     "duration:2.5 year; duration:1.5 hour; duration:0.5 century; fraction:1/2 over"},
    {"money in small coin", "五毛六分，三块五，12块5", "money:0.56 CNY; money:3.5 CNY; money:12.5 CNY"},
    {"currencies by name and sign", "12亿欧元，￥13.5，HKD13.5，港币100元",
     "money:1200000000 EUR; money:13.5 CNY; money:13.5 HKD; money:100 HKD"},
    {"千 of a unit scales nothing", "300万千瓦，12千米，5亿千瓦时",
     "quantity:3000000 kilowatt; quantity:12 kilometer; quantity:500000000 kilowatt-hour"},
    {"五千米 is a race of 5,000 m", "五千米", "quantity:5000 meter"},
    {"smaller units join the first", "1小时23分45秒，六斤八两", "duration:5025 second; quantity:3400 gram"},
    {"ages and temperatures", "一百零五岁，零下5摄氏度，华氏70度",
     "age:105 year; temperature:-5 celsius; temperature:70 fahrenheit"},
    {"ranges share scale and unit", "1至2万元，18岁至35岁，5—10%",
     "range:[10000,20000] CNY; range:[18,35] year; range:[5,10] percent"},
    {"a change is no range", "由15个增至27个", "number:15; number:27"},
    {"a score keeps its order", "比分为3:2，比分21:15", "number:3; number:2; number:21; number:15"},
    {"ordinals", "第136届，第③条，三中全会，二十大", "ordinal:136; ordinal:3; ordinal:3; ordinal:20"},
    {"full dates", "2024年3月15日，二〇二三年十二月三十一日，2024-03-15",
     "date:2024-03-15; date:2023-12-31; date:2024-03-15"},
    {"parts of dates", "3月，27日，1952年，一季度，下半年，周三",
     "date:XXXX-03; date:XXXX-XX-27; date:1952; date:XXXX-Q1; date:XXXX-H2; date:XXXX-WXX-3"},
    {"a later day is of the same month", "9月26日至27日", "date:XXXX-09-26; date:XXXX-09-27"},
    {"years share 年", "2021—2025年规划", "date:2021; date:2025"},
    {"decades and centuries", "20世纪90年代，上世纪六七十年代，21世纪，80后",
     "date:199X; date:196X; date:197X; date:20XX; date:198X"},
    {"the lunar calendar and known days", "农历正月十五，“九一八”事变", "date:XXXX-01-15; date:XXXX-09-18"},
    {"three quarters are no third quarter", "前三季度，第三季度", "duration:3 quarter; date:XXXX-Q3"},
    {"times of day", "下午3时30分，晚上8点，零时，8:30a.m.", "time:T15:30; time:T20:00; time:T00:00; time:T08:30"},
    {"点 is a decimal point, or an hour", "三点一四，八点三十，五点零二分", "number:3.14; time:T08:30; time:T05:02"},
    {"codes are opaque", "C919，5G，PM2.5，010-62551234，2.0.1",
     "code:C919; code:5G; code:PM2.5; code:010-62551234; code:2.0.1"},
    {"an address said aloud", "一二七点零点零点一，版本三点一点二已发布", "code:127.0.0.1; code:3.1.2"},
    {"a telephone number said aloud", "零一零六四零三五五四七", "code:01064035547"},
    {"no address: a decimal, times, bit by bit", "三点一四；三点五点都行；一点一点一滴",
     "number:3.14; number:3.5; number:1.1; number:1"},
    {"a number too large is a code", "17855036657007596110949", "code:17855036657007596110949"},
    {"words with numerals may be figures after all", "十分钟内赶到，九天之内完工，四周后验收，每一亿元，九天之外，四周后来建了房", "duration:10 minute; duration:9 day under; duration:4 week; money:100000000 CNY"},
    {"words with numerals are no figures", "各方一致，万一，十分感谢，百姓，三亚，九寨沟，张三丰，千方百计，统一", ""},
    {"a number goes before a word", "1500多万家企业", "number:15000000 over"},
    {"hard-wrapped lines", "三\n百五十\n公里", "quantity:350 kilometer"},
    {"full-width digits", "１２３．５％", "percent:123.5"},
};

static void bears_repetition(void **state)
{
    static char text[300000], told[200];

    (void)state;
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "一", 3);
    find(text, sizeof text, told, sizeof told);
    assert_memory_equal(told, "code:", 5);
}

int main(void)
{
    ADD_ROWS(reads, rows);
    add_test("numbers in the words of ICU come back", round_trip);
    add_test("any text is taken", takes_anything);
    add_test("a hundred thousand digits are one code", bears_repetition);
    return run_all("figures_zh");
}
