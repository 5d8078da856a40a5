/* times_zh.c — Chinese times of day. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

/* Parts of the day, and what they make of the hours 1 to 12. */
static const char32_t morning[] = U"上午|早上|早晨|凌晨|清晨|清早|早|晨";
static const char32_t evening[] = U"下午|傍晚|午后|黄昏";
static const char32_t night[] =
    U"晚上|夜里|夜间|深夜|夜晚|晚间|今晚|昨晚|明晚|当晚|晚|夜"; /* 1 to 4 are after midnight */
static const char32_t noon[] = U"中午|正午";

typedef enum day_part { ANY, MORNING, EVENING, NIGHT, NOON } day_part;

static day_part part_before(const dz_window *w, size_t floor, size_t i, size_t *from)
{
    *from = dz_ends_any(w, floor, i, morning);
    if (*from < i)
        return MORNING;
    *from = dz_ends_any(w, floor, i, evening);
    if (*from < i)
        return EVENING;
    *from = dz_ends_any(w, floor, i, night);
    if (*from < i)
        return NIGHT;
    *from = dz_ends_any(w, floor, i, noon);
    return *from < i ? NOON : ANY;
}

/* "a.m." or "pm" behind a time, in whatever dress. */
static size_t latin_part(const dz_window *w, size_t i, day_part *part)
{
    size_t at = i + (dz_at(w, i) == ' ');
    size_t am = dz_has_any(w, at, U"a.m.|am|AM|A.M."), pm = dz_has_any(w, at, U"p.m.|pm|PM|P.M.");

    if ((am || pm) && !dz_is_latin(dz_at(w, am ? am : pm))) {
        *part = am ? MORNING : EVENING;
        return am ? am : pm;
    }
    return i;
}

static int adjust(int hour, day_part part)
{
    if ((part == EVENING && hour < 12) || (part == NIGHT && hour > 4 && hour < 12))
        return hour + 12;
    if (part == NIGHT && hour == 12)
        return 24;
    if (part == NOON && hour >= 1 && hour <= 3)
        return hour + 12;
    if (part == MORNING && hour == 12)
        return 0;
    return hour;
}

/* 30分45秒, 半, 一刻, 整 behind the hour. Answers the end; 'i' when nothing is there. */
static size_t minutes(const dz_window *w, size_t i, bool sure, dz_date *time)
{
    int value;
    size_t end;

    if (dz_at(w, i) == U'半' && !dz_has(w, i, U"半个")) {
        time->minute = 30;
        return i + 1;
    }
    if (dz_has(w, i, U"一刻") || dz_has(w, i, U"三刻")) {
        time->minute = dz_at(w, i) == U'一' ? 15 : 45;
        return i + 2;
    }
    end = dz_has_any(w, i, U"整|钟整|钟|鐘");
    if (end)
        return end;
    end = dz_zh_small(w, i, 59, &value);
    if (!end)
        return i;
    if (dz_at(w, end) == U'分' && !dz_has(w, end, U"分之") && !dz_has(w, end, U"分钟"))
        end++;
    else if (!sure &&
             !(end > i + 1 && !dz_is_digit(dz_at(w, i)) && dz_zh_digit(dz_at(w, i)) != 0 && dz_zh_run(w, i, 3) < 2))
        return i; /* 八点三 is 8.3, 八点三十 half past eight */
    time->minute = (uint8_t)value;
    i = end;
    end = dz_zh_small(w, i, 59, &value);
    if (!end || dz_at(w, end) != U'秒')
        return i;
    time->second = (uint8_t)value;
    return end + 1;
}

/* 三点建议 is three points, and 一点 is a little. */
static bool is_point(const dz_window *w, size_t i, size_t end)
{
    return dz_has_any(
               w, end,
               U"建议|意见|要求|希望|体会|看法|经验|启示|原因|措施|内容|共识|主张|倡议|理由|不足|区别|认识|思考|感受|工作|考虑|值得|需要|设想|特点|好处|变化|"
               U"优势|问题|改进|承诺|声明|说明|补充|计划|结论|一线|是|：|:") > 0 ||
           (end == i + 2 && dz_at(w, i) == U'一');
}

static size_t clock_words(const dz_window *w, size_t i, day_part part, dz_draft *draft)
{
    int value;
    size_t end = dz_zh_small(w, i, 24, &value), to;
    uint32_t c = dz_at(w, end);
    bool hour = c == U'时' || c == U'時', point = c == U'点' || c == U'點';

    if (!end || (!hour && !point) ||
        dz_has_any(w, end, U"时间|时代|时期|时段|时空|时速|时报|时候|点击|点钟头|点评|点赞|点多"))
        return 0;
    *draft = dz_draft_at(i, end + 1);
    draft->kind = DZ_FIGURE_TIME;
    draft->date.hour = (uint8_t)value;
    to = minutes(w, end + 1, part != ANY, &draft->date);
    if (to == end + 1 && point && part == ANY && is_point(w, i, end + 1))
        return 0;
    if (to == end + 1 && point &&
        (dz_zh_digit(dz_at(w, to)) >= 0 || dz_is_digit(dz_at(w, to)) || dz_at(w, to) == U'几'))
        return 0; /* 三点一四 */
    draft->to = to;
    return to;
}

/* 比分21:15 and 以3:00 are scores. */
static bool is_score(const dz_window *w, size_t i)
{
    for (size_t back = 1; back <= 6 && back <= i; back++)
        if (dz_has_any(w, i - back, U"比分|大比分|总分|以|比值|比例|比为"))
            return dz_at(w, i - back) != U'以' || back == 1;
    return false;
}

static size_t one_time(const dz_window *w, size_t i, day_part part, dz_draft *draft)
{
    size_t end = dz_read_clock(w, i, draft);

    if (end && is_score(w, i))
        return 0;
    if (!end)
        end = clock_words(w, i, part, draft);
    if (!end)
        return 0;
    draft->to = latin_part(w, end, &part);
    draft->date.hour = (uint8_t)adjust(draft->date.hour, part);
    return draft->to;
}

size_t dz_zh_time(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t from, at;
    day_part part = part_before(w, scan->floor, i, &from);
    dz_draft draft;

    if (part == ANY && dz_read_lap(w, i, &draft) && dz_back(w, draft.to, 3) != ':')
        return dz_scan_emit(scan, &draft);
    if (!one_time(w, i, part, &draft))
        return 0;
    draft.from = from;
    dz_scan_emit(scan, &draft);
    at = dz_has_any(w, draft.to, U"至|到|-|–|—|——|~");
    if (!at || !one_time(w, at, part, &draft)) /* 下午3时至5时 */
        return scan->floor;
    return dz_scan_emit(scan, &draft);
}
