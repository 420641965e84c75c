//! The same payloads as stored connections: what an update of a tenant loses by leaving one option out.

use std::collections::BTreeSet;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::{Contract, Strategy};
use connection_validation::catalogue::OptionView;
use connection_validation::{
    Code, Context, Finding, Secret, secret_class, validate_text, validate_value,
};
use lossless_json::{Pointer, Value};

use super::payload::{Aim, place};
use super::{Proof, proven};

/// Options that come back by themselves although neither their default nor what they are made from
/// says so, or that a rule of its own speaks of.
const COME_BACK: &[(Strategy, &str, &str)] = &[
    (Strategy::Auth0, "authentication_methods", REFILLED),
    (Strategy::Auth0, "authentication_methods.password", REFILLED),
    (Strategy::Auth0, "enable_script_context", TOLD),
    (Strategy::Auth0, "enabledDatabaseCustomization", TOLD),
    (Strategy::Auth0, "passkey_options", REFILLED),
    (
        Strategy::GoogleApps,
        "api_enable_users",
        "recorded to come back on",
    ),
    (Strategy::GoogleApps, "ext_groups", TOLD),
    (Strategy::Oidc, "attribute_map", REFILLED),
    (Strategy::Oidc, "connection_settings", TOLD),
    (
        Strategy::Oidc,
        "connection_settings.pkce",
        "not recorded beside settings that are sent",
    ),
    (Strategy::Oidc, "schema_version", "recorded to be filled in"),
    (Strategy::Okta, "attribute_map", REFILLED),
    (Strategy::Okta, "connection_settings", TOLD),
    (
        Strategy::Okta,
        "connection_settings.pkce",
        "not recorded beside settings that are sent",
    ),
    (Strategy::Okta, "schema_version", "recorded to be filled in"),
    (
        Strategy::PingFederate,
        "assertion_decryption_settings",
        REFILLED,
    ),
    (Strategy::Samlp, "assertion_decryption_settings", REFILLED),
    (Strategy::Waad, "app_domain", "recorded to be filled in"),
];

const REFILLED: &str = "its members are filled in, each as its row says";
const TOLD: &str = "a rule tells what leaving it out does";

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn is_loss(finding: &Finding) -> bool {
    matches!(finding.code, Code::OptionLost | Code::SecretEmptied)
}

fn findings(aim: Aim, payload: &Value, stored: &Value) -> Vec<Finding> {
    let context = Context::update(Contract::Tenant, Some(aim.strategy), Some(stored));
    let report = validate_value(payload, &context);
    let text = payload.to_string();
    assert_eq!(validate_text(text.as_bytes(), &context), report, "{text}");
    report.findings
}

/// An option of a stored connection, with what is there, and the update that leaves it out.
struct LeftOut {
    aim: Aim,
    at: Pointer,
    option: OptionView,
    stored: Value,
    sent: Value,
}

impl LeftOut {
    fn value(&self) -> &Value {
        self.stored.at(&self.at).unwrap()
    }
}

fn left_out() -> impl Iterator<Item = LeftOut> {
    let met = proven()
        .iter()
        .filter(|it| it.proof == Proof::Met && !it.is_field);
    let met = met.filter(|it| it.aim.contract == Contract::Tenant);
    met.filter_map(|it| {
        let table = it.aim.table();
        let option = table.options().find(|option| option.path() == it.path)?;
        // An array is a value: what is in one is not compared.
        let at = place(&Pointer::root().join("options"), &option);
        if option.path().contains("[]") || it.payload.at(&at).is_none() {
            return None;
        }
        let mut sent = it.payload.clone();
        for key in ["name", "strategy"] {
            sent.remove(&Pointer::root().join(key));
        }
        sent.remove(&at);
        Some(LeftOut {
            aim: it.aim,
            at,
            option,
            stored: it.payload.clone(),
            sent,
        })
    })
}

#[test]
fn what_is_sent_as_it_is_stored_is_not_lost() {
    for left in left_out() {
        let lost = findings(left.aim, &left.stored, &left.stored);
        assert!(!lost.iter().any(is_loss), "{}", left.stored);
    }
}

#[test]
fn what_is_left_out_is_lost_alone_and_can_be_put_back_unless_it_may_be_a_secret() {
    let (mut lost, mut emptied, mut mended) = (0, 0, 0);
    for left in left_out() {
        let found = findings(left.aim, &left.sent, &left.stored);
        let losses: Vec<_> = found.iter().filter(|it| is_loss(it)).collect();
        let class = secret_class(Some(left.aim.strategy), &left.at);
        let is_secret = class == Secret::Yes;
        let said = left.value();
        let what = format!("{} {}: {losses:?}", left.aim.strategy, left.at);
        match losses.as_slice() {
            [] => assert!(!is_secret || says_nothing(said), "{what}"),
            [only] => {
                assert_eq!(only.pointer, left.at, "{what}");
                assert_eq!(only.code == Code::SecretEmptied, is_secret, "{what}");
                assert!(!says_nothing(said) || *said == Value::Bool(false), "{what}");
                if only.code == Code::SecretEmptied {
                    emptied += 1;
                } else {
                    lost += 1;
                }
                let Some(fix) = &only.fix else { continue };
                assert_eq!(class, Secret::No, "{what}");
                let mut again = left.sent.clone();
                fix.apply(&mut again).unwrap();
                assert_eq!(again.at(&left.at), Some(said), "{what}");
                assert!(
                    !findings(left.aim, &again, &left.stored).iter().any(is_loss),
                    "{what}"
                );
                mended += 1;
            }
            _ => panic!("{what}"),
        }
    }
    assert!(
        lost > 1_000 && emptied > 50 && mended > 500,
        "{lost} {emptied} {mended}"
    );
}

#[test]
fn what_comes_back_by_itself_is_known_to() {
    let mut others = BTreeSet::new();
    for left in left_out() {
        let said = left.value();
        let found = findings(left.aim, &left.sent, &left.stored);
        let is_told = found.iter().any(is_loss);
        let option = &left.option;
        let is_made = option.default() == Some(said.to_string().as_str())
            || !option.derived_from().is_empty();
        if !is_told && !says_nothing(said) && !is_made {
            others.insert((left.aim.strategy, option.path()));
        }
    }
    let known = COME_BACK
        .iter()
        .map(|(strategy, path, _)| (*strategy, *path));
    assert_eq!(others, known.collect());
}
