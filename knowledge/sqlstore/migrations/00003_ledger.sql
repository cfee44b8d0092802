-- What package ledger keeps. Unlike revisions all of it is deleted some day: by age, at
-- a person's request, and with a guild. What hangs on a row goes with it, by foreign
-- keys; each of them has an index to find the rows by.
--
-- The two databases have no common words for columns that number themselves. The numbers
-- come from the row of ledger instead, see there.

-- +goose Up

-- The one row. Each change of the ledger first adds one to last, and so holds the row's
-- lock until it commits: changes happen one after another. The number is the id of what
-- the change makes. So ids ascend in the order of commits, and none is used twice,
-- whatever is deleted; there are gaps.
CREATE TABLE ledger (
    one    BIGINT PRIMARY KEY CHECK (one = 1),
    last   BIGINT NOT NULL,
    secret TEXT NOT NULL -- 64 hexadecimal digits; '' until it is asked for
);
INSERT INTO ledger (one, last, secret) VALUES (1, 0, '');

CREATE TABLE cursors (
    name TEXT PRIMARY KEY,
    at   BIGINT NOT NULL
);

-- entities and shown are JSON.
CREATE TABLE entries (
    id       BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,
    sort     TEXT NOT NULL,
    guild    TEXT NOT NULL,
    channel  TEXT NOT NULL CHECK (channel <> ''),
    message  TEXT NOT NULL CHECK (message <> ''),
    hook     TEXT NOT NULL,
    until    BIGINT, -- NULL: the message can be edited for good
    asker    TEXT NOT NULL,
    question TEXT NOT NULL,
    lang     TEXT NOT NULL,
    intent   TEXT NOT NULL,
    entities TEXT NOT NULL,
    answered BOOLEAN NOT NULL,
    reason   TEXT NOT NULL,
    head     BIGINT NOT NULL,
    shown    TEXT NOT NULL,
    gone     BOOLEAN NOT NULL,
    UNIQUE (channel, message)
);
CREATE INDEX entries_of_guild ON entries (guild, at);
CREATE INDEX entries_of_asker ON entries (asker, channel, at);
CREATE INDEX entries_by_time ON entries (at);
CREATE INDEX entries_with_hook ON entries (until) WHERE hook <> '';

-- Which entries show a fact: what is in shown, turned round.
CREATE TABLE uses (
    fact  TEXT NOT NULL,
    scope TEXT NOT NULL,
    entry BIGINT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    PRIMARY KEY (fact, scope, entry)
);
CREATE INDEX uses_of_entry ON uses (entry);

CREATE TABLE votes (
    entry   BIGINT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    voter   TEXT NOT NULL,
    helpful BOOLEAN NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (entry, voter)
);
CREATE INDEX votes_of_voter ON votes (voter);

-- Those that are open. One may outlive its entry.
CREATE TABLE complaints (
    id       BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,
    guild    TEXT NOT NULL,
    entry    BIGINT NOT NULL,
    reporter TEXT NOT NULL,
    text     TEXT NOT NULL
);
CREATE INDEX complaints_of_guild ON complaints (guild, id);

CREATE TABLE corrections (
    id        BIGINT NOT NULL,
    fact      TEXT NOT NULL,
    at        BIGINT NOT NULL,
    scope     TEXT NOT NULL,
    change    TEXT NOT NULL,
    reason    TEXT NOT NULL,
    old_text  TEXT NOT NULL,
    old_quote TEXT NOT NULL,
    new_text  TEXT NOT NULL,
    new_fact  TEXT NOT NULL,
    link      TEXT NOT NULL,
    PRIMARY KEY (id, fact)
);
CREATE INDEX corrections_of_fact ON corrections (fact);

-- outcome is '' while the errand waits. guild is the entry's; lasting is that its message
-- can be edited for good.
CREATE TABLE errands (
    correction BIGINT NOT NULL,
    fact       TEXT NOT NULL,
    entry      BIGINT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    guild      TEXT NOT NULL,
    lasting    BOOLEAN NOT NULL,
    outcome    TEXT NOT NULL,
    tries      BIGINT NOT NULL,
    PRIMARY KEY (correction, fact, entry),
    FOREIGN KEY (correction, fact) REFERENCES corrections (id, fact) ON DELETE CASCADE
);
CREATE INDEX errands_of_entry ON errands (entry);
CREATE INDEX errands_in_guild ON errands (correction, fact, guild, outcome);
CREATE INDEX errands_waiting ON errands (lasting, correction, fact, entry) WHERE outcome = ''; -- as they are listed

-- Which guilds are to be told how far a correction reached.
CREATE TABLE reports (
    correction BIGINT NOT NULL,
    fact       TEXT NOT NULL,
    guild      TEXT NOT NULL,
    told       BOOLEAN NOT NULL,
    PRIMARY KEY (correction, fact, guild),
    FOREIGN KEY (correction, fact) REFERENCES corrections (id, fact) ON DELETE CASCADE
);
CREATE INDEX reports_untold ON reports (correction, fact, guild) WHERE NOT told;
CREATE INDEX reports_in_guild ON reports (guild);

CREATE TABLE follows (
    id      BIGINT PRIMARY KEY,
    guild   TEXT NOT NULL,
    channel TEXT NOT NULL,
    userid  TEXT NOT NULL,
    maker   TEXT NOT NULL,
    what    TEXT NOT NULL,
    lang    TEXT NOT NULL,
    pace    TEXT NOT NULL,
    hour    BIGINT NOT NULL,
    weekday BIGINT NOT NULL,
    zone    TEXT NOT NULL,
    made    BIGINT NOT NULL,
    head    BIGINT NOT NULL,
    day     TEXT NOT NULL,
    UNIQUE (channel, userid, what)
);
CREATE INDEX follows_of_guild ON follows (guild);
CREATE INDEX follows_of_user ON follows (userid);

CREATE TABLE wishes (
    id     BIGINT PRIMARY KEY,
    entry  BIGINT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    wisher TEXT NOT NULL,
    at     BIGINT NOT NULL,
    UNIQUE (entry, wisher)
);
CREATE INDEX wishes_of_wisher ON wishes (wisher);

-- The keys of all parcels that were ever taken in, up to a certain age.
CREATE TABLE parcel_keys (
    key   TEXT PRIMARY KEY CHECK (key <> ''),
    made  BIGINT NOT NULL,
    guild TEXT NOT NULL
);
CREATE INDEX parcel_keys_by_time ON parcel_keys (made);
CREATE INDEX parcel_keys_of_guild ON parcel_keys (guild);

-- Those that wait. shown is JSON.
CREATE TABLE parcels (
    id       BIGINT PRIMARY KEY,
    key      TEXT NOT NULL UNIQUE REFERENCES parcel_keys (key) ON DELETE CASCADE,
    made     BIGINT NOT NULL,
    guild    TEXT NOT NULL,
    channel  TEXT NOT NULL,
    userid   TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    body     TEXT NOT NULL,
    head     BIGINT NOT NULL,
    shown    TEXT NOT NULL,
    follow   BIGINT REFERENCES follows (id) ON DELETE CASCADE,
    tried    BOOLEAN NOT NULL,
    tries    BIGINT NOT NULL
);
CREATE INDEX parcels_of_follow ON parcels (follow);
