//! `GET /connections`

use lossless_json::Value;
use management_api::{Api, MemoryStore};

use crate::calls::{api, call, check_bad_request, create, text_at, value};

/// Connections `c-1` to `c-COUNT`, every third one with another strategy.
fn filled(count: usize) -> Api<MemoryStore> {
    let api = api();
    for number in 1..=count {
        let strategy = if number % 3 == 0 { "ad" } else { "auth0" };
        create(
            &api,
            &format!(r#"{{"name":"c-{number}","strategy":"{strategy}"}}"#),
        );
    }
    api
}

fn names(connections: &Value) -> Vec<String> {
    let connections = connections.as_array().unwrap();
    connections
        .iter()
        .map(|connection| text_at(connection, "/name"))
        .collect()
}

fn numbered(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers
        .into_iter()
        .map(|number| format!("c-{number}"))
        .collect()
}

#[track_caller]
fn check(api: &Api<MemoryStore>, query: &str, expected: impl IntoIterator<Item = usize>) {
    let response = call(api, "GET", &format!("/connections?{query}"), "");
    assert_eq!(response.status, 200, "{query}");
    assert_eq!(names(&value(&response)), numbered(expected), "{query}");
}

#[test]
fn without_connections_the_list_is_empty() {
    assert_eq!(call(&api(), "GET", "/connections", "").body.unwrap(), "[]");
    let totals = call(&api(), "GET", "/connections?include_totals=true", "");
    assert_eq!(
        totals.body.unwrap(),
        r#"{"total":0,"start":0,"limit":50,"connections":[]}"#
    );
}

#[test]
fn without_paging_the_first_fifty_come_in_the_order_of_creation() {
    check(&filled(60), "", 1..=50);
}

#[test]
fn pages_are_zero_based_and_have_fifty_unless_told() {
    let api = filled(110);
    check(&api, "page=0", 1..=50);
    check(&api, "page=1", 51..=100);
    check(&api, "page=2", 101..=110);
    check(&api, "page=3", []);
    check(&api, "page=0&per_page=100", 1..=100);
    check(&api, "page=1&per_page=100", 101..=110);
    check(&api, "per_page=1", [1]);
    check(&api, "page=109&per_page=1", [110]);
    check(&api, "page=100000000&per_page=100", []);
}

#[test]
fn totals_say_where_the_page_is() {
    let api = filled(7);
    let answer = |query: &str| {
        let response = call(&api, "GET", &format!("/connections?{query}"), "");
        let mut body = value(&response);
        let connections = body.as_object_mut().unwrap().remove("connections").unwrap();
        (body.to_string(), names(&connections))
    };
    let (figures, page) = answer("include_totals=true&page=2&per_page=3");
    assert_eq!(figures, r#"{"total":7,"start":6,"limit":3}"#);
    assert_eq!(page, numbered([7]));
    let (figures, page) = answer("include_totals=true&strategy=ad&per_page=1");
    assert_eq!(figures, r#"{"total":2,"start":0,"limit":1}"#);
    assert_eq!(page, numbered([3]));
    check(&api, "include_totals=false&per_page=2", 1..=2);
}

#[test]
fn the_keys_stand_in_the_order_clients_know() {
    let body = call(&filled(1), "GET", "/connections?include_totals=true", "")
        .body
        .unwrap();
    assert!(
        body.starts_with(r#"{"total":1,"start":0,"limit":50,"connections":[{"id":"#),
        "{body}"
    );
}

#[test]
fn filters_combine() {
    let api = filled(6);
    check(&api, "strategy=ad", [3, 6]);
    check(&api, "strategy=ad&strategy=auth0", 1..=6);
    check(&api, "strategy=waad", []);
    check(&api, "name=c-2", [2]);
    check(&api, "name=C-2", []);
    check(&api, "name=c", []);
    check(&api, "name=c-3&strategy=ad", [3]);
    check(&api, "name=c-3&strategy=auth0", []);
    check(&api, "strategy=ad&page=1&per_page=1", [6]);
}

#[test]
fn fields_are_those_listed_and_the_id() {
    let api = filled(1);
    let body = |query: &str| {
        let response = call(&api, "GET", &format!("/connections?{query}"), "");
        let body = value(&response);
        let connection = body.as_array().unwrap()[0].as_object().unwrap();
        connection.keys().collect::<Vec<_>>().join(",")
    };
    for (query, expected) in [
        ("fields=name", "id,name"),
        ("fields=options,name", "id,name,options"),
        ("fields= name , strategy ", "id,name,strategy"),
        ("fields=id", "id"),
        ("fields=nothing", "id"),
        ("fields=", "id,name,strategy,enabled_clients,options"),
        ("fields=name&include_fields=true", "id,name"),
        (
            "fields=name,options&include_fields=false",
            "id,strategy,enabled_clients",
        ),
        (
            "fields=id,name&include_fields=false",
            "strategy,enabled_clients,options",
        ),
        (
            "include_fields=false",
            "id,name,strategy,enabled_clients,options",
        ),
    ] {
        assert_eq!(body(query), expected, "{query}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let api = filled(1);
    for (query, part) in [
        ("per_page=0", "per_page must be 1 to 100"),
        ("per_page=101", "per_page must be 1 to 100"),
        ("per_page=ten", "per_page must be a whole number"),
        ("per_page=1.5", "per_page must be a whole number"),
        ("per_page=", "per_page must be a whole number"),
        (
            "per_page=99999999999999999999",
            "per_page must be a whole number",
        ),
        ("page=-1", "page must be a whole number"),
        ("page=+1", "page must be a whole number"),
        ("page=1&page=2", "page must stand once"),
        ("page=18446744073709551615&per_page=2", "page is too large"),
        ("include_totals=yes", "include_totals must be true or false"),
        ("include_totals=1", "include_totals must be true or false"),
        ("include_fields=no", "include_fields must be true or false"),
        ("strategy=nope", "strategy must be the name of a strategy"),
        (
            "strategy=auth0&strategy=",
            "strategy must be the name of a strategy",
        ),
        (
            "strategy=auth0,ad",
            "strategy must be the name of a strategy",
        ),
        ("name=a&name=b", "name must stand once"),
    ] {
        let response = call(&api, "GET", &format!("/connections?{query}"), "");
        check_bad_request(&response, part);
    }
}

#[test]
fn unknown_parameters_are_ignored() {
    check(&filled(2), "take=1&from=x&q=y&Page=9&", 1..=2);
}
