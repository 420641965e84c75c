//! The catalogue against what is publicly known of the options.

use std::fs;

use connection_model::Strategy;
use connection_validation::Secret;
use connection_validation::catalogue::{OptionView, table};
use lossless_json::Value;

/// Facts that the catalogue deliberately does not follow, with the reason.
const NOT_FOLLOWED: &[(&str, &str, &str)] = &[
    (
        "set_user_root_attributes",
        "choices",
        "the generic options of the schema list three values",
    ),
    (
        "set_user_root_attributes",
        "default",
        "the generic options of the schema give one",
    ),
    (
        "non_persistent_attrs",
        "types",
        "the generic options of the schema, which are enforced, take null",
    ),
    (
        "configuration",
        "types",
        "the generic options of the schema, which are enforced, take null",
    ),
    (
        "upstream_params",
        "types",
        "the generic options of the schema, which are enforced, take null",
    ),
];

#[test]
fn every_known_fact_of_a_database_option_is_in_the_catalogue() {
    let path = crate::root().join("tests/data/auth0-options.json");
    let facts = Value::parse(&fs::read(path).unwrap()).unwrap();
    let facts = facts.get("options").and_then(Value::as_array).unwrap();
    assert_eq!(facts.len(), 109);
    let table = table(Strategy::Auth0).unwrap();
    let mut differences: Vec<String> = Vec::new();
    for fact in facts {
        let path = fact.get("path").and_then(Value::as_str).unwrap();
        let option = table.options().find(|option| option.path() == path);
        let option = option.unwrap_or_else(|| panic!("{path} is not in the catalogue"));
        for (what, known, ours) in compare(fact, &option, &table) {
            let excused = NOT_FOLLOWED
                .iter()
                .any(|(at, aspect, _)| (*at, *aspect) == (path, what));
            if known != ours && !excused {
                differences.push(format!(
                    "{path}: {what} is {known}, the catalogue has {ours}"
                ));
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{}",
        differences.join(
            "
"
        )
    );
}

/// What is known and what the catalogue has, aspect by aspect.
fn compare(
    fact: &Value,
    option: &OptionView,
    table: &connection_validation::catalogue::Table,
) -> Vec<(&'static str, String, String)> {
    let number = |key: &str| fact.get(key).map(ToString::to_string).unwrap_or_default();
    let bound = |bound: Option<i64>| bound.map(|it| it.to_string()).unwrap_or_default();
    let mut types: Vec<_> = strings(fact.get("types"));
    types.sort();
    let mut own_types: Vec<_> = option.types().names().map(ToString::to_string).collect();
    own_types.sort();
    let min_entries = fact.get("min_items").or(fact.get("min_properties"));
    let min_entries = min_entries.map(ToString::to_string).filter(|it| it != "0");
    let mut rows = vec![
        ("types", types.join(" "), own_types.join(" ")),
        (
            "choices",
            strings(fact.get("choices")).join(" "),
            option.choices().join(" "),
        ),
        ("min", number("min"), bound(option.range().min)),
        ("max", number("max"), bound(option.range().max)),
        (
            "min_length",
            number("min_length"),
            bound(option.length().min),
        ),
        (
            "min_entries",
            min_entries.unwrap_or_default(),
            bound(option.count().min),
        ),
        (
            "closed",
            fact.get("closed").is_some().to_string(),
            option.closed().to_string(),
        ),
        (
            "required",
            fact.get("required").is_some().to_string(),
            option.required().to_string(),
        ),
        (
            "unique",
            fact.get("unique").is_some().to_string(),
            option.unique().to_string(),
        ),
    ];
    if fact.get("default").is_some() {
        rows.push((
            "default",
            number("default"),
            option.default().unwrap_or("").to_string(),
        ));
    }
    if fact.get("max_items").is_some() {
        rows.push((
            "max_entries",
            number("max_items"),
            bound(option.count().max),
        ));
    }
    if fact.get("secret").is_some() {
        rows.push((
            "secret",
            "true".into(),
            (option.secret() == Secret::Yes).to_string(),
        ));
    }
    if let Some(items) = fact.get("items") {
        let entry = table
            .children(option.id())
            .next()
            .and_then(|id| table.option(id));
        let entry = entry.unwrap_or_else(|| panic!("{} has no row for its entries", option.path()));
        rows.push((
            "items",
            strings(items.get("enum")).join(" "),
            entry.choices().join(" "),
        ));
        let most = items
            .get("maxLength")
            .map(ToString::to_string)
            .unwrap_or_default();
        rows.push(("length of items", most, bound(entry.length().max)));
    }
    rows
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let entries = value.and_then(Value::as_array).unwrap_or_default();
    entries
        .iter()
        .filter_map(Value::as_str)
        .map(ToString::to_string)
        .collect()
}
