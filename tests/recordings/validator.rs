//! What tenants accepted has no error; what they refused has one where their sentence points.

use connection_model::Contract;
use connection_validation::{Code, Context, Locale, Report, catalogue, message, validate_value};
use lossless_json::{Pointer, Value};

use super::exchange::{Write, answers, writes};

fn judge(write: &Write) -> Report {
    let context = if write.creates {
        Context::create(Contract::Tenant)
    } else {
        Context::update(Contract::Tenant, write.strategy, write.stored.as_ref())
    };
    validate_value(&write.body, &context)
}

fn explain(report: &Report) -> String {
    let line = |finding: &connection_validation::Finding| {
        format!("{} {}", finding.pointer, message(Locale::English, finding))
    };
    report.errors().map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_a_tenant_accepted_has_no_error() {
    let Some(writes) = writes() else { return };
    let accepted: Vec<_> = writes.iter().filter(|write| write.status < 300).collect();
    assert!(
        accepted.len() > 100,
        "only {} accepted writes were found",
        accepted.len()
    );
    for write in accepted {
        let report = judge(write);
        assert!(
            !report.has_errors(),
            "{}: {}",
            write.place,
            explain(&report)
        );
    }
}

/// What is said of connections that tenants have shown, and why it is no false alarm.
const SAID_OF_ANSWERS: [(&str, &str, &str); 15] = [
    (
        "auth0",
        "/options/customScripts common/has-no-effect",
        "scripts of a custom database that is off",
    ),
    (
        "google-apps",
        "/options/client_id common/length",
        "empty, so that nobody can sign in",
    ),
    (
        "google-apps",
        "/options/client_secret common/length",
        "empty, so that nobody can sign in",
    ),
    (
        "google-apps",
        "/options/tenant_domain google-apps/missing-domain",
        "nobody can sign in",
    ),
    (
        "line",
        "/options/client_id common/length",
        "made up for a test",
    ),
    (
        "oauth1",
        "/strategy common/retired-strategy",
        "the strategy is retired",
    ),
    (
        "oidc",
        "/options/token_endpoint common/missing-beside",
        "nobody can sign in",
    ),
    (
        "oidc",
        "/options/token_endpoint_auth_method common/no-effect-beside",
        "the front channel asks for none",
    ),
    (
        "oidc",
        "/options/token_endpoint_jwtca_aud_format common/has-no-effect",
        "it has none",
    ),
    (
        "okta",
        "/options/token_endpoint_jwtca_aud_format common/has-no-effect",
        "it has none",
    ),
    (
        "samlp",
        "/options/decryptionKey/cert common/format",
        "made up for a test",
    ),
    (
        "samlp",
        "/options/decryptionKey/key common/format",
        "made up for a test",
    ),
    (
        "sms",
        "/options/messaging_service_sid common/length",
        "made up for a test",
    ),
    (
        "sms",
        "/options/twilio_sid common/length",
        "made up for a test",
    ),
    (
        "sms",
        "/options/twilio_token common/length",
        "made up for a test",
    ),
];

#[test]
fn what_a_tenant_shows_has_no_error_and_no_warning_without_a_reason() {
    let Some(answers) = answers() else { return };
    assert!(answers.len() > 300, "only {} were found", answers.len());
    for (place, connection) in answers {
        let report = validate_value(&connection, &Context::read(Contract::Tenant));
        assert!(!report.has_errors(), "{place}: {}", explain(&report));
        let strategy = connection.get("strategy").and_then(Value::as_str);
        for finding in &report.findings {
            let said = format!("{} {}", finding.pointer, finding.code);
            let has_reason = SAID_OF_ANSWERS
                .iter()
                .any(|(of, known, _)| Some(*of) == strategy && *known == said);
            assert!(has_reason, "{place}: {strategy:?} {said}");
        }
    }
}

#[test]
fn what_a_tenant_refused_has_an_error_at_a_key_its_sentence_names() {
    let Some(writes) = writes() else { return };
    let known = |write: &&Write| write.strategy.and_then(catalogue::table).is_some();
    let refused: Vec<_> = writes
        .iter()
        .filter(|write| write.status == 400)
        .filter(known)
        .collect();
    assert!(
        refused.len() >= 4,
        "only {} refused writes were found",
        refused.len()
    );
    for write in refused {
        let report = judge(write);
        let named = report.errors().any(|finding| {
            finding
                .pointer
                .tokens()
                .any(|key| write.sentence.contains(&*key) && key != "options")
        });
        assert!(
            named,
            "{}: {:?} against {}",
            write.place,
            write.sentence,
            explain(&report)
        );
    }
}

#[test]
fn what_an_update_is_said_to_lose_is_gone_from_the_answer_and_nothing_else_is() {
    let Some(writes) = writes() else { return };
    let options = Pointer::root().join("options");
    let mut lost = 0;
    for write in writes
        .iter()
        .filter(|write| write.status < 300 && !write.creates)
    {
        let (Some(stored), Some(answer)) = (&write.stored, &write.answer) else {
            continue;
        };
        let (Some(before), Some(after)) = (stored.at(&options), answer.at(&options)) else {
            continue;
        };
        let Some(sent) = write.body.at(&options) else {
            continue;
        };
        let report = judge(write);
        let told = report
            .findings
            .iter()
            .filter(|it| it.code == Code::OptionLost);
        for finding in told {
            let was = stored.at(&finding.pointer).unwrap();
            let is = answer.at(&finding.pointer);
            let gone = is.is_none_or(|is| !is.equivalent(was));
            assert!(gone, "{}: {} came back", write.place, finding.pointer);
            lost += 1;
        }
        for (key, value) in before.as_object().into_iter().flatten() {
            let off = value.is_null() || value.as_bool() == Some(false);
            let is_gone = after.get(key).is_none() && sent.get(key).is_none() && !off;
            let place = options.join(key);
            let is_told = report.findings.iter().any(|it| it.pointer == place);
            let empty = value
                .as_object()
                .is_some_and(lossless_json::Object::is_empty)
                || value.as_array().is_some_and(<[Value]>::is_empty);
            assert!(
                is_told || empty || !is_gone,
                "{}: {place} was lost",
                write.place
            );
        }
    }
    assert!(lost >= 5, "only {lost} options were said to be lost");
}
