//! What servers say when they refuse, as findings.

mod reference;
mod secrets;
mod server_message;
mod tenant;
#[cfg(not(target_arch = "wasm32"))]
mod totality;

use connection_model::{ErrorBody, Strategy};
use connection_validation::{Explanation, Sent, ServerFinding, Severity, explain};
use lossless_json::Value;

/// `pointer code params`, with `-` for no pointer and nothing for no params.
fn line(finding: &ServerFinding) -> String {
    assert_eq!(finding.severity(), Severity::Error);
    let pointer = finding.pointer.as_ref().map_or("-", |it| it.as_str());
    let params = match finding.params.to_value().to_string() {
        empty if empty == "{}" => String::new(),
        params => format!(" {params}"),
    };
    format!("{pointer} {}{params}", finding.reason)
}

fn answer(status: u16, code: &str, message: &str) -> Vec<u8> {
    let body = ErrorBody {
        status,
        code: code.to_owned(),
        message: message.to_owned(),
    };
    let contract = connection_model::Contract::Tenant;
    body.to_value(contract).to_string().into_bytes()
}

/// A tenant's refusal of a payload, status 400.
fn refused(message: &str, payload: Option<(&str, Strategy)>) -> Explanation {
    let parsed = payload.map(|(text, _)| Value::parse(text.as_bytes()).unwrap());
    let sent = parsed.as_ref().map(|value| Sent {
        value,
        strategy: payload.map(|(_, strategy)| strategy),
    });
    explain(400, &answer(400, "invalid_body", message), sent)
}

/// The sentence, whatever the payload, says this.
#[track_caller]
fn check(message: &str, expected: &[&str]) {
    let explanation = refused(message, None);
    let lines: Vec<_> = explanation.findings.iter().map(line).collect();
    assert_eq!(lines, expected, "{message}");
}

#[test]
fn a_success_has_nothing_to_explain() {
    assert!(explain(200, b"{}", None).findings.is_empty());
    assert!(explain(204, b"", None).findings.is_empty());
}

#[test]
fn where_the_sentence_tells_nothing_status_and_code_do() {
    for (status, code, expected) in [
        (302, "", "server/refused"),
        (400, "invalid_body", "server/refused"),
        (400, "Bearer", "server/unauthorized"),
        (400, "invalid_uri", "server/path"),
        (400, "invalid_paging", "server/query"),
        (400, "invalid_query_string", "server/query"),
        (400, "operation_not_supported", "server/not-supported"),
        (401, "", "server/unauthorized"),
        (403, "insufficient_scope", "server/insufficient-scope"),
        (403, "insufficient_entitlement", "server/not-in-plan"),
        (403, "feature_not_enabled", "server/not-in-plan"),
        (403, "forbidden", "server/insufficient-scope"),
        (403, "access_denied", "server/forbidden"),
        (404, "inexistent_connection", "server/not-found"),
        (405, "method_not_allowed", "server/method-not-allowed"),
        (409, "connection_conflict", "server/conflict"),
        (413, "payload_too_large", "server/too-large"),
        (415, "unsupported_media_type", "server/media-type"),
        (418, "", "server/refused"),
        (429, "too_many_requests", "server/rate-limit"),
        (500, "internal_error", "server/failed"),
        (503, "", "server/failed"),
    ] {
        let explanation = explain(status, &answer(status, code, "Something else"), None);
        let lines: Vec<_> = explanation.findings.iter().map(line).collect();
        assert_eq!(lines, [format!("- {expected}")], "{status} {code}");
        assert_eq!(explanation.findings[0].message, "Something else");
    }
}

#[test]
fn an_answer_that_nobody_can_read_is_explained_by_its_status() {
    for body in ["", "<html>Bad gateway</html>", "[1]", r#"{"message":7}"#] {
        let explanation = explain(502, body.as_bytes(), None);
        assert_eq!(line(&explanation.findings[0]), "- server/failed");
        assert_eq!(
            explanation.findings[0].message,
            "The server answered with status 502"
        );
    }
}
