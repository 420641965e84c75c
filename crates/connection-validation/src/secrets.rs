//! Which values may be shown, logged or stored.

use connection_model::Strategy;
use lossless_json::Pointer;

use crate::catalogue::{self, Secret};
use crate::strategies;

/// The class of the value at a place in a connection.
///
/// What no catalogue knows may hold a secret. A place below a secret is one too.
pub fn secret_class(strategy: Option<Strategy>, pointer: &Pointer) -> Secret {
    if pointer.tokens().next().as_deref() == Some("options") {
        option_class(strategy, pointer)
    } else {
        common_class(pointer)
    }
}

/// The class of the value at a place below `options`.
///
/// It reads what is checked alone, so that whoever checks links no text of the catalogue.
pub(crate) fn option_class(strategy: Option<Strategy>, pointer: &Pointer) -> Secret {
    let tokens = pointer.tokens().skip(1);
    let Some(checks) = strategy.map(strategies::checks) else {
        return Secret::MayContain;
    };
    let mut current = None;
    let mut strictest = Secret::No;
    for token in tokens {
        let Some(row) = checks.at(current, &token) else {
            return strictest.max(Secret::MayContain);
        };
        strictest = strictest.max(row.check.secret);
        current = Some(row);
    }
    if current.is_some() {
        strictest
    } else {
        Secret::MayContain
    }
}

/// Top-level fields are plain; those the catalogue does not know may hold anything, apart from
/// those the API itself adds to its answers.
fn common_class(pointer: &Pointer) -> Secret {
    match pointer.as_str() {
        "/id" => Secret::No,
        _ if catalogue::common().find(pointer).is_some() => Secret::No,
        _ => Secret::MayContain,
    }
}

#[cfg(test)]
mod tests {
    use connection_model::Strategy;
    use lossless_json::Pointer;

    use super::secret_class;
    use crate::Secret;

    #[track_caller]
    fn check(pointer: &str, expected: Secret) {
        let pointer = Pointer::parse(pointer).unwrap();
        assert_eq!(
            secret_class(Some(Strategy::Auth0), &pointer),
            expected,
            "{pointer}"
        );
    }

    #[test]
    fn what_the_catalogue_marks_is_as_marked() {
        check("/options/configuration", Secret::Yes);
        check("/options/configuration/API_KEY", Secret::Yes);
        check("/options/customScripts/login", Secret::MayContain);
        check(
            "/options/upstream_params/screen_name/value",
            Secret::MayContain,
        );
        check("/options/password_history/size", Secret::No);
        check("/options/precedence/0", Secret::No);
    }

    #[test]
    fn what_no_catalogue_knows_may_hold_a_secret() {
        check("/options/made_up", Secret::MayContain);
        check("/options/customScripts/made_up", Secret::MayContain);
        check("/options/password_history/made_up", Secret::MayContain);
        check("/options", Secret::MayContain);
        check("/provisioning_ticket_url", Secret::MayContain);
        let pointer = Pointer::parse("/options/disable_signup").unwrap();
        assert_eq!(secret_class(None, &pointer), Secret::MayContain);
    }

    #[test]
    fn the_fields_of_a_connection_are_plain() {
        for field in [
            "/id",
            "/name",
            "/strategy",
            "/enabled_clients/0",
            "/metadata/owner",
        ] {
            check(field, Secret::No);
        }
    }
}
