//! Certificates and keys, for people.

use connection_documents::{CertificateDetails, Form, Key, PublicKey};
use connection_validation::certificate::date;
use lossless_json::Pointer;

use super::lines::line;

/// Several certificates of one text or one entity, with their numbers.
pub(super) fn certificates(out: &mut String, depth: usize, all: &[CertificateDetails]) {
    for it in all {
        let number = if all.len() > 1 {
            number(&it.pointer)
        } else {
            None
        };
        let number = number.map_or_else(String::new, |number| format!("certificate {number}: "));
        certificate(out, depth, &number, it);
    }
}

/// The number that people give to what a pointer counts at its end: they count from one.
pub(super) fn number(pointer: &Pointer) -> Option<usize> {
    let index = pointer.tokens().last()?.parse::<usize>().ok()?;
    index.checked_add(1)
}

fn certificate(out: &mut String, depth: usize, number: &str, it: &CertificateDetails) {
    let names = it.contents.as_ref().map(|contents| &contents.names);
    let names = names.map_or_else(
        || "a certificate whose names cannot be read".to_owned(),
        |names| format!("{}, issued by {}", names.subject, names.issuer),
    );
    line(out, depth, &format!("{number}{names}"));
    let validity = it.certificate.validity();
    let (from, to) = (date(validity.not_before), date(validity.not_after));
    let strength = it.contents.as_ref().map_or_else(String::new, |contents| {
        let (key, signature) = (strength_of(contents.key), contents.signature.name);
        format!(", {key}, signed with {signature}")
    });
    line(out, depth + 1, &format!("valid {from} to {to}{strength}"));
    let (sha1, sha256) = (&it.fingerprints.sha1, &it.fingerprints.sha256);
    line(out, depth + 1, &format!("SHA-256 {}", pairs(sha256)));
    line(out, depth + 1, &format!("SHA-1 {}", pairs(sha1)));
}

/// How a certificate was given, where it was not as PEM.
pub(super) fn form(out: &mut String, depth: usize, it: &CertificateDetails) {
    let given = match it.certificate.form() {
        Form::Pem => return,
        Form::Der => "the bytes themselves (DER)",
        Form::Base64 => "base64 without BEGIN and END lines",
        Form::Base64OfPem => "base64 of PEM",
    };
    let text = format!("given as {given}; --format json has it as PEM");
    line(out, depth, &text);
}

/// A fingerprint as people compare it: `6D:48:CA:…`.
fn pairs(digits: &str) -> String {
    let digits = digits.to_ascii_uppercase();
    let pairs = digits.as_bytes().chunks(2).map(String::from_utf8_lossy);
    pairs.collect::<Vec<_>>().join(":")
}

fn strength_of(key: PublicKey) -> String {
    match (key, key.bits()) {
        (PublicKey::Unknown, _) => "a key of an unknown kind".to_owned(),
        (PublicKey::Ec { curve, .. }, _) => format!("elliptic curve {curve}"),
        (_, Some(bits)) => format!("{} {bits} bits", key.name()),
        (_, None) => key.name().to_owned(),
    }
}

pub(super) fn key(out: &mut String, it: &Key) {
    let id = it.id.as_deref().unwrap_or("without kid");
    let algorithm = it.algorithm.as_deref().unwrap_or("any algorithm");
    let purpose = if it.is_for_signing {
        "for signatures"
    } else {
        "not for signatures"
    };
    let strength = strength_of(it.key);
    line(out, 1, &format!("{id}: {strength}, {algorithm}, {purpose}"));
    if let Some(own) = &it.certificate {
        certificate(out, 2, "", own);
    }
}
