//! Guards the meaning of `error`: the API refuses it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Strategy;
use connection_validation::{Code, Severity};

use super::{Proof, proven};

/// What the schema of the request bodies themselves says of options, besides those of a database.
///
/// Tenants were recorded to accept what breaks the schema of a single strategy.
const OF_EVERY_STRATEGY: &[&str] = &[
    "api_enable_groups",
    "api_enable_users",
    "assertion_decryption_settings",
    "assertion_decryption_settings.algorithm_exceptions",
    "assertion_decryption_settings.algorithm_exceptions[]",
    "assertion_decryption_settings.algorithm_profile",
    "basic_profile",
    "disable_self_service_change_password",
    "dpop_signing_alg",
    "ext_admin",
    "ext_agreed_terms",
    "ext_assigned_plans",
    "ext_groups",
    "ext_is_suspended",
    "ext_profile",
    "gateway_authentication",
    "gateway_authentication.audience",
    "gateway_authentication.method",
    "gateway_authentication.secret",
    "gateway_authentication.secret_base64_encoded",
    "gateway_authentication.subject",
    "id_token_session_expiry_supported",
    "id_token_signed_response_algs",
    "id_token_signed_response_algs[]",
    "non_persistent_attrs",
    "non_persistent_attrs[]",
    "set_user_root_attributes",
    "token_endpoint_auth_method",
    "token_endpoint_auth_signing_alg",
    "token_endpoint_jwtca_aud_format",
    "upstream_params",
    "upstream_params.*",
];

/// Constraints of single strategies that users reported to be enforced.
const REPORTED: &[(Strategy, &str, Code)] = &[
    (Strategy::Oidc, "client_id", Code::Required),
    (Strategy::Waad, "identity_api", Code::Choice),
];

#[test]
fn only_what_the_api_enforces_is_an_error() {
    for proven in proven() {
        let (Proof::Broken(_), [code]) = (proven.proof, proven.codes.as_slice()) else {
            continue;
        };
        let (strategy, path) = (proven.aim.strategy, proven.path);
        if strategy == Strategy::Auth0 || proven.is_field {
            continue;
        }
        let findings = proven.aim.findings(&proven.payload);
        let refused = findings[0].severity == Severity::Error;
        let of_every_strategy = OF_EVERY_STRATEGY.contains(&path);
        // It is certainly not the secret that it stands for, wherever that belongs.
        let is_placeholder = *code == Code::Placeholder;
        let reported = REPORTED.contains(&(strategy, path, *code));
        let what = format!("{strategy} {path} {code}");
        assert!(
            !refused || of_every_strategy || reported || is_placeholder,
            "{what} is an error"
        );
        if reported
            || is_placeholder
            || (of_every_strategy && matches!(code, Code::Type | Code::Choice))
        {
            assert!(refused, "{what} is no error");
        }
    }
}
