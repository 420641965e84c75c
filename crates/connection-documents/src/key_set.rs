//! Key sets (JWKS, RFC 7517).

use std::collections::BTreeSet;

use connection_validation::certificate::base64;
use connection_validation::{Param, Params};
use lossless_json::{Object, Pointer, Value};

use crate::certificates::{self, CertificateDetails};
use crate::finding::Findings;
use crate::json::{self, text};
use crate::key::PublicKey;
use crate::{Code, Finding};

/// The members that hold private material, of any kind of key (RFC 7518, section 6; RFC 8037).
const PRIVATE: [&str; 8] = ["d", "k", "p", "q", "dp", "dq", "qi", "oth"];

/// The public keys of a provider.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeySet {
    /// The keys, in their order; an entry that is no key is left out.
    pub keys: Vec<Key>,
    /// What is wrong, by pointers into the document.
    pub findings: Vec<Finding>,
}

/// One key of a set, without anything private that may stand beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Where it stands in the document.
    pub pointer: Pointer,
    /// How tokens name it (`kid`).
    pub id: Option<String>,
    /// Its kind and its size.
    pub key: PublicKey,
    /// The algorithm it is for (`alg`), where it is for one alone.
    pub algorithm: Option<String>,
    /// Whether signatures are checked with it: it is for that, or for anything.
    pub is_for_signing: bool,
    /// The certificate of the key, the first one of `x5c`.
    pub certificate: Option<CertificateDetails>,
}

/// Reads a key set of at most 128 KB. `now` is in seconds since 1970.
pub fn key_set(input: &[u8], now: i64) -> KeySet {
    let mut findings = Findings::default();
    match json::object(input, &mut findings) {
        Some(document) => read(&document, now, findings),
        None => KeySet {
            keys: Vec::new(),
            findings: findings.into_vec(),
        },
    }
}

/// Judges a set that has been read.
pub(crate) fn read(document: &Object, now: i64, mut findings: Findings) -> KeySet {
    let place = Pointer::root().join("keys");
    let mut keys = Vec::new();
    if let Some(entries) = document.get("keys").and_then(Value::as_array) {
        for (index, entry) in entries.iter().enumerate() {
            keys.extend(key(entry, place.join_index(index), now, &mut findings));
        }
        ids(&keys, &mut findings);
        if !keys.iter().any(|key| key.is_for_signing) {
            findings.error(&place, Code::NoSigningKey, Params::none());
        }
    } else {
        findings.error(&place, Code::NoKeys, Params::none());
    }
    KeySet {
        keys,
        findings: findings.into_vec(),
    }
}

fn key(entry: &Value, pointer: Pointer, now: i64, findings: &mut Findings) -> Option<Key> {
    let object = entry.as_object();
    let Some((object, kind)) = object.and_then(|object| Some((object, text(object, "kty")?)))
    else {
        findings.error(&pointer, Code::NotAKey, Params::none());
        return None;
    };
    if let Some(member) = PRIVATE.into_iter().find(|it| object.contains_key(it)) {
        let params = Params::none().with("member", Param::Word(member));
        findings.error(&pointer.join(member), Code::PrivateKey, params);
    }
    let key = public_key(object, kind);
    if key == PublicKey::Unknown && kind != "oct" {
        findings.warning(&pointer, Code::UnknownKey, Params::none());
    } else if key.is_weak() {
        findings.warning(&pointer, Code::WeakJwk, key.params());
    }
    let is_for_signing = key != PublicKey::Unknown && is_for_signing(object);
    // The certificate of another key would be judged by a purpose that it does not have.
    let certificate = object.get("x5c").filter(|_| is_for_signing);
    let certificate = certificate.and_then(Value::as_array);
    let certificate = certificate.and_then(|chain| chain.first()?.as_str());
    let certificate = certificate.and_then(|certificate| {
        let place = pointer.join("x5c").join_index(0);
        certificates::certificate(certificate.as_bytes(), place, now, findings)
    });
    Some(Key {
        id: text(object, "kid").map(str::to_string),
        key,
        algorithm: text(object, "alg").map(str::to_string),
        is_for_signing,
        certificate,
        pointer,
    })
}

fn public_key(object: &Object, kind: &str) -> PublicKey {
    let key = match kind {
        "RSA" => text(object, "n")
            .and_then(base64_url)
            .filter(|modulus| !modulus.is_empty())
            .map(|modulus| PublicKey::of_modulus(&modulus)),
        // The point itself, without which there is no key.
        "EC" | "OKP" => text(object, "x")
            .and_then(|_| text(object, "crv"))
            .map(PublicKey::of_curve),
        _ => None,
    };
    key.unwrap_or(PublicKey::Unknown)
}

/// Whether `use`, or else `key_ops`, lets signatures be checked with it. One without either is for
/// anything.
fn is_for_signing(object: &Object) -> bool {
    match (text(object, "use"), json::texts(object, "key_ops")) {
        (Some(purpose), _) => purpose == "sig",
        (None, Some(operations)) => operations.contains(&"verify"),
        (None, None) => true,
    }
}

/// Names that are there twice, and keys without one beside others.
fn ids(keys: &[Key], findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for key in keys {
        match &key.id {
            Some(id) if !seen.insert(id) => {
                findings.warning(&key.pointer.join("kid"), Code::DuplicateId, Params::none());
            }
            None if keys.len() > 1 => {
                findings.warning(&key.pointer.join("kid"), Code::MissingId, Params::none());
            }
            _ => {}
        }
    }
}

/// Base64 with the alphabet for URLs (RFC 4648, section 5).
fn base64_url(text: &str) -> Option<Vec<u8>> {
    let usual = text.bytes().map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        // The other alphabet has these two, and this one does not.
        b'+' | b'/' => b'!',
        other => other,
    });
    base64::decode(&usual.collect::<Vec<_>>())
}
