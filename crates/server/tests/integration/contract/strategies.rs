//! Connection Strategies

use super::{Api, texts};

/// The rows of the document, with options as somebody would send them.
const STRATEGIES: [(&str, &str); 16] = [
    ("ad", "{}"),
    (
        "adfs",
        r#"{"adfs_server":"https://adfs.example.com/FederationMetadata/2007-06/FederationMetadata.xml"}"#,
    ),
    (
        "amazon",
        r#"{"client_id":"id","client_secret":"s","profile":true}"#,
    ),
    (
        "apple",
        r#"{"client_id":"com.example.app","team_id":"ABCDE12345","kid":"ABCDE12345"}"#,
    ),
    ("auth0", r#"{"password_policy":"good"}"#),
    ("dropbox", r#"{"client_id":"id","client_secret":"s"}"#),
    (
        "facebook",
        r#"{"client_id":"123","client_secret":"s","email":true}"#,
    ),
    (
        "github",
        r#"{"client_id":"id","client_secret":"s","email":true}"#,
    ),
    (
        "google-oauth2",
        r#"{"client_id":"id","client_secret":"s","email":true,"profile":true}"#,
    ),
    (
        "linkedin",
        r#"{"client_id":"id","client_secret":"s","email":true}"#,
    ),
    (
        "oauth2",
        r#"{"client_id":"id","client_secret":"s","authorizationURL":"https://idp.example.com/authorize","tokenURL":"https://idp.example.com/token","scope":"profile","scripts":{"fetchUserProfile":"function(token, context, callback) { callback(null, {}); }"}}"#,
    ),
    (
        "oidc",
        r#"{"type":"back_channel","client_id":"id","client_secret":"s","issuer":"https://idp.example.com","authorization_endpoint":"https://idp.example.com/authorize","token_endpoint":"https://idp.example.com/token","jwks_uri":"https://idp.example.com/jwks.json","scope":"openid profile email"}"#,
    ),
    (
        "samlp",
        r#"{"signInEndpoint":"https://idp.example.com/sso"}"#,
    ),
    ("twitter", r#"{"client_id":"id","client_secret":"s"}"#),
    (
        "waad",
        r#"{"client_id":"id","client_secret":"s","tenant_domain":"example.onmicrosoft.com"}"#,
    ),
    ("windowslive", r#"{"client_id":"id","client_secret":"s"}"#),
];

#[test]
fn a_connection_of_each_is_created_read_changed_listed_and_deleted() {
    let api = Api::new();
    for (strategy, options) in STRATEGIES {
        let body =
            format!(r#"{{"name":"my-{strategy}","strategy":"{strategy}","options":{options}}}"#);
        let id = api.create(&body);
        let path = format!("/connections/{id}");
        let whole = format!(
            r#"{{"id":"{id}","name":"my-{strategy}","strategy":"{strategy}","enabled_clients":[],"options":{options}}}"#
        );
        assert_eq!(api.call("GET", &path, "").text(), whole);
        let changed = api.call("PATCH", &path, r#"{"enabled_clients":["client_123"]}"#);
        assert_eq!(changed.text(), whole.replace("[]", r#"["client_123"]"#));
    }
    for (strategy, _) in STRATEGIES {
        let listed = api.call("GET", &format!("/connections?strategy={strategy}"), "");
        assert_eq!(texts(&listed, "name"), [format!("my-{strategy}")]);
        let path = format!("/connections/{}", listed.text_at("/0/id"));
        assert_eq!(api.call("DELETE", &path, "").status, 204);
    }
    assert_eq!(api.call("GET", "/connections", "").text(), "[]");
}

#[test]
fn users_of_each_are_created_and_deleted() {
    let api = Api::new();
    for (strategy, options) in STRATEGIES {
        let name = format!("my-{strategy}");
        let body = format!(r#"{{"name":"{name}","strategy":"{strategy}","options":{options}}}"#);
        let id = api.create(&body);
        api.add_user(&name, "ann@example.com");
        assert_eq!(api.users(&name), ["ann@example.com"]);
        assert_eq!(
            api.call("DELETE", &format!("/connections/{id}/users"), "")
                .status,
            204
        );
        assert_eq!(api.users(&name), [""; 0]);
    }
}

#[test]
fn no_other_name_is_a_strategy() {
    let api = Api::new();
    for strategy in ["unknown", "Auth0", "auth0 ", "", "saml", "google"] {
        let body = format!(r#"{{"name":"a","strategy":"{strategy}"}}"#);
        let refused = api.call("POST", "/connections", &body);
        let error = (refused.status, refused.text_at("/error"));
        assert_eq!(error, (400, "bad_request".to_owned()), "{strategy}");
    }
}
