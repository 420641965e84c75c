//! The posture of a connection: what the API takes without a word and its owner may regret.
//!
//! A review fires on what is absent as well as on what is weak, so it is no part of validation: a
//! connection can be right and still deserve one. Every finding is a warning. There is no clock here:
//! who asks says what time it is.

mod best_practices;
mod database;
mod federation;
mod names;
mod random;
mod scopes;
mod social;
mod usage;

use alloc::vec::Vec;

use connection_model::{Contract, Strategy};
use lossless_json::{Object, Operation, Patch, Pointer, Value};

use crate::Code;
use crate::catalogue::{self, Format};
use crate::certificate::certificates;
use crate::finding::{Finding, Severity};
use crate::params::{Param, Params};

pub use best_practices::{Answer, BEST_PRACTICES, BestPractice, markdown as best_practices_page};

/// What could be better about a whole connection, as the server with this contract holds it.
///
/// `now` is in seconds since 1970; certificates are reported from [`EXPIRY_DAYS`] before their end.
/// The findings stand in the order of the themes: passwords, sign-in, certificates, permissions,
/// use, names. A fix is given where one mend is certain and cannot lock anybody out; applied to the connection,
/// it leaves no such finding.
pub fn review(connection: &Value, contract: Contract, now: i64) -> Vec<Finding> {
    let strategy = connection.get("strategy").and_then(Value::as_str);
    let mut review = Review {
        connection,
        contract,
        strategy: strategy.and_then(|name| name.parse().ok()),
        findings: Vec::new(),
    };
    database::look(&mut review);
    federation::look(&mut review);
    let mut dated = certificates(connection, now, EXPIRY_DAYS).findings;
    // What has not even the outer form of a certificate is told by the validation.
    dated.retain(|finding| !is_malformed(connection, finding));
    review.findings.append(&mut dated);
    social::look(&mut review);
    scopes::look(&mut review);
    usage::look(&mut review);
    names::look(&mut review);
    review.findings
}

/// How many days before its end a certificate is spoken of: enough to find whoever can make
/// another one.
pub const EXPIRY_DAYS: i64 = 90;

fn is_malformed(connection: &Value, finding: &Finding) -> bool {
    let text = connection.at(&finding.pointer).and_then(Value::as_str);
    finding.code == Code::CertificateUnreadable
        && text.is_some_and(|text| !Format::Certificate.matches(text))
}

/// A review that is being made.
struct Review<'a> {
    connection: &'a Value,
    contract: Contract,
    strategy: Option<Strategy>,
    findings: Vec<Finding>,
}

impl<'a> Review<'a> {
    fn option(&self, key: &str) -> Option<&'a Value> {
        self.connection.get("options")?.get(key)
    }

    fn text(&self, key: &str) -> Option<&'a str> {
        self.option(key)?.as_str()
    }

    /// The options, where they are known: a tenant keeps them back from some tokens.
    fn options(&self) -> Option<&'a Object> {
        self.connection.get("options")?.as_object()
    }

    fn is_absent(&self, key: &str) -> bool {
        matches!(self.option(key), None | Some(Value::Null))
    }

    fn is_off(&self, key: &str) -> bool {
        self.option(key).and_then(Value::as_bool) == Some(false)
    }

    fn is_on(&self, key: &str) -> bool {
        self.option(key).and_then(Value::as_bool) == Some(true)
    }

    /// Whether the catalogue has the option for this strategy.
    fn has(&self, key: &str) -> bool {
        let table = self.strategy.and_then(catalogue::table);
        table.is_some_and(|table| table.find(&Pointer::root().join(key)).is_some())
    }

    fn find(&mut self, pointer: Pointer, code: Code, params: Params) {
        self.findings.push(Finding {
            pointer,
            code,
            severity: Severity::Warning,
            params,
            fix: None,
        });
    }

    /// A finding at an option, with the value that mends it.
    fn mend(&mut self, pointer: Pointer, code: Code, value: Value) {
        self.mend_one(pointer, code, Params::none(), value);
    }

    /// The same of a code that several options share.
    fn mend_one(&mut self, pointer: Pointer, code: Code, params: Params, value: Value) {
        let present = self.connection.at(&pointer).is_some();
        let parent = pointer
            .parent()
            .and_then(|parent| self.connection.at(&parent));
        let can_be_added = parent.is_some_and(|parent| parent.as_object().is_some());
        let path = pointer.clone();
        let fix = match (present, can_be_added) {
            (true, _) => Some(Operation::Replace { path, value }),
            (false, true) => Some(Operation::Add { path, value }),
            (false, false) => None,
        };
        self.findings.push(Finding {
            pointer,
            code,
            severity: Severity::Warning,
            params,
            fix: fix.map(|operation| Patch(alloc::vec![operation])),
        });
    }
}

fn option(key: &str) -> Pointer {
    Pointer::root().join("options").join(key)
}

fn word(name: &'static str, word: &'static str) -> Params {
    Params::none().with(name, Param::Word(word))
}
