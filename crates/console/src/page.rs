//! The page around a console: what it is told, and what it is asked.

use connection_model::Operation;
use management_client::{Error, LocalBoxFuture, TokenError, Veto, Write};

/// The page around a console. It is told and asked when nothing of the console is under way, so
/// that it may do anything meanwhile, also take the console away.
pub trait Page {
    /// Something has happened.
    fn hear(&self, event: Event);

    /// Something is about to be written; this may take as long as it needs.
    ///
    /// # Errors
    /// [`Veto`] when it must not be: nothing is sent then, and the user is told the reason.
    fn before<'a>(&'a self, write: &'a Write) -> LocalBoxFuture<'a, Result<(), Veto>>;
}

/// What a page is told. No event holds a secret, a token or an answer's body.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The console is drawn.
    Ready,
    /// Another page of the console is shown: its path, such as `/connections?q=acme`.
    Route(String),
    /// Whether there are changes that are not saved, when that changes.
    Dirty(bool),
    /// A connection was created or changed.
    Saved(Write),
    /// A connection or users were deleted.
    Deleted(Write),
    /// A call failed, for another reason than its token.
    Error(Error),
    /// There is no access token, or the server takes none that there is; nothing goes on before
    /// there is another one.
    AuthRequired(TokenError),
}

impl Event {
    /// What is told of a write that was made.
    pub(crate) fn of(write: Write) -> Self {
        match write.operation {
            Operation::CreateConnection | Operation::UpdateConnection => Self::Saved(write),
            _ => Self::Deleted(write),
        }
    }
}

/// Nobody: a console that is a page of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPage;

impl Page for NoPage {
    fn hear(&self, _event: Event) {}

    fn before<'a>(&'a self, _write: &'a Write) -> LocalBoxFuture<'a, Result<(), Veto>> {
        Box::pin(std::future::ready(Ok(())))
    }
}
