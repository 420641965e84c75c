//! Somebody who is asked before anything is written.

use connection_model::{Operation, Strategy};

use crate::update::FieldChange;
use crate::{Client, Error, LocalBoxFuture};

/// A write that is about to be made, without its secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// The call.
    pub operation: Operation,
    /// The id of the connection it is about, where there is one already and the call names it.
    pub connection_id: Option<String>,
    /// The name of the connection, where it is known.
    pub connection_name: Option<String>,
    /// The strategy of the connection, where it is known.
    pub strategy: Option<Strategy>,
    /// What will differ afterwards, field by field; empty for a deletion.
    pub changes: Vec<FieldChange>,
}

/// Somebody who is asked before anything is written, and may take as long as it needs.
pub trait Guard {
    /// Whether the write may be made.
    ///
    /// # Errors
    /// [`Veto`] when it may not: nothing is sent then.
    fn before<'a>(&'a self, write: &'a Write) -> LocalBoxFuture<'a, Result<(), Veto>>;
}

/// The guard does not allow a write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veto {
    /// Why, in words for the user; the guard may keep it to itself.
    pub reason: Option<String>,
}

/// The leave to write; no call that writes is made without it.
pub(crate) struct Leave(());

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
        Ok(Leave(()))
    }
}
