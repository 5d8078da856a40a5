/* figures_zh.c — the Chinese scanner: which reader may begin where. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

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
        to = dz_zh_single(w, scan->floor, i, &d);
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

/* Readers that can do without what stands behind the numeral at 'i', of all that begin with one. */
static uint32_t without_behind(const dz_window *w, size_t i)
{
    switch (dz_zh_behind(w, i)) {
    case ':':
    case U'点':
    case U'點':
    case U'时':
    case U'時': return READ_DATE;
    case U'年':
    case U'月':
    case U'日':
    case U'号':
    case U'號':
    case U'世': /* 世纪 */
    case U'季':
    case U'后':
    case U'後':
    case U'至':
    case U'到':
    case U'和':
    case U'、':
    case '-':
    case '~':
    case 0x2013:
    case 0x2014:
    case '/':
    case '.':
    case U'有': /* 六十有三 */
    case U'洞': /* 一拐洞, digits said by radio */
    case U'拐': return READ_TIME;
    }
    return READ_TIME | READ_DATE;
}

/* The readers that may want what stands at 'i'. */
static uint32_t readers_at(const dz_window *w, size_t i)
{
    uint32_t c = w->c[i];

    if (c >= 0x4e00) {
        uint32_t readers = dz_zh_char_of(c)->readers;

        return (readers & READ_TIME) && (readers & READ_DATE) ? readers & ~without_behind(w, i) : readers;
    }
    if (dz_is_digit(c))
        return (READ_TIME | READ_DATE | READ_LATIN | READ_AMOUNT) & ~without_behind(w, i);
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
static const reader readers[] = {dz_zh_formula,    lexical,     dz_zh_past_half, dz_zh_halves, dz_zh_time,
                                 dz_zh_date,       latin,       dz_zh_leading,   dz_zh_upward, dz_zh_percent,
                                 dz_zh_enumerated, dz_zh_amount};

void dz_scan_zh(dz_scan *scan)
{
    size_t i = 0;

    scan->floor = 0;
    while (i < scan->w->n && !scan->failed) {
        size_t end = 0;

        for (uint32_t rest = readers_at(scan->w, i), k = 0; rest && !end; rest >>= 1, k++)
            if (rest & 1)
                end = readers[k](scan, i);
        i = end > i ? end : i + 1;
    }
}
