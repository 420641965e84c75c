//! The body of the one PATCH, to the byte.

use connection_model::Contract;
use management_client::update::{self, Decisions};

use crate::support::{block_on, plan, pointer, start};

#[track_caller]
fn check(contract: Contract, edits: &[(&str, Option<&str>)], body: &str) {
    let (server, client) = start(contract);
    let removed = edits.iter().filter(|(_, value)| value.is_none());
    let decisions = removed.fold(Decisions::default(), |decisions, (place, _)| {
        decisions.with_acknowledged(pointer(place))
    });
    let plan = plan(&server, &client, edits, &[], &decisions).unwrap();
    assert_eq!(plan.body().to_string(), body);
    assert!(plan.ready(), "{:?}", plan.findings());
    let outcome = block_on(update::commit(&client, &plan)).unwrap();
    assert_eq!(server.patch_body(), body);
    assert!(outcome.surprises.is_empty(), "{:?}", outcome.surprises);
}

#[test]
fn on_reference_only_what_changes_is_sent_and_null_removes() {
    check(
        Contract::Reference,
        &[
            ("/options/password_history/size", Some("10")),
            ("/options/disable_signup", None),
            ("/options/zeta_unknown/a", None),
        ],
        r#"{"options":{"disable_signup":null,"zeta_unknown":{"a":null},"password_history":{"size":10}},"display_name":"Customers"}"#,
    );
}

/// Guards the invariant that what came from the API goes back exactly as it came.
#[test]
fn on_a_tenant_all_options_go_back_as_they_came() {
    check(
        Contract::Tenant,
        &[
            ("/options/password_history/size", Some("10")),
            ("/options/disable_signup", None),
        ],
        r#"{"options":{"zeta_unknown":{"b":12345678901234567890,"a":[1.50,null]},"requires_username":true,"password_history":{"enable":true,"size":10},"configuration":{"API_KEY":"canary-stored"}},"display_name":"Customers"}"#,
    );
}

#[test]
fn on_a_tenant_a_removed_nested_key_is_left_out_not_null() {
    check(
        Contract::Tenant,
        &[("/options/password_history/size", None)],
        r#"{"options":{"zeta_unknown":{"b":12345678901234567890,"a":[1.50,null]},"requires_username":true,"password_history":{"enable":true},"disable_signup":false,"configuration":{"API_KEY":"canary-stored"}},"display_name":"Customers"}"#,
    );
}

#[test]
fn without_a_changed_option_no_options_are_sent() {
    for contract in [Contract::Reference, Contract::Tenant] {
        check(
            contract,
            &[("/is_domain_connection", Some("true"))],
            r#"{"is_domain_connection":true,"display_name":"Customers"}"#,
        );
    }
}

#[test]
fn a_new_display_name_is_sent_once() {
    for contract in [Contract::Reference, Contract::Tenant] {
        check(
            contract,
            &[("/display_name", Some(r#""Shoppers""#))],
            r#"{"display_name":"Shoppers"}"#,
        );
    }
}

#[test]
fn an_array_is_sent_whole() {
    for contract in [Contract::Reference, Contract::Tenant] {
        check(
            contract,
            &[("/enabled_clients", Some(r#"["client_c","client_a"]"#))],
            r#"{"enabled_clients":["client_c","client_a"],"display_name":"Customers"}"#,
        );
    }
}
