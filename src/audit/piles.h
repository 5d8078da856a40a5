/* piles.h — the rows of several databases, before they are numbered as those of one. Floor audit. Private. */
#ifndef DZ_AUDIT_PILES_H
#define DZ_AUDIT_PILES_H

#include "audit/shards.h"

/** Makes the piles: temporary tables called pile_..., with the columns of the table behind that of 'shard', a number of the database. */
extern const char dz_piles_make[];

/** That number, in SQL. Whoever piles up says before: */
#define DZ_AT_HAND "(SELECT number FROM at_hand)"
#define DZ_NEXT_AT_HAND "UPDATE at_hand SET number = number + 1;"

/** The columns of pile_pair, in SQL; 'p' is a pair. */
#define DZ_PILE_OF_PAIRS "INSERT INTO pile_pair SELECT s.path, t.path, " DZ_AT_HAND ", p.* FROM " DZ_SHARD ".pair AS p LEFT JOIN " DZ_SHARD \
    ".text AS s ON s.id = p.source LEFT JOIN " DZ_SHARD ".text AS t ON t.id = p.target"

/** Numbers what is on the piles as dz_store_plan() numbers it, and takes it over into the tables. */
extern const char dz_piles_take_over[];

#endif
