/* money_signs.c — currencies that stand before their number: US$, RMB, 人民币. Floor 5, feature. */
#include "feature/units.h"
#include "text/script.h"

/* Currency signs and codes that come before the number; longest first where one ends another. */
static const struct sign {
    uint8_t unit;
    const char32_t *signs;
} signs[] = {
    {DZ_UNIT_HKD, U"HK$|HK $|HKD$|HKD|港币|港幣"},
    {DZ_UNIT_TWD, U"NT$|NT $|NTD|TWD|新台币|新臺幣"},
    {DZ_UNIT_USD, U"US$|US $|U.S.$|U.S. $|USD|USD$|美元|$"},
    {DZ_UNIT_AUD, U"A$|A $|AU$|AU $|AUD"},
    {DZ_UNIT_CAD, U"C$|c$|c $|C $|CA$|CAD|CAD$|cad$"},
    {DZ_UNIT_NZD, U"NZ$|NZD"},
    {DZ_UNIT_SGD, U"S$|SGD"},
    {DZ_UNIT_BRL, U"R$|BRL"},
    {DZ_UNIT_MXN, U"Mex$|MXN"},
    {DZ_UNIT_MOP, U"MOP$|MOP"},
    {DZ_UNIT_EUR, U"€|EUR|欧元"},
    {DZ_UNIT_GBP, U"£|GBP|英镑"},
    {DZ_UNIT_CNY, U"¥|RMB|CNY|CN¥|RMB¥|人民币|人民幣|rmb"},
    {DZ_UNIT_JPY, U"JP¥|JPY|日元"},
    {DZ_UNIT_KRW, U"₩|KRW"},
    {DZ_UNIT_RUB, U"₽|RUB"},
    {DZ_UNIT_INR, U"₹|INR|Rs|Rs.|rs"},
    {DZ_UNIT_CHF, U"CHF"},
    {DZ_UNIT_MYR, U"RM|MYR|ringgit|malaysia ringgit|malaysian ringgits"},
    {DZ_UNIT_THB, U"฿|THB"},
    {DZ_UNIT_IDR, U"Rp|IDR"},
    {DZ_UNIT_VND, U"₫|VND"},
    {DZ_UNIT_PHP, U"₱|PHP"},
    {DZ_UNIT_NGN, U"₦|NGN"},
    {DZ_UNIT_ILS, U"₪|ILS"},
    {DZ_UNIT_SEK, U"SEK"},
    {DZ_UNIT_NOK, U"NOK"},
    {DZ_UNIT_DKK, U"DKK"},
    {DZ_UNIT_ZAR, U"ZAR"},
    {DZ_UNIT_TRY, U"₺|TRY"},
    {DZ_UNIT_SAR, U"SAR"},
    {DZ_UNIT_AED, U"AED"},
    {DZ_UNIT_PLN, U"PLN"},
    {DZ_UNIT_KZT, U"₸|KZT"},
    {DZ_UNIT_BTC, U"₿|BTC"},
};

/* What the last character of a sign can be: most numbers have no such thing before them. */
static bool ends_sign(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || c == 'b' || c == 'p' || c == 's' || c == 't' || c == '$' || c == '.' ||
           (c > 0x9f && c < 0xb0) || (c >= 0x20a0 && c < 0x20d0) || c == 0xe3f || c == U'币' || c == U'幣' ||
           c == U'元' || c == U'镑';
}

uint8_t dz_money_before(const dz_window *w, size_t floor, size_t i, size_t *from)
{
    uint8_t best = 0;

    *from = i;
    if (i > floor && dz_back(w, i, 1) == ' ')
        i--;
    if (!ends_sign(dz_back(w, i, 1)))
        return 0;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        size_t at = dz_ends_any(w, floor, i, signs[k].signs);

        if (at < i && at < *from && !(dz_is_latin(dz_at(w, at)) && dz_is_latin(dz_back(w, at, 1)))) {
            *from = at;
            best = signs[k].unit;
        }
    }
    return best;
}

size_t dz_money_behind(const dz_window *w, size_t i)
{
    size_t end = i, from;

    while (end < i + 8 && dz_at(w, end) && !dz_is_digit(dz_at(w, end)))
        end++;
    return end > i && dz_money_before(w, i, end, &from) && from == i ? end : i;
}
