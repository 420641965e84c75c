//! Every constraint of every row: a payload that breaks it alone, and payloads that meet it.

use std::collections::BTreeSet;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::{Contract, Strategy};
use connection_validation::Code;
use connection_validation::catalogue::{Bounds, Format, OptionView, Table, Types, common, table};
use lossless_json::{Pointer, Value};

use super::payload::{Aim, Put, To, place};
use super::values::{
    Kind, UNKNOWN_KEY, accepted, broken, container, fitting, size, with_entry_twice,
    with_unknown_key,
};
use super::{Case, Proof};

/// What is tried of every row of every table.
pub(super) fn cases() -> Vec<Case> {
    let options = Pointer::root().join("options");
    let mut cases = Vec::new();
    for strategy in Strategy::ALL {
        let table = table(*strategy).unwrap();
        for option in table.options() {
            cases.extend(of_row(Aim::of(*strategy), &table, &option, &options));
        }
    }
    let fields = common();
    for option in fields.options() {
        let aim = Aim::of(Strategy::Samlp);
        cases.extend(of_row(aim, &fields, &option, &Pointer::root()));
    }
    cases
}

fn of_row(aim: Aim, table: &Table, option: &OptionView, below: &Pointer) -> Vec<Case> {
    let at = place(below, option);
    let aim = Aim {
        contract: option.contract().unwrap_or(aim.contract),
        ..aim
    };
    let case = |proof, puts: Vec<Put>, mut expected: Vec<(Pointer, Code)>| {
        expected.extend(overwritten(aim.strategy, &puts));
        Case {
            what: format!("{} {}", aim.strategy, option.path()),
            path: option.path(),
            is_field: below.is_root(),
            proof,
            aim,
            puts,
            expected,
        }
    };
    let put = |value: Value| -> Vec<Put> { vec![(at.clone(), To::Be(value))] };
    let breaks =
        |kind, value, code| case(Proof::Broken(kind), put(value), vec![(at.clone(), code)]);

    let mut cases: Vec<Case> = accepted(table, option)
        .into_iter()
        .filter(|_| option.path() != "strategy")
        .map(|value| case(Proof::Met, put(value), Vec::new()))
        .collect();
    for (kind, value, code) in broken(table, option) {
        cases.push(breaks(kind, value, code));
    }
    if option.unique() {
        let twice = with_entry_twice(table, option);
        let second = (at.join("1"), Code::Unique);
        cases.push(case(Proof::Broken(Kind::Unique), put(twice), vec![second]));
    }
    if option.closed() {
        // Where the number of members is fixed, the unknown one has to be among them.
        let fewer = Value::Object(std::iter::empty().collect());
        let fewest = size(option.count().min.unwrap_or(0));
        let whole = container(table, option, fewest).unwrap();
        let room = option
            .count()
            .max
            .is_none_or(|max| i64::try_from(whole.as_object().unwrap().len()).unwrap() < max);
        let object = with_unknown_key(if room { whole } else { fewer });
        let unknown = (at.join(UNKNOWN_KEY), Code::UnknownOption);
        cases.push(case(
            Proof::Broken(Kind::Closed),
            put(object),
            vec![unknown],
        ));
    }
    if option.required() {
        let missing = vec![(at.clone(), To::BeAbsent)];
        let mut puts: Vec<Put> = holder(table, option, below).into_iter().collect();
        puts.extend(missing);
        let missing = (at.clone(), Code::Required);
        cases.push(case(Proof::Broken(Kind::Required), puts, vec![missing]));
    }
    if option.create_only() {
        let aim = Aim {
            updates: true,
            ..aim
        };
        let fixed = (at.clone(), Code::Immutable);
        let value = match option.path() {
            "strategy" => Value::from(aim.strategy.as_str()),
            _ => fitting(table, option),
        };
        cases.push(Case {
            aim,
            ..case(Proof::Broken(Kind::CreateOnly), put(value), vec![fixed])
        });
    }
    if let Some(reads) = option.contract() {
        let aim = Aim {
            contract: other(reads),
            ..aim
        };
        let unread = (at.clone(), Code::OtherContract);
        let value = fitting(table, option);
        cases.push(Case {
            aim,
            ..case(Proof::Broken(Kind::OtherContract), put(value), vec![unread])
        });
    }
    cases
}

/// A scope of WordPress.com is made of its permissions alone, so that any other one is told to be
/// overwritten, whatever is beside it.
fn overwritten(strategy: Strategy, puts: &[Put]) -> Option<(Pointer, Code)> {
    let scope = Pointer::root().join("options").join("scope");
    let says = puts.iter().any(|(at, to)| match to {
        To::Be(Value::String(_)) => *at == scope || at.starts_with(&scope),
        To::Be(Value::Array(entries)) => *at == scope && !entries.is_empty(),
        To::Be(_) => *at != scope && at.starts_with(&scope),
        To::BeSet(_) | To::BeAbsent => false,
    });
    (strategy == Strategy::WordPress && says).then_some((scope, Code::Overwritten))
}

/// The object around the option, as far as it is one of the table.
fn holder(table: &Table, option: &OptionView, below: &Pointer) -> Option<Put> {
    let at = place(below, option);
    let parent = at.parent().filter(|parent| parent != below)?;
    let above = table.options().find(|it| place(below, it) == parent)?;
    if !above.types().has(Types::OBJECT) {
        return None;
    }
    let mut object = container(table, &above, 0)?;
    object.as_object_mut()?.remove(option.key());
    Some((parent, To::Be(object)))
}

fn other(contract: Contract) -> Contract {
    match contract {
        Reference => Tenant,
        Tenant => Reference,
    }
}

/// Lengths that no text of the form has; the nearest one is tried instead.
const NO_TEXT: &[(Format, i64, &str)] = &[
    (Format::HttpsUrl, 1, "a URL has a scheme and a host"),
    (Format::HttpsUrl, 8, "behind the scheme a URL has a host"),
    (
        Format::HostName,
        255,
        "a host name has at most 253 characters",
    ),
    (
        Format::HostName,
        1024,
        "a host name has at most 253 characters",
    ),
    (
        Format::HostName,
        512,
        "a host name has at most 253 characters",
    ),
    (Format::Certificate, 1, "one character is no base64"),
    (Format::PrivateKey, 1, "one character is no base64"),
];

/// Counts that no container has: option, count, and why.
const NO_COUNT: &[(&str, i64, &str)] = &[(
    "idpinitiated",
    6,
    "it is closed, and four of its members are known",
)];

/// What cannot have one entry more than it takes.
const NO_MORE: &[(&str, &str)] = &[
    (
        "idpinitiated",
        "it is closed, and four of its members are known",
    ),
    ("precedence", "it takes each of three texts once"),
];

#[test]
fn both_ends_of_every_bound_are_tried() {
    let mut used = BTreeSet::new();
    let fields = [common()].into_iter();
    let tables = Strategy::ALL.iter().filter_map(|strategy| table(*strategy));
    for table in tables.chain(fields) {
        for option in table.options().filter(|it| it.path() != "strategy") {
            let path = option.path();
            let values = accepted(&table, &option);
            let length = |value: &Value| Some(value.as_str()?.chars().count());
            let lengths: Vec<usize> = values.iter().filter_map(length).collect();
            for end in ends(option.length()).filter(|end| !lengths.contains(&size(*end))) {
                let mut known = NO_TEXT.iter();
                let excuse = known.position(|it| (it.0, it.1) == (option.format(), end));
                let excuse = excuse.unwrap_or_else(|| panic!("{path}: no text of length {end}"));
                used.insert(excuse);
            }
            let broken: Vec<Kind> = broken(&table, &option).into_iter().map(|it| it.0).collect();
            let no_more = NO_MORE.iter().any(|(own, _)| *own == path);
            let has_most = option.count().max.is_some();
            assert_eq!(
                has_most && !no_more,
                broken.contains(&Kind::MostEntries),
                "{path}"
            );
            let has_fewest = option.count().min.is_some();
            assert!(!has_fewest || broken.contains(&Kind::Fewest), "{path}");
            let counts: Vec<usize> = values.iter().filter_map(entries).collect();
            for end in ends(option.count()).filter(|end| !counts.contains(&size(*end))) {
                let mut known = NO_COUNT.iter();
                let excuse = known.position(|it| (it.0, it.1) == (path, end));
                let excuse = excuse.unwrap_or_else(|| panic!("{path}: nothing of {end} entries"));
                used.insert(NO_TEXT.len() + excuse);
            }
        }
    }
    assert_eq!(used.len(), NO_TEXT.len() + NO_COUNT.len(), "{used:?}");
}

fn ends(bounds: Bounds) -> impl Iterator<Item = i64> {
    [bounds.min, bounds.max].into_iter().flatten()
}

fn entries(value: &Value) -> Option<usize> {
    match value {
        Value::Array(entries) => Some(entries.len()),
        Value::Object(members) => Some(members.len()),
        _ => None,
    }
}
