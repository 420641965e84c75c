//! Databases: passwords, guessing, imports.

use connection_model::{Contract, Strategy};
use lossless_json::{Object, Value};

use super::{Review, option};
use crate::Code;

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
    // The flexible policy says all of this in its own words.
    if review.option("password_options").is_some() {
        return;
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
