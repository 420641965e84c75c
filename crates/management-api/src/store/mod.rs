//! What the endpoints ask of a store.

#[cfg(feature = "store-tests")]
pub mod contract;
mod memory;
mod users;

pub use memory::MemoryStore;
pub use users::{
    Identifiers, NewUser, OnTaken, StoredJob, StoredUser, UserFilter, UserOutcome, UserPage,
    UserSelection,
};

/// Keeps connections as JSON texts, and the users that belong to them. Each method is one atomic step; none is held open across
/// another, so that a slow caller never blocks the next.
///
/// `store_contract` (feature `store-tests`) holds the tests every store has to pass.
pub trait Store {
    /// Adds a connection after all others. Fails with [`StoreError::NameTaken`] when a connection
    /// of that name exists.
    fn insert(&self, connection: &NewConnection) -> Result<(), StoreError>;

    /// The connection with this id, or [`StoreError::NotFound`].
    fn get(&self, id: &str) -> Result<StoredConnection, StoreError>;

    /// Puts another text in place of the one with this version.
    ///
    /// Fails with [`StoreError::VersionMismatch`] when somebody else was faster, with
    /// [`StoreError::NotFound`] when the connection is gone.
    fn replace(&self, id: &str, expected_version: u64, body: &str) -> Result<(), StoreError>;

    /// Removes a connection and its users for good, or fails with [`StoreError::NotFound`].
    fn delete(&self, id: &str) -> Result<(), StoreError>;

    /// The connections that pass a filter, in the order of their creation.
    fn page(&self, filter: &Filter, window: Window) -> Result<ConnectionPage, StoreError>;

    /// Adds users after all others, to the connection with this id; tells what became of each, in
    /// their order. Nobody sees a part of them.
    ///
    /// Fails with [`StoreError::NotFound`] when there is no such connection.
    fn insert_users(
        &self,
        connection: &str,
        users: &[NewUser],
        on_taken: OnTaken,
    ) -> Result<Vec<UserOutcome>, StoreError>;

    /// The users that pass a filter, in the order in which they were added.
    fn users(&self, filter: &UserFilter, window: Window) -> Result<UserPage, StoreError>;

    /// Removes users for good.
    ///
    /// Fails with [`StoreError::NotFound`] when there is no such connection, or no user with the
    /// id; that nobody in the connection has the e-mail address is no failure.
    fn delete_users(&self, selection: &UserSelection) -> Result<(), StoreError>;

    /// Keeps how an import went, and forgets those from before a time in milliseconds.
    fn insert_job(&self, job: &StoredJob, forget_before: u64) -> Result<(), StoreError>;

    /// The job with this id, or [`StoreError::NotFound`].
    fn job(&self, id: &str) -> Result<StoredJob, StoreError>;
}

/// Why a store did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// A connection of the same name exists.
    NameTaken,
    /// There is no connection, user or job with this id.
    NotFound,
    /// The stored version is another one than expected.
    VersionMismatch,
    /// The store itself failed; it has logged the cause.
    Failed,
}

/// A connection to be added.
///
/// It has no `Debug`: the text may hold secrets.
#[derive(Clone)]
pub struct NewConnection {
    /// `con_` and 16 letters and digits.
    pub id: String,
    /// Its name, unique among all connections.
    pub name: String,
    /// Its strategy on the wire.
    pub strategy: String,
    /// The whole connection as JSON text, its id included.
    pub body: String,
}

/// A connection in a store.
///
/// It has no `Debug`: the text may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredConnection {
    /// Counts the writes to this connection; only good for [`Store::replace`].
    pub version: u64,
    /// The whole connection as JSON text, exactly as it was written.
    pub body: String,
}

/// Which connections are meant. All that is set must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// One of these strategies; any when empty.
    pub strategies: Vec<&'static str>,
    /// Exactly this name.
    pub name: Option<String>,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How many entries to leave out at the beginning.
    pub start: u64,
    /// How many to take at most.
    pub limit: u64,
    /// Whether to count all that pass the filter.
    pub count: bool,
}

/// A part of a list of connections.
///
/// It has no `Debug`: the texts may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct ConnectionPage {
    /// The JSON texts, in the order of creation.
    pub bodies: Vec<String>,
    /// How many pass the filter in all; only when it was asked for.
    pub total: Option<u64>,
}
