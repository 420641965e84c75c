//! What is sent again, how often, and when.

use std::rc::Rc;

use connection_model::Contract;
use management_client::{AccessToken, ListQuery};
use management_client::{Client, Error, Request, StaticToken, TokenError, TokenReason};

use crate::support::{
    CountedTokens, FakeServer, HandClock, ID, STORED, answer, block_on, json, start,
};

fn authorizations(server: &FakeServer) -> Vec<String> {
    let authorization = |request: &Request| {
        let mut headers = request.headers.iter();
        let found = headers.find(|(name, _)| name == "Authorization");
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    server.requests.borrow().iter().map(authorization).collect()
}

fn with_clock(contract: Contract) -> (Rc<FakeServer>, Client, Rc<HandClock>) {
    let (server, client) = start(contract);
    let clock = Rc::new(HandClock::default());
    let client = client.with_clock(clock.clone());
    (server, client, clock)
}

#[test]
fn a_refused_token_is_renewed_once_and_the_call_repeated_once() {
    let (server, client) = start(Contract::Reference);
    server.refuse(0, Ok(answer(401, &[], "{}")));
    block_on(client.get(ID)).unwrap();
    assert_eq!(
        authorizations(&server),
        ["Bearer canary-token-1", "Bearer canary-token-2"]
    );
}

#[test]
fn whoever_hands_tokens_out_is_told_what_for_and_why() {
    let server = Rc::new(FakeServer::new(Contract::Tenant, STORED));
    let tokens = Rc::new(CountedTokens::default());
    let client = Client::new("https://api.example", server.clone(), tokens.clone());
    server.refuse(0, Ok(answer(401, &[], "{}")));
    block_on(client.get(ID)).unwrap();
    let lacking = r#"{"statusCode":403,"error":"Forbidden","message":"Insufficient scope","errorCode":"insufficient_scope"}"#;
    server.refuse(2, Ok(answer(403, &[], lacking)));
    block_on(client.delete(ID)).unwrap();
    let audience = "https://api.example/api/v2/".to_owned();
    let asked = |scope, reason| (audience.clone(), vec![scope], reason);
    assert_eq!(
        *tokens.asked.borrow(),
        [
            asked("read:connections", TokenReason::Initial),
            asked("read:connections", TokenReason::Expired),
            asked("delete:connections", TokenReason::Initial),
            asked("delete:connections", TokenReason::InsufficientScope),
        ]
    );
}

#[test]
fn another_token_is_asked_for_only_where_a_scope_is_missing() {
    for (contract, body, tokens) in [
        (
            Contract::Reference,
            r#"{"error":"forbidden","message":"Insufficient permissions","statusCode":403}"#,
            2,
        ),
        (
            Contract::Tenant,
            r#"{"statusCode":403,"error":"Forbidden","message":"Not in this plan","errorCode":"feature_disabled"}"#,
            1,
        ),
        (Contract::Tenant, "<html>blocked</html>", 1),
    ] {
        let (server, client) = start(contract);
        for number in 0..2 {
            server.refuse(number, Ok(answer(403, &[], body)));
        }
        assert_eq!(block_on(client.get(ID)).unwrap_err().status(), Some(403));
        assert_eq!(server.log().len(), tokens, "{body}");
    }
}

#[test]
fn a_second_refusal_of_the_token_is_the_answer() {
    let (server, client) = start(Contract::Reference);
    server.refuse(0, Ok(answer(401, &[], "{}")));
    server.refuse(1, Ok(answer(401, &[], "{}")));
    let error = block_on(client.get(ID)).unwrap_err();
    assert!(error.needs_sign_in());
    assert_eq!(server.log().len(), 2);
}

#[test]
fn a_write_refused_for_its_token_was_not_carried_out_and_is_repeated() {
    let (server, client) = start(Contract::Reference);
    block_on(client.list(&ListQuery::default())).unwrap();
    server.refuse(1, Ok(answer(401, &[], "{}")));
    block_on(client.create(&json(r#"{"name":"new","strategy":"auth0"}"#))).unwrap();
    assert_eq!(
        server.log(),
        ["GET /connections", "POST /connections", "POST /connections"]
    );
}

#[test]
fn a_token_that_cannot_be_renewed_is_not_sent_again() {
    let server = Rc::new(FakeServer::new(Contract::Reference, STORED));
    let token = StaticToken(AccessToken::new("canary").unwrap());
    let client = Client::new("https://api.example/", server.clone(), Rc::new(token));
    server.refuse(0, Ok(answer(401, &[], "{}")));
    assert_eq!(block_on(client.get(ID)).unwrap_err().status(), Some(401));
    assert_eq!(server.log(), [format!("GET /connections/{ID}")]);
}

#[test]
fn without_a_token_nothing_is_sent() {
    let server = Rc::new(FakeServer::new(Contract::Reference, STORED));
    let tokens = Rc::new(CountedTokens::default());
    tokens.signed_out.set(true);
    let client = Client::new("https://api.example", server.clone(), tokens);
    let error = block_on(client.get(ID)).unwrap_err();
    assert_eq!(error, Error::Token(TokenError::SignedOut));
    assert!(error.needs_sign_in());
    assert!(server.log().is_empty());
}

#[test]
fn a_read_waits_for_a_short_limit_and_is_repeated() {
    let (server, client, clock) = with_clock(Contract::Tenant);
    server.refuse(0, Ok(answer(429, &[("Retry-After", "2")], "{}")));
    server.refuse(1, Ok(answer(429, &[("x-ratelimit-reset", "3")], "{}")));
    block_on(client.get(ID)).unwrap();
    assert_eq!(*clock.slept.borrow(), [2000, 1000]);
}

#[test]
fn a_long_wait_is_left_to_the_caller() {
    let (server, client, clock) = with_clock(Contract::Tenant);
    server.refuse(0, Ok(answer(429, &[("Retry-After", "42")], "{}")));
    let error = block_on(client.get(ID)).unwrap_err();
    assert_eq!(
        error,
        Error::RateLimited {
            retry_after: Some(42)
        }
    );
    assert!(clock.slept.borrow().is_empty());
}

#[test]
fn a_failing_server_is_asked_three_times_at_most() {
    let (server, client, clock) = with_clock(Contract::Tenant);
    for number in 0..4 {
        server.refuse(number, Ok(answer(503, &[], "{}")));
    }
    assert_eq!(block_on(client.get(ID)).unwrap_err().status(), Some(503));
    assert_eq!(*clock.slept.borrow(), [1000, 2000]);
    assert_eq!(server.log().len(), 3);
}

#[test]
fn without_a_clock_nothing_waits_and_nothing_is_repeated() {
    let (server, client) = start(Contract::Tenant);
    server.refuse(0, Ok(answer(429, &[("Retry-After", "1")], "{}")));
    server.refuse(1, Ok(answer(500, &[], "{}")));
    let limited = Error::RateLimited {
        retry_after: Some(1),
    };
    assert_eq!(block_on(client.get(ID)), Err(limited));
    assert_eq!(block_on(client.get(ID)).unwrap_err().status(), Some(500));
    assert_eq!(server.log().len(), 2);
}

/// Guards the invariant that a write is never sent twice.
#[test]
fn a_write_is_repeated_neither_after_a_limit_nor_after_a_failure() {
    for status in [429, 500, 502, 503, 504] {
        let (server, client, clock) = with_clock(Contract::Tenant);
        block_on(client.get(ID)).unwrap();
        server.refuse(1, Ok(answer(status, &[("Retry-After", "1")], "{}")));
        block_on(client.create(&json(r#"{"name":"new","strategy":"auth0"}"#))).unwrap_err();
        server.refuse(2, Ok(answer(status, &[("Retry-After", "1")], "{}")));
        block_on(client.delete(ID)).unwrap_err();
        assert_eq!(server.log().len(), 3, "{status}");
        assert!(clock.slept.borrow().is_empty());
    }
}

#[test]
fn the_budget_is_that_of_the_last_answer_that_told_it() {
    let (server, client) = start(Contract::Reference);
    assert_eq!(client.budget(), None);
    let headers = [
        ("X-RateLimit-Limit", "50"),
        ("X-RateLimit-Remaining", "0"),
        ("X-RateLimit-Reset", "1700000000"),
    ];
    server.refuse(0, Ok(answer(429, &headers, "{}")));
    block_on(client.get(ID)).unwrap_err();
    block_on(client.get(ID)).unwrap();
    let budget = client.budget().unwrap();
    assert_eq!((budget.limit, budget.remaining), (50, 0));
    assert_eq!(budget.reset, Some(1_700_000_000));
}
