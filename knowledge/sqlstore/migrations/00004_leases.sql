-- What package lease keeps: who may do what only one process may do. until is in
-- microseconds since 1970, by the clock of the database.

-- +goose Up

CREATE TABLE leases (
    name   TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until  BIGINT NOT NULL
);
