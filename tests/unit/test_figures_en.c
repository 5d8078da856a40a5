/* test_figures_en.c — the figures of English text. */
#include "rows.h"

#define LANG   DZ_LANG_EN
#define LOCALE "en"

static const char *const PIECES[] = {
    "one",  "two ",       " twenty", "hundred",  "thousand ", " million",  " and ",   "-",      " point ",
    "half", " a ",        "third",   "thirds",   "%",         " percent",  "$",       "US$",    " yuan",
    "1",    "23",         "456",     "0",        ".",         ",",         " ",       "\n",     "/",
    ":",    " to ",       "from ",   "between ", " in ",      "March",     " May ",   "2024",   "st",
    "th",   "s",          "k",       "bn",       "km",        " feet",     " inches", "(",      ")",
    "p.m.", "half past ", "dozen",   "first ",   "quarter",   "IV",        "C919",    "over ",  "'",
    "\"",   "百",         "三",      "°C",       " degrees",  "years old", "century", "decades"};

#include "test_figures_common.h"

static const struct row rows[] = {
    {"groups and decimals", "1,234,567 and 12.50", "number:1234567; number:12.5"},
    {"a colon ends a date", "on July 9: the port", "date:XXXX-07-09"},
    {"a blank in a currency", "HK $4,000", "money:4000 HKD"},
    {"half-past", "half-past nine", "time:T09:30"},
    {"neighbours with or", "seven or eight hundred, 28 or 29 people", "range:[700,800]; range:[28,29]"},
    {"ranges below zero", "5 to 10 degrees below zero, minus 28 or 29 degrees Celsius",
     "range:[-10,-5] degree; range:[-29,-28] celsius"},
    {"parts in many", "six parts in ten million", "fraction:3/5000000"},
    {"a unit that is declared", "Unit: million yuan", "money:1000000 CNY"},
    {"a declared unit with its number", "Unit: RMB 10,000", "money:10000 CNY"},
    {"what one converts to", "convert 10 celsius to fahrenheit", "temperature:10 celsius; temperature:1 fahrenheit"},
    {"letters that are no word lead a code", "scp-173m, a sub-100m race", "code:scp-173m; quantity:100 meter"},
    {"words", "one hundred and eight, forty-five", "number:108; number:45"},
    {"letters with marks make other words", "the t\u0177o rivers and o\u016ee hill", ""},
    {"words that lead a phrase, or another word",
     "the first class, the cat, a few dozen, a few cats, past decade, past it", "vague:[20,100); duration:1 decade"},
    {"currencies by the names of ICU, but no codes that are words",
     "5 Iraqi dinars, 3 million Cuban pesos, 3 CUP finals, 17 SDG targets",
     "money:5 IQD; money:3000000 CUP; quantity:3 cup; number:17"},
    {"groups behind blanks", "1 234 567 people, 861 886 589 590, 12 345",
     "number:1234567; number:861886589590; number:12; number:345"},
    {"decimals behind a scale", "sixty-two thousand point six one", "number:62000.61"},
    {"words and digits", "3.2 million, 4 thousand 3 hundred and 21", "number:3200000; number:4321"},
    {"abbreviated scales", "$10K, 5bn, US$1.2 billion", "money:10000 USD; number:5000000000; money:1200000000 USD"},
    {"halves of large numbers", "half a million, a million and a half, a quarter of a million",
     "number:500000; number:1500000; number:250000"},
    {"dozens and pairs", "two dozen, a dozen, a couple of", "number:24; number:12; number:2"},
    {"two numbers joined by and", "between one million and two million", "range:[1000000,2000000]"},
    {"ordinals", "12th, twenty-first, the 136th", "ordinal:12; ordinal:21; ordinal:136"},
    {"shares of a hundred", "5.1 percent, 12%, 3 per thousand", "percent:5.1; percent:12; permille:3"},
    {"points are no percents", "0.7 percentage points, 50 basis points", "point:0.7; point:0.5"},
    {"fractions", "two-thirds of it, a third of us, 3/4, one in five",
     "fraction:2/3; fraction:1/3; fraction:3/4; fraction:1/5"},
    {"multiples", "three times that of, tripled, 30-fold, twice as many",
     "multiple:3; multiple:3; multiple:30; multiple:2"},
    {"times that are counted", "three times a week", "number:3"},
    {"money before and behind", "RMB70 million, HK$50, 12 euros, $20.50",
     "money:70000000 CNY; money:50 HKD; money:12 EUR; money:20.5 USD"},
    {"cents are hundredths", "ten cents, 3 dollars 50 cents", "money:0.1 USD; money:3.5 USD"},
    {"pounds of two kinds", "two pounds of meat, 361 million pounds", "quantity:2 pound; money:361000000 GBP"},
    {"units", "48,000 square meters, 3 GW, 45-acre, 29 micrograms per cubic meter",
     "quantity:48000 square-meter; quantity:3 gigawatt; quantity:45 acre; quantity:29 microgram-per-cubic-meter"},
    {"smaller units join the first", "1 hour, 23 minutes and 45 seconds; 7 feet 10 inches",
     "duration:5025 second; quantity:94 inch"},
    {"a race takes its time", "finished in 1:23:45", "duration:5025 second"},
    {"ages", "a 105-year-old man, 29 years old", "age:105 year; age:29 year"},
    {"temperatures", "-5 degrees Celsius, 104 degrees Fahrenheit",
     "temperature:-5 celsius; temperature:104 fahrenheit"},
    {"bounds", "more than 1,260; nearly 90 percent; about 18 km; 100 million yuan or more",
     "number:1260 over; percent:90 under; quantity:18 kilometer about; money:100000000 CNY over"},
    {"over three years tells when", "cost 1.5 billion yuan over three years", "money:1500000000 CNY; duration:3 year"},
    {"ranges share scale and unit", "3 to 5 million yuan, 3-5 months, between HK$50 and HK$200",
     "range:[3000000,5000000] CNY; range:[3,5] month; range:[50,200] HKD"},
    {"ages in a range", "aged between 18 and 35", "range:[18,35] year"},
    {"a change is no range", "Membership grew from 15 to 27.", "number:15; number:27"},
    {"a score keeps its order", "The score was 3-2.", "number:3; number:2"},
    {"vague numbers", "dozens of people, tens of thousands, for decades",
     "vague:[20,100); vague:[20000,100000); vague:[20,100) year"},
    {"dates in any order", "March 15, 2024; 15 March 2024; 15/03/2024; 2024-03-15",
     "date:2024-03-15; date:2024-03-15; date:2024-03-15; date:2024-03-15"},
    {"days of one month", "On September 26 and 27", "date:XXXX-09-26; date:XXXX-09-27"},
    {"years", "in 2024, the 2021-2025 plan, 2,024 people, more than 2000",
     "date:2024; date:2021; date:2025; number:2024; number:2000 over"},
    {"decades and centuries", "the 1980s, the 21st century", "date:198X; date:20XX"},
    {"quarters and halves of the year", "the first quarter, second half of 2023, Q3 2024",
     "date:XXXX-Q1; date:2023-H2; date:2024-Q3"},
    {"six quarters are of the year", "It grew for six quarters in a row.", "duration:6 quarter"},
    {"three quarters of two kinds", "Three quarters of them, the first three quarters",
     "fraction:3/4; ordinal:1; duration:3 quarter"},
    {"weekdays", "next Wednesday, Monday, March 3", "date:XXXX-WXX-3; date:XXXX-03-03"},
    {"a short weekday", "Thu 15th", "date:XXXX-WXX-4; ordinal:15"},
    {"may and march are words too", "You may march on.", ""},
    {"times of day", "3:30 p.m., 15:30, 9 am, noon, half past three",
     "time:T15:30; time:T15:30; time:T09:00; time:T12:00; time:T03:30"},
    {"both hours are of the same half", "from 9 to 11 a.m.", "time:T09:00; time:T11:00"},
    {"codes are opaque", "C919, 5G, COVID-19, 010-6255-1234, 2.0.1, 24/7",
     "code:C919; code:5G; code:COVID-19; code:010-6255-1234; code:2.0.1; code:24/7"},
    {"Roman numerals behind a word", "Annex IV", "number:4"},
    {"one of a phrase is none", "one another, no one, first-class, the one you mean", ""},
    {"per second is no ordinal", "sixty cubic meters per second", "quantity:60 cubic-meter"},
    {"won is a verb too", "born after 2000 won the title", "date:2000"},
};

int main(void)
{
    ADD_ROWS(reads, rows);
    add_test("numbers in the words of ICU come back", round_trip);
    add_test("any text is taken", takes_anything);
    return run_all("figures_en");
}
