/* words.c — the abbreviations of English, and the words that like to begin a sentence. Floor segment. */
#include "segment/words.h"

#include <string.h>


/* Both tables are in the order of strcmp(); test_words.c sees to it. */

static const struct {
    const char *word; /* small letters, without the last stop */
    unsigned    is;
} abbreviations[] = {
    {"a.d", DZ_ABBR_GENERAL},
    {"a.k.a", DZ_ABBR_NEVER},
    {"a.m", DZ_ABBR_CLOCK},
    {"adm", DZ_ABBR_NEVER},
    {"al", DZ_ABBR_GENERAL},
    {"ala", DZ_ABBR_STATE},
    {"alta", DZ_ABBR_STATE},
    {"am", DZ_ABBR_CLOCK},
    {"amb", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"app", DZ_ABBR_NUMBER},
    {"approx", DZ_ABBR_NEVER},
    {"apr", DZ_ABBR_CALENDAR},
    {"ariz", DZ_ABBR_STATE},
    {"ark", DZ_ABBR_STATE},
    {"art", DZ_ABBR_NUMBER},
    {"arts", DZ_ABBR_NUMBER},
    {"assn", DZ_ABBR_GENERAL},
    {"assoc", DZ_ABBR_GENERAL},
    {"asst", DZ_ABBR_NEVER},
    {"atty", DZ_ABBR_NEVER},
    {"aug", DZ_ABBR_CALENDAR},
    {"ave", DZ_ABBR_GENERAL},
    {"avg", DZ_ABBR_GENERAL},
    {"b.a", DZ_ABBR_GENERAL},
    {"b.c", DZ_ABBR_GENERAL | DZ_ABBR_STATE},
    {"b.c.e", DZ_ABBR_GENERAL},
    {"b.sc", DZ_ABBR_GENERAL},
    {"bk", DZ_ABBR_NUMBER},
    {"bldg", DZ_ABBR_GENERAL},
    {"blvd", DZ_ABBR_GENERAL},
    {"bn", DZ_ABBR_UNIT},
    {"brig", DZ_ABBR_NEVER},
    {"bros", DZ_ABBR_NEVER},
    {"c", DZ_ABBR_NUMBER},
    {"c.e", DZ_ABBR_GENERAL},
    {"ca", DZ_ABBR_NEVER},
    {"calif", DZ_ABBR_STATE},
    {"capt", DZ_ABBR_NEVER},
    {"cdr", DZ_ABBR_NEVER},
    {"cf", DZ_ABBR_NEVER},
    {"ch", DZ_ABBR_NUMBER},
    {"chs", DZ_ABBR_NUMBER},
    {"circa", DZ_ABBR_NUMBER},
    {"cm", DZ_ABBR_UNIT},
    {"cmdr", DZ_ABBR_NEVER},
    {"co", DZ_ABBR_GENERAL},
    {"col", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"colo", DZ_ABBR_STATE},
    {"conn", DZ_ABBR_STATE},
    {"corp", DZ_ABBR_GENERAL},
    {"cpl", DZ_ABBR_NEVER},
    {"cu", DZ_ABBR_UNIT},
    {"d.c", DZ_ABBR_GENERAL},
    {"d.p.r.k", DZ_ABBR_GENERAL},
    {"d.phil", DZ_ABBR_GENERAL},
    {"dec", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"del", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"dept", DZ_ABBR_GENERAL},
    {"dr", DZ_ABBR_NEVER},
    {"drs", DZ_ABBR_NEVER},
    {"e.g", DZ_ABBR_NEVER},
    {"e.u", DZ_ABBR_GENERAL},
    {"ed", DZ_ABBR_GENERAL},
    {"eds", DZ_ABBR_GENERAL},
    {"eg", DZ_ABBR_NEVER},
    {"eq", DZ_ABBR_NUMBER},
    {"eqs", DZ_ABBR_NUMBER},
    {"esp", DZ_ABBR_NEVER},
    {"esq", DZ_ABBR_GENERAL},
    {"est", DZ_ABBR_GENERAL},
    {"et.al", DZ_ABBR_GENERAL},
    {"etc", DZ_ABBR_GENERAL},
    {"ext", DZ_ABBR_NUMBER},
    {"feb", DZ_ABBR_CALENDAR},
    {"ff", DZ_ABBR_NUMBER},
    {"fig", DZ_ABBR_NUMBER},
    {"figs", DZ_ABBR_NUMBER},
    {"fla", DZ_ABBR_STATE},
    {"fn", DZ_ABBR_NUMBER},
    {"fr", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"fri", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"ft", DZ_ABBR_GENERAL | DZ_ABBR_UNIT},
    {"ga", DZ_ABBR_STATE},
    {"gal", DZ_ABBR_UNIT | DZ_ABBR_CAPITAL},
    {"gen", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"gov", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"govs", DZ_ABBR_NEVER},
    {"govt", DZ_ABBR_GENERAL},
    {"h.k", DZ_ABBR_GENERAL},
    {"ha", DZ_ABBR_UNIT | DZ_ABBR_CAPITAL},
    {"hon", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"hr", DZ_ABBR_NEVER | DZ_ABBR_UNIT},
    {"hrs", DZ_ABBR_UNIT},
    {"hwy", DZ_ABBR_GENERAL},
    {"i.e", DZ_ABBR_NEVER},
    {"ia", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"ibid", DZ_ABBR_GENERAL},
    {"ie", DZ_ABBR_NEVER},
    {"ill", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"in", DZ_ABBR_UNIT},
    {"inc", DZ_ABBR_GENERAL},
    {"incl", DZ_ABBR_NEVER},
    {"ind", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"insp", DZ_ABBR_NEVER},
    {"intl", DZ_ABBR_GENERAL},
    {"j.d", DZ_ABBR_GENERAL},
    {"jan", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"jr", DZ_ABBR_GENERAL},
    {"jul", DZ_ABBR_CALENDAR},
    {"jun", DZ_ABBR_CALENDAR},
    {"kan", DZ_ABBR_STATE},
    {"kg", DZ_ABBR_UNIT},
    {"km", DZ_ABBR_UNIT},
    {"ky", DZ_ABBR_STATE},
    {"l.a", DZ_ABBR_GENERAL},
    {"la", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"lb", DZ_ABBR_UNIT},
    {"lbs", DZ_ABBR_UNIT},
    {"ll", DZ_ABBR_NUMBER},
    {"llc", DZ_ABBR_GENERAL},
    {"ln", DZ_ABBR_NUMBER},
    {"lt", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"ltd", DZ_ABBR_GENERAL},
    {"m.a", DZ_ABBR_GENERAL},
    {"m.b.a", DZ_ABBR_GENERAL},
    {"m.d", DZ_ABBR_GENERAL},
    {"m.sc", DZ_ABBR_GENERAL},
    {"maj", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"mar", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"mass", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"max", DZ_ABBR_GENERAL},
    {"md", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"me", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"med", DZ_ABBR_GENERAL},
    {"messrs", DZ_ABBR_NEVER},
    {"mg", DZ_ABBR_UNIT},
    {"mi", DZ_ABBR_UNIT},
    {"mich", DZ_ABBR_STATE},
    {"min", DZ_ABBR_GENERAL | DZ_ABBR_UNIT},
    {"minn", DZ_ABBR_STATE},
    {"mins", DZ_ABBR_UNIT},
    {"mlle", DZ_ABBR_NEVER},
    {"mm", DZ_ABBR_UNIT},
    {"mme", DZ_ABBR_NEVER},
    {"mo", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"mon", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"mont", DZ_ABBR_STATE},
    {"mph", DZ_ABBR_UNIT},
    {"mr", DZ_ABBR_NEVER},
    {"mrs", DZ_ABBR_NEVER},
    {"ms", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"mt", DZ_ABBR_GENERAL},
    {"mts", DZ_ABBR_GENERAL},
    {"mx", DZ_ABBR_NEVER},
    {"n.b", DZ_ABBR_GENERAL},
    {"n.c", DZ_ABBR_STATE},
    {"n.d", DZ_ABBR_STATE},
    {"n.h", DZ_ABBR_STATE},
    {"n.j", DZ_ABBR_STATE},
    {"n.m", DZ_ABBR_STATE},
    {"n.y", DZ_ABBR_GENERAL | DZ_ABBR_STATE},
    {"natl", DZ_ABBR_GENERAL},
    {"neb", DZ_ABBR_STATE},
    {"nev", DZ_ABBR_STATE},
    {"no", DZ_ABBR_NUMBER},
    {"nos", DZ_ABBR_NUMBER},
    {"nov", DZ_ABBR_CALENDAR},
    {"nr", DZ_ABBR_NUMBER},
    {"oct", DZ_ABBR_CALENDAR},
    {"okla", DZ_ABBR_STATE},
    {"ont", DZ_ABBR_STATE},
    {"op.cit", DZ_ABBR_GENERAL},
    {"ore", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"oz", DZ_ABBR_UNIT},
    {"p", DZ_ABBR_NUMBER},
    {"p.m", DZ_ABBR_CLOCK},
    {"p.r.c", DZ_ABBR_GENERAL},
    {"p.s", DZ_ABBR_NEVER},
    {"pa", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"para", DZ_ABBR_NUMBER},
    {"paras", DZ_ABBR_NUMBER},
    {"ph.d", DZ_ABBR_GENERAL},
    {"pkwy", DZ_ABBR_GENERAL},
    {"plc", DZ_ABBR_GENERAL},
    {"pm", DZ_ABBR_CLOCK},
    {"pp", DZ_ABBR_NUMBER},
    {"pres", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"prof", DZ_ABBR_NEVER},
    {"profs", DZ_ABBR_NEVER},
    {"ps", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"pt", DZ_ABBR_NUMBER},
    {"pte", DZ_ABBR_GENERAL},
    {"pts", DZ_ABBR_NUMBER},
    {"pty", DZ_ABBR_GENERAL},
    {"pvt", DZ_ABBR_NEVER},
    {"que", DZ_ABBR_STATE},
    {"r.i", DZ_ABBR_STATE},
    {"r.i.p", DZ_ABBR_GENERAL},
    {"r.o.k", DZ_ABBR_GENERAL},
    {"rd", DZ_ABBR_GENERAL},
    {"ref", DZ_ABBR_NUMBER},
    {"refs", DZ_ABBR_NUMBER},
    {"rep", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"repr", DZ_ABBR_GENERAL},
    {"reps", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"rev", DZ_ABBR_NEVER | DZ_ABBR_NUMBER | DZ_ABBR_CAPITAL},
    {"s.c", DZ_ABBR_STATE},
    {"s.d", DZ_ABBR_STATE},
    {"sask", DZ_ABBR_STATE},
    {"sat", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"sec", DZ_ABBR_NUMBER | DZ_ABBR_UNIT},
    {"secs", DZ_ABBR_NUMBER | DZ_ABBR_UNIT},
    {"sen", DZ_ABBR_NEVER | DZ_ABBR_CAPITAL},
    {"sens", DZ_ABBR_NEVER},
    {"sep", DZ_ABBR_CALENDAR},
    {"sept", DZ_ABBR_CALENDAR},
    {"sgt", DZ_ABBR_NEVER},
    {"sq", DZ_ABBR_GENERAL | DZ_ABBR_UNIT},
    {"sr", DZ_ABBR_GENERAL},
    {"sra", DZ_ABBR_NEVER},
    {"srta", DZ_ABBR_NEVER},
    {"st", DZ_ABBR_GENERAL},
    {"sts", DZ_ABBR_GENERAL},
    {"sun", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"supt", DZ_ABBR_NEVER},
    {"tel", DZ_ABBR_NUMBER},
    {"tenn", DZ_ABBR_STATE},
    {"tex", DZ_ABBR_STATE},
    {"thu", DZ_ABBR_CALENDAR},
    {"thur", DZ_ABBR_CALENDAR},
    {"thurs", DZ_ABBR_CALENDAR},
    {"tn", DZ_ABBR_UNIT},
    {"trans", DZ_ABBR_GENERAL},
    {"tue", DZ_ABBR_CALENDAR},
    {"tues", DZ_ABBR_CALENDAR},
    {"u.a.e", DZ_ABBR_GENERAL},
    {"u.k", DZ_ABBR_GENERAL},
    {"u.n", DZ_ABBR_GENERAL},
    {"u.s", DZ_ABBR_GENERAL},
    {"u.s.a", DZ_ABBR_GENERAL},
    {"u.s.s.r", DZ_ABBR_GENERAL},
    {"univ", DZ_ABBR_GENERAL},
    {"v", DZ_ABBR_NEVER},
    {"va", DZ_ABBR_STATE | DZ_ABBR_CAPITAL},
    {"ver", DZ_ABBR_NUMBER},
    {"viz", DZ_ABBR_NEVER},
    {"vol", DZ_ABBR_NUMBER},
    {"vols", DZ_ABBR_NUMBER},
    {"vs", DZ_ABBR_NEVER},
    {"vt", DZ_ABBR_STATE},
    {"w.r.t", DZ_ABBR_NEVER},
    {"w.va", DZ_ABBR_STATE},
    {"wash", DZ_ABBR_STATE},
    {"wed", DZ_ABBR_CALENDAR | DZ_ABBR_CAPITAL},
    {"wis", DZ_ABBR_STATE},
    {"wyo", DZ_ABBR_STATE},
    {"yd", DZ_ABBR_UNIT},
    {"yds", DZ_ABBR_UNIT},
};

static const char *const starters[] = {
    "A", "About", "According", "Accordingly", "Across", "Additionally", "After", "Again", "Against", "Ah",
    "All", "Almost", "Along", "Also", "Although", "Always", "Amid", "Among", "An", "And", "Another", "Anyone",
    "Anything", "Are", "Around", "As", "At", "Based", "Because", "Before", "Besides", "Between", "Beyond",
    "Billions", "Both", "But", "By", "Can", "Can't", "Compared", "Concerning", "Consequently", "Considering",
    "Could", "Currently", "Dear", "Despite", "Did", "Didn't", "Do", "Does", "Don't", "Dozens", "During",
    "Each", "Earlier", "Eight", "Either", "Especially", "Even", "Eventually", "Every", "Everyone",
    "Everything", "Few", "Finally", "First", "Five", "Following", "For", "Four", "Fourth", "From",
    "Furthermore", "Generally", "Given", "Had", "Has", "Have", "He", "He's", "Hello", "Hence", "Her", "Here",
    "Hi", "His", "How", "However", "Hundreds", "I", "I'd", "I'll", "I'm", "I've", "If", "In", "Including",
    "Indeed", "Initially", "Instead", "Is", "It", "It's", "Its", "Just", "Last", "Later", "Let", "Let's",
    "Like", "Many", "May", "Maybe", "Meanwhile", "Millions", "More", "Moreover", "Most", "Much", "My",
    "Nearly", "Neither", "Never", "Nevertheless", "Next", "Nine", "No", "Nobody", "None", "Nonetheless",
    "Not", "Nothing", "Now", "Of", "Officials", "Often", "Oh", "Okay", "On", "Once", "One", "Only", "Or",
    "Other", "Otherwise", "Our", "Over", "Overall", "Particularly", "Per", "Perhaps", "Please", "Police",
    "Previously", "Recently", "Regarding", "Second", "Seven", "Several", "She", "She's", "Should",
    "Similarly", "Since", "Six", "So", "Some", "Someone", "Something", "Sometimes", "Specifically", "Still",
    "Such", "Ten", "Tens", "Thank", "Thanks", "That", "That's", "The", "Their", "Then", "There", "There's",
    "Therefore", "These", "They", "They're", "Third", "This", "Those", "Though", "Thousands", "Three",
    "Through", "Throughout", "Thus", "To", "Today", "Together", "Tomorrow", "Toward", "Towards", "Two",
    "Under", "Unless", "Unlike", "Until", "Upon", "Usually", "Was", "We", "We're", "Well", "Were", "What",
    "What's", "Whatever", "When", "Whenever", "Where", "Whereas", "Wherever", "Whether", "Which", "While",
    "Who", "Whom", "Whose", "Why", "Will", "With", "Within", "Without", "Would", "Yes", "Yesterday", "Yet",
    "You", "You're", "Your",
};

enum { ABBREVIATIONS = sizeof abbreviations / sizeof *abbreviations, STARTERS = sizeof starters / sizeof *starters };

unsigned dz_abbreviation(const char *word)
{
    char   small[DZ_LONGEST_WORD + 1];
    size_t low = 0, high = ABBREVIATIONS, n = 0;

    for (; word[n] && n < DZ_LONGEST_WORD; n++)
        small[n] = word[n] >= 'A' && word[n] <= 'Z' ? (char)(word[n] | 0x20) : word[n];
    small[n] = '\0';
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int    order = strcmp(small, abbreviations[middle].word);

        if (order == 0)
            return abbreviations[middle].is & DZ_ABBR_CAPITAL && word[0] == small[0] ? 0 : abbreviations[middle].is;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

bool dz_is_starter(const char *word)
{
    size_t low = 0, high = STARTERS;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int    order = strcmp(word, starters[middle]);

        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

bool dz_words_in_order(void)
{
    for (size_t i = 1; i < ABBREVIATIONS; i++)
        if (strcmp(abbreviations[i - 1].word, abbreviations[i].word) >= 0)
            return false;
    for (size_t i = 1; i < STARTERS; i++)
        if (strcmp(starters[i - 1], starters[i]) >= 0)
            return false;
    return true;
}

bool dz_is_one_of(const char *word, const char *list)
{
    size_t n = strlen(word);

    for (const char *at = list; n && (at = strstr(at, word)) != NULL; at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
            return true;
    return false;
}
