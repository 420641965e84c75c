//! `POST /jobs/users-imports`, `GET /jobs/{id}`, `GET /jobs/{id}/errors`

use lossless_json::Pointer;
use management_api::{Api, ApiResponse, MemoryStore, handle};

use crate::calls::{
    EVERY_SCOPE, api, call, caller, check_bad_request, check_error, create, request, text_at, value,
};

/// A form as clients send it.
fn send(api: &Api<MemoryStore>, parts: &[(&str, &str)]) -> ApiResponse {
    let part = |(name, content): &(&str, &str)| {
        let file = match *name {
            "users" => r#"; filename="users.json""#,
            _ => "",
        };
        let head = format!(r#"Content-Disposition: form-data; name="{name}"{file}"#);
        format!("--b\r\n{head}\r\n\r\n{content}\r\n")
    };
    let parts: String = parts.iter().map(part).collect();
    let mut request = request("POST", "/jobs/users-imports", &format!("{parts}--b--\r\n"));
    request.content_type = Some("multipart/form-data; boundary=b".to_owned());
    handle(api, &caller(&EVERY_SCOPE), &request)
}

fn with_connection() -> (Api<MemoryStore>, String) {
    let api = api();
    let id = create(&api, r#"{"name":"one","strategy":"auth0"}"#);
    (api, id)
}

/// The summary of a job: failed, updated, inserted, total.
#[track_caller]
fn summary(response: &ApiResponse) -> String {
    assert_eq!(response.status, 202, "{:?}", response.body);
    let job = value(response);
    job.at(&Pointer::parse("/summary").unwrap())
        .unwrap()
        .to_string()
}

#[test]
fn users_of_a_file_are_added_and_the_job_says_so() {
    let (api, id) = with_connection();
    let users = r#"[{"email":"a@b","email_verified":true,"user_id":"7"},{"username":"ben","app_metadata":{"r":[1]}}]"#;
    let response = send(
        &api,
        &[
            ("users", users),
            ("connection_id", &id),
            ("external_id", "x"),
        ],
    );
    let job = value(&response);
    let job_id = text_at(&job, "/id");
    let expected = format!(
        r#"{{"type":"users_import","status":"completed","connection_id":"{id}","connection":"one","created_at":"2025-11-24T16:00:00.000Z","id":"{job_id}","summary":{{"failed":0,"updated":0,"inserted":2,"total":2}},"external_id":"x"}}"#
    );
    assert_eq!(
        (response.status, response.body.as_deref()),
        (202, Some(expected.as_str()))
    );
    let read = call(&api, "GET", &format!("/jobs/{job_id}"), "");
    assert_eq!((read.status, read.body), (200, response.body));
    let errors = call(&api, "GET", &format!("/jobs/{job_id}/errors"), "");
    assert_eq!((errors.status, errors.body), (204, None));
    let first = call(&api, "GET", "/users/auth0%7C7", "");
    assert_eq!(text_at(&value(&first), "/email"), "a@b");
}

#[test]
fn who_is_refused_is_listed_and_the_others_are_added() {
    let (api, id) = with_connection();
    let users = r#"[{"email":"a@b"},{"email":"A@b"},7,{"email":"x","password_hash":"s3cr3t"},{"emial":"y"}]"#;
    let response = send(&api, &[("users", users), ("connection_id", &id)]);
    assert_eq!(
        summary(&response),
        r#"{"failed":4,"updated":0,"inserted":1,"total":5}"#
    );
    let path = format!("/jobs/{}/errors", text_at(&value(&response), "/id"));
    let errors = call(&api, "GET", &path, "").body.unwrap();
    assert!(!errors.contains("s3cr3t"), "{errors}");
    let errors = value(&call(&api, "GET", &path, ""));
    let found = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| text_at(entry, "/errors/0/code"));
    let expected = ["INVALID_TYPE", "FORMAT", "NOT_PASSED", "DUPLICATED_USER"];
    assert_eq!(found.collect::<Vec<_>>(), expected);
    assert_eq!(text_at(&errors, "/1/errors/0/path"), "email");
    assert_eq!(text_at(&errors, "/3/user/email"), "a@b");
}

#[test]
fn very_many_refused_users_are_counted_and_the_first_thousand_listed() {
    let (api, id) = with_connection();
    let users = format!("[{}7]", "7,".repeat(1999));
    let response = send(&api, &[("users", &users), ("connection_id", &id)]);
    assert_eq!(
        summary(&response),
        r#"{"failed":2000,"updated":0,"inserted":0,"total":2000}"#
    );
    let path = format!("/jobs/{}/errors", text_at(&value(&response), "/id"));
    let errors = value(&call(&api, "GET", &path, ""));
    assert_eq!(errors.as_array().map(<[_]>::len), Some(1000));
}

#[test]
fn who_is_there_is_replaced_only_when_asked() {
    let (api, id) = with_connection();
    let import = |upsert: &str, users: &str| {
        summary(&send(
            &api,
            &[("users", users), ("connection_id", &id), ("upsert", upsert)],
        ))
    };
    import(
        "false",
        r#"[{"email":"a@b","user_id":"7","nickname":"old"}]"#,
    );
    let again = r#"[{"email":"a@b","nickname":"new"}]"#;
    assert_eq!(
        import("false", again),
        r#"{"failed":1,"updated":0,"inserted":0,"total":1}"#
    );
    assert_eq!(
        import("true", again),
        r#"{"failed":0,"updated":1,"inserted":0,"total":1}"#
    );
    let user = value(&call(&api, "GET", "/users/auth0%7C7", ""));
    assert_eq!(text_at(&user, "/nickname"), "new");
}

#[test]
fn a_list_of_users_can_be_imported_as_it_is() {
    let (api, id) = with_connection();
    send(
        &api,
        &[
            ("users", r#"[{"email":"a@b"},{"username":"c"}]"#),
            ("connection_id", &id),
        ],
    );
    let before = call(&api, "GET", "/users", "").body.unwrap();
    call(&api, "DELETE", &format!("/connections/{id}/users"), "");
    assert_eq!(call(&api, "GET", "/users", "").body.unwrap(), "[]");
    let restored = send(&api, &[("users", &before), ("connection_id", &id)]);
    assert_eq!(
        summary(&restored),
        r#"{"failed":0,"updated":0,"inserted":2,"total":2}"#
    );
    assert_eq!(call(&api, "GET", "/users", "").body.unwrap(), before);
}

/// Guards an invariant: a password is not stored, in no form, and the job says so.
#[test]
fn hashes_of_passwords_are_not_kept() {
    let (api, id) = with_connection();
    let users = r#"[{"email":"a@b","password_hash":"$2b$10$h4sh"},{"email":"c@d","custom_password_hash":{"hash":{"value":"h4sh"}},"mfa_factors":[]},{"email":"e@f"}]"#;
    let response = send(&api, &[("users", users), ("connection_id", &id)]);
    let details = text_at(&value(&response), "/status_details");
    assert_eq!(
        details,
        "The passwords and second factors of 2 users were not kept"
    );
    assert!(
        !call(&api, "GET", "/users", "")
            .body
            .unwrap()
            .contains("h4sh")
    );
}

#[test]
fn a_form_that_is_not_in_order_adds_nobody() {
    let (api, id) = with_connection();
    let users = r#"[{"email":"a@b"}]"#;
    let good = ("users", users);
    for (parts, part) in [
        (&[][..], "the part users is missing"),
        (
            &[("connection_id", id.as_str())],
            "the part users is missing",
        ),
        (&[good], "the part connection_id is missing"),
        (
            &[good, ("connection_id", "con_123")],
            "connection_id names no connection",
        ),
        (
            &[good, good, ("connection_id", &id)],
            "the part users must stand once",
        ),
        (
            &[good, ("connection_id", &id), ("upsert", "yes")],
            "upsert must be true or false",
        ),
        (
            &[("users", "[]"), ("connection_id", &id)],
            "users must not be empty",
        ),
        (
            &[("users", "{}"), ("connection_id", &id)],
            "users must be a JSON array",
        ),
        (
            &[("users", "[{]"), ("connection_id", &id)],
            "users must be a JSON array",
        ),
    ] {
        check_bad_request(&send(&api, parts), part);
    }
    let large = format!(r#"[{{"email":"{}@b"}}]"#, "a".repeat(512_000));
    let large = send(&api, &[("users", &large), ("connection_id", &id)]);
    check_error(
        &large,
        413,
        "payload_too_large",
        "Users file is larger than 500 KB",
    );
    let json = call(&api, "POST", "/jobs/users-imports", users);
    check_error(
        &json,
        415,
        "unsupported_media_type",
        "Content-Type must be multipart/form-data",
    );
    assert_eq!(call(&api, "GET", "/users", "").body.unwrap(), "[]");
}

#[test]
fn an_unknown_job_is_not_found() {
    for path in [
        "/jobs/job_123",
        "/jobs/users-imports",
        "/jobs/job_123/errors",
    ] {
        check_error(
            &call(&api(), "GET", path, ""),
            404,
            "not_found",
            "Job not found",
        );
    }
}
