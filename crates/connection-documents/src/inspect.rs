//! One door for all kinds of documents.

use connection_validation::Params;
use connection_validation::certificate::base64;
use lossless_json::{Object, Pointer};

use crate::certificates::{self, Certificates, certificates};
use crate::discovery::{self, Discovery};
use crate::finding::Findings;
use crate::json;
use crate::key_set::{self, KeySet};
use crate::saml::{self, Metadata, metadata};
use crate::{Code, Finding};

/// Members of which a discovery document has at least one.
const DISCOVERY: [&str; 4] = [
    "issuer",
    "authorization_endpoint",
    "token_endpoint",
    "jwks_uri",
];

/// A document of whatever kind it is taken for.
#[derive(Clone, Debug, PartialEq)]
pub enum Inspection {
    /// One or several certificates.
    Certificates(Certificates),
    /// A discovery document of an OpenID Connect provider.
    Discovery(Discovery),
    /// A key set (JWKS).
    KeySet(KeySet),
    /// SAML metadata.
    Metadata(Metadata),
    /// None of these; the findings say why.
    Unknown(Vec<Finding>),
}

/// Reads a document, whatever its kind is. `now` is in seconds since 1970.
///
/// The kind is guessed from the first characters, and that of JSON from its members. What fits no
/// kind is [`Inspection::Unknown`]; what fits one and breaks its rules is of that kind, with
/// findings.
pub fn inspect(input: &[u8], now: i64) -> Inspection {
    let start = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
    match start.trim_ascii_start() {
        [] => unknown(Code::Empty),
        // Either order of UTF-16, which of these documents XML alone comes in.
        [b'<', ..] | [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            Inspection::Metadata(metadata(input, now))
        }
        [b'{' | b'[', ..] => json(input, now),
        // More than any reader takes is not looked through.
        start if start.len() > saml::MOST_BYTES || is_certificate(start) => {
            Inspection::Certificates(certificates(input, now))
        }
        _ => unknown(Code::UnknownKind),
    }
}

impl Inspection {
    /// What it was taken for, as a stable slug: `certificates`, `discovery`, `key-set`, `metadata`
    /// or `unknown`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Certificates(_) => "certificates",
            Self::Discovery(_) => "discovery",
            Self::KeySet(_) => "key-set",
            Self::Metadata(_) => "metadata",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Everything that is wrong: with the document as a whole, and then with the entities of
    /// metadata, one after the other.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let (whole, entities) = match self {
            Self::Certificates(read) => (&read.findings, &[][..]),
            Self::Discovery(read) => (&read.findings, &[][..]),
            Self::KeySet(read) => (&read.findings, &[][..]),
            Self::Metadata(read) => (&read.findings, read.entities.as_slice()),
            Self::Unknown(findings) => (findings, &[][..]),
        };
        let of_entities = entities.iter().flat_map(|entity| &entity.findings);
        whole.iter().chain(of_entities)
    }
}

fn json(input: &[u8], now: i64) -> Inspection {
    let mut findings = Findings::default();
    let Some(document) = json::object(input, &mut findings) else {
        return Inspection::Unknown(findings.into_vec());
    };
    // A single key is not a set, which is what has to be said of it.
    if has_any(&document, &["keys", "kty"]) {
        Inspection::KeySet(key_set::read(&document, now, findings))
    } else if has_any(&document, &DISCOVERY) {
        Inspection::Discovery(discovery::read(&document, findings))
    } else {
        unknown(Code::UnknownKind)
    }
}

fn has_any(document: &Object, keys: &[&str]) -> bool {
    keys.iter().any(|key| document.contains_key(key))
}

/// Whether it has the outer form of a certificate: PEM, DER or base64.
fn is_certificate(text: &[u8]) -> bool {
    certificates::has_blocks(text) || text.starts_with(&[0x30]) || base64::decode(text).is_some()
}

fn unknown(code: Code) -> Inspection {
    let mut findings = Findings::default();
    findings.error(&Pointer::root(), code, Params::none());
    Inspection::Unknown(findings.into_vec())
}
