/* declared_zh.c — a unit that is named without a number: 单位：万元, 转换为摄氏度. Floor feature.
 *
 * Such a unit counts as one of it, or as one of its scale, so that 单位：万元
 * beside "Unit: million yuan" is the slip that it is. */
#include "feature/zh.h"
#include "text/script.h"

size_t dz_zh_declared(dz_scan *scan, size_t i)
{
    static const char32_t captions[] = U"单位是|单位为|单位:|單位是|單位為|單位:",
                          conversions[] = U"转换为|转换成|换算成|换算为|轉換為|轉換成|換算成|換算為";
    const dz_window *w = scan->w;
    size_t at = dz_has_any(w, i, captions), to;
    bool caption = at > 0;
    int power = 0;
    uint16_t unit;

    if (!at && !(at = dz_has_any(w, i, conversions)))
        return 0;
    at += dz_at(w, at) == ' ';
    for (to = at; caption && dz_zh_power(dz_at(w, to)) && to < at + 3; to++)
        power += dz_zh_power(dz_at(w, to));
    unit = dz_unit_read(w, to, &to);
    if (unit && (dz_is_han(dz_at(w, to)) && !dz_has_any(w, to, U"吗|嗎|呢|的|或|和")))
        return 0;
    if (unit ? !dz_unit_measures(unit) : !power || !dz_has_any(w, to, U"人|户|戶|件|个|個|家|台|辆|次|套|册|头|只|篇"))
        return 0;
    return caption || dz_unit_at(unit)->dimension == DZ_DIMENSION_TEMPERATURE ? dz_scan_unit(scan, at, to, unit, power) : 0;
}
