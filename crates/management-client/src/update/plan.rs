//! What a save would do, worked out before anything is sent.

use std::fmt;

use connection_model::{Connection, Contract, Strategy};
use connection_validation::{Code, Context, Report, catalogue, validate_value};
use lossless_json::{Object, Pointer, Value, diff, merge_patch, three_way};

use super::body::{build, derived_options};
use super::change::{FieldChange, changes, is_same};
use super::conflict::{Decisions, FieldConflict, resolve};
use crate::Error;

/// The scope without which a tenant leaves `options` out of its answers.
const OPTIONS_SCOPE: &str = "read:connections_options";
/// The fields that are fixed when a connection is created.
const FIXED_FIELDS: [&str; 3] = ["id", "name", "strategy"];

/// What a save would do: the one PATCH, and everything the user has to see before it.
///
/// Only [`super::prepare`] and [`Plan::decide`] make one, so that its body is always validated.
/// Its `Debug` output holds no value that may be a secret.
#[derive(Clone, PartialEq)]
pub struct Plan {
    sides: Sides,
    merged: Connection,
    conflicts: Vec<FieldConflict>,
    findings: Report,
    changes: Vec<FieldChange>,
    lost: Vec<Pointer>,
    unacknowledged: bool,
    recomputed: Vec<Pointer>,
    options_locked: bool,
    body: Value,
}

/// The three states a plan is made from.
#[derive(Clone, PartialEq)]
pub(super) struct Sides {
    pub(super) contract: Contract,
    pub(super) id: String,
    pub(super) base: Connection,
    pub(super) draft: Connection,
    pub(super) theirs: Connection,
    /// When `theirs` was read, in milliseconds since 1970, where there is a clock.
    pub(super) read_at: Option<u64>,
}

impl Plan {
    pub(super) fn new(sides: Sides, decisions: &Decisions) -> Result<Self, Error> {
        let contract = sides.contract;
        let strategy = sides.theirs.strategy();
        let theirs = sides.theirs.to_value();
        let (mut base, mut draft) = (sides.base.to_value(), sides.draft.to_value());
        let mut options_locked = false;
        if missing_options_scope(contract, sides.theirs.options()).is_some() {
            options_locked = !is_same(base.get("options"), draft.get("options"));
            without_options(&mut base);
            without_options(&mut draft);
        }
        let mut merge = three_way(&base, &draft, &theirs);
        resolve(&mut merge.value, &merge.conflicts, decisions);
        let merged = merge.value;
        let conflicts = merge.conflicts.iter();
        let conflicts = conflicts
            .map(|conflict| FieldConflict::new(conflict, strategy, decisions))
            .collect();
        let body = build(contract, &theirs, &merged, &derived_options(strategy));
        let mut findings = findings(contract, strategy, &theirs, &body.value);
        let lost = lost_options(&theirs, &merged);
        // What the user has to agree to is not told once more.
        findings.findings.retain(|finding| {
            let is_loss = matches!(finding.code, Code::OptionLost | Code::SecretEmptied);
            !(is_loss && lost.contains(&finding.pointer))
        });
        let agreed = |place: &Pointer| decisions.acknowledged.contains(place);
        Ok(Self {
            conflicts,
            findings,
            changes: changes(&theirs, &merged, strategy),
            unacknowledged: !lost.iter().all(agreed),
            lost,
            recomputed: body.recomputed,
            options_locked,
            body: body.value,
            merged: Connection::from_value(merged).ok_or(Error::NotReady)?,
            sides,
        })
    }

    /// The same plan with other decisions of the user; nothing is read again.
    ///
    /// # Errors
    /// None that [`super::prepare`] has not had already.
    pub fn decide(&self, decisions: &Decisions) -> Result<Self, Error> {
        Self::new(self.sides.clone(), decisions)
    }

    /// Whether it can be committed: something changes, every conflict is decided, every removal is
    /// acknowledged, nothing touches options that cannot be read, and validation found no error.
    pub fn ready(&self) -> bool {
        !self.is_empty()
            && self
                .conflicts
                .iter()
                .all(|conflict| conflict.decision.is_some())
            && !self.unacknowledged
            && !self.options_locked
            && !self.findings.has_errors()
    }

    /// Whether there is nothing to save.
    pub fn is_empty(&self) -> bool {
        self.body.as_object().is_none_or(Object::is_empty)
    }

    /// The contract of the server the body is made for.
    pub fn contract(&self) -> Contract {
        self.sides.contract
    }

    /// The id of the connection.
    pub fn id(&self) -> &str {
        &self.sides.id
    }

    /// The connection as the server had it when the plan was made.
    pub fn theirs(&self) -> &Connection {
        &self.sides.theirs
    }

    /// The connection as it is meant to be afterwards; undecided conflicts hold the server's value.
    pub fn merged(&self) -> &Connection {
        &self.merged
    }

    /// The fields that both sides changed to different values.
    pub fn conflicts(&self) -> &[FieldConflict] {
        &self.conflicts
    }

    /// What validation says, with pointers into the connection: on `reference` of the merged
    /// connection, on a tenant of the body. Empty when there is nothing to save, and without what
    /// [`Plan::lost`] says.
    pub fn findings(&self) -> &Report {
        &self.findings
    }

    /// What the save changes on the server, field by field.
    pub fn changes(&self) -> &[FieldChange] {
        &self.changes
    }

    /// What others have changed since the form was opened.
    pub fn meanwhile(&self) -> Vec<FieldChange> {
        let (mut base, mut theirs) = (self.sides.base.to_value(), self.sides.theirs.to_value());
        if base.get("options").is_none() || theirs.get("options").is_none() {
            without_options(&mut base);
            without_options(&mut theirs);
        }
        changes(&base, &theirs, self.strategy())
    }

    /// The options that would be gone afterwards: each has to be acknowledged.
    pub fn lost(&self) -> &[Pointer] {
        &self.lost
    }

    /// The options that are left out because the API computes them again from what changed.
    pub fn recomputed(&self) -> &[Pointer] {
        &self.recomputed
    }

    /// The scope the token lacks when the server sent no options: they can neither be shown nor
    /// saved then.
    pub fn missing_scope(&self) -> Option<&'static str> {
        missing_options_scope(self.sides.contract, self.sides.theirs.options())
    }

    /// Whether the draft changes options although they cannot be read; such a plan is never ready.
    pub fn options_locked(&self) -> bool {
        self.options_locked
    }

    /// The body of the one PATCH. It holds secrets: not for people, logs or storage.
    pub fn body(&self) -> &Value {
        &self.body
    }

    pub(super) fn strategy(&self) -> Option<Strategy> {
        self.sides.theirs.strategy()
    }

    pub(super) fn read_at(&self) -> Option<u64> {
        self.sides.read_at
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Plan")
            .field("contract", &self.sides.contract)
            .field("id", &self.sides.id)
            .field("changes", &self.changes)
            .field("conflicts", &self.conflicts)
            .field("lost", &self.lost)
            .field("recomputed", &self.recomputed)
            .field("ready", &self.ready())
            .finish_non_exhaustive()
    }
}

/// The first fixed field that the draft changes.
pub(super) fn changed_fixed_field(base: &Connection, draft: &Connection) -> Option<&'static str> {
    let changed = |field: &&str| !is_same(base.members().get(field), draft.members().get(field));
    FIXED_FIELDS.into_iter().find(changed)
}

/// The scope the token lacks when the server kept the options of a connection back, given those of
/// its answer. The `reference` contract knows no scope for them: a connection without options has
/// none there.
pub fn missing_options_scope(contract: Contract, options: Option<&Value>) -> Option<&'static str> {
    (contract == Contract::Tenant && options.is_none()).then_some(OPTIONS_SCOPE)
}

fn without_options(connection: &mut Value) {
    if let Some(members) = connection.as_object_mut() {
        members.remove("options");
    }
}

/// The options of `theirs` that `merged` does not have any more, the outermost place of each.
fn lost_options(theirs: &Value, merged: &Value) -> Vec<Pointer> {
    let options = Pointer::root().join("options");
    let gone = |before: &Value, after: Option<&Value>| match (before, after) {
        (Value::Null, _) => false,
        (_, None) => true,
        (Value::Object(members), Some(after)) => !members.is_empty() && after.as_object().is_none(),
        (_, Some(_)) => false,
    };
    diff(theirs, merged)
        .into_iter()
        .filter(|change| change.pointer.starts_with(&options))
        .filter(|change| {
            change
                .before
                .as_ref()
                .is_some_and(|before| gone(before, change.after.as_ref()))
        })
        .map(|change| change.pointer)
        .collect()
}

/// What the server would say to the body: a `reference` server judges what the connection becomes
/// by it, a tenant the body itself.
fn findings(
    contract: Contract,
    strategy: Option<Strategy>,
    theirs: &Value,
    body: &Value,
) -> Report {
    let change = match body {
        Value::Object(change) if !change.is_empty() => change,
        _ => return Report::default(),
    };
    match contract {
        Contract::Reference => {
            let becomes = without_server_fields(theirs, &applied(theirs, change));
            validate_value(&becomes, &Context::create(contract))
        }
        Contract::Tenant => {
            validate_value(body, &Context::update(contract, strategy, Some(theirs)))
        }
    }
}

/// The connection after a PATCH of the `reference` contract: `options` merged deeply, every other
/// field replaced.
fn applied(theirs: &Value, change: &Object) -> Value {
    let mut members = theirs.as_object().cloned().unwrap_or_default();
    for (key, value) in change {
        match members.get_mut(key) {
            Some(options) if key == "options" => merge_patch(options, value),
            _ => {
                members.insert(key, value.clone());
            }
        }
    }
    Value::Object(members)
}

/// The connection without the fields that only the server writes, such as `id`: unknown to the
/// catalogue and unchanged.
fn without_server_fields(theirs: &Value, connection: &Value) -> Value {
    let fields = catalogue::common();
    let is_ours = |key: &str| {
        key == "options"
            || fields.find(&Pointer::root().join(key)).is_some()
            || !is_same(theirs.get(key), connection.get(key))
    };
    let members = connection.as_object().into_iter().flatten();
    let ours = members.filter(|(key, _)| is_ours(key));
    Value::Object(
        ours.map(|(key, value)| (key.to_owned(), value.clone()))
            .collect(),
    )
}
