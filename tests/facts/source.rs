//! The facts in `tests/data` against the file that they are condensed from.
//!
//! The file, `strategies.json`, belongs to others and is not part of this repository.
//! `PATCHBAY_FACTS` names it; without it this test says that it is skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use lossless_json::Value;

use super::{all_facts, strings};

/// What the file says of an option and no fact repeats, and why.
const NOT_COPIED: &[(&str, &str)] = &[
    ("description", "the catalogue has words of its own"),
    ("source", "a fact names the kind of its source"),
    ("evidence", "what was seen of the option"),
    ("notes", "they are for readers"),
    (
        "lifecycle",
        "the vendor's word, of which a form makes its own",
    ),
    ("server_filled", "it forbids nothing"),
    ("outside_schema", "a fact names the kind of its source"),
];

/// Where a fact says the same in another way, or more: strategy (`*` for all), option, aspect, and
/// the reason.
const TOLD_OTHERWISE: &[(&str, &str, &str, &str)] = &[
    (
        "*",
        "domain_aliases",
        "items",
        "a host name of up to 256 characters or a URI of up to 255 is one form with one length",
    ),
    (
        "google-oauth2",
        "icon_url",
        "format",
        "the file has a format and a pattern, of which the copy has both",
    ),
    (
        "line",
        "client_id",
        "format",
        "the same digits in another spelling",
    ),
    (
        "waad",
        "tenant_domain",
        "format",
        "a UUID is a host name as well",
    ),
    (
        "windowslive",
        "client_id",
        "format",
        "two forms, each with its only length, are one form",
    ),
    (
        "windowslive",
        "client_id",
        "max_length",
        "two forms, each with its only length, are one form",
    ),
    (
        "windowslive",
        "client_id",
        "min_length",
        "two forms, each with its only length, are one form",
    ),
    (
        "linkedin",
        "strategy_version",
        "choices",
        "numbers that follow each other are bounds",
    ),
    (
        "linkedin",
        "strategy_version",
        "min",
        "numbers that follow each other are bounds",
    ),
    (
        "linkedin",
        "strategy_version",
        "max",
        "numbers that follow each other are bounds",
    ),
    (
        "windowslive",
        "strategy_version",
        "choices",
        "numbers that follow each other are bounds",
    ),
    (
        "windowslive",
        "strategy_version",
        "min",
        "numbers that follow each other are bounds",
    ),
    (
        "windowslive",
        "strategy_version",
        "max",
        "numbers that follow each other are bounds",
    ),
];

/// Rules that the file does not tell, and where they are from.
const NOT_IN_SOURCE: &[(&str, &str, &str)] = &[(
    "auth0",
    "custom_password_hash_action",
    "another sentence that the OpenAPI document gives for the same option",
)];

/// What is said of an option, by aspect. An aspect of which nothing is said is absent.
type Aspects = BTreeMap<&'static str, String>;

#[test]
fn every_fact_is_what_its_source_says() {
    let Some(file) = source() else { return };
    let strategies = file.get("strategies").and_then(Value::as_object).unwrap();
    let facts: BTreeMap<String, Vec<Value>> = all_facts().into_iter().collect();
    let mut differences = Vec::new();
    let mut used = BTreeSet::new();
    let mut count = 0;
    for (strategy, known) in strategies {
        let copied = &facts[strategy];
        for option in known.get("options").and_then(Value::as_array).unwrap() {
            let path = option.get("name").and_then(Value::as_str).unwrap();
            let is_this = |fact: &&Value| fact.get("path").and_then(Value::as_str) == Some(path);
            let Some(copy) = copied.iter().find(is_this) else {
                differences.push(format!("{strategy} {path}: there is no such fact"));
                continue;
            };
            let (told, copied) = (of_source(option), of_copy(copy));
            let aspects: BTreeSet<&str> = told.keys().chain(copied.keys()).copied().collect();
            for aspect in aspects {
                count += 1;
                if told.get(aspect) == copied.get(aspect) {
                    continue;
                }
                let excuse = TOLD_OTHERWISE.iter().position(|(of, at, what, _)| {
                    (*of == "*" || *of == strategy) && (*at, *what) == (path, aspect)
                });
                if let Some(excuse) = excuse {
                    used.insert(excuse);
                } else {
                    let (told, copied) = (told.get(aspect), copied.get(aspect));
                    differences.push(format!(
                        "{strategy} {path}: {aspect} is {told:?}, the copy has {copied:?}"
                    ));
                }
            }
        }
    }
    for (place, (strategy, path, aspect, _)) in TOLD_OTHERWISE.iter().enumerate() {
        if !used.contains(&place) {
            differences.push(format!(
                "{strategy} {path}: {aspect} is excused for nothing"
            ));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    assert!(count > 2_000, "only {count} aspects were compared");
}

#[test]
fn every_rule_of_the_source_is_known_and_no_other() {
    let Some(file) = source() else { return };
    let ids = |rules: Option<&Value>| -> Vec<String> {
        let rules = rules.and_then(Value::as_array).unwrap().iter();
        let ids = rules.map(|rule| rule.get("id").and_then(Value::as_str).unwrap());
        ids.map(str::to_owned).collect()
    };
    let of_all = ids(file.get("common_rules")).into_iter();
    let mut told: BTreeSet<_> = of_all.map(|rule| ("*".to_owned(), rule)).collect();
    let strategies = file.get("strategies").and_then(Value::as_object).unwrap();
    for (strategy, known) in strategies {
        let own = ids(known.get("conditional_rules")).into_iter();
        told.extend(own.map(|rule| (strategy.to_owned(), rule)));
    }
    for (strategy, rule, _) in NOT_IN_SOURCE {
        let is_new = told.insert(((*strategy).to_owned(), (*rule).to_owned()));
        assert!(is_new, "{strategy} {rule} is excused for nothing");
    }
    let known = crate::rules::known_rules().into_iter().collect();
    assert_eq!(told, known);
}

/// The file, or nothing where it is not named.
fn source() -> Option<Value> {
    let Some(file) = env::var_os("PATCHBAY_FACTS") else {
        eprintln!("skipped: PATCHBAY_FACTS is not set");
        return None;
    };
    Some(Value::parse(&fs::read(file).unwrap()).unwrap())
}

/// Bounds: how the file calls them, and how a fact does. A smallest size of 0 says nothing.
const BOUNDS: &[(&str, &str)] = &[
    ("min", "min"),
    ("max", "max"),
    ("minLength", "min_length"),
    ("maxLength", "max_length"),
    ("minItems", "min_items"),
    ("maxItems", "max_items"),
    ("minProperties", "min_properties"),
    ("maxProperties", "max_properties"),
];

/// Marks: how the file calls them, and how a fact does.
const MARKS: &[(&str, &str)] = &[
    ("required", "required"),
    ("secret", "secret"),
    ("deprecated", "deprecated"),
    ("create_only", "create_only"),
    ("uniqueItems", "unique"),
];

/// What the file says of an option.
fn of_source(option: &Value) -> Aspects {
    let mut aspects = Aspects::new();
    for (key, value) in option.as_object().unwrap() {
        let bound = BOUNDS.iter().find(|(own, _)| *own == key);
        let mark = MARKS.iter().find(|(own, _)| *own == key);
        match key {
            // The keys of a closed object are options of their own.
            "name" | "keys" => {}
            "type" => put(&mut aspects, "types", words(value)),
            "enum" => put(&mut aspects, "choices", words(value)),
            "const" => match value.as_bool() {
                Some(value) => put(&mut aspects, "always", value.to_string()),
                None => put(&mut aspects, "choices", words(value)),
            },
            "default" => put(&mut aspects, "default", value.to_string()),
            "format" => drop(aspects.entry("format").or_insert(word(value))),
            "pattern" => put(&mut aspects, "format", word(value)),
            "items" => put(&mut aspects, "items", entries(value)),
            "values" => put(&mut aspects, "values", members(value)),
            "contains" => put(&mut aspects, "contains", word(value.get("const").unwrap())),
            "additional_properties" => {
                if value.as_bool() == Some(false) {
                    put(&mut aspects, "closed", "true".into());
                }
            }
            "required_when" => put(&mut aspects, "required", "true".into()),
            // What the alternatives say is said of the option.
            "any_of" => {
                for alternative in value.as_array().unwrap() {
                    let mut own = of_source(alternative);
                    own.remove("types");
                    own.remove("format");
                    aspects.extend(own);
                }
            }
            _ if bound.is_some() => size(&mut aspects, bound.unwrap().1, value),
            _ if mark.is_some() => {
                if value.as_bool() == Some(true) {
                    put(&mut aspects, mark.unwrap().1, "true".into());
                }
            }
            _ => assert!(
                NOT_COPIED.iter().any(|(own, _)| *own == key),
                "nothing is known of {key}"
            ),
        }
    }
    aspects
}

/// What a fact says of an option.
fn of_copy(fact: &Value) -> Aspects {
    let mut aspects = Aspects::new();
    for (key, value) in fact.as_object().unwrap() {
        let bound = BOUNDS.iter().find(|(_, own)| *own == key);
        let mark = MARKS.iter().find(|(_, own)| *own == key);
        match key {
            "path" | "source" => {}
            "types" => put(&mut aspects, "types", words(value)),
            "choices" => put(&mut aspects, "choices", words(value)),
            "always" => put(&mut aspects, "always", value.to_string()),
            "default" => put(&mut aspects, "default", value.to_string()),
            "format" => put(&mut aspects, "format", word(value)),
            "items" => put(&mut aspects, "items", entries(value)),
            "values" => put(&mut aspects, "values", members(value)),
            "contains" => put(&mut aspects, "contains", words(value)),
            "closed" => put(&mut aspects, "closed", "true".into()),
            _ if bound.is_some() => size(&mut aspects, bound.unwrap().1, value),
            _ if mark.is_some() => put(&mut aspects, mark.unwrap().1, "true".into()),
            _ => panic!("nothing is known of {key}"),
        }
    }
    aspects
}

fn put(aspects: &mut Aspects, aspect: &'static str, value: String) {
    aspects.insert(aspect, value);
}

fn size(aspects: &mut Aspects, aspect: &'static str, value: &Value) {
    let says_nothing = aspect.starts_with("min_") && value.to_string() == "0";
    if !says_nothing {
        put(aspects, aspect, value.to_string());
    }
}

/// What is said of the entries of an array, in one spelling for both.
fn entries(items: &Value) -> String {
    let key = |key: &str| items.get(key).map(ToString::to_string);
    let least = key("minLength").filter(|it| it != "0");
    let form = items.get("pattern").or(items.get("format")).map(word);
    let choices = items.get("enum").map(words);
    let alternatives = key("one_of");
    format!(
        "{:?} {least:?} {:?} {form:?} {choices:?} {alternatives:?}",
        key("type"),
        key("maxLength")
    )
}

/// What is said of the members of a map, in one spelling for both.
fn members(values: &Value) -> String {
    let key = |names: [&str; 2]| {
        let value = names.iter().find_map(|name| values.get(name));
        value.map(ToString::to_string).filter(|it| it != "0")
    };
    let either = |names: [&str; 2]| {
        let own = key(names);
        let alternatives = values.get("any_of").and_then(Value::as_array);
        own.or_else(|| {
            let mut of_one = alternatives?.iter().filter_map(|it| it.get(names[0]));
            of_one
                .next()
                .map(ToString::to_string)
                .filter(|it| it != "0")
        })
    };
    let types = values.get("types").or(values.get("type")).map(words);
    let of_array = values.get("any_of").and_then(Value::as_array);
    let of_array = of_array.and_then(|all| all.iter().find_map(|it| it.get("items")));
    let items = values.get("items").or(of_array).map(entries);
    let one_of = values.get("one_of").and_then(Value::as_array);
    let keys = one_of.map(|all| {
        let keys = all.iter().flat_map(|it| strings(it.get("keys")));
        keys.collect::<Vec<_>>().join(" ")
    });
    let keys = keys.or(values
        .get("one_key_of")
        .map(|keys| strings(Some(keys)).join(" ")));
    format!(
        "{types:?} {:?} {:?} {:?} {items:?} {keys:?}",
        either(["minLength", "min_length"]),
        either(["maxLength", "max_length"]),
        either(["maxItems", "max_items"]),
    )
}

/// A word, or several, in one order.
fn words(value: &Value) -> String {
    let mut words: Vec<String> = match value.as_array() {
        Some(all) => all.iter().map(word).collect(),
        None => vec![word(value)],
    };
    words.sort();
    words.join(" ")
}

fn word(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
