//! How the client learns which contract it speaks to.

use connection_model::Contract;
use management_client::{Deletion, Error};

use crate::support::{ID, answer, block_on, json, start};

#[test]
fn nothing_is_known_before_the_first_answer() {
    let (_, client) = start(Contract::Reference);
    assert_eq!(client.contract(), None);
}

#[test]
fn the_header_names_the_contract_and_its_absence_is_a_tenant() {
    for contract in [Contract::Reference, Contract::Tenant] {
        let (_, client) = start(contract);
        block_on(client.get(ID)).unwrap();
        assert_eq!(client.contract(), Some(contract));
    }
}

#[test]
fn the_users_choice_wins_over_the_header() {
    let (_, client) = start(Contract::Reference);
    let client = client.with_contract(Contract::Tenant);
    assert_eq!(client.contract(), Some(Contract::Tenant));
    block_on(client.get(ID)).unwrap();
    assert_eq!(client.contract(), Some(Contract::Tenant));
}

/// Guards the invariant that the contract is known before the first write.
#[test]
fn a_first_write_is_preceded_by_a_read_that_names_the_contract() {
    let (server, client) = start(Contract::Reference);
    block_on(client.create(&json(r#"{"name":"new","strategy":"auth0"}"#))).unwrap();
    assert_eq!(
        server.log(),
        ["GET /connections?per_page=1&fields=id", "POST /connections"]
    );
    block_on(client.create(&json(r#"{"name":"other","strategy":"auth0"}"#))).unwrap();
    assert_eq!(server.log().len(), 3, "it reads no second time");
}

#[test]
fn a_first_write_is_not_sent_when_the_contract_cannot_be_learned() {
    let (server, client) = start(Contract::Reference);
    server.refuse(0, Ok(answer(502, &[], "<html>Bad gateway</html>")));
    let created = block_on(client.create(&json(r#"{"name":"new","strategy":"auth0"}"#)));
    assert_eq!(created.unwrap_err().status(), Some(502));
    assert_eq!(server.log().len(), 1);
}

#[test]
fn a_page_of_a_proxy_does_not_make_a_tenant() {
    let (server, client) = start(Contract::Reference);
    block_on(client.get(ID)).unwrap();
    for (number, status) in [(1, 200), (2, 404), (3, 502)] {
        server.refuse(number, Ok(answer(status, &[], "<html>Please wait</html>")));
        block_on(client.get(ID)).unwrap_err();
        assert_eq!(client.contract(), Some(Contract::Reference), "{status}");
    }
}

#[test]
fn an_error_that_names_the_contract_teaches_it() {
    let (server, client) = start(Contract::Reference);
    let headers = [(Contract::HEADER, "reference")];
    server.refuse(0, Ok(answer(404, &headers, "{}")));
    block_on(client.get(ID)).unwrap_err();
    assert_eq!(client.contract(), Some(Contract::Reference));
}

#[test]
fn a_delete_is_done_or_goes_on_as_the_contract_says() {
    let (_, client) = start(Contract::Reference);
    assert_eq!(block_on(client.delete(ID)), Ok(Deletion::Done));
    assert_eq!(client.contract(), Some(Contract::Reference));
    let (_, client) = start(Contract::Tenant);
    let running = Deletion::Running {
        deleted_at: Some("2025-06-11T10:28:10.659Z".into()),
    };
    assert_eq!(block_on(client.delete(ID)), Ok(running));
}

#[test]
fn an_id_that_leads_elsewhere_is_not_sent() {
    let (server, client) = start(Contract::Reference);
    for id in ["", ".", ".."] {
        assert_eq!(block_on(client.delete(id)), Err(Error::InvalidId), "{id:?}");
    }
    assert!(server.log().is_empty());
}
