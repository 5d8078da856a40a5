/* test_tags.c — placeholders and elements in the strings of a program. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/document.h"

/** A string of a PO file with its flag, and the tags in it, each as "shown name id", '?' where it is doubtful, '~' where
 *  it may be left out, ':' where it is about looks. */
static const struct row {
    const char *name, *flag, *text, *want;
} rows[] = {
    {"a string without one", "", "Nothing to be put in.", ""},
    {"a conversion of C is known by its type", "c-format", "%s has %i of %5.2Lf", "%s s |%i d |%5.2Lf f |"},
    {"a position goes with it", "c-format", "%2$s, %1$-5d", "%2$s s 2|%1$-5d d 1|"},
    {"a width that is a value is one", "c-format", "%*d", "%* * |%*d d |"},
    {"and so is a precision, of a position too", "c-format", "%2$*1$.*3$f", "%2$*1$ * 1|%2$*1$.*3$ * 3|%2$*1$.*3$f f 2|"},
    {"a macro of gettext is a type", "c-format", "%<PRIu64> bytes", "%<PRIu64> <PRIu64 |"},
    {"a macro that never ends is none", "c-format", "%<PRIu64 bytes", ""},
    {"a conversion that nothing knows leaves no width behind", "c-format", "%*y", ""},
    {"two per cent signs are one that is shown", "c-format", "100%% of %%s", ""},
    {"a per cent sign at the end is one", "c-format", "100%", ""},
    {"without a flag a conversion counts where it is hardly prose", "", "%s by %d", "%s s |%d d |"},
    {"and is doubted where it may be prose", "", "50%-owned", "%-o u ?|"},
    {"where a per cent sign is one no conversion is read", "no-c-format", "%d done", ""},
    {"a form for dates has letters of its own", "", "%Y-%m-%d %s", ""},
    {"even with a hyphen", "", "%-e %s", ""},
    {"a hyphen at the end makes no form for dates", "", "%s rose by 50%-", "%s s |"},
    {"a name of Python", "python-format", "%(name)s is %(size).2f long", "%(name)s  name|%(size).2f  size|"},
    {"as Python shows it", "python-format", "%(name)r", "%(name)r  name|"},
    {"a name without a type is none", "python-format", "%(name) %(name", ""},
    {"a name of Ruby", "", "%{name} of %{all", "%{name}  name|"},
    {"numbers of Qt", "", "Page %1 of %L2, %n", "%1  1|%L2  2|%n  n|"},
    {"a number of Qt with three digits is none", "", "%123", ""},
    {"nor one behind a word, nor one that a percent sign ends", "", "a%1 and 5%1%", ""},
    {"a number is none where the file has those of C", "c-format", "%1 of", ""},
    {"braces with a number, a name, a form", "", "{0} {name} {name!r} {size:>5}", "{0}  0|{name}  name|{name!r}  name|{size:>5}  size|"},
    {"two braces with blanks", "", "{{ user.name }} and {{user}}", "{{ user.name }}  user.name|{{user}}  user|"},
    {"of three braces two count", "", "{{{name}}}", "{{name}}  name|"},
    {"a choice of forms is one", "", "{n, plural, one {a file} other {files}}", "{n, plural, one {a file} other {files}}  n|"},
    {"empty braces are a value where the file says so", "python-brace-format", "{} of {}", "{}  |{}  |"},
    {"and none where it does not", "", "main() {}", ""},
    {"braces that are never closed are none", "", "{name", ""},
    {"nor is a block of code", "", "{ return; } {-x}", ""},
    {"capitals in braces stand for something in prose", "", "{INTEGER}", ""},
    {"unless the file says that they are a value", "java-format", "{INTEGER}", "{INTEGER}  INTEGER|"},
    {"a hyphen makes no name", "", "{file-name}", ""},
    {"braces are prose where the file has conversions of C", "c-format", "{name} %s", "%s s |"},
    {"a variable in braces", "", "${name}, ${name", "${name}  name|"},
    {"a variable of a shell ends before the stop", "sh-format", "In $folder. And $a.b.", "$folder  folder|$a.b  a.b|"},
    {"a dollar is money where the file does not say that", "", "$folder cost $5", ""},
    {"a dollar sign at the end is one", "sh-format", "US$", ""},
    {"an element that is opened and closed", "", "<b>Start</b>", "<b> b :|</b> b :|"},
    {"one that is never closed", "", "a<br>b<img src=x><hr>", "<br> br :|<img src=x> img :|<hr> hr :|"},
    {"one that is closed at once", "", "<x/> <note id='a>b'/>", "<x/> x |<note id='a>b'/> note |"},
    {"a word of a usage line is none", "", "duizhao <file> [-o <path>]", ""},
    {"one that is cut short is none", "", "a</b b <b", ""},
    {"nor one that another cuts", "", "<b <i>a</i>", "<i> i :|</i> i :|"},
    {"what stands in one is read", "", "<a href=\"%s\">x</a>", "<a href=\"%s\"> a |%s s |</a> a |"},
    {"what nobody has looked at has none", "fuzzy, c-format", "%s of %d", ""},
};

static void show(const dz_document *doc, dz_buf *into)
{
    dz_tag_list tags = dz_document_tags(doc);

    for (size_t i = 0; i < tags.n; i++) {
        const dz_tag *tag = &tags.at[i];

        dz_buf_format(into, "%s %s %s%s%s%s|", tag->shown, tag->name, tag->id, tag->doubtful ? "?" : "", tag->optional ? "~" : "",
                      tag->styles ? ":" : "");
    }
    dz_buf_byte(into, '\0');
}

/** The source of a PO file in memory. */
static dz_document *read_po(const char *po)
{
    dz_read_options options = {.format = "po"};
    dz_document    *doc;
    dz_error        error = {0};

    assert_int_equal(dz_document_from("a.po", (dz_str){po, strlen(po)}, &options, &doc, &error), DZ_OK);
    return doc;
}

/** One message, its quotes escaped. */
static void write_message(dz_buf *po, const struct row *row)
{
    if (row->flag[0])
        dz_buf_format(po, "#, %s\n", row->flag);
    dz_buf_text(po, "msgid \"");
    for (const char *at = row->text; *at; at++) {
        if (*at == '"')
            dz_buf_byte(po, '\\');
        dz_buf_byte(po, *at);
    }
    dz_buf_text(po, "\"\nmsgstr \"x\"\n");
    dz_buf_byte(po, '\0');
}

static void find_tags(void **state)
{
    dz_buf       po = {0}, shown = {0};
    dz_document *doc;

    write_message(&po, *state);
    doc = read_po(po.bytes.at);
    show(doc, &shown);
    assert_string_equal(shown.bytes.at, ((const struct row *)*state)->want);
    dz_buf_free(&po);
    dz_buf_free(&shown);
    dz_document_free(doc);
}

/** The form for one thing may say "a file" for "%d files". */
static void may_leave_a_number_out(void **state)
{
    dz_document *doc = read_po("#, c-format\nmsgid \"%s: %d file\"\nmsgid_plural \"%s: %d files\"\nmsgstr[0] \"x\"\nmsgstr[1] \"y\"\n");
    dz_buf       shown = {0};

    (void)state;
    show(doc, &shown);
    assert_string_equal(shown.bytes.at, "%s s |%d d ~|%s s |%d d |");
    dz_buf_free(&shown);
    dz_document_free(doc);
}

/** A string of more tags than a text may have is refused by name, and not cut. */
static void refuses_too_many(void **state)
{
    dz_read_options options = {.format = "po"};
    dz_buf          po = {0};
    dz_document    *doc;
    dz_error        error = {0};

    (void)state;
    dz_buf_text(&po, "#, c-format\nmsgid \"");
    for (size_t i = 0; i <= DZ_MOST_TAGS + 1; i++)
        dz_buf_text(&po, "%s");
    dz_buf_text(&po, "\"\nmsgstr \"x\"\n");
    assert_int_equal(dz_document_from("a.po", dz_buf_all(&po), &options, &doc, &error), DZ_TOO_LARGE);
    assert_null(doc);
    assert_non_null(strstr(error.message, "'a.po' has more than "));
    dz_buf_free(&po);
}

int main(void)
{
    ADD_ROWS(find_tags, rows);
    add_test("the form for one thing may leave its number out", may_leave_a_number_out);
    add_test("too many are refused by name", refuses_too_many);
    return run_all("tags");
}
