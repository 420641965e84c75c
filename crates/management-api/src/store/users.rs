//! Users and import jobs as a store keeps them.

/// A user to be added to a connection.
///
/// It has no `Debug`: the profile is about a person.
#[derive(Clone)]
pub struct NewUser {
    /// Strategy, `|` and the rest; unique among all users.
    pub id: String,
    /// What no other user of the connection may have.
    pub identifiers: Identifiers,
    /// The profile as JSON text: an object without id, identities and times.
    pub profile: String,
    /// Milliseconds since the Unix epoch.
    pub created_at: u64,
}

/// By what people sign in to a connection; each is unique in it. At least one is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    /// In small letters.
    pub email: Option<String>,
    /// In small letters.
    pub username: Option<String>,
    /// As it was written.
    pub phone_number: Option<String>,
}

/// What to do with a user whose e-mail address another one of the connection has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnTaken {
    /// The other one stays as it is.
    Keep,
    /// The other one gets the new profile and keeps its id and place.
    Replace,
}

/// What became of a user that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserOutcome {
    /// It was added.
    Inserted,
    /// Another one got its profile.
    Updated,
    /// Its id or one of its identifiers is another one's; nothing was changed.
    Taken,
}

/// A user in a store.
///
/// It has no `Debug`: the profile is about a person.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredUser {
    /// Its id.
    pub id: String,
    /// The name of its connection.
    pub connection: String,
    /// The strategy of its connection on the wire.
    pub strategy: String,
    /// The profile as JSON text, exactly as it was written.
    pub profile: String,
    /// Milliseconds since the Unix epoch.
    pub created_at: u64,
    /// Milliseconds since the Unix epoch.
    pub updated_at: u64,
}

/// Which users are meant. All that is set must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserFilter {
    /// The user with this id.
    pub id: Option<String>,
    /// Those of the connection with this name.
    pub connection: Option<String>,
    /// Those with this e-mail address, in small letters.
    pub email: Option<String>,
}

/// A part of a list of users.
///
/// It has no `Debug`: profiles are about people.
#[derive(Clone, PartialEq, Eq)]
pub struct UserPage {
    /// The users, in the order in which they were added.
    pub users: Vec<StoredUser>,
    /// How many pass the filter in all; only when it was asked for.
    pub total: Option<u64>,
}

/// Which users are to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserSelection {
    /// The one with this id.
    One(String),
    /// All of the connection with this id.
    OfConnection(String),
    /// The one of a connection that has an e-mail address, when there is one.
    OfConnectionWithEmail {
        /// The id of the connection.
        connection: String,
        /// The address in small letters.
        email: String,
    },
}

/// How an import went.
///
/// It has no `Debug`: the errors name people.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredJob {
    /// `job_` and 16 letters and digits.
    pub id: String,
    /// Milliseconds since the Unix epoch.
    pub created_at: u64,
    /// The job as JSON text.
    pub body: String,
    /// What was refused, as the JSON text of an array; none when nothing was.
    pub errors: Option<String>,
}
