//! Users and import jobs in SQLite.

use management_api::{
    NewUser, OnTaken, StoredJob, StoredUser, UserFilter, UserOutcome, UserPage, UserSelection,
    Window,
};
use rusqlite::types::Value;
use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Row, named_params, params, params_from_iter,
};

use crate::store::connections::saturating_integer;

/// Adds users to the connection with an id; nothing when there is none.
pub(super) fn insert(
    connection: &Connection,
    home: &str,
    users: &[NewUser],
    on_taken: OnTaken,
) -> rusqlite::Result<Option<Vec<UserOutcome>>> {
    let Some(home) = sequence(connection, home)? else {
        return Ok(None);
    };
    let outcomes = users
        .iter()
        .map(|user| insert_one(connection, home, user, on_taken));
    outcomes.collect::<Result<_, _>>().map(Some)
}

/// The users that pass a filter.
pub(super) fn page(
    connection: &Connection,
    filter: &UserFilter,
    window: Window,
) -> rusqlite::Result<UserPage> {
    let (condition, mut values) = condition(filter);
    // One snapshot, so that the total fits the page.
    let snapshot = connection.unchecked_transaction()?;
    let total = if window.count {
        let count = format!("SELECT count(*) FROM user{condition}");
        let parameters = params_from_iter(values.iter());
        let count = snapshot
            .prepare_cached(&count)?
            .query_row(parameters, |row| row.get(0));
        Some(count?)
    } else {
        None
    };
    let select = format!(
        "SELECT user.id, connection.name, connection.strategy, user.profile, user.created_at,
             user.updated_at
         FROM user JOIN connection ON connection.sequence = user.connection{condition}
         ORDER BY user.sequence LIMIT ? OFFSET ?"
    );
    values.extend([window.limit, window.start].map(saturating_integer));
    let mut statement = snapshot.prepare_cached(&select)?;
    let rows = statement.query_map(params_from_iter(values), user)?;
    let users = rows.collect::<Result<_, _>>()?;
    Ok(UserPage { users, total })
}

/// Removes users; whether the connection, or the one user, was there.
pub(super) fn delete(connection: &Connection, selection: &UserSelection) -> rusqlite::Result<bool> {
    let home = match selection {
        UserSelection::One(id) => {
            let statement = "DELETE FROM user WHERE id = ?1";
            return Ok(connection.prepare_cached(statement)?.execute([id])? == 1);
        }
        UserSelection::OfConnection(home)
        | UserSelection::OfConnectionWithEmail {
            connection: home, ..
        } => home,
    };
    let Some(home) = sequence(connection, home)? else {
        return Ok(false);
    };
    if let UserSelection::OfConnectionWithEmail { email, .. } = selection {
        connection
            .prepare_cached("DELETE FROM user WHERE connection = ?1 AND email = ?2")?
            .execute(params![home, email])?;
    } else {
        connection
            .prepare_cached("DELETE FROM user WHERE connection = ?1")?
            .execute([home])?;
    }
    Ok(true)
}

/// Keeps a job and forgets older ones.
pub(super) fn insert_job(
    connection: &Connection,
    job: &StoredJob,
    forget_before: u64,
) -> rusqlite::Result<()> {
    let forget = "DELETE FROM job WHERE created_at < ?1";
    connection
        .prepare_cached(forget)?
        .execute([forget_before])?;
    let insert = "INSERT INTO job (id, created_at, body, errors) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(insert)?.execute(params![
        job.id,
        job.created_at,
        job.body,
        job.errors
    ])?;
    Ok(())
}

/// The job with an id.
pub(super) fn job(connection: &Connection, id: &str) -> rusqlite::Result<Option<StoredJob>> {
    connection
        .prepare_cached("SELECT id, created_at, body, errors FROM job WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(StoredJob {
                id: row.get(0)?,
                created_at: row.get(1)?,
                body: row.get(2)?,
                errors: row.get(3)?,
            })
        })
        .optional()
}

fn insert_one(
    connection: &Connection,
    home: i64,
    user: &NewUser,
    on_taken: OnTaken,
) -> rusqlite::Result<UserOutcome> {
    let insert = "INSERT INTO user
        (id, connection, email, username, phone_number, profile, created_at, updated_at)
        VALUES (:id, :connection, :email, :username, :phone_number, :profile, :time, :time)";
    let identifiers = &user.identifiers;
    let inserted = connection.prepare_cached(insert)?.execute(named_params! {
        ":id": user.id,
        ":connection": home,
        ":email": identifiers.email,
        ":username": identifiers.username,
        ":phone_number": identifiers.phone_number,
        ":profile": user.profile,
        ":time": user.created_at,
    });
    if unless_taken(inserted)? == Some(1) {
        return Ok(UserOutcome::Inserted);
    }
    if on_taken == OnTaken::Keep {
        return Ok(UserOutcome::Taken);
    }
    let update = "UPDATE user
        SET username = :username, phone_number = :phone_number, profile = :profile,
            updated_at = :time
        WHERE connection = :connection AND email = :email";
    let updated = connection.prepare_cached(update)?.execute(named_params! {
        ":connection": home,
        ":email": identifiers.email,
        ":username": identifiers.username,
        ":phone_number": identifiers.phone_number,
        ":profile": user.profile,
        ":time": user.created_at,
    });
    Ok(match unless_taken(updated)? {
        Some(1) => UserOutcome::Updated,
        _ => UserOutcome::Taken,
    })
}

/// How many rows a statement changed; nothing when an id or identifier is another one's. SQLite
/// undoes such a statement and no other.
fn unless_taken(changed: rusqlite::Result<usize>) -> rusqlite::Result<Option<usize>> {
    match changed {
        Err(rusqlite::Error::SqliteFailure(failure, _))
            if failure.code == ErrorCode::ConstraintViolation =>
        {
            Ok(None)
        }
        changed => changed.map(Some),
    }
}

fn sequence(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT sequence FROM connection WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// The `WHERE` of a filter and the values for its question marks.
fn condition(filter: &UserFilter) -> (String, Vec<Value>) {
    let named = "user.connection = (SELECT sequence FROM connection WHERE name = ?)";
    let terms = [
        ("user.id = ?", &filter.id),
        (named, &filter.connection),
        ("user.email = ?", &filter.email),
    ];
    let mut condition = String::new();
    let mut values = Vec::new();
    for (term, value) in terms {
        if let Some(value) = value {
            condition.push_str(if values.is_empty() {
                " WHERE "
            } else {
                " AND "
            });
            condition.push_str(term);
            values.push(Value::Text(value.clone()));
        }
    }
    (condition, values)
}

fn user(row: &Row<'_>) -> rusqlite::Result<StoredUser> {
    Ok(StoredUser {
        id: row.get(0)?,
        connection: row.get(1)?,
        strategy: row.get(2)?,
        profile: row.get(3)?,
        created_at: row.get(4)?,
        updated_at: row.get(5)?,
    })
}
