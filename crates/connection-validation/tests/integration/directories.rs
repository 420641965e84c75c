//! Options of connections to directories: Active Directory and Microsoft Entra ID.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy::{Ad, Waad};
use connection_validation::{Context, validate_provisioned};
use lossless_json::Value;

use crate::{check, check_created, check_updated, lines, sentences};

#[test]
fn a_directory_needs_no_options() {
    check(
        r#"{"name":"a","strategy":"ad"}"#,
        &Context::create(Tenant),
        &[],
    );
    check_created(Ad, "{}", &[]);
    check_created(
        Ad,
        r#"{"ips":null,"brute_force_protection":true,"strategy_version":2}"#,
        &[],
    );
}

#[test]
fn kerberos_and_client_certificates_need_the_network_they_are_tried_in() {
    let expected = ["/options/ips common/missing-beside warning"];
    check_created(Ad, r#"{"kerberos":true}"#, &expected);
    check_created(Ad, r#"{"kerberos":true,"ips":null}"#, &expected);
    check_created(Ad, r#"{"kerberos":true,"ips":["10.0.0.0/8"]}"#, &[]);
    check_created(Ad, r#"{"kerberos":false}"#, &[]);
    check_created(
        Ad,
        r#"{"certAuth":true}"#,
        &[
            "/options/signInEndpoint common/missing-beside warning",
            "/options/ips common/missing-beside warning",
        ],
    );
    check_created(
        Ad,
        r#"{"certAuth":true,"ips":["10.0.0.0/8"],"signInEndpoint":"http://ad.example.com"}"#,
        &["/options/signInEndpoint common/format warning"],
    );
}

#[test]
fn email_domains_have_no_user_in_front() {
    for domain in [
        "example.com",
        "xn--bcher-kva.example",
        "https://example.com",
    ] {
        check_created(Ad, &format!(r#"{{"domain_aliases":["{domain}"]}}"#), &[]);
    }
    for domain in ["@example.com", "user@example.com", "*.example.com"] {
        check_created(
            Ad,
            &format!(r#"{{"domain_aliases":["example.com","{domain}"]}}"#),
            &["/options/domain_aliases/1 common/format warning"],
        );
    }
    let payload = r#"{"name":"a","strategy":"ad","options":{"domain_aliases":["@example.com"]}}"#;
    assert_eq!(
        sentences(payload, &Context::create(Tenant)),
        ["must be a domain such as example.com, without @, * or a # part"]
    );
}

/// A Microsoft directory with everything that creating one needs.
fn entra(more: &str) -> String {
    format!(
        r#"{{"tenant_domain":"example.onmicrosoft.com","client_id":"123456","client_secret":"s"{more}}}"#
    )
}

#[test]
fn a_microsoft_directory_has_to_be_named_when_it_is_created() {
    let missing = ["/options/tenant_domain waad/missing-directory-domain error"];
    check_created(Waad, r#"{"client_id":"1","client_secret":"s"}"#, &missing);
    check_created(
        Waad,
        r#"{"client_id":"1","client_secret":"s","useCommonEndpoint":true,"userid_attribute":"sub"}"#,
        &missing,
    );
    check_created(Waad, &entra(""), &[]);
    check_created(
        Waad,
        r#"{"domain":"example.com","client_id":"1","client_secret":"s"}"#,
        &[],
    );
    check(
        r#"{"name":"a","strategy":"waad"}"#,
        &Context::create(Tenant),
        &[
            "/options/client_id common/required warning",
            "/options/tenant_domain waad/missing-directory-domain error",
        ],
    );
    // Only creations were reported.
    check_updated(
        Waad,
        r#"{"client_id":"1","client_secret":"s"}"#,
        &["/options/tenant_domain waad/missing-directory-domain warning"],
    );
}

#[test]
fn a_directory_may_be_named_by_its_id() {
    check_created(
        Waad,
        r#"{"tenant_domain":"0f8fad5b-d9cb-469f-a165-70867728950e","client_id":"1","client_secret":"s"}"#,
        &[],
    );
    check_created(
        Waad,
        r#"{"tenant_domain":"https://example.com","client_id":"1","client_secret":"s"}"#,
        &["/options/tenant_domain common/format warning"],
    );
    check_created(
        Waad,
        &entra(r#","tenantId":"example.com""#),
        &["/options/tenantId common/length warning"],
    );
}

#[test]
fn a_client_without_its_secret_is_warned_of() {
    check_created(
        Waad,
        r#"{"tenant_domain":"example.com","client_id":"1"}"#,
        &["/options/client_secret common/missing-beside warning"],
    );
    check_created(
        Waad,
        r#"{"tenant_domain":"example.com"}"#,
        &["/options/client_id common/required warning"],
    );
}

#[test]
fn the_common_endpoint_tells_users_apart_by_sub() {
    let expected = ["/options/userid_attribute common/must-be warning"];
    check_created(Waad, &entra(r#","useCommonEndpoint":true"#), &expected);
    check_created(
        Waad,
        &entra(r#","useCommonEndpoint":true,"userid_attribute":"oid""#),
        &expected,
    );
    check_created(
        Waad,
        &entra(r#","useCommonEndpoint":true,"userid_attribute":"sub""#),
        &[],
    );
    check_created(
        Waad,
        &entra(r#","useCommonEndpoint":false,"userid_attribute":"oid""#),
        &[],
    );
    let payload = format!(
        r#"{{"name":"a","strategy":"waad","options":{}}}"#,
        entra(r#","useCommonEndpoint":true"#)
    );
    assert_eq!(
        sentences(&payload, &Context::create(Tenant)),
        ["must be `sub` while `useCommonEndpoint` is on"]
    );
}

#[test]
fn ws_federation_is_spoken_by_the_older_api_only() {
    check_created(
        Waad,
        &entra(r#","waad_protocol":"ws-federation","userid_attribute":"oid""#),
        &[
            "/options/identity_api common/must-be warning",
            "/options/userid_attribute common/no-effect-beside warning",
        ],
    );
    check_created(
        Waad,
        &entra(r#","waad_protocol":"ws-federation","identity_api":"azure-active-directory-v1.0""#),
        &[],
    );
}

#[test]
fn an_identity_api_that_microsoft_has_not_is_refused() {
    check_created(
        Waad,
        &entra(r#","identity_api":"v2.0""#),
        &["/options/identity_api common/choice error"],
    );
}

#[test]
fn a_cap_on_groups_counts_only_where_groups_are_read() {
    check_created(
        Waad,
        &entra(r#","max_groups_to_retrieve":"50""#),
        &["/options/max_groups_to_retrieve common/has-no-effect warning"],
    );
    check_created(
        Waad,
        &entra(r#","max_groups_to_retrieve":"50","ext_groups":true"#),
        &[],
    );
    check_created(
        Waad,
        &entra(r#","max_groups_to_retrieve":"many","ext_groups":true"#),
        &["/options/max_groups_to_retrieve common/format warning"],
    );
}

#[test]
fn what_a_merged_update_leaves_out_is_not_missing() {
    let payload = r#"{"options":{"useCommonEndpoint":true,"client_id":"1"}}"#;
    check(payload, &Context::update(Reference, Some(Waad), None), &[]);
    check(
        r#"{"display_name":"Staff"}"#,
        &Context::update(Tenant, Some(Waad), None),
        &[],
    );
}

/// What users who come over SCIM exclude, of a connection with these options.
#[track_caller]
fn check_provisioned(strategy: &str, options: &str, expected: &[&str]) {
    let connection = format!(r#"{{"name":"a","strategy":"{strategy}","options":{options}}}"#);
    let connection = Value::parse(connection.as_bytes()).unwrap();
    assert_eq!(lines(&validate_provisioned(&connection)), expected);
}

#[test]
fn a_connection_beside_its_scim_configuration_is_held_against_it() {
    let common = ["/options/useCommonEndpoint waad/common-endpoint-with-scim warning"];
    let claim = ["/options/userid_attribute waad/object-id-needed-by-scim warning"];
    let both = r#"{"useCommonEndpoint":true,"userid_attribute":"sub"}"#;
    check_provisioned("waad", both, &common);
    check_provisioned("waad", r#"{"userid_attribute":"sub"}"#, &claim);
    check_provisioned("waad", r#"{"userid_attribute":"oid"}"#, &[]);
    check_provisioned("waad", r#"{"useCommonEndpoint":false}"#, &[]);
    check_provisioned("waad", "7", &[]);
    check_provisioned("okta", both, &[]);
    check_provisioned("nonsense", both, &[]);
}

#[test]
fn turning_the_common_endpoint_on_asks_whether_users_come_over_scim() {
    let payload = format!(
        r#"{{"options":{}}}"#,
        entra(r#","useCommonEndpoint":true,"userid_attribute":"sub""#)
    );
    let against = |stored: &str, expected: &[&str]| {
        let stored = Value::parse(stored.as_bytes()).unwrap();
        let context = Context::update(Tenant, Some(Waad), Some(&stored));
        check(&payload, &context, expected);
    };
    let refused = ["/options/useCommonEndpoint waad/common-endpoint-with-scim warning"];
    against(r#"{"options":{}}"#, &refused);
    against(r#"{"options":{"useCommonEndpoint":false}}"#, &refused);
    against(r#"{"options":{"useCommonEndpoint":true}}"#, &[]);
    // Without what is stored nothing says that it was off.
    against("{}", &[]);
}
