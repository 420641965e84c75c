//! What was read, as JSON for programs.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use lossless_json::{Object, Value};

use crate::certificate::{Key, KeyKind, SigningCertificate};
use crate::finding::{Finding, message};
use crate::inspect::{Inspection, Kind};
use crate::keys::JsonWebKey;
use crate::metadata::IdentityProvider;

impl Inspection {
    /// `{kind, content, findings}`: the kind is `certificates`, `metadata`, `discovery` or `keys`,
    /// the content a list of what is in the document.
    pub fn to_value(&self) -> Value {
        let (kind, content) = match &self.kind {
            Kind::Certificates(read) => ("certificates", read.iter().map(certificate).collect()),
            Kind::Metadata(read) => ("metadata", read.iter().map(provider).collect()),
            Kind::Discovery(read) => {
                let mut members = Object::new();
                members.insert("issuer", read.issuer.as_str().into());
                members.insert("options", Value::Object(read.options.clone()));
                ("discovery", [Value::Object(members)].into())
            }
            Kind::Keys(read) => ("keys", read.iter().map(web_key).collect()),
        };
        let mut members = Object::new();
        members.insert("kind", kind.into());
        members.insert("content", Value::Array(content));
        members.insert("findings", findings(&self.findings));
        Value::Object(members)
    }
}

impl SigningCertificate {
    /// SHA-256 as people compare it: `6D:48:CA:…`.
    pub fn fingerprint(&self) -> String {
        let pairs: Vec<String> = self
            .sha256
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect();
        pairs.join(":")
    }
}

impl Key {
    /// Kind and size in a few words, for example `RSA 2048 bits`.
    pub fn describe(&self) -> String {
        let kind = match self.kind {
            KeyKind::Rsa => "RSA",
            KeyKind::EllipticCurve => "EC",
            KeyKind::Edwards => "EdDSA",
            KeyKind::Other => "another kind of key",
        };
        match self.bits {
            Some(bits) => format!("{kind} {bits} bits"),
            None => kind.into(),
        }
    }
}

fn certificate(it: &SigningCertificate) -> Value {
    let mut members = Object::new();
    members.insert("subject", it.subject.as_str().into());
    members.insert("issuer", it.issuer.as_str().into());
    members.insert("not_before", Value::from(it.validity.not_before));
    members.insert("not_after", Value::from(it.validity.not_after));
    members.insert("key", it.key.describe().as_str().into());
    members.insert("sha256", it.fingerprint().as_str().into());
    members.insert("pem", it.pem.as_str().into());
    Value::Object(members)
}

fn provider(it: &IdentityProvider) -> Value {
    let certificates = it.certificates.iter().map(certificate).collect();
    let mut members = Object::new();
    members.insert("entity_id", it.entity_id.as_str().into());
    members.insert("certificates", Value::Array(certificates));
    members.insert("options", Value::Object(it.options.clone()));
    members.insert("findings", findings(&it.findings));
    Value::Object(members)
}

fn web_key(it: &JsonWebKey) -> Value {
    let mut members = Object::new();
    for (name, text) in [
        ("kid", &it.id),
        ("use", &it.purpose),
        ("alg", &it.algorithm),
    ] {
        if let Some(text) = text {
            members.insert(name, text.as_str().into());
        }
    }
    members.insert("key", it.key.describe().as_str().into());
    Value::Object(members)
}

fn findings(findings: &[Finding]) -> Value {
    let value = |finding: &Finding| {
        let mut members = Object::new();
        members.insert("place", finding.place.as_str().into());
        members.insert("code", finding.code.as_str().into());
        members.insert("severity", finding.severity.as_str().into());
        members.insert("message", message(finding).as_str().into());
        Value::Object(members)
    };
    Value::Array(findings.iter().map(value).collect())
}
