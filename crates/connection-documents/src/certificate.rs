//! What an X.509 certificate (RFC 5280) says of itself.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use connection_validation::Severity;
use connection_validation::certificate::{Certificate, Unreadable, Validity};
use sha2::{Digest, Sha256};
use x509_cert::der::asn1::{ObjectIdentifier, UintRef};
use x509_cert::der::{Decode, Reader, SliceReader};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::finding::{Code, Finding};

/// A certificate that is to verify signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningCertificate {
    /// Whose it is (RFC 4514), for example `CN=idp.example`.
    pub subject: String,
    /// Who has issued it.
    pub issuer: String,
    /// From when to when it is valid.
    pub validity: Validity,
    /// Its key.
    pub key: Key,
    /// SHA-256 of its DER: what two people compare when they ask whether it is the same.
    pub sha256: [u8; 32],
    /// The certificate as PEM, whatever form it came in.
    pub pem: String,
}

/// A public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its kind.
    pub kind: KeyKind,
    /// Its size in bits; `None` where it says nothing of the strength.
    pub bits: Option<u32>,
}

/// The kind of a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// RSA (RFC 3279, RFC 4055).
    Rsa,
    /// A point on an elliptic curve (RFC 5480).
    EllipticCurve,
    /// Ed25519 or Ed448 (RFC 8410).
    Edwards,
    /// Any other.
    Other,
}

/// An RSA key below this size is refused by many servers.
const LEAST_BITS: u32 = 2048;
/// Expiry is told this many days before.
const SOON: i64 = 90;
/// Seconds.
const DAY: i64 = 86_400;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const ELLIPTIC_CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const ED448: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.113");

/// MD5 and SHA-1 with RSA, DSA and ECDSA.
const BROKEN: [ObjectIdentifier; 5] = [
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.4"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.5"),
    ObjectIdentifier::new_unwrap("1.3.14.3.2.29"),
    ObjectIdentifier::new_unwrap("1.2.840.10040.4.3"),
    ObjectIdentifier::new_unwrap("1.2.840.10045.4.1"),
];

/// Reads one certificate or a PEM text with several, and says of each what is to be minded when
/// answers are verified with it at `now` (seconds since 1970). The place of a finding is the
/// number of its certificate, counted from 0.
///
/// # Errors
/// [`Unreadable`] for the first that is no certificate.
pub fn certificates(
    input: &[u8],
    now: i64,
) -> Result<(Vec<SigningCertificate>, Vec<Finding>), Unreadable> {
    let mut read = Vec::new();
    let mut findings = Vec::new();
    for (place, part) in parts(input).into_iter().enumerate() {
        let certificate = Certificate::read(part)?;
        let about = look(&certificate, &place.to_string(), now, &mut findings);
        read.push(about.ok_or(Unreadable::NotACertificate)?);
    }
    Ok((read, findings))
}

/// What one certificate says; nothing when it is not built as RFC 5280 wants it.
pub(crate) fn look(
    certificate: &Certificate,
    place: &str,
    now: i64,
    findings: &mut Vec<Finding>,
) -> Option<SigningCertificate> {
    let der = certificate.der();
    let parsed = x509_cert::Certificate::from_der(der).ok()?;
    let signed = parsed.tbs_certificate();
    let key = key(signed.subject_public_key_info())?;
    let validity = certificate.validity();
    dates(validity, place, now, findings);
    let mut warn = |code, severity, figure| {
        findings.push(Finding::new(place, code, severity).with_figure(figure));
    };
    if let Some(bits) = key
        .bits
        .filter(|bits| key.kind == KeyKind::Rsa && *bits < LEAST_BITS)
    {
        warn(Code::CertificateWeakKey, Severity::Warning, i64::from(bits));
    }
    if BROKEN.contains(&parsed.signature_algorithm().oid) {
        warn(Code::CertificateWeakSignature, Severity::Warning, 0);
    }
    let is_self_issued = signed.subject() == signed.issuer();
    let authority = signed.get_extension::<BasicConstraints>().ok().flatten();
    // What signs itself is often marked as an authority of its own.
    if authority.is_some_and(|(_, it)| it.ca) && !is_self_issued {
        warn(Code::CertificateOfAuthority, Severity::Warning, 0);
    }
    let usage = signed.get_extension::<KeyUsage>().ok().flatten();
    if usage.is_some_and(|(_, it)| !(it.digital_signature() || it.non_repudiation())) {
        warn(Code::CertificateNotForSigning, Severity::Warning, 0);
    }
    Some(SigningCertificate {
        subject: signed.subject().to_string(),
        issuer: signed.issuer().to_string(),
        validity,
        key,
        sha256: Sha256::digest(der).into(),
        pem: certificate.to_pem(),
    })
}

fn dates(validity: Validity, place: &str, now: i64, findings: &mut Vec<Finding>) {
    let left = validity.days_left(now);
    let (code, severity, figure) = if validity.not_after < now {
        let ago = now.saturating_sub(validity.not_after) / DAY;
        (Code::CertificateExpired, Severity::Error, ago)
    } else if validity.not_before > now {
        let wait = validity.not_before.saturating_sub(now) / DAY;
        (Code::CertificateNotYetValid, Severity::Error, wait)
    } else if left < SOON {
        (Code::CertificateExpiresSoon, Severity::Warning, left)
    } else {
        return;
    };
    findings.push(Finding::new(place, code, severity).with_figure(figure));
}

fn key(info: &SubjectPublicKeyInfoOwned) -> Option<Key> {
    let bytes = info.subject_public_key.as_bytes()?;
    Some(match info.algorithm.oid {
        RSA | RSA_PSS => Key {
            kind: KeyKind::Rsa,
            bits: Some(modulus_bits(bytes)?),
        },
        ELLIPTIC_CURVE => Key {
            kind: KeyKind::EllipticCurve,
            bits: None,
        },
        ED25519 | ED448 => Key {
            kind: KeyKind::Edwards,
            bits: None,
        },
        _ => Key {
            kind: KeyKind::Other,
            bits: None,
        },
    })
}

/// The size of the modulus of an `RSAPublicKey` (RFC 8017, appendix A.1.1).
fn modulus_bits(key: &[u8]) -> Option<u32> {
    let mut reader = SliceReader::new(key).ok()?;
    let modulus: UintRef<'_> = reader
        .sequence(|inner| {
            let modulus = UintRef::decode(inner)?;
            UintRef::decode(inner)?;
            Ok::<_, x509_cert::der::Error>(modulus)
        })
        .ok()?;
    bits(modulus.as_bytes())
}

/// How many bits a number has, given its bytes with the highest first.
pub(crate) fn bits(bytes: &[u8]) -> Option<u32> {
    let start = bytes.iter().position(|byte| *byte != 0)?;
    let significant = bytes.get(start..)?;
    let first = significant.first()?;
    let whole = u32::try_from(significant.len()).ok()?.checked_mul(8)?;
    Some(whole - first.leading_zeros())
}

/// The PEM blocks of a text that has several; the input itself otherwise.
fn parts(input: &[u8]) -> Vec<&[u8]> {
    const END: &[u8] = b"-----END CERTIFICATE-----";
    let mut parts = Vec::new();
    let mut rest = input;
    while let Some(at) = rest.windows(END.len()).position(|window| window == END) {
        let (part, after) = rest.split_at(at + END.len());
        parts.push(part);
        rest = after;
    }
    if parts.len() < 2 || !rest.trim_ascii().is_empty() {
        return [input].into();
    }
    parts
}
