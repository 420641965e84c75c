//! JSON Web Key Sets (RFC 7517): the public keys of an identity provider.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use connection_validation::Severity;
use connection_validation::certificate::base64;
use lossless_json::Value;

use crate::certificate::{Key, KeyKind, bits};
use crate::finding::{Code, Finding};

/// One key of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonWebKey {
    /// `kid`, by which a token names it.
    pub id: Option<String>,
    /// `use`: `sig` or `enc`.
    pub purpose: Option<String>,
    /// `alg`.
    pub algorithm: Option<String>,
    /// Kind and size.
    pub key: Key,
}

/// What only the owner of a key may know (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Reads a set; nothing when the value is none.
pub fn keys(set: &Value) -> Option<(Vec<JsonWebKey>, Vec<Finding>)> {
    let entries = set.get("keys")?.as_array()?;
    let mut read = Vec::new();
    let mut findings = Vec::new();
    let mut ids = BTreeSet::new();
    if entries.is_empty() {
        findings.push(Finding::new("/keys", Code::KeysEmpty, Severity::Error));
    }
    for (place, entry) in entries.iter().enumerate() {
        let at = format!("/keys/{place}");
        for secret in PRIVATE {
            if entry.get(secret).is_some() {
                let at = format!("{at}/{secret}");
                findings.push(Finding::new(at, Code::KeysPrivate, Severity::Error));
            }
        }
        let Some(key) = look(entry) else {
            findings.push(Finding::new(at, Code::KeysUnknown, Severity::Warning));
            continue;
        };
        if let Some(bits) = key.key.bits.filter(|bits| *bits < 2048) {
            let weak = Finding::new(at.clone(), Code::KeysWeak, Severity::Warning);
            findings.push(weak.with_figure(i64::from(bits)));
        }
        match &key.id {
            Some(id) if !ids.insert(id.clone()) => {
                findings.push(Finding::new(
                    at + "/kid",
                    Code::KeysSameId,
                    Severity::Warning,
                ));
            }
            None if entries.len() > 1 => {
                findings.push(Finding::new(at, Code::KeysNoId, Severity::Warning));
            }
            _ => {}
        }
        read.push(key);
    }
    Some((read, findings))
}

fn look(entry: &Value) -> Option<JsonWebKey> {
    let text = |key: &str| Some(entry.get(key)?.as_str()?.to_string());
    let (kind, bits) = match entry.get("kty")?.as_str()? {
        "RSA" => (KeyKind::Rsa, Some(bits(&decoded(entry.get("n")?)?)?)),
        "EC" => (KeyKind::EllipticCurve, None),
        "OKP" => (KeyKind::Edwards, None),
        "oct" => (KeyKind::Other, None),
        _ => return None,
    };
    Some(JsonWebKey {
        id: text("kid"),
        purpose: text("use"),
        algorithm: text("alg"),
        key: Key { kind, bits },
    })
}

/// The bytes of a text in base64url without padding (RFC 4648, section 5).
fn decoded(value: &Value) -> Option<Vec<u8>> {
    let text = value.as_str()?.replace('-', "+").replace('_', "/");
    let padding = (4 - text.len() % 4) % 4;
    let text = text + "===".get(..padding)?;
    base64::decode(text.as_bytes())
}
