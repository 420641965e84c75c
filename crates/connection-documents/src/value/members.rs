//! Objects that are being made.

use lossless_json::{Object, Value};

use crate::proposal::Proposal;

/// The members of an object that is being made.
#[derive(Default)]
pub(super) struct Members(Object);

impl Members {
    pub(super) fn put(&mut self, name: &str, value: Value) {
        self.0.insert(name, value);
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.put(name, text.into());
    }

    pub(super) fn if_some(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(name, value.into());
        }
    }

    pub(super) fn propose(&mut self, proposal: &Proposal) {
        self.text("strategy", proposal.strategy.as_str());
        self.put("options", Value::Object(proposal.options.clone()));
    }
}

impl From<Members> for Value {
    fn from(members: Members) -> Self {
        Self::Object(members.0)
    }
}

/// An array of what becomes of each entry.
pub(super) fn list<T>(entries: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::Array(entries.iter().map(value).collect())
}
