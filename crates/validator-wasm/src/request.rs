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
}

impl Request {
    /// Reads the flags, and behind each other the strategy's name and the stored connection as
    /// JSON, which only an update has; without any their length is 0.
    pub(crate) fn read(flags: u32, rest: &[u8], strategy: usize, stored: usize) -> Self {
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
        }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        if self.update {
            Context::update(self.contract, self.strategy, self.stored.as_ref())
        } else {
            self.of_a_whole()
        }
    }

    /// The same without the stored connection.
    pub(crate) fn without_stored(&self) -> Context<'static> {
        if self.update {
            Context::update(self.contract, self.strategy, None)
        } else {
            self.of_a_whole()
        }
    }

    fn of_a_whole(&self) -> Context<'static> {
        if self.read {
            Context::read(self.contract)
        } else {
            Context::create(self.contract)
        }
    }
}
