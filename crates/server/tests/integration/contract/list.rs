//! Get Connections

use super::{Api, EXAMPLE, example_with, texts};

const SIX: [(&str, &str); 6] = [
    ("one", "auth0"),
    ("two", "ad"),
    ("three", "auth0"),
    ("four", "auth0"),
    ("five", "ad"),
    ("six", "auth0"),
];

#[track_caller]
fn check(api: &Api, query: &str, expected: &[&str]) {
    let names = texts(
        &api.call("GET", &format!("/connections{query}"), ""),
        "name",
    );
    assert_eq!(names, expected, "{query}");
}

#[track_caller]
fn check_refused(api: &Api, query: &str) {
    let response = api.call("GET", &format!("/connections?{query}"), "");
    let error = (response.status, response.text_at("/error"));
    assert_eq!(error, (400, "bad_request".to_owned()), "{query}");
}

#[test]
fn all_connections_come_as_an_array_in_the_order_of_creation() {
    check(&Api::new(), "", &[]);
    check(
        &Api::with(&SIX),
        "",
        &["one", "two", "three", "four", "five", "six"],
    );
}

#[test]
fn the_answer_has_the_form_of_the_example() {
    let api = Api::new();
    let id = api.create(EXAMPLE);
    let list = api.call("GET", "/connections", "").value();
    assert_eq!(list.as_array(), Some(&[example_with(&id)][..]));
}

#[test]
fn page_is_zero_based() {
    let api = Api::with(&SIX);
    check(&api, "?page=0&per_page=4", &["one", "two", "three", "four"]);
    check(&api, "?page=1&per_page=4", &["five", "six"]);
    check(&api, "?page=2&per_page=4", &[]);
    check_refused(&api, "page=-1");
    check_refused(&api, "page=one");
}

#[test]
fn per_page_is_1_to_100_and_50_when_nobody_says() {
    let api = Api::new();
    let names: Vec<_> = (1..=101).map(|number| format!("c-{number}")).collect();
    for name in &names {
        api.create(&format!(r#"{{"name":"{name}","strategy":"auth0"}}"#));
    }
    let count = |query: &str| texts(&api.call("GET", query, ""), "name").len();
    assert_eq!(count("/connections"), 50);
    assert_eq!(count("/connections?page=0"), 50);
    assert_eq!(count("/connections?per_page=1"), 1);
    assert_eq!(count("/connections?per_page=100"), 100);
    assert_eq!(count("/connections?page=1&per_page=100"), 1);
    for query in ["per_page=0", "per_page=101", "per_page=-1", "per_page=ten"] {
        check_refused(&api, query);
    }
}

#[test]
fn strategy_filters_and_may_be_repeated() {
    let api = Api::with(&SIX);
    check(&api, "?strategy=ad", &["two", "five"]);
    check(&api, "?strategy=waad", &[]);
    check(
        &api,
        "?strategy=ad&strategy=auth0&per_page=3",
        &["one", "two", "three"],
    );
    check_refused(&api, "strategy=unknown");
    check_refused(&api, "strategy=");
}

#[test]
fn name_filters_exactly() {
    let api = Api::with(&SIX);
    check(&api, "?name=three", &["three"]);
    for query in ["?name=thre", "?name=Three", "?name=%25", "?name="] {
        check(&api, query, &[]);
    }
    check(&api, "?name=two&strategy=ad", &["two"]);
    check(&api, "?name=two&strategy=auth0", &[]);
}

#[test]
fn fields_are_those_listed_and_the_id() {
    let api = Api::new();
    let id = api.create(EXAMPLE);
    for (query, expected) in [
        (
            "fields=name",
            format!(r#"[{{"id":"{id}","name":"my-connection"}}]"#),
        ),
        (
            "fields=strategy,name",
            format!(r#"[{{"id":"{id}","name":"my-connection","strategy":"auth0"}}]"#),
        ),
        (
            "fields=strategy%2Cname&include_fields=true",
            format!(r#"[{{"id":"{id}","name":"my-connection","strategy":"auth0"}}]"#),
        ),
        ("fields=id", format!(r#"[{{"id":"{id}"}}]"#)),
        ("fields=nothing", format!(r#"[{{"id":"{id}"}}]"#)),
        (
            "fields=options,name,enabled_clients&include_fields=false",
            format!(r#"[{{"id":"{id}","strategy":"auth0"}}]"#),
        ),
    ] {
        let response = api.call("GET", &format!("/connections?{query}"), "");
        assert_eq!(
            (response.status, response.text()),
            (200, expected.as_str()),
            "{query}"
        );
    }
}

#[test]
fn include_totals_tells_how_many_there_are() {
    let api = Api::with(&SIX);
    for (query, figures) in [
        (
            "include_totals=true",
            r#"{"total":6,"start":0,"limit":50,"connections":[{"#,
        ),
        (
            "include_totals=true&page=2&per_page=2",
            r#"{"total":6,"start":4,"limit":2,"connections":[{"#,
        ),
        (
            "include_totals=true&page=9&per_page=2",
            r#"{"total":6,"start":18,"limit":2,"connections":[]}"#,
        ),
        (
            "include_totals=true&strategy=ad&per_page=1",
            r#"{"total":2,"start":0,"limit":1,"connections":[{"#,
        ),
        ("include_totals=false", "[{"),
    ] {
        let response = api.call("GET", &format!("/connections?{query}"), "");
        assert!(
            response.text().starts_with(figures),
            "{query}: {}",
            response.text()
        );
    }
    check_refused(&api, "include_totals=perhaps");
}

#[test]
fn a_parameter_that_the_document_does_not_name_is_ignored() {
    let api = Api::with(&SIX[..2]);
    check(&api, "?take=1&sort=name:1&Page=7&unknown", &["one", "two"]);
}
