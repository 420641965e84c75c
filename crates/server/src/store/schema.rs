//! Tables and how they came about: ordered SQL files, counted by `PRAGMA user_version`.

use anyhow::bail;
use rusqlite::{Connection, TransactionBehavior};

/// Applied in this order, each once; never edited, only added to.
const MIGRATIONS: [&str; 2] = [
    include_str!("migrations/0001_connections_and_sign_in.sql"),
    include_str!("migrations/0002_users_jobs_and_clients.sql"),
];

/// Applies what the database does not have yet, all or nothing.
///
/// Fails on a database that a newer version has written.
pub(super) fn migrate(connection: &mut Connection) -> anyhow::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let applied: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if applied > MIGRATIONS.len() {
        bail!("it was written by a newer version of patchbay");
    }
    for migration in MIGRATIONS.iter().skip(applied) {
        transaction.execute_batch(migration)?;
    }
    if applied < MIGRATIONS.len() {
        transaction.pragma_update(None, "user_version", MIGRATIONS.len())?;
    }
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{MIGRATIONS, migrate};

    fn version(connection: &Connection) -> usize {
        connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn an_empty_database_gets_every_table_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        for _ in 0..2 {
            migrate(&mut connection).unwrap();
            assert_eq!(version(&connection), MIGRATIONS.len());
        }
        connection.execute("DELETE FROM connection", []).unwrap();
    }

    /// Guards a promise: what an older version has written is still there, and can have users.
    #[test]
    fn a_database_of_version_1_keeps_its_connections() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let insert = "INSERT INTO connection (id, name, strategy, version, body)
            VALUES ('con_1', 'one', 'auth0', 7, '{}')";
        connection.execute(insert, []).unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(version(&connection), MIGRATIONS.len());
        let add_user = "INSERT INTO user
            (id, connection, email, profile, created_at, updated_at)
            SELECT 'auth0|1', sequence, 'a@b', '{}', 1, 1 FROM connection
            WHERE id = 'con_1' AND version = 7";
        assert_eq!(connection.execute(add_user, []), Ok(1));
    }

    #[test]
    fn a_database_of_a_newer_version_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .pragma_update(None, "user_version", MIGRATIONS.len() + 1)
            .unwrap();
        let error = migrate(&mut connection).unwrap_err().to_string();
        assert!(error.contains("newer version"), "{error}");
        assert_eq!(version(&connection), MIGRATIONS.len() + 1);
    }
}
