//! What differs between the two contracts.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};

use crate::check_options;

#[test]
fn a_key_that_only_the_other_contract_reads_is_a_warning() {
    check_options(
        Tenant,
        r#"{"password_policy":"good"}"#,
        &["/options/password_policy common/other-contract warning"],
    );
    check_options(
        Reference,
        r#"{"passwordPolicy":"good"}"#,
        &["/options/passwordPolicy common/other-contract warning"],
    );
}

#[test]
fn nothing_in_a_key_that_is_not_read_is_an_error() {
    check_options(
        Tenant,
        r#"{"password_policy":"strong"}"#,
        &[
            "/options/password_policy common/other-contract warning",
            "/options/password_policy common/choice warning",
        ],
    );
    check_options(
        Tenant,
        r#"{"password_policy":{"a":1},"passwordPolicy":"strong"}"#,
        &[
            "/options/password_policy common/other-contract warning",
            "/options/password_policy common/type warning",
            "/options/passwordPolicy common/choice error",
        ],
    );
}
