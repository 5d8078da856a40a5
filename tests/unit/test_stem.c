/* test_stem.c — words that are one, and words that are two. */
#include "duizhao/lexicon.h"
#include "rows.h"

/** The stem of a word, NUL-terminated. */
static const char *stem(const char *word, size_t n, char out[DZ_MOST_STEM + 1])
{
    out[dz_stem((dz_str){word, n}, out)] = '\0';
    return out;
}

/** Words divided by spaces that have one stem. */
static const struct same {
    const char *name;
} same[] = {
    {"make makes making made"},
    {"go goes going went gone"},
    {"man men"},
    {"child children child's children's"},
    {"hold holds holding held"},
    {"hope hopes hoping hoped"},
    {"hop hops hopping hopped"},
    {"plan plans planning planned"},
    {"use uses using used user users"},
    {"study studies studying studied"},
    {"city cities city's"},
    {"company companies"},
    {"movie movies"},
    {"house houses"},
    {"case cases"},
    {"box boxes boxed"},
    {"church churches"},
    {"campus campuses"},
    {"die died dying dies death"},
    {"visit visits visiting visited visitor visitors"},
    {"create creates creating created creation creative creator"},
    {"invite invites inviting invited invitation"},
    {"write writes writing wrote written writer writers"},
    {"develop develops developing developed developer development Developments"},
    {"economy economies economic economical economically economics"},
    {"nation nations national nationally nationality nationwide"},
    {"industry industries industrial industrially"},
    {"agriculture agricultural"},
    {"culture cultures cultural culturally"},
    {"produce produces producing produced producer production"},
    {"product products productive"},
    {"reduce reducing reduction reductions"},
    {"govern governs governed government governments"},
    {"invest invests invested investing investment investments investor investors"},
    {"manage manages managing managed manager managers management"},
    {"cooperate cooperates cooperating cooperated cooperation cooperative"},
    {"educate educated educating education educational educator"},
    {"transform transforming transformed transformation"},
    {"explore explores exploring explored exploration explorer"},
    {"technology technologies technological"},
    {"history histories historic historical historically"},
    {"politics political politically"},
    {"science scientific scientist scientists"},
    {"finance finances financial financially"},
    {"province provinces provincial"},
    {"commerce commercial"},
    {"tradition traditions traditional traditionally"},
    {"happy happier happiest happily happiness"},
    {"large larger largest largely"},
    {"big bigger biggest"},
    {"old older oldest elder"},
    {"good better best"},
    {"important importance importantly"},
    {"different difference differences differently"},
    {"independent independence independently"},
    {"active actively"},
    {"beauty beauties beautiful beautifully"},
    {"success successes successful successfully succeed"},
    {"urbanise urbanize urbanised urbanizing urbanisation urbanization"},
    {"organise organize organization organisations organizing"},
    {"analyse analyze analysis analyses analyst"},
    {"labour labor labourer laborers"},
    {"colour colors coloured"},
    {"neighbour neighbors neighbourhood neighborhoods"},
    {"centre centres center centers central"},
    {"programme programmes program programs"},
    {"defence defense"},
    {"travelled traveled traveller travelers"},
    {"dialogue dialog dialogues"},
    {"China Chinese CHINA China's China’s"},
    {"Europe European Europeans"},
    {"decide decides decided decision decisions"},
    {"grow grows growing grew grown growth"},
    {"strong stronger strongest strength"},
    {"build builds building built builder"},
    {"café cafés cafe"},
    {"lead leads leading led leader leaders leadership"},
    {"supply supplies supplied supplying supplier"},
    {"sustain sustained sustainable sustainability sustainably"},
    {"agree agrees agreed agreeing agreement"},
    {"socialism socialist socialists"},
    {"poem poet poetry"},
};

static void is_one(void **state)
{
    const char *at = *(const char *const *)*state;
    char        first[DZ_MOST_STEM + 1], other[DZ_MOST_STEM + 1];

    stem(at, strcspn(at, " "), first);
    for (; *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");

        assert_string_equal(stem(at, n, other), first);
        at += n;
    }
}

/** Two words, each with its own stem. */
static const struct apart {
    const char *name;
} apart[] = {
    {"university universe"}, {"organ organise"},    {"news new"},          {"party part"},         {"general generate"},
    {"hope hop"},            {"plan plane"},        {"even evening"},      {"thing think"},        {"nation native"},
    {"minister ministry"},   {"officer official"},  {"office officer"},    {"state statement"},    {"depart department"},
    {"number numb"},         {"flower flow"},       {"mother moth"},       {"manner man"},         {"factor fact"},
    {"sector sect"},         {"professor profess"}, {"center cent"},       {"former form"},        {"counter count"},
    {"current currency"},    {"agent agency"},      {"import important"},  {"position positive"},  {"object objective"},
    {"animal animate"},      {"liberal liberate"},  {"gradual graduate"},  {"hospital hospitable"}, {"business busy"},
    {"wing win"},            {"king kin"},          {"string strong"},     {"bed be"},             {"red read"},
    {"need new"},            {"species special"},   {"physics physical"},  {"public publish"},     {"community communist"},
    {"commit commission"},   {"port portion"},      {"miss mission"},      {"series serious"},     {"policy police"},
    {"sky ski"},             {"product produce"},   {"wander wonder"},     {"quarter quart"},      {"master mast"},
    {"organic organism"},    {"popular population"}, {"find foundation"},   {"town township"},      {"war warship"},
    {"opera operate"},       {"climate climb"},     {"private privilege"}, {"market mark"},        {"interest interval"},
    {"desert dessert"},      {"medium medal"},      {"moral morning"},     {"capital capable"},    {"conserve converse"},   {"unit unite"},
    {"apply appeal"},        {"mental mention"},    {"international intern"}, {"sign signal"},     {"probe probable"},
    {"informal inform"},     {"sand sandal"},       {"part partial"},
};

static void are_two(void **state)
{
    const char *at = *(const char *const *)*state, *space = strchr(at, ' ');
    char        first[DZ_MOST_STEM + 1], other[DZ_MOST_STEM + 1];

    assert_string_not_equal(stem(at, (size_t)(space - at), first), stem(space + 1, strlen(space + 1), other));
}

static void as_it_is(void **state)
{
    char out[DZ_MOST_STEM + 1];

    (void)state;
    assert_string_equal(stem("Developing", 10, out), "develop");
    assert_string_equal(stem("went", 4, out), "go");
    assert_string_equal(stem("C919", 4, out), "c919");
    assert_string_equal(stem("a", 1, out), "a");
    assert_string_equal(stem("is", 2, out), "be");
}

static void too_long(void **state)
{
    char long_word[DZ_MOST_STEM + 1], out[DZ_MOST_STEM];

    (void)state;
    memset(long_word, 'x', sizeof long_word);
    assert_int_equal(dz_stem((dz_str){long_word, DZ_MOST_STEM}, out), DZ_MOST_STEM);
    assert_int_equal(dz_stem((dz_str){long_word, DZ_MOST_STEM + 1}, out), 0);
    assert_int_equal(dz_stem((dz_str){"", 0}, out), 0);
}

/** Any word of letters, and its stem, has a stem that fits. */
static void always_fits(void **state)
{
    static const char *const ends[] = {"ations", "izing", "ically", "ers", "ied", "ogue", "ation", "sses", "edly", "'s"};
    uint32_t                 seed = 1;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        char   word[DZ_MOST_STEM], out[DZ_MOST_STEM], again[DZ_MOST_STEM];
        size_t n = 0, ending;

        seed = seed * 1664525 + 1013904223;
        for (size_t most = seed >> 8 & 31; n < most; n++) {
            seed = seed * 1664525 + 1013904223;
            word[n] = "aeiounrstlzyqgedc"[seed >> 8 & 15];
        }
        ending = strlen(ends[i % 10]);
        memcpy(word + n, ends[i % 10], ending);
        n = dz_stem((dz_str){word, n + ending}, out);
        assert_in_range(n, 1, DZ_MOST_STEM);
        assert_in_range(dz_stem((dz_str){out, n}, again), 1, DZ_MOST_STEM);
    }
}

static const struct function_row {
    const char *name;
    bool        english, chinese;
} functions[] = {
    {"the", true, false},   {"of", true, false},  {"would", false, false}, {"they're", false, false}, {"is", true, false},
    {"china", false, false}, {"o'clock", false, false}, {"city", false, false}, {"的", false, true},  {"我们", false, true},
    {"我們", false, true},  {"中国", false, false}, {"", false, false},
};

static void is_function(void **state)
{
    const struct function_row *row = *state;
    dz_str                     word = {row->name, strlen(row->name)};

    assert_int_equal(dz_is_function_word(word), row->english);
    assert_int_equal(dz_is_function_word_zh(word), row->chinese);
}

int main(void)
{
    ADD_ROWS(is_one, same);
    ADD_ROWS(are_two, apart);
    ADD_ROWS(is_function, functions);
    add_test("a stem is a word where nothing was cut, and small", as_it_is);
    add_test("a word of 49 letters is too long, and none is no word", too_long);
    add_test("whatever the letters, the stem fits", always_fits);
    return run_all("stem");
}
