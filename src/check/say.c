/* say.c — figures in words that a reader of either language knows. Floor check. */
#include <string.h>

#include "check/check.h"
#include "feature/number.h"
#include "feature/units.h"
#include "ledger/area.h"

void dz_say_text(dz_case *c, const char *english, const char *chinese)
{
    dz_buf_text(&c->say[DZ_IN_ENGLISH], english);
    dz_buf_text(&c->say[DZ_IN_CHINESE], chinese);
}

const char *dz_say_side(const dz_pair *pair, int side, dz_tongue tongue)
{
    static const char *const names[3][DZ_TONGUES] = {
        {"the target", "译文"}, {"the English", "英文"}, {"the Chinese", "中文"}};
    dz_lang lang = dz_document_lang(dz_pair_document(pair, side));

    if (lang == DZ_LANG_UNKNOWN && side == DZ_SOURCE)
        return tongue == DZ_IN_ENGLISH ? "the source" : "原文";
    return names[lang == DZ_LANG_EN ? 1 : dz_lang_is_zh(lang) ? 2 : 0][tongue];
}

/** The power of ten that a number of this size is counted in, and its name. */
typedef struct scale {
    int         tens;
    const char *name;
} scale;

static const scale scales[DZ_TONGUES][4] = {
    {{12, " trillion"}, {9, " billion"}, {6, " million"}, {0, ""}},
    {{12, "万亿"}, {8, "亿"}, {4, "万"}, {0, ""}},
};

/** Puts a comma between groups of three digits. */
static void grouped(dz_buf *buf, const char *digits)
{
    size_t whole;

    if (*digits == '-')
        dz_buf_byte(buf, *digits++);
    whole = strcspn(digits, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            dz_buf_byte(buf, ',');
        dz_buf_byte(buf, digits[i]);
    }
    dz_buf_text(buf, digits + whole);
}

static void say_number(dz_buf *buf, dz_number number, dz_tongue tongue)
{
    const scale *s = scales[tongue];
    char         text[DZ_NUMBER_ROOM];
    dz_number    size = number.num < 0 ? dz_number_negate(number) : number, least, scaled = number;

    if (number.den != 1) {
        dz_number_fraction(number, text);
        dz_buf_text(buf, text);
        return;
    }
    for (; s->tens; s++)
        if (dz_number_make(1, 1, s->tens, &least) && dz_number_compare(size, least) >= 0 &&
            dz_number_shift(number, -s->tens, &scaled) && scaled.exp >= -4)
            break;
    dz_number_decimal(s->tens ? scaled : number, text);
    if (tongue == DZ_IN_ENGLISH)
        grouped(buf, text);
    else
        dz_buf_text(buf, text);
    dz_buf_text(buf, s->name);
}

static void say_date(dz_buf *buf, const dz_date *d, dz_tongue tongue)
{
    static const char *const months[] = {"", "January", "February", "March", "April", "May", "June", "July",
                                         "August", "September", "October", "November", "December"};
    static const char *const days[DZ_TONGUES][8] = {
        {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
        {"", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"}};
    static const char *const parts[DZ_TONGUES][7] = {
        {"", "the first quarter", "the second quarter", "the third quarter", "the fourth quarter", "the first half",
         "the second half"},
        {"", "第一季度", "第二季度", "第三季度", "第四季度", "上半年", "下半年"}};
    bool        zh = tongue == DZ_IN_CHINESE, year = d->year != DZ_NO_YEAR;
    const char *part = parts[tongue][d->part % 7], *weekday = days[tongue][d->weekday % 8];

    if (zh) {
        if (year)
            dz_buf_format(buf, d->span == 100 ? "%d世纪" : d->span == 10 ? "%d年代" : "%d年",
                          d->span == 100 ? d->year / 100 + 1 : d->year);
        if (d->month)
            dz_buf_format(buf, "%d月", d->month);
        if (d->day)
            dz_buf_format(buf, "%d日", d->day);
        dz_buf_text(buf, part);
        dz_buf_text(buf, weekday);
        return;
    }
    if (*weekday)
        dz_buf_format(buf, "%s%s", weekday, d->month || d->day || year || *part ? ", " : "");
    if (*part)
        dz_buf_format(buf, "%s%s", part, year ? " of " : "");
    if (d->month)
        dz_buf_format(buf, "%s%s", months[d->month % 13], d->day ? " " : year ? " " : "");
    if (d->day)
        dz_buf_format(buf, d->month ? "%d" : "day %d", d->day);
    if (d->month && d->day && year)
        dz_buf_text(buf, ", ");
    if (year)
        dz_buf_format(buf, d->span == 100 ? "the %ds" : d->span == 10 ? "the %ds" : "%d", d->year);
}

/** "yuan" for CNY and the like; a unit id with spaces for its hyphens otherwise. */
static void say_unit(dz_buf *buf, const dz_figure *f, dz_tongue tongue)
{
    static const char *const known[][3] = {
        {"CNY", " yuan", "元"}, {"USD", " U.S. dollars", "美元"}, {"HKD", " Hong Kong dollars", "港元"},
        {"EUR", " euros", "欧元"}, {"JPY", " yen", "日元"}, {"GBP", " pounds", "英镑"},
        {"mu", " mu", "亩"}, {"jin", " jin", "斤"}, {"kilometer", " km", "公里"}, {"square-kilometer", " sq km", "平方公里"},
        {"square-meter", " sq m", "平方米"}, {"meter", " m", "米"}, {"hectare", " hectares", "公顷"},
        {"kilogram", " kg", "公斤"}, {"metric-ton", " tonnes", "吨"}, {"tonne", " tonnes", "吨"},
        {"kilowatt-hour", " kWh", "千瓦时"}, {"year", " years", "年"}, {"month", " months", "个月"},
        {"day", " days", "天"}, {"hour", " hours", "小时"}, {"minute", " minutes", "分钟"}, {"week", " weeks", "周"},
        {"cubic-meter", " cubic m", "立方米"}, {"acre", " acres", "英亩"}, {"mile", " miles", "英里"},
        {"pound", " pounds", "磅"}, {"foot", " feet", "英尺"}, {"square-foot", " sq ft", "平方英尺"},
        {"square-mile", " sq miles", "平方英里"}, {"gram", " grams", "克"}, {"centimeter", " cm", "厘米"},
        {"millimeter", " mm", "毫米"}, {"celsius", " °C", "℃"}, {"fahrenheit", " °F", "℉"},
        {"kilowatt", " kW", "千瓦"}, {"megawatt", " MW", "兆瓦"}, {"gigawatt", " GW", "吉瓦"}, {"degree", " degrees", "度"},
        {"kilometer-per-hour", " km/h", "公里/小时"}, {"liter", " liters", "升"}};
    const char *unit = dz_figure_unit(f);

    if (!unit)
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i][0], unit) == 0) {
            dz_buf_text(buf, known[i][1 + (size_t)tongue]);
            if (tongue == DZ_IN_ENGLISH && dz_number_equal(f->value, dz_number_of(1)) && buf->bytes.n &&
                buf->bytes.at[buf->bytes.n - 1] == 's')
                buf->bytes.n--; /* 1 year */
            return;
        }
    dz_buf_byte(buf, ' ');
    for (; *unit; unit++)
        dz_buf_byte(buf, *unit == '-' ? ' ' : *unit);
}

/** A number to so many significant digits, half away from zero; 'a' is positive. */
static bool rounded(dz_number a, int digits, dz_number *out)
{
    int64_t q = a.num, limit = 1;
    int32_t exp = a.exp;

    for (; q < INT64_MAX / 10; exp--)
        q *= 10;
    q /= a.den;
    while (digits-- > 0)
        limit *= 10;
    for (; q >= limit; exp++)
        q = q / 10 + (q / 10 < limit && q % 10 >= 5);
    return dz_number_make(q, 1, exp, out);
}

void dz_say_converted(dz_buf *buf, const dz_figure *f, uint16_t unit, dz_tongue tongue)
{
    dz_figure as = *f;
    dz_number base;

    if (f->value.num <= 0 || !dz_unit_base(f->unit, f->value, &base) ||
        !dz_number_div(base, dz_unit_at(unit)->factor, &as.value) || !rounded(as.value, 3, &as.value))
        return;
    as.unit = unit;
    dz_buf_text(buf, " = ");
    say_number(buf, as.value, tongue);
    say_unit(buf, &as, tongue);
}

/** " per mu" */
static void say_area(dz_buf *buf, uint16_t area, dz_tongue tongue)
{
    const char *id = dz_unit_at(area)->id;
    bool        mu = strcmp(id, "mu") == 0, acre = strcmp(id, "acre") == 0;

    if (tongue == DZ_IN_ENGLISH)
        dz_buf_format(buf, " per %s", id);
    else
        dz_buf_text(buf, mu ? "/亩" : acre ? "/英亩" : "/公顷");
}

void dz_say_yield(dz_buf *buf, dz_subject s, uint16_t unit, uint16_t area, dz_tongue tongue)
{
    dz_figure as = *s.figure;
    dz_number base;

    say_area(buf, dz_area_of(s), tongue);
    if (as.value.num <= 0 || !dz_area_value(s, &base) || !dz_number_mul(base, dz_unit_at(area)->factor, &base) ||
        !dz_number_div(base, dz_unit_at(unit)->factor, &as.value) || !rounded(as.value, 3, &as.value))
        return;
    as.unit = unit;
    dz_buf_text(buf, " = ");
    say_number(buf, as.value, tongue);
    say_unit(buf, &as, tongue);
    say_area(buf, area, tongue);
}

static void say_value(dz_buf *buf, const dz_figure *f, dz_number value, dz_tongue tongue)
{
    char text[DZ_NUMBER_ROOM];

    if (f->kind == DZ_FIGURE_FRACTION) {
        dz_number_fraction(value, text);
        dz_buf_text(buf, text);
    } else
        say_number(buf, value, tongue);
}

void dz_say_figure(dz_buf *buf, const dz_figures *figures, const dz_figure *f, dz_tongue tongue)
{
    bool zh = tongue == DZ_IN_CHINESE;
    char code[DZ_FIGURE_VALUE_ROOM];

    if (f->kind == DZ_FIGURE_DATE) {
        say_date(buf, &f->date, tongue);
        return;
    }
    if (f->kind == DZ_FIGURE_TIME) {
        dz_buf_format(buf, "%02d:%02d", f->date.hour, f->date.minute);
        return;
    }
    if (f->kind == DZ_FIGURE_CODE) {
        dz_figure_value(figures, f, code, sizeof code);
        dz_buf_text(buf, code);
        return;
    }
    if (zh && f->kind == DZ_FIGURE_ORDINAL)
        dz_buf_text(buf, "第");
    say_value(buf, f, f->value, tongue);
    if (!dz_number_equal(f->value, f->high)) {
        dz_buf_text(buf, zh ? "至" : " to ");
        say_value(buf, f, f->high, tongue);
    }
    switch ((dz_figure_kind)f->kind) {
    case DZ_FIGURE_ORDINAL: dz_buf_text(buf, zh ? "" : " (ordinal)"); break;
    case DZ_FIGURE_PERCENT: dz_buf_text(buf, "%"); break;
    case DZ_FIGURE_PERMILLE: dz_buf_text(buf, "‰"); break;
    case DZ_FIGURE_POINT: dz_buf_text(buf, zh ? "个百分点" : " percentage points"); break;
    case DZ_FIGURE_MULTIPLE: dz_buf_text(buf, zh ? "倍" : " times"); break;
    default: say_unit(buf, f, tongue); break;
    }
}
