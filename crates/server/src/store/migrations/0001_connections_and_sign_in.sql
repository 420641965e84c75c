-- A connection as the API answers it: the whole JSON text, exactly as it was written.
-- What stands beside it is only what lists and writes have to find.
CREATE TABLE connection (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    strategy TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX connection_by_strategy ON connection (strategy, sequence);

-- Times are milliseconds since the Unix epoch; hashes are SHA-256.
CREATE TABLE sign_in_code (
    hash BLOB PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    hash BLOB PRIMARY KEY,
    last_used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
