//! The rules between options against what is publicly known of them.

use std::collections::BTreeSet;
use std::fs;

use connection_model::{Contract, ErrorBody, ErrorKind, Strategy};
use connection_validation::{
    Context, Finding, Reason, ServerCode, Severity, explain, server_message, validate_set,
    validate_value,
};
use lossless_json::Value;

mod broken;
mod met;

use broken::{BROKEN, Broken, EVERY};
use met::MET;

/// Rules that no finding speaks of, and why.
const NOT_FOLLOWED: &[(&str, &str, &str)] = &[
    (
        EVERY,
        "options_replaced",
        "it says what the API does with options and forbids nothing",
    ),
    (
        EVERY,
        "options_need_scope",
        "what a token may do is not in a payload",
    ),
    (
        EVERY,
        "domain_alias_oneof_bug",
        "it allows what the schema forbids",
    ),
    (
        "auth0",
        "custom_password_hash",
        "whether the action exists and is deployed only the API can see",
    ),
    ("oauth1", "field_names", "both spellings are taken"),
    ("oidc", "discovery_size", "the API fetches the document"),
    (
        "oidc",
        "null_in_enum",
        "it allows null, and null has no finding",
    ),
    (
        "okta",
        "domain_metadata",
        "the API overwrites the endpoints; the options are marked as derived",
    ),
    (
        "okta",
        "xaa_not_for_all",
        "which strategies support it is not known",
    ),
    (
        "pingfederate",
        "cert_consumed",
        "the API reads the certificate; what comes of it is marked as derived",
    ),
    (
        "samlp",
        "metadata_xml_not_stored",
        "it says what the API keeps and forbids nothing",
    ),
    (
        "sms",
        "phone_provider",
        "whether the tenant has a phone provider only the API can see",
    ),
];

/// Rules whose sentence is no sentence of the finding, and why.
const OTHER_SENTENCE: &[(&str, &str, &str)] = &[(
    "waad",
    "client_needed",
    "a client of the tenant's own would do, which only the API can see",
)];

/// A known rule.
struct Known {
    strategy: String,
    rule: String,
    /// What the API answers, where that is known.
    sentence: Option<String>,
}

fn known() -> Vec<Known> {
    let text = fs::read(crate::root().join("tests/data/rules.json")).unwrap();
    let file = Value::parse(&text).unwrap();
    let rules = file.get("rules").and_then(Value::as_array).unwrap();
    let text = |rule: &Value, key: &str| Some(rule.get(key)?.as_str()?.to_owned());
    rules
        .iter()
        .map(|rule| Known {
            strategy: text(rule, "strategy").unwrap(),
            rule: text(rule, "rule").unwrap(),
            sentence: text(rule, "sentence"),
        })
        .collect()
}

/// Strategy and name of every known rule.
pub(super) fn known_rules() -> Vec<(String, String)> {
    let known = known().into_iter();
    known.map(|it| (it.strategy, it.rule)).collect()
}

impl Broken {
    /// What is found where it goes to a live tenant.
    fn findings(&self) -> Vec<Finding> {
        let parse = |text: &str| Value::parse(text.as_bytes()).unwrap();
        let text = self
            .options
            .replace("LONG", &"x".repeat(102_401))
            .replace("FULL", &"x".repeat(102_400));
        let strategy: Option<Strategy> = self.strategy.parse().ok();
        let payload = match strategy {
            None => parse(&text),
            Some(strategy) if self.stored.is_empty() => parse(&format!(
                r#"{{"name":"a","strategy":"{strategy}","options":{text}}}"#
            )),
            Some(_) => parse(&format!(r#"{{"options":{text}}}"#)),
        };
        if let Some(connections) = payload.as_array() {
            let found = validate_set(connections.iter());
            return found.into_iter().map(|it| it.finding).collect();
        }
        if self.stored.is_empty() {
            return validate_value(&payload, &Context::create(Contract::Tenant)).findings;
        }
        let stored = parse(&format!(r#"{{"options":{}}}"#, self.stored));
        let context = Context::update(Contract::Tenant, strategy, Some(&stored));
        validate_value(&payload, &context).findings
    }

    /// The finding that the rule stands for.
    fn finding(&self) -> Option<Finding> {
        let mut findings = self.findings().into_iter();
        findings.find(|finding| line(finding) == self.finding)
    }
}

fn line(finding: &Finding) -> String {
    let (pointer, code) = (&finding.pointer, finding.code);
    format!("{pointer} {code} {}", finding.severity.as_str())
}

#[test]
fn every_known_rule_is_followed_or_there_is_a_reason() {
    let followed = BROKEN.iter().map(|it| (it.strategy, it.rule));
    let excused = NOT_FOLLOWED
        .iter()
        .map(|(strategy, rule, _)| (*strategy, *rule));
    let named: Vec<(String, String)> = followed
        .chain(excused)
        .map(|(strategy, rule)| (strategy.to_owned(), rule.to_owned()))
        .collect();
    let ours: BTreeSet<_> = named.iter().cloned().collect();
    assert_eq!(ours.len(), named.len(), "each is named once");
    let known = known().into_iter().map(|it| (it.strategy, it.rule));
    assert_eq!(ours, known.collect());
}

#[test]
fn what_breaks_a_rule_is_found_and_nothing_else() {
    let mut missing = Vec::new();
    for broken in BROKEN {
        let lines: Vec<_> = broken.findings().iter().map(line).collect();
        if lines != [broken.finding] {
            missing.push(format!("{} {}: {lines:?}", broken.strategy, broken.rule));
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn in_what_meets_a_rule_nothing_is_found() {
    for met in MET {
        let of_rule = |it: &&Broken| (it.strategy, it.rule) == (met.strategy, met.rule);
        let broken = BROKEN.iter().find(of_rule).unwrap();
        let meeting = Broken {
            options: met.options,
            ..*broken
        };
        let lines: Vec<_> = meeting.findings().iter().map(line).collect();
        assert!(lines.is_empty(), "{} {}: {lines:?}", met.strategy, met.rule);
        assert_ne!(met.options, broken.options);
    }
    let met: Vec<_> = MET.iter().map(|it| (it.strategy, it.rule)).collect();
    let broken: Vec<_> = BROKEN.iter().map(|it| (it.strategy, it.rule)).collect();
    assert_eq!(
        met, broken,
        "what breaks a rule has what meets it beside it"
    );
}

#[test]
fn the_sentence_for_a_rule_is_read_as_the_finding_for_it() {
    for Known {
        strategy,
        rule,
        sentence,
    } in known()
    {
        let Some(sentence) = sentence else { continue };
        let body = ErrorBody::with_message(ErrorKind::BadRequest, sentence.as_str());
        let answer = body.to_value(Contract::Tenant).to_string();
        let explanation = explain(body.status, answer.as_bytes(), None);
        // One that names several keys stands for as many findings.
        let keys = sentence.split_once("not allowed: ");
        let named = keys.map_or(1, |(_, keys)| keys.split(',').count());
        assert_eq!(explanation.findings.len(), named, "{sentence}");
        let told = &explanation.findings[0];
        let pointer = told.pointer.as_ref().map_or("", |pointer| pointer.as_str());
        let is_this = |other: &str, name: &str| other == strategy && name == rule;
        let broken = BROKEN.iter().find(|it| is_this(it.strategy, it.rule));
        let other = OTHER_SENTENCE
            .iter()
            .any(|(strategy, rule, _)| is_this(strategy, rule));
        match broken.filter(|_| !other) {
            Some(broken) => {
                let expected = broken.finding.rsplit_once(' ').unwrap().0;
                assert_eq!(format!("{pointer} {}", told.reason), expected, "{sentence}");
            }
            None => {
                assert!(
                    matches!(told.reason, Reason::Server(code) if code != ServerCode::Refused),
                    "{sentence}: {}",
                    told.reason
                );
            }
        }
    }
}

#[test]
fn what_breaks_a_rule_has_the_sentence_of_the_api_beside_it() {
    let mut beside = 0;
    for Known {
        strategy,
        rule,
        sentence,
    } in known()
    {
        let is_this = |other: &str, name: &str| other == strategy && name == rule;
        let Some(broken) = BROKEN.iter().find(|it| is_this(it.strategy, it.rule)) else {
            continue;
        };
        let finding = broken.finding().unwrap();
        let said = server_message(&finding, Contract::Tenant);
        let other = OTHER_SENTENCE
            .iter()
            .any(|(strategy, rule, _)| is_this(strategy, rule));
        match (said, sentence) {
            (said, Some(_)) if other => assert_eq!(said, None, "{strategy} {rule}: not excused"),
            (said, Some(sentence)) => {
                let said = said.unwrap_or_else(|| panic!("{strategy} {rule}: {sentence}"));
                assert!(sentence.contains(said), "{sentence}: {said}");
                beside += 1;
            }
            (None, None) => {}
            // What the schema refuses has a sentence that is no rule's own.
            (Some(said), None) => {
                assert!(
                    finding.code.as_str().starts_with("common/"),
                    "{strategy} {rule}: {said}"
                );
                assert_eq!(
                    finding.severity,
                    Severity::Error,
                    "{strategy} {rule}: {said}"
                );
            }
        }
    }
    assert!(beside >= 19, "only {beside}");
}
