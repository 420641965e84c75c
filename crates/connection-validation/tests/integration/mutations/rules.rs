//! What no table says: a payload that breaks each rule alone, and one that meets it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{self, Reference, Tenant};
use connection_model::Strategy::{self, Auth0, GitHub, GoogleApps, Oidc, Okta, Samlp, Shop, Waad};
use connection_validation::{
    Code, Context, Severity, validate_provisioned, validate_text, validate_value,
};
use lossless_json::Value;

use crate::lines;

/// A rule with a payload that breaks it and one that meets it.
struct Rule {
    code: Code,
    contract: Contract,
    request: Request,
    broken: &'static str,
    /// `pointer code severity` of the one finding.
    finding: &'static str,
    met: &'static str,
}

/// What the payload is the body of.
enum Request {
    Create,
    Update(Strategy),
    /// An update of a connection that holds these options.
    UpdateOf(Strategy, &'static str),
    /// None: a server shows it.
    Read,
}

use Request::{Create, Read, Update, UpdateOf};

const RULES: &[Rule] = &[
    Rule {
        code: Code::Syntax,
        contract: Reference,
        request: Create,
        broken: r#"{"name":"customers","strategy":"shop"} more"#,
        finding: " json/syntax error",
        met: r#"{"name":"customers","strategy":"shop"}"#,
    },
    Rule {
        code: Code::DuplicateKey,
        contract: Reference,
        request: Create,
        broken: r#"{"name":"customers","name":"customers","strategy":"auth0"}"#,
        finding: "/name json/duplicate-key error",
        met: r#"{"name":"customers","strategy":"auth0"}"#,
    },
    Rule {
        code: Code::NotAnObject,
        contract: Tenant,
        request: Create,
        broken: "[]",
        finding: " common/not-an-object error",
        met: r#"{"name":"customers","strategy":"auth0"}"#,
    },
    Rule {
        code: Code::UnknownField,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","no such field":1}"#,
        finding: "/no such field common/unknown-field error",
        met: r#"{"name":"customers","strategy":"auth0","realms":["customers"]}"#,
    },
    Rule {
        code: Code::UnknownOption,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","options":{"no such option":1}}"#,
        finding: "/options/no such option common/unknown-option warning",
        met: r#"{"name":"customers","strategy":"auth0","options":{"disable_signup":true}}"#,
    },
    Rule {
        code: Code::EmptyUpdate,
        contract: Reference,
        request: Update(Auth0),
        broken: "{}",
        finding: " common/empty-update error",
        met: r#"{"options":{}}"#,
    },
    Rule {
        code: Code::OptionsNull,
        contract: Reference,
        request: Update(Auth0),
        broken: r#"{"options":null}"#,
        finding: "/options common/options-null error",
        met: r#"{"options":{}}"#,
    },
    Rule {
        code: Code::OptionsNull,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","options":null}"#,
        finding: "/options common/options-null warning",
        met: r#"{"name":"customers","strategy":"auth0"}"#,
    },
    Rule {
        code: Code::UnknownStrategy,
        contract: Reference,
        request: Create,
        broken: r#"{"name":"customers","strategy":"no such strategy"}"#,
        finding: "/strategy common/unknown-strategy error",
        met: r#"{"name":"customers","strategy":"auth0"}"#,
    },
    Rule {
        code: Code::ButtonNotEnterprise,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","show_as_button":true}"#,
        finding: "/show_as_button common/button-not-enterprise warning",
        met: r#"{"name":"customers","strategy":"auth0","show_as_button":false}"#,
    },
    Rule {
        code: Code::ButtonNotEnterprise,
        contract: Tenant,
        request: Update(Auth0),
        broken: r#"{"show_as_button":true}"#,
        finding: "/show_as_button common/button-not-enterprise warning",
        met: r#"{"show_as_button":false}"#,
    },
    Rule {
        code: Code::PkceReset,
        contract: Tenant,
        request: UpdateOf(Oidc, r#"{"connection_settings":{"pkce":"auto"}}"#),
        broken: r#"{"options":{"client_id":"a","discovery_url":"https://example.com/d"}}"#,
        finding: "/options/connection_settings oidc/pkce-reset warning",
        met: r#"{"options":{"client_id":"a","discovery_url":"https://example.com/d","connection_settings":{"pkce":"auto"}}}"#,
    },
    Rule {
        code: Code::PkceReset,
        contract: Tenant,
        request: UpdateOf(Okta, r#"{"connection_settings":{"pkce":"S256"}}"#),
        broken: r#"{"options":{"client_id":"a","client_secret":"b","domain":"example.okta.com"}}"#,
        finding: "/options/connection_settings oidc/pkce-reset warning",
        met: r#"{"options":{"client_id":"a","client_secret":"b","domain":"example.okta.com","connection_settings":{"pkce":"auto"}}}"#,
    },
    Rule {
        code: Code::MissingWorkspaceDomain,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"google-apps","options":{"client_id":"a","client_secret":"b"}}"#,
        finding: "/options/tenant_domain google-apps/missing-domain error",
        met: r#"{"name":"customers","strategy":"google-apps","options":{"client_id":"a","client_secret":"b","domain":"example.com"}}"#,
    },
    Rule {
        code: Code::UserIdMappingChanged,
        contract: Tenant,
        request: UpdateOf(GoogleApps, r#"{"map_user_id_to_id":false}"#),
        broken: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","map_user_id_to_id":true}}"#,
        finding: "/options/map_user_id_to_id google-apps/user-id-mapping-changed warning",
        met: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","map_user_id_to_id":false}}"#,
    },
    Rule {
        code: Code::NeededByProvisioning,
        contract: Tenant,
        request: UpdateOf(GoogleApps, r#"{"api_enable_users":true}"#),
        broken: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","api_enable_users":false}}"#,
        finding: "/options/api_enable_users google-apps/needed-by-provisioning warning",
        met: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","api_enable_users":true}}"#,
    },
    Rule {
        code: Code::NeededByProvisioning,
        contract: Tenant,
        request: UpdateOf(GoogleApps, r#"{"ext_groups":true}"#),
        broken: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","ext_groups":false}}"#,
        finding: "/options/ext_groups google-apps/needed-by-provisioning warning",
        met: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","ext_groups":true}}"#,
    },
    Rule {
        code: Code::RequiredNotOnSignup,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","options":{"attributes":{"username":{"identifier":{"active":true},"profile_required":true,"signup":{"status":"inactive"}}}}}"#,
        finding: "/options/attributes/username/signup/status auth0/required-not-on-signup error",
        met: r#"{"name":"customers","strategy":"auth0","options":{"attributes":{"username":{"identifier":{"active":true},"profile_required":true,"signup":{"status":"required"}}}}}"#,
    },
    Rule {
        code: Code::RequiredNotOnSignup,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","options":{"attributes":{"email":{"identifier":{"active":true},"profile_required":true,"signup":{"status":"optional"}}}}}"#,
        finding: "/options/attributes/email/signup/status auth0/required-not-on-signup warning",
        met: r#"{"name":"customers","strategy":"auth0","options":{"attributes":{"email":{"identifier":{"active":true},"profile_required":false,"signup":{"status":"optional"}}}}}"#,
    },
    Rule {
        code: Code::NonUniqueEmailAdded,
        contract: Tenant,
        request: UpdateOf(
            Auth0,
            r#"{"attributes":{"username":{"identifier":{"active":true}}}}"#,
        ),
        broken: r#"{"options":{"attributes":{"email":{"unique":false},"username":{"identifier":{"active":true}}}}}"#,
        finding: "/options/attributes/email/unique auth0/non-unique-email-added error",
        met: r#"{"options":{"attributes":{"email":{"unique":true},"username":{"identifier":{"active":true}}}}}"#,
    },
    Rule {
        code: Code::EmailUniqueChanged,
        contract: Tenant,
        request: UpdateOf(
            Auth0,
            r#"{"attributes":{"email":{"unique":false},"username":{"identifier":{"active":true}}}}"#,
        ),
        broken: r#"{"options":{"attributes":{"email":{},"username":{"identifier":{"active":true}}}}}"#,
        finding: "/options/attributes/email/unique auth0/email-unique-changed error",
        met: r#"{"options":{"attributes":{"email":{"unique":false},"username":{"identifier":{"active":true}}}}}"#,
    },
    Rule {
        code: Code::ThreeOfFour,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","options":{"password_options":{"complexity":{"character_type_rule":"three_of_four","character_types":["number"]}}}}"#,
        finding: "/options/password_options/complexity/character_type_rule auth0/three-of-four warning",
        met: r#"{"name":"customers","strategy":"auth0","options":{"password_options":{"complexity":{"character_type_rule":"three_of_four","character_types":["uppercase","lowercase","number","special"]}}}}"#,
    },
    Rule {
        code: Code::UnverifiedWithoutPassword,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","options":{"authentication_methods":{"password":{"enabled":false}},"attributes":{"email":{"identifier":{"active":true}}}}}"#,
        finding: "/options/attributes/email/signup/verification/active auth0/unverified-without-password warning",
        met: r#"{"name":"customers","strategy":"auth0","options":{"authentication_methods":{"password":{"enabled":false}},"attributes":{"email":{"identifier":{"active":true},"signup":{"verification":{"active":true}}}}}}"#,
    },
    Rule {
        code: Code::PasskeyAlone,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"auth0","options":{"authentication_methods":{"passkey":{"enabled":true},"password":{"enabled":false}}}}"#,
        finding: "/options/authentication_methods/passkey/enabled auth0/passkey-alone warning",
        met: r#"{"name":"customers","strategy":"auth0","options":{"authentication_methods":{"passkey":{"enabled":true},"password":{"enabled":false},"email_otp":{"enabled":true}}}}"#,
    },
    Rule {
        code: Code::ScriptContextOneWay,
        contract: Tenant,
        request: UpdateOf(Auth0, r#"{"enable_script_context":true}"#),
        broken: r#"{"options":{"enable_script_context":false}}"#,
        finding: "/options/enable_script_context auth0/script-context-one-way warning",
        met: r#"{"options":{"enable_script_context":true}}"#,
    },
    Rule {
        code: Code::CustomDatabaseSwitch,
        contract: Tenant,
        request: UpdateOf(Auth0, r#"{"enabledDatabaseCustomization":true}"#),
        broken: r#"{"options":{"enabledDatabaseCustomization":false}}"#,
        finding: "/options/enabledDatabaseCustomization auth0/custom-database-switch warning",
        met: r#"{"options":{"enabledDatabaseCustomization":true}}"#,
    },
    Rule {
        code: Code::NeededByProvisioning,
        contract: Tenant,
        request: UpdateOf(GoogleApps, r#"{"ext_groups":true}"#),
        broken: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com"}}"#,
        finding: "/options/ext_groups google-apps/needed-by-provisioning warning",
        met: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","ext_groups":true}}"#,
    },
    Rule {
        code: Code::ScriptContextOneWay,
        contract: Tenant,
        request: UpdateOf(Auth0, r#"{"enable_script_context":true}"#),
        broken: r#"{"options":{}}"#,
        finding: "/options/enable_script_context auth0/script-context-one-way warning",
        met: r#"{"options":{"enable_script_context":true}}"#,
    },
    Rule {
        code: Code::CustomDatabaseSwitch,
        contract: Tenant,
        request: UpdateOf(Auth0, r#"{"enabledDatabaseCustomization":true}"#),
        broken: r#"{"options":{}}"#,
        finding: "/options/enabledDatabaseCustomization auth0/custom-database-switch warning",
        met: r#"{"options":{"enabledDatabaseCustomization":true}}"#,
    },
    Rule {
        code: Code::CustomDatabaseSwitch,
        contract: Tenant,
        request: UpdateOf(Auth0, r#"{"enabledDatabaseCustomization":false}"#),
        broken: r#"{"options":{"enabledDatabaseCustomization":true}}"#,
        finding: "/options/enabledDatabaseCustomization auth0/custom-database-switch warning",
        met: r#"{"options":{}}"#,
    },
    Rule {
        code: Code::PkceReset,
        contract: Tenant,
        request: Update(Oidc),
        broken: r#"{"options":{"client_id":"a","client_secret":"b","discovery_url":"https://example.com/d","type":"back_channel"}}"#,
        finding: "/options/connection_settings oidc/pkce-reset warning",
        met: r#"{"options":{"client_id":"a","discovery_url":"https://example.com/d","type":"front_channel"}}"#,
    },
    Rule {
        code: Code::OptionLost,
        contract: Tenant,
        request: UpdateOf(Auth0, r#"{"passwordPolicy":"good"}"#),
        broken: r#"{"options":{}}"#,
        finding: "/options/passwordPolicy update/option-lost warning",
        met: r#"{"options":{"passwordPolicy":"low"}}"#,
    },
    Rule {
        code: Code::OptionLost,
        contract: Tenant,
        request: UpdateOf(Auth0, r#"{"brute_force_protection":false}"#),
        broken: r#"{"options":{}}"#,
        finding: "/options/brute_force_protection update/option-lost warning",
        met: r#"{"options":{"brute_force_protection":true}}"#,
    },
    Rule {
        code: Code::OptionLost,
        contract: Tenant,
        request: UpdateOf(
            Auth0,
            r#"{"password_dictionary":{"enable":true,"dictionary":["a"]}}"#,
        ),
        broken: r#"{"options":{"password_dictionary":{"enable":true}}}"#,
        finding: "/options/password_dictionary/dictionary update/option-lost warning",
        met: r#"{"options":{"password_dictionary":{"enable":true,"dictionary":["b"]}}}"#,
    },
    Rule {
        code: Code::SecretEmptied,
        contract: Tenant,
        request: UpdateOf(
            Auth0,
            r#"{"enabledDatabaseCustomization":true,"configuration":{"A":"b"}}"#,
        ),
        broken: r#"{"options":{"enabledDatabaseCustomization":true,"configuration":{"A":null}}}"#,
        finding: "/options/configuration/A update/secret-emptied warning",
        met: r#"{"options":{"enabledDatabaseCustomization":true,"configuration":{"A":"c"}}}"#,
    },
    Rule {
        code: Code::SecretEmptied,
        contract: Tenant,
        request: UpdateOf(GitHub, r#"{"client_secret":"b"}"#),
        broken: r#"{"options":{}}"#,
        finding: "/options/client_secret update/secret-emptied warning",
        met: r#"{"options":{"client_id":"a","client_secret":"b"}}"#,
    },
    Rule {
        code: Code::ClientsApart,
        contract: Tenant,
        request: Update(Auth0),
        broken: r#"{"enabled_clients":[]}"#,
        finding: "/enabled_clients update/clients-apart warning",
        met: r#"{"display_name":"Customers"}"#,
    },
    Rule {
        code: Code::CommonEndpointWithScim,
        contract: Tenant,
        request: UpdateOf(Waad, r#"{"useCommonEndpoint":false}"#),
        broken: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","useCommonEndpoint":true,"userid_attribute":"sub"}}"#,
        finding: "/options/useCommonEndpoint waad/common-endpoint-with-scim warning",
        met: r#"{"options":{"client_id":"a","client_secret":"b","tenant_domain":"example.com","useCommonEndpoint":false,"userid_attribute":"sub"}}"#,
    },
    Rule {
        code: Code::Overwritten,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"apple","options":{"name":true,"scope":"email"}}"#,
        finding: "/options/scope common/overwritten warning",
        met: r#"{"name":"customers","strategy":"apple","options":{"name":true,"scope":"name"}}"#,
    },
    Rule {
        code: Code::Overwritten,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"facebook","options":{"email":true,"scope":"public_profile"}}"#,
        finding: "/options/scope common/overwritten warning",
        met: r#"{"name":"customers","strategy":"facebook","options":{"email":true,"scope":"email"}}"#,
    },
    Rule {
        code: Code::Overwritten,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"github","options":{"email":true,"scope":["admin:org"]}}"#,
        finding: "/options/scope common/overwritten warning",
        met: r#"{"name":"customers","strategy":"github","options":{"email":true,"scope":["user:email"]}}"#,
    },
    Rule {
        code: Code::Overwritten,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"line","options":{"scope":["openid","profile","email"]}}"#,
        finding: "/options/scope common/overwritten warning",
        met: r#"{"name":"customers","strategy":"line","options":{"email":true,"scope":["openid","profile","email"]}}"#,
    },
    Rule {
        code: Code::Overwritten,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"linkedin","options":{"strategy_version":1,"scope":["r_liteprofile"]}}"#,
        finding: "/options/scope common/overwritten warning",
        met: r#"{"name":"customers","strategy":"linkedin","options":{"strategy_version":1,"scope":["r_basicprofile"]}}"#,
    },
    Rule {
        code: Code::Overwritten,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"linkedin","options":{"strategy_version":2,"scope":["r_basicprofile"]}}"#,
        finding: "/options/scope common/overwritten warning",
        met: r#"{"name":"customers","strategy":"linkedin","options":{"strategy_version":2,"scope":["r_liteprofile"]}}"#,
    },
    Rule {
        code: Code::Overwritten,
        contract: Tenant,
        request: Create,
        broken: r#"{"name":"customers","strategy":"wordpress","options":{"scope":["auth"]}}"#,
        finding: "/options/scope common/overwritten warning",
        met: r#"{"name":"customers","strategy":"wordpress","options":{"scope":["profile"]}}"#,
    },
    Rule {
        code: Code::RetiredStrategy,
        contract: Tenant,
        request: Read,
        broken: r#"{"id":"con_1","name":"customers","strategy":"yammer","options":{}}"#,
        finding: "/strategy common/retired-strategy warning",
        met: r#"{"id":"con_1","name":"customers","strategy":"auth0","options":{}}"#,
    },
    Rule {
        code: Code::UnknownStrategy,
        contract: Tenant,
        request: Read,
        broken: r#"{"id":"con_1","name":"customers","strategy":"no such strategy","options":{}}"#,
        finding: "/strategy common/unknown-strategy warning",
        met: r#"{"id":"con_1","name":"customers","strategy":"auth0","options":{}}"#,
    },
    Rule {
        code: Code::UnknownField,
        contract: Tenant,
        request: Read,
        broken: r#"{"id":"con_1","name":"customers","strategy":"auth0","dispaly_name":"A"}"#,
        finding: "/dispaly_name common/unknown-field warning",
        met: r#"{"id":"con_1","name":"customers","strategy":"auth0","display_name":"A","made_up":1}"#,
    },
];

/// The codes that these rules prove.
pub(super) fn codes() -> impl Iterator<Item = Code> {
    RULES.iter().map(|rule| rule.code).chain([
        Code::TooLarge,
        Code::ObjectIdNeededByScim,
        Code::Unlisted,
    ])
}

impl Rule {
    #[track_caller]
    fn check(&self, payload: &str, expected: &[&str]) {
        let stored = match self.request {
            UpdateOf(_, options) => {
                Value::parse(format!(r#"{{"options":{options}}}"#).as_bytes()).unwrap()
            }
            Create | Update(_) | Read => Value::Null,
        };
        let context = match self.request {
            Create => Context::create(self.contract),
            Read => Context::read(self.contract),
            Update(strategy) => Context::update(self.contract, Some(strategy), None),
            UpdateOf(strategy, _) => Context::update(self.contract, Some(strategy), Some(&stored)),
        };
        crate::check(payload, &context, expected);
    }
}

#[test]
fn every_rule_is_found_alone_where_it_is_broken_and_not_where_it_is_met() {
    for rule in RULES {
        let code = rule.finding.split(' ').nth_back(1);
        assert_eq!(code, Some(rule.code.as_str()));
        rule.check(rule.broken, &[rule.finding]);
        rule.check(rule.met, &[]);
    }
}

#[test]
fn one_byte_more_than_the_api_reads_is_too_large() {
    const MOST: usize = 1 << 20;
    let of_size = |size: usize| {
        let with = |value: &str| format!(r#"{{"options":{{"configuration":{{"A":"{value}"}}}}}}"#);
        with(&"x".repeat(size - with("").len()))
    };
    let context = Context::update(Tenant, Some(Auth0), None);
    crate::check(&of_size(MOST), &context, &[]);
    let too_large = format!(" {} warning", Code::TooLarge);
    crate::check(&of_size(MOST + 1), &context, &[&too_large]);
}

#[test]
fn what_is_found_beyond_all_measure_is_counted() {
    // Below one long key, the same key again and again: each finding would tell the whole way.
    let long = "x".repeat(1 << 18);
    let again = vec!["\"a\":1"; 10_000].join(",");
    let payload =
        format!(r#"{{"name":"customers","strategy":"auth0","options":{{"{long}":{{{again}}}}}}}"#);
    let report = validate_text(payload.as_bytes(), &Context::create(Tenant));
    let last = report.findings.last().unwrap();
    assert_eq!(
        (last.code, last.severity),
        (Code::Unlisted, Severity::Warning)
    );
    let listed = report.findings.len() - 1;
    let unlisted = usize::try_from(last.params.number("count").unwrap()).unwrap();
    // The long key is no known option, and the payload is no larger than the API reads.
    assert_eq!(listed + unlisted, 1 + 9_999);
    assert!((32..40).contains(&listed), "{listed} are listed");
    assert!(report.has_errors());
}

#[test]
fn scim_needs_object_ids_where_its_configuration_stands_beside_a_connection() {
    let found = |claim: &str| {
        let connection =
            format!(r#"{{"strategy":"waad","options":{{"userid_attribute":"{claim}"}}}}"#);
        let findings = validate_provisioned(&Value::parse(connection.as_bytes()).unwrap());
        findings.into_iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(found("sub"), [Code::ObjectIdNeededByScim]);
    assert_eq!(found("oid"), []);
}

#[test]
fn every_retired_strategy_is_called_so_and_no_other() {
    for strategy in Strategy::ALL {
        let payload = format!(r#"{{"name":"customers","strategy":"{strategy}"}}"#);
        let report = validate_text(payload.as_bytes(), &Context::create(Tenant));
        let value = Value::parse(payload.as_bytes()).unwrap();
        assert_eq!(validate_value(&value, &Context::create(Tenant)), report);
        let said = lines(&report.findings);
        let expected: &[&str] = if strategy.is_retired() {
            &["/strategy common/retired-strategy warning"]
        } else {
            &[]
        };
        let of_strategy = said.iter().filter(|line| line.starts_with("/strategy"));
        assert!(of_strategy.eq(expected), "{strategy}: {said:?}");
    }
    assert!(!Samlp.is_retired() && !Shop.is_retired());
}
