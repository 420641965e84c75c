//! What errors say, and what is never sent.

use connection_model::Contract;
use management_client::{Error, TransportError};

use crate::support::{ID, answer, block_on, json, start};

#[test]
fn a_refusal_carries_code_sentence_and_place_of_either_contract() {
    for (body, code, place) in [
        (
            r#"{"error":"bad_request","message":"Invalid connection configuration: /options/password_history/size: must be 0 to 24","statusCode":400}"#,
            "bad_request",
            "/options/password_history/size",
        ),
        (
            r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'Expected type object but found type string' on property options.validation (Options for validation).","errorCode":"invalid_body"}"#,
            "invalid_body",
            "/options/validation",
        ),
    ] {
        let (server, client) = start(Contract::Reference);
        server.refuse(0, Ok(answer(400, &[], body)));
        let error = block_on(client.get(ID)).unwrap_err();
        let refusal = error.refusal().unwrap();
        assert_eq!(refusal.body.code, code);
        assert_eq!(refusal.pointer().unwrap().as_str(), place);
        assert_eq!(error.to_string(), refusal.body.message);
    }
}

#[test]
fn a_refusal_tells_each_key_and_how_many_errors_it_leaves_out() {
    let refused = |body: &str| {
        let (server, client) = start(Contract::Reference);
        server.refuse(0, Ok(answer(400, &[], body)));
        let error = block_on(client.get(ID)).unwrap_err();
        let refusal = error.refusal().unwrap();
        let reasons: Vec<_> = refusal
            .findings
            .iter()
            .map(|finding| finding.reason.to_string())
            .collect();
        (reasons, refusal.unnamed)
    };
    let tenant = r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'Additional properties not allowed: strategy,nonsense'.","errorCode":"invalid_body"}"#;
    assert_eq!(
        refused(tenant),
        (
            vec!["common/immutable".into(), "common/unknown-field".into()],
            0
        )
    );
    let reference = r#"{"error":"bad_request","message":"Invalid connection configuration: /name: is missing; the API wants it (and 2 more)","statusCode":400}"#;
    assert_eq!(refused(reference), (vec!["common/required".into()], 2));
}

#[test]
fn a_payload_with_an_error_is_not_sent() {
    let (server, client) = start(Contract::Reference);
    block_on(client.get(ID)).unwrap();
    let payload = json(r#"{"name":"-bad-","strategy":"auth0"}"#);
    let Err(Error::Blocked(report)) = block_on(client.create(&payload)) else {
        panic!("validation refuses the name");
    };
    assert!(report.has_errors());
    let Err(Error::Blocked(_)) = block_on(client.update(ID, &json(r#"{"name":"other"}"#))) else {
        panic!("validation refuses a name in an update");
    };
    assert_eq!(server.log().len(), 1, "only the read was sent");
}

#[test]
fn an_answer_that_is_no_connection_is_unreadable() {
    for body in ["", "<html>", "[]", "7", r#"{"id":"a","id":"b"}"#] {
        let (server, client) = start(Contract::Tenant);
        server.refuse(0, Ok(answer(200, &[], body)));
        let read = block_on(client.get(ID));
        assert_eq!(read, Err(Error::Unreadable { status: 200 }), "{body}");
    }
}

#[test]
fn a_write_without_an_answer_has_an_unknown_outcome_and_is_not_repeated() {
    let (server, client) = start(Contract::Reference);
    block_on(client.get(ID)).unwrap();
    server.refuse(1, Err(TransportError::Offline));
    let created = block_on(client.create(&json(r#"{"name":"new","strategy":"auth0"}"#)));
    assert_eq!(created, Err(Error::OutcomeUnknown(TransportError::Offline)));
    assert_eq!(server.log().len(), 2);
    server.refuse(2, Err(TransportError::TimedOut));
    let deleted = block_on(client.delete(ID));
    assert_eq!(
        deleted,
        Err(Error::OutcomeUnknown(TransportError::TimedOut))
    );
}

#[test]
fn a_write_that_could_not_be_put_together_was_not_sent() {
    let (server, client) = start(Contract::Reference);
    server.refuse(0, Err(TransportError::BadRequest));
    let deleted = block_on(client.delete(ID));
    assert_eq!(deleted, Err(Error::Transport(TransportError::BadRequest)));
}

#[test]
fn a_read_without_an_answer_changed_nothing() {
    let (server, client) = start(Contract::Reference);
    server.refuse(0, Err(TransportError::Offline));
    let error = block_on(client.get(ID)).unwrap_err();
    assert_eq!(error, Error::Transport(TransportError::Offline));
    assert!(error.can_be_repeated());
}
