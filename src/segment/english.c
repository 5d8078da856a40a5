/* english.c — where ICU is wrong about English sentences: abbreviations. Floor 3, segment. */
#include <string.h>

#include "segment/rules.h"
#include "text/script.h"

/** The longest abbreviation or starter that matters, in letters. */
enum { LONGEST = 15 };

/* Each list is of whole words, a space before and behind each. */

/* never the last word of a sentence */
static const char titles[] =
    " Mr Mrs Ms Dr Prof Gen Rep Reps Sen Sens Gov Lt Col Sgt Capt Cmdr Cpl Maj Adm Brig Rev Hon Pres Supt Insp Messrs "
    "Mme Mlle St Mt Ft Fr Sr Hr vs v e.g i.e eg ie cf viz approx ";

/* a number follows */
static const char before_number[] =
    " No Nos no nos p pp P PP vol Vol vols Fig Figs fig Art art Sec sec Ch ch para Para Eq eq N° Tel tel Ext ext ";

/* may end a sentence: then a word that likes to start one follows */
static const char general[] =
    " U.S U.K U.N E.U U.S.A U.S.S.R D.C P.R.C B.C A.D Inc Co Corp Ltd Bros Jr Sr Ph.D M.D B.A M.A M.B.A etc et.al al "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Ave Blvd Rd Dept Univ Assn Bldg "
    "a.m p.m A.M P.M am pm Calif Fla Mass Ariz Conn Ill Mich Minn Wash Va Pa Ga Ala Tenn Md Mo Ore Wis Ind Okla ft in "
    "lb lbs oz sq mi km cm kg hr hrs min mins est Est ";

static const char starters[] =
    " The This That These Those It Its He She They We You I In On At By To But And So Or Yet A An For From With Of "
    "There Here When While Where If Although Though However After Before As His Her Their Our My Your What Who Whom "
    "Whose Why How Which Both All Each Every Some Many Most Much Few Several Such Since Until Because According "
    "Meanwhile Also Then Now Not No Yes Only Even Still Once During Through Under Over Between Among Despite Please "
    "Last Next First Second Third Fourth Finally Officials Police President Premier Is Are Was Were Do Does Did Can "
    "Could Will Would Should May Let Thank Thanks Today Yesterday Tomorrow More Other Another One Two Three Had Has Have ";

static bool listed(const char *list, const char *word)
{
    char find[LONGEST + 3];

    if (word[0] == '\0' || strlen(word) > LONGEST)
        return false;
    find[0] = ' ';
    strcpy(find + 1, word);
    strcat(find, " ");
    return strstr(list, find) != NULL;
}

/** Copies ASCII units [from, to) as a word; "" when it is too long or holds something else. */
static void word_of(const dz_plain *plain, size_t from, size_t to, char word[LONGEST + 1])
{
    size_t n = 0;

    word[0] = '\0';
    if (to - from > LONGEST)
        return;
    for (size_t i = from; i < to; i++) {
        uint16_t c = plain->units.at[i];

        if (c >= 0x80 && c != 0xb0)
            return;
        word[n++] = (char)c;
    }
    word[n] = '\0';
}

static bool is_word_unit(uint16_t c) { return dz_is_latin(c) || dz_is_digit(c) || c == '\'' || c == 0x2019; }

/** The word that ends with the stop at unit 'stop', inner stops and all: "U.S". */
static void word_before(const dz_plain *plain, size_t from, size_t stop, char word[LONGEST + 1])
{
    size_t at = stop;

    while (at > from && stop - at <= LONGEST &&
           (is_word_unit(plain->units.at[at - 1]) || (plain->units.at[at - 1] == '.' && at < stop)))
        at--;
    word_of(plain, at, stop, word);
}

/** The word at or behind 'cut', opening marks passed over. Answers its first unit. */
static size_t word_after(const dz_plain *plain, size_t cut, char word[LONGEST + 1])
{
    size_t n = plain->units.n, at = cut, end;

    while (at < n && !is_word_unit(plain->units.at[at]) && at - cut < 4)
        at++;
    end = at;
    while (end < n && is_word_unit(plain->units.at[end]) && plain->units.at[end] != '\'' && end - at <= LONGEST)
        end++;
    word_of(plain, at, end, word);
    return at;
}

static bool is_lower(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff && c != 0xf7); }

/** Whether the stop at unit 'stop' is that of an abbreviation inside a sentence. */
static bool abbreviates(const dz_plain *plain, size_t from, size_t stop, size_t cut)
{
    char   before[LONGEST + 1], after[LONGEST + 1];
    size_t next = word_after(plain, cut, after);
    bool   digit = next < plain->units.n && dz_is_digit(plain->units.at[next]);

    word_before(plain, from, stop, before);
    if (listed(titles, before) || (digit && listed(before_number, before)))
        return true;
    if (before[0] >= 'A' && before[0] <= 'Z' && before[1] == '\0')
        return !listed(starters, after) || before[0] == 'I';
    return listed(general, before) && !listed(starters, after);
}

bool dz_english_ends(const dz_plain *plain, size_t from, size_t cut)
{
    size_t   last = dz_last_ink(plain, from, cut);
    uint16_t c;

    if (cut == plain->units.n)
        return true;
    if (dz_is_enumerator(plain, from, cut))
        return false;
    while (last > from && (dz_is_closer(plain->units.at[last]) || plain->units.at[last] == '"' || plain->units.at[last] == '\''))
        last--;
    c = plain->units.at[last];
    if (c == '.')
        return !abbreviates(plain, from, last, cut);
    if (c == '!' || c == '?')
        return !is_lower(dz_plain_char(plain, cut));
    return true;
}
