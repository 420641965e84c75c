//! Sentences of servers that keep to the reference document.

use connection_model::{Contract, ErrorBody, ErrorKind, Strategy};
use connection_validation::{
    Context, Explanation, Finding, Params, Report, Sent, explain, refusal, validate_text,
};
use lossless_json::Value;

use super::line;

fn explained(sentence: &str, strategy: Option<Strategy>) -> Explanation {
    let body = ErrorBody::with_message(ErrorKind::BadRequest, sentence);
    let body = body.to_value(Contract::Reference).to_string();
    let value = Value::parse(b"{}").unwrap();
    let sent = Sent {
        value: &value,
        strategy,
    };
    explain(400, body.as_bytes(), Some(sent))
}

/// What such a server says to the payload is read as the same finding.
#[track_caller]
fn check(payload: &str, expected: &str, unnamed: u64) {
    let report = validate_text(payload.as_bytes(), &Context::create(Contract::Reference));
    let sentence = refusal(&report).unwrap();
    let explanation = explained(&sentence, None);
    let lines: Vec<_> = explanation.findings.iter().map(line).collect();
    assert_eq!(lines, [expected], "{sentence}");
    assert_eq!(explanation.unnamed, unnamed, "{sentence}");
    assert_eq!(explanation.findings[0].message, sentence);
}

#[test]
fn a_refusal_is_the_finding_it_was_written_from() {
    check(
        r#"{"name":"a","strategy":"auth0","options":{"password_history":{"enable":true,"size":99}}}"#,
        r#"/options/password_history/size common/range {"min":0,"max":24}"#,
        0,
    );
    check(
        r#"{"name":"-","strategy":"auth0"}"#,
        r#"/name common/format {"form":"connection-name"}"#,
        0,
    );
    check(r#"{"strategy":"auth0"}"#, "/name common/required", 0);
    check(
        r#"{"name":"a","strategy":"auth0","enabled_clients":1,"realms":{}}"#,
        "/enabled_clients common/type",
        1,
    );
    check("[]", " common/not-an-object", 0);
    check("{", r#" json/syntax {"problem":"unexpected-end"}"#, 0);
}

#[test]
fn the_sentence_tells_where_a_pointer_ends() {
    let finding = r#"{"name":"a","strategy":"auth0","a: b: c":1}"#;
    check(finding, "/a: b: c common/unknown-field", 0);
}

#[test]
fn codes_that_share_a_sentence_are_told_apart_by_the_strategy() {
    let sentence = "Invalid connection configuration: /options/map_user_id_to_id: cannot change after the connection is created; send the stored value";
    let reason = |strategy| explained(sentence, strategy).findings[0].reason.to_string();
    assert_eq!(
        reason(Some(Strategy::GoogleApps)),
        "google-apps/user-id-mapping-changed"
    );
    assert_eq!(reason(Some(Strategy::Auth0)), "auth0/email-unique-changed");
    assert_eq!(reason(None), "server/refused");
}

#[test]
fn a_report_without_errors_refuses_nothing() {
    assert_eq!(refusal(&Report::default()), None);
}

#[test]
fn a_sentence_nobody_writes_keeps_its_place() {
    let explanation = explained(
        "Invalid connection configuration: /name: is odd (and 3 more)",
        None,
    );
    assert_eq!(line(&explanation.findings[0]), "/name server/refused");
    assert_eq!(explanation.unnamed, 3);
    let explanation = explained("Invalid connection configuration", None);
    assert_eq!(line(&explanation.findings[0]), " server/refused");
    let explanation = explained("Invalid connection configuration: /~2", None);
    assert_eq!(line(&explanation.findings[0]), " server/refused");
}

#[test]
fn a_parameter_of_the_query_is_named() {
    let explanation = explained("Invalid query parameter: per_page must be 1 to 100", None);
    assert_eq!(
        line(&explanation.findings[0]),
        r#"- server/query {"parameter":"per_page"}"#
    );
}

#[test]
fn usual_answers_have_the_code_of_their_kind() {
    for (kind, expected) in [
        (ErrorKind::Unauthorized, "- server/unauthorized"),
        (ErrorKind::Forbidden, "- server/insufficient-scope"),
        (ErrorKind::NotFound, "- server/not-found"),
        (ErrorKind::MethodNotAllowed, "- server/method-not-allowed"),
        (ErrorKind::Conflict, "/name set/same-name"),
        (ErrorKind::PayloadTooLarge, "- server/too-large"),
        (ErrorKind::UnsupportedMediaType, "- server/media-type"),
        (ErrorKind::TooManyRequests, "- server/rate-limit"),
        (ErrorKind::Internal, "- server/failed"),
    ] {
        let body = ErrorBody::new(kind)
            .to_value(Contract::Reference)
            .to_string();
        let explanation = explain(kind.status(), body.as_bytes(), None);
        let lines: Vec<_> = explanation.findings.iter().map(line).collect();
        assert_eq!(lines, [expected], "{kind:?}");
    }
}

/// Guards every sentence against being taken for another one's.
#[test]
fn every_sentence_of_a_validation_is_read_as_its_code() {
    let payloads = [
        r#"{"name":"a","name":"b","strategy":"nonsense","options":null,"display_name":""}"#,
        r#"{"name":"a","strategy":"auth0","options":{"password_policy":"x","password_history":{"size":-1},"requires_username":true,"validation":{},"attributes":{"email":{"profile_required":true,"signup":{"status":"inactive"}}},"disable_signp":true}}"#,
        r#"{"name":"a","strategy":"samlp","options":{"metadataUrl":"http://x","metadataXml":"<a/>","signingCert":7}}"#,
        r#"{"name":"a","strategy":"oidc","options":{"type":"back_channel","scope":"x"}}"#,
        r#"{"name":"a","strategy":"okta","options":{"client_id":""}}"#,
        r#"{"name":"a","strategy":"waad","options":{"useCommonEndpoint":true,"userid_attribute":"oid","waad_protocol":"ws-federation"}}"#,
        r#"{"name":"a","strategy":"sms","options":{"provider":"sms_gateway","twilio_sid":"x","gateway_authentication":{}}}"#,
        r#"{"name":"a","strategy":"adfs","realms":["a","a"],"metadata":{"1":1,"2":1}}"#,
        r#"{"name":"a","strategy":"google-apps","show_as_button":true,"options":{}}"#,
    ];
    let mut codes = std::collections::BTreeSet::new();
    for payload in payloads {
        for contract in [Contract::Reference, Contract::Tenant] {
            let report = validate_text(payload.as_bytes(), &Context::create(contract));
            let strategy = payload.split('"').nth(7).and_then(|name| name.parse().ok());
            for finding in report.findings {
                let alone = Report {
                    findings: vec![Finding {
                        severity: connection_validation::Severity::Error,
                        ..finding.clone()
                    }],
                };
                let sentence = refusal(&alone).unwrap();
                let explanation = explained(&sentence, strategy);
                let read = &explanation.findings[0];
                assert_eq!(read.reason.as_str(), finding.code.as_str(), "{sentence}");
                assert_eq!(read.pointer.as_ref(), Some(&finding.pointer), "{sentence}");
                let bounds = |params: &Params| (params.number("min"), params.number("max"));
                assert_eq!(bounds(&read.params), bounds(&finding.params), "{sentence}");
                codes.insert(finding.code);
            }
        }
    }
    assert!(codes.len() >= 20, "only {codes:?}");
}
