//! Get Connection

use super::{Api, EXAMPLE, example_with};

#[test]
fn a_connection_is_read_by_its_id() {
    let api = Api::new();
    let id = api.create(EXAMPLE);
    api.create(r#"{"name":"other","strategy":"auth0"}"#);
    let read = api.call("GET", &format!("/connections/{id}"), "");
    assert_eq!((read.status, read.value()), (200, example_with(&id)));
}

#[test]
fn what_is_read_is_what_the_last_write_left() {
    let api = Api::new();
    let options = r#"{"b":1.50,"a":{"é":"\u00e9","big":123456789012345678901234567890}}"#;
    let id = api.create(&format!(
        r#"{{"name":"a","strategy":"auth0","options":{options}}}"#
    ));
    let path = format!("/connections/{id}");
    let read = || api.call("GET", &path, "").text().to_owned();
    assert!(read().contains(r#""b":1.50,"#), "{}", read());
    assert!(
        read().contains("123456789012345678901234567890"),
        "{}",
        read()
    );
    let changed = api.call("PATCH", &path, r#"{"options":{"b":2}}"#);
    assert_eq!(read(), changed.text());
}
