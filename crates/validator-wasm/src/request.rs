//! What a payload is meant for, as JavaScript says it.

use std::str;

use connection_model::{Contract, Strategy};
use connection_validation::Context;
use lossless_json::Value;

/// The contract is `tenant`; `reference` otherwise.
const TENANT: u32 = 1;

/// The payload changes a connection; it creates one otherwise.
const UPDATE: u32 = 1 << 1;

/// The payload is a connection as a server shows it.
const READ: u32 = 1 << 2;

/// What a payload is meant for.
pub(crate) struct Request {
    contract: Contract,
    update: bool,
    read: bool,
    strategy: Option<Strategy>,
    stored: Option<Value>,
    now: Option<i64>,
}

impl Request {
    /// Reads the flags, and behind each other the strategy's name and the stored connection as
    /// JSON, which only an update has; without any their length is 0. `now` is the moment for the
    /// dates of certificates in milliseconds since 1970, and no number where there is none.
    pub(crate) fn read(flags: u32, rest: &[u8], strategy: usize, stored: usize, now: f64) -> Self {
        let contract = if flags & TENANT == 0 {
            Contract::Reference
        } else {
            Contract::Tenant
        };
        let name = rest.get(..strategy).unwrap_or_default();
        let stored = rest.get(strategy..strategy.saturating_add(stored));
        Self {
            contract,
            update: flags & UPDATE != 0,
            read: flags & READ != 0,
            strategy: str::from_utf8(name).ok().and_then(|name| name.parse().ok()),
            stored: stored
                .filter(|text| !text.is_empty())
                .and_then(|text| Value::parse(text).ok()),
            now: seconds(now),
        }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        self.with_stored(self.stored.as_ref())
    }

    /// The same without the stored connection.
    pub(crate) fn without_stored(&self) -> Context<'static> {
        self.with_stored(None)
    }

    fn with_stored<'a>(&self, stored: Option<&'a Value>) -> Context<'a> {
        let context = if self.update {
            Context::update(self.contract, self.strategy, stored)
        } else if self.read {
            Context::read(self.contract)
        } else {
            Context::create(self.contract)
        };
        match self.now {
            Some(now) => context.at(now),
            None => context,
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a time too far away becomes the last one there is"
)]
fn seconds(milliseconds: f64) -> Option<i64> {
    (!milliseconds.is_nan()).then_some((milliseconds / 1000.0) as i64)
}
