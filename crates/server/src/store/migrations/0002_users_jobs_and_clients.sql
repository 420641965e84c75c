-- A user of a connection. The profile is the JSON text of what the API answers, without id,
-- identities and times; the identifiers stand beside it because they are unique in a connection.
-- Times are milliseconds since the Unix epoch.
CREATE TABLE user (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    connection INTEGER NOT NULL REFERENCES connection (sequence) ON DELETE CASCADE,
    email TEXT,
    username TEXT,
    phone_number TEXT,
    profile TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (connection, email),
    UNIQUE (connection, username),
    UNIQUE (connection, phone_number)
) STRICT;

CREATE INDEX user_by_connection ON user (connection, sequence);

-- How imports went: the job as the API answers it, and the array of what was refused.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    errors TEXT
) STRICT, WITHOUT ROWID;

-- Who may ask for access tokens with a secret. Without a hash nobody can; a scope of NULL is every
-- scope there is.
CREATE TABLE client (
    id TEXT PRIMARY KEY,
    secret_hash BLOB,
    scope TEXT
) STRICT, WITHOUT ROWID;
