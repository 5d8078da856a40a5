/* main.c — a program outside: aligns two texts and prints its beads, a line each. */
#include <duizhao/duizhao.h>
#include <stdio.h>
#include <string.h>

static dz_document *document(const char *name, const char *text)
{
    dz_document *doc;
    dz_error     error;

    if (dz_document_from(name, (dz_str){text, strlen(text)}, NULL, &doc, &error) == DZ_OK)
        return doc;
    fprintf(stderr, "%s\n", error.message);
    return NULL;
}

static void print_side(const dz_pair *pair, size_t bead, int side)
{
    dz_span span = dz_pair_span(pair, bead, side);
    dz_str  text = dz_document_text(dz_pair_document(pair, side));

    printf("%.*s%c", (int)span.len, text.at + span.at, side == DZ_SOURCE ? '\t' : '\n');
}

int main(void)
{
    dz_document *zh = document("zh", "城墙长12公里。城门有三座。");
    dz_document *en = document("en", "The city wall is 12 km long. It has three gates.");
    dz_lexicon  *lexicon = NULL;
    dz_pair     *pair;
    dz_error     error;

    if (!zh || !en || dz_lexicon_new(&lexicon, &error) != DZ_OK)
        return 1;
    if (dz_pair_align(zh, en, &(dz_align_options){.lexicon = lexicon}, &pair, &error) != DZ_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("%s\n", dz_version());
    for (size_t i = 0; i < dz_pair_beads(pair).n; i++) {
        print_side(pair, i, DZ_SOURCE);
        print_side(pair, i, DZ_TARGET);
    }
    dz_pair_free(pair);
    dz_lexicon_free(lexicon);
    return 0;
}
