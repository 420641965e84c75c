//! What a payload is meant for.

use connection_model::{Contract, Strategy};
use lossless_json::Value;

/// The request a payload is the body of, or the answer it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The contract of the server it goes to.
    pub contract: Contract,
    /// What the request does.
    pub operation: Operation<'a>,
    /// The moment for the dates of certificates, in seconds since 1970; without it nothing is said
    /// of them.
    pub now: Option<i64>,
}

/// What the request does.
#[derive(Clone, Copy, Debug)]
pub enum Operation<'a> {
    /// `POST /connections`: the payload is a whole connection.
    Create,
    /// `PATCH /connections/{id}`: the payload holds what changes.
    Update {
        /// The strategy of the stored connection, which an update does not repeat. Without it the
        /// options are taken as they are.
        strategy: Option<Strategy>,
        /// The connection as the server holds it now, for the rules that compare.
        stored: Option<&'a Value>,
    },
    /// `GET /connections/{id}`: the connection as a server holds it.
    Read,
}

impl Context<'_> {
    /// A connection as a server shows it, alone or in a list, and as an export keeps it.
    ///
    /// It is judged as if it were sent back in an update: an error is what no request may say any
    /// more. What only a creation has to say or can say is not judged: the name and the strategy
    /// cannot change, nothing at the top is missing, and strategies that the API no longer
    /// creates are a warning. Neither is what only an answer has: `id` and other fields of the
    /// server's own, options that it derives, keeps back, or returns in two spellings. Options
    /// that are not there were kept back, as a tenant does without `read:connections_options`.
    pub const fn read(contract: Contract) -> Self {
        Self {
            contract,
            operation: Operation::Read,
            now: None,
        }
    }

    /// A payload that creates a connection.
    pub const fn create(contract: Contract) -> Self {
        Self {
            contract,
            operation: Operation::Create,
            now: None,
        }
    }
}

impl Context<'_> {
    /// The same at a moment, in seconds since 1970.
    ///
    /// A certificate that has ended, does not hold yet, or ends within 90 days gives a warning
    /// `certificate/expired`, `certificate/not-yet-valid` or `certificate/expires-soon` where it
    /// stands. Of one that cannot be read, nothing is said of its dates.
    #[must_use]
    pub const fn at(mut self, now: i64) -> Self {
        self.now = Some(now);
        self
    }

    /// The strategy as far as the request says it outside of the payload.
    pub(crate) fn strategy(&self) -> Option<Strategy> {
        match self.operation {
            Operation::Update { strategy, .. } => strategy,
            Operation::Create | Operation::Read => None,
        }
    }
}

impl<'a> Context<'a> {
    /// A payload that changes a connection.
    ///
    /// On the `reference` contract `options` are merged by the server, so that only the merged
    /// connection can be judged: check that with [`Context::create`].
    pub const fn update(
        contract: Contract,
        strategy: Option<Strategy>,
        stored: Option<&'a Value>,
    ) -> Self {
        Self {
            contract,
            operation: Operation::Update { strategy, stored },
            now: None,
        }
    }
}
