//! Connections as a server shows them.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::{Context, Locale, catalogue, message, validate_text};

use crate::{check, check_created, sentences};

const READ: Context<'_> = Context::read(Tenant);

/// Every name of a strategy that the API created once, and the one it only lists.
const GONE: [&str; 8] = [
    "aol",
    "auth0-adldap",
    "flickr",
    "miicard",
    "renren",
    "thecity",
    "thecity-sandbox",
    "yammer",
];

#[track_caller]
fn check_stored(strategy: Strategy, options: &str, expected: &[&str]) {
    let connection = format!(
        r#"{{"id":"con_1234567890abcdef","options":{options},"strategy":"{strategy}","name":"customers"}}"#
    );
    check(&connection, &READ, expected);
}

#[test]
fn what_only_a_server_writes_is_right() {
    check(
        r#"{"id":"con_1234567890abcdef","name":"acme","strategy":"waad","options":{},
            "provisioning_ticket_url":"https://tenant.example/p/waad/12345678",
            "is_domain_connection":false,"show_as_button":false,"realms":["acme"],
            "enabled_clients":[],"authentication":{"active":true},
            "connected_accounts":{"active":false}}"#,
        &READ,
        &["/options/tenant_domain waad/missing-directory-domain warning"],
    );
}

#[test]
fn a_field_that_a_newer_server_writes_is_no_mistake_and_a_misspelt_one_is() {
    check(
        r#"{"id":"con_1","name":"a","strategy":"auth0","sign_in_count":7}"#,
        &READ,
        &[],
    );
    check(
        r#"{"id":"con_1","name":"a","strategy":"auth0","dispaly_name":"A"}"#,
        &READ,
        &["/dispaly_name common/unknown-field warning"],
    );
    check_stored(
        Strategy::Auth0,
        r#"{"disable_singup":true}"#,
        &["/options/disable_singup common/unknown-option warning"],
    );
}

#[test]
fn what_cannot_change_any_more_is_not_judged() {
    let name = "an_old_name--".repeat(12);
    let connection = format!(r#"{{"id":"con_1","name":"{name}","strategy":"auth0"}}"#);
    check(&connection, &READ, &[]);
    check(
        &connection,
        &Context::create(Tenant),
        &[
            "/id common/unknown-field error",
            "/name common/length error",
        ],
    );
}

#[test]
fn what_a_creation_has_to_say_is_not_missing() {
    check("{}", &READ, &[]);
    check_stored(Strategy::Email, "{}", &[]);
    check_created(
        Strategy::Email,
        "{}",
        &[
            "/options/name common/required warning",
            "/options/email common/required warning",
        ],
    );
}

#[test]
fn what_every_request_has_to_say_is_missing() {
    for context in [READ, Context::read(Reference)] {
        check(
            r#"{"name":"a","strategy":"auth0","authentication":{},
                "options":{"password_history":{"size":10}}}"#,
            &context,
            &[
                "/authentication/active common/required error",
                "/options/password_history/enable common/required error",
            ],
        );
    }
}

#[test]
fn an_error_is_what_no_request_may_say_any_more() {
    check_stored(
        Strategy::Auth0,
        r#"{"attributes":{"email":{"identifier":{"active":true}}},"requires_username":true,
            "password_history":{"enable":true,"size":99}}"#,
        &[
            "/options/requires_username auth0/attributes-with-username error",
            "/options/password_history/size common/range error",
        ],
    );
    // A creation is refused for it; what becomes of an update is not known.
    check_stored(
        Strategy::Okta,
        r#"{"client_id":"a","client_secret":"b"}"#,
        &["/options/domain okta/missing-domain warning"],
    );
    check_created(
        Strategy::Okta,
        r#"{"client_id":"a","client_secret":"b"}"#,
        &["/options/domain okta/missing-domain error"],
    );
}

#[test]
fn options_that_the_token_may_not_read_are_not_missing() {
    for strategy in Strategy::ALL {
        let connection = format!(r#"{{"id":"con_1","name":"a","strategy":"{strategy}"}}"#);
        let found = validate_text(connection.as_bytes(), &READ).findings;
        let only_retired = found
            .iter()
            .all(|finding| finding.pointer.as_str() == "/strategy" && strategy.is_retired());
        assert!(only_retired, "{strategy}: {found:?}");
        assert_eq!(found.is_empty(), !strategy.is_retired(), "{strategy}");
    }
    for context in [READ, Context::read(Reference)] {
        let null = r#"{"id":"con_1","name":"a","strategy":"okta","options":null}"#;
        check(null, &context, &[]);
    }
}

#[test]
fn a_server_shows_the_password_settings_in_both_spellings() {
    let both = r#"{"passwordPolicy":"good","password_options":{"complexity":{"min_length":15}}}"#;
    check_stored(Strategy::Auth0, both, &[]);
    check_created(
        Strategy::Auth0,
        both,
        &["/options/passwordPolicy auth0/password-options-with-legacy warning"],
    );
}

#[test]
fn metadata_does_not_come_back() {
    check_stored(Strategy::Samlp, "{}", &[]);
    check_stored(Strategy::Adfs, "{}", &[]);
}

#[test]
fn settings_without_anything_in_them_need_no_other_switch() {
    let empty = r#"{"customScripts":{},"import_mode":false}"#;
    check_stored(Strategy::Auth0, empty, &[]);
    check_created(Strategy::Auth0, empty, &[]);
    check_stored(
        Strategy::Auth0,
        r#"{"customScripts":{"login":"function login() {}"}}"#,
        &["/options/customScripts common/has-no-effect warning"],
    );
}

#[test]
fn a_strategy_that_the_api_creates_no_longer_is_a_warning_and_its_options_are_taken() {
    for name in GONE {
        for connection in [
            format!(
                r#"{{"id":"con_1","name":"old","strategy":"{name}","options":{{"a":{{"b":[null,7]}}}}}}"#
            ),
            format!(
                r#"{{"id":"con_1","name":"old","options":{{"client_id":7}},"strategy":"{name}"}}"#
            ),
        ] {
            for context in [READ, Context::read(Reference)] {
                check(
                    &connection,
                    &context,
                    &["/strategy common/retired-strategy warning"],
                );
            }
        }
        check(
            &format!(r#"{{"name":"old","strategy":"{name}"}}"#),
            &Context::create(Tenant),
            &["/strategy common/unknown-strategy error"],
        );
    }
}

#[test]
fn who_has_a_retired_strategy_is_told_what_it_means() {
    let of = |strategy: &str| {
        let connection = format!(r#"{{"name":"old","strategy":"{strategy}"}}"#);
        sentences(&connection, &READ)
    };
    assert_eq!(
        of("aol"),
        [
            "is retired: the API creates no such connection any more, so this one cannot be made \
          again; move its users to another before you delete it"
        ]
    );
    assert_eq!(
        of("oauth1"),
        ["is retired: the API still takes it, and new connections should use another"]
    );
    let connection = br#"{"name":"old","strategy":"aol"}"#;
    let found = validate_text(connection, &READ).findings;
    assert_eq!(
        message(Locale::German, &found[0]),
        "ist ausgemustert: die API legt keine solche Verbindung mehr an, sodass diese nicht \
         wiederherzustellen ist; ihre Benutzer vor dem Löschen in eine andere übernehmen"
    );
}

#[test]
fn a_strategy_that_is_newer_than_the_catalogue_is_a_warning() {
    check(
        r#"{"id":"con_1","name":"new","strategy":"samlq","options":{"signInEndpoint":7}}"#,
        &READ,
        &["/strategy common/unknown-strategy warning"],
    );
}

#[test]
fn the_fields_of_the_server_are_none_of_a_request() {
    for field in catalogue::SERVER_MADE {
        let payload = format!(r#"{{"name":"a","strategy":"auth0","{field}":"x"}}"#);
        check(&payload, &READ, &[]);
        check(
            &payload,
            &Context::create(Tenant),
            &[&format!("/{field} common/unknown-field error")],
        );
    }
}
