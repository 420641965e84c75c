//! A payload with some of its places held fast, mended everywhere else until nothing more is found.

use std::borrow::Cow;

use connection_model::{Contract, Strategy};
use connection_validation::catalogue::{OptionView, Table, common, table};
use connection_validation::{Code, Context, Finding, validate_text, validate_value};
use lossless_json::{Object, Pointer, Value};

use super::mends::mends;
use super::values::fitting;

/// How many payloads are judged at most to mend one.
const MOST_TRIES: usize = 400;

/// What a place of a payload is made to be.
#[derive(Clone, Debug)]
pub(crate) enum To {
    /// Exactly this.
    Be(Value),
    /// Something that is no `null` and no switch that is off: this one where there is none.
    BeSet(Value),
    /// Nothing.
    BeAbsent,
}

impl To {
    /// What it is where nothing is there yet.
    pub(crate) fn to_value(&self) -> Option<&Value> {
        match self {
            Self::Be(value) | Self::BeSet(value) => Some(value),
            Self::BeAbsent => None,
        }
    }
}

/// A place, and what it is made to be.
pub(crate) type Put = (Pointer, To);

/// Whether the payload is so.
fn is_done(payload: &Value, (at, to): &Put) -> bool {
    match (payload.at(at), to) {
        (there, To::Be(value)) => there == Some(value),
        (there, To::BeSet(_)) => !matches!(there, None | Some(Value::Null | Value::Bool(false))),
        (there, To::BeAbsent) => matches!(there, None | Some(Value::Null)),
    }
}

fn carry_out(payload: &mut Value, (at, to): &Put) {
    match to {
        To::Be(value) | To::BeSet(value) => put(payload, at, value.clone()),
        To::BeAbsent => {
            payload.remove(at);
        }
    }
}

/// What a payload is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    pub(crate) strategy: Strategy,
    pub(crate) contract: Contract,
    pub(crate) updates: bool,
}

impl Aim {
    /// A creation on a tenant; of a retired strategy, which nobody should create, an update.
    pub(crate) fn of(strategy: Strategy) -> Self {
        Self {
            strategy,
            contract: Contract::Tenant,
            updates: strategy.is_retired(),
        }
    }

    pub(crate) fn context(self) -> Context<'static> {
        if self.updates {
            Context::update(self.contract, Some(self.strategy), None)
        } else {
            Context::create(self.contract)
        }
    }

    pub(crate) fn table(self) -> Table {
        table(self.strategy).unwrap()
    }

    /// The option, or field, that stands at a place of a connection, and its table.
    pub(crate) fn option(self, at: &Pointer) -> Option<(Table, OptionView)> {
        let below = at.strip_prefix(&Pointer::root().join("options"));
        let (table, at) = match &below {
            Some(below) => (self.table(), below),
            None => (common(), at),
        };
        let option = table.find(at).and_then(|id| table.option(id))?;
        Some((table, option))
    }

    /// A value that fits the place.
    pub(crate) fn fitting(self, at: &Pointer) -> Option<Value> {
        let (table, option) = self.option(at)?;
        Some(fitting(&table, &option))
    }

    /// Everything that is found in the payload, which is the same in its text.
    pub(crate) fn findings(self, payload: &Value) -> Vec<Finding> {
        let report = validate_value(payload, &self.context());
        let of_text = validate_text(payload.to_string().as_bytes(), &self.context());
        assert_eq!(of_text, report, "as a text: {payload}");
        report.findings
    }

    /// The least there is: mending fills in what the strategy needs.
    fn beginning(self) -> Value {
        let mut root = Object::new();
        if !self.updates {
            root.insert("name", Value::from("customers"));
            root.insert("strategy", Value::from(self.strategy.as_str()));
        }
        root.insert("options", Value::Object(Object::new()));
        Value::Object(root)
    }

    /// A payload with all of these puts, in which exactly `expected` is found; nothing when none was
    /// met.
    pub(crate) fn payload(self, puts: &[Put], expected: &[(Pointer, Code)]) -> Option<Value> {
        let mut payload = self.beginning();
        for put in puts {
            carry_out(&mut payload, put);
        }
        let mut search = Search {
            aim: self,
            held: puts,
            expected,
            seen: Vec::new(),
        };
        search.settle(payload)
    }
}

/// Looks for a payload in which nothing else is found, depth first.
struct Search<'a> {
    aim: Aim,
    held: &'a [Put],
    expected: &'a [(Pointer, Code)],
    seen: Vec<Value>,
}

impl Search<'_> {
    fn settle(&mut self, payload: Value) -> Option<Value> {
        if self.seen.len() >= MOST_TRIES || self.seen.contains(&payload) {
            return None;
        }
        let findings = self.aim.findings(&payload);
        self.seen.push(payload.clone());
        let is_expected = |finding: &Finding| {
            let mut expected = self.expected.iter();
            expected.any(|(at, code)| finding.pointer == *at && finding.code == *code)
        };
        let found = findings.iter().filter(|it| is_expected(it)).count();
        if found != self.expected.len() {
            return None;
        }
        let Some(unwanted) = findings.iter().find(|it| !is_expected(it)) else {
            return Some(payload);
        };
        for mend in mends(self.aim, &payload, unwanted) {
            let left = mend.iter().filter(|put| !is_done(&payload, put));
            let left: Vec<_> = left.collect();
            if left.is_empty() || !left.iter().all(|put| self.allows(put)) {
                continue;
            }
            let mut mended = payload.clone();
            for put in left {
                carry_out(&mut mended, put);
            }
            if let Some(settled) = self.settle(mended) {
                return Some(settled);
            }
        }
        None
    }

    /// Whether no place that is held fast would change.
    fn allows(&self, (at, to): &Put) -> bool {
        self.held.iter().all(|(held, held_to)| {
            let apart = !at.starts_with(held) && !held.starts_with(at);
            match (held_to, to) {
                (To::BeAbsent, To::BeAbsent) => true,
                // More may come into what an object or array holds, not beside it.
                (To::Be(held_value) | To::BeSet(held_value), To::Be(_) | To::BeSet(_)) => {
                    apart || reaches_into(at, held, held_value)
                }
                _ => apart,
            }
        })
    }
}

fn reaches_into(at: &Pointer, held: &Pointer, container: &Value) -> bool {
    let below = at.strip_prefix(held).unwrap_or(Pointer::root());
    let mut tokens = below.tokens();
    let first = tokens.next().map(|token| Pointer::root().join(&token));
    tokens.next().is_some() && first.is_some_and(|first| container.at(&first).is_some())
}

/// Puts a value in its place, making what is around it: an object, or an array for its first entry.
pub(crate) fn put(root: &mut Value, at: &Pointer, value: Value) {
    let mut around = Pointer::root();
    let tokens: Vec<_> = at.tokens().map(Cow::into_owned).collect();
    for pair in tokens.windows(2) {
        around = around.join(&pair[0]);
        let holds = root.at(&around).is_some_and(|it| match it {
            Value::Array(_) => pair[1].parse::<usize>().is_ok(),
            Value::Object(_) => true,
            _ => false,
        });
        if !holds {
            let holder = match pair[1].as_str() {
                "0" => Value::Array(Vec::new()),
                _ => Value::Object(Object::new()),
            };
            root.set(&around, holder);
        }
    }
    root.set(at, value);
}

/// The place of an option in a connection; entries of an array are the first, members of a map are
/// called `any`.
pub(crate) fn place(below: &Pointer, option: &OptionView) -> Pointer {
    let path = option.path().replace("[]", ".[]");
    path.split('.')
        .fold(below.clone(), |pointer, segment| match segment {
            "[]" => pointer.join("0"),
            "*" => pointer.join("any"),
            key => pointer.join(key),
        })
}
