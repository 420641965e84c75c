//! Databases: passwords, guessing, imports.

use connection_model::{Contract, Strategy};
use lossless_json::{Object, Value};

use super::{Review, option, word};
use crate::Code;
use crate::params::Params;

pub(super) fn look(review: &mut Review<'_>) {
    if review.strategy == Some(Strategy::Auth0) {
        passwords(review);
        if review.is_on("import_mode") {
            review.mend(
                option("import_mode"),
                Code::ReviewImportMode,
                Value::Bool(false),
            );
        }
    }
    let guarded = review.option("brute_force_protection");
    if review.has("brute_force_protection") && guarded.and_then(Value::as_bool) == Some(false) {
        let code = Code::ReviewBruteForceProtectionOff;
        review.mend(option("brute_force_protection"), code, Value::Bool(true));
    }
}

fn passwords(review: &mut Review<'_>) {
    // The flexible policy takes the place of the older settings.
    if let Some(Value::Object(policy)) = review.option("password_options") {
        return flexible(review, policy);
    }
    let key = match review.contract {
        Contract::Reference => "password_policy",
        Contract::Tenant => "passwordPolicy",
    };
    if matches!(review.text(key), None | Some("none" | "low" | "")) {
        review.mend(
            option(key),
            Code::ReviewWeakPasswordPolicy,
            Value::from("good"),
        );
    }
    let history = review.option("password_history");
    let on = history.and_then(|history| history.get("enable"));
    if on.and_then(Value::as_bool) != Some(true) {
        let mut history = match history {
            Some(Value::Object(history)) => history.clone(),
            _ => Object::new(),
        };
        history.insert("enable", Value::Bool(true));
        if history.get("size").is_none() {
            history.insert("size", Value::from(5));
        }
        let code = Code::ReviewPasswordHistoryOff;
        review.mend(option("password_history"), code, Value::Object(history));
    }
}

/// The shortest password that resists guessing (NIST SP 800-63B, 5.1.1.1).
const SHORTEST: i64 = 8;

/// Recorded on tenants: what is left out of it is a length of 15, no history and no dictionary.
fn flexible(review: &mut Review<'_>, policy: &Object) {
    let place = option("password_options");
    let length = policy
        .get("complexity")
        .and_then(|complexity| complexity.get("min_length")?.as_number()?.as_i64());
    if length.is_some_and(|length| length < SHORTEST) {
        review.mend_one(
            place.join("complexity").join("min_length"),
            Code::ReviewWeakPasswordPolicy,
            word("setting", "length"),
            Value::from(SHORTEST),
        );
    }
    for (key, code, params) in [
        (
            "dictionary",
            Code::ReviewWeakPasswordPolicy,
            word("setting", "dictionary"),
        ),
        ("history", Code::ReviewPasswordHistoryOff, Params::none()),
    ] {
        let setting = policy.get(key);
        let on = setting.and_then(|setting| setting.get("active")?.as_bool());
        if on != Some(true) {
            let mut mended = setting
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default();
            mended.insert("active", Value::Bool(true));
            review.mend_one(place.join(key), code, params, Value::Object(mended));
        }
    }
}
