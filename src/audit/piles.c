/* piles.c — the rows of several databases, before they are numbered as those of one. Floor audit. */
#include "audit/piles.h"

const char dz_piles_make[] =
    "CREATE TEMP TABLE at_hand AS SELECT 0 AS number;"
    "CREATE TEMP TABLE pile_text AS SELECT * FROM text WHERE 0;"
    "CREATE TEMP TABLE pile_pair AS SELECT '' AS source_path, '' AS target_path, 0 AS shard, pair.* FROM pair WHERE 0;"
    "CREATE TEMP TABLE pile_finding AS SELECT 0 AS shard, finding.* FROM finding WHERE 0;"
    "CREATE TEMP TABLE pile_passage AS SELECT 0 AS shard, passage.* FROM passage WHERE 0;"
    "CREATE TEMP TABLE pile_rendering AS SELECT 0 AS shard, rendering.* FROM rendering WHERE 0;"
    "CREATE TEMP TABLE pile_said AS SELECT 0 AS shard, said.* FROM said WHERE 0";

const char dz_piles_take_over[] =
    "CREATE TEMP TABLE place AS SELECT row_number() OVER (ORDER BY ifnull(source_path, target_path), target_path IS NULL, target_path) AS id, "
    "shard, id AS was, source_path, target_path FROM pile_pair;"
    "CREATE UNIQUE INDEX temp.place_of ON place (shard, was);"
    "INSERT INTO text SELECT row_number() OVER (ORDER BY min(at)), path, bytes, inode, changed, max(sha256), max(language), max(encoding), "
    "max(segments), max(figures) FROM pile_text JOIN (SELECT source_path AS name, 2 * id AS at FROM place WHERE source_path IS NOT NULL UNION ALL "
    "SELECT target_path, 2 * id + 1 FROM place WHERE target_path IS NOT NULL) ON name = path GROUP BY path;"
    "INSERT INTO pair SELECT place.id, s.id, t.id, how, state, reason, date, made, paired, gaps FROM place JOIN pile_pair AS p ON p.shard = place.shard "
    "AND p.id = place.was LEFT JOIN text AS s ON s.path = place.source_path LEFT JOIN text AS t ON t.path = place.target_path ORDER BY place.id;"
    "INSERT INTO finding SELECT place.id, n, rule, severity, dismissed, fingerprint, message, message_zh, source_line, source_column, target_line, "
    "target_column, json FROM pile_finding AS f JOIN place ON place.shard = f.shard AND place.was = f.pair ORDER BY 1, 2;"
    "INSERT INTO passage SELECT place.id, n, side, line, \"column\", start, bytes, text, shape, dates, figures, answer_figures, answer_shape, numbers, words FROM pile_passage AS f JOIN place ON place.shard = f.shard AND place.was = "
    "f.pair ORDER BY 1, 2;"
    "INSERT INTO said SELECT place.id, n, source_text, target_text, source_line, target_line FROM pile_said AS f JOIN place ON place.shard = f.shard AND "
    "place.was = f.pair ORDER BY 1, 2;"
    "INSERT INTO rendering SELECT place.id, n, kind, chinese, english, how, letters, places, source_line, target_line, side, \"column\", start, bytes FROM pile_rendering AS f JOIN place ON place.shard = "
    "f.shard AND place.was = f.pair ORDER BY 1, 2; DROP TABLE pile_rendering;"
    "DROP TABLE place; DROP TABLE pile_text; DROP TABLE pile_pair; DROP TABLE pile_finding; DROP TABLE pile_passage; DROP TABLE pile_said; DROP TABLE at_hand";
