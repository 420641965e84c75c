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
    use management_api::{Identifiers, NewUser, OnTaken, Store, UserOutcome};
    use rusqlite::Connection;

    use super::{MIGRATIONS, migrate};
    use crate::store::Database;

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
    fn a_file_of_version_1_is_opened_with_its_connections() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("patchbay.sqlite3");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(MIGRATIONS[0]).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        let insert = "INSERT INTO connection (id, name, strategy, version, body)
            VALUES ('con_1', 'one', 'auth0', 7, '{\"id\":\"con_1\"}')";
        old.execute(insert, []).unwrap();
        drop(old);

        let database = Database::open(&path).unwrap();
        let stored = database.get("con_1").unwrap();
        assert_eq!(
            (stored.version, stored.body.as_str()),
            (7, r#"{"id":"con_1"}"#)
        );
        let user = NewUser {
            id: "auth0|1".to_owned(),
            identifiers: Identifiers::default(),
            profile: "{}".to_owned(),
            created_at: 1,
        };
        let added = database.insert_users("con_1", &[user], OnTaken::Keep);
        assert_eq!(added, Ok(vec![UserOutcome::Inserted]));
        drop(database);
        assert_eq!(version(&Connection::open(&path).unwrap()), 2);
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
