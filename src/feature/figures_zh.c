/* figures_zh.c — the Chinese scanner. Floor 5, feature. */
#include "feature/zh.h"
#include "text/script.h"

static bool is_half(uint32_t c) { return c == U'半'; }

static bool is_more(const dz_window *w, size_t i)
{
    return dz_has_any(w, i, U"多|余|餘|几|幾") > 0 &&
           !dz_has_any(
               w, i,
               U"几乎|幾乎|余额|余下|余地|余杭|余姚|余震|余热|多数|多半|多少|多样|多边|多元化|多层|多党|几何|多式联运|多云");
}

/* Both ends of a draft, times a power of ten, plus as much. */
static bool grow(dz_draft *d, dz_number factor, dz_number more)
{
    dz_number low, high;

    if (!dz_number_mul(d->value, factor, &low) || !dz_number_mul(d->high, factor, &high) ||
        !dz_number_add(low, more, &low) || !dz_number_add(high, more, &high))
        return false;
    d->value = low;
    d->high = high;
    return true;
}

static const dz_number one = {1, 1, 0}, ten = {1, 1, 1}, half = {5, 1, -1};

/* ---- the number itself, with its sign --------------------------------- */

static void take_sign(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from = dz_ends_any(w, floor, d->from, U"负|負|负的|負的|零下|-");
    uint32_t before = dz_back(w, from, 1);

    if (from == d->from && d->from > floor + 1 && dz_back(w, d->from, 1) == ' ') {
        from = dz_ends_any(w, floor, d->from - 1, U"负|負|-");
        before = dz_back(w, from, 1);
        if (from == d->from - 1)
            return;
    }
    if (from == d->from)
        return;
    if (dz_at(w, from) == '-' && (dz_is_digit(before) || dz_is_latin(before) || before == '%' || before == ')'))
        return;
    if (dz_has_any(w, from > 0 ? from - 1 : 0, U"正负|担负|胜负|肩负|自负|欺负|背负|正負") > from)
        return;
    d->value = dz_number_negate(d->value);
    d->high = dz_number_negate(d->high);
    d->from = from;
}

/* Latin k, K, M, B right behind digits. */
static void magnitude(const dz_window *w, dz_draft *d)
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

/* ---- 分之 -------------------------------------------------------------- */

/* 百分之三十, 四分之三, 3又千分之23; 'd' holds the number before 分之. */
static size_t of_parts(const dz_window *w, dz_draft *d)
{
    size_t at = dz_has_any(w, d->to, U"分之"), end;
    dz_draft top;
    int64_t whole = 0;
    bool minus, ended = dz_number_whole(d->value, 1, 1000000000000000, &whole);

    if (!at || !ended)
        return 0;
    minus = dz_has_any(w, at, U"负|負|-") > 0;
    at += minus;
    end = dz_at(w, at) == U'百' ? at + 1 : dz_zh_number(w, at, &top);
    if (end == at + 1 && dz_at(w, at) == U'百') {
        top = dz_draft_at(at, end);
        top.value = top.high = dz_number_of(100);
        top.flags = DZ_FIGURE_WORDS;
    }
    if (!end)
        return 0;
    magnitude(w, &top);
    end = top.to;
    if (minus)
        top.value = dz_number_negate(top.value), top.high = dz_number_negate(top.high);
    d->kind = whole == 100 ? DZ_FIGURE_PERCENT : whole == 1000 ? DZ_FIGURE_PERMILLE : DZ_FIGURE_FRACTION;
    d->unit = whole == 100 ? DZ_UNIT_PERCENT : whole == 1000 ? DZ_UNIT_PERMILLE : 0;
    d->interval = top.interval;
    d->digits = top.digits;
    d->flags = top.flags & d->flags;
    d->to = end;
    d->opaque |= top.opaque;
    d->bound = top.bound;
    if (d->kind != DZ_FIGURE_FRACTION) {
        d->value = top.value;
        d->high = top.high;
    } else if (!dz_number_div(top.value, d->value, &top.value) || !dz_number_div(top.high, d->high, &top.high))
        d->opaque = true;
    else
        d->value = top.value, d->high = top.high;
    d->mantissa = d->value;
    return end;
}

/* 三分二, 四分一, as Hong Kong writes them; 三分二十秒 is a time. */
static size_t bare_parts(const dz_window *w, dz_draft *d)
{
    size_t at = d->to + 1;
    int top = dz_zh_digit(dz_at(w, at));
    dz_number part;

    if (dz_at(w, d->to) != U'分' || top <= 0 || !(d->flags & DZ_FIGURE_WORDS) || d->interval ||
        dz_zh_run(w, at, 2) != 1 || dz_zh_power(dz_at(w, at + 1)) || dz_number_compare(d->value, ten) > 0 ||
        dz_number_compare(d->value, dz_number_of(top)) <= 0 || dz_has_any(w, at + 1, U"秒|个|名|场|局|篮板|次|等") ||
        !dz_number_div(dz_number_of(top), d->value, &part))
        return 0;
    d->value = d->high = part;
    d->kind = DZ_FIGURE_FRACTION;
    d->to = at + 1;
    return d->to;
}

/* 一又二分之一: the whole stands before. */
static size_t mixed(const dz_window *w, dz_draft *d)
{
    dz_draft part;
    size_t end;

    if (dz_at(w, d->to) != U'又')
        return 0;
    end = dz_zh_number(w, d->to + 1, &part);
    if (!end || !(of_parts(w, &part) || bare_parts(w, &part)) || part.kind == DZ_FIGURE_PERCENT)
        return 0;
    if (part.kind == DZ_FIGURE_PERMILLE && !dz_number_shift(part.value, -3, &part.value))
        return 0;
    if (!dz_number_add(d->value, part.value, &d->value))
        d->opaque = true;
    d->high = d->value;
    d->kind = DZ_FIGURE_FRACTION;
    d->to = part.to;
    return d->to;
}

/* 1/2, 1 3/4 in digits. */
static size_t slashed(const dz_window *w, dz_draft *d)
{
    dz_draft below, above = *d;
    size_t slash = d->to + (dz_at(w, d->to) == ' ' && dz_at(w, d->to + 1) == '/'), end;
    bool whole = false;

    if (dz_at(w, d->to) == ' ' && dz_at(w, slash) != '/') {
        slash = dz_read_digits(w, d->to + 1, &above);
        whole = true;
    }
    if (!slash || dz_at(w, slash) != '/' || (d->flags & DZ_FIGURE_WORDS))
        return 0;
    slash += dz_at(w, slash + 1) == ' ' && !whole ? 2 : 1;
    end = dz_read_digits(w, slash, &below);
    if (!end || below.opaque || dz_at(w, end) == '/' || !dz_number_div(above.value, below.value, &above.value) ||
        dz_is_latin(dz_at(w, end)))
        return 0;
    if (whole && !dz_number_add(above.value, d->value, &above.value))
        return 0;
    d->value = d->high = d->mantissa = above.value;
    d->kind = DZ_FIGURE_FRACTION;
    d->to = end;
    return end;
}

/* ---- what is counted ---------------------------------------------------- */

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
    if ((cheng || dz_number_compare(d->high, ten) <= 0) && !grow(d, ten, DZ_NUMBER_ZERO))
        return false;
    d->to = ++i;
    digit = dz_is_digit(dz_at(w, i)) ? -1 : dz_zh_digit(dz_at(w, i));
    if (cheng && digit > 0 && dz_zh_run(w, i, 2) == 1 && !dz_zh_power(dz_at(w, i + 1)) && !dz_zh_lexical(w, i, i)) {
        (void)grow(d, one, dz_number_of(digit));
        d->to++;
    } else if (cheng && is_half(dz_at(w, i))) {
        (void)grow(d, one, dz_number_of(5));
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
    } else if ((d->flags & DZ_FIGURE_WORDS) && dz_number_compare(d->value, ten) <= 0) {
        d->unit = 0; /* 三度夺冠 */
        d->kind = DZ_FIGURE_NUMBER;
        d->to--;
    }
}

/* 每小时十公里, 时速120公里. */
static void speed(const dz_window *w, size_t floor, dz_draft *d)
{
    bool km = d->unit == DZ_UNIT_KILOMETER;
    size_t from = dz_ends_any(w, floor, d->from, U"每小时|每小時|时速|時速|时速达|时速为|每小时约");

    if (km && from < d->from) {
        d->unit = DZ_UNIT_KILOMETER_PER_HOUR;
        d->from = from;
    } else if (d->unit == DZ_UNIT_METER && (from = dz_ends_any(w, floor, d->from, U"每秒|每秒钟")) < d->from) {
        d->unit = DZ_UNIT_METER_PER_SECOND;
        d->from = from;
    }
}

/* 54块站牌 counts boards; 54块, 三块五 and 七块左右 are money. */
static bool counts_pieces(const dz_window *w, size_t i)
{
    uint32_t next = dz_at(w, i + 1);

    return (dz_at(w, i) == U'块' || dz_at(w, i) == U'塊') && dz_is_han(next) && dz_zh_digit(next) < 0 &&
           !dz_has_any(w, i + 1, U"钱|錢|以|左右|多|半|到|至|的|一");
}

/* A unit at 'i' and what may stand before it: 个, 多, 半. */
static bool unit(const dz_window *w, dz_draft *d)
{
    size_t i = d->to, end;
    uint8_t row;
    bool more = false, and_half = false, each = false;
    int seconds;

    if (is_more(w, i) && (d->scale || !(d->flags & DZ_FIGURE_WORDS) || dz_number_compare(d->value, ten) >= 0)) {
        more = true;
        i++;
    } else if ((dz_at(w, i) == U'来' || dz_at(w, i) == U'來') && dz_zh_power(dz_back(w, i, 1)) &&
               dz_is_han(dz_at(w, i + 1)) && !dz_has_any(w, i, U"来自|来到|来临|来源|来访|来说|来看")) {
        d->bound = DZ_BOUND_ABOUT;
        d->to = ++i;
    }
    row = dz_unit_read(w, i + (dz_at(w, i) == ' '), &end);
    if (row && counts_pieces(w, i))
        row = 0;
    if (!row && dz_at(w, i) == U'分' && (end = dz_zh_small(w, i + 1, 59, &seconds)) > 0 && dz_at(w, end) == U'秒') {
        row = DZ_UNIT_MINUTE; /* 3分25秒 */
        end = i + 1;
    }
    if (!row && (dz_at(w, i) == U'个' || dz_at(w, i) == U'個')) {
        if (more)
            d->bound = DZ_BOUND_OVER, d->to = i;
        i++;
        each = true;
        if (is_half(dz_at(w, i)))
            and_half = true, i++;
        else if (is_more(w, i))
            more = true, i++;
        row = dz_unit_read(w, i, &end);
        if (!row && dz_at(w, i) == U'月')
            row = DZ_UNIT_MONTH, end = i + 1;
        if (row && dz_unit_at(row)->kind != DZ_FIGURE_DURATION && !dz_has(w, i, U"加仑") && !dz_has(w, i, U"加侖"))
            row = 0;
        if (!row && and_half)
            return grow(d, one, half) && (d->to = i, true);
    }
    if (more && (row || !each)) {
        d->bound = DZ_BOUND_OVER;
        d->to = row ? end : d->to + 1;
    }
    if (!row)
        return false;
    if (and_half)
        (void)grow(d, one, half);
    d->unit = row;
    d->kind = d->kind == DZ_FIGURE_VAGUE ? DZ_FIGURE_VAGUE : dz_unit_at(row)->kind;
    d->to = end;
    return true;
}

/* A row with a factor other than its currency's or point's own: 五毛 is 0.5 CNY. */
static void whole_unit(dz_draft *d)
{
    const dz_unit *row = dz_unit_at(d->unit);
    uint8_t main = dz_unit_main(d->unit);

    if ((row->dimension == DZ_DIMENSION_MONEY || row->dimension == DZ_DIMENSION_POINTS) && main != d->unit &&
        grow(d, row->factor, DZ_NUMBER_ZERO))
        d->unit = main;
}

/* 三元五角, 1小时23分45秒, 六斤八两, 三米九: smaller units behind the first. */
static void compound(const dz_window *w, dz_draft *d)
{
    for (int parts = 0; parts < 4; parts++) {
        const dz_unit *row = dz_unit_at(d->unit);
        dz_draft next;
        size_t at = d->to + (dz_at(w, d->to) == U'零' || dz_at(w, d->to) == U'又'), end = 0;
        dz_number factor, more;
        uint8_t small = 0;

        if (d->interval || d->kind == DZ_FIGURE_VAGUE || !dz_unit_joins(d->unit) ||
            (row->dimension == DZ_DIMENSION_MONEY && d->scale) ||
            !(dz_is_digit(dz_at(w, at)) || dz_zh_digit(dz_at(w, at)) >= 0 || dz_zh_power(dz_at(w, at)) == 1))
            return;
        if (!dz_zh_number(w, at, &next) || next.interval || next.opaque || next.bound)
            return;
        small = dz_unit_read(w, next.to, &end);
        if (row->dimension == DZ_DIMENSION_MONEY && (dz_at(w, next.to) == U'分' || dz_at(w, next.to) == U'毫')) {
            small = (uint8_t)(DZ_UNIT_CNY + (dz_at(w, next.to) == U'毫' ? 1 : 2)); /* its rows of 0.1 and 0.01 */
            end = next.to + 1;
        }
        if (row->dimension == DZ_DIMENSION_SECONDS && dz_at(w, next.to) == U'分' && !dz_has(w, next.to, U"分之")) {
            small = DZ_UNIT_MINUTE;
            end = dz_has(w, next.to, U"分钟") ? next.to + 2 : next.to + 1;
        }
        if (!small || dz_unit_at(small)->dimension != row->dimension ||
            !dz_number_div(row->factor, dz_unit_at(small)->factor, &factor) || dz_number_compare(factor, one) <= 0)
            return;
        if (row->dimension == DZ_DIMENSION_MONEY) {
            if (!dz_number_mul(next.value, dz_unit_at(small)->factor, &more) || !grow(d, one, more))
                return;
        } else {
            if (!grow(d, factor, next.value))
                return;
            d->unit = small;
        }
        d->digits = 0;
        d->to = end;
    }
}

/* What a bare digit behind this unit is: tenths of 块 and 米, hundredths behind 毛 and 零. */
static int place_behind(uint32_t unit_word)
{
    switch (unit_word) {
    case U'块':
    case U'塊':
    case U'米':
    case U'蚊': return -1;
    case U'毛':
    case U'毫': return -2;
    }
    return 0;
}

/* 三块五, 一米八, 三块零四, 12块5. */
static void bare_tenth(const dz_window *w, dz_draft *d)
{
    int place = place_behind(dz_back(w, d->to, 1)), digit;
    size_t at = d->to;
    dz_number more;

    if (!place || d->interval || !dz_unit_at(d->unit)->id || d->scale)
        return;
    if (dz_zh_digit(dz_at(w, at)) == 0 && place == -1) {
        place = -2;
        at++;
    }
    digit = dz_is_digit(dz_at(w, at)) && !(d->flags & DZ_FIGURE_WORDS) ? (int)(dz_at(w, at) - '0')
                                                                       : dz_zh_digit(dz_at(w, at));
    if (digit <= 0 || dz_zh_run(w, at, 2) > 1 || dz_zh_power(dz_at(w, at + 1)) || dz_is_digit(dz_at(w, at + 1)) ||
        dz_zh_lexical(w, at, at) || dz_is_latin(dz_at(w, at + 1)))
        return;
    if (dz_is_han(dz_at(w, at + 1)) && !dz_has_any(w, at + 1, U"的|左右|以上|以下|高|到|至|一斤|一个|钱"))
        return;
    if (dz_number_shift(dz_number_of(digit), place, &more) && grow(d, one, more))
        d->to = at + 1;
}

/* 五十打 is 600; 一打开 is no dozen. */
static void dozens(const dz_window *w, dz_draft *d)
{
    uint32_t next = dz_at(w, d->to + 1);

    if (dz_at(w, d->to) != U'打' || d->scale ||
        (dz_is_han(next) && !dz_has_any(w, d->to + 1, U"苹果|啤酒|鸡蛋|铅笔|毛巾|装|以上|左右|的")))
        return;
    if (grow(d, dz_number_of(12), DZ_NUMBER_ZERO))
        d->to++;
}

/* Everything that may stand behind a number and say what it counts. */
static void measure(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from;
    uint8_t money = dz_money_before(w, floor, d->from, &from), age;

    if (d->kind == DZ_FIGURE_FRACTION || d->kind == DZ_FIGURE_PERCENT || d->kind == DZ_FIGURE_PERMILLE) {
        size_t end;

        age = dz_unit_read(w, d->to, &end);
        if (d->kind == DZ_FIGURE_FRACTION && age && dz_unit_at(age)->kind != DZ_FIGURE_PERCENT) {
            d->unit = age;
            d->kind = dz_unit_at(age)->kind;
            d->to = end;
        }
        return;
    }
    magnitude(w, d);
    dozens(w, d);
    if (dz_has_any(w, d->to, U"多岁|余岁|多歲|餘歲")) {
        d->bound = DZ_BOUND_OVER;
        d->to++;
    }
    if (dz_has_any(w, d->to, U"岁|歲|周岁|週歲|周歲") && !dz_has(w, d->to, U"岁月")) {
        d->to = dz_has_any(w, d->to, U"岁|歲|周岁|週歲|周歲");
        d->kind = DZ_FIGURE_AGE;
        d->unit = DZ_UNIT_YEAR;
    } else if (!tenths(w, d) && unit(w, d)) {
        bool degree = d->unit == DZ_UNIT_DEGREE;

        if (d->kind == DZ_FIGURE_MULTIPLE || d->kind == DZ_FIGURE_DURATION || d->kind == DZ_FIGURE_QUANTITY)
            if (is_half(dz_at(w, d->to)) && !dz_has_any(w, d->to, U"半年|半径|半导体|半小时"))
                d->to += grow(d, one, half);
        whole_unit(d);
        compound(w, d);
        bare_tenth(w, d);
        whole_unit(d);
        if (degree)
            degrees(w, floor, d);
        speed(w, floor, d);
        grown_old(w, d);
    }
    if (money && (d->unit == 0 || dz_unit_at(d->unit)->dimension == DZ_DIMENSION_MONEY) &&
        d->kind != DZ_FIGURE_PERCENT) {
        d->unit = money;
        d->from = from;
        d->kind = d->kind == DZ_FIGURE_VAGUE ? DZ_FIGURE_VAGUE : DZ_FIGURE_MONEY;
    }
}

/* ---- ranges ---------------------------------------------------------------- */

/* One number with all that belongs to it, at 'i'. */
static size_t single(const dz_window *w, size_t floor, size_t i, dz_draft *d)
{
    if (!dz_zh_number(w, i, d) && !dz_read_sign(w, i, d))
        return 0;
    if (!of_parts(w, d) && !mixed(w, d) && !bare_parts(w, d))
        (void)slashed(w, d);
    take_sign(w, floor, d);
    measure(w, floor, d);
    return d->to;
}

/* 1至2万: the scale of the high end is meant for both. */
static void share_scale(dz_draft *low, const dz_draft *high)
{
    if (high->scale && !low->scale && low->unit == 0 && dz_number_compare(low->value, high->mantissa) < 0)
        (void)dz_number_shift(low->value, high->scale, &low->value);
}

static bool has_unit(const dz_draft *d) { return d->unit != 0; }

static size_t range(const dz_window *w, dz_draft *d)
{
    size_t i = d->to + (dz_at(w, d->to) == ' '), at = dz_has_any(w, i, U"至|到|-|–|—|——|~"), between = 0;
    bool same = false;
    dz_draft high;

    if (!at && d->unit == 0 && dz_is_han(dz_at(w, i))) { /* 3名至5名 */
        at = dz_has_any(w, i + 1, U"至|到|-|–|—|——|~");
        same = at > 0;
    }
    if (!at && (dz_at(w, i) == U'和' || dz_at(w, i) == U'与' || dz_at(w, i) == U'與'))
        at = between = i + 1;
    if (!at || d->interval || d->kind == DZ_FIGURE_VAGUE || d->opaque)
        return 0;
    at += dz_at(w, at) == ' ';
    if (!single(w, at, dz_money_behind(w, at), &high) || high.interval || high.opaque || high.kind == DZ_FIGURE_VAGUE)
        return 0;
    if (same && dz_at(w, high.to) != dz_at(w, i))
        return 0;
    if (between && !(between = dz_has_any(w, high.to, U"之间|之間|间|間")))
        return 0;
    if (has_unit(d) && has_unit(&high) && d->unit != high.unit)
        return 0;
    if (dz_is_dash(dz_at(w, i)) && !(d->unit && !high.unit && d->kind != DZ_FIGURE_MONEY))
        (void)dz_complete_high(d, &high);
    share_scale(d, &high);
    if (dz_number_compare(d->value, high.value) >= 0)
        return 0;
    d->high = high.value;
    if (has_unit(&high) || high.kind != DZ_FIGURE_NUMBER) {
        d->unit = high.unit;
        d->kind = high.kind;
    }
    d->kind = DZ_FIGURE_RANGE;
    d->digits = d->digits > high.digits ? d->digits : high.digits;
    d->flags &= high.flags;
    d->bound = DZ_BOUND_NONE;
    d->to = between ? between : high.to;
    return d->to;
}

/* ---- ordinals, and the last touch --------------------------------------- */

static bool ordinal(const dz_window *w, size_t floor, dz_draft *d)
{
    bool di = d->from > floor && dz_back(w, d->from, 1) == U'第';

    if (!di &&
        !dz_has_any(w, d->to, U"中全会|中全會|届三中|届中央|届四中|届二中|届一中|届五中|届六中|届七中|届全国|屆"))
        return false;
    d->kind = DZ_FIGURE_ORDINAL;
    d->from -= di;
    return true;
}

static void soften(dz_draft *d)
{
    if ((d->kind == DZ_FIGURE_NUMBER || d->kind == DZ_FIGURE_ORDINAL) && (d->flags & DZ_FIGURE_WORDS) && !d->scale &&
        !d->interval && d->value.num >= 0 && dz_number_compare(d->value, dz_number_of(3)) <= 0)
        d->flags |= DZ_FIGURE_SOFT;
}

/* 半年, 半个世纪, 半斤, 一半, 半数. */
static size_t halves(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t from = i, at = i + 1;
    dz_draft d;

    if (dz_at(w, i) == U'一' && is_half(dz_at(w, i + 1)))
        at = i + 2;
    else if (!is_half(dz_at(w, i)) || dz_zh_lexical(w, scan->floor, i))
        return 0;
    d = dz_draft_at(from, at);
    d.value = d.high = d.mantissa = half;
    d.flags = DZ_FIGURE_WORDS;
    if (at == i + 2 || dz_at(w, at) == U'数') {
        d.kind = DZ_FIGURE_FRACTION;
        d.to += at == i + 1;
    } else if (!unit(w, &d)) {
        if (dz_at(w, at) != U'个' && dz_at(w, at) != U'個')
            return 0;
    }
    whole_unit(&d);
    dz_zh_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* 过半: more than half. */
static size_t past_half(dz_scan *scan, size_t i)
{
    dz_draft d = dz_draft_at(i, i + 2);

    if (!dz_has_any(scan->w, i, U"过半|過半") || dz_back(scan->w, i, 1) == U'不' || dz_back(scan->w, i, 1) == U'经')
        return 0;
    d.to += dz_has_any(scan->w, i + 2, U"数|數") > 0;
    d.kind = DZ_FIGURE_FRACTION;
    d.value = d.high = half;
    d.bound = DZ_BOUND_OVER;
    d.flags = DZ_FIGURE_WORDS;
    return dz_scan_emit(scan, &d);
}

/* 上百, 上万: a hundred or some hundreds. */
static size_t upward(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d = dz_draft_at(i, i + 1);
    int power = 0;
    uint32_t before = dz_back(w, i, 1);

    if (dz_at(w, i) != U'上' || before == U'以' || before == U'马' || before == U'晚' || before == U'早' ||
        before == U'网')
        return 0;
    while (dz_zh_power(dz_at(w, d.to)) >= 2 && d.to < i + 4)
        power += dz_zh_power(dz_at(w, d.to++));
    if (!power || dz_has_any(w, d.to - 1, U"千瓦|千米|千克") || !dz_number_shift(one, power, &d.value) ||
        !dz_number_shift(ten, power, &d.high))
        return 0;
    d.kind = DZ_FIGURE_VAGUE;
    d.flags = DZ_FIGURE_WORDS | DZ_FIGURE_OPEN_HIGH;
    (void)unit(w, &d);
    d.bound = DZ_BOUND_NONE;
    return dz_scan_emit(scan, &d);
}

/* 首次, 首批: the first, as a word. */
static size_t leading(dz_scan *scan, size_t i)
{
    dz_draft d = dz_draft_at(i, i + 1);

    if (dz_at(scan->w, i) != U'首' ||
        !dz_has_any(scan->w, i + 1, U"次|批|届|个|家|期|轮|日|年|月|台|艘|架|条|例|套|款|部|场|支|列|单|枚|座"))
        return 0;
    d.kind = DZ_FIGURE_ORDINAL;
    d.value = d.high = one;
    d.flags = DZ_FIGURE_WORDS | DZ_FIGURE_SOFT;
    return dz_scan_emit(scan, &d);
}

/* 百分百, 百分三十: percent without 之. */
static size_t percent_spoken(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d;
    size_t end;

    if (!dz_has(w, i, U"百分") || dz_at(w, i + 2) == U'之' || dz_at(w, i + 2) == U'点' || dz_at(w, i + 2) == U'點')
        return 0;
    end = dz_at(w, i + 2) == U'百' ? i + 3 : dz_zh_number(w, i + 2, &d);
    if (!end)
        return 0;
    if (dz_at(w, i + 2) == U'百') {
        d = dz_draft_at(i, end);
        d.value = d.high = dz_number_of(100);
        d.flags = DZ_FIGURE_WORDS;
    }
    d.from = i;
    d.kind = DZ_FIGURE_PERCENT;
    d.unit = DZ_UNIT_PERCENT;
    dz_zh_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* （2019）, 《2030可持续发展议程》: a year without 年, where nothing is counted. */
static bool bare_year(const dz_window *w, dz_draft *d)
{
    uint32_t before = dz_back(w, d->from, 1), next = dz_at(w, d->to);
    int64_t value;

    if (d->kind != DZ_FIGURE_NUMBER || d->to != d->from + 4 || (d->flags & DZ_FIGURE_WORDS) || d->bound || d->unit ||
        d->scale || !dz_number_whole(d->value, 1900, 2099, &value) || dz_is_han(before) || dz_is_latin(before) ||
        dz_is_digit(before))
        return false;
    if (!(before == '(' && next == ')') &&
        !(dz_is_han(next) && (before == 0 || before == 0x300a || before == 0x201c) &&
          !dz_has_any(
              w, d->to,
              U"名|人|个|家|件|次|户|只|台|位|所|条|辆|套|万|余|多|份|分|张|项|场|票|例|字|种|座|艘|架|匹|头|至|到|比|和|与|加|减|乘|除|的|是")))
        return false;
    d->kind = DZ_FIGURE_DATE;
    d->date.year = (int16_t)value;
    d->date.span = 1;
    return true;
}

/* 三四五年级: three of them in a row, told together. */
static size_t enumerated(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t n = dz_zh_run(w, i, 6);

    if (n < 3 || n > 5 || !dz_has_any(w, i + n, U"年级|年級|级|號線|号线|等|楼|樓|季度|线城市"))
        return 0;
    for (size_t k = 1; k < n; k++)
        if (dz_zh_digit(dz_at(w, i + k)) != dz_zh_digit(dz_at(w, i + k - 1)) + 1)
            return 0;
    for (size_t k = 0; k < n; k++) {
        dz_draft d = dz_draft_at(i + k, i + k + 1);

        d.value = d.high = dz_number_of(dz_zh_digit(dz_at(w, i + k)));
        d.flags = DZ_FIGURE_WORDS;
        dz_scan_emit(scan, &d);
    }
    return i + n;
}

static size_t amount(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d, bare;

    if (!single(w, scan->floor, i, &d))
        return 0;
    bare = d;
    if (ordinal(w, scan->floor, &d)) {
        if (!dz_zh_number(w, i, &bare) && !dz_read_sign(w, i, &bare))
            return 0;
        d.to = bare.to;
        d.value = d.high = bare.value;
        d.unit = 0;
        d.bound = DZ_BOUND_NONE;
        d.digits = bare.digits;
        d.flags = bare.flags;
        soften(&d);
        return dz_scan_emit(scan, &d);
    }
    if (d.opaque) {
        (void)dz_zh_number(w, i, &bare);
        return dz_scan_code(scan, i, bare.to);
    }
    if (bare_year(w, &d))
        return dz_scan_emit(scan, &d);
    if (range(w, &d))
        speed(w, scan->floor, &d);
    soften(&d);
    dz_zh_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* Letters and digits: a code, unless the digits lead and something is counted. */
static size_t latin(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    bool code;
    dz_draft d;
    size_t end, to;

    if (dz_is_digit(dz_at(w, i))) {
        end = dz_read_code(w, i);
        if (!end)
            return 0;
        to = single(w, scan->floor, i, &d);
        return to >= end && d.kind != DZ_FIGURE_FRACTION && (d.unit || d.scale) ? 0 : dz_scan_code(scan, i, end);
    }
    if (!dz_is_latin(dz_at(w, i)))
        return 0;
    for (end = i; dz_is_latin(dz_at(w, end)) && end < i + 4;) /* RMB70, US$5 */
        end++;
    if (dz_money_before(w, i, end, &to) && to == i && !dz_is_latin(dz_at(w, end)))
        return end;
    end = dz_read_word(w, i, &code);
    if (code)
        return dz_scan_code(scan, i, end);
    return end;
}

static bool is_number_sign(uint32_t c)
{
    return (c >= 0x2160 && c <= 0x217b) || (c >= 0x2460 && c <= 0x249b) || (c >= 0x2776 && c <= 0x277f) ||
           (c >= 0x3220 && c <= 0x32bf);
}

/* The readers that may want what stands at 'i'. */
static uint32_t readers_at(const dz_window *w, size_t i)
{
    uint32_t c = dz_at(w, i);

    if (c >= 0x4e00)
        return dz_zh_char_of(c)->readers;
    if (dz_is_digit(c))
        return READ_TIME | READ_DATE | READ_LATIN | READ_AMOUNT;
    if (c < 0x80 && dz_is_latin(c))
        return READ_LATIN;
    if (c == '.')
        return dz_is_digit(dz_at(w, i + 1)) ? READ_AMOUNT : 0;
    if (c == '(')
        return READ_DATE;
    if (c < 0x2160)
        return 0;
    return is_number_sign(c) ? READ_AMOUNT : dz_zh_char_of(c)->readers;
}

static size_t lexical(dz_scan *scan, size_t i)
{
    size_t end = dz_zh_lexical(scan->w, scan->floor, i);

    return end > i ? end : 0;
}

typedef size_t (*reader)(dz_scan *scan, size_t i);

/* By the bits of dz_zh_reader. */
static const reader readers[] = {dz_zh_formula, lexical, past_half, halves,         dz_zh_time, dz_zh_date,
                                 latin,         leading, upward,    percent_spoken, enumerated, amount};

void dz_scan_zh(dz_scan *scan)
{
    size_t i = 0;

    scan->floor = 0;
    while (i < scan->w->cells.n && !scan->failed) {
        size_t end = 0;

        for (uint32_t rest = readers_at(scan->w, i), k = 0; rest && !end; rest >>= 1, k++)
            if (rest & 1)
                end = readers[k](scan, i);
        i = end > i ? end : i + 1;
    }
}
