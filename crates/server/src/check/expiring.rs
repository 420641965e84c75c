//! `--expiring`: the dates of the certificates in a connection.

use connection_validation::certificate::{Certificates, certificates};
use connection_validation::{Code, Finding, Severity};
use lossless_json::Value;

use crate::system_clock;

/// Which certificates are to be reported.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expiring {
    days: i64,
    /// Seconds since 1970.
    now: i64,
}

impl Expiring {
    /// Those that end within so many days from now, or have ended.
    pub(super) fn within(days: u32) -> Self {
        Self {
            days: i64::from(days),
            now: i64::try_from(system_clock::seconds()).unwrap_or(i64::MAX),
        }
    }

    /// How many days before its end a certificate is reported.
    pub(super) fn days(self) -> i64 {
        self.days
    }

    /// Looks at the certificates of a connection. What the validator says of a certificate is not
    /// said again; an expired one is an error, since somebody has asked.
    pub(super) fn look_into(self, connection: &Value, known: &[Finding]) -> Certificates {
        let mut found = certificates(connection, self.now, self.days);
        let is_known = |one: &Finding| known.iter().any(|other| other.pointer == one.pointer);
        found.findings.retain(|finding| !is_known(finding));
        for finding in &mut found.findings {
            if finding.code == Code::CertificateExpired {
                finding.severity = Severity::Error;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use connection_validation::{Locale, message};
    use lossless_json::{Object, Value};

    use super::Expiring;

    /// Valid from 2024-02-29T12:00:00Z to 2054-03-01T23:59:59Z.
    const PEM: &str = include_str!("../../../connection-validation/tests/data/example.pem");
    const NOT_BEFORE: i64 = 1_709_208_000;
    const NOT_AFTER: i64 = 2_656_022_399;
    const DAY: i64 = 86_400;

    fn findings(now: i64, days: i64, options: &[(&str, &str)]) -> Vec<String> {
        let mut object = Object::new();
        for (name, value) in options {
            object.insert(*name, Value::from(*value));
        }
        of_strategy("samlp", now, days, object)
    }

    fn of_strategy(strategy: &str, now: i64, days: i64, object: Object) -> Vec<String> {
        let mut connection = Object::new();
        connection.insert("strategy", strategy.into());
        connection.insert("options", Value::Object(object));
        Expiring { days, now }
            .look_into(&Value::Object(connection), &[])
            .findings
            .iter()
            .map(|dated| {
                let severity = dated.severity.as_str();
                let message = message(Locale::English, dated);
                let message = message.split([';', ',']).next().unwrap();
                format!("{severity} {} {message}", dated.pointer)
            })
            .collect()
    }

    #[track_caller]
    fn check(now: i64, days: i64, expected: &str) {
        let found = findings(now, days, &[("signingCert", PEM)]);
        assert_eq!(found.concat(), expected);
    }

    #[test]
    fn a_certificate_is_reported_from_the_day_on_that_was_asked_for() {
        check(NOT_AFTER - 31 * DAY, 30, "");
        check(
            NOT_AFTER - 31 * DAY + 1,
            30,
            "warning /options/signingCert expires in 30 days",
        );
        check(
            NOT_AFTER - DAY,
            30,
            "warning /options/signingCert expires in 1 day",
        );
        check(
            NOT_AFTER,
            0,
            "warning /options/signingCert expires within a day",
        );
        check(NOT_AFTER + 1, 0, "error /options/signingCert expired today");
        check(
            NOT_AFTER + 2 * DAY,
            0,
            "error /options/signingCert expired 2 days ago",
        );
        check(
            NOT_BEFORE - 5 * DAY,
            0,
            "warning /options/signingCert is not valid for another 5 days",
        );
    }

    #[test]
    fn a_certificate_that_is_stored_twice_is_reported_once() {
        let both = [("signingCert", PEM), ("cert", PEM)];
        assert_eq!(findings(NOT_AFTER + 1, 0, &both).len(), 1);
    }

    #[test]
    fn each_certificate_of_a_list_is_looked_into() {
        let mut options = Object::new();
        let list = vec!["bm8=".into(), PEM.into()];
        options.insert("certs", Value::Array(list));
        let found = of_strategy("ad", NOT_AFTER + 1, 0, options);
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("warning /options/certs/0 cannot be read"));
        assert_eq!(found[1], "error /options/certs/1 expired today");
    }

    #[test]
    fn what_is_no_certificate_is_said_to_be_none() {
        let found = findings(NOT_BEFORE, 0, &[("cert", "bm8gY2VydGlmaWNhdGU=")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("warning /options/cert cannot be read"));
    }
}
