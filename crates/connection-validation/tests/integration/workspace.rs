//! Options of connections to a Google Workspace domain.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy::GoogleApps;
use connection_validation::{Context, validate_value};
use lossless_json::Value;

use crate::{check, check_created, check_updated, lines};

const CLIENT: &str = r#""client_id":"id","client_secret":"s""#;
const DOMAIN: &str = r#""tenant_domain":"example.com","client_id":"id","client_secret":"s""#;

#[test]
fn the_domain_is_needed_as_soon_as_there_are_options() {
    let missing = "/options/tenant_domain google-apps/missing-domain";
    check_created(
        GoogleApps,
        &format!("{{{CLIENT}}}"),
        &[&format!("{missing} error")],
    );
    check_created(GoogleApps, &format!("{{{DOMAIN}}}"), &[]);
    let domain = format!(r#"{{"domain":"example.com",{CLIENT}}}"#);
    check_created(GoogleApps, &domain, &[]);
    check_updated(
        GoogleApps,
        &format!("{{{CLIENT}}}"),
        &[&format!("{missing} warning")],
    );
    check_updated(GoogleApps, &format!("{{{DOMAIN}}}"), &[]);
    // Recorded on a tenant: one without options was created.
    check(
        r#"{"name":"a","strategy":"google-apps"}"#,
        &Context::create(Tenant),
        &["/options/client_id common/required warning"],
    );
    // The server of the other contract merges what an update holds.
    let update = Context::update(Reference, Some(GoogleApps), None);
    check(r#"{"options":{"ext_groups":true}}"#, &update, &[]);
}

/// Recorded on tenants: a connection without a client was created.
#[test]
fn a_missing_client_is_no_error() {
    check_created(
        GoogleApps,
        r#"{"tenant_domain":"example.com"}"#,
        &["/options/client_id common/required warning"],
    );
}

#[test]
fn details_of_groups_need_groups() {
    check_created(
        GoogleApps,
        &format!(r#"{{{DOMAIN},"ext_groups_extended":true}}"#),
        &["/options/ext_groups_extended common/has-no-effect warning"],
    );
    let with_groups = format!(r#"{{{DOMAIN},"ext_groups":true,"ext_groups_extended":true}}"#);
    check_created(GoogleApps, &with_groups, &[]);
}

#[test]
fn what_is_always_asked_for_cannot_be_turned_off() {
    check_created(
        GoogleApps,
        &format!(r#"{{{DOMAIN},"email":false,"profile":false}}"#),
        &[
            "/options/email common/always-on warning",
            "/options/profile common/always-on warning",
        ],
    );
}

#[track_caller]
fn check_change(stored: &str, options: &str, expected: &[&str]) {
    let stored = Value::parse(format!(r#"{{"options":{{{stored}}}}}"#).as_bytes()).unwrap();
    let update = format!(r#"{{"options":{{{DOMAIN},{options}}}}}"#);
    let update = Value::parse(update.as_bytes()).unwrap();
    let context = Context::update(Tenant, Some(GoogleApps), Some(&stored));
    assert_eq!(lines(&validate_value(&update, &context).findings), expected);
}

#[test]
fn how_users_are_told_apart_is_fixed() {
    let changed = ["/options/map_user_id_to_id google-apps/user-id-mapping-changed warning"];
    let (on, off) = (
        r#""map_user_id_to_id":true"#,
        r#""map_user_id_to_id":false"#,
    );
    check_change(on, off, &changed);
    check_change(off, on, &changed);
    check_change(on, on, &[]);
    check_change(r#""email":true"#, on, &[]);
}

#[test]
fn what_provisioning_needs_may_not_be_turned_off() {
    check_change(
        r#""api_enable_users":true,"ext_groups":true"#,
        r#""api_enable_users":false,"ext_groups":false"#,
        &[
            "/options/api_enable_users google-apps/needed-by-provisioning warning",
            "/options/ext_groups google-apps/needed-by-provisioning warning",
        ],
    );
    let off = r#""api_enable_users":false,"ext_groups":false"#;
    check_change(off, off, &[]);
}

#[test]
fn the_end_of_a_token_is_a_moment() {
    let expires = |when: &str| format!(r#"{{{DOMAIN},"admin_access_token_expiresin":"{when}"}}"#);
    check_created(GoogleApps, &expires("2026-01-31T12:00:00.000Z"), &[]);
    check_created(
        GoogleApps,
        &expires("3600"),
        &["/options/admin_access_token_expiresin common/format warning"],
    );
}
