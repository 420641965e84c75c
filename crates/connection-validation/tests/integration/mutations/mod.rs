//! The proof that the validator finds what the catalogue says: for every constraint, relation and
//! rule a payload that breaks it alone has exactly that finding, and payloads that meet it have none.
//!
//! Payloads are made from the tables: the places that a constraint is about are held fast, and the
//! rest is mended until nothing else is found. What cannot be had alone is listed with a reason.

mod learned;
mod losses;
mod mends;
mod payload;
mod read;
mod related;
mod relations;
mod rows;
mod rules;
mod severity;
pub(crate) mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Strategy;
use connection_validation::{Code, Severity};
use lossless_json::{Pointer, Value};

pub(crate) use payload::{Aim, place, put};
use payload::{Put, To};
use values::Kind;

/// What a payload proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Proof {
    /// A constraint of this kind is broken.
    Broken(Kind),
    /// A row is met.
    Met,
    /// A relation of this kind is broken, with a finding this severe.
    Parted(&'static str, Severity),
    /// A relation of this kind is kept.
    Kept(&'static str),
}

/// Places of a payload, and everything that is to be found in it once the rest is mended.
struct Case {
    what: String,
    /// The path of the row; empty for a relation.
    path: &'static str,
    /// Whether the row is a top-level field.
    is_field: bool,
    proof: Proof,
    aim: Aim,
    puts: Vec<Put>,
    expected: Vec<(Pointer, Code)>,
}

/// A payload in which everything that is found is what was expected.
pub(crate) struct Proven {
    path: &'static str,
    is_field: bool,
    proof: Proof,
    pub(crate) aim: Aim,
    pub(crate) payload: Value,
    codes: Vec<Code>,
}

impl Proven {
    pub(crate) fn has_findings(&self) -> bool {
        !self.codes.is_empty()
    }
}

/// What cannot be had alone: how its line begins, and why.
const NOT_ALONE: &[(&str, &str)] = &[
    ("amazon profile Met: /options/profile=false", KEPT_ON),
    ("bitbucket profile Met: /options/profile=false", KEPT_ON),
    ("google-apps email Met: /options/email=false", KEPT_ON),
    ("google-apps profile Met: /options/profile=false", KEPT_ON),
    ("google-oauth2 email Met: /options/email=false", KEPT_ON),
    ("google-oauth2 profile Met: /options/profile=false", KEPT_ON),
    ("line profile Met: /options/profile=false", KEPT_ON),
    ("linkedin openid Met: /options/openid=false", KEPT_ON),
    ("linkedin profile Met: /options/profile=false", KEPT_ON),
    ("paypal profile Met: /options/profile=false", KEPT_ON),
    (
        "paypal-sandbox profile Met: /options/profile=false",
        KEPT_ON,
    ),
    ("twitter profile Met: /options/profile=false", KEPT_ON),
    ("windowslive signin Met: /options/signin=false", KEPT_ON),
    (
        "auth0 attributes Broken(Fewest)",
        "without an attribute there is no active identifier either",
    ),
    (
        "linkedin IdleWhile /options/openid Kept(\"IdleWhile\"): /options/strategy_version=1, /options/openid=false",
        KEPT_ON,
    ),
    (
        "linkedin IdleWhile /options/openid Kept(\"IdleWhile\"): /options/strategy_version=2, /options/openid=false",
        KEPT_ON,
    ),
    (
        "linkedin IdleWhile /options/openid Kept(\"IdleWhile\"): /options/openid=true, /options/strategy_version=1",
        "generation 2 does not have it, and neither does 1",
    ),
    (
        "linkedin IdleWhile /options/openid Kept(\"IdleWhile\"): /options/openid=true, /options/strategy_version=2",
        "generation 1 does not have it, and neither does 2",
    ),
    (
        "oidc RequiredWhen /options/client_secret Kept(\"RequiredWhen\"): /options/type=\"front_channel\", /options/token_endpoint_auth_method=\"client_secret_post\"",
        "with the front channel no way to authenticate has an effect",
    ),
    (
        "google-apps RequiredWhen /options/client_secret Kept(\"RequiredWhen\"): no /options/client_id",
        NEEDS_CLIENT,
    ),
    (
        "okta RequiredWhen /options/client_secret Kept(\"RequiredWhen\"): no /options/client_id",
        NEEDS_CLIENT,
    ),
    (
        "waad RequiredWhen /options/client_secret Kept(\"RequiredWhen\"): no /options/client_id",
        NEEDS_CLIENT,
    ),
    ("google-apps client_secret Broken(Null)", NEEDS_SECRET),
    ("waad client_secret Broken(Null)", NEEDS_SECRET),
    (
        "sms AnyOf /options/from Kept(\"AnyOf\"): /options/twilio_sid=",
        OF_TWILIO,
    ),
    (
        "sms AnyOf /options/from Kept(\"AnyOf\"): no /options/twilio_sid",
        "for Twilio both its account and a sender are needed",
    ),
    (
        "sms RequiredWhen /options/twilio_sid Kept(\"RequiredWhen\"): /options/twilio_token=",
        OF_TWILIO,
    ),
    (
        "sms RequiredWhen /options/twilio_token Kept(\"RequiredWhen\"): /options/twilio_sid=",
        OF_TWILIO,
    ),
];

const KEPT_ON: &str = "the row takes it, and a relation says that the API keeps the switch on";
const NEEDS_CLIENT: &str = "the row of the client itself must be there";
const NEEDS_SECRET: &str =
    "a secret that is null is missing as well, beside a client that must be there";
const OF_TWILIO: &str = "what is of Twilio has no effect beside another provider";

/// Every payload of rows and relations, and what has none.
struct Proofs {
    proven: Vec<Proven>,
    not_alone: BTreeSet<String>,
}

fn proofs() -> &'static Proofs {
    static PROOFS: OnceLock<Proofs> = OnceLock::new();
    PROOFS.get_or_init(|| {
        let mut proofs = Proofs {
            proven: Vec::new(),
            not_alone: BTreeSet::new(),
        };
        for case in rows::cases().into_iter().chain(relations::cases()) {
            let Some(payload) = case.aim.payload(&case.puts, &case.expected) else {
                let puts: Vec<_> = case
                    .puts
                    .iter()
                    .map(|(at, to)| match to {
                        To::Be(value) | To::BeSet(value) => format!("{at}={}", shortened(value)),
                        To::BeAbsent => format!("no {at}"),
                    })
                    .collect();
                let what = format!("{} {:?}: {}", case.what, case.proof, puts.join(", "));
                proofs.not_alone.insert(what);
                continue;
            };
            if let Proof::Parted(_, severity) = case.proof {
                let findings = case.aim.findings(&payload);
                assert_eq!(findings[0].severity, severity, "{}", case.what);
            }
            proofs.proven.push(Proven {
                path: case.path,
                is_field: case.is_field,
                proof: case.proof,
                aim: case.aim,
                payload,
                codes: case.expected.into_iter().map(|(_, code)| code).collect(),
            });
        }
        proofs
    })
}

/// The payloads of all proofs.
pub(crate) fn proven() -> &'static [Proven] {
    &proofs().proven
}

fn shortened(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}

#[test]
fn every_strategy_has_a_connection_in_which_nothing_is_found() {
    for strategy in Strategy::ALL {
        let payload = Aim::of(*strategy).payload(&[], &[]);
        assert!(payload.is_some(), "{strategy}");
    }
}

#[test]
fn every_constraint_is_found_alone_where_it_is_broken_and_not_where_it_is_met() {
    let not_alone = &proofs().not_alone;
    let is_listed = |line: &str| NOT_ALONE.iter().any(|(start, _)| line.starts_with(start));
    let unlisted: Vec<_> = not_alone.iter().filter(|line| !is_listed(line)).collect();
    assert!(unlisted.is_empty(), "not alone: {unlisted:#?}");
    for (start, _) in NOT_ALONE {
        let is_met = not_alone.iter().any(|line| line.starts_with(start));
        assert!(is_met, "{start} is excused for nothing");
    }
}

#[test]
fn every_kind_of_constraint_and_relation_is_proven() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for proven in proven() {
        let kind = match proven.proof {
            Proof::Broken(kind) => format!("{kind:?}"),
            Proof::Met => "met".to_string(),
            Proof::Parted(kind, _) => format!("{kind} broken"),
            Proof::Kept(kind) => format!("{kind} kept"),
        };
        *counts.entry(kind).or_default() += 1;
    }
    let kinds = Kind::ALL.iter().map(|kind| format!("{kind:?}"));
    let relations = relations::KINDS
        .iter()
        .flat_map(|kind| [format!("{kind} broken"), format!("{kind} kept")]);
    let mut expected: BTreeSet<String> = kinds.chain(relations).collect();
    expected.insert("met".to_string());
    assert_eq!(
        counts.keys().cloned().collect::<BTreeSet<_>>(),
        expected,
        "{counts:?}"
    );
    let total: usize = counts.values().sum();
    assert!(total > 5000, "only {total}: {counts:?}");
}

#[test]
fn every_code_of_a_validation_is_proven() {
    let of_tables = proven().iter().flat_map(|it| it.codes.iter().copied());
    let proven: BTreeSet<Code> = of_tables.chain(rules::codes()).collect();
    let wanted = Code::ALL.iter().copied();
    let wanted = wanted.filter(|code| !code.is_of_review() && !code.as_str().starts_with("set/"));
    assert_eq!(proven, wanted.collect());
}
