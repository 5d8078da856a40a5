/* readings.c — a reading put behind the GBK bytes of a character. Floor text.
 *
 * Some sites turn Simplified text into Traditional, encode it as GBK and then
 * put "(reading)" behind the bytes of many characters that GB 2312 has not:
 * 國內(nèi). They search bytes, not characters, so a pair is also found between
 * the halves of two: 84D3 967C (動東) holds D396 (訓 xùn) and becomes
 * 84D3 96(xùn)7C, that is 動?xùn)|. In the same way A3AC, the full-width comma,
 * becomes ',' inside A1A3 AC46 (。現): ?,F. The bytes can be put together again.
 */
#include <string.h>

#include "text/common.h"
#include "text/damage.h"
#include "text/gbk.h"
#include "text/script.h"
#include "text/utf8.h"

/* A text for learners has readings behind common characters too, which GB 2312
 * has; a text on rare characters behind rare ones. */
enum {
    LEAST = 3,       /* readings that make the family */
    OUTSIDE = 90,    /* per cent of them that GB 2312 has not */
    COMMON = 50      /* per cent of them that are common characters of Traditional text */
};

/** A Han and "(reading)" behind it. */
typedef struct annotation {
    size_t   from, open, to; /* the Han, the '(', behind the ')' */
    uint32_t han;
} annotation;

typedef struct family {
    dz_scan  *scan;
    dz_gbk   *gbk;
    dz_common common;
} family;

/* ---- readings in their place ---- */

/** A letter that readings are written with: a-z, ü, and the vowels with tones. */
static bool is_reading_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfc && c != 0xf7) || (c >= 0x100 && c <= 0x17f) ||
           (c >= 0x1cd && c <= 0x1dc);
}

/** The end of the letters of a reading that begins at 'at', if ')' follows; 0: none does. */
static size_t reading_end(dz_str text, size_t at)
{
    size_t from = at, n = 0;

    for (; at < text.len && n <= 6; n++) {
        size_t next = at;

        if (!is_reading_letter(dz_utf8_next(text.at, &next)))
            break;
        at = next;
    }
    return at > from && at < text.len && text.at[at] == ')' ? at : 0;
}

/** The next annotation at or behind *at, which is moved behind it. */
static bool next_annotation(dz_str text, size_t *at, annotation *one)
{
    const char *paren;

    while (*at < text.len && (paren = memchr(text.at + *at, '(', text.len - *at)) != NULL) {
        size_t open = (size_t)(paren - text.at), end = reading_end(text, open + 1), from = open;

        *at = open + 1;
        if (!end || open == 0)
            continue;
        one->han = dz_utf8_before(text.at, &from);
        one->from = from;
        one->open = open;
        one->to = end + 1;
        if (dz_is_han(one->han)) {
            *at = one->to;
            return true;
        }
    }
    return false;
}

static bool has_reading(dz_gbk *gbk, uint16_t code, dz_str reading)
{
    const char *is = dz_gbk_reading(gbk, code);

    return reading.len && strlen(is) == reading.len && memcmp(is, reading.at, reading.len) == 0;
}

static dz_str reading_of(dz_str text, const annotation *one)
{
    return (dz_str){text.at + one->open + 1, one->to - one->open - 2};
}

static bool is_of_family(const family *f, const annotation *one)
{
    uint16_t code = dz_gbk_code(f->gbk, one->han);

    return code && !dz_gbk_is_gb2312(code) && has_reading(f->gbk, code, reading_of(f->scan->text, one));
}

/** Whether this text is one of the family. */
static bool is_family(const family *f)
{
    size_t     all = 0, of = 0, common = 0;
    annotation one;

    for (size_t at = 0; next_annotation(f->scan->text, &at, &one);) {
        bool is = is_of_family(f, &one);

        all++;
        of += is;
        common += is && dz_common_band(&f->common, one.han);
    }
    return of >= LEAST && of * 100 >= all * OUTSIDE && common * 100 >= of * COMMON;
}

static void tell_readings(const family *f)
{
    annotation one;

    for (size_t at = 0; next_annotation(f->scan->text, &at, &one);)
        if (is_of_family(f, &one))
            dz_site(f->scan, one.from, one.to, DZ_DAMAGE_READING,
                    (dz_str){f->scan->text.at + one.from, one.open - one.from});
}

/* ---- readings gone astray ---- */

/** Bytes put in their places again, a character at a time. */
typedef struct repair {
    unsigned char lead;  /* the half that waits for its other half */
    size_t        at;    /* in the text: what was used so far ends here */
    uint32_t      last;  /* the last character made */
    dz_buf        now;   /* all of them */
} repair;

/** Joins the waiting half with the next byte of the text's GBK form. False: no such character. */
static bool join(const family *f, repair *r, unsigned char trail)
{
    int  index = dz_gbk_index(r->lead, trail);
    char bytes[4];

    r->last = index >= 0 ? f->gbk->character[index] : 0;
    if (r->last)
        dz_buf_add(&r->now, bytes, dz_utf8_put(r->last, bytes));
    return r->last != 0;
}

/** Puts together until an ASCII letter or sign has been a second half, after which the bytes are in step again. */
static bool put_together(const family *f, repair *r)
{
    dz_str text = f->scan->text;

    while (r->at < text.len) {
        uint32_t c = dz_utf8_next(text.at, &r->at);
        uint16_t code = dz_gbk_code(f->gbk, c);

        if (c < 0x80)
            return c >= 0x40 && join(f, r, (unsigned char)c);
        if (!code || !join(f, r, (unsigned char)(code >> 8)))
            return false;
        r->lead = (unsigned char)code;
    }
    return false;
}

/** A reading behind the last character that was put together goes too. */
static void drop_reading(const family *f, repair *r)
{
    dz_str   text = f->scan->text;
    size_t   end = r->at < text.len && text.at[r->at] == '(' ? reading_end(text, r->at + 1) : 0;
    uint16_t code = dz_gbk_code(f->gbk, r->last);

    if (end && code && has_reading(f->gbk, code, (dz_str){text.at + r->at + 1, end - r->at - 1}))
        r->at = end + 1;
}

static void tell_repair(const family *f, size_t from, repair *r, dz_damage_kind kind)
{
    drop_reading(f, r);
    dz_site(f->scan, from, r->at, kind, dz_buf_all(&r->now));
}

/** The likeliest first half: the pair (trail, lead) was read as 'reading', and
 *  (lead, next) is the character that stood there. 0: there is none. */
static unsigned char likeliest_lead(const family *f, unsigned char trail, unsigned char next, dz_str reading)
{
    unsigned char best = 0;
    unsigned      least = 0;

    for (unsigned lead = 0x81; lead <= 0xfe; lead++) {
        int      index = dz_gbk_index((unsigned char)lead, next);
        uint32_t c = index >= 0 ? f->gbk->character[index] : 0;
        unsigned cost = dz_common_cost(&f->common, c);

        if (!c || !has_reading(f->gbk, (uint16_t)((unsigned)trail << 8 | lead), reading))
            continue;
        if (!best || cost < least) {
            best = (unsigned char)lead;
            least = cost;
        }
    }
    return best;
}

/** 動?xùn)|北: at the '?'. Answers where to go on. */
static size_t mend_reading(const family *f, size_t at)
{
    dz_str   text = f->scan->text, reading;
    size_t   end = reading_end(text, at + 1), from = at;
    uint32_t before = at ? dz_utf8_before(text.at, &from) : 0, next = end ? dz_char_at(text, end + 1) : 0;
    uint16_t code = dz_gbk_code(f->gbk, before), next_code = dz_gbk_code(f->gbk, next);
    repair   r = {.at = end + 1};

    if (!end || !dz_is_han(before) || !code)
        return at + 1;
    reading = (dz_str){text.at + at + 1, end - at - 1};
    r.lead = likeliest_lead(f, (unsigned char)code, next < 0x80 ? (unsigned char)next : (unsigned char)(next_code >> 8), reading);
    dz_buf_add(&r.now, text.at + from, at - from);
    if (r.lead && put_together(f, &r))
        tell_repair(f, from, &r, DZ_DAMAGE_READING_ASTRAY);
    else
        dz_site(f->scan, from, r.at = end + 1, DZ_DAMAGE_READING_ASTRAY, (dz_str){NULL, 0});
    f->scan->failed |= !dz_buf_ok(&r.now);
    dz_buf_free(&r.now);
    return r.at;
}

/** ?,F(xiàn)場: at the '?'. The bytes were A1 A3 AC 46. */
static size_t mend_comma(const family *f, size_t at)
{
    repair r = {.lead = 0xac, .at = at + 2};

    dz_buf_text(&r.now, "。");
    if (put_together(f, &r))
        tell_repair(f, at, &r, DZ_DAMAGE_COMMA_ASTRAY);
    f->scan->failed |= !dz_buf_ok(&r.now);
    dz_buf_free(&r.now);
    return r.at;
}

static void tell_astray(const family *f)
{
    dz_str text = f->scan->text;

    for (size_t at = 0; at < text.len && !f->scan->failed;) {
        const char *mark = memchr(text.at + at, '?', text.len - at);

        if (!mark)
            return;
        at = (size_t)(mark - text.at);
        if (!dz_is_han(dz_char_before(text, at)))
            at++;
        else if (dz_char_at(text, at + 1) == ',')
            at = mend_comma(f, at);
        else
            at = mend_reading(f, at);
    }
}

/** Whether it is worth making the tables: enough of them are there at all. */
static bool may_be(dz_str text)
{
    annotation one;
    size_t     n = 0;

    for (size_t at = 0; n < LEAST && next_annotation(text, &at, &one);)
        n++;
    return n >= LEAST;
}

void dz_scan_readings(dz_scan *scan)
{
    family f = {.scan = scan};

    if (!may_be(scan->text))
        return;
    f.gbk = dz_gbk_make();
    if (!f.gbk) {
        scan->failed = true;
        return;
    }
    dz_common_fill(&f.common);
    if (is_family(&f)) {
        tell_astray(&f);
        tell_readings(&f);
    }
    scan->failed |= f.gbk->failed;
    dz_gbk_free(f.gbk);
}
