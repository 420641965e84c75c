//! Options of connections to social providers.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::Tenant;
use connection_model::{Family, Strategy};
use connection_validation::catalogue::{OptionView, Table, Types, table};
use connection_validation::{Context, Secret, secret_class};
use lossless_json::Pointer;

use crate::{check, check_created, sentences};

/// Every strategy of a public provider but the one for any OAuth 2 provider.
fn social() -> impl Iterator<Item = Strategy> {
    let all = Strategy::ALL.iter().copied();
    all.filter(|strategy| strategy.family() == Family::Social && *strategy != Strategy::Oauth2)
}

fn payload(strategy: Strategy, options: &str) -> String {
    format!(r#"{{"name":"customers","strategy":"{strategy}","options":{options}}}"#)
}

fn option(table: &Table, path: &str) -> OptionView {
    table
        .options()
        .find(|option| option.path() == path)
        .unwrap_or_else(|| panic!("{path} is an option"))
}

#[test]
fn a_connection_needs_no_options() {
    for strategy in social() {
        check_created(strategy, "{}", &[]);
        let payload = format!(r#"{{"name":"customers","strategy":"{strategy}"}}"#);
        check(&payload, &Context::create(Tenant), &[]);
    }
}

#[test]
fn what_the_schema_alone_says_is_no_error() {
    let cases: [(Strategy, &str, &[&str]); 8] = [
        (
            Strategy::LinkedIn,
            r#"{"client_id":"client_id","client_secret":"s","strategy_version":4}"#,
            &["/options/strategy_version common/range warning"],
        ),
        (
            Strategy::WindowsLive,
            r#"{"client_id":"client_id","client_secret":"s","email":true}"#,
            &[
                "/options/client_id common/format warning",
                "/options/email common/unknown-option warning",
            ],
        ),
        (
            Strategy::GoogleOauth2,
            r#"{"client_id":"","client_secret":"","calendar":"yes"}"#,
            &[
                "/options/client_id common/length warning",
                "/options/client_secret common/length warning",
                "/options/calendar common/type warning",
            ],
        ),
        (
            Strategy::GoogleOauth2,
            r#"{"icon_url":"http://example.com/icon.png","allowed_audiences":[]}"#,
            &[
                "/options/icon_url common/format warning",
                "/options/allowed_audiences common/count warning",
            ],
        ),
        (
            Strategy::Facebook,
            r#"{"scope":["email"],"freeform_scopes":[]}"#,
            &[
                "/options/scope common/type warning",
                "/options/freeform_scopes common/count warning",
            ],
        ),
        (
            Strategy::GitHub,
            r#"{"scope":["user:email",""],"freeform_scopes":"read:user"}"#,
            &[
                "/options/scope/1 common/length warning",
                "/options/freeform_scopes common/type warning",
            ],
        ),
        (
            Strategy::Twitter,
            r#"{"protocol":"oauth3"}"#,
            &["/options/protocol common/choice warning"],
        ),
        (
            Strategy::Amazon,
            r#"{"postal_code":1}"#,
            &["/options/postal_code common/type warning"],
        ),
    ];
    for (strategy, options, expected) in cases {
        check_created(strategy, options, expected);
    }
}

#[test]
fn what_all_strategies_share_is_refused_as_anywhere() {
    for strategy in social() {
        check_created(
            strategy,
            r#"{"set_user_root_attributes":"always","non_persistent_attrs":{},"upstream_params":[]}"#,
            &[
                "/options/set_user_root_attributes common/choice error",
                "/options/non_persistent_attrs common/type error",
                "/options/upstream_params common/type error",
            ],
        );
        check_created(
            strategy,
            r#"{"upstream_params":{"screen_name":{"alias":"login_hint"}}}"#,
            &[],
        );
    }
}

#[test]
fn a_misspelt_permission_is_wondered_at() {
    let payload = payload(Strategy::Facebook, r#"{"user_birtday":true}"#);
    assert_eq!(
        sentences(&payload, &Context::create(Tenant)),
        ["is no known option of this strategy; did you mean `user_birthday`?"]
    );
}

#[test]
fn client_id_and_secret_come_together() {
    for strategy in social() {
        if strategy == Strategy::Apple {
            continue;
        }
        let id = match strategy {
            Strategy::Bitbucket => "aBcDeFgHiJkLmNoPqR",
            Strategy::Line => "1234567890",
            _ => "0f8fad5b-d9cb-469f-a165-70867728950e",
        };
        let missing_secret = format!(r#"{{"client_id":"{id}"}}"#);
        check_created(
            strategy,
            &missing_secret,
            &["/options/client_secret common/incomplete warning"],
        );
        check_created(
            strategy,
            r#"{"client_secret":"s"}"#,
            &["/options/client_id common/incomplete warning"],
        );
        let both = format!(r#"{{"client_id":"{id}","client_secret":"s"}}"#);
        check_created(strategy, &both, &[]);
    }
}

/// A key at the provider has a length or a form there; tenants were recorded to take any text.
#[test]
fn a_client_id_that_looks_wrong_is_no_error() {
    for (strategy, id, code) in [
        (Strategy::Bitbucket, "short", "length"),
        (
            Strategy::Exact,
            "0f8fad5bd9cb469fa16570867728950e",
            "length",
        ),
        (Strategy::Line, "line_client_id", "length"),
        (Strategy::Line, "line_chann", "format"),
        (Strategy::Salesforce, "", "length"),
    ] {
        check_created(
            strategy,
            &format!(r#"{{"client_id":"{id}","client_secret":"s"}}"#),
            &[&format!("/options/client_id common/{code} warning")],
        );
    }
}

/// Recorded on tenants for WordPress.com and LINE, which have fixed endpoints.
#[test]
fn endpoints_of_a_provider_that_has_fixed_ones_may_be_null() {
    for strategy in [Strategy::WordPress, Strategy::Line] {
        let options = r#"{"authorizationURL":null,"tokenURL":null}"#;
        check_created(strategy, options, &[]);
    }
}

#[test]
fn every_family_of_providers_says_what_its_scope_is_made_of() {
    for strategy in [Strategy::PayPal, Strategy::PayPalSandbox] {
        let table = table(strategy).unwrap();
        assert_eq!(
            option(&table, "scope").derived_from(),
            ["profile", "email", "phone", "address", "freeform_scopes"],
        );
    }
    for strategy in [
        Strategy::Bitbucket,
        Strategy::Salesforce,
        Strategy::SalesforceCommunity,
        Strategy::SalesforceSandbox,
    ] {
        let table = table(strategy).unwrap();
        assert_eq!(
            option(&table, "scope").derived_from(),
            ["profile", "freeform_scopes"],
        );
    }
}

#[test]
fn the_four_keys_of_apple_come_together() {
    check_created(
        Strategy::Apple,
        r#"{"kid":"F6G7H8I9J0","client_id":"com.example.app"}"#,
        &[
            "/options/team_id common/incomplete warning",
            "/options/app_secret common/incomplete warning",
        ],
    );
    check_created(
        Strategy::Apple,
        r#"{"client_id":"com.example.app","team_id":"A1B2C3D4E5","kid":"F6G7H8I9J0","app_secret":null}"#,
        &["/options/app_secret common/incomplete warning"],
    );
    let whole = r#"{"client_id":"com.example.app","team_id":"A1B2C3D4E5","kid":"F6G7H8I9J0",
        "app_secret":"-----BEGIN PRIVATE KEY-----\nMIGTAgEA\n-----END PRIVATE KEY-----\n"}"#;
    check_created(Strategy::Apple, whole, &[]);
    check_created(
        Strategy::Apple,
        r#"{"client_id":null,"team_id":null,"kid":null,"app_secret":null}"#,
        &[],
    );
}

#[test]
fn a_sentence_names_what_the_missing_one_belongs_to() {
    let payload = payload(
        Strategy::Apple,
        r#"{"client_id":"a","team_id":"b","kid":"c"}"#,
    );
    assert_eq!(
        sentences(&payload, &Context::create(Tenant)),
        ["is missing; it belongs together with `client_id`, `team_id` and `kid`"]
    );
}

#[test]
fn an_apple_key_has_the_outer_form_of_one() {
    let options = r#"{"client_id":"a","team_id":"b","kid":"c","app_secret":"hunter2!"}"#;
    check_created(
        Strategy::Apple,
        options,
        &["/options/app_secret common/format warning"],
    );
    let sentences = sentences(&payload(Strategy::Apple, options), &Context::create(Tenant));
    assert_eq!(sentences, ["must be a private key: PEM text or base64"]);
}

#[test]
fn some_switches_cannot_be_turned_off() {
    for (strategy, key) in [
        (Strategy::Amazon, "profile"),
        (Strategy::GoogleOauth2, "email"),
        (Strategy::GoogleOauth2, "profile"),
        (Strategy::LinkedIn, "openid"),
        (Strategy::LinkedIn, "profile"),
        (Strategy::Twitter, "profile"),
        (Strategy::Twitter, "tweet_read"),
        (Strategy::Twitter, "users_read"),
        (Strategy::WindowsLive, "signin"),
    ] {
        let finding = format!("/options/{key} common/always-on warning");
        check_created(strategy, &format!(r#"{{"{key}":false}}"#), &[&finding]);
        check_created(strategy, &format!(r#"{{"{key}":true}}"#), &[]);
    }
}

#[test]
fn scopes_of_oauth_2_do_nothing_in_oauth_1() {
    let on = r#""tweet_read":true,"users_read":true,"offline_access":true"#;
    for protocol in ["", r#","protocol":"oauth2""#] {
        check_created(Strategy::Twitter, &format!("{{{on}{protocol}}}"), &[]);
    }
    let older = format!(r#"{{{on},"protocol":"oauth1"}}"#);
    check_created(
        Strategy::Twitter,
        &older,
        &[
            "/options/tweet_read common/no-effect-beside warning",
            "/options/users_read common/no-effect-beside warning",
            "/options/offline_access common/no-effect-beside warning",
        ],
    );
    let off = r#"{"protocol":"oauth1","tweet_read":false,"offline_access":false}"#;
    check_created(Strategy::Twitter, off, &[]);
}

#[test]
fn microsoft_graph_is_asked_in_generation_2_only() {
    let switch = "/options/graph_calendars common/has-no-effect warning";
    for (version, expected) in [
        ("", [switch].as_slice()),
        (r#","strategy_version":1"#, &[switch]),
        (r#","strategy_version":2"#, &[]),
        (r#","strategy_version":2.0"#, &[]),
    ] {
        let options = format!(r#"{{"graph_calendars":true{version}}}"#);
        check_created(Strategy::WindowsLive, &options, expected);
    }
    let off = r#"{"graph_calendars":false,"strategy_version":1}"#;
    check_created(Strategy::WindowsLive, off, &[]);
    assert_eq!(
        sentences(
            &payload(Strategy::WindowsLive, r#"{"graph_user":true}"#),
            &Context::create(Tenant)
        ),
        ["has no effect unless `strategy_version` is 2"]
    );
}

#[test]
fn a_client_id_of_microsoft_is_a_uuid_or_16_hexadecimal_digits() {
    for id in ["0f8fad5b-d9cb-469f-a165-70867728950e", "000000004C12AE6F"] {
        let options = format!(r#"{{"client_id":"{id}","client_secret":"s"}}"#);
        check_created(Strategy::WindowsLive, &options, &[]);
    }
    for id in ["", "000000004C12AE6", "000000004C12AE6G", "0f8fad5b"] {
        let options = format!(r#"{{"client_id":"{id}","client_secret":"s"}}"#);
        check_created(
            Strategy::WindowsLive,
            &options,
            &["/options/client_id common/format warning"],
        );
    }
}

#[test]
fn dropbox_takes_its_scope_as_a_text_or_as_a_list() {
    for scope in [
        r#""account_info.read files.content.read""#,
        r#"["account_info.read","files.content.read"]"#,
    ] {
        check_created(Strategy::Dropbox, &format!(r#"{{"scope":{scope}}}"#), &[]);
    }
    let many = [r#""a""#; 21].join(",");
    check_created(
        Strategy::Dropbox,
        &format!(r#"{{"scope":[{many}]}}"#),
        &["/options/scope common/count warning"],
    );
    let long = "a".repeat(190);
    check_created(
        Strategy::Dropbox,
        &format!(r#"{{"scope":["{long}"]}}"#),
        &["/options/scope/0 common/length warning"],
    );
    check_created(
        Strategy::Dropbox,
        r#"{"scope":{}}"#,
        &["/options/scope common/type warning"],
    );
}

#[test]
fn facebook_gets_ten_parameters_at_most() {
    let parameters = |count: usize| {
        let each = (0..count).map(|index| format!(r#""p{index}":{{"value":"v"}}"#));
        format!(
            r#"{{"upstream_params":{{{}}}}}"#,
            each.collect::<Vec<_>>().join(",")
        )
    };
    check_created(Strategy::Facebook, &parameters(10), &[]);
    check_created(
        Strategy::Facebook,
        &parameters(11),
        &["/options/upstream_params common/count warning"],
    );
    check_created(Strategy::GitHub, &parameters(11), &[]);
}

#[test]
fn switches_that_facebook_dropped_are_still_known() {
    let options = r#"{"user_about_me":false,"user_actions-books":false,"read_stream":true}"#;
    check_created(Strategy::Facebook, options, &[]);
}

/// Switches that ask for nothing, so that `scope` does not come from them.
const WITHOUT_SCOPE: &[&str] = &["allow_context_profile_field", "user_banana"];

#[test]
fn the_scope_is_made_from_every_switch() {
    let computed = [
        (Strategy::Amazon, 2),
        (Strategy::Apple, 2),
        (Strategy::Facebook, 55),
        (Strategy::GitHub, 19),
        (Strategy::GoogleOauth2, 66),
        (Strategy::LinkedIn, 6),
        (Strategy::WindowsLive, 58),
    ];
    for (strategy, count) in computed {
        let table = table(strategy).unwrap();
        let sources = option(&table, "scope").derived_from();
        let switches: Vec<_> = table
            .options()
            .filter(|option| option.types() == Types::BOOLEAN)
            .map(|option| option.path())
            .filter(|path| !WITHOUT_SCOPE.contains(path))
            // GitHub shares the public profile without a scope.
            .filter(|path| (strategy, *path) != (Strategy::GitHub, "profile"))
            .collect();
        for switch in &switches {
            assert!(sources.contains(switch), "{strategy} {switch}");
        }
        assert_eq!(switches.len(), count, "{strategy}");
        assert!(sources.contains(&"freeform_scopes"), "{strategy}");
    }
    for strategy in [Strategy::Dropbox, Strategy::Twitter] {
        let table = table(strategy).unwrap();
        assert!(option(&table, "scope").derived_from().is_empty());
    }
}

#[test]
fn what_unlocks_an_application_is_secret() {
    for strategy in social() {
        let secret = if strategy == Strategy::Apple {
            "/options/app_secret"
        } else {
            "/options/client_secret"
        };
        for (pointer, expected) in [
            (secret, Secret::Yes),
            ("/options/client_id", Secret::No),
            ("/options/set_user_root_attributes", Secret::No),
            ("/options/upstream_params/a/value", Secret::MayContain),
        ] {
            let pointer = Pointer::parse(pointer).unwrap();
            let class = secret_class(Some(strategy), &pointer);
            assert_eq!(class, expected, "{strategy} {pointer}");
        }
    }
}
