//! What a certificate says beside its dates.

use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::Decode;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};
use x509_cert::name::Name;

use super::signature::Signature;
use crate::key::PublicKey;

/// What a certificate says beside its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Whom it names and who has signed it.
    pub names: Names,
    /// The key it vouches for.
    pub key: PublicKey,
    /// How it is signed. The signature itself is not checked.
    pub signature: Signature,
    /// What the key may be used for.
    pub uses: Uses,
}

/// The names in a certificate, as one line each in the order of RFC 4514: the most special part
/// comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Whom it is for, for example `CN=idp.example.com,O=Example,C=FI`.
    pub subject: String,
    /// Who has signed it.
    pub issuer: String,
}

/// What the key of a certificate may be used for (RFC 5280, sections 4.2.1.3 and 4.2.1.9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Whether it says that it belongs to an authority (`cA` of the basic constraints).
    pub is_authority: bool,
    /// Whether the key may sign messages; unknown where the certificate says nothing of it.
    pub may_sign: Option<bool>,
    /// Whether the key may sign certificates; unknown where the certificate says nothing of it.
    pub may_certify: Option<bool>,
}

impl Names {
    /// Whether subject and issuer are the same.
    pub fn are_the_same(&self) -> bool {
        self.subject == self.issuer
    }
}

impl Contents {
    /// Reads a certificate (DER). Serial numbers are not looked at: many are against the rules.
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
        let signed = certificate.tbs_certificate();
        let constraints = signed.get_extension::<BasicConstraints>().ok()?;
        let usage = signed.get_extension::<KeyUsage>().ok()?;
        let usage = usage.map(|(_, usage)| usage);
        Some(Self {
            names: Names {
                subject: line(signed.subject())?,
                issuer: line(signed.issuer())?,
            },
            key: PublicKey::of_certificate(signed.subject_public_key_info()),
            signature: Signature::of(certificate.signature_algorithm()),
            uses: Uses {
                is_authority: constraints.is_some_and(|(_, constraints)| constraints.ca),
                may_sign: usage.map(|usage| usage.digital_signature() || usage.non_repudiation()),
                may_certify: usage.map(|usage| usage.key_cert_sign()),
            },
        })
    }
}

/// A name as a line. Its formatter can fail, where `to_string` would panic.
fn line(name: &Name) -> Option<String> {
    use std::fmt::Write;

    let mut line = String::new();
    write!(line, "{name}").ok()?;
    Some(line)
}
