//! What is to be said of an access token before it is used.

use connection_model::Operation;
use connection_validation::Severity;
use management_client::TokenClaims;

/// A token that ends within this many seconds is worth a word.
const SOON: u64 = 5 * 60;

/// Something to know about a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Advice {
    /// Whether it cannot be used at all.
    pub(crate) severity: Severity,
    /// What, and what to do.
    pub(crate) text: String,
}

/// What is to be said, given the server it is for (unless none is named yet) and the seconds since
/// 1970.
pub(crate) fn advice(claims: &TokenClaims, server: Option<&str>, now: u64) -> Vec<Advice> {
    let mut advice = Vec::new();
    let mut say = |severity, text: String| advice.push(Advice { severity, text });
    match claims.expires {
        Some(end) if end <= now => say(
            Severity::Error,
            format!(
                "This token ended {} ago. Get a new one.",
                duration(now - end)
            ),
        ),
        Some(end) if end - now < SOON => say(
            Severity::Warning,
            format!("This token ends in {}.", duration(end - now)),
        ),
        _ => {}
    }
    if let Some(server) = server
        && !claims.is_for(server)
    {
        let text = format!(
            "This token is for {}, not for {server}. The server will refuse it.",
            claims.audiences.join(" and ")
        );
        say(Severity::Warning, text);
    }
    if let Some(scope) = claims.missing_scope(Operation::ListConnections) {
        let text = format!("This token lacks the scope {scope}: no connection can be shown.");
        say(Severity::Warning, text);
    }
    advice
}

/// A number of seconds in the two largest units that count.
pub(crate) fn duration(seconds: u64) -> String {
    const UNITS: [(u64, &str); 4] = [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")];
    let mut rest = seconds;
    let mut parts: Vec<String> = Vec::new();
    for (size, unit) in UNITS {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(format!("{count} {unit}"));
        } else if !parts.is_empty() {
            break;
        }
        if parts.len() == 2 {
            break;
        }
    }
    if parts.is_empty() {
        "0 s".to_owned()
    } else {
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use connection_validation::Severity;
    use management_client::TokenClaims;

    use super::{advice, duration};

    const NOW: u64 = 1_800_000_000;

    fn claims(expires: u64, audience: &str, scope: &str) -> TokenClaims {
        TokenClaims {
            audiences: vec![audience.to_owned()],
            scopes: Some(vec![scope.to_owned()]),
            expires: Some(expires),
            ..TokenClaims::default()
        }
    }

    #[track_caller]
    fn check(claims: &TokenClaims, expected: &[(Severity, &str)]) {
        let found = advice(claims, Some("https://t.example"), NOW);
        let found: Vec<(Severity, &str)> = found
            .iter()
            .map(|advice| (advice.severity, advice.text.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_good_token_needs_no_word() {
        let good = claims(
            NOW + 86_400,
            "https://t.example/api/v2/",
            "read:connections",
        );
        check(&good, &[]);
        assert_eq!(advice(&TokenClaims::default(), None, NOW), []);
    }

    #[test]
    fn an_ended_token_is_not_sent() {
        let ended = claims(NOW - 61, "https://t.example/api/v2/", "read:connections");
        let text = "This token ended 1 min 1 s ago. Get a new one.";
        check(&ended, &[(Severity::Error, text)]);
    }

    #[test]
    fn what_will_soon_or_surely_fail_is_told() {
        let poor = claims(NOW + 90, "https://other.example/api/v2/", "read:users");
        check(
            &poor,
            &[
                (Severity::Warning, "This token ends in 1 min 30 s."),
                (
                    Severity::Warning,
                    "This token is for https://other.example/api/v2/, not for https://t.example. \
                     The server will refuse it.",
                ),
                (
                    Severity::Warning,
                    "This token lacks the scope read:connections: no connection can be shown.",
                ),
            ],
        );
    }

    #[test]
    fn a_duration_has_two_units_at_most() {
        for (seconds, text) in [
            (0, "0 s"),
            (59, "59 s"),
            (60, "1 min"),
            (3661, "1 h 1 min"),
            (3601, "1 h"),
            (86_400 * 2 + 3600 * 5 + 7, "2 d 5 h"),
        ] {
            assert_eq!(duration(seconds), text);
        }
    }
}
