//! Somebody who is asked before anything is written, and told after it.

use connection_model::{Connection, Operation, Strategy};

use crate::update::FieldChange;
use crate::{Client, Error, LocalBoxFuture};

/// A write, without its secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// The call.
    pub operation: Operation,
    /// The id of the connection it is about, where there is one already or the answer has told it,
    /// and the call names it.
    pub connection_id: Option<String>,
    /// The name of the connection, where it is known.
    pub connection_name: Option<String>,
    /// The strategy of the connection, where it is known.
    pub strategy: Option<Strategy>,
    /// What will differ afterwards, field by field; empty for a deletion.
    pub changes: Vec<FieldChange>,
}

/// Somebody who is asked before anything is written, and told after it.
pub trait Guard {
    /// Whether the write may be made; this may take as long as it needs.
    ///
    /// # Errors
    /// [`Veto`] when it may not: nothing is sent then.
    fn before<'a>(&'a self, write: &'a Write) -> LocalBoxFuture<'a, Result<(), Veto>>;

    /// The write was made. A tenant that deletes in the background has only begun.
    fn after(&self, _write: Write) {}
}

/// The guard does not allow a write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veto {
    /// Why, in words for the user; the guard may keep it to itself.
    pub reason: Option<String>,
}

/// The leave to write this; no call that writes is made without it.
pub(crate) struct Leave(Write);

impl Write {
    /// A write of this kind of which nothing else is known.
    pub(crate) const fn new(operation: Operation) -> Self {
        Self {
            operation,
            connection_id: None,
            connection_name: None,
            strategy: None,
            changes: Vec::new(),
        }
    }

    /// The same write to the connection of this id.
    pub(crate) fn to(self, connection_id: &str) -> Self {
        Self {
            connection_id: Some(connection_id.to_owned()),
            ..self
        }
    }
}

impl Client {
    /// Asks the guard; without one everything may be written.
    pub(crate) async fn leave(&self, write: Write) -> Result<Leave, Error> {
        if let Some(guard) = &self.shared.guard {
            guard.before(&write).await.map_err(Error::Vetoed)?;
        }
        Ok(Leave(write))
    }

    /// Tells the guard that what it gave leave for was done, with what the answer has told.
    pub(crate) fn written(&self, leave: Leave, answer: Option<&Connection>) {
        let Some(guard) = &self.shared.guard else {
            return;
        };
        let mut write = leave.0;
        if let Some(connection) = answer {
            let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
            write.connection_id = owned(connection.id()).or(write.connection_id);
            write.connection_name = owned(connection.name()).or(write.connection_name);
            write.strategy = connection.strategy().or(write.strategy);
        }
        guard.after(write);
    }
}
