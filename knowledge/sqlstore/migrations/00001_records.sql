-- Both SQLite and PostgreSQL read this file. Numbers are BIGINT (PostgreSQL's INTEGER
-- has 32 bits), times are microseconds since 1970 in UTC, bodies are TEXT so that they
-- come back byte for byte.

-- +goose Up

-- The number of the last revision, in the one row. Each writer updates it first and so
-- holds its lock until it commits: that keeps numbers without gaps and in order.
CREATE TABLE counter (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seq BIGINT NOT NULL CHECK (seq >= 0)
);
INSERT INTO counter (one, seq) VALUES (1, 0);

-- Every change, with the record as it became. How the record was before stands in the
-- revision that prev names: the record's previous one, NULL if there is none. That prev
-- is unique keeps a record's history one line.
CREATE TABLE revisions (
    seq    BIGINT PRIMARY KEY CHECK (seq > 0),
    prev   BIGINT UNIQUE REFERENCES revisions (seq) CHECK (prev < seq),
    batch  BIGINT NOT NULL CHECK (batch > 0 AND batch <= seq),
    at     BIGINT NOT NULL,
    actor  TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT NOT NULL,
    type   TEXT NOT NULL,
    scope  TEXT NOT NULL CHECK (scope <> ''),
    id     TEXT NOT NULL,
    state  TEXT NOT NULL,
    body   TEXT,
    pack   TEXT NOT NULL
);
CREATE INDEX revisions_of_record ON revisions (type, scope, id, seq);

-- The records as they stand: which revision is the last of each.
CREATE TABLE records (
    type  TEXT NOT NULL,
    scope TEXT NOT NULL,
    id    TEXT NOT NULL,
    rev   BIGINT NOT NULL UNIQUE REFERENCES revisions (seq),
    PRIMARY KEY (type, scope, id)
);
