//! `--expiring`: the dates of the certificates in a connection.

use connection_documents::Certificate;
use connection_model::Strategy;
use connection_validation::catalogue::{self, Format};
use connection_validation::{Finding, Severity};
use lossless_json::{Pointer, Position, Value};

use super::codes::{
    CERTIFICATE_EXPIRED, CERTIFICATE_EXPIRES_SOON, CERTIFICATE_NOT_YET_VALID,
    CERTIFICATE_UNREADABLE,
};
use super::place::{Cursor, locate};
use super::record::Record;
use super::report::counted;
use crate::system_clock;

/// Where strategies without a table of options keep the identity provider's certificate.
const USUAL_PLACES: [&str; 2] = ["/options/signingCert", "/options/cert"];

/// Which certificates are to be reported.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expiring {
    days: i64,
    /// Seconds since 1970.
    now: i64,
}

/// What is known of the certificates of one connection.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    /// How many could be read.
    pub(super) read: usize,
    pub(super) findings: Vec<Dated>,
}

/// A certificate that is to be seen to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) pointer: Pointer,
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) message: String,
}

impl Expiring {
    /// Those that end within so many days from now, or have ended.
    pub(super) fn within(days: u32) -> Self {
        Self {
            days: i64::from(days),
            now: i64::try_from(system_clock::seconds()).unwrap_or(i64::MAX),
        }
    }

    /// Reads the certificates of a connection. What the validator says of a certificate is not
    /// said again.
    pub(super) fn look_into(self, record: &[u8], known: &[Finding]) -> Certificates {
        let mut certificates = Certificates::default();
        // A connection without a certificate has no text that could be one.
        if !record
            .windows(4)
            .any(|bytes| matches!(bytes, b"Cert" | b"cert"))
        {
            return certificates;
        }
        let Ok(connection) = Value::parse(record) else {
            return certificates;
        };
        let mut seen: Vec<Vec<u8>> = Vec::new();
        for pointer in places(&connection) {
            let Some(text) = connection.at(&pointer).and_then(Value::as_str) else {
                continue;
            };
            if known.iter().any(|finding| finding.pointer == pointer) {
                continue;
            }
            match Certificate::read(text.as_bytes()) {
                // The API stores one certificate in two options.
                Ok(certificate) if seen.iter().any(|der| der == certificate.der()) => {}
                Ok(certificate) => {
                    certificates.read += 1;
                    certificates
                        .findings
                        .extend(self.judge(&pointer, &certificate));
                    seen.push(certificate.der().to_vec());
                }
                Err(_) => certificates.findings.push(Dated {
                    pointer,
                    code: CERTIFICATE_UNREADABLE,
                    severity: Severity::Warning,
                    message: "cannot be read as one certificate, so that nobody knows when it \
                              expires"
                        .to_owned(),
                }),
            }
        }
        certificates
    }

    fn judge(self, pointer: &Pointer, certificate: &Certificate) -> Option<Dated> {
        let validity = certificate.validity();
        let left = validity.days_left(self.now);
        let days = |count: i64| counted(usize::try_from(count).unwrap_or(0), "day", "days");
        let (code, severity, message) = if validity.not_after < self.now {
            let ago = self.now.saturating_sub(validity.not_after) / 86_400;
            let message = match ago {
                0 => "expired today".to_owned(),
                _ => format!("expired {} ago", days(ago)),
            };
            (CERTIFICATE_EXPIRED, Severity::Error, message)
        } else if validity.not_before > self.now {
            let wait = validity.not_before.saturating_sub(self.now) / 86_400;
            let message = match wait {
                0 => "is not valid yet, but within a day".to_owned(),
                _ => format!("is not valid for another {}", days(wait)),
            };
            (CERTIFICATE_NOT_YET_VALID, Severity::Warning, message)
        } else if left <= self.days {
            let message = match left {
                0 => "expires within a day".to_owned(),
                _ => format!("expires in {}", days(left)),
            };
            (CERTIFICATE_EXPIRES_SOON, Severity::Warning, message)
        } else {
            return None;
        };
        Some(Dated {
            pointer: pointer.clone(),
            code,
            severity,
            message: format!("{message}; get the new one from whoever runs the other side"),
        })
    }
}

impl Certificates {
    /// Where in the file the findings are.
    pub(super) fn places(&self, record: &Record<'_>, cursor: &mut Cursor<'_>) -> Vec<Position> {
        if self.findings.is_empty() {
            return Vec::new();
        }
        let pointers: Vec<_> = self.findings.iter().map(|dated| &dated.pointer).collect();
        let offsets: Vec<_> = locate(&record.text, &pointers)
            .into_iter()
            .map(|offsets| offsets.first)
            .collect();
        record.positions(&offsets, cursor)
    }
}

/// The places that hold a certificate, as the catalogue has them.
fn places(connection: &Value) -> Vec<Pointer> {
    let options = Pointer::root().join("options");
    let strategy = connection.get("strategy").and_then(Value::as_str);
    let table = strategy
        .and_then(|name| name.parse::<Strategy>().ok())
        .and_then(catalogue::table);
    match table {
        Some(table) => table
            .options()
            .filter(|option| option.format() == Format::Certificate)
            .flat_map(|option| match option.path().strip_suffix("[]") {
                Some(array) => entries(connection, &options.join(array)),
                None => Vec::from_iter(option.pointer().map(|below| options.concat(&below))),
            })
            .collect(),
        None => USUAL_PLACES
            .iter()
            .filter_map(|place| place.parse().ok())
            .collect(),
    }
}

/// The places of an array's entries.
fn entries(connection: &Value, array: &Pointer) -> Vec<Pointer> {
    let entries = connection.at(array).and_then(Value::as_array);
    let count = entries.map_or(0, <[_]>::len);
    (0..count).map(|index| array.join_index(index)).collect()
}

#[cfg(test)]
mod tests {
    use lossless_json::{Object, Value};

    use super::Expiring;

    /// Valid from 2024-02-29T12:00:00Z to 2054-03-01T23:59:59Z.
    const PEM: &str = include_str!("../../../connection-documents/tests/data/example.pem");
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
        let text = Value::Object(connection).to_string();
        Expiring { days, now }
            .look_into(text.as_bytes(), &[])
            .findings
            .iter()
            .map(|dated| {
                let severity = dated.severity.as_str();
                let message = dated.message.split(';').next().unwrap();
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
