/* ages_en.c — English decades, centuries, quarters and halves of a year. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

size_t dz_en_ordinal_at(const dz_window *w, size_t i, int most, int *out)
{
    bool ordinal, plural;
    dz_draft draft;
    int64_t value;
    size_t end = dz_read_small(w, i, 3, out), to;

    if (end) {
        to = dz_has_any(w, end, U"st|nd|rd|th|ST|ND|RD|TH");
        return to && !dz_is_word(dz_at(w, to)) && *out >= 1 && *out <= most ? to : 0;
    }
    end = dz_is_latin(dz_at(w, i)) ? dz_en_number(w, i, &draft, &ordinal, &plural) : 0;
    if (!end || !ordinal || plural || !dz_number_whole(draft.value, 1, most, &value))
        return 0;
    *out = (int)value;
    return end;
}

/* 1980s, the '80s, '80s, eighties, nineteen-eighties. */
size_t dz_en_decade(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    bool short_form = dz_at(w, i) == '\'';
    int value;
    size_t at = i + short_form, end = dz_read_small(w, at, 4, &value), to;

    if (end && (end == at + 4 || end == at + 2)) {
        to = dz_has_any(w, end, U"s|'s");
        if (!to || dz_is_word(dz_at(w, to)) || value % 10 ||
            (end == at + 2 && !short_form && dz_en_before(w, 0, i, U"the|post|and|late|early|mid") == i))
            return 0;
        if (end == at + 2)
            value += value < 30 ? 2000 : 1900;
        if (value < 1000 || value > 2999)
            return 0;
        dz_draft_year(draft, value, 10);
        draft->to = to;
        return dz_scan_emit(scan, draft);
    }
    if (!end) {
        dz_en_word word = dz_en_read(w, i);
        int base = word.type == DZ_EN_TEENS ? word.value * 100 : 1900;
        int named = dz_en_calendar(w, word.type == DZ_EN_TEENS ? dz_en_gap(w, word.end) : i, &end);
        size_t whose = dz_en_before(w, scan->floor, i, U"early|mid|late"); /* "in her late forties" tells an age */

        if (named >= 22 && dz_en_before(w, scan->floor, whose, U"his|her|their|my") == whose) {
            dz_draft_year(draft, base + (named - 20) * 10, 10);
            draft->to = end;
            return dz_scan_emit(scan, draft);
        }
    }
    return 0;
}

size_t dz_en_century(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value;
    size_t end = dz_en_ordinal_at(w, i, 30, &value), to;

    to = end ? dz_en_any(w, dz_en_gap(w, end), U"century|centuries") : 0;
    if (!to)
        return 0;
    dz_draft_year(draft, (value - 1) * 100, 100);
    draft->to = to;
    return dz_scan_emit(scan, draft);
}

/* "of 2023", "of the year", " 2023" behind a quarter or a half. */
static void part_of(const dz_window *w, dz_draft *draft)
{
    size_t at = draft->to + (dz_at(w, draft->to) == ' '), of = dz_en_any(w, at, U"of"), end;
    int value;

    if (of) {
        end = dz_en_any(w, of + 1, U"the year|this year|last year|next year");
        if (end) {
            draft->to = end;
            return;
        }
        at = of + 1;
    }
    end = dz_en_year(w, at, &value);
    if (!end && of && dz_read_small(w, at, 2, &value) == at + 2)
        end = 0;
    if (end) {
        dz_draft_year(draft, value, 1);
        draft->to = end;
    }
}

/* first quarter, second half of the year, Q3 2024, H1, 1H23. */
size_t dz_en_part(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value, which = 0;
    uint32_t c = dz_at(w, i), next = dz_at(w, i + 1);
    size_t end, to;

    if ((c == 'Q' || c == 'H') && next >= '1' && next <= (c == 'Q' ? '4' : '2') && !dz_is_word(dz_at(w, i + 2)) &&
        !dz_is_word(dz_back(w, i, 1))) {
        draft->date.part = (uint8_t)(next - '0' + (c == 'H' ? 4 : 0));
        draft->to = i + 2;
        part_of(w, draft);
        return dz_scan_emit(scan, draft);
    }
    if (c >= '1' && c <= '4' && (next == 'Q' || (next == 'H' && c <= '2')) && !dz_is_latin(dz_at(w, i + 2))) {
        draft->date.part = (uint8_t)(c - '0' + (next == 'H' ? 4 : 0));
        draft->to = i + 2;
        to = dz_read_small(w, i + 2, 2, &value);
        if (to == i + 4) {
            dz_draft_year(draft, 2000 + value, 1);
            draft->to = to;
        } else
            part_of(w, draft);
        return dz_scan_emit(scan, draft);
    }
    end = dz_en_ordinal_at(w, i, 4, &value);
    if (end && dz_en_any(w, dz_en_gap(w, end), U"quarter") && dz_en_before(w, scan->floor, i, U"one|two|three|a") == i)
        which = value, to = dz_en_any(w, dz_en_gap(w, end), U"quarter");
    else if (end && value <= 2 && dz_en_any(w, dz_en_gap(w, end), U"half") &&
             !dz_en_any(w, dz_en_any(w, dz_en_gap(w, end), U"half") + 1, U"of the game|of the match|century|decade|a"))
        which = value + 4, to = dz_en_any(w, dz_en_gap(w, end), U"half");
    if (!which)
        return 0;
    draft->date.part = (uint8_t)which;
    draft->to = to;
    part_of(w, draft);
    return dz_scan_emit(scan, draft);
}
