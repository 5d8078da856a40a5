/* detect.c — which encoding some bytes are in. Floor text. */
#include "text/detect.h"

#include <unicode/ucsdet.h>

#include "text/common.h"
#include "text/utf8.h"

/* The costs are tenths of a bit (common.h). Chinese in the right encoding costs
 * 95 to 115 a character that is not ASCII, English of windows-1252 75 to 120;
 * Chinese in the wrong one, and other languages, 145 and more. */
enum {
    SAMPLE = 64 << 10,
    LIKELY = 138,       /* the most a character may cost on average */
    FEW = 60,           /* and so much more in all: one name may be rare */
    LIKELY_LATIN = 125, /* the same for windows-1252, which finds a character for every byte */
    FEW_LATIN = 25,
    UNUSUAL = 300,      /* what UTF-16 without a mark costs at once: hardly anyone writes it */
    CLEAR = 60,         /* how much cheaper than the second the first must be */
    GOOD_FOR_A_BAD = 10 /* UTF-8 characters that outweigh one bad byte */
};

/** What one reading of the sample comes to. */
typedef struct reading {
    uint64_t cost;
    uint64_t far_cost; /* of the characters that are not ASCII */
    size_t   far, letters, bad;
    size_t   last_bad; /* where the last bad bytes end */
} reading;

static void weigh(const dz_decoded *decoded, const dz_common *common, reading *r)
{
    dz_str text = dz_buf_all(&decoded->text);

    *r = (reading){.bad = decoded->bad.n};
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);
        unsigned cost = dz_common_cost(common, c);

        r->cost += cost;
        r->far += c >= 0x80;
        r->far_cost += c >= 0x80 ? cost : 0;
        r->letters += (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
    if (r->bad) {
        const dz_bad *last = &decoded->bad.at[r->bad - 1];

        r->last_bad = (size_t)last->from + last->n;
    }
}

static dz_status read_as(dz_encoding encoding, dz_str sample, bool part, const dz_common *common, reading *r)
{
    dz_decoded decoded = {0};
    dz_status  status = dz_codec_decode(encoding, sample, 0, part, &decoded);

    if (status == DZ_OK)
        weigh(&decoded, common, r);
    if (encoding == DZ_UTF16LE || encoding == DZ_UTF16BE)
        r->cost += UNUSUAL;
    dz_decoded_free(&decoded);
    return status;
}

/** UTF-8 with some damage: a few bad bytes among many good characters, or a cut tail. */
static bool is_damaged_utf8(const reading *r, size_t size)
{
    size_t good = r->far - r->bad;

    return good > 0 && (r->bad * GOOD_FOR_A_BAD <= good || (r->bad == 1 && r->last_bad == size));
}

static bool is_likely(dz_encoding encoding, const reading *r)
{
    if (encoding == DZ_WINDOWS1252) /* Latin text is mostly ASCII */
        return 2 * r->far <= r->letters && r->far_cost <= (uint64_t)LIKELY_LATIN * r->far + FEW_LATIN;
    return r->far_cost <= (uint64_t)LIKELY * r->far + FEW;
}

/** Whether ICU's detector, which is right a little less often, says this one. Fails with NOMEM only. */
static dz_status icu_says(dz_str sample, dz_encoding encoding, bool *says)
{
    UErrorCode           status = U_ZERO_ERROR;
    UCharsetDetector    *detector = ucsdet_open(&status);
    const UCharsetMatch *match = NULL;
    const char          *name = NULL;
    dz_encoding          said;

    if (U_SUCCESS(status))
        ucsdet_setText(detector, sample.at, (int32_t)sample.len, &status);
    if (U_SUCCESS(status))
        match = ucsdet_detect(detector, &status);
    if (match && U_SUCCESS(status))
        name = ucsdet_getName(match, &status);
    *says = name && U_SUCCESS(status) && dz_encoding_of(name, &said) && said == encoding;
    ucsdet_close(detector);
    return status == U_MEMORY_ALLOCATION_ERROR ? DZ_NOMEM : DZ_OK;
}

/** Decides between two that are about as likely: the one that ICU's detector names, if any. */
static dz_status break_tie(dz_str sample, const reading *readings, const int two[2], dz_encoding *encoding, bool *sure)
{
    *sure = false;
    for (int i = 0; i < 2 && !*sure; i++) {
        dz_encoding one = (dz_encoding)two[i];
        dz_status   status;

        if (!is_likely(one, &readings[one]))
            continue;
        status = icu_says(sample, one, sure);
        if (status != DZ_OK)
            return status;
        *encoding = one;
    }
    return DZ_OK;
}

/** What is looked at: from a little before the first byte that is not ASCII. Every encoding may begin there. */
static dz_str sample_of(dz_str bytes, bool *part)
{
    enum { BEFORE = 64 };
    size_t from = 0;

    while (from < bytes.len && (unsigned char)bytes.at[from] < 0x80 && bytes.at[from])
        from++;
    from = from > BEFORE ? (from - BEFORE) & ~(size_t)1 : 0;
    *part = bytes.len - from > SAMPLE;
    return (dz_str){bytes.at + from, *part ? SAMPLE : bytes.len - from};
}

/** The two cheapest readings. */
static void cheapest(const reading *readings, int two[2])
{
    two[0] = 0;
    two[1] = -1;
    for (int i = 1; i < DZ_ENCODINGS; i++)
        if (readings[i].cost < readings[two[0]].cost)
            two[1] = two[0], two[0] = i;
        else if (two[1] < 0 || readings[i].cost < readings[two[1]].cost)
            two[1] = i;
}

dz_status dz_detect(dz_str bytes, dz_encoding *encoding, bool *sure)
{
    dz_common common;
    reading   readings[DZ_ENCODINGS];
    bool      part;
    dz_str    sample = sample_of(bytes, &part);
    int       two[2];

    dz_common_fill(&common);
    for (int i = 0; i < DZ_ENCODINGS; i++) {
        dz_status status = read_as((dz_encoding)i, sample, part, &common, &readings[i]);

        if (status != DZ_OK)
            return status;
    }
    *encoding = DZ_UTF8;
    *sure = is_damaged_utf8(&readings[DZ_UTF8], sample.len);
    if (*sure)
        return DZ_OK;
    cheapest(readings, two);
    if (readings[two[1]].cost - readings[two[0]].cost < CLEAR)
        return break_tie(sample, readings, two, encoding, sure);
    *encoding = (dz_encoding)two[0];
    *sure = is_likely(*encoding, &readings[two[0]]);
    return DZ_OK;
}
