//! Sign-in codes and sessions, both only as hashes.

use management_api::StoreError;
use rusqlite::{Connection, params};

use crate::random::SecretHash;
use crate::store::Database;

/// How long a sign-in code is good for, in milliseconds.
const CODE_LIFETIME: u64 = 5 * 60 * 1000;
/// How long a session may lie idle, in milliseconds.
const SESSION_IDLE: u64 = 12 * 60 * 60 * 1000;

impl Database {
    /// Keeps a code that is good once within the next five minutes. `now` is in milliseconds.
    pub(crate) fn add_code(&self, code: SecretHash, now: u64) -> Result<(), StoreError> {
        self.writer.write(move |connection| {
            connection.execute("DELETE FROM sign_in_code WHERE expires_at <= ?1", [now])?;
            let insert = "INSERT INTO sign_in_code (hash, expires_at) VALUES (?1, ?2)";
            connection.execute(insert, params![code, now.saturating_add(CODE_LIFETIME)])?;
            Ok(())
        })
    }

    /// Uses a code up and opens a session for it; whether the code was good. `now` is in
    /// milliseconds.
    pub(crate) fn exchange_code(
        &self,
        code: SecretHash,
        session: SecretHash,
        now: u64,
    ) -> Result<bool, StoreError> {
        self.writer.write(move |connection| {
            let delete = "DELETE FROM sign_in_code WHERE hash = ?1 AND expires_at > ?2";
            let good = connection.execute(delete, params![code, now])? == 1;
            if good {
                remove_idle_sessions(connection, now)?;
                let insert = "INSERT INTO session (hash, last_used_at) VALUES (?1, ?2)";
                connection.execute(insert, params![session, now])?;
            }
            Ok(good)
        })
    }

    /// Whether a session is open; it then stays so for another twelve hours. `now` is in
    /// milliseconds.
    pub(crate) fn use_session(&self, session: SecretHash, now: u64) -> Result<bool, StoreError> {
        self.writer.write(move |connection| {
            remove_idle_sessions(connection, now)?;
            let update = "UPDATE session SET last_used_at = ?2 WHERE hash = ?1";
            Ok(connection.execute(update, params![session, now])? == 1)
        })
    }

    /// Ends a session; nothing happens when there is none.
    pub(crate) fn end_session(&self, session: SecretHash) -> Result<(), StoreError> {
        self.writer.write(move |connection| {
            connection.execute("DELETE FROM session WHERE hash = ?1", [session])?;
            Ok(())
        })
    }
}

fn remove_idle_sessions(connection: &Connection, now: u64) -> rusqlite::Result<()> {
    let oldest = now.saturating_sub(SESSION_IDLE);
    connection.execute("DELETE FROM session WHERE last_used_at < ?1", [oldest])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CODE_LIFETIME, SESSION_IDLE};
    use crate::store::tests::empty;

    const NOON: u64 = 1_764_000_000_000;
    const CODE: [u8; 32] = [1; 32];
    const SESSION: [u8; 32] = [2; 32];
    const OTHER: [u8; 32] = [3; 32];

    #[test]
    fn a_code_is_good_once() {
        let (database, _folder) = empty();
        database.add_code(CODE, NOON).unwrap();
        assert_eq!(database.exchange_code(OTHER, SESSION, NOON), Ok(false));
        assert_eq!(database.exchange_code(CODE, SESSION, NOON), Ok(true));
        assert_eq!(database.exchange_code(CODE, OTHER, NOON), Ok(false));
        assert_eq!(database.use_session(SESSION, NOON), Ok(true));
        assert_eq!(database.use_session(OTHER, NOON), Ok(false));
    }

    #[test]
    fn a_code_is_good_for_five_minutes() {
        let (database, _folder) = empty();
        database.add_code(CODE, NOON).unwrap();
        let late = NOON + CODE_LIFETIME;
        assert_eq!(database.exchange_code(CODE, SESSION, late), Ok(false));
        assert_eq!(database.exchange_code(CODE, SESSION, late - 1), Ok(true));
    }

    #[test]
    fn a_session_lives_on_as_long_as_it_is_used() {
        let (database, _folder) = empty();
        database.add_code(CODE, NOON).unwrap();
        database.exchange_code(CODE, SESSION, NOON).unwrap();
        let mut now = NOON;
        for _ in 0..3 {
            now += SESSION_IDLE;
            assert_eq!(database.use_session(SESSION, now), Ok(true));
        }
        assert_eq!(
            database.use_session(SESSION, now + SESSION_IDLE + 1),
            Ok(false)
        );
    }

    #[test]
    fn a_session_that_ended_is_gone() {
        let (database, _folder) = empty();
        database.add_code(CODE, NOON).unwrap();
        database.exchange_code(CODE, SESSION, NOON).unwrap();
        database.end_session(SESSION).unwrap();
        assert_eq!(database.use_session(SESSION, NOON), Ok(false));
        assert_eq!(database.end_session(SESSION), Ok(()));
    }
}
