//! A scope that the API makes from the permissions beside it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy::{self, Apple, Facebook, GitHub, Line, LinkedIn, WindowsLive};
use connection_validation::Context;
use connection_validation::catalogue::{Group, OptionView, Types, table};

use crate::{check, check_created, check_updated, sentences};

const OVERWRITTEN: [&str; 1] = ["/options/scope common/overwritten warning"];

/// Each of these says what the permissions give, in whatever order.
#[track_caller]
fn kept(strategy: Strategy, options: &[&str]) {
    for options in options {
        check_created(strategy, options, &[]);
        check_updated(strategy, options, &[]);
    }
}

/// Each of these says something else.
#[track_caller]
fn overwritten(strategy: Strategy, options: &[&str]) {
    for options in options {
        check_created(strategy, options, &OVERWRITTEN);
        check_updated(strategy, options, &OVERWRITTEN);
    }
}

#[test]
fn the_scope_of_github_is_a_list() {
    kept(
        GitHub,
        &[
            r#"{"email":true,"repo_status":true,"scope":["repo:status","user:email"]}"#,
            r#"{"profile":true,"scope":[]}"#,
            r#"{"email":true,"scope":[]}"#,
            r#"{"email":true}"#,
        ],
    );
    overwritten(
        GitHub,
        &[
            r#"{"scope":["admin:org"]}"#,
            r#"{"email":true,"scope":["admin:org"]}"#,
            r#"{"email":true,"repo":true,"scope":["user:email"]}"#,
            r#"{"email":false,"scope":["user:email"]}"#,
            r#"{"email":true,"scope":["user:email","something:new"]}"#,
        ],
    );
    let payload = r#"{"name":"a","strategy":"github","options":{"scope":["repo"]}}"#;
    assert_eq!(
        sentences(payload, &Context::create(Tenant)),
        [
            "is overwritten: the API makes it from the permissions beside it; change those, and leave it out"
        ]
    );
}

#[test]
fn the_scope_of_facebook_has_commas_and_that_of_apple_spaces() {
    kept(
        Facebook,
        &[
            r#"{"email":true,"public_profile":true,"scope":"public_profile,email"}"#,
            r#"{"email":true,"user_banana":true,"scope":"email,user_banana"}"#,
            r#"{"scope":""}"#,
        ],
    );
    overwritten(
        Facebook,
        &[
            r#"{"email":true,"scope":"public_profile"}"#,
            r#"{"scope":"email"}"#,
        ],
    );
    kept(
        Apple,
        &[r#"{"name":true,"email":true,"scope":"email name"}"#],
    );
    overwritten(Apple, &[r#"{"name":true,"scope":"email name"}"#]);
}

#[test]
fn some_scopes_are_always_there() {
    kept(
        Line,
        &[
            r#"{"scope":["openid","profile"]}"#,
            r#"{"email":true,"scope":["profile","openid","email"]}"#,
        ],
    );
    overwritten(
        Line,
        &[
            r#"{"email":true,"scope":["email"]}"#,
            r#"{"scope":["openid","profile","email"]}"#,
        ],
    );
    kept(
        Strategy::WordPress,
        &[r#"{"scope":["profile"]}"#, r#"{"scope":"profile"}"#],
    );
    overwritten(
        Strategy::WordPress,
        &[
            r#"{"scope":["email","profile","openid"]}"#,
            r#"{"scope":"auth"}"#,
        ],
    );
}

#[test]
fn the_generation_decides_what_a_scope_of_linkedin_is() {
    kept(
        LinkedIn,
        &[
            r#"{"strategy_version":1,"email":true,"scope":["r_basicprofile","r_emailaddress"]}"#,
            r#"{"strategy_version":2,"email":true,"scope":["r_emailaddress","r_liteprofile"]}"#,
            r#"{"strategy_version":2,"basic_profile":true,"scope":["r_basicprofile","r_liteprofile"]}"#,
            // What comes of these was not recorded.
            r#"{"strategy_version":3,"scope":["r_liteprofile"]}"#,
            r#"{"scope":["r_liteprofile"]}"#,
            r#"{"strategy_version":2,"network":true,"scope":["r_network"]}"#,
        ],
    );
    overwritten(
        LinkedIn,
        &[
            r#"{"strategy_version":1,"scope":["r_liteprofile"]}"#,
            r#"{"strategy_version":2,"scope":["r_basicprofile"]}"#,
        ],
    );
}

#[test]
fn a_permission_of_another_generation_has_no_effect() {
    let idle = |switch: &str| format!("/options/{switch} common/no-effect-beside warning");
    let options = |generation: u8, switch: &str| {
        format!(r#"{{"strategy_version":{generation},"{switch}":true}}"#)
    };
    for (strategy, switch, idle_in) in [
        (LinkedIn, "openid", &[1, 2][..]),
        (LinkedIn, "basic_profile", &[3]),
        (LinkedIn, "full_profile", &[3]),
        (LinkedIn, "network", &[3]),
        (LinkedIn, "email", &[]),
        (LinkedIn, "profile", &[]),
        (WindowsLive, "calendars", &[2]),
        (WindowsLive, "skydrive_update", &[2]),
        (WindowsLive, "applications_create", &[2]),
        (WindowsLive, "offline_access", &[]),
        // It is always on, and the API fills it in.
        (WindowsLive, "signin", &[]),
    ] {
        let generations = if strategy == LinkedIn { 1..=3 } else { 1..=2 };
        for generation in generations {
            let is_idle = idle_in.contains(&generation);
            let found = is_idle.then(|| idle(switch));
            let found: Vec<_> = found.iter().map(String::as_str).collect();
            check_created(strategy, &options(generation, switch), &found);
        }
    }
}

#[test]
fn beside_what_is_not_known_nothing_is_said() {
    kept(
        GitHub,
        &[r#"{"freeform_scopes":["read:packages"],"scope":["read:packages"]}"#],
    );
    kept(
        Facebook,
        &[r#"{"user_actions-books":true,"scope":"user_actions.books"}"#],
    );
    check_created(
        GitHub,
        r#"{"email":"yes","scope":["user:email"]}"#,
        &["/options/email common/type warning"],
    );
    // A server that merges has permissions that the update does not name, and keeps the scope.
    let payload = r#"{"options":{"scope":["repo"]}}"#;
    let update = Context::update(Reference, Some(GitHub), None);
    check(payload, &update, &[]);
    let created = r#"{"name":"a","strategy":"github","options":{"scope":["repo"]}}"#;
    check(created, &Context::create(Reference), &[]);
    check(created, &Context::create(Tenant), &OVERWRITTEN);
}

#[test]
fn the_scope_that_a_server_shows_is_what_it_made() {
    // Recorded: a permission that is not in the catalogue is part of the scope as well.
    let shown = r#"{"id":"con_1","name":"a","strategy":"facebook","options":{"email":true,"user_something":true,"scope":"email,user_something"}}"#;
    let sent = r#"{"name":"a","strategy":"facebook","options":{"email":true,"scope":"email,user_something"}}"#;
    check(sent, &Context::create(Tenant), &OVERWRITTEN);
    let unknown = ["/options/user_something common/unknown-option warning"];
    check(shown, &Context::read(Tenant), &unknown);
}

/// Switches among the permissions that become no scope, and why.
const NO_SCOPE: &[(Strategy, &str, &str)] = &[
    (
        Facebook,
        "allow_context_profile_field",
        "it asks for a field of the profile",
    ),
    (GitHub, "profile", "the public profile needs none"),
    (
        Strategy::GoogleApps,
        "allow_setting_login_scopes",
        "it lets a consent ask users for more",
    ),
];

#[test]
fn every_permission_is_what_the_scope_is_made_from() {
    let mut without = Vec::new();
    for strategy in Strategy::ALL {
        let table = table(*strategy).unwrap();
        let scope = table.options().find(|it| it.path() == "scope");
        let Some(sources) = scope
            .map(|it| it.derived_from())
            .filter(|it| !it.is_empty())
        else {
            continue;
        };
        let is_permission = |option: &OptionView| {
            matches!(
                option.group(),
                Group::Permissions | Group::RetiredPermissions
            ) && option.types().has(Types::BOOLEAN)
        };
        let permissions = table.options().filter(is_permission);
        let left_out = permissions.filter(|it| !sources.contains(&it.path()));
        without.extend(left_out.map(|it| (*strategy, it.path())));
    }
    let known = NO_SCOPE
        .iter()
        .map(|(strategy, path, _)| (*strategy, *path));
    assert_eq!(without, known.collect::<Vec<_>>());
}
