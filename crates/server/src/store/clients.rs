//! Clients that ask for access tokens with a secret.

use management_api::StoreError;
use rusqlite::{OptionalExtension, params};

use crate::random::SecretHash;
use crate::store::Database;

/// What a client may have in its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Grant {
    /// Every scope there is.
    EveryScope,
    /// These, separated by spaces.
    Scopes(String),
}

impl Database {
    /// Makes sure that there is a client; one that is there stays as it is.
    pub(crate) fn seed_client(&self, id: &'static str) -> Result<(), StoreError> {
        self.writer.write(move |connection| {
            let insert = "INSERT OR IGNORE INTO client (id) VALUES (?1)";
            connection.execute(insert, [id])?;
            Ok(())
        })
    }

    /// Gives a client a new secret, and its scopes. The secret before is no longer good.
    pub(crate) fn set_client(
        &self,
        id: &str,
        secret: SecretHash,
        grant: &Grant,
    ) -> Result<(), StoreError> {
        let id = id.to_owned();
        let scope = match grant {
            Grant::EveryScope => None,
            Grant::Scopes(scopes) => Some(scopes.clone()),
        };
        self.writer.write(move |connection| {
            let replace = "REPLACE INTO client (id, secret_hash, scope) VALUES (?1, ?2, ?3)";
            connection.execute(replace, params![id, secret, scope])?;
            Ok(())
        })
    }

    /// What a client may; nothing when there is no such client or the secret is another one.
    pub(crate) fn grant(&self, id: &str, secret: SecretHash) -> Result<Option<Grant>, StoreError> {
        let query = "SELECT scope FROM client WHERE id = ?1 AND secret_hash = ?2";
        self.read(|connection| {
            connection
                .prepare_cached(query)?
                .query_row(params![id, secret], |row| {
                    let scope: Option<String> = row.get(0)?;
                    Ok(scope.map_or(Grant::EveryScope, Grant::Scopes))
                })
                .optional()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Grant;
    use crate::store::tests::empty;

    const SECRET: [u8; 32] = [1; 32];
    const OTHER: [u8; 32] = [2; 32];

    #[test]
    fn a_client_that_was_seeded_has_no_secret_yet() {
        let (database, _folder) = empty();
        database.seed_client("one").unwrap();
        assert_eq!(database.grant("one", [0; 32]), Ok(None));
        database
            .set_client("one", SECRET, &Grant::EveryScope)
            .unwrap();
        database.seed_client("one").unwrap();
        assert_eq!(database.grant("one", SECRET), Ok(Some(Grant::EveryScope)));
    }

    #[test]
    fn a_new_secret_takes_the_place_of_the_one_before() {
        let (database, _folder) = empty();
        database
            .set_client("one", SECRET, &Grant::EveryScope)
            .unwrap();
        let read = Grant::Scopes("read:users".to_owned());
        database.set_client("one", OTHER, &read).unwrap();
        assert_eq!(database.grant("one", SECRET), Ok(None));
        assert_eq!(database.grant("one", OTHER), Ok(Some(read)));
        assert_eq!(database.grant("two", OTHER), Ok(None));
    }
}
