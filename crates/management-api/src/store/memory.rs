//! A store in memory, for tests and for pages without a server.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{
    ConnectionPage, Filter, Identifiers, NewConnection, NewUser, OnTaken, Store, StoreError,
    StoredConnection, StoredJob, StoredUser, UserFilter, UserOutcome, UserPage, UserSelection,
    Window,
};

/// Connections and users in memory, gone with the value.
#[derive(Default)]
pub struct MemoryStore {
    tables: Mutex<Tables>,
}

#[derive(Default)]
struct Tables {
    connections: Vec<ConnectionRow>,
    users: Vec<UserRow>,
    jobs: Vec<StoredJob>,
}

struct ConnectionRow {
    connection: NewConnection,
    version: u64,
}

struct UserRow {
    /// The id of its connection.
    connection: String,
    identifiers: Identifiers,
    stored: StoredUser,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn insert(&self, connection: &NewConnection) -> Result<(), StoreError> {
        let rows = &mut self.tables().connections;
        if rows
            .iter()
            .any(|row| row.connection.name == connection.name)
        {
            return Err(StoreError::NameTaken);
        }
        rows.push(ConnectionRow {
            connection: connection.clone(),
            version: 1,
        });
        Ok(())
    }

    fn get(&self, id: &str) -> Result<StoredConnection, StoreError> {
        let tables = self.tables();
        let row = tables.connection(id)?;
        Ok(StoredConnection {
            version: row.version,
            body: row.connection.body.clone(),
        })
    }

    fn replace(&self, id: &str, expected_version: u64, body: &str) -> Result<(), StoreError> {
        let rows = &mut self.tables().connections;
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
        let tables = &mut *self.tables();
        tables.connection(id)?;
        tables.connections.retain(|row| row.connection.id != id);
        tables.users.retain(|row| row.connection != id);
        Ok(())
    }

    fn page(&self, filter: &Filter, window: Window) -> Result<ConnectionPage, StoreError> {
        let tables = self.tables();
        let rows = tables.connections.iter().map(|row| &row.connection);
        let passing = || rows.clone().filter(|connection| passes(filter, connection));
        let bodies = part(passing(), window)
            .map(|connection| connection.body.clone())
            .collect();
        let total = window.count.then(|| passing().count() as u64);
        Ok(ConnectionPage { bodies, total })
    }

    fn insert_users(
        &self,
        connection: &str,
        users: &[NewUser],
        on_taken: OnTaken,
    ) -> Result<Vec<UserOutcome>, StoreError> {
        let tables = &mut *self.tables();
        let connection = tables.connection(connection)?.connection.clone();
        let insert = |user| insert_user(&mut tables.users, &connection, user, on_taken);
        Ok(users.iter().map(insert).collect())
    }

    fn users(&self, filter: &UserFilter, window: Window) -> Result<UserPage, StoreError> {
        let tables = self.tables();
        let passing = || tables.users.iter().filter(|row| is_meant(filter, row));
        let users = part(passing(), window)
            .map(|row| row.stored.clone())
            .collect();
        let total = window.count.then(|| passing().count() as u64);
        Ok(UserPage { users, total })
    }

    fn delete_users(&self, selection: &UserSelection) -> Result<(), StoreError> {
        let tables = &mut *self.tables();
        match selection {
            UserSelection::One(id) => {
                let place = tables.users.iter().position(|row| row.stored.id == *id);
                tables.users.remove(place.ok_or(StoreError::NotFound)?);
            }
            UserSelection::OfConnection(connection) => {
                tables.connection(connection)?;
                tables.users.retain(|row| row.connection != *connection);
            }
            UserSelection::OfConnectionWithEmail { connection, email } => {
                tables.connection(connection)?;
                tables.users.retain(|row| {
                    row.connection != *connection || row.identifiers.email.as_ref() != Some(email)
                });
            }
        }
        Ok(())
    }

    fn insert_job(&self, job: &StoredJob, forget_before: u64) -> Result<(), StoreError> {
        let jobs = &mut self.tables().jobs;
        jobs.retain(|job| job.created_at >= forget_before);
        jobs.push(job.clone());
        Ok(())
    }

    fn job(&self, id: &str) -> Result<StoredJob, StoreError> {
        let tables = self.tables();
        let job = tables.jobs.iter().find(|job| job.id == id);
        job.cloned().ok_or(StoreError::NotFound)
    }
}

impl Tables {
    fn connection(&self, id: &str) -> Result<&ConnectionRow, StoreError> {
        let mut rows = self.connections.iter();
        rows.find(|row| row.connection.id == id)
            .ok_or(StoreError::NotFound)
    }
}

fn insert_user(
    rows: &mut Vec<UserRow>,
    connection: &NewConnection,
    user: &NewUser,
    on_taken: OnTaken,
) -> UserOutcome {
    let email = user.identifiers.email.as_ref();
    let place = rows.iter().position(|row| {
        row.connection == connection.id
            && email.is_some()
            && row.identifiers.email.as_ref() == email
    });
    let place = place.filter(|_| on_taken == OnTaken::Replace);
    let clashes = |(index, row): (usize, &UserRow)| {
        // One that is replaced keeps its id, so that the new one does not count.
        let same_id = place.is_none() && row.stored.id == user.id;
        let same_connection = row.connection == connection.id;
        Some(index) != place
            && (same_id || (same_connection && row.identifiers.overlap(&user.identifiers)))
    };
    if rows.iter().enumerate().any(clashes) {
        return UserOutcome::Taken;
    }
    if let Some(row) = place.and_then(|place| rows.get_mut(place)) {
        row.identifiers = user.identifiers.clone();
        row.stored.profile.clone_from(&user.profile);
        row.stored.updated_at = user.created_at;
        return UserOutcome::Updated;
    }
    rows.push(UserRow {
        connection: connection.id.clone(),
        identifiers: user.identifiers.clone(),
        stored: StoredUser {
            id: user.id.clone(),
            connection: connection.name.clone(),
            strategy: connection.strategy.clone(),
            profile: user.profile.clone(),
            created_at: user.created_at,
            updated_at: user.created_at,
        },
    });
    UserOutcome::Inserted
}

impl Identifiers {
    /// Whether one of them is the same in both.
    fn overlap(&self, other: &Self) -> bool {
        let same = |own: &Option<String>, other: &Option<String>| own.is_some() && own == other;
        same(&self.email, &other.email)
            || same(&self.username, &other.username)
            || same(&self.phone_number, &other.phone_number)
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

fn is_meant(filter: &UserFilter, row: &UserRow) -> bool {
    let fits = |wanted: &Option<String>, own: &str| wanted.as_ref().is_none_or(|it| it == own);
    fits(&filter.id, &row.stored.id)
        && fits(&filter.connection, &row.stored.connection)
        && (filter.email.is_none() || filter.email == row.identifiers.email)
}

fn part<T>(entries: impl Iterator<Item = T>, window: Window) -> impl Iterator<Item = T> {
    let start = usize::try_from(window.start).unwrap_or(usize::MAX);
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    entries.skip(start).take(limit)
}
