// Package sqlstore keeps the records of package knowledge and every revision of
// them, in an SQLite file (OpenSQLite) or in a PostgreSQL database (OpenPostgres), and
// beside them what package ledger keeps (Store.Ledger) and leases (Store.Leases). Both have the same tables and
// the same queries, and behave alike; a backup of one can be restored into the other.
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
// # The ledger
//
// Records are never deleted, the ledger is: by age, at a person's request, and with a
// guild. SQLite overwrites what is deleted (secure_delete), in the file at once and in
// the log beside it when that is written again, or the last process closes the file.
// PostgreSQL removes it at its next VACUUM, which it does by itself.
//
// The ledger is no part of a backup, nor is it restored from one. A backup that held it
// would bring back what a person had deleted, would have messages sent a second time
// that were sent since it was made, and would itself be a file with people's questions
// in it. The price: after a restore answers from before are not corrected any more, and
// follows have to be set up again. Who wants to keep it copies the database itself: the
// SQLite file while nothing runs, or by pg_dump.
//
// # What it leaves to others
//
// It does not look into bodies beyond their being JSON, and knows nothing of facts,
// guilds or permissions: who may change what, and what is worth storing, is decided
// before Apply. Of records it deletes nothing: retracting is a state. It makes no plan for
// backups, and does not encrypt them: a backup holds everything. Roles, TLS and the
// size of a PostgreSQL server are its operator's.
package sqlstore
