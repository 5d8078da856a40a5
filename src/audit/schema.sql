-- The tables of an audit, as docs/audit.md tells them to users.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

CREATE TABLE setup (
    made     INTEGER PRIMARY KEY,
    key      TEXT NOT NULL,
    baseline TEXT NOT NULL,
    rules    TEXT NOT NULL
);

CREATE TABLE kept (
    kind    TEXT NOT NULL,
    path    TEXT NOT NULL,
    bytes   INTEGER NOT NULL,
    inode   INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    made    INTEGER NOT NULL,
    note    BLOB NOT NULL,
    PRIMARY KEY (kind, path)
) WITHOUT ROWID;

CREATE TABLE text (
    id       INTEGER PRIMARY KEY,
    path     TEXT NOT NULL UNIQUE,
    bytes    INTEGER NOT NULL,
    inode    INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    sha256   TEXT,
    language TEXT,
    encoding TEXT,
    segments INTEGER,
    figures  INTEGER
);

CREATE TABLE pair (
    id     INTEGER PRIMARY KEY,
    source INTEGER REFERENCES text,
    target INTEGER REFERENCES text,
    how    TEXT NOT NULL,
    state  TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    date   TEXT,
    made   INTEGER NOT NULL,
    paired INTEGER,
    gaps   INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX pair_of_texts ON pair (ifnull(source, 0), ifnull(target, 0));
CREATE INDEX pair_of_target ON pair (target);

CREATE TABLE finding (
    pair          INTEGER NOT NULL REFERENCES pair,
    n             INTEGER NOT NULL,
    rule          TEXT NOT NULL,
    severity      TEXT NOT NULL,
    dismissed     INTEGER NOT NULL,
    fingerprint   TEXT NOT NULL,
    message       TEXT NOT NULL,
    message_zh    TEXT NOT NULL,
    source_line   INTEGER,
    source_column INTEGER,
    target_line   INTEGER,
    target_column INTEGER,
    json          TEXT NOT NULL,
    PRIMARY KEY (pair, n)
) WITHOUT ROWID;

CREATE TABLE passage (
    pair    INTEGER NOT NULL REFERENCES pair,
    n       INTEGER NOT NULL,
    side    INTEGER NOT NULL,
    line    INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    bytes   INTEGER NOT NULL,
    text    INTEGER NOT NULL,
    shape   INTEGER NOT NULL,
    dates   INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    answer_figures INTEGER NOT NULL,
    answer_shape   INTEGER NOT NULL,
    numbers TEXT NOT NULL,
    words   TEXT NOT NULL,
    PRIMARY KEY (pair, n)
) WITHOUT ROWID;

CREATE TABLE said (
    pair        INTEGER NOT NULL REFERENCES pair,
    n           INTEGER NOT NULL,
    source_text INTEGER NOT NULL,
    target_text INTEGER NOT NULL,
    source_line INTEGER NOT NULL,
    target_line INTEGER NOT NULL,
    PRIMARY KEY (pair, n)
) WITHOUT ROWID;

CREATE TABLE rendering (
    pair        INTEGER NOT NULL REFERENCES pair,
    n           INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    chinese     TEXT NOT NULL,
    english     TEXT NOT NULL,
    how         TEXT NOT NULL,
    letters     TEXT NOT NULL,
    places      INTEGER NOT NULL,
    source_line INTEGER NOT NULL,
    target_line INTEGER NOT NULL,
    side        INTEGER NOT NULL,
    "column"    INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    bytes       INTEGER NOT NULL,
    PRIMARY KEY (pair, n)
) WITHOUT ROWID;

CREATE VIEW audited AS
    SELECT pair.id, s.path AS source, t.path AS target, pair.how, pair.state, pair.reason, pair.date, pair.gaps,
           s.language AS source_language, t.language AS target_language, s.segments AS source_segments, pair.paired,
           s.figures AS source_figures, t.figures AS target_figures, ifnull(s.bytes, 0) + ifnull(t.bytes, 0) AS bytes
    FROM pair LEFT JOIN text AS s ON s.id = pair.source LEFT JOIN text AS t ON t.id = pair.target;

CREATE VIEW counted AS
    SELECT rule, severity, count(*) AS findings, count(DISTINCT pair) AS pairs FROM finding WHERE NOT dismissed
    GROUP BY rule, severity;

CREATE VIEW graded AS
    SELECT audited.*, count(*) FILTER (WHERE severity = 'critical') AS critical, count(*) FILTER (WHERE severity = 'major') AS major,
           count(*) FILTER (WHERE severity = 'minor') AS minor, count(*) FILTER (WHERE severity = 'note') AS note
    FROM audited LEFT JOIN finding ON finding.pair = audited.id AND NOT dismissed GROUP BY audited.id;

CREATE VIEW rendered AS
    SELECT kind, chinese, min(english) AS english, sum(places) AS places, count(DISTINCT pair) AS pairs, min(date) AS first, max(date) AS last
    FROM rendering JOIN pair ON pair.id = rendering.pair GROUP BY kind, chinese, lower(english);

CREATE VIEW rendered_variously AS
    SELECT kind, chinese, count(*) AS renderings, sum(places) AS places FROM rendered GROUP BY kind, chinese HAVING count(*) > 1;

CREATE VIEW repeated AS
    SELECT text, side, count(DISTINCT pair) AS pairs, max(figures) AS figures FROM passage GROUP BY text, side HAVING count(DISTINCT pair) > 1;

CREATE VIEW variously AS
    SELECT source_text, count(DISTINCT target_text) AS renderings, count(*) AS places FROM said
    GROUP BY source_text HAVING count(DISTINCT target_text) > 1;
