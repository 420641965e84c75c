//! Whatever a server answers: no panic, a finding at least, and no secret.

use connection_model::Contract::{Reference, Tenant};
use connection_model::{ErrorBody, Strategy as Kind};
use connection_validation::{Reason, Sent, explain};
use lossless_json::Value;
use proptest::prelude::*;

const CANARY: &str = "hunter2canary";

/// Pieces of sentences, in any order.
fn sentence() -> impl Strategy<Value = String> {
    let pieces = vec![
        "Payload validation error: ",
        "Query validation error: ",
        "Path validation error: ",
        "Invalid connection configuration",
        "Invalid query parameter",
        ": ",
        "/options/client_secret",
        "/~",
        " (and 3 more)",
        " (and 99999999999999999999 more)",
        "'",
        "' on property ",
        "options.client_secret",
        "options[0].x",
        "options.",
        " (What it is).",
        " Inner errors: [ ",
        " (also) ",
        " ]",
        "Additional properties not allowed: ",
        "a,b,,",
        "Invalid value \"",
        CANARY,
        "\"",
        "String is too short (0 chars), minimum ",
        "1",
        "must be ",
        "0 to 24",
        " is required",
        "…",
        "{value}",
        "\u{0}",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(pieces).prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_sentence_is_a_finding_without_a_secret(
        message in sentence(),
        status in prop_oneof![Just(400_u16), 400_u16..500],
        tenant in any::<bool>(),
    ) {
        let payload = format!(
            r#"{{"name":"a","strategy":"oidc","options":{{"client_secret":"{CANARY}"}}}}"#
        );
        let payload = Value::parse(payload.as_bytes()).unwrap();
        let body = ErrorBody { status, code: String::new(), message };
        let contract = if tenant { Tenant } else { Reference };
        let answer = body.to_value(contract).to_string();
        let sent = Sent { value: &payload, strategy: Some(Kind::Oidc) };
        let explanation = explain(status, answer.as_bytes(), Some(sent));
        prop_assert!(!explanation.findings.is_empty());
        prop_assert!(!explanation.body.message.contains(CANARY));
        for finding in &explanation.findings {
            prop_assert!(!finding.message.contains(CANARY));
            prop_assert!(!matches!(finding.reason, Reason::Known(code) if code.is_of_review()));
        }
    }

    #[test]
    fn any_bytes_are_an_answer(status in any::<u16>(), body in prop::collection::vec(any::<u8>(), 0..80)) {
        let explanation = explain(status, &body, None);
        prop_assert_eq!(explanation.findings.is_empty(), (200..300).contains(&status));
    }
}

#[test]
fn a_sentence_without_an_end_takes_no_time() {
    for piece in [
        "options.a.",
        "a,",
        " (also) ",
        " Inner errors: [ ",
        ": /",
        "' on property ",
    ] {
        let message = format!("Payload validation error: '{}", piece.repeat(20_000));
        let body = ErrorBody {
            status: 400,
            code: String::new(),
            message,
        };
        let answer = body.to_value(Tenant).to_string();
        assert!(!explain(400, answer.as_bytes(), None).findings.is_empty());
    }
}
