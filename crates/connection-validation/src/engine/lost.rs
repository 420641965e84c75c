//! What an update takes away by leaving it out.
//!
//! Recorded on tenants: an update replaces the options as a whole, nested objects too, and fills
//! in again what a creation without them would get. Arrays are values: what is in one is not
//! compared.

use connection_model::{Contract, Strategy};
use lossless_json::{Object, Operation as PatchOperation, Patch, Pointer, Text, Value};

use super::node::{Members, Node};
use super::{Engine, Place, Source};
use crate::Code;
use crate::catalogue::Secret;
use crate::catalogue::loss::Loss;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::context::{Context, Operation};
use crate::finding::Severity;
use crate::params::Params;
use crate::secrets;

/// How many stored members are looked for in a payload. None has as many, and a hostile payload
/// has the same object a hundred thousand times.
const MOST_COMPARED: usize = 20_000;

/// The connection whose options the payload replaces, where it is known.
pub(super) fn replaced<'a>(context: &Context<'a>) -> Option<&'a Value> {
    match context.operation {
        Operation::Update { stored, .. } if context.contract == Contract::Tenant => stored,
        _ => None,
    }
}

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Reports what the stored object has and the one that ends here has not.
    #[cold]
    pub(super) fn compare(&mut self, node: Node, place: &Place<'_, 'a>, members: &Members) {
        let stored = self.stored.and_then(|stored| place.value_in(stored));
        let Some(stored) = stored.and_then(Value::as_object) else {
            return;
        };
        self.compared = self.compared.saturating_add(stored.len());
        if self.compared > MOST_COMPARED {
            return;
        }
        for (key, value) in stored {
            let row = node
                .checks()
                .and_then(|checks| checks.child_of(node.row(), &Text::plain(key)));
            if self.is_there(node, row, key, members) {
                continue;
            }
            let row = row.or_else(|| node.entries(Checks::members).row());
            let pointer = place.pointer().join(key);
            let class = secrets::option_class(self.strategy, &pointer);
            if class == Secret::Yes {
                if !is_nothing(value) {
                    self.lose(place, pointer, Code::SecretEmptied, None);
                }
            } else if is_lost(node.checks(), row, value) {
                let plain = class == Secret::No && is_public(self.strategy, &pointer, value);
                let fix = plain.then(|| {
                    Patch(alloc::vec![PatchOperation::Add {
                        path: pointer.clone(),
                        value: value.clone()
                    }])
                });
                self.lose(place, pointer, Code::OptionLost, fix);
            }
        }
    }

    /// A value is empty: reports it where a secret is stored.
    #[cold]
    pub(super) fn emptied(&mut self, row: Option<&'static Row>, place: &Place<'_, 'a>) {
        if row.is_none_or(|row| row.check.secret != Secret::Yes) {
            return;
        }
        let stored = self.stored.and_then(|stored| place.value_in(stored));
        if stored.is_some_and(|stored| !is_nothing(stored)) {
            let code = Code::SecretEmptied;
            self.memory
                .outbox
                .report(place, code, Severity::Warning, Params::none(), None);
        }
    }

    /// Whether the object that ends here has the key, or another one that stands for it.
    fn is_there(
        &self,
        node: Node,
        row: Option<&'static Row>,
        key: &str,
        members: &Members,
    ) -> bool {
        let has = |row: Option<&'static Row>, key: &str| match row {
            Some(row) => members.has_seen(row.ordinal),
            None => self.keys.contains(members.kept_keys, key),
        };
        let twin = row.map_or("", |row| row.check.twin);
        let of_twin = || {
            let checks = node.checks()?;
            checks.child_of(node.row(), &Text::plain(twin))
        };
        let renamed = self
            .memory
            .renames
            .get(members.renames..)
            .unwrap_or_default();
        has(row, key)
            || (!twin.is_empty() && has(of_twin(), twin))
            || renamed.iter().any(|(_, to)| *to == key)
    }

    fn lose(&mut self, place: &Place<'_, 'a>, pointer: Pointer, code: Code, fix: Option<Patch>) {
        let (position, none) = (place.position(), Params::none());
        let outbox = &mut self.memory.outbox;
        let finding = outbox.report_earlier(position, pointer, code, Severity::Warning, none);
        if let Some(fix) = fix {
            outbox.fix(finding, fix);
        }
    }
}

/// Whether a stored value that is left out does not come back.
///
/// A switch that is off is as good as none, unless the API turns it on.
fn is_lost(checks: Option<&'static Checks>, row: Option<&'static Row>, value: &Value) -> bool {
    if is_nothing(value) {
        return false;
    }
    let Some(row) = row else {
        return true;
    };
    match (row.loss, value) {
        (Loss::Made | Loss::Told, _) => false,
        (Loss::Switch(again), Value::Bool(stored)) => again != *stored,
        (Loss::Gone | Loss::Unsaid, Value::Bool(stored)) => *stored,
        (Loss::Choice(again), Value::String(stored)) => {
            row.check.choices.get(usize::from(again)) != Some(&stored.as_str())
        }
        (Loss::Members, Value::Object(members)) => members.iter().any(|(key, value)| {
            let row = checks.and_then(|checks| checks.child_of(Some(row), &Text::plain(key)));
            is_lost(checks, row, value)
        }),
        _ => true,
    }
}

/// Whether a value says no more than its absence.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(members) => Object::is_empty(members),
        _ => false,
    }
}

/// Whether nothing in the value may hold a secret.
fn is_public(strategy: Option<Strategy>, pointer: &Pointer, value: &Value) -> bool {
    let fits = |place: Pointer, value| {
        secrets::option_class(strategy, &place) == Secret::No && is_public(strategy, &place, value)
    };
    match value {
        Value::Object(members) => members
            .iter()
            .all(|(key, value)| fits(pointer.join(key), value)),
        Value::Array(entries) => entries.iter().all(|entry| fits(pointer.join("0"), entry)),
        _ => true,
    }
}
