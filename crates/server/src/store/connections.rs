//! Connections in SQLite.

use management_api::{
    ConnectionPage, Filter, NewConnection, NewUser, OnTaken, Store, StoreError, StoredConnection,
    StoredJob, UserFilter, UserOutcome, UserPage, UserSelection, Window,
};
use rusqlite::types::Value;
use rusqlite::{
    Connection, ErrorCode, OptionalExtension, ffi, named_params, params, params_from_iter,
};

use crate::store::{Database, users};

impl Store for Database {
    fn insert(&self, connection: &NewConnection) -> Result<(), StoreError> {
        let new = connection.clone();
        let inserted = self
            .writer
            .write(move |connection| insert(connection, &new))?;
        if inserted {
            Ok(())
        } else {
            Err(StoreError::NameTaken)
        }
    }

    fn get(&self, id: &str) -> Result<StoredConnection, StoreError> {
        let query = "SELECT version, body FROM connection WHERE id = ?1";
        let found = self.read(|connection| {
            connection
                .prepare_cached(query)?
                .query_row([id], |row| {
                    Ok(StoredConnection {
                        version: row.get(0)?,
                        body: row.get(1)?,
                    })
                })
                .optional()
        })?;
        found.ok_or(StoreError::NotFound)
    }

    fn replace(&self, id: &str, expected_version: u64, body: &str) -> Result<(), StoreError> {
        let (id, body) = (id.to_owned(), body.to_owned());
        self.writer.write(move |connection| {
            let changed = connection
                .prepare_cached(
                    "UPDATE connection SET version = version + 1, body = :body
                     WHERE id = :id AND version = :version",
                )?
                .execute(named_params! {
                    ":id": id, ":version": expected_version, ":body": body,
                })?;
            let outcome = match (changed, exists(connection, &id)?) {
                (1, _) => Ok(()),
                (_, true) => Err(StoreError::VersionMismatch),
                (_, false) => Err(StoreError::NotFound),
            };
            Ok(outcome)
        })?
    }

    fn delete(&self, id: &str) -> Result<(), StoreError> {
        let id = id.to_owned();
        let statement = "DELETE FROM connection WHERE id = ?1";
        let deleted = self
            .writer
            .write(move |connection| connection.prepare_cached(statement)?.execute([id]))?;
        if deleted == 0 {
            Err(StoreError::NotFound)
        } else {
            Ok(())
        }
    }

    fn page(&self, filter: &Filter, window: Window) -> Result<ConnectionPage, StoreError> {
        let (condition, mut values) = condition(filter);
        let count = format!("SELECT count(*) FROM connection{condition}");
        let select =
            format!("SELECT body FROM connection{condition} ORDER BY sequence LIMIT ? OFFSET ?");
        self.read(|connection| {
            // One snapshot, so that the total fits the page.
            let snapshot = connection.unchecked_transaction()?;
            let total = if window.count {
                let parameters = params_from_iter(values.iter());
                let count = snapshot
                    .prepare_cached(&count)?
                    .query_row(parameters, |row| row.get(0));
                Some(count?)
            } else {
                None
            };
            values.extend([window.limit, window.start].map(saturating_integer));
            let mut statement = snapshot.prepare_cached(&select)?;
            let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
            Ok(ConnectionPage {
                bodies: rows.collect::<Result<_, _>>()?,
                total,
            })
        })
    }

    fn insert_users(
        &self,
        connection: &str,
        new: &[NewUser],
        on_taken: OnTaken,
    ) -> Result<Vec<UserOutcome>, StoreError> {
        let (home, new) = (connection.to_owned(), new.to_owned());
        let write = move |connection: &Connection| users::insert(connection, &home, &new, on_taken);
        self.writer.write(write)?.ok_or(StoreError::NotFound)
    }

    fn users(&self, filter: &UserFilter, window: Window) -> Result<UserPage, StoreError> {
        self.read(|connection| users::page(connection, filter, window))
    }

    fn delete_users(&self, selection: &UserSelection) -> Result<(), StoreError> {
        let selection = selection.clone();
        let write = move |connection: &Connection| users::delete(connection, &selection);
        if self.writer.write(write)? {
            Ok(())
        } else {
            Err(StoreError::NotFound)
        }
    }

    fn insert_job(&self, job: &StoredJob, forget_before: u64) -> Result<(), StoreError> {
        let job = job.clone();
        self.writer
            .write(move |connection| users::insert_job(connection, &job, forget_before))
    }

    fn job(&self, id: &str) -> Result<StoredJob, StoreError> {
        self.read(|connection| users::job(connection, id))?
            .ok_or(StoreError::NotFound)
    }
}

/// Whether it was added; nothing is when the name is taken.
fn insert(connection: &Connection, new: &NewConnection) -> rusqlite::Result<bool> {
    let inserted = connection
        .prepare_cached(
            "INSERT INTO connection (id, name, strategy, version, body) VALUES (?1, ?2, ?3, 1, ?4)",
        )?
        .execute(params![new.id, new.name, new.strategy, new.body]);
    match inserted {
        Ok(_) => Ok(true),
        Err(error) if is_taken_name(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The message names the column, which the code does not: an id that exists is another matter.
fn is_taken_name(error: &rusqlite::Error) -> bool {
    let rusqlite::Error::SqliteFailure(failure, Some(message)) = error else {
        return false;
    };
    failure.code == ErrorCode::ConstraintViolation
        && failure.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE
        && message.ends_with("connection.name")
}

fn exists(connection: &Connection, id: &str) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM connection WHERE id = ?1")?
        .exists([id])
}

/// The `WHERE` of a filter and the values for its question marks.
fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut terms = Vec::new();
    let mut values = Vec::new();
    if !filter.strategies.is_empty() {
        let marks = vec!["?"; filter.strategies.len()].join(", ");
        terms.push(format!("strategy IN ({marks})"));
        values.extend(
            filter
                .strategies
                .iter()
                .map(|name| Value::Text((*name).to_owned())),
        );
    }
    if let Some(name) = &filter.name {
        terms.push("name = ?".to_owned());
        values.push(Value::Text(name.clone()));
    }
    let condition = if terms.is_empty() {
        String::new()
    } else {
        format!(" WHERE {}", terms.join(" AND "))
    };
    (condition, values)
}

/// SQLite counts in 63 bits; nobody has more rows than that.
pub(super) fn saturating_integer(number: u64) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use crate::store::{Database, tests::empty};

    fn with_store(test: impl FnOnce(&Database)) {
        let (database, _folder) = empty();
        test(&database);
    }

    management_api::store_contract_tests!(with_store);
}
