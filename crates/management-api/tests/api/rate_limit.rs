//! The rate limit on the answers.

use connection_model::{ErrorBody, ErrorKind};
use management_api::{ApiResponse, Filter, RateLimit, Store, Window};

use crate::calls::{api, call, check_error, limited};

/// Limit, remaining and reset.
fn figures(response: &ApiResponse) -> Vec<String> {
    [
        "X-RateLimit-Limit",
        "X-RateLimit-Remaining",
        "X-RateLimit-Reset",
    ]
    .iter()
    .filter_map(|name| response.headers.iter().find(|(header, _)| header == name))
    .map(|(_, value)| value.clone())
    .collect()
}

#[test]
fn every_answer_says_what_is_left() {
    let api = limited(RateLimit::per_minute(50));
    let reset = "1764000060";
    for (method, path, remaining) in [
        ("GET", "/connections", "49"),
        ("GET", "/connections/con_123", "48"),
        ("GET", "/nowhere", "47"),
        ("PUT", "/connections", "46"),
        ("POST", "/connections", "45"),
    ] {
        let response = call(&api, method, path, "");
        assert_eq!(
            figures(&response),
            ["50", remaining, reset],
            "{method} {path}"
        );
    }
    let refused = api.refuse(None, ErrorBody::new(ErrorKind::Unauthorized));
    assert_eq!(figures(&refused), ["50", "50", reset]);
}

#[test]
fn the_request_after_the_last_is_refused() {
    for limit in [50, 100] {
        let api = limited(RateLimit::per_minute(limit));
        for _ in 0..limit {
            assert_eq!(call(&api, "GET", "/connections", "").status, 200);
        }
        let response = call(&api, "GET", "/connections", "");
        check_error(&response, 429, "too_many_requests", "Rate limit exceeded");
        assert_eq!(figures(&response)[1], "0");
        assert!(response.headers.contains(&("Retry-After", "60".to_owned())));
    }
}

#[test]
fn a_refused_request_does_nothing() {
    let api = limited(RateLimit::per_minute(1));
    call(&api, "GET", "/connections", "");
    let body = r#"{"name":"a","strategy":"auth0"}"#;
    assert_eq!(call(&api, "POST", "/connections", body).status, 429);
    let any = Window {
        start: 0,
        limit: 1,
        count: true,
    };
    assert_eq!(
        api.store.page(&Filter::default(), any).unwrap().total,
        Some(0)
    );
}

#[test]
fn without_a_limit_no_header_speaks_of_one() {
    let response = call(&api(), "GET", "/connections", "");
    assert!(response.headers.is_empty());
}
