// Package sqlstore keeps the records of package knowledge and every revision of
// them, in an SQLite file (OpenSQLite) or in a PostgreSQL database (OpenPostgres).
// Both have the same tables and the same queries, and behave alike; a backup of one
// can be restored into the other.
//
// # What it promises
//
// A batch is applied whole or not at all. Revisions are numbered from 1, without
// gaps, in the order in which batches commit: whoever sees revision n sees all
// before it. This holds between goroutines, between stores in one process and
// between processes. Revisions cannot be changed or deleted, not even by hand: the
// database refuses it. What is read is what was written, bodies byte for byte.
//
// When Apply returns without an error, the batch is on disk, as far as a program
// can know: SQLite has called fsync on its write-ahead log (synchronous=FULL), and
// PostgreSQL on its own (synchronous_commit, which is turned on for each connection
// if it is off). A drive that claims to have written what it still caches, an SQLite
// file on a network file system, and a PostgreSQL server that runs with fsync=off
// are beyond what this package can see or mend.
//
// # What it leaves to others
//
// It does not look into bodies beyond their being JSON, and knows nothing of facts,
// guilds or permissions: who may change what, and what is worth storing, is decided
// before Apply. It deletes nothing: retracting is a state. It makes no plan for
// backups, and does not encrypt them: a backup holds everything. Roles, TLS and the
// size of a PostgreSQL server are its operator's.
package sqlstore
