//! Which certificates of a connection have to be seen to, and when.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use lossless_json::{Pointer, Value};

use super::places::{Place, places};
use super::{Certificate, Unreadable};
use crate::Code;
use crate::finding::{Finding, Severity};
use crate::params::{Param, Params};

/// What is known of the certificates of one connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificates {
    /// How many different ones could be read.
    pub read: usize,
    /// Those that have to be seen to; all findings are warnings.
    pub findings: Vec<Finding>,
}

/// Looks at each certificate of a connection at `now` (seconds since 1970): whether it has
/// expired, expires within so many `days`, is not valid yet, or cannot be read at all.
pub fn certificates(connection: &Value, now: i64, days: i64) -> Certificates {
    let mut certificates = Certificates::default();
    let mut seen = BTreeSet::new();
    for Place { pointer, .. } in places(connection) {
        let Some(text) = connection.at(&pointer).and_then(Value::as_str) else {
            continue;
        };
        let found = match Certificate::read(text.as_bytes()) {
            Ok(certificate) => {
                // The API stores one certificate in two options.
                if !seen.insert(certificate.der().to_vec()) {
                    continue;
                }
                certificates.read += 1;
                certificate.validity().notice(now, days)
            }
            Err(reason) => Some((Code::CertificateUnreadable, reason_params(reason))),
        };
        let finding = found.map(|(code, params)| finding(&pointer, code, params));
        certificates.findings.extend(finding);
    }
    certificates
}

fn finding(pointer: &Pointer, code: Code, params: Params) -> Finding {
    Finding {
        pointer: pointer.clone(),
        code,
        severity: Severity::Warning,
        params,
        fix: None,
    }
}

fn reason_params(reason: Unreadable) -> Params {
    Params::none().with("problem", Param::Word(reason.as_str()))
}
