//! Identifiers of a database: sign-up, uniqueness, sign-in without a password.

use lossless_json::Value;

use super::{Payload, stored};
use crate::Code;
use crate::catalogue::relation::Expected::{self, Bool, Choice};
use crate::engine::Outbox;
use crate::finding::Severity;
use crate::strategies::auth0::option;

const EMAIL: u16 = option("attributes.email");
const EMAIL_UNIQUE: u16 = option("attributes.email.unique");
const PASSWORD_ENABLED: u16 = option("authentication_methods.password.enabled");
const PASSKEY_ENABLED: u16 = option("authentication_methods.passkey.enabled");
const EMAIL_OTP_ENABLED: u16 = option("authentication_methods.email_otp.enabled");
const PHONE_OTP_ENABLED: u16 = option("authentication_methods.phone_otp.enabled");

/// What these rules read.
pub(crate) const READS: &[u16] = &[
    EMAIL,
    EMAIL_UNIQUE,
    PASSWORD_ENABLED,
    PASSKEY_ENABLED,
    EMAIL_OTP_ENABLED,
    PHONE_OTP_ENABLED,
    option("attributes.email.profile_required"),
    option("attributes.email.signup.status"),
    option("attributes.phone_number.profile_required"),
    option("attributes.phone_number.signup.status"),
    option("attributes.username.profile_required"),
    option("attributes.username.signup.status"),
    option("attributes.email.identifier.active"),
    option("attributes.email.signup.verification.active"),
    option("attributes.phone_number.identifier.active"),
    option("attributes.phone_number.signup.verification.active"),
];

/// What a creation has to have at least one of, for one of these rules to find anything.
pub(crate) const TRIGGERS: &[(u16, Expected)] = &[
    (option("attributes.email.profile_required"), Bool(true)),
    (
        option("attributes.phone_number.profile_required"),
        Bool(true),
    ),
    (option("attributes.username.profile_required"), Bool(true)),
    (PASSWORD_ENABLED, Bool(false)),
];

/// Applies the rules of this theme.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    required_on_signup(payload, outbox);
    verified_without_password(payload, outbox);
    passkey_alone(payload, outbox);
    email_unique(payload, outbox);
}

/// Reads `profile_required` and `signup.status` of each attribute.
///
/// Recorded on tenants: `inactive` is refused ("attribute phone_number must also be required on
/// signup"). That `optional` is refused as well follows from the sentence and was not seen.
fn required_on_signup(payload: &Payload<'_>, outbox: &mut Outbox) {
    const ATTRIBUTES: [(u16, u16); 3] = [
        (
            option("attributes.email.profile_required"),
            option("attributes.email.signup.status"),
        ),
        (
            option("attributes.phone_number.profile_required"),
            option("attributes.phone_number.signup.status"),
        ),
        (
            option("attributes.username.profile_required"),
            option("attributes.username.signup.status"),
        ),
    ];
    for (profile_required, status) in ATTRIBUTES {
        if !payload.options.is(profile_required, Bool(true)) {
            continue;
        }
        let severity = if payload.options.is(status, Choice("inactive")) {
            Severity::Error
        } else if payload.options.is(status, Choice("optional")) {
            Severity::Warning
        } else {
            continue;
        };
        payload.report(
            outbox,
            status,
            profile_required,
            Code::RequiredNotOnSignup,
            severity,
        );
    }
}

/// Reads `authentication_methods.password.enabled` and, of email and phone number, whether it is
/// an identifier and verified at sign-up. Documented.
fn verified_without_password(payload: &Payload<'_>, outbox: &mut Outbox) {
    const IDENTIFIERS: [(u16, u16); 2] = [
        (
            option("attributes.email.identifier.active"),
            option("attributes.email.signup.verification.active"),
        ),
        (
            option("attributes.phone_number.identifier.active"),
            option("attributes.phone_number.signup.verification.active"),
        ),
    ];
    if !payload.options.is(PASSWORD_ENABLED, Bool(false)) {
        return;
    }
    for (identifier, verification) in IDENTIFIERS {
        let unverified = payload.options.is(identifier, Bool(true))
            && !payload.options.is(verification, Bool(true));
        if unverified {
            let code = Code::UnverifiedWithoutPassword;
            payload.report(outbox, verification, identifier, code, Severity::Warning);
        }
    }
}

/// Reads the `enabled` of all authentication methods. Documented: passkeys need a second method.
fn passkey_alone(payload: &Payload<'_>, outbox: &mut Outbox) {
    let on = |method| payload.options.is(method, Bool(true));
    let alone = on(PASSKEY_ENABLED)
        && payload.options.is(PASSWORD_ENABLED, Bool(false))
        && !on(EMAIL_OTP_ENABLED)
        && !on(PHONE_OTP_ENABLED);
    if alone {
        let code = Code::PasskeyAlone;
        payload.report(
            outbox,
            PASSKEY_ENABLED,
            PASSWORD_ENABLED,
            code,
            Severity::Warning,
        );
    }
}

/// Reads `attributes.email.unique` of the payload and of the stored connection.
///
/// Recorded on tenants: "cannot add non-unique email attribute"; reported by users: "cannot patch
/// unique property on email attribute", also when a stored `false` is left out, which reads as
/// `true`.
fn email_unique(payload: &Payload<'_>, outbox: &mut Outbox) {
    if !payload.replaces_options() || payload.options.present(EMAIL).is_none() {
        return;
    }
    let Some(stored) = stored::options(payload) else {
        return;
    };
    let unique = !payload.options.is(EMAIL_UNIQUE, Bool(false));
    let email = stored
        .get("attributes")
        .and_then(|attributes| attributes.get("email"));
    let was_unique = |email: &Value| email.get("unique").and_then(Value::as_bool) != Some(false);
    let code = match email {
        None if !unique => Code::NonUniqueEmailAdded,
        Some(email) if was_unique(email) != unique => Code::EmailUniqueChanged,
        _ => return,
    };
    payload.report(outbox, EMAIL_UNIQUE, EMAIL, code, Severity::Error);
}
