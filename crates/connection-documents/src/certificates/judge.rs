//! What is wrong with a certificate for whom it is to serve.

use connection_validation::{Param, Params};

use super::CertificateDetails;
use super::contents::Contents;
use crate::Code;
use crate::finding::Findings;

/// Adds what is wrong with a certificate that signs messages, at `now` (seconds since 1970).
pub(super) fn judge(details: &CertificateDetails, now: i64, findings: &mut Findings) {
    if let Some((code, params)) = details.certificate.validity().staged_notice(now) {
        findings.warning(&details.pointer, Code::Shared(code), params);
    }
    judge_contents(details, true, findings);
}

/// Adds what is wrong with a certificate whatever the time is. `signs` is whether messages are
/// checked with it; others may encrypt with it instead.
pub(crate) fn judge_contents(details: &CertificateDetails, signs: bool, findings: &mut Findings) {
    let mut add = |code, params| findings.warning(&details.pointer, code, params);
    let Some(contents) = &details.contents else {
        return add(Code::NotUnderstood, Params::none());
    };
    if contents.key.is_weak() {
        add(Code::WeakKey, contents.key.params());
    }
    if contents.signature.is_weak {
        let name = Param::Word(contents.signature.name);
        add(Code::WeakSignature, Params::none().with("algorithm", name));
    }
    if let Some(code) = use_of(contents).filter(|_| signs) {
        add(code, Params::none());
    }
}

/// Why the key should not sign messages.
///
/// A certificate that has signed itself and calls itself an authority is what OpenSSL makes unless
/// told otherwise, and many identity providers sign with such a one. A real root says in its key
/// usage that it signs certificates (RFC 5280, section 4.2.1.3). An authority below another one may
/// sign messages as well, but those are answers about revocation.
fn use_of(contents: &Contents) -> Option<Code> {
    let uses = contents.uses;
    let is_root = uses.may_certify == Some(true) && uses.may_sign != Some(true);
    if uses.is_authority && (is_root || !contents.names.are_the_same()) {
        Some(Code::Authority)
    } else if uses.may_sign == Some(false) {
        Some(Code::NotForSigning)
    } else {
        None
    }
}
