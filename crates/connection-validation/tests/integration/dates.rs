//! A validation that knows the moment tells the dates of certificates, and nothing else changes.

use connection_model::{Contract, Strategy};
use connection_validation::catalogue::{Format, table};
use connection_validation::certificate::base64::encode;
use connection_validation::certificate::{Certificate, certificates};
use connection_validation::{
    Context, Finding, Report, Severity, Validator, validate_text, validate_value,
};
use lossless_json::{Object, Pointer, Value};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A certificate made for these tests: valid from 2024-02-29T12:00:00Z to 2054-03-01T23:59:59Z.
const PEM: &str = include_str!("../data/example.pem");
const NOT_BEFORE: i64 = 1_709_208_000;
const NOT_AFTER: i64 = 2_656_022_399;
const DAY: i64 = 86_400;

const CONTRACTS: [Contract; 2] = [Contract::Reference, Contract::Tenant];

/// A SAML connection with this as its signing certificate.
fn samlp(certificate: &str) -> Value {
    let mut payload = Value::parse(
        br#"{"name":"a","strategy":"samlp","options":{"signInEndpoint":"https://idp.example/"}}"#,
    )
    .unwrap();
    payload.set(&pointer("/options/signingCert"), certificate.into());
    payload
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

/// The findings, each as its place, its code, and its parameters.
fn told(report: &Report) -> Vec<String> {
    let told = |finding: &Finding| {
        assert_eq!(finding.severity, Severity::Warning);
        assert_eq!(finding.fix, None);
        let (pointer, code) = (&finding.pointer, finding.code);
        format!("{pointer} {code} {}", finding.params.to_value())
    };
    report.findings.iter().map(told).collect()
}

#[track_caller]
fn check(payload: &Value, now: i64, expected: &[&str]) {
    for contract in CONTRACTS {
        let context = Context::create(contract);
        let report = validate_value(payload, &context.at(now));
        assert_eq!(told(&report), expected, "{contract:?}");
        let text = payload.to_string();
        let context = context.at(now);
        assert_eq!(validate_text(text.as_bytes(), &context), report);
        let mut many = Validator::new();
        for _ in 0..3 {
            assert_eq!(many.validate_text(text.as_bytes(), &context), report);
        }
    }
}

#[test]
fn the_end_of_a_certificate_is_told_from_ninety_days_before_it_on() {
    let payload = samlp(PEM);
    for (now, expected) in [
        (NOT_AFTER - 91 * DAY, ""),
        (
            NOT_AFTER - 90 * DAY,
            r#"expires-soon {"days":90,"within":90}"#,
        ),
        (
            NOT_AFTER - 31 * DAY,
            r#"expires-soon {"days":31,"within":90}"#,
        ),
        (
            NOT_AFTER - 30 * DAY,
            r#"expires-soon {"days":30,"within":30}"#,
        ),
        (NOT_AFTER - 7 * DAY, r#"expires-soon {"days":7,"within":7}"#),
        (NOT_AFTER, r#"expires-soon {"days":0,"within":7}"#),
        (NOT_AFTER + 1, r#"expired {"days":0}"#),
        (NOT_AFTER + 1 + 3 * DAY, r#"expired {"days":3}"#),
        (NOT_BEFORE - 1, r#"not-yet-valid {"days":0}"#),
        (NOT_BEFORE, ""),
    ] {
        let expected = format!("/options/signingCert certificate/{expected}");
        let expected = [expected.as_str()];
        let expected = if expected[0].ends_with('/') {
            &[][..]
        } else {
            &expected
        };
        check(&payload, now, expected);
    }
}

#[test]
fn without_a_moment_nothing_is_said_of_dates() {
    for contract in CONTRACTS {
        let report = validate_value(&samlp(PEM), &Context::create(contract));
        assert_eq!(report.findings, []);
    }
}

#[test]
fn the_form_in_which_a_certificate_is_pasted_does_not_matter() {
    let der = Certificate::read(PEM.as_bytes()).unwrap().der().to_vec();
    for pasted in [
        PEM.replace('\n', "\r\n"),
        encode(&der),
        encode(PEM.as_bytes()),
    ] {
        let expected = r#"/options/signingCert certificate/expired {"days":0}"#;
        check(&samlp(&pasted), NOT_AFTER + 1, &[expected]);
    }
    // An escape more or less is the same text.
    let text = samlp(PEM)
        .to_string()
        .replace("MII", r"M\u0049I")
        .replace('/', r"\/");
    let report = validate_text(
        text.as_bytes(),
        &Context::create(Contract::Tenant).at(NOT_AFTER + 1),
    );
    assert_eq!(report.findings.len(), 1, "{report:?}");
}

#[test]
fn every_option_of_the_catalogue_that_holds_a_certificate_is_looked_at_and_no_other() {
    let mut counts = (0, 0);
    for strategy in Strategy::ALL {
        for option in table(*strategy).unwrap().options() {
            let path = option.path();
            let wanted = option.format() == Format::Certificate;
            let is_text = option.format() == Format::Any || wanted;
            if !is_text || path.contains('*') || path.trim_end_matches("[]").contains("[]") {
                continue;
            }
            let mut options = Value::Object(Object::new());
            let way = path.trim_end_matches("[]").split('.');
            let mut place = Pointer::root();
            for key in way {
                if options.at(&place).is_none() {
                    options.set(&place, Value::Object(Object::new()));
                }
                place = place.join(key);
            }
            let value = if path.ends_with("[]") {
                // Each entry of a list is told of.
                Value::Array(vec!["AAAA".into(), PEM.into(), PEM.into()])
            } else {
                PEM.into()
            };
            options.set(&place, value);
            let mut payload = Object::new();
            payload.insert("options", options);
            let payload = Value::Object(payload);

            for contract in CONTRACTS {
                let context = Context::update(contract, Some(*strategy), None);
                let always = validate_value(&payload, &context);
                let mut then = validate_value(&payload, &context.at(NOT_AFTER + 1));
                let mut dated = then.clone();
                dated.findings.retain(|finding| finding.code.is_of_review());
                then.findings.retain(|finding| !finding.code.is_of_review());
                assert_eq!(then, always, "{strategy} {path}");
                let places: Vec<&str> = dated
                    .findings
                    .iter()
                    .map(|it| it.pointer.as_str())
                    .collect();
                let place = format!("/options/{}", path.trim_end_matches("[]").replace('.', "/"));
                let expected = match (wanted, path.ends_with("[]")) {
                    (false, _) => vec![],
                    (true, false) => vec![place],
                    (true, true) => vec![format!("{place}/1"), format!("{place}/2")],
                };
                assert_eq!(places, expected, "{strategy} {path}");
            }
            if wanted {
                counts.0 += 1;
            } else {
                counts.1 += 1;
            }
        }
    }
    assert!(counts.0 >= 8 && counts.1 > 500, "{counts:?}");
}

#[test]
fn an_update_and_an_answer_are_told_the_same() {
    let expected = [r#"/options/signingCert certificate/expired {"days":0}"#];
    let read = Context::read(Contract::Tenant).at(NOT_AFTER + 1);
    assert_eq!(told(&validate_value(&samlp(PEM), &read)), expected);

    let stored = samlp(PEM);
    let mut update = Object::new();
    update.insert("options", stored.get("options").unwrap().clone());
    let context = Context::update(Contract::Tenant, Some(Strategy::Samlp), Some(&stored));
    let report = validate_value(&Value::Object(update), &context.at(NOT_AFTER + 1));
    assert_eq!(told(&report), expected);
}

#[test]
fn of_what_cannot_be_read_nothing_is_said_and_its_form_is_another_matter() {
    check(&samlp("bm8gY2VydGlmaWNhdGU="), NOT_AFTER + 1, &[]);
    check(&samlp(&format!("{PEM}{PEM}")), NOT_AFTER + 1, &[]);
    let malformed = samlp(&format!("subject=idp\n{PEM}"));
    check(
        &malformed,
        NOT_AFTER + 1,
        &[
            r#"/options/signingCert common/format {"form":"certificate"}"#,
            r#"/options/signingCert certificate/expired {"days":0}"#,
        ],
    );
}

#[test]
fn a_validation_tells_what_the_watch_over_certificates_tells() {
    for now in [NOT_BEFORE - DAY, NOT_AFTER - DAY, NOT_AFTER + DAY] {
        let context = Context::read(Contract::Tenant).at(now);
        let report = validate_value(&samlp(PEM), &context);
        let watched = certificates(&samlp(PEM), now, 90).findings;
        let brief = |findings: &[Finding]| -> Vec<_> {
            let brief = |it: &Finding| (it.pointer.clone(), it.code, it.params.number("days"));
            findings.iter().map(brief).collect()
        };
        assert_eq!(brief(&report.findings), brief(&watched));
    }
}
