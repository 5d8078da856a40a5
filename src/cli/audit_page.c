/* audit_page.c — the page of one pair of an audit. Floor cli. */
#include <string.h>

#include "cli.h"

/** Whether the files are as they were audited; complains of the first that is not. */
static bool are_as_they_were(const dz_audit_pair *found, const dz_pair *pair)
{
    for (int side = 0; side < 2 && found->path[side]; side++)
        if (strcmp(dz_document_sha256(dz_pair_document(pair, side)), found->sha256[side]) != 0) {
            complain(EXIT_NOT_EXAMINED, "'%s' is not as it was audited; run the audit again", found->path[side]);
            return false;
        }
    return true;
}

/** Reads the pair again and writes its page. */
static int write_page(const settings *set, const dz_audit_pair *found)
{
    const dz_writer *html = dz_writer_named(DZ_FOR_CHECK, "html");
    dz_pair         *pair;
    int              status = open_pair(set, found->path[0], found->path[1], &pair);

    if (status != EXIT_CLEAN)
        return status;
    status = are_as_they_were(found, pair) ? check_pair(set, html, found->path[0], found->path[1], pair) : EXIT_NOT_EXAMINED;
    dz_pair_free(pair);
    return status;
}

int audit_page(const settings *set, setups *all, const char *pair)
{
    dz_audit_options options = {.db = set->db};
    dz_audit_pair    found;
    dz_error         error;
    const settings  *own;
    int              status;

    if (set->format && strcmp(set->format, "html") != 0)
        return complain(EXIT_USAGE, "'audit page' writes html, and no '%s'", set->format);
    setups_tell(all, &options);
    if (dz_audit_find(set->db, pair, &options, &found, &error) != DZ_OK)
        return error.status == DZ_USAGE ? complain(EXIT_USAGE, "%s", error.message) : complain_of(&error);
    own = setups_of(all, found.path[0], found.path[1]);
    status = own ? write_page(own, &found) : EXIT_BROKEN;
    dz_audit_pair_free(&found);
    return status;
}
