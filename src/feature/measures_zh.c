/* measures_zh.c — what a Chinese number counts: 成, 折, degrees, speeds, ages, money. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

/* Latin k, K, M, B right behind digits. */
void dz_zh_magnitude(const dz_window *w, dz_draft *d)
{
    size_t i = d->to + (dz_at(w, d->to) == ' ');
    uint32_t c = dz_at(w, i);
    int power = c == 'k' || c == 'K' ? 3 : c == 'M' ? 6 : c == 'B' ? 9 : 0;

    if (c == 'w' && dz_has_any(w, i + 1, U"张|人|元|块|名|个|户|册|件|粉|+")) /* 300w人, as one types 万 */
        power = 4;

    if (!power || (d->flags & DZ_FIGURE_WORDS) || d->scale || dz_is_latin(dz_at(w, i + 1)) ||
        dz_is_digit(dz_at(w, i + 1)) || (dz_at(w, i + 1) == '-' && !dz_is_digit(dz_at(w, i + 2))))
        return;
    if (c == 'K' && d->digits == 1 && i == d->from + 1 &&
        (dz_at(w, d->from) == '4' || dz_at(w, d->from) == '8' || dz_at(w, d->from) == '2'))
        return; /* 4K, 8K */
    if (dz_number_shift(d->value, power, &d->value)) {
        d->high = d->value;
        d->scale = power;
        d->to = i + 1;
    }
}

/* 三成五, 八五折, 九成九. */
static bool tenths(const dz_window *w, dz_draft *d)
{
    size_t i = d->to;
    bool cheng = dz_at(w, i) == U'成', zhe = dz_at(w, i) == U'折';
    int digit;

    if ((!cheng && !zhe) || d->scale || dz_number_compare(d->high, dz_number_of(cheng ? 10 : 99)) > 0 ||
        d->kind == DZ_FIGURE_VAGUE)
        return false;
    if (cheng &&
        dz_has_any(
            w, i,
            U"成为|成立|成功|成员|成本|成绩|成果|成熟|成长|成交|成都|成分|成人|成套|成品|成就|成效|成因|成像|成语|成千|成百|成片|成群|成型|成形|成行|成名"))
        return false;
    if (zhe && dz_has_any(w, i, U"折叠|折射|折磨|折腾|折合|折返|折断|折线|折算|折旧|折中|折页|折子戏|折桂"))
        return false;
    if ((cheng || dz_number_compare(d->high, DZ_NUMBER_TEN) <= 0) && !dz_draft_grow(d, DZ_NUMBER_TEN, DZ_NUMBER_ZERO))
        return false;
    d->to = ++i;
    digit = dz_is_digit(dz_at(w, i)) ? -1 : dz_zh_digit(dz_at(w, i));
    if (cheng && digit > 0 && dz_zh_run(w, i, 2) == 1 && !dz_zh_power(dz_at(w, i + 1)) && !dz_zh_lexical(w, i, i)) {
        (void)dz_draft_grow(d, DZ_NUMBER_ONE, dz_number_of(digit));
        d->to++;
    } else if (cheng && dz_at(w, i) == U'半') {
        (void)dz_draft_grow(d, DZ_NUMBER_ONE, dz_number_of(5));
        d->to++;
    }
    d->kind = DZ_FIGURE_PERCENT;
    d->unit = DZ_UNIT_PERCENT;
    return true;
}

/* 三周大, 八个月大: an age. */
static void grown_old(const dz_window *w, dz_draft *d)
{
    if (d->kind == DZ_FIGURE_DURATION && dz_at(w, d->to) == U'大' && !dz_is_han(dz_at(w, d->to + 1)))
        d->kind = DZ_FIGURE_AGE, d->to++;
    else if (d->kind == DZ_FIGURE_DURATION && dz_has_any(w, d->to, U"大了|大的"))
        d->kind = DZ_FIGURE_AGE, d->to++;
}

/* Only degrees of heat are meant where the words before speak of it. */
static void degrees(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from = dz_ends_any(w, floor, d->from, U"华氏|華氏|华氏温度|華氏溫度");
    bool warm = d->value.num < 0;

    if (from < d->from) {
        d->unit = DZ_UNIT_FAHRENHEIT;
        d->kind = DZ_FIGURE_TEMPERATURE;
        d->from = from;
        return;
    }
    for (size_t back = 2; back <= 10 && back <= d->from; back++)
        warm |=
            dz_has_any(w, d->from - back, U"摄氏|攝氏|气温|氣溫|温度|溫度|高温|低温|体温|零下|零上|恒温|降温|升温") > 0;
    if (warm) {
        d->unit = DZ_UNIT_CELSIUS;
        d->kind = DZ_FIGURE_TEMPERATURE;
    } else if ((d->flags & DZ_FIGURE_WORDS) && dz_number_compare(d->value, DZ_NUMBER_TEN) <= 0) {
        d->unit = 0; /* 三度夺冠 */
        d->kind = DZ_FIGURE_NUMBER;
        d->to--;
    }
}

/* 每小时十公里, 时速120公里, 每秒30米. */
void dz_zh_speed(const dz_window *w, size_t floor, dz_draft *d)
{
    static const char32_t an_hour[] = U"每小时|每小時|时速|時速|时速达|时速为|每小时约",
                          a_second[] = U"每秒|每秒钟|每秒鐘";
    static const struct speed {
        uint16_t unit, speed;
        const char32_t *words;
    } speeds[] = {{DZ_UNIT_KILOMETER, DZ_UNIT_KILOMETER_PER_HOUR, an_hour},
                  {DZ_UNIT_MILE, DZ_UNIT_MILE_PER_HOUR, an_hour},
                  {DZ_UNIT_METER, DZ_UNIT_METER_PER_SECOND, a_second},
                  {DZ_UNIT_KILOMETER, DZ_UNIT_KILOMETER_PER_SECOND, a_second}};

    for (size_t k = 0; k < sizeof speeds / sizeof *speeds; k++) {
        size_t from = d->unit == speeds[k].unit ? dz_ends_any(w, floor, d->from, speeds[k].words) : d->from;

        if (from < d->from) {
            d->unit = speeds[k].speed;
            d->from = from;
            return;
        }
    }
}

/* 五十打 is 600; 一打开 is no dozen. */
static void dozens(const dz_window *w, dz_draft *d)
{
    uint32_t next = dz_at(w, d->to + 1);

    if (dz_at(w, d->to) != U'打' || d->scale ||
        (dz_is_han(next) && !dz_has_any(w, d->to + 1, U"苹果|啤酒|鸡蛋|铅笔|毛巾|装|以上|左右|的")))
        return;
    if (dz_draft_grow(d, dz_number_of(12), DZ_NUMBER_ZERO))
        d->to++;
}

/* 港幣三個一毫四: 個 is the dollar, as Hong Kong speaks. */
static bool counts_dollars(const dz_window *w, size_t i)
{
    return (dz_at(w, i) == U'个' || dz_at(w, i) == U'個') && dz_zh_digit(dz_at(w, i + 1)) > 0 && dz_at(w, i + 2) == U'毫';
}

/* Everything that may stand behind a number and say what it counts. */
void dz_zh_measure(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from;
    uint16_t money = dz_money_before(w, floor, d->from, &from), age;

    if (d->kind == DZ_FIGURE_FRACTION || d->kind == DZ_FIGURE_PERCENT || d->kind == DZ_FIGURE_PERMILLE) {
        size_t end;

        age = dz_unit_read(w, d->to, &end);
        if (d->kind == DZ_FIGURE_FRACTION && age && dz_unit_at(age)->kind != DZ_FIGURE_PERCENT) {
            d->unit = age;
            d->kind = dz_unit_at(age)->kind;
            d->to = end;
            dz_draft_whole_unit(d);
        }
        return;
    }
    dz_zh_magnitude(w, d);
    dozens(w, d);
    if (dz_has_any(w, d->to, U"多岁|余岁|多歲|餘歲")) {
        d->bound = DZ_BOUND_OVER;
        d->to++;
    }
    if (dz_has_any(w, d->to, U"岁|歲|周岁|週歲|周歲") && !dz_has(w, d->to, U"岁月")) {
        d->to = dz_has_any(w, d->to, U"岁|歲|周岁|週歲|周歲");
        d->kind = DZ_FIGURE_AGE;
        d->unit = DZ_UNIT_YEAR;
    } else if (money && counts_dollars(w, d->to)) {
        d->unit = money;
        d->to++;
        dz_zh_compound(w, d);
        dz_zh_bare_tenth(w, d);
    } else if (!tenths(w, d) && dz_zh_unit(w, d)) {
        bool degree = d->unit == DZ_UNIT_DEGREE;

        if (d->kind == DZ_FIGURE_MULTIPLE || d->kind == DZ_FIGURE_DURATION || d->kind == DZ_FIGURE_QUANTITY)
            if (dz_at(w, d->to) == U'半' && !dz_has_any(w, d->to, U"半年|半径|半导体|半小时"))
                d->to += dz_draft_grow(d, DZ_NUMBER_ONE, DZ_NUMBER_HALF);
        dz_draft_whole_unit(d);
        dz_zh_compound(w, d);
        dz_zh_bare_tenth(w, d);
        dz_draft_whole_unit(d);
        if (degree)
            degrees(w, floor, d);
        dz_zh_speed(w, floor, d);
        grown_old(w, d);
    }
    if (money && (d->unit == 0 || dz_unit_at(d->unit)->dimension == DZ_DIMENSION_MONEY) &&
        d->kind != DZ_FIGURE_PERCENT) {
        d->unit = money;
        d->from = from;
        d->kind = d->kind == DZ_FIGURE_VAGUE ? DZ_FIGURE_VAGUE : DZ_FIGURE_MONEY;
    }
}
