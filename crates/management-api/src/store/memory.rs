//! A store in memory, for tests and for pages without a server.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{ConnectionPage, Filter, NewConnection, Store, StoreError, StoredConnection, Window};

/// Connections in memory, gone with the value.
#[derive(Default)]
pub struct MemoryStore {
    connections: Mutex<Vec<Row>>,
}

struct Row {
    connection: NewConnection,
    version: u64,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn rows(&self) -> MutexGuard<'_, Vec<Row>> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn insert(&self, connection: &NewConnection) -> Result<(), StoreError> {
        let mut rows = self.rows();
        if rows
            .iter()
            .any(|row| row.connection.name == connection.name)
        {
            return Err(StoreError::NameTaken);
        }
        rows.push(Row {
            connection: connection.clone(),
            version: 1,
        });
        Ok(())
    }

    fn get(&self, id: &str) -> Result<StoredConnection, StoreError> {
        let rows = self.rows();
        let row = rows
            .iter()
            .find(|row| row.connection.id == id)
            .ok_or(StoreError::NotFound)?;
        Ok(StoredConnection {
            version: row.version,
            body: row.connection.body.clone(),
        })
    }

    fn replace(&self, id: &str, expected_version: u64, body: &str) -> Result<(), StoreError> {
        let mut rows = self.rows();
        let row = rows.iter_mut().find(|row| row.connection.id == id);
        let row = row.ok_or(StoreError::NotFound)?;
        if row.version != expected_version {
            return Err(StoreError::VersionMismatch);
        }
        row.version += 1;
        body.clone_into(&mut row.connection.body);
        Ok(())
    }

    fn delete(&self, id: &str) -> Result<(), StoreError> {
        let mut rows = self.rows();
        let place = rows.iter().position(|row| row.connection.id == id);
        rows.remove(place.ok_or(StoreError::NotFound)?);
        Ok(())
    }

    fn page(&self, filter: &Filter, window: Window) -> Result<ConnectionPage, StoreError> {
        let rows = self.rows();
        let passing = || {
            rows.iter()
                .map(|row| &row.connection)
                .filter(|it| passes(filter, it))
        };
        let start = usize::try_from(window.start).unwrap_or(usize::MAX);
        let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
        let bodies = passing()
            .skip(start)
            .take(limit)
            .map(|it| it.body.clone())
            .collect();
        let total = window.count.then(|| passing().count() as u64);
        Ok(ConnectionPage { bodies, total })
    }
}

fn passes(filter: &Filter, connection: &NewConnection) -> bool {
    let strategy = connection.strategy.as_str();
    let by_strategy = filter.strategies.is_empty() || filter.strategies.contains(&strategy);
    by_strategy
        && filter
            .name
            .as_ref()
            .is_none_or(|name| *name == connection.name)
}
