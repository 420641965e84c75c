//! What would take a finding out of a payload, as puts: the most natural one first.

use connection_validation::catalogue::{OptionView, Table};
use connection_validation::{Code, Finding};
use lossless_json::{Pointer, Value};

use super::payload::{Aim, Put, To};
use super::related::Related;
use super::values::{container, size};

/// What a rule that is a function wants, below `options`.
const WANTED: &[(Code, &str, &str)] = &[
    (
        Code::ThreeOfFour,
        "/password_options/complexity/character_types",
        r#"["uppercase","lowercase","number","special"]"#,
    ),
    (
        Code::PasskeyAlone,
        "/authentication_methods/email_otp/enabled",
        "true",
    ),
    (
        Code::MissingWorkspaceDomain,
        "/tenant_domain",
        r#""example.com""#,
    ),
    (Code::MissingWorkspaceDomain, "/domain", r#""example.com""#),
    // Beside these it is not known what the scope becomes.
    (Code::Overwritten, "/freeform_scopes", r#"["a"]"#),
    (Code::Overwritten, "/user_actions-books", "true"),
];

/// What a rule that is a function wants at the place of its finding.
const WANTED_HERE: &[(Code, &str)] = &[
    (Code::RequiredNotOnSignup, r#""required""#),
    (Code::UnverifiedWithoutPassword, "true"),
    (Code::ButtonNotEnterprise, "false"),
];

/// Sets of puts of which each may mend the finding.
pub(crate) fn mends(aim: Aim, payload: &Value, finding: &Finding) -> Vec<Vec<Put>> {
    let at = &finding.pointer;
    let options = Pointer::root().join("options");
    let mut mends = Vec::new();
    for (code, here) in WANTED_HERE {
        if finding.code == *code {
            mends.push(vec![(at.clone(), To::Be(json(here)))]);
        }
    }
    for (code, below, value) in WANTED {
        if finding.code == *code {
            let there = options.concat(&Pointer::parse(below).unwrap());
            mends.push(vec![(there, To::Be(json(value)))]);
        }
    }
    let related = Related { table: aim.table() };
    for relation in related.table.relations() {
        if relation.code() == finding.code && related.stands_at(relation.relates()).contains(at) {
            mends.extend(related.kept(relation.relates()));
        }
    }
    match (payload.at(at), aim.option(at)) {
        (None, Some(_)) => mends.extend(
            aim.fitting(at)
                .map(|value| vec![(at.clone(), To::Be(value))]),
        ),
        (Some(Value::Array(entries)), Some((_, option))) if finding.code == Code::Lacks => {
            let wanted = option.contains().iter().enumerate();
            let puts = wanted.map(|(place, word)| {
                let behind = at.join_index(entries.len() + place);
                (behind, To::Be(Value::from(*word)))
            });
            mends.push(puts.collect());
        }
        (Some(Value::Array(entries)), Some((table, option))) if finding.code == Code::Count => {
            mends.extend(longer(&table, &option, at, entries));
        }
        (Some(Value::Object(members)), Some((table, option))) if finding.code == Code::Count => {
            mends.extend(fuller(&table, &option, at, members.len()));
        }
        _ => {}
    }
    mends.push(vec![(at.clone(), To::BeAbsent)]);
    let around = at
        .parent()
        .filter(|parent| *parent != options && !parent.is_root());
    mends.extend(around.map(|parent| vec![(parent, To::BeAbsent)]));
    mends
}

/// Other entries behind those that are there, as many as there must be.
fn longer(table: &Table, option: &OptionView, at: &Pointer, there: &[Value]) -> Option<Vec<Put>> {
    let fewest = size(option.count().min?);
    let whole = container(table, option, fewest)?;
    let others = whole
        .as_array()?
        .iter()
        .filter(|entry| !there.contains(entry));
    let places = there.len()..fewest;
    let puts = places
        .zip(others)
        .map(|(place, entry)| (at.join_index(place), To::Be(entry.clone())));
    Some(puts.collect())
}

/// Members beside those that are there, as many as there must be.
fn fuller(table: &Table, option: &OptionView, at: &Pointer, count: usize) -> Option<Vec<Put>> {
    let wanted = size(option.count().min?).checked_sub(count)?;
    let whole = container(table, option, wanted + count)?;
    let members = whole.as_object()?.iter().take(wanted);
    let puts = members.map(|(key, value)| (at.join(key), To::Be(value.clone())));
    Some(puts.collect())
}

fn json(text: &str) -> Value {
    Value::parse(text.as_bytes()).unwrap()
}
