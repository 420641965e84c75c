//! Certificates as people paste them: one or several, in any form.

mod blocks;
mod contents;
pub(crate) mod judge;
mod signature;

use std::borrow::Cow;
use std::fmt::Write;

use connection_validation::certificate::{Certificate, Unreadable};
use connection_validation::{Param, Params};
use lossless_json::Pointer;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use self::blocks::{Block, blocks, without_wrapping};
use crate::finding::Findings;
use crate::{Code, Finding};

pub(crate) use self::blocks::has_blocks;
pub use self::contents::{Contents, Names, Uses};
pub use self::signature::Signature;

/// The largest text of certificates that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 20;

/// The certificates of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificates {
    /// Those that could be read, in their order.
    pub certificates: Vec<CertificateDetails>,
    /// What is wrong. The pointer of the first PEM block is `/0`, that of the second `/1`.
    pub findings: Vec<Finding>,
}

/// One certificate and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateDetails {
    /// Where it stands in its document: the pointer that its findings have.
    pub pointer: Pointer,
    /// The certificate itself, its form and its dates.
    pub certificate: Certificate,
    /// Hashes of the certificate, by which people compare them.
    pub fingerprints: Fingerprints,
    /// What else is in it; `None` where it does not follow the rules (RFC 5280).
    pub contents: Option<Contents>,
}

/// Hashes of a certificate (DER) as lower-case hexadecimal digits without colons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprints {
    /// 40 digits; the API calls it a thumbprint.
    pub sha1: String,
    /// 64 digits.
    pub sha256: String,
}

/// Reads certificates that are to sign messages: PEM with one or more of them, DER, the base64 of
/// the DER without its frame, or the base64 of a whole PEM text. `now` is in seconds since 1970.
pub fn certificates(input: &[u8], now: i64) -> Certificates {
    let mut findings = Findings::default();
    let mut certificates = Vec::new();
    let root = Pointer::root();
    if findings.take(input, MOST_BYTES) {
        let text = without_wrapping(input);
        let blocks = blocks(&text);
        if !blocks.iter().any(|it| matches!(it, Block::Certificate(_))) {
            findings.error(&root, Code::NoCertificate, Params::none());
        }
        // What was wrapped is read with its wrapping, which is its form.
        let is_wrapped = matches!(text, Cow::Owned(_)) && blocks.len() == 1;
        for (index, block) in blocks.into_iter().enumerate() {
            let pointer = root.join_index(index);
            match block {
                Block::Certificate(block) => {
                    let block = if is_wrapped { input } else { block };
                    let read = certificate(block, pointer.clone(), now, &mut findings);
                    findings.needs_to_hold(&pointer);
                    certificates.extend(read);
                }
                Block::PrivateKey => {
                    findings.error(&pointer, Code::PrivateKeyBlock, Params::none());
                }
                Block::Other => findings.warning(&pointer, Code::OtherBlock, Params::none()),
            }
        }
    }
    Certificates {
        certificates,
        findings: findings.into_vec(),
    }
}

/// Reads one certificate that is to sign messages, and judges it.
pub(crate) fn certificate(
    input: &[u8],
    pointer: Pointer,
    now: i64,
    findings: &mut Findings,
) -> Option<CertificateDetails> {
    match Certificate::read(input) {
        Ok(certificate) => {
            let details = CertificateDetails::of(certificate, pointer);
            judge::judge(&details, now, findings);
            Some(details)
        }
        Err(reason) => {
            findings.error(&pointer, Code::Unreadable, problem(reason));
            None
        }
    }
}

impl CertificateDetails {
    /// All that is in a certificate, which stands at this place.
    pub(crate) fn of(certificate: Certificate, pointer: Pointer) -> Self {
        Self {
            pointer,
            fingerprints: Fingerprints::of(certificate.der()),
            contents: Contents::read(certificate.der()),
            certificate,
        }
    }
}

impl Fingerprints {
    fn of(der: &[u8]) -> Self {
        Self {
            sha1: hexadecimal(&Sha1::digest(der)),
            sha256: hexadecimal(&Sha256::digest(der)),
        }
    }
}

pub(crate) fn problem(reason: Unreadable) -> Params {
    Params::none().with("problem", Param::Word(reason.as_str()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
