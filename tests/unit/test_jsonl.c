/* test_jsonl.c — records of two languages: keys, escapes, places. */
#include "bilingual.h"

#define NONE "has no text under 'zh' and 'en', or 'source' and 'target'"

static const struct bilingual rows[] = {
    {"languages are keys, the first is the source", "{\"zh\":\"港口\",\"en\":\"Port\"}\n", "0:港口", "0:Port", "1:18 (en)"},
    {"English may come first", "{\"en\":\"Port\",\"zh\":\"港口\"}\n", "0:Port", "0:港口", NULL},
    {"once settled, the order of keys does not count", "{\"en\":\"a\",\"zh\":\"一\"}\n{\"zh\":\"二\",\"en\":\"b\"}", "0:a|1:b", "0:一|1:二", NULL},
    {"source and target are as they say", "{\"target\":\"Port\",\"source\":\"港口\"}", "0:港口", "0:Port", NULL},
    {"an id names the unit", "{\"id\":\"u 1\",\"source\":\"一\",\"target\":\"one\"}", "0:一", "0:one", "1:36 (target, unit u 1)"},
    {"a number may be an id", "{\"source\":\"一\",\"target\":\"one\",\"id\":-17}", "0:一", "0:one", "1:25 (target, unit -17)"},
    {"what data sets put under 'translation' is looked into", "{\"id\":\"0\",\"translation\":{\"en\":\"Port\",\"zh\":\"港口\"}}", "0:Port", "0:港口", NULL},
    {"other keys are passed over", "{\"a\":[1,{\"b\":\"}\"},null],\"zh_CN\":\"一\",\"c\":-1.5e3,\"en-US\":\"one\",\"d\":true}", "0:一", "0:one", NULL},
    {"escapes are what they stand for", "{\"zh\":\"\\u4e00\\n\\\"\\\\\",\"en\":\"a\\tb\\ud83d\\ude00\\/\"}", "0:一\n\"\\", "0:a b\U0001f600/", NULL},
    {"half a pair is no character", "{\"zh\":\"一\\ud83d\",\"en\":\"\\ude00x\\u0000\"}", "0:一\xef\xbf\xbd", "0:\xef\xbf\xbdx\xef\xbf\xbd", NULL},
    {"an array is one text", "{\"source\":[\"一。\",\"二。\"],\"target\":[\"One.\"]}", "0:一。\n二。", "0:One.", NULL},
    {"a side may be missing, or null, and keeps its place", "{\"zh\":\"一\",\"en\":\"a\"}\n{\"zh\":\"二\"}\n{\"zh\":\"三\",\"en\":null}\n", "0:一|1:二|2:三", "0:a|1:|2:",
     "3:16 (en)"},
    {"or empty", "{\"zh\":\"一\",\"en\":\"\"}\n{\"zh\":[],\"en\":\"b\"}\n{\"zh\":\"三\",\"en\":\" \"}", "0:一|1:|2:三", "0:|1:b|2:", "3:17 (en)"},
    {"a record without text on either side is no unit", "{\"zh\":\"\",\"en\":null}\n{\"zh\":\"一\",\"en\":\"a\"}\n{\"zh\":[\"\",\"\"]}", "1:一", "1:a", NULL},
    {"blank lines are none", "\n{\"zh\":\"一\",\"en\":\"a\"}\r\n\r\n", "0:一", "0:a", "2:17 (en)"},
    {"of a key that is there twice the last counts", "{\"zh\":\"一\",\"en\":\"a\",\"en\":\"b\"}", "0:一", "0:b", NULL},
    {"a line that is no object is refused", "{\"zh\":\"一\",\"en\":\"a\"}\n[1]\n", "'name', line 2: is no object of JSON", NULL, NULL},
    {"so is one cut short", "{\"zh\":\"一\",\"en\":\"a", "'name', line 1: is no object of JSON", NULL, NULL},
    {"so is more behind it", "{\"zh\":\"一\",\"en\":\"a\"} x", "'name', line 1: is no object of JSON", NULL, NULL},
    {"so is a bad escape", "{\"zh\":\"一\\x\",\"en\":\"a\"}", "'name', line 1: is no object of JSON", NULL, NULL},
    {"so are brackets that do not match", "{\"zh\":\"一\",\"en\":\"a\",\"b\":[}]}", "'name', line 1: is no object of JSON", NULL, NULL},
    {"a record without the keys is refused", "{\"text\":\"一\"}", "'name', line 1: " NONE, NULL, NULL},
    {"so is a later one", "{\"zh\":\"一\",\"en\":\"a\"}\n{\"text\":\"一\"}", "'name', line 2: has no text under 'zh' and 'en'", NULL, NULL},
    {"so is a number for a text", "{\"zh\":1,\"en\":\"a\"}", "'name', line 1: has no text under 'zh' and 'en'", NULL, NULL},
};

static void read_rows(void **state) { check_bilingual(*state, "jsonl"); }

int main(void)
{
    ADD_ROWS(read_rows, rows);
    return run_all("jsonl");
}
