//! The SQLite database: one thread that writes, a few connections that read.

mod clients;
mod connections;
mod schema;
mod sign_in;
mod users;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use management_api::StoreError;
use rusqlite::{Connection, OpenFlags};

pub(crate) use clients::Grant;

use crate::log;
use crate::store::writer::Writer;

/// How many idle connections for reading are kept.
const IDLE_READERS: usize = 8;
/// How long to wait for another process that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How many statements of this crate are kept prepared on each connection.
const PREPARED_STATEMENTS: usize = 32;

/// An open database. Its methods block; call them off the async threads.
pub(crate) struct Database {
    path: PathBuf,
    writer: Writer,
    idle_readers: Mutex<Vec<Connection>>,
}

impl Database {
    /// Opens an existing file (an empty one will do) and brings its tables up to date.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let mut connection = connect(path)
            .with_context(|| format!("cannot open the database {}", path.display()))?;
        schema::migrate(&mut connection)
            .with_context(|| format!("cannot use the database {}", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            writer: Writer::start(connection)?,
            idle_readers: Mutex::default(),
        })
    }

    /// Runs a query on a connection of its own.
    fn read<T>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let connection = self.reader().map_err(|error| failed(&error))?;
        let outcome = query(&connection).map_err(|error| failed(&error));
        let mut idle = self
            .idle_readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
        outcome
    }

    fn reader(&self) -> rusqlite::Result<Connection> {
        let mut idle = self
            .idle_readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(connection) = idle.pop() {
            return Ok(connection);
        }
        drop(idle);
        let connection = connect(&self.path)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }
}

/// Opens a file with the settings every connection has.
///
/// `synchronous=FULL` syncs the log at each commit: what was answered with success survives a
/// loss of power.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // A connection that is deleted takes its users with it.
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is deleted is overwritten: connections hold secrets.
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(connection)
}

/// Logs why SQLite failed. Its messages name tables and columns, never values: every value is a
/// bound parameter.
fn failed(error: &rusqlite::Error) -> StoreError {
    log::say(format_args!("the database failed: {error}"));
    StoreError::Failed
}

#[cfg(test)]
mod tests {
    use super::Database;

    /// A database in a folder that is removed with it.
    pub(super) fn empty() -> (Database, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("patchbay.sqlite3");
        std::fs::write(&path, "").unwrap();
        (Database::open(&path).unwrap(), folder)
    }
}
