//! What came of a save: read back, compared, never mended.

use std::rc::Rc;

use connection_model::Contract;
use lossless_json::Value;
use management_client::update::{self, ChangeKind, Decisions, Plan, Shown};
use management_client::{Client, Error, TransportError};

use crate::support::{
    FakeServer, HandClock, ID, answer, block_on, json, places, plan, pointer, start,
};

const EDIT: [(&str, Option<&str>); 1] = [("/options/disable_signup", Some("true"))];

fn ready(contract: Contract) -> (Rc<FakeServer>, Client, Plan) {
    let (server, client) = start(contract);
    let plan = plan(&server, &client, &EDIT, &[], &Decisions::default()).unwrap();
    assert!(plan.ready());
    (server, client, plan)
}

#[test]
fn a_save_reads_again_patches_once_and_reads_back() {
    let (server, client, plan) = ready(Contract::Tenant);
    let outcome = block_on(update::commit(&client, &plan)).unwrap();
    assert!(outcome.read_back);
    let one = format!("/connections/{ID}");
    assert_eq!(
        server.log(),
        [
            format!("GET {one}"),
            format!("GET {one}"),
            format!("PATCH {one}"),
            format!("GET {one}")
        ]
    );
}

/// Guards the invariant that no second PATCH mends what the API did.
#[test]
fn what_the_api_changes_by_itself_is_reported_and_left() {
    let (server, client, plan) = ready(Contract::Tenant);
    server.after_patch.set(|stored| {
        stored.set(
            &pointer("/options/passkey_options"),
            json(r#"{"challenge_ui":"both"}"#),
        );
        stored.set(&pointer("/options/disable_signup"), Value::Bool(false));
        stored.remove(&pointer("/options/zeta_unknown/a"));
    });
    let outcome = block_on(update::commit(&client, &plan)).unwrap();
    let told: Vec<(&str, ChangeKind)> = outcome
        .surprises
        .iter()
        .map(|surprise| (surprise.pointer.as_str(), surprise.kind))
        .collect();
    assert_eq!(
        told,
        [
            ("/options/zeta_unknown/a", ChangeKind::Removed),
            ("/options/disable_signup", ChangeKind::Changed),
            ("/options/passkey_options/challenge_ui", ChangeKind::Added),
        ]
    );
    assert_eq!(outcome.surprises[1].before, Shown::Value(true.into()));
    assert_eq!(outcome.surprises[1].after, Shown::Value(false.into()));
    server.patch_body();
}

#[test]
fn null_and_absent_and_the_order_of_clients_are_no_surprise() {
    let (server, client, plan) = ready(Contract::Tenant);
    server.after_patch.set(|stored| {
        stored.set(&pointer("/options/mfa"), Value::Null);
        stored.set(
            &pointer("/enabled_clients"),
            json(r#"["client_b","client_a"]"#),
        );
    });
    let outcome = block_on(update::commit(&client, &plan)).unwrap();
    assert!(outcome.surprises.is_empty(), "{:?}", outcome.surprises);
}

#[test]
fn an_answer_that_got_lost_is_found_by_reading() {
    for lost in [
        Err(TransportError::Offline),
        Ok(answer(504, &[], "<html>Gateway timeout</html>")),
        Ok(answer(200, &[], "half an ans")),
    ] {
        let (server, client, plan) = ready(Contract::Tenant);
        server.lose_answer(2, lost);
        let outcome = block_on(update::commit(&client, &plan)).unwrap();
        assert!(outcome.surprises.is_empty());
        server.patch_body();
    }
}

#[test]
fn a_patch_that_did_not_arrive_is_an_unknown_outcome() {
    let (server, client, plan) = ready(Contract::Tenant);
    server.refuse(2, Err(TransportError::Offline));
    let error = Error::OutcomeUnknown(TransportError::Offline);
    assert_eq!(block_on(update::commit(&client, &plan)), Err(error));
    server.patch_body();
    assert_eq!(
        server.stored().options().unwrap().get("disable_signup"),
        Some(&Value::Bool(false))
    );
}

#[test]
fn a_refused_patch_is_a_refusal_and_nothing_is_read() {
    let (server, client, plan) = ready(Contract::Reference);
    let body = r#"{"error":"bad_request","message":"No","statusCode":400}"#;
    server.refuse(2, Ok(answer(400, &[], body)));
    assert_eq!(
        block_on(update::commit(&client, &plan))
            .unwrap_err()
            .status(),
        Some(400)
    );
    assert_eq!(server.log().len(), 3);
}

#[test]
fn when_reading_back_fails_the_patchs_answer_stands_in() {
    let (server, client, plan) = ready(Contract::Reference);
    server.refuse(3, Err(TransportError::Offline));
    let outcome = block_on(update::commit(&client, &plan)).unwrap();
    assert!(!outcome.read_back);
    assert!(outcome.surprises.is_empty());
}

#[test]
fn an_old_plan_is_not_carried_out_when_the_connection_has_changed() {
    let (server, client) = start(Contract::Tenant);
    let clock = Rc::new(HandClock::default());
    let client = client.with_clock(clock.clone());
    let plan = plan(&server, &client, &EDIT, &[], &Decisions::default()).unwrap();
    clock.advance(10_001);
    server.change(&[("/options/requires_username", Some("false"))]);
    assert_eq!(block_on(update::commit(&client, &plan)), Err(Error::Stale));
    assert_eq!(server.log().len(), 3, "it read, and sent no PATCH");
}

#[test]
fn an_old_plan_is_carried_out_when_nothing_has_changed() {
    let (server, client) = start(Contract::Tenant);
    let clock = Rc::new(HandClock::default());
    let client = client.with_clock(clock.clone());
    let plan = plan(&server, &client, &EDIT, &[], &Decisions::default()).unwrap();
    clock.advance(60_000);
    let outcome = block_on(update::commit(&client, &plan)).unwrap();
    assert_eq!(places(&outcome.surprises), [""; 0]);
    assert_eq!(server.log().len(), 5);
}
