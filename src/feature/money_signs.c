/* money_signs.c — currencies that stand before their number: US$, RMB, 人民币. Floor feature. */
#include "feature/units.h"
#include "text/script.h"

/* Currency signs and codes that come before the number; longest first where one ends another. */
#define SIGN_ROWS                                                    \
    SIGN(HKD, U"HK$|HK $|HKD$|HKD|港币|港幣")                        \
    SIGN(TWD, U"NT$|NT $|NTD|TWD|新台币|新臺幣")                     \
    SIGN(USD, U"US$|US $|U.S.$|U.S. $|USD|USD$|美元|$")              \
    SIGN(AUD, U"A$|A $|AU$|AU $|AUD")                                \
    SIGN(CAD, U"C$|c$|c $|C $|CA$|CAD|CAD$|cad$")                    \
    SIGN(NZD, U"NZ$|NZD")                                            \
    SIGN(SGD, U"S$|SGD")                                             \
    SIGN(BRL, U"R$|BRL")                                             \
    SIGN(MXN, U"Mex$|MXN")                                           \
    SIGN(MOP, U"MOP$|MOP")                                           \
    SIGN(EUR, U"€|EUR|欧元")                                         \
    SIGN(GBP, U"£|GBP|英镑")                                         \
    SIGN(CNY, U"¥|RMB|CNY|CN¥|RMB¥|人民币|人民幣|rmb")               \
    SIGN(JPY, U"JP¥|JPY|日元")                                       \
    SIGN(KRW, U"₩|KRW")                                              \
    SIGN(RUB, U"₽|RUB")                                            \
    SIGN(INR, U"₹|INR|Rs|Rs.|rs")                                    \
    SIGN(CHF, U"CHF")                                                \
    SIGN(MYR, U"RM|MYR|ringgit|malaysia ringgit|malaysian ringgits") \
    SIGN(THB, U"฿|THB")                                              \
    SIGN(IDR, U"Rp|IDR")                                             \
    SIGN(VND, U"₫|VND")                                              \
    SIGN(PHP, U"₱|PHP")                                              \
    SIGN(NGN, U"₦|NGN")                                              \
    SIGN(ILS, U"₪|ILS")                                              \
    SIGN(SEK, U"SEK")                                                \
    SIGN(NOK, U"NOK")                                                \
    SIGN(DKK, U"DKK")                                                \
    SIGN(ZAR, U"ZAR")                                                \
    SIGN(TRY, U"₺|TRY")                                              \
    SIGN(SAR, U"SAR")                                                \
    SIGN(AED, U"AED")                                                \
    SIGN(PLN, U"PLN")                                                \
    SIGN(KZT, U"₸|KZT")                                              \
    SIGN(BTC, U"₿|BTC")

static const struct sign {
    uint16_t unit;
    const char32_t *signs;
} signs[] = {
#define SIGN(id, signs) {DZ_UNIT_##id, signs},
    SIGN_ROWS
#undef SIGN
};

static const char32_t all_signs[] =
#define SIGN(id, signs) signs U"|"
    SIGN_ROWS
#undef SIGN
    U"";

/* What the last character of a sign can be: most numbers have no such thing before them. */
static bool ends_sign(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || c == 'b' || c == 'p' || c == 's' || c == 't' || c == '$' || c == '.' ||
           (c > 0x9f && c < 0xb0) || (c >= 0x20a0 && c < 0x20d0) || c == 0xe3f || c == U'币' || c == U'幣' ||
           c == U'元' || c == U'镑';
}

uint16_t dz_money_before(const dz_window *w, size_t floor, size_t i, size_t *from)
{
    uint16_t best = 0;

    *from = i;
    if (i > floor && dz_back(w, i, 1) == ' ')
        i--;
    if (!ends_sign(dz_back(w, i, 1)) || dz_ends_any(w, floor, i, all_signs) == i)
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
