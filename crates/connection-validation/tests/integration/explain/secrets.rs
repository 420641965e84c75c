//! What may be a secret stays out of what a server repeats.

use connection_model::Strategy;
use connection_validation::Explanation;

use super::refused;

#[track_caller]
fn check(explanation: &Explanation, message: &str) {
    assert_eq!(explanation.body.message, message);
    for finding in &explanation.findings {
        assert!(!finding.message.contains("canary"), "{}", finding.message);
        let params = finding.params.to_value().to_string();
        assert!(!params.contains("canary"), "{params}");
    }
}

#[test]
fn a_short_secret_of_the_payload_is_taken_out_as_a_whole_word() {
    let payload = r#"{"options":{"nobody_knows_this":"canary","other":"fair"}}"#;
    let explanation = refused(
        "Bad value 'canary' or canary, not canaryish or unfair",
        Some((payload, Strategy::Auth0)),
    );
    assert_eq!(
        explanation.body.message,
        "Bad value '…' or …, not canaryish or unfair"
    );
    assert_eq!(explanation.findings[0].message, explanation.body.message);
}

#[test]
fn a_long_secret_is_taken_out_wherever_it_stands() {
    let payload = r#"{"options":{"client_secret":"canarycanary"}}"#;
    let explanation = refused(
        "client_secretcanarycanary1",
        Some((payload, Strategy::Oidc)),
    );
    check(&explanation, "client_secret…1");
}

#[test]
fn a_longer_secret_leaves_nothing_of_itself_behind() {
    let payload = r#"{"options":{"a":"canary","b":"canary of mine"}}"#;
    let explanation = refused("Bad value canary of mine", Some((payload, Strategy::Auth0)));
    check(&explanation, "Bad value …");
}

#[test]
fn without_the_payload_the_value_of_a_place_that_may_be_secret_is_taken_out() {
    check(
        &refused(
            "Payload validation error: 'String does not match pattern ^x$: canary-mine' on property options.client_secret (The secret).",
            None,
        ),
        "Payload validation error: 'String does not match pattern ^x$: …' on property options.client_secret (The secret).",
    );
    check(
        &refused(
            "Payload validation error: 'None of the valid schemas were met' on property options. Inner errors: [ Payload validation error: 'Invalid value \"canary\"' on property client_secret. ]",
            None,
        ),
        "Payload validation error: 'None of the valid schemas were met' on property options. Inner errors: [ Payload validation error: 'Invalid value \"…\"' on property client_secret. ]",
    );
}

#[test]
fn a_value_that_is_no_secret_stays() {
    let message = "Payload validation error: 'String does not match pattern ^x$: my name' on property name (The name).";
    check(&refused(message, None), message);
    let message = "Payload validation error: 'Invalid value \"best\"' on property options.passwordPolicy (The policy).";
    let payload = r#"{"options":{"passwordPolicy":"best"}}"#;
    check(&refused(message, Some((payload, Strategy::Auth0))), message);
}
