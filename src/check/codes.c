/* codes.c — addresses and identifiers, which no translation changes. Floor check. */
#include <ctype.h>
#include <string.h>

#include "check/check.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_codes_url = {
    "codes.url",
    {"a web address differs", "网址不一致"},
    {"A web address of the source that the target does not have, in the same sentence or the next ones. The page of another language (/en/, en.) of the "
     "same site is no difference; an address that was left out is minor.",
     "原文中的网址在译文相应及相邻句中没有。同一网站的英文版地址（/en/、en.）不算差异；未写出的网址为轻微。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES({"报名网址为www.chengwan-fair.cn，截止日期为周五。", "Register at www.chengwan-fare.cn by Friday.", true},
                            {"报名网址为https://www.chengwan-fair.cn/，截止日期为周五。", "Register at www.chengwan-fair.cn/en/ by Friday.", false}),
};

const dz_rule dz_rule_codes_email = {
    "codes.email",
    {"an e-mail address differs", "电子邮箱不一致"},
    {"An e-mail address of the source that the target does not have, in the same sentence or the next ones.", "原文中的电子邮箱地址在译文相应及相邻句中没有。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES({"请写信至press@chengwan.cn。", "Please write to pres@chengwan.cn.", true},
                            {"请写信至press@chengwan.cn。", "Please write to Press@chengwan.cn.", false}),
};

const dz_rule dz_rule_codes_identifier = {
    "codes.identifier",
    {"an identifier differs", "编号、型号不一致"},
    {"An identifier of letters and digits (C919, GB/T 1234-2020, 5G) that stands otherwise in the target, or a document number (国发〔2023〕5号) of which "
     "the year or the number is not there. One that was left out, or put in words, is not told: figures and names have their own rules. In a unit of a bilingual file also a tag or a placeholder in the "
     "place of another: {nome} for {name}.",
     "由字母和数字组成的编号、型号（C919、GB/T 1234-2020、5G）在译文中写法不同，或文号（国发〔2023〕5号）的年份、序号不见于译文。略去或改用文字表述的不报告。双语文件的单元中，以另一标记或占位符代替的亦然："
     "{name}作{nome}。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .tagged = true,
    .examples = DZ_EXAMPLES({"C919客机昨天飞抵港口。", "A C929 airliner arrived at the port yesterday.", true},
                            {"产品符合GB/T 7714-2015的要求。", "The product meets GB/T 7714-2005.", true},
                            {"已向{name}发送邮件。", "An e-mail was sent to {nome}.", true},
                            {"C919客机昨天飞抵港口，见国发〔2023〕5号文件。", "A C919 airliner arrived at the port yesterday; see Guo Fa [2023] No. 5.", false}),
};

/** Kinds of codes, in the order in which they are looked for. */
typedef enum kind { URL, EMAIL, IDENTIFIER, KINDS } kind;

static const dz_rule *const rules[KINDS] = {&dz_rule_codes_url, &dz_rule_codes_email, &dz_rule_codes_identifier};

enum { MOST_CODES = 32, /* of a bead; more are a table of them */ LONGEST = 256, APART = 24 /* bytes between the year and the number of a document */ };

typedef struct code {
    kind   kind;
    dz_str text;
    char   key[LONGEST]; /* what has to be equal */
    size_t len;
} code;

typedef struct codes {
    code   at[MOST_CODES];
    size_t n;
} codes;

/* ---- finding them ---- */

static int lower(char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static bool is_alnum(char c) { return isalnum((unsigned char)c) && (unsigned char)c < 0x80; }
static bool is_letter(char c) { return is_alnum(c) && !isdigit((unsigned char)c); }

static bool begins(dz_str text, size_t at, const char *with)
{
    size_t n;

    if (at == text.len || lower(text.at[at]) != *with)
        return false;
    n = strlen(with);
    if (text.len - at < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(text.at[at + i]) != with[i])
            return false;
    return true;
}

static size_t end_of_url(dz_str text, size_t at)
{
    size_t from = at;

    if (!begins(text, at, "http://") && !begins(text, at, "https://") && !begins(text, at, "www."))
        return 0;
    while (at < text.len && (unsigned char)text.at[at] > ' ' && (unsigned char)text.at[at] < 0x7f && !strchr("<>\"(){}|\\^`", text.at[at]))
        at++;
    while (at > from && strchr(".,;:!?'", text.at[at - 1]))
        at--;
    return at - from > 8 ? at : 0;
}

static bool is_of_domain(char c) { return is_alnum(c) || c == '-' || c == '.'; }

static size_t end_of_email(dz_str text, size_t at)
{
    size_t from = at, sign;

    while (at < text.len && (is_of_domain(text.at[at]) || strchr("_%+", text.at[at])))
        at++;
    sign = at;
    if (at == from || at == text.len || text.at[at] != '@')
        return 0;
    for (at++; at < text.len && is_of_domain(text.at[at]);)
        at++;
    while (at > sign && !is_alnum(text.at[at - 1]))
        at--;
    return memchr(text.at + sign, '.', at - sign) ? at : 0;
}

/** GB/T 1234, ISO 9001: families of standards, whose number may stand apart. */
static bool is_standard(dz_str word)
{
    static const char *const names[] = {"GB", "GB/T", "GB/Z", "ISO", "IEC", "IEEE", "ISO/IEC", "DB", "HJ", "HJ/T", "JT/T", "YY/T", "YD/T", "QB/T", "DIN", "EN"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == word.len && memcmp(names[i], word.at, word.len) == 0)
            return true;
    return false;
}

static size_t end_of_piece(dz_str text, size_t at)
{
    while (at < text.len && (is_alnum(text.at[at]) || (strchr("-/.", text.at[at]) && at + 1 < text.len && is_alnum(text.at[at + 1]) && is_alnum(text.at[at - 1]))))
        at++;
    return at;
}

/** Letters and digits that measure, count or name a gas, and are put in words elsewhere. */
static bool is_other(dz_str word)
{
    static const char *const prefixes[] = {"US", "RMB", "CNY", "USD", "HK", "EUR", "Q", "H", "T", "P", "V", "A", "B", "FY", "PM", "CO", "O", "N", "UTC", "GMT",
                                           "SO", "NO", "CH", "NH", "G", "No", "Nos", "NO", "M", "W", "D", "S", "L", "K", "BC", "AD", "IP", "ID", "U", "R"};
    size_t n = 0, digits = 0;

    while (n < word.len && is_letter(word.at[n]))
        n++;
    for (size_t i = n; i < word.len; i++)
        digits += isdigit((unsigned char)word.at[i]) != 0;
    for (size_t i = 0; digits < 3 && i < sizeof prefixes / sizeof *prefixes; i++)
        if (strlen(prefixes[i]) == n && memcmp(prefixes[i], word.at, n) == 0)
            return true;
    return false;
}

/** C919, GB/T 1234-2020, COVID-19: capitals, then digits. */
static size_t end_of_identifier(dz_str text, size_t at)
{
    size_t end = end_of_piece(text, at), digits = 0, letters = 0;

    if (text.at[at] >= '2' && text.at[at] <= '6' && end == at + 2 && text.at[at + 1] == 'G')
        return end;
    if (text.at[at] < 'A' || text.at[at] > 'Z')
        return 0;
    if (is_standard((dz_str){text.at + at, end - at}) && end + 1 < text.len && text.at[end] == ' ' && isdigit((unsigned char)text.at[end + 1]))
        end = end_of_piece(text, end + 1);
    while (at + letters < end && text.at[at + letters] >= 'A' && text.at[at + letters] <= 'Z')
        letters++;
    for (size_t i = at; i < end; i++)
        digits += isdigit((unsigned char)text.at[i]) != 0;
    if (digits < 2 || letters > 8 || (at + letters < end && islower((unsigned char)text.at[at + letters])))
        return 0;
    return is_other((dz_str){text.at + at, end - at}) ? 0 : end;
}

/** What has to be equal: of an address without its scheme and its end, of an
 *  identifier without what joins its parts; in small letters. */
static void make_key(code *one)
{
    dz_str text = one->text;
    size_t at = 0;

    if (one->kind == URL) {
        at = begins(text, 0, "https://") ? 8 : begins(text, 0, "http://") ? 7 : 0;
        at += begins(text, at, "www.") ? 4 : 0;
        while (text.len > at && text.at[text.len - 1] == '/')
            text.len--;
    }
    for (; at < text.len && one->len < LONGEST; at++)
        if (one->kind != IDENTIFIER || is_alnum(text.at[at]))
            one->key[one->len++] = (char)lower(text.at[at]);
}

static bool add(codes *list, kind is, dz_str text)
{
    if (list->n == MOST_CODES || text.len > LONGEST)
        return false;
    list->at[list->n] = (code){.kind = is, .text = text};
    make_key(&list->at[list->n++]);
    return true;
}

/** The codes of a text. False: too many to compare one by one. */
static bool find(dz_str text, codes *list)
{
    static size_t (*const ends[KINDS])(dz_str, size_t) = {end_of_url, end_of_email, end_of_identifier};

    list->n = 0;
    for (size_t at = 0; at < text.len;) {
        size_t end = 0;

        for (int k = 0; k < KINDS && !end && is_alnum(text.at[at]); k++)
            if ((end = ends[k](text, at)) != 0 && !add(list, (kind)k, (dz_str){text.at + at, end - at}))
                return false;
        if (end == 0 && is_alnum(text.at[at]))
            end = end_of_piece(text, at);
        at = end ? end : at + 1;
    }
    return true;
}

/* ---- comparing ---- */

static bool equal(const code *a, const code *b) { return a->kind == b->kind && a->len == b->len && memcmp(a->key, b->key, a->len) == 0; }

static bool has(const codes *list, const code *one)
{
    for (size_t i = 0; i < list->n; i++)
        if (equal(&list->at[i], one))
            return true;
    return false;
}

/** The site of an address without what names a language: "en.", "english.". */
static dz_str site_of(const code *one)
{
    static const char *const languages[] = {"en.", "english.", "eng.", "zh.", "cn.", "m."};
    const char              *slash = memchr(one->key, '/', one->len);
    dz_str                   site = {one->key, slash ? (size_t)(slash - one->key) : one->len};

    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        size_t n = strlen(languages[i]);

        if (site.len > n && memcmp(site.at, languages[i], n) == 0)
            return (dz_str){site.at + n, site.len - n};
    }
    return site;
}

static bool same_site(const code *a, const code *b)
{
    dz_str x = site_of(a), y = site_of(b);

    return x.len == y.len && memcmp(x.at, y.at, x.len) == 0;
}

/** Whether two identifiers are meant to be one: alike but for a letter or some digits. */
static bool are_alike(const code *a, const code *b)
{
    size_t letters = 0, same = 0;

    if (a->len != b->len)
        return a->len > 4 && b->len > 4 && memcmp(a->key, b->key, 4) == 0;
    while (letters < a->len && is_letter(a->key[letters]))
        letters++;
    for (size_t i = 0; i < a->len; i++)
        same += a->key[i] == b->key[i];
    return same + 1 >= a->len || memcmp(a->key, b->key, letters) == 0;
}

/** What stands in the target for a code that is not there: one that the source
 *  does not have. NULL: nothing. */
static const code *instead(const code *one, const codes *source, const codes *target)
{
    for (size_t i = 0; i < target->n; i++) {
        const code *other = &target->at[i];

        if (other->kind == one->kind && !has(source, other) && (one->kind != IDENTIFIER || are_alike(one, other)))
            return other;
    }
    return NULL;
}

/** Whether an address stands there in the page of another language. */
static bool has_site(const codes *list, const code *one)
{
    for (size_t i = 0; one->kind == URL && i < list->n; i++)
        if (list->at[i].kind == URL && same_site(&list->at[i], one))
            return true;
    return false;
}

/* ---- telling ---- */

static dz_span span_of(const dz_case *c, int side, dz_str text)
{
    return (dz_span){(uint32_t)(text.at - dz_document_text(dz_pair_document(c->pair, side)).at), (uint32_t)text.len};
}

static void tell(dz_case *c, size_t bead, const code *one, const code *other, dz_severity severity)
{
    dz_finding finding = {.rule = rules[one->kind], .severity = severity, .bead = (uint32_t)bead, .on = {true, true}};
    dz_span    all = dz_pair_span(c->pair, bead, DZ_TARGET);

    finding.span[DZ_SOURCE] = span_of(c, DZ_SOURCE, one->text);
    finding.span[DZ_TARGET] = other ? span_of(c, DZ_TARGET, other->text) : (dz_span){dz_span_end(all), 0};
    for (int t = 0; t < DZ_TONGUES; t++) {
        const char *side = dz_say_side(c->pair, DZ_TARGET, (dz_tongue)t);

        if (other)
            dz_buf_format(&c->say[t], t == DZ_IN_ENGLISH ? "%s has '%.*s' for '%.*s'" : "%s作“%.*s”，原文为“%.*s”", side, DZ_ARG(other->text),
                          DZ_ARG(one->text));
        else
            dz_buf_format(&c->say[t], t == DZ_IN_ENGLISH ? "'%.*s' is not in %s" : "“%.*s”不见于%s", DZ_ARG(one->text), side);
    }
    dz_find(c, finding);
}

/** The text of a bead and of its neighbours. */
static dz_str around(const dz_case *c, size_t bead, int side)
{
    size_t  all = dz_pair_beads(c->pair).n;
    dz_span first = dz_pair_span(c->pair, bead ? bead - 1 : 0, side), last = dz_pair_span(c->pair, bead + 1 < all ? bead + 1 : bead, side);

    return dz_document_slice(dz_pair_document(c->pair, side), (dz_span){first.at, dz_span_end(last) - first.at});
}

static void compare(dz_case *c, size_t bead, const codes *mine, codes work[2])
{
    if (!find(around(c, bead, DZ_SOURCE), &work[DZ_SOURCE]) || !find(around(c, bead, DZ_TARGET), &work[DZ_TARGET]))
        return;
    for (size_t i = 0; i < mine->n; i++) {
        const code *one = &mine->at[i], *other;

        if (has(&work[DZ_TARGET], one) || has_site(&work[DZ_TARGET], one))
            continue;
        other = instead(one, &work[DZ_SOURCE], &work[DZ_TARGET]);
        if (other || one->kind != IDENTIFIER)
            tell(c, bead, one, other, other ? DZ_MAJOR : DZ_MINOR);
    }
}

/* ---- document numbers: 国发〔2023〕5号 ---- */

/** Where a number in digits ends that stands as a whole in a text, from 'at' on; 0: nowhere. 11 is not in 11.6. */
static size_t find_number(dz_str text, size_t at, dz_str digits)
{
    for (; at + digits.len <= text.len; at++) {
        size_t end = at + digits.len;
        bool   more = end < text.len && (isdigit((unsigned char)text.at[end]) ||
                                       (strchr(".,", text.at[end]) && end + 1 < text.len && isdigit((unsigned char)text.at[end + 1])));

        if (memcmp(text.at + at, digits.at, digits.len) == 0 && !more && (at == 0 || !isdigit((unsigned char)text.at[at - 1])))
            return end;
    }
    return 0;
}

/** Whether the year stands in a text with the number close behind. */
static bool has_both(dz_str text, dz_str year, dz_str number)
{
    for (size_t at = find_number(text, 0, year); at; at = find_number(text, at, year)) {
        size_t to = at + APART < text.len ? at + APART : text.len;

        if (find_number((dz_str){text.at, to}, at, number))
            return true;
    }
    return false;
}

static size_t digits_at(dz_str text, size_t at)
{
    size_t n = 0;

    while (at + n < text.len && isdigit((unsigned char)text.at[at + n]))
        n++;
    return n;
}

/** 〔2023〕5号 at 'at': its end, or 0; year and number. */
static size_t read_number(dz_str text, size_t at, dz_str *year, dz_str *number)
{
    uint32_t c = dz_fold_width(dz_utf8_next(text.at, &at));

    if (c != 0x3014 && c != '[' && c != '(' && c != 0x3010)
        return 0;
    *year = (dz_str){text.at + at, digits_at(text, at)};
    at += year->len;
    if (year->len != 4 || at == text.len)
        return 0;
    c = dz_fold_width(dz_utf8_next(text.at, &at));
    if (c != 0x3015 && c != ']' && c != ')' && c != 0x3011)
        return 0;
    if (text.len - at > 3 && memcmp(text.at + at, "第", 3) == 0)
        at += 3;
    *number = (dz_str){text.at + at, digits_at(text, at)};
    at += number->len;
    return number->len && text.len - at >= 3 && (memcmp(text.at + at, "号", 3) == 0 || memcmp(text.at + at, "號", 3) == 0) ? at + 3 : 0;
}

static void compare_numbers(dz_case *c, size_t bead)
{
    dz_str source = dz_document_slice(dz_pair_document(c->pair, DZ_SOURCE), dz_pair_span(c->pair, bead, DZ_SOURCE));
    dz_str target = around(c, bead, DZ_TARGET), year, number;

    for (size_t at = 0; at < source.len;) {
        size_t from = at, end;

        dz_utf8_next(source.at, &at);
        end = read_number(source, from, &year, &number);
        if (end == 0)
            continue;
        if (!has_both(target, year, number)) {
            code one = {.kind = IDENTIFIER, .text = {source.at + from, end - from}};

            tell(c, bead, &one, NULL, find_number(target, 0, year) ? DZ_MAJOR : DZ_MINOR);
        }
        at = end;
    }
}

void dz_check_codes(dz_case *c)
{
    dz_bead_list beads = dz_pair_beads(c->pair);
    codes       *work = beads.n ? dz_alloc(3, sizeof *work) : NULL;

    if (beads.n == 0)
        return;
    if (!work) {
        dz_find_failed(c);
        return;
    }
    for (size_t b = 0; b < beads.n; b++) {
        if (beads.at[b].n[0] == 0 || beads.at[b].n[1] == 0)
            continue;
        if (find(dz_document_slice(dz_pair_document(c->pair, DZ_SOURCE), dz_pair_span(c->pair, b, DZ_SOURCE)), &work[2]) && work[2].n)
            compare(c, b, &work[2], work);
        if (dz_lang_is_zh(dz_document_lang(dz_pair_document(c->pair, DZ_SOURCE))))
            compare_numbers(c, b);
    }
    dz_release(work);
}
