/* mixed.c — Traditional characters in Simplified text, and the reverse. Floor text. */
#include "text/damage.h"
#include "text/script.h"
#include "text/script_table.inc"
#include "text/utf8.h"

/* Genuine texts have none in hundreds; a name or a title of the other script
 * stands alone in its brackets. So only clauses that hold both count, or that
 * have so many and stand between no quotation marks or brackets, and of
 * them three in a text of this density, or any in one of that. */
enum { SEVERAL = 3, THIN = 200, DENSE = 50, LEAST = 4, PASTED = 5 };

typedef enum script { NEITHER, SIMPLIFIED, TRADITIONAL } script;

static script script_of(uint32_t c)
{
    size_t at = c - 0x4e00;

    if (c < 0x4e00 || c >= 0xa000)
        return NEITHER;
    if (simplified_only[at >> 3] >> (at & 7) & 1)
        return SIMPLIFIED;
    return traditional_only[at >> 3] >> (at & 7) & 1 ? TRADITIONAL : NEITHER;
}

/** Tells of the characters of 'which' in the clause [from, to). */
static void tell(dz_scan *scan, size_t from, size_t to, script which)
{
    for (size_t at = from; at < to;) {
        size_t begin = at;

        if (script_of(dz_utf8_next(scan->text.at, &at)) == which)
            dz_site(scan, begin, at, DZ_MIXED_SCRIPT, (dz_str){NULL, 0});
    }
}

static void count(dz_str text, size_t n[3])
{
    n[SIMPLIFIED] = n[TRADITIONAL] = 0;
    for (size_t at = 0; at < text.len;)
        n[script_of(dz_utf8_next(text.at, &at))]++;
}

/** Whether a clause that ends in this mark may go on in running text: 。，； and the end of a line. */
static bool ends_clause(uint32_t c)
{
    return c == 0 || c == '\n' || c == 0x3002 || c == 0xff0c || c == 0xff1b || c == 0xff01 || c == 0xff1f || c == 0x3001;
}

void dz_scan_mixed(dz_scan *scan)
{
    dz_str text = scan->text;
    size_t all[3] = {0}, here[3] = {0}, from = 0, before = scan->out->rows.n, found, sum;
    bool free = true; /* the mark before the clause is one of running text */
    script odd;

    count(text, all);
    sum = all[SIMPLIFIED] + all[TRADITIONAL];
    odd = all[SIMPLIFIED] < all[TRADITIONAL] ? SIMPLIFIED : TRADITIONAL;
    if (all[odd] == 0 || sum < LEAST)
        return;
    for (size_t at = 0; at <= text.len;) {
        size_t   begin = at;
        uint32_t c = at < text.len ? dz_utf8_next(text.at, &at) : (at++, 0u);

        if (dz_is_han(c)) {
            here[script_of(c)]++;
            continue;
        }
        if ((here[SIMPLIFIED] && here[TRADITIONAL]) || (here[odd] >= PASTED && free && ends_clause(c)))
            tell(scan, from, begin, odd);
        here[SIMPLIFIED] = here[TRADITIONAL] = 0;
        from = at;
        free = ends_clause(c);
    }
    found = scan->out->rows.n - before;
    if (found * DENSE < sum && (found < SEVERAL || found * THIN < sum))
        scan->out->rows.n = before;
}
