//! Secrets: every option that sounds like one has its class for a reason, and no finding quotes
//! a value of a place that is or may hold one.

use std::collections::{BTreeMap, BTreeSet};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::Secret::{self, MayContain, No, Yes};
use connection_validation::catalogue::{Table, common, table};
use connection_validation::{
    Context, Finding, Locale, message, review, secret_class, server_message, validate_value,
};
use lossless_json::{Object, Pointer, Value};

use crate::mutations::values::{accepted, broken};
use crate::mutations::{Aim, place, proven, put};

/// Every option whose key sounds like a secret: its class, and why.
const REGISTRY: &[(&str, Secret, &str)] = &[
    ("admin_access_token", Yes, "it opens the directory"),
    ("admin_public_key", No, "a switch for a scope of GitHub"),
    ("admin_refresh_token", Yes, "it opens the directory"),
    ("app_secret", Yes, "the private key of an Apple client"),
    (
        "authentication_methods.passkey",
        No,
        "how users sign in, not what with",
    ),
    (
        "authentication_methods.password",
        No,
        "how users sign in, not what with",
    ),
    ("client_secret", Yes, "it is the client"),
    (
        "consumer_key",
        No,
        "OAuth 1 calls the client ID so (RFC 5849)",
    ),
    (
        "consumer_secret",
        Yes,
        "OAuth 1 calls the client secret so (RFC 5849)",
    ),
    ("customHeaders", MayContain, "headers may carry credentials"),
    (
        "customScripts.change_password",
        MayContain,
        "scripts may have credentials in them",
    ),
    (
        "custom_headers",
        MayContain,
        "headers may carry credentials",
    ),
    ("decryptionKey", Yes, "a private key, or the pair with it"),
    ("decryptionKey.key", Yes, "a private key"),
    ("disable_self_service_change_password", No, "a switch"),
    (
        "ext_access_token",
        No,
        "a switch: whether the token is stored with the user",
    ),
    (
        "ext_refresh_token",
        No,
        "a switch: whether the token is stored with the user",
    ),
    (
        "federated_connections_access_tokens",
        No,
        "settings of how tokens are kept, none of them",
    ),
    (
        "gateway_authentication.secret",
        Yes,
        "it signs the requests to the gateway",
    ),
    ("read_public_key", No, "a switch for a scope of GitHub"),
    ("sessionKey", MayContain, "what it is for is not known"),
    ("signing_key", Yes, "the pair with a private key"),
    ("signing_key.key", Yes, "a private key"),
    ("twilio_token", Yes, "it opens the account at Twilio"),
    ("write_public_key", No, "a switch for a scope of GitHub"),
];

fn tables() -> impl Iterator<Item = Table> {
    let strategies = Strategy::ALL.iter();
    let strategies = strategies.filter_map(|strategy| table(*strategy));
    strategies.chain([common()])
}

fn sounds_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let endings = ["secret", "token", "key", "password", "header"];
    let one = key.strip_suffix('s').unwrap_or(&key);
    endings.iter().any(|ending| one.ends_with(ending))
}

#[test]
fn every_option_that_sounds_like_a_secret_has_its_class_for_a_reason() {
    let mut classes: BTreeMap<&str, BTreeSet<Secret>> = BTreeMap::new();
    for table in tables() {
        for option in table.options().filter(|it| sounds_secret(it.key())) {
            classes
                .entry(option.path())
                .or_default()
                .insert(option.secret());
        }
    }
    let known = REGISTRY
        .iter()
        .map(|(path, class, _)| (*path, BTreeSet::from([*class])));
    assert_eq!(classes, known.collect());
}

#[test]
fn what_may_hold_a_secret_may_do_so_in_every_strategy() {
    const PLACES: &[&str] = &[
        "/options/customHeaders",
        "/options/customHeaders/Authorization",
        "/options/custom_headers/0/value",
        "/options/customScripts/login",
        "/options/customScripts/any",
        "/options/scripts/fetchUserProfile",
        "/options/scripts/any",
        "/options/upstream_params/screen_name/value",
        "/options/upstream_params/screen_name/alias",
        "/options/provisioning_ticket_url",
        "/options/no such option",
        "/options/no such option/below/0",
        "/provisioning_ticket_url",
        "/no such field",
        "/no such field/below",
    ];
    for strategy in Strategy::ALL.iter().copied().map(Some).chain([None]) {
        for at in PLACES {
            let class = secret_class(strategy, &Pointer::parse(at).unwrap());
            assert_eq!(class, MayContain, "{strategy:?} {at}");
        }
    }
}

#[test]
fn what_is_a_secret_is_one_at_its_place_and_below() {
    for strategy in Strategy::ALL {
        let table = table(*strategy).unwrap();
        for option in table.options().filter(|it| it.secret() == Yes) {
            let at = place(&options(), &option);
            assert_eq!(secret_class(Some(*strategy), &at), Yes, "{strategy} {at}");
            let below = at.join("any");
            assert_eq!(
                secret_class(Some(*strategy), &below),
                Yes,
                "{strategy} {below}"
            );
        }
    }
}

/// What must never be in what is said. It has the form of base64, so that it fits many an option.
const CANARY: &str = "CANARYc4n4ry";

fn options() -> Pointer {
    Pointer::root().join("options")
}

/// The value with the canary in each of its texts; a text of the same length where it has room.
fn with_canary(value: &Value) -> Value {
    match value {
        Value::String(text) if text.len() > CANARY.len() => {
            let rest: String = text.chars().skip(CANARY.len()).collect();
            Value::from(format!("{CANARY}{rest}"))
        }
        Value::Array(entries) => Value::Array(entries.iter().map(with_canary).collect()),
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(key, value)| (key.to_string(), with_canary(value)));
            Value::Object(members.collect())
        }
        _ => Value::from(CANARY),
    }
}

/// The places of a strategy whose values nobody may see, each with values that hold the canary.
fn hidden(strategy: Strategy) -> Vec<(Pointer, Vec<Value>)> {
    let table = table(strategy).unwrap();
    let anything = || {
        let object = Object::from_iter([("a".to_string(), Value::from(CANARY))]);
        vec![
            Value::from(CANARY),
            Value::Array(vec![Value::from(CANARY)]),
            Value::Object(object),
            Value::from(format!("https://user:{CANARY}@example.com/#{CANARY}")),
            Value::from(format!("-----BEGIN CERTIFICATE-----\n{CANARY}")),
            Value::from(CANARY.repeat(200)),
        ]
    };
    let rows = table.options().filter(|option| option.secret() != No);
    let rows = rows.map(|option| {
        let taken = accepted(&table, &option).into_iter();
        let refused = broken(&table, &option)
            .into_iter()
            .map(|(_, value, _)| value);
        let values = taken.chain(refused).map(|value| with_canary(&value));
        let values = values.chain(anything()).collect();
        (place(&options(), &option), values)
    });
    let unknown = [
        options().join("provisioning_ticket_url"),
        options().join("no such option"),
        Pointer::root().join("provisioning_ticket_url"),
        Pointer::root().join("no such field"),
    ];
    let unknown = unknown.into_iter().map(|at| (at, anything()));
    rows.chain(unknown).collect()
}

/// Everything that is said of a finding.
fn said(finding: &Finding) -> String {
    let sentences = Locale::ALL.map(|locale| message(locale, finding));
    let server = [Reference, Tenant].map(|contract| server_message(finding, contract));
    format!("{finding:?} {sentences:?} {server:?}")
}

/// Judges the payload in every way there is; how many findings there are, and none has the canary.
#[track_caller]
fn check(payload: &Value, strategy: Strategy) -> usize {
    let mut findings = Vec::new();
    for contract in [Reference, Tenant] {
        let update = |stored| Context::update(contract, Some(strategy), stored);
        for context in [
            Context::create(contract),
            update(None),
            update(Some(payload)),
            Context::read(contract),
        ] {
            findings.extend(validate_value(payload, &context).findings);
        }
        let left_out = Value::parse(br#"{"options":{}}"#).unwrap();
        findings.extend(validate_value(&left_out, &update(Some(payload))).findings);
        findings.extend(review(payload, contract, 1_767_225_600));
    }
    assert_unquoted(&findings);
    findings.len()
}

#[track_caller]
fn assert_unquoted(findings: &[Finding]) {
    for finding in findings {
        let said = said(finding);
        assert!(!said.contains(CANARY), "{said}");
    }
}

#[test]
fn no_finding_quotes_what_is_or_may_be_secret() {
    let (mut payloads, mut findings) = (0, 0);
    for strategy in Strategy::ALL {
        let whole = Aim::of(*strategy).payload(&[], &[]).unwrap();
        for (at, values) in hidden(*strategy) {
            for value in values {
                let mut payload = whole.clone();
                put(&mut payload, &at, value);
                findings += check(&payload, *strategy);
                payloads += 1;
            }
        }
    }
    assert!(
        payloads > 4_000 && findings > payloads,
        "{findings} of {payloads}"
    );
}

#[test]
fn nor_does_one_about_something_else() {
    let mut places: BTreeMap<Strategy, Vec<(Pointer, Vec<Value>)>> = BTreeMap::new();
    for proven in proven().iter().filter(|it| it.has_findings()) {
        let strategy = proven.aim.strategy;
        let places = places.entry(strategy).or_insert_with(|| hidden(strategy));
        let mut payload = proven.payload.clone();
        for (at, values) in places.iter() {
            let there = payload.at(at).is_some();
            if let Some(value) = values.first().filter(|_| !there) {
                put(&mut payload, at, value.clone());
            }
        }
        assert_unquoted(&proven.aim.findings(&payload));
    }
}
