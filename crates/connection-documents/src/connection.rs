//! The certificates that are in a connection.

use std::collections::BTreeSet;

use connection_model::Strategy;
use connection_validation::certificate::{Certificate, Form, Place, metadata_places, places};
use connection_validation::{Code as Shared, Param, Params};
use lossless_json::{Object, Pointer, Value};

use crate::certificates::judge::judge_contents;
use crate::certificates::{CertificateDetails, MOST_BYTES, problem};
use crate::finding::Findings;
use crate::proposal::faults;
use crate::saml::{MOST_BYTES as MOST_BYTES_METADATA, signing};
use crate::text::CERTIFICATE;
use crate::{Code, Finding};

/// The codes that findings of a connection have.
pub const CODES: &[Code] = &[
    Code::TooLarge,
    Code::Unreadable,
    Code::NotUnderstood,
    Code::WeakKey,
    Code::WeakSignature,
    Code::Authority,
    Code::NotForSigning,
    Code::NotPem,
    Code::NotWellFormed,
    Code::Encoding,
    Code::DocumentType,
    Code::XmlEntity,
    Code::TooDeep,
    Code::TooManyAttributes,
    Code::WebPage,
    Code::NotMetadata,
    Code::Shared(Shared::CertificateExpired),
    Code::Shared(Shared::CertificateExpiresSoon),
    Code::Shared(Shared::CertificateNotYetValid),
];

/// What the certificates in a connection are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConnectionInspection {
    /// How many certificates inside of metadata have dates that were read; those that an option
    /// holds as well are not among them.
    pub dated: usize,
    /// What is wrong, all of it warnings, with pointers into the connection. What is in metadata is
    /// told at the option, with the number of the certificate as the parameter `certificate`.
    pub findings: Vec<Finding>,
}

/// Looks into the certificates of a connection: weak keys and signatures, certificates that cannot
/// sign where messages are checked with them, and those in a form that the API is not documented to
/// read.
///
/// `now` is in seconds since 1970. Of the certificates inside of metadata the dates are told, too:
/// those that have ended, do not hold yet, or end within so many `days`. The dates of the others,
/// and that one cannot be read at all, are told by
/// [`certificates`](connection_validation::certificate::certificates) and by a review.
///
/// A certificate that stands in several places is told of once. Of an option no more than 1 MB is
/// read, of metadata no more than 4 MB and a hundred certificates.
pub fn inspect_connection(connection: &Value, now: i64, days: i64) -> ConnectionInspection {
    let mut look = Look {
        connection,
        seen: BTreeSet::new(),
        dated: 0,
        findings: Findings::default(),
    };
    for place in places(connection) {
        look.certificate(&place);
    }
    for pointer in metadata_places(connection) {
        look.metadata(&pointer, now, days);
    }
    ConnectionInspection {
        dated: look.dated,
        findings: look.findings.into_vec(),
    }
}

struct Look<'a> {
    connection: &'a Value,
    /// Certificates (DER), and whether messages are checked with them.
    seen: BTreeSet<(Vec<u8>, bool)>,
    dated: usize,
    findings: Findings,
}

impl Look<'_> {
    fn text(&self, pointer: &Pointer) -> Option<&str> {
        self.connection.at(pointer).and_then(Value::as_str)
    }

    fn certificate(&mut self, place: &Place) {
        let text = self.text(&place.pointer);
        let text = text.filter(|text| text.len() <= MOST_BYTES);
        let Some(Ok(certificate)) = text.map(|text| Certificate::read(text.as_bytes())) else {
            return;
        };
        if place.is_pem && certificate.form() == Form::Base64 {
            let pem = certificate.to_pem();
            self.findings
                .warning(&place.pointer, Code::NotPem, Params::none());
            if self.takes(&place.pointer, &pem) {
                self.findings.mend(pem.as_str().into());
            }
        }
        let signs = !place.is_for_encryption;
        if self.seen.insert((certificate.der().to_vec(), signs)) {
            let details = CertificateDetails::of(certificate, place.pointer.clone());
            judge_contents(&details, signs, &mut self.findings);
        }
    }

    /// Whether the catalogue finds no fault with the text in place of what stands there.
    fn takes(&self, pointer: &Pointer, text: &str) -> bool {
        let strategy = self.connection.get("strategy").and_then(Value::as_str);
        let strategy = strategy.and_then(|name| name.parse::<Strategy>().ok());
        let (Some(strategy), Some(key)) = (strategy, pointer.last()) else {
            return false;
        };
        let mut options = Object::default();
        options.insert(key.as_ref(), text.into());
        let faults = faults(strategy, options);
        !faults
            .iter()
            .any(|(place, _)| place.last() == Some(key.as_ref().into()))
    }

    fn metadata(&mut self, pointer: &Pointer, now: i64, days: i64) {
        let Some(text) = self.text(pointer) else {
            return;
        };
        if text.len() > MOST_BYTES_METADATA {
            let most = i64::try_from(MOST_BYTES_METADATA).ok();
            let params = Params::none().with_number("max", most);
            return self.findings.warning(pointer, Code::TooLarge, params);
        }
        // What the API makes of a text that does not begin as XML is not known.
        let begin = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
        if !begin.starts_with('<') {
            return;
        }
        let read = signing(text.as_bytes());
        for (number, text) in (1..).zip(&read.certificates) {
            self.in_metadata(pointer, number, text, now, days);
        }
        if let Some((code, params)) = read.stop {
            self.findings.warning(pointer, code, params);
        }
    }

    /// One of the certificates that metadata has for signing.
    fn in_metadata(&mut self, pointer: &Pointer, number: i64, text: &str, now: i64, days: i64) {
        let mut findings = Findings::default();
        match Certificate::read(text.as_bytes()) {
            Ok(certificate) => {
                if !self.seen.insert((certificate.der().to_vec(), true)) {
                    return;
                }
                self.dated += 1;
                if let Some((code, params)) = certificate.validity().notice(now, days) {
                    findings.warning(pointer, Code::Shared(code), params);
                }
                let details = CertificateDetails::of(certificate, pointer.clone());
                judge_contents(&details, true, &mut findings);
            }
            Err(reason) => findings.warning(pointer, Code::Unreadable, problem(reason)),
        }
        for finding in findings.into_vec() {
            let params = finding.params.with(CERTIFICATE, Param::Number(number));
            self.findings.warning(pointer, finding.code, params);
        }
    }
}
