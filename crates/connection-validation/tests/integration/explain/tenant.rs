//! Sentences of live tenants, as they were recorded or quoted by users.

use connection_model::Strategy;
use connection_validation::{explain, known_sentences};

use super::{answer, check, line, refused};

#[test]
fn the_schema_names_what_it_does_not_know() {
    check(
        "Payload validation error: 'Additional properties not allowed: domainConnection'",
        &[r#"/domainConnection common/unknown-field {"key":"domainConnection"}"#],
    );
    check(
        "Payload validation error: 'Additional properties not allowed: requires_username' on property options.validation (Options for validation).",
        &[
            r#"/options/validation/requires_username common/unknown-option {"key":"requires_username"}"#,
        ],
    );
}

#[test]
fn each_key_of_a_list_is_a_finding() {
    check(
        "Payload validation error: 'Additional properties not allowed: second_setting,first_setting' on property settings (Specific provider setting).",
        &[
            r#"/settings/second_setting common/unknown-option {"key":"second_setting"}"#,
            r#"/settings/first_setting common/unknown-option {"key":"first_setting"}"#,
        ],
    );
}

#[test]
fn of_a_sentence_without_end_the_first_are_told_and_the_others_counted() {
    let keys = "a,".repeat(1_000);
    let unknown = format!("'Additional properties not allowed: {keys}b' on property options.x");
    let explanation = refused(&format!("Payload validation error: {unknown}."), None);
    assert_eq!(explanation.findings.len(), 64);
    assert_eq!(explanation.unnamed, 1_001 - 64);
    for finding in &explanation.findings {
        let expected = r#"/options/x/a common/unknown-option {"key":"a"}"#;
        assert_eq!(line(finding), expected);
    }

    let inner = format!("Payload validation error: {unknown} (also) ").repeat(3);
    let message = format!("Payload validation error: {unknown}. Inner errors: [ {inner} ].");
    let explanation = refused(&message, None);
    assert_eq!(explanation.findings.len(), 64);
    assert_eq!(explanation.unnamed, 1_001 - 64 + 4);
}

#[test]
fn a_field_that_only_a_creation_has_cannot_change() {
    check(
        "Payload validation error: 'Additional properties not allowed: strategy,name'.",
        &[
            r#"/strategy common/immutable {"key":"strategy"}"#,
            r#"/name common/immutable {"key":"name"}"#,
        ],
    );
}

#[test]
fn a_missing_member_is_where_it_belongs() {
    check(
        "Payload validation error: 'Missing required property: strategy'.",
        &[r#"/strategy common/required {"key":"strategy"}"#],
    );
    check(
        "Payload validation error: 'Missing required property: active' on property authentication (Whether users may sign in).",
        &[r#"/authentication/active common/required {"key":"active"}"#],
    );
    check(
        "options.client_id is required",
        &["/options/client_id common/required"],
    );
    check(
        "options.domain is required",
        &["/options/domain okta/missing-domain"],
    );
}

#[test]
fn a_value_of_another_type_or_form_is_told_without_the_value() {
    check(
        "Payload validation error: 'Expected type object but found type string' on property options.validation (Options for validation).",
        &[r#"/options/validation common/type {"expected":["object"],"found":"string"}"#],
    );
    check(
        "Payload validation error: 'Expected type string,null but found type integer' on property options.scope.",
        &[r#"/options/scope common/type {"expected":["string","null"],"found":"integer"}"#],
    );
    check(
        "Payload validation error: 'Object didn't pass validation for format email: ' on property groups[0].email (Google Workspace Directory group email).",
        &[r#"/groups/0/email common/format {"format":"email"}"#],
    );
    check(
        "Payload validation error: 'String does not match pattern ^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$: a b' on property name (The name of the connection).",
        &["/name common/format"],
    );
    check(
        "Payload validation error: 'Invalid value \"auth0-adldap\"' on property strategy (The identity provider identifier for the connection).",
        &["/strategy common/unknown-strategy"],
    );
    check(
        "Payload validation error: 'Invalid value \"sha512\"' on property options.signatureAlgorithm (The algorithm).",
        &["/options/signatureAlgorithm common/choice"],
    );
}

#[test]
fn bounds_are_figures() {
    let on = |detail: &str| format!("Payload validation error: '{detail}' on property realms (R).");
    check(
        &on("String is too short (0 chars), minimum 1"),
        &[r#"/realms common/length {"min":1}"#],
    );
    check(
        &on("String is too long (129 chars), maximum 128"),
        &[r#"/realms common/length {"max":128}"#],
    );
    check(
        &on("Value 25 is greater than maximum 24"),
        &[r#"/realms common/range {"max":24}"#],
    );
    check(
        &on("Value -1 is less than minimum 0"),
        &[r#"/realms common/range {"min":0}"#],
    );
    check(
        &on("Array is too long (11), maximum 10"),
        &[r#"/realms common/count {"max":10}"#],
    );
    check(
        &on("Array is too short (0), minimum 1"),
        &[r#"/realms common/count {"min":1}"#],
    );
    check(
        &on("Too many properties defined (11), maximum 10"),
        &[r#"/realms common/count {"max":10}"#],
    );
    check(
        &on("Too few properties defined (0), minimum 1"),
        &[r#"/realms common/count {"min":1}"#],
    );
}

#[test]
fn of_equal_entries_the_later_one_is_meant() {
    check(
        "Payload validation error: 'Array items are not unique (indexes 0 and 1)' on property rule.match.auth0_managed.",
        &["/rule/match/auth0_managed/1 common/unique"],
    );
}

#[test]
fn where_no_schema_fits_the_inner_errors_are_findings_of_their_own() {
    let message = "Payload validation error: 'None of the valid schemas were met' on property rule (The rule). \
                   Inner errors: [ Payload validation error: 'Missing required property: block' on property action. \
                   (also) Payload validation error: 'Additional properties not allowed: allow,log' on property action. ]";
    check(
        message,
        &[
            "/rule server/no-schema-fits",
            r#"/rule/action/block common/required {"key":"block"}"#,
            r#"/rule/action/allow common/unknown-option {"key":"allow"}"#,
            r#"/rule/action/log common/unknown-option {"key":"log"}"#,
        ],
    );
    let explanation = refused(message, None);
    assert_eq!(explanation.body.message, message);
    assert_eq!(
        explanation.findings[1].message,
        "Payload validation error: 'Missing required property: block' on property action."
    );
}

#[test]
fn the_payload_tells_where_the_place_of_an_inner_error_begins() {
    let message = "Payload validation error: 'None of the valid schemas were met' on property options. \
                   Inner errors: [ Payload validation error: 'Expected type boolean but found type string' on property options.mfa.active ]";
    let expected = r#"/options/mfa/active common/type {"expected":["boolean"],"found":"string"}"#;
    let lines = |payload| {
        let explanation = refused(message, payload);
        explanation.findings.iter().map(line).collect::<Vec<_>>()
    };
    let payload = r#"{"options":{"mfa":{"active":"yes"}}}"#;
    assert_eq!(lines(Some((payload, Strategy::Auth0)))[1], expected);
    assert_eq!(lines(None)[1], expected);
    let message = message.replace("property options.mfa.active", "property name");
    let explanation = refused(
        &message,
        Some((r#"{"name":1,"options":{}}"#, Strategy::Auth0)),
    );
    assert_eq!(
        explanation.findings[1].pointer.as_ref().unwrap().as_str(),
        "/name"
    );
}

#[test]
fn a_key_of_the_payload_may_hold_what_separates_keys() {
    let message = "Payload validation error: 'Additional properties not allowed: a,b' on property options.configuration.x.y (Any).";
    let payload = r#"{"options":{"configuration":{"x.y":{"a,b":1}}}}"#;
    let explanation = refused(message, Some((payload, Strategy::Auth0)));
    let lines: Vec<_> = explanation.findings.iter().map(line).collect();
    assert_eq!(
        lines,
        [r#"/options/configuration/x.y/a,b common/unknown-option {"key":"a,b"}"#]
    );
}

#[test]
fn a_value_that_looks_like_the_end_of_its_sentence_does_not_end_it() {
    check(
        "Payload validation error: 'Invalid value \"x' on property name (\"' on property options.type (The type).",
        &["/options/type common/choice"],
    );
}

#[test]
fn what_a_strategy_refuses_has_the_code_of_its_rule() {
    check(
        "attribute phone_number must also be required on signup",
        &["/options/attributes/phone_number/signup/status auth0/required-not-on-signup"],
    );
    check(
        "The Groups extended attribute (options.ext_groups) cannot be disabled for this connection when inbound directory provisioning for groups is enabled.",
        &["/options/ext_groups google-apps/needed-by-provisioning"],
    );
    check(
        "undefined is not a valid Windows Azure AD domain",
        &["/options/tenant_domain waad/missing-directory-domain"],
    );
    check(
        "missing federation metadata url",
        &["/options/adfs_server adfs/missing-federation-metadata"],
    );
}

#[test]
fn what_only_the_server_can_see_has_a_code_of_its_own() {
    check(
        "Cross App Access Requesting App is not supported for this connection.",
        &["/cross_app_access_requesting_app server/not-supported"],
    );
    check(
        "The provided action must be deployed to be used for password hash migration",
        &["/options/custom_password_hash/action_id server/password-hash-action"],
    );
    for message in [
        "No phone provider configured for the tenant",
        "Tenant Phone Provider not set. Connection can not be enable on a client.",
        "Passwordless cannot be enabled for a client, as delivery method (sms/text) is not supported by the configured Tenant phone provider",
    ] {
        check(message, &["- server/phone-provider"]);
    }
    check(
        "Your account is not allowed to set options.set_user_root_attributes",
        &["/options/set_user_root_attributes server/not-in-plan"],
    );
}

#[test]
fn what_a_plan_limits_is_not_forbidden_for_good() {
    for message in [
        "You reached the limit of entities of this type for this tenant.",
        "You can only create 1 non-Okta enterprise connection(s) for this tenant.",
    ] {
        let explanation = explain(403, &answer(403, "", message), None);
        let lines: Vec<_> = explanation.findings.iter().map(line).collect();
        assert_eq!(lines, ["- server/not-in-plan"], "{message}");
    }
}

#[test]
fn an_action_that_is_not_named_has_the_rule_of_its_place() {
    check(
        "The action_id field value cannot be empty, null or undefined",
        &["/options/custom_password_hash/action_id common/required"],
    );
    check(
        "The custom_password_hash option is only available for database connections",
        &["/options/custom_password_hash common/unknown-option"],
    );
}

#[test]
fn an_unknown_sentence_still_tells_its_place() {
    check(
        "The value of options.some_new.thing (beta) is odd",
        &["/options/some_new/thing server/refused"],
    );
    check(
        "Payload validation error: 'Something new' on property options.mfa (MFA).",
        &["/options/mfa server/refused"],
    );
    check("Something new", &["- server/refused"]);
    check("", &["- server/refused"]);
}

#[test]
fn a_parameter_of_the_request_is_no_place_in_the_payload() {
    check(
        "Query validation error: 'Value 101 is greater than maximum 100' on property per_page (Number of results per page).",
        &[r#"- server/query {"parameter":"per_page"}"#],
    );
    check(
        "Path validation error: 'Object didn't pass validation for format connection-id: con_1' on property id (The id of the connection).",
        &[r#"- server/path {"parameter":"id"}"#],
    );
}

#[test]
fn a_missing_scope_is_named() {
    for message in [
        "Insufficient scope, expected any of: read:connections,read:connections_options",
        "Insufficient scope, expected any of: read:connections, read:connections_options",
    ] {
        let explanation = explain(403, &answer(403, "insufficient_scope", message), None);
        assert_eq!(
            line(&explanation.findings[0]),
            r#"- server/insufficient-scope {"scopes":"read:connections read:connections_options"}"#
        );
    }
}

#[test]
fn a_conflict_is_where_the_taken_thing_is() {
    for (message, expected) in [
        (
            "A connection with the same name already exists",
            "/name set/same-name",
        ),
        (
            "A connection with the same name is being deleted, try again later",
            "/name server/name-being-deleted",
        ),
        (
            "There is already another connection with some realms from \"realms\" parameter",
            "/realms set/same-realm",
        ),
        (
            "There is already a domain connection enabled for strategy",
            "/is_domain_connection set/second-domain-connection",
        ),
        (
            "The name/client_id tuple has already been used for another connection",
            "/options/client_id server/client-taken",
        ),
    ] {
        let explanation = explain(409, &answer(409, "", message), None);
        assert_eq!(line(&explanation.findings[0]), expected);
    }
}

/// Guards against a sentence that stands behind a more general one.
#[test]
fn every_known_sentence_is_read_as_what_it_stands_for() {
    for known in known_sentences() {
        assert!(known.text.contains(known.words), "{known:?}");
        assert!(!known.words.is_empty(), "{known:?}");
        let message = known.text.replace('…', "word");
        let explanation = refused(&message, None);
        let [told] = explanation.findings.as_slice() else {
            panic!("{message}: {:?}", explanation.findings);
        };
        assert!(known.reasons.contains(&told.reason), "{message}: {told:?}");
        let place = known.place.map(|place| place.replace('*', "word"));
        if let Some(place) = place {
            assert_eq!(told.pointer.as_ref().unwrap().as_str(), place, "{message}");
        }
    }
}
