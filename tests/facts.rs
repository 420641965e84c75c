//! The catalogue against what is publicly known of the options.

use std::collections::BTreeSet;
use std::fs;

use connection_model::Strategy;
use connection_validation::Secret;
use connection_validation::catalogue::{Expected, OptionView, Relates, Relation, Table, table};
use lossless_json::Value;

mod source;

/// The end of the name of every file with facts; the rest of the name is the strategy, where the
/// file does not list those it is about.
const ENDING: &str = "-options.json";

/// Facts that the catalogue deliberately does not follow: strategy (`*` for all), option, aspect,
/// and the reason.
const NOT_FOLLOWED: &[(&str, &str, &str, &str)] = &[
    (
        "auth0",
        "set_user_root_attributes",
        "choices",
        "the generic options of the schema list three values",
    ),
    (
        "*",
        "non_persistent_attrs",
        "types",
        "the generic options of the schema, which are enforced, take null",
    ),
    (
        "auth0",
        "configuration",
        "types",
        "the generic options of the schema, which are enforced, take null",
    ),
    (
        "auth0",
        "configuration",
        "types of values",
        "the generic options of the schema, which are enforced, take null",
    ),
    (
        "*",
        "upstream_params",
        "types",
        "the generic options of the schema, which are enforced, take null",
    ),
    (
        "linkedin",
        "client_id",
        "min_length",
        "length and pattern contradict each other, and tenants accept what breaks both",
    ),
    (
        "linkedin",
        "client_id",
        "max_length",
        "length and pattern contradict each other, and tenants accept what breaks both",
    ),
    (
        "linkedin",
        "client_id",
        "format",
        "length and pattern contradict each other, and tenants accept what breaks both",
    ),
    (
        "linkedin",
        "strategy_version",
        "default",
        "the schema says 3, and tenants were recorded to take 1",
    ),
    (
        "windowslive",
        "strategy_version",
        "default",
        "the schema says 2, and tenants were recorded to take 1",
    ),
    ("ad", "ips", "types", "tenants were recorded to answer null"),
    (
        "adfs",
        "should_trust_email_verified_connection",
        "default",
        "tenants were recorded to fill in the other value",
    ),
    (
        "oidc",
        "discovery_url",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "oidc",
        "authorization_endpoint",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "oidc",
        "token_endpoint",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "oidc",
        "userinfo_endpoint",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "oidc",
        "type",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "okta",
        "authorization_endpoint",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "okta",
        "token_endpoint",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "okta",
        "userinfo_endpoint",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "email",
        "authParams",
        "types",
        "the schema has a text, and tenants were recorded to take an object",
    ),
    (
        "email",
        "brute_force_protection",
        "required",
        "tenants were recorded to fill it in",
    ),
    (
        "email",
        "set_user_root_attributes",
        "choices",
        "the generic options of the schema list three values",
    ),
    (
        "sms",
        "twilio_sid",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "sms",
        "twilio_token",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "sms",
        "messaging_service_sid",
        "types",
        "tenants were recorded to take null",
    ),
    (
        "*",
        "authorizationURL",
        "types",
        "LINE and WordPress.com have fixed endpoints, and tenants were recorded to take null",
    ),
    (
        "*",
        "tokenURL",
        "types",
        "LINE and WordPress.com have fixed endpoints, and tenants were recorded to take null",
    ),
    (
        "oauth1",
        "signatureMethod",
        "choices",
        "tenants were recorded to take another of the three methods that RFC 5849 defines",
    ),
    (
        "auth0",
        "attributes.email.unique",
        "create_only",
        "an update has to repeat it, and a rule compares it with what is stored",
    ),
    (
        "google-apps",
        "map_user_id_to_id",
        "create_only",
        "an update may repeat it, and a rule compares it with what is stored",
    ),
    (
        "samlp",
        "signing_key",
        "values",
        "a line for each of the two keys makes a form; any other key below is taken as it is",
    ),
];

/// Options that no fact of their strategy (`*` for any) names, with the reason why the catalogue has
/// them all the same.
const NOT_IN_FACTS: &[(&str, &str, &str)] = &[
    (
        "*",
        "set_user_root_attributes",
        "the generic options of the schema, which hold for every strategy, have it",
    ),
    (
        "*",
        "non_persistent_attrs",
        "the generic options of the schema, which hold for every strategy, have it",
    ),
    (
        "*",
        "upstream_params",
        "the generic options of the schema, which hold for every strategy, have it",
    ),
    (
        "auth0",
        "password_policy",
        "the reference document spells `passwordPolicy` so",
    ),
    (
        "auth0",
        "attributes.username.identifier.default_method",
        "the generic options of the schema have it",
    ),
    (
        "auth0",
        "custom_password_hash.action_id",
        "recorded on tenants, and named in a sentence of the API",
    ),
    (
        "waad",
        "user_id_attribute",
        "recorded on tenants: sent, stored and answered",
    ),
    (
        "sms",
        "forward_request_info",
        "recorded on tenants: another spelling of `forward_req_info`",
    ),
    (
        "wordpress",
        "custom_headers",
        "recorded on tenants: another spelling of `customHeaders`",
    ),
];

/// How the facts spell the forms of a text, and what the catalogue calls them.
const FORMATS: &[(&str, &str)] = &[
    ("^https://.*", "https-url"),
    ("uri, ^https://.*", "https-url"),
    ("hostname", "host-name"),
    ("hostname or uri", "domain-alias"),
    ("hexadecimal", "hexadecimal"),
    ("^[0-9a-fA-F]+$", "hexadecimal"),
    ("uuid", "uuid"),
    (
        "a UUID or 16 hexadecimal digits",
        "microsoft-account-client-id",
    ),
    ("^[0-9]+$", "digits"),
    ("^[a-zA-Z0-9-:./_~]+$", "entra-client-id"),
    ("^AC[0-9a-fA-F]{32}$", "twilio-account"),
    ("^MG[0-9a-fA-F]{32}$", "twilio-messaging-service"),
    (
        "a UUID or 16 hexadecimal digits",
        "microsoft-account-client-id",
    ),
];

/// The facts of every strategy that has any, in the order of the strategies' names.
fn all_facts() -> Vec<(String, Vec<Value>)> {
    let folder = crate::root().join("tests/data");
    let mut facts = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(strategy) = name.strip_suffix(ENDING) else {
            continue;
        };
        let file = Value::parse(&fs::read(&path).unwrap()).unwrap();
        let options = file.get("options").and_then(Value::as_array).unwrap();
        let strategies = match file.get("strategies") {
            Some(listed) => strings(Some(listed)),
            None => vec![strategy.to_owned()],
        };
        for strategy in strategies {
            facts.push((strategy, options.to_vec()));
        }
    }
    facts.sort_by(|left, right| left.0.cmp(&right.0));
    facts
}

fn table_of(strategy: &str) -> Table {
    let strategy: Strategy = strategy
        .parse()
        .unwrap_or_else(|_| panic!("{strategy} is no strategy"));
    table(strategy).unwrap_or_else(|| panic!("{strategy} has no table"))
}

#[test]
fn every_strategy_with_a_table_has_facts() {
    let with_facts: BTreeSet<String> = all_facts().into_iter().map(|(name, _)| name).collect();
    let with_table: BTreeSet<String> = Strategy::ALL
        .iter()
        .filter(|strategy| table(**strategy).is_some())
        .map(ToString::to_string)
        .collect();
    assert_eq!(with_facts, with_table);
}

#[test]
fn every_known_fact_of_an_option_is_in_the_catalogue() {
    let mut differences: Vec<String> = Vec::new();
    let mut excused = BTreeSet::new();
    let mut count = 0;
    for (strategy, facts) in all_facts() {
        let table = table_of(&strategy);
        for fact in &facts {
            let path = fact.get("path").and_then(Value::as_str).unwrap();
            let Some(option) = table.options().find(|option| option.path() == path) else {
                differences.push(format!("{strategy} {path}: is not in the catalogue"));
                continue;
            };
            for (what, known, ours) in compare(fact, &option, &table) {
                count += 1;
                if known == ours {
                    continue;
                }
                let excuse = NOT_FOLLOWED.iter().position(|(of, at, aspect, _)| {
                    (*of == "*" || *of == strategy) && (*at, *aspect) == (path, what)
                });
                if let Some(excuse) = excuse {
                    excused.insert(excuse);
                } else {
                    differences.push(format!(
                        "{strategy} {path}: {what} is {known}, the catalogue has {ours}"
                    ));
                }
            }
        }
    }
    for (place, (strategy, path, aspect, _)) in NOT_FOLLOWED.iter().enumerate() {
        if !excused.contains(&place) {
            differences.push(format!(
                "{strategy} {path}: {aspect} is excused for nothing"
            ));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    assert!(count > 1000, "only {count} facts were compared");
}

#[test]
fn every_option_of_the_catalogue_is_known_from_somewhere() {
    let mut strangers = Vec::new();
    for (strategy, facts) in all_facts() {
        let named: BTreeSet<&str> = facts
            .iter()
            .filter_map(|fact| fact.get("path").and_then(Value::as_str))
            .collect();
        for option in table_of(&strategy).options() {
            let path = option.path();
            // The rows for entries, and what is below them, are in the fact of their option.
            let of_entry = path.contains('*') || path.contains("[]");
            let excused = NOT_IN_FACTS
                .iter()
                .any(|(of, at, _)| (*of == "*" || *of == strategy) && *at == path);
            if !of_entry && !excused && !named.contains(path) {
                strangers.push(format!("{strategy} {path}"));
            }
        }
    }
    assert!(strangers.is_empty(), "\n{}", strangers.join("\n"));
}

/// What is known and what the catalogue has, aspect by aspect.
fn compare(
    fact: &Value,
    option: &OptionView,
    table: &Table,
) -> Vec<(&'static str, String, String)> {
    let number = |key: &str| fact.get(key).map(ToString::to_string).unwrap_or_default();
    let marked = |key: &str| fact.get(key).is_some().to_string();
    let least = |keys: [&str; 2]| {
        let bound = keys.iter().find_map(|key| fact.get(key));
        let bound = bound.map(ToString::to_string).filter(|it| it != "0");
        bound.unwrap_or_default()
    };
    let length = |key: &str| Some(number(key)).filter(|it| it != "0").unwrap_or_default();
    let (range, own_length, own_count) = (option.range(), option.length(), option.count());
    let mut rows = vec![
        ("types", sorted(strings(fact.get("types"))), types(option)),
        (
            "choices",
            sorted(strings(fact.get("choices"))),
            sorted(option.choices().iter().map(ToString::to_string).collect()),
        ),
        ("min", number("min"), bound(range.min)),
        ("max", number("max"), bound(range.max)),
        ("min_length", length("min_length"), bound(own_length.min)),
        (
            "min_entries",
            least(["min_items", "min_properties"]),
            bound(own_count.min),
        ),
        ("closed", marked("closed"), option.closed().to_string()),
        (
            "required",
            marked("required"),
            option.required().to_string(),
        ),
        ("unique", marked("unique"), option.unique().to_string()),
        (
            "create_only",
            marked("create_only"),
            option.create_only().to_string(),
        ),
        (
            "contains",
            strings(fact.get("contains")).join(" "),
            option.contains().join(" "),
        ),
    ];
    // What a fact does not name here may be known from a text or from another schema.
    if fact.get("max_length").is_some() {
        rows.push(("max_length", number("max_length"), bound(own_length.max)));
    }
    if let Some(most) = fact.get("max_items").or(fact.get("max_properties")) {
        rows.push(("max_entries", most.to_string(), bound(own_count.max)));
    }
    if fact.get("always").is_some() {
        rows.push(("always", number("always"), always(option, table)));
    }
    if fact.get("default").is_some() {
        let own = option.default().unwrap_or("").to_string();
        rows.push(("default", number("default"), own));
    }
    if let Some(format) = fact.get("format").and_then(Value::as_str) {
        let own = option.format().as_str().to_string();
        rows.push(("format", form(format), own));
    }
    if fact.get("secret").is_some() {
        let secret = option.secret() == Secret::Yes;
        rows.push(("secret", "true".into(), secret.to_string()));
    }
    if let Some(items) = fact.get("items") {
        match entry(option, table, "[]") {
            Some(entry) => rows.extend(compare_items(items, &entry)),
            None => rows.push(("items", items.to_string(), "no line".into())),
        }
    }
    if let Some(values) = fact.get("values") {
        match entry(option, table, "*") {
            Some(entry) => rows.extend(compare_values(values, &entry, table)),
            None => rows.push(("values", values.to_string(), "no line".into())),
        }
    }
    rows
}

/// The entries of an array.
fn compare_items(items: &Value, entry: &OptionView) -> Vec<(&'static str, String, String)> {
    let number = |key: &str| items.get(key).map(ToString::to_string).unwrap_or_default();
    let mut rows = vec![
        (
            "items",
            strings(items.get("enum")).join(" "),
            entry.choices().join(" "),
        ),
        (
            "length of items",
            number("maxLength"),
            bound(entry.length().max),
        ),
        (
            "least length of items",
            Some(number("minLength"))
                .filter(|it| it != "0")
                .unwrap_or_default(),
            bound(entry.length().min),
        ),
    ];
    if let Some(format) = items.get("format").and_then(Value::as_str) {
        let own = entry.format().as_str().to_string();
        rows.push(("format of items", form(format), own));
    }
    rows
}

/// The members of a map.
fn compare_values(
    values: &Value,
    entry: &OptionView,
    table: &Table,
) -> Vec<(&'static str, String, String)> {
    let number = |key: &str| values.get(key).map(ToString::to_string).unwrap_or_default();
    let mut rows = vec![
        (
            "types of values",
            sorted(strings(values.get("types"))),
            types(entry),
        ),
        (
            "length of values",
            number("max_length"),
            bound(entry.length().max),
        ),
        (
            "least length of values",
            number("min_length"),
            bound(entry.length().min),
        ),
    ];
    if values.get("one_key_of").is_some() {
        let keys = table.children(entry.id()).filter_map(|id| table.option(id));
        let keys: Vec<_> = keys.map(|option| option.key().to_string()).collect();
        let one = (entry.count().min, entry.count().max) == (Some(1), Some(1));
        let own = if one && entry.closed() {
            keys
        } else {
            Vec::new()
        };
        rows.push((
            "keys of values",
            strings(values.get("one_key_of")).join(" "),
            own.join(" "),
        ));
    }
    rows
}

fn entry(option: &OptionView, table: &Table, key: &str) -> Option<OptionView> {
    table
        .children(option.id())
        .filter_map(|id| table.option(id))
        .find(|child| child.key() == key)
}

/// The value at which the API keeps a switch, whatever is sent.
fn always(option: &OptionView, table: &Table) -> String {
    let mut relations = table.relations().iter().map(Relation::relates);
    let value = relations.find_map(|relates| match relates {
        Relates::MustBe(_, at, Expected::Bool(value)) => {
            let kept = table.at(at)?;
            (kept.id() == option.id()).then_some(value)
        }
        _ => None,
    });
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn form(known: &str) -> String {
    let own = FORMATS.iter().find(|(spelt, _)| *spelt == known);
    own.map_or(known, |(_, slug)| slug).to_owned()
}

fn types(option: &OptionView) -> String {
    sorted(option.types().names().map(ToString::to_string).collect())
}

fn sorted(mut words: Vec<String>) -> String {
    words.sort();
    words.join(" ")
}

fn bound(bound: Option<i64>) -> String {
    bound.map(|it| it.to_string()).unwrap_or_default()
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let entries = value.and_then(Value::as_array).unwrap_or_default();
    entries
        .iter()
        .filter_map(Value::as_str)
        .map(ToString::to_string)
        .collect()
}
