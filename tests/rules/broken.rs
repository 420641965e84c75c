//! Of every rule that a payload can break, one that does.

/// A known rule, and a payload that breaks it.
pub(super) struct Broken {
    pub(super) strategy: &'static str,
    pub(super) rule: &'static str,
    /// What the connection holds before an update; empty for a creation.
    pub(super) stored: &'static str,
    /// The options; of what holds for every strategy the whole payload, or all connections of a
    /// tenant. `LONG` in it stands for more text than any option takes.
    pub(super) options: &'static str,
    /// `pointer code severity` of the finding.
    pub(super) finding: &'static str,
}

/// What stands for the strategy where every one is meant.
pub(super) const EVERY: &str = "*";

const fn created(
    strategy: &'static str,
    rule: &'static str,
    options: &'static str,
    finding: &'static str,
) -> Broken {
    updated(strategy, rule, "", options, finding)
}

const fn updated(
    strategy: &'static str,
    rule: &'static str,
    stored: &'static str,
    options: &'static str,
    finding: &'static str,
) -> Broken {
    Broken {
        strategy,
        rule,
        stored,
        options,
        finding,
    }
}

/// Every rule that a payload can break, with one that does.
pub(super) const BROKEN: &[Broken] = &[
    updated(
        EVERY,
        "strategy_immutable",
        "{}",
        r#"{"strategy":"auth0"}"#,
        "/strategy common/immutable error",
    ),
    created(
        EVERY,
        "upstream_entry_one_of",
        r#"{"name":"a","strategy":"ad","options":{"upstream_params":{"a":{"alias":"login_hint","value":"b"}}}}"#,
        "/options/upstream_params/a common/count warning",
    ),
    created(
        EVERY,
        "show_as_button_enterprise",
        r#"{"name":"a","strategy":"auth0","show_as_button":true}"#,
        "/show_as_button common/button-not-enterprise warning",
    ),
    created(
        EVERY,
        "is_domain_connection_unique",
        r#"[{"name":"a","strategy":"ad","is_domain_connection":true},{"name":"b","strategy":"ad","is_domain_connection":true}]"#,
        "/is_domain_connection set/second-domain-connection warning",
    ),
    created(
        "ad",
        "cert_needs_https",
        r#"{"certAuth":true,"ips":["10.0.0.0/8"]}"#,
        "/options/signInEndpoint common/missing-beside warning",
    ),
    created(
        "ad",
        "kerberos_uses_ips",
        r#"{"kerberos":true}"#,
        "/options/ips common/missing-beside warning",
    ),
    created(
        "adfs",
        "metadata_one_of",
        "{}",
        "/options/adfs_server adfs/missing-federation-metadata error",
    ),
    created(
        "adfs",
        "metadata_xor",
        r#"{"adfs_server":"adfs.example.com","fedMetadataXml":"<a/>"}"#,
        "/options/fedMetadataXml common/only-one-of warning",
    ),
    created(
        "adfs",
        "metadata_size",
        r#"{"fedMetadataXml":"LONG"}"#,
        "/options/fedMetadataXml common/length warning",
    ),
    created(
        "amazon",
        "profile_const",
        r#"{"profile":false}"#,
        "/options/profile common/always-on warning",
    ),
    created(
        "apple",
        "pem",
        r#"{"client_id":"com.example","team_id":"A1B2C3D4E5","kid":"F6G7H8I9J0","app_secret":"!"}"#,
        "/options/app_secret common/format warning",
    ),
    created(
        "apple",
        "native_set",
        r#"{"client_id":"com.example","kid":"F6G7H8I9J0","app_secret":"MIID"}"#,
        "/options/team_id common/incomplete warning",
    ),
    created(
        "auth0",
        "attributes_xor_requires_username",
        r#"{"requires_username":true,"attributes":{"email":{"identifier":{"active":true}}}}"#,
        "/options/requires_username auth0/attributes-with-username error",
    ),
    created(
        "auth0",
        "attributes_xor_validation",
        r#"{"validation":{"username":{"min":1,"max":5}},"attributes":{"email":{"identifier":{"active":true}}}}"#,
        "/options/validation auth0/attributes-with-validation error",
    ),
    created(
        "auth0",
        "one_active_identifier",
        r#"{"attributes":{"email":{"identifier":{"active":false}}}}"#,
        "/options/attributes auth0/no-active-identifier error",
    ),
    created(
        "auth0",
        "profile_required_needs_signup",
        r#"{"attributes":{"phone_number":{"identifier":{"active":true},"profile_required":true,"signup":{"status":"inactive"}}}}"#,
        "/options/attributes/phone_number/signup/status auth0/required-not-on-signup error",
    ),
    updated(
        "auth0",
        "email_unique_cannot_be_added",
        r#"{"attributes":{"username":{"identifier":{"active":true}}}}"#,
        r#"{"attributes":{"email":{"unique":false},"username":{"identifier":{"active":true}}}}"#,
        "/options/attributes/email/unique auth0/non-unique-email-added error",
    ),
    updated(
        "auth0",
        "email_unique_immutable",
        r#"{"attributes":{"email":{"unique":false},"username":{"identifier":{"active":true}}}}"#,
        r#"{"attributes":{"email":{"unique":true},"username":{"identifier":{"active":true}}}}"#,
        "/options/attributes/email/unique auth0/email-unique-changed error",
    ),
    created(
        "auth0",
        "non_unique_email_not_identifier",
        r#"{"attributes":{"email":{"unique":false,"identifier":{"active":true}}}}"#,
        "/options/attributes/email/identifier/active auth0/non-unique-identifier warning",
    ),
    created(
        "auth0",
        "password_options_xor_legacy",
        r#"{"password_options":{},"passwordPolicy":"good"}"#,
        "/options/passwordPolicy auth0/password-options-with-legacy warning",
    ),
    created(
        "auth0",
        "three_of_four_needs_all_types",
        r#"{"password_options":{"complexity":{"character_type_rule":"three_of_four","character_types":["number"]}}}"#,
        "/options/password_options/complexity/character_type_rule auth0/three-of-four warning",
    ),
    created(
        "auth0",
        "otp_verification_when_no_password",
        r#"{"authentication_methods":{"password":{"enabled":false}},"attributes":{"email":{"identifier":{"active":true},"signup":{"verification":{"active":false}}}}}"#,
        "/options/attributes/email/signup/verification/active auth0/unverified-without-password warning",
    ),
    created(
        "auth0",
        "passkey_not_alone",
        r#"{"authentication_methods":{"passkey":{"enabled":true},"password":{"enabled":false}}}"#,
        "/options/authentication_methods/passkey/enabled auth0/passkey-alone warning",
    ),
    created(
        "auth0",
        "precedence_all_three",
        r#"{"precedence":["email","email","username"]}"#,
        "/options/precedence/1 common/unique warning",
    ),
    updated(
        "auth0",
        "script_context_one_way",
        r#"{"enable_script_context":true}"#,
        r#"{"enable_script_context":false}"#,
        "/options/enable_script_context auth0/script-context-one-way warning",
    ),
    updated(
        "auth0",
        "custom_db_switch_with_users",
        r#"{"enabledDatabaseCustomization":false}"#,
        r#"{"enabledDatabaseCustomization":true}"#,
        "/options/enabledDatabaseCustomization auth0/custom-database-switch warning",
    ),
    created(
        "auth0",
        "root_attributes_only_external",
        r#"{"set_user_root_attributes":"on_first_login"}"#,
        "/options/set_user_root_attributes auth0/root-attributes-internal warning",
    ),
    created(
        "auth0",
        "script_size",
        r#"{"enabledDatabaseCustomization":true,"customScripts":{"login":"LONG"}}"#,
        "/options/customScripts/login common/length warning",
    ),
    created(
        "auth0",
        "custom_password_hash_action",
        r#"{"custom_password_hash":{}}"#,
        "/options/custom_password_hash/action_id common/required warning",
    ),
    created(
        "email",
        "required_block",
        r#"{"name":"email"}"#,
        "/options/email common/required warning",
    ),
    created(
        "facebook",
        "scope_string",
        r#"{"email":true,"scope":"public_profile"}"#,
        "/options/scope common/overwritten warning",
    ),
    created(
        "github",
        "scope_array",
        r#"{"email":true,"scope":["admin:org"]}"#,
        "/options/scope common/overwritten warning",
    ),
    created(
        "google-apps",
        "tenant_domain_needed",
        r#"{"client_id":"a","client_secret":"b"}"#,
        "/options/tenant_domain google-apps/missing-domain error",
    ),
    updated(
        "google-apps",
        "map_user_id_create_only",
        r#"{"map_user_id_to_id":false}"#,
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","map_user_id_to_id":true}"#,
        "/options/map_user_id_to_id google-apps/user-id-mapping-changed warning",
    ),
    created(
        "google-apps",
        "groups_extended_needs_groups",
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","ext_groups_extended":true}"#,
        "/options/ext_groups_extended common/has-no-effect warning",
    ),
    updated(
        "google-apps",
        "api_users_locked",
        r#"{"api_enable_users":true}"#,
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","api_enable_users":false}"#,
        "/options/api_enable_users google-apps/needed-by-provisioning warning",
    ),
    updated(
        "google-apps",
        "ext_groups_locked",
        r#"{"ext_groups":true}"#,
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","ext_groups":false}"#,
        "/options/ext_groups google-apps/needed-by-provisioning warning",
    ),
    created(
        "google-oauth2",
        "always_email_profile",
        r#"{"email":false}"#,
        "/options/email common/always-on warning",
    ),
    created(
        "linkedin",
        "version_scopes",
        r#"{"strategy_version":2,"scope":["r_basicprofile"]}"#,
        "/options/scope common/overwritten warning",
    ),
    created(
        "oauth2",
        "code_flow",
        r#"{"client_id":"a","authorizationURL":"https://example.com/authorize"}"#,
        "/options/tokenURL common/missing-beside warning",
    ),
    created(
        "oauth2",
        "logout_url_first",
        r#"{"logoutUrl":"https://example.com/out","scripts":{"getLogoutUrl":"x"}}"#,
        "/options/scripts/getLogoutUrl common/no-effect-beside warning",
    ),
    created(
        "oidc",
        "client_id_required",
        r#"{"discovery_url":"https://example.com/.well-known/openid-configuration"}"#,
        "/options/client_id common/required error",
    ),
    created(
        "oidc",
        "endpoints_or_discovery",
        r#"{"client_id":"a","issuer":"https://example.com/","authorization_endpoint":"https://example.com/authorize"}"#,
        "/options/jwks_uri oidc/missing-without-discovery warning",
    ),
    created(
        "oidc",
        "back_channel_needs_secret",
        r#"{"client_id":"a","discovery_url":"https://example.com/.well-known/openid-configuration","type":"back_channel"}"#,
        "/options/client_secret common/missing-beside warning",
    ),
    created(
        "oidc",
        "front_channel_form_post",
        r#"{"client_id":"a","discovery_url":"https://example.com/.well-known/openid-configuration","type":"front_channel","token_endpoint_auth_method":"private_key_jwt"}"#,
        "/options/token_endpoint_auth_method common/no-effect-beside warning",
    ),
    created(
        "oidc",
        "scope_openid",
        r#"{"client_id":"a","discovery_url":"https://example.com/.well-known/openid-configuration","scope":"profile"}"#,
        "/options/scope common/format warning",
    ),
    created(
        "oidc",
        "signing_alg_with_private_key_jwt",
        r#"{"client_id":"a","discovery_url":"https://example.com/.well-known/openid-configuration","token_endpoint_auth_signing_alg":"RS256"}"#,
        "/options/token_endpoint_auth_signing_alg common/has-no-effect warning",
    ),
    created(
        "okta",
        "domain_not_needed",
        r#"{"client_id":"a","client_secret":"b"}"#,
        "/options/domain okta/missing-domain error",
    ),
    created(
        "okta",
        "client_id_required",
        r#"{"domain":"example.okta.com"}"#,
        "/options/client_id common/required warning",
    ),
    created(
        "okta",
        "type_fixed",
        r#"{"client_id":"a","client_secret":"b","domain":"example.okta.com","type":"front_channel"}"#,
        "/options/type common/choice warning",
    ),
    created(
        "pingfederate",
        "base_url",
        "{}",
        "/options/pingFederateBaseUrl common/required warning",
    ),
    created(
        "salesforce-community",
        "community_url",
        r#"{"community_base_url":"community"}"#,
        "/options/community_base_url common/format warning",
    ),
    created(
        "samlp",
        "endpoint_and_cert_or_metadata",
        r#"{"signInEndpoint":"https://example.com/saml"}"#,
        "/options/signingCert samlp/missing-without-metadata warning",
    ),
    created(
        "samlp",
        "metadata_xor",
        r#"{"metadataUrl":"https://example.com/m","metadataXml":"<a/>"}"#,
        "/options/metadataXml common/only-one-of warning",
    ),
    created(
        "samlp",
        "metadata_size",
        r#"{"metadataXml":"LONG"}"#,
        "/options/metadataXml common/length warning",
    ),
    created(
        "samlp",
        "global_revocation_pair",
        r#"{"metadataUrl":"https://example.com/metadata","global_token_revocation_jwt_iss":"a"}"#,
        "/options/global_token_revocation_jwt_sub common/incomplete warning",
    ),
    created(
        "samlp",
        "cert_valid",
        r#"{"signInEndpoint":"https://example.com/saml","signingCert":"!"}"#,
        "/options/signingCert common/format warning",
    ),
    created(
        "samlp",
        "decryption_profile",
        r#"{"metadataUrl":"https://example.com/metadata","assertion_decryption_settings":{}}"#,
        "/options/assertion_decryption_settings/algorithm_profile common/required error",
    ),
    created(
        "sms",
        "gateway_pair",
        r#"{"provider":"sms_gateway"}"#,
        "/options/gateway_url common/missing-beside warning",
    ),
    created(
        "sms",
        "gateway_auth_required",
        r#"{"provider":"sms_gateway","gateway_url":"https://example.com/sms","gateway_authentication":{"method":"bearer","audience":"a"}}"#,
        "/options/gateway_authentication/secret common/required warning",
    ),
    created(
        "twitter",
        "protocol",
        r#"{"protocol":"oauth1","tweet_read":true}"#,
        "/options/tweet_read common/no-effect-beside warning",
    ),
    created(
        "waad",
        "domain_needed",
        r#"{"client_id":"a","client_secret":"b"}"#,
        "/options/tenant_domain waad/missing-directory-domain error",
    ),
    created(
        "waad",
        "client_needed",
        r#"{"client_id":"a","tenant_domain":"example.com"}"#,
        "/options/client_secret common/missing-beside warning",
    ),
    created(
        "waad",
        "common_endpoint_sub",
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","useCommonEndpoint":true}"#,
        "/options/userid_attribute common/must-be warning",
    ),
    updated(
        "waad",
        "common_endpoint_no_scim",
        r#"{"tenant_domain":"a.example"}"#,
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"a.example","useCommonEndpoint":true,"userid_attribute":"sub"}"#,
        "/options/useCommonEndpoint waad/common-endpoint-with-scim warning",
    ),
    created(
        "waad",
        "wsfed_only_v1",
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","waad_protocol":"ws-federation"}"#,
        "/options/identity_api common/must-be warning",
    ),
    created(
        "waad",
        "userid_attribute_oidc",
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","waad_protocol":"ws-federation","identity_api":"azure-active-directory-v1.0","userid_attribute":"oid"}"#,
        "/options/userid_attribute common/no-effect-beside warning",
    ),
    created(
        "waad",
        "max_groups_with_ext_groups",
        r#"{"client_id":"a","client_secret":"b","tenant_domain":"example.com","max_groups_to_retrieve":"5"}"#,
        "/options/max_groups_to_retrieve common/has-no-effect warning",
    ),
    created(
        "windowslive",
        "version_scopes",
        r#"{"strategy_version":1,"graph_user":true}"#,
        "/options/graph_user common/has-no-effect warning",
    ),
    created(
        "windowslive",
        "client_id_shape",
        r#"{"client_id":"a","client_secret":"b"}"#,
        "/options/client_id common/format warning",
    ),
];
