//! One entry for every document: what it is, what it says, and what is to be minded.

use alloc::vec::Vec;
use core::fmt;

use connection_validation::Severity;
use connection_validation::certificate::Unreadable;
use lossless_json::Value;

use crate::certificate::{SigningCertificate, certificates};
use crate::discovery::{Discovery, discovery};
use crate::finding::{Code, Finding};
use crate::keys::{JsonWebKey, keys};
use crate::metadata::{IdentityProvider, metadata};
use crate::xml;

/// The largest JSON document, in bytes: none of these is ever longer.
const LARGEST_JSON: usize = 128 << 10;

/// A document that was recognised.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// What it is, with what it says.
    pub kind: Kind,
    /// What is to be minded about the whole; an identity provider has findings of its own.
    pub findings: Vec<Finding>,
}

/// What a document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One certificate or several.
    Certificates(Vec<SigningCertificate>),
    /// SAML metadata: its identity providers.
    Metadata(Vec<IdentityProvider>),
    /// An OpenID Connect discovery document.
    Discovery(Discovery),
    /// A JSON Web Key Set.
    Keys(Vec<JsonWebKey>),
}

/// Why a document is none that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADocument {
    /// It is larger than any such document: 4 MB of XML, 128 KB of JSON.
    TooLarge,
    /// It is XML, and no SAML metadata of an identity provider; or it has a document type, which
    /// is never read.
    OtherXml,
    /// It is JSON, and neither a discovery document nor a key set.
    OtherJson,
    /// It is neither, and no certificate.
    NoCertificate(Unreadable),
}

impl fmt::Display for NotADocument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TooLarge => "is larger than 4 MB of XML or 128 KB of JSON",
            Self::OtherXml => {
                "is XML and no SAML metadata of an identity provider (a document type is never read)"
            }
            Self::OtherJson => "is JSON and neither a discovery document nor a key set",
            Self::NoCertificate(Unreadable::Empty) => "is empty",
            Self::NoCertificate(Unreadable::OtherPemBlock) => {
                "holds a PEM block that is no certificate; a private key does not belong here"
            }
            Self::NoCertificate(_) => {
                "is no certificate (PEM, DER or Base64), no SAML metadata, no discovery document and \
                 no key set"
            }
        })
    }
}

impl core::error::Error for NotADocument {}

/// Recognises a document by what is in it and reads it, as of `now` (seconds since 1970).
///
/// # Errors
/// [`NotADocument`] when it is none of those that belong to a connection.
pub fn inspect(bytes: &[u8], now: i64) -> Result<Inspection, NotADocument> {
    let trimmed = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match trimmed.trim_ascii_start().first() {
        Some(b'<') => of_xml(trimmed, now),
        Some(b'{') => of_json(trimmed),
        _ => {
            let (read, findings) = certificates(bytes, now).map_err(NotADocument::NoCertificate)?;
            Ok(Inspection {
                kind: Kind::Certificates(read),
                findings,
            })
        }
    }
}

fn of_xml(bytes: &[u8], now: i64) -> Result<Inspection, NotADocument> {
    if bytes.len() > xml::LARGEST {
        return Err(NotADocument::TooLarge);
    }
    let text = core::str::from_utf8(bytes).map_err(|_| NotADocument::OtherXml)?;
    let providers = metadata(text, now).filter(|it| !it.is_empty());
    let providers = providers.ok_or(NotADocument::OtherXml)?;
    let mut findings = Vec::new();
    if providers.len() > 1 {
        let several = Finding::new(
            "EntitiesDescriptor",
            Code::MetadataSeveral,
            Severity::Warning,
        );
        let count = i64::try_from(providers.len()).unwrap_or(i64::MAX);
        findings.push(several.with_figure(count));
    }
    Ok(Inspection {
        kind: Kind::Metadata(providers),
        findings,
    })
}

fn of_json(bytes: &[u8]) -> Result<Inspection, NotADocument> {
    if bytes.len() > LARGEST_JSON {
        return Err(NotADocument::TooLarge);
    }
    let value = Value::parse(bytes).map_err(|_| NotADocument::OtherJson)?;
    if let Some((read, findings)) = keys(&value) {
        return Ok(Inspection {
            kind: Kind::Keys(read),
            findings,
        });
    }
    let (read, findings) = discovery(&value).ok_or(NotADocument::OtherJson)?;
    Ok(Inspection {
        kind: Kind::Discovery(read),
        findings,
    })
}
