/* hidden.c — characters nobody sees, and letters that are not what they seem. Floor text. */
#include "text/damage.h"
#include "text/script.h"
#include "text/utf8.h"

/* ---- invisible characters ---- */

static const struct {
    uint32_t       first, last;
    dz_damage_kind kind;
} unseen[] = {
    {0x0001, 0x0008, DZ_HIDDEN_CONTROL}, {0x000e, 0x001f, DZ_HIDDEN_CONTROL}, {0x007f, 0x0084, DZ_HIDDEN_CONTROL},
    {0x0086, 0x009f, DZ_HIDDEN_CONTROL}, {0x00ad, 0x00ad, DZ_HIDDEN_HYPHEN},  {0x034f, 0x034f, DZ_HIDDEN_ZERO},
    {0x061c, 0x061c, DZ_HIDDEN_BIDI},    {0x115f, 0x1160, DZ_HIDDEN_ZERO},    {0x180e, 0x180e, DZ_HIDDEN_ZERO},
    {0x200b, 0x200d, DZ_HIDDEN_ZERO},    {0x200e, 0x200f, DZ_HIDDEN_BIDI},    {0x202a, 0x202e, DZ_HIDDEN_BIDI},
    {0x2060, 0x2064, DZ_HIDDEN_ZERO},    {0x2066, 0x2069, DZ_HIDDEN_BIDI},    {0x206a, 0x206f, DZ_HIDDEN_ZERO},
    {0x3164, 0x3164, DZ_HIDDEN_ZERO},    {0xfe00, 0xfe0f, DZ_HIDDEN_TAG},     {0xfeff, 0xfeff, DZ_HIDDEN_ZERO},
    {0xffa0, 0xffa0, DZ_HIDDEN_ZERO},    {0xfff9, 0xfffb, DZ_HIDDEN_ZERO},    {0xe0000, 0xe007f, DZ_HIDDEN_TAG},
    {0xe0100, 0xe01ef, DZ_HIDDEN_TAG},
};

/** The kind of an invisible character, or DZ_DAMAGE_KINDS for all others. */
static dz_damage_kind kind_of(uint32_t c)
{
    if (c > 0x3164 && c < 0xfe00) /* most of Chinese */
        return DZ_DAMAGE_KINDS;
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen && c >= unseen[i].first; i++)
        if (c <= unseen[i].last)
            return unseen[i].kind;
    return DZ_DAMAGE_KINDS;
}

static bool is_selector(uint32_t c) { return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef); }
static bool is_tag(uint32_t c) { return c >= 0xe0020 && c <= 0xe007f; }
static bool is_right_to_left(uint32_t c) { return c >= 0x590 && c <= 0x8ff; }

/** Scripts that join letters: Arabic, the Indic ones, Mongolian and their neighbours. */
static bool joins(uint32_t c) { return (c >= 0x600 && c <= 0x1cff) || (c >= 0xa800 && c <= 0xabff); }

static bool is_emoji(uint32_t c)
{
    return (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2190 && c <= 0x2bff) || c == 0xfe0f || is_tag(c);
}

/** Whether an invisible character does honest work between its neighbours. */
static bool is_at_work(uint32_t c, uint32_t before, uint32_t next)
{
    if (c == 0x200d && is_emoji(before) && is_emoji(next))
        return true;
    if (c == 0x200c || c == 0x200d)
        return joins(before);
    if (c == 0x200e || c == 0x200f || c == 0x61c)
        return is_right_to_left(before) || is_right_to_left(next);
    if (is_tag(c)) /* the flag of a region: a black flag, then its name */
        return before == 0x1f3f4 || is_tag(before);
    if (is_selector(c))
        return before >= 0x80 ? !is_selector(before) && !dz_is_space(before) : before == '#' || before == '*' || dz_is_digit(before);
    return false;
}

void dz_scan_hidden(dz_scan *scan)
{
    static const dz_str nothing = {"", 0};
    dz_str              text = scan->text;
    uint32_t            before = 0;
    size_t              from = 0, end = 0; /* of the row being put together */
    dz_damage_kind      open = DZ_DAMAGE_KINDS;

    for (size_t at = 0; at < text.len;) {
        size_t         begin = at;
        uint32_t       c = dz_utf8_next(text.at, &at);
        dz_damage_kind kind = kind_of(c);
        bool           honest = kind == DZ_DAMAGE_KINDS || is_at_work(c, before, dz_char_at(text, at));

        if (honest || kind != open || begin != end) {
            if (open != DZ_DAMAGE_KINDS)
                dz_site(scan, from, end, open, nothing);
            open = honest ? DZ_DAMAGE_KINDS : kind;
            from = begin;
        }
        end = at;
        if (honest || is_selector(c))
            before = c;
        else if (is_tag(c))
            before = 0;
    }
    if (open != DZ_DAMAGE_KINDS)
        dz_site(scan, from, end, open, nothing);
}

/* ---- look-alikes ---- */

/** Letters that most fonts draw as the Latin one beside them. */
static const struct {
    uint16_t letter;
    char     latin;
} alike[] = {
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039a, 'K'},
    {0x039c, 'M'}, {0x039d, 'N'}, {0x039f, 'O'}, {0x03a1, 'P'}, {0x03a4, 'T'}, {0x03a5, 'Y'}, {0x03a7, 'X'},
    {0x03bf, 'o'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'},
    {0x041a, 'K'}, {0x041c, 'M'}, {0x041d, 'H'}, {0x041e, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'},
    {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043e, 'o'}, {0x0440, 'p'}, {0x0441, 'c'},
    {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x0501, 'd'}, {0x051b, 'q'},
    {0x051d, 'w'},
};

static bool is_foreign(uint32_t c) { return c >= 0x370 && c < 0x530; }
static bool is_wide(uint32_t c) { return (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a); }

/** The Latin letter a letter looks like, itself where it is one, 0 where it looks like none. */
static uint32_t seems(uint32_t c)
{
    if (!is_foreign(c))
        return dz_fold_width(c);
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (alike[i].letter == c)
            return (unsigned char)alike[i].latin;
    return 0;
}

/** A word that goes by, in Latin letters. */
typedef struct word {
    size_t from, latin, foreign, wide;
    bool   odd; /* it has a letter that looks like no Latin one */
    dz_buf now;
} word;

static void add_letter(word *w, uint32_t c)
{
    uint32_t latin = seems(c);
    char     bytes[4];

    w->latin += dz_is_latin(c);
    w->foreign += is_foreign(c);
    w->wide += is_wide(c);
    w->odd |= latin == 0;
    dz_buf_add(&w->now, bytes, dz_utf8_put(latin ? latin : c, bytes));
}

/** Whether a word of foreign letters only is the head of a code, as in C919, in a text that has no other such words. */
static bool is_code(const dz_scan *scan, const word *w, size_t end, bool none_odd)
{
    enum { LONGEST = 3 };

    return none_odd && !w->latin && !w->wide && w->foreign <= LONGEST && dz_is_digit(dz_char_at(scan->text, end));
}

static void end_word(dz_scan *scan, word *w, size_t end, bool none_odd)
{
    if (w->foreign && !w->odd && (w->latin || is_code(scan, w, end, none_odd)))
        dz_site(scan, w->from, end, DZ_HIDDEN_ALIKE, dz_buf_all(&w->now));
    else if (scan->english && w->latin && w->wide && !w->foreign)
        dz_site(scan, w->from, end, DZ_HIDDEN_WIDE, dz_buf_all(&w->now));
    scan->failed |= !dz_buf_ok(&w->now);
    dz_buf_clear(&w->now);
    *w = (word){.from = end, .now = w->now};
}

/** Whether the text has no letter of Greek or Cyrillic that looks like no Latin one. */
static bool has_none_odd(dz_str text)
{
    for (size_t at = 0; at < text.len;)
        if (!seems(dz_utf8_next(text.at, &at)))
            return false;
    return true;
}

void dz_scan_alike(dz_scan *scan)
{
    word w = {0};
    bool none_odd = has_none_odd(scan->text);

    for (size_t at = 0; at < scan->text.len;) {
        size_t   begin = at;
        uint32_t c = dz_utf8_next(scan->text.at, &at);

        if (dz_is_latin(c) || is_foreign(c) || is_wide(c)) {
            if (w.latin + w.foreign + w.wide == 0)
                w.from = begin;
            add_letter(&w, c);
        } else if (w.latin + w.foreign + w.wide)
            end_word(scan, &w, begin, none_odd);
    }
    end_word(scan, &w, scan->text.len, none_odd);
    dz_buf_free(&w.now);
}
