//! Create Connection

use std::net::TcpListener;
use std::time::Duration;

use super::{Api, EXAMPLE, example_with, is_connection_id};

#[test]
fn the_example_is_answered_whole_and_with_an_id() {
    let api = Api::new();
    let created = api.call("POST", "/connections", EXAMPLE);
    assert_eq!(created.status, 201);
    let id = created.text_at("/id");
    assert!(is_connection_id(&id), "{id}");
    assert_eq!(created.value(), example_with(&id));
}

#[test]
fn name_and_strategy_are_enough() {
    let api = Api::new();
    let created = api.call("POST", "/connections", r#"{"name":"a","strategy":"auth0"}"#);
    let id = created.text_at("/id");
    let expected = format!(
        r#"{{"id":"{id}","name":"a","strategy":"auth0","enabled_clients":[],"options":{{}}}}"#
    );
    assert_eq!((created.status, created.text()), (201, expected.as_str()));
}

#[test]
fn enabled_clients_may_be_any_texts() {
    let api = Api::new();
    let clients = r#"["client_123","","ÄÖ 7","client_123"]"#;
    let body = format!(r#"{{"name":"a","strategy":"auth0","enabled_clients":{clients}}}"#);
    let created = api.call("POST", "/connections", &body);
    assert!(created.text().contains(clients), "{}", created.text());
}

#[test]
fn no_two_connections_have_one_id() {
    let api = Api::new();
    let mut ids: Vec<_> = (0..20)
        .map(|number| api.create(&format!(r#"{{"name":"c-{number}","strategy":"auth0"}}"#)))
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 20);
}

/// Guards an invariant: addresses in a connection are kept, and nobody goes there.
#[test]
fn addresses_are_stored_and_never_fetched() {
    let api = Api::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let place = listener.local_addr().unwrap();
    for (name, strategy, options) in [
        (
            "o",
            "oidc",
            format!(
                r#"{{"type":"back_channel","client_id":"c","client_secret":"s","discovery_url":"http://{place}/.well-known/openid-configuration","issuer":"http://{place}","authorization_endpoint":"http://{place}/a","token_endpoint":"http://{place}/t","jwks_uri":"http://{place}/j"}}"#
            ),
        ),
        (
            "s",
            "samlp",
            format!(
                r#"{{"metadataUrl":"http://{place}/metadata","signInEndpoint":"http://{place}/sso"}}"#
            ),
        ),
        (
            "f",
            "adfs",
            format!(r#"{{"adfs_server":"http://{place}/FederationMetadata.xml"}}"#),
        ),
    ] {
        let body = format!(r#"{{"name":"{name}","strategy":"{strategy}","options":{options}}}"#);
        let id = api.create(&body);
        let read = api.call("GET", &format!("/connections/{id}"), "");
        assert!(read.text().contains(&place.to_string()), "{}", read.text());
    }
    std::thread::sleep(Duration::from_millis(100));
    let visit = listener.accept().map(|_| ());
    assert_eq!(visit.unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}
