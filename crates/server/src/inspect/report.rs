//! What was read, for people and for programs.

use std::fmt::Write as _;
use std::path::Path;

use connection_documents::{
    Finding, IdentityProvider, Inspection, JsonWebKey, Key, KeyKind, Kind, SigningCertificate,
    message,
};
use connection_validation::certificate::date;
use lossless_json::{Object, Value};

/// One file, for people.
pub(super) fn text(file: &Path, inspection: &Inspection) -> String {
    let mut out = format!("{}: ", file.display());
    match &inspection.kind {
        Kind::Certificates(read) => {
            line(
                &mut out,
                &counted(read.len(), "certificate", "certificates"),
            );
            for it in read {
                certificate(&mut out, it);
            }
        }
        Kind::Metadata(providers) => {
            let count = counted(providers.len(), "identity provider", "identity providers");
            line(&mut out, &format!("SAML metadata, {count}"));
            for provider in providers {
                line(&mut out, &format!("  {}", provider.entity_id));
                for it in &provider.certificates {
                    certificate(&mut out, it);
                }
                findings(&mut out, &provider.findings);
                options(&mut out, &provider.options);
            }
        }
        Kind::Discovery(read) => {
            line(&mut out, &format!("discovery document of {}", read.issuer));
            options(&mut out, &read.options);
        }
        Kind::Keys(keys) => {
            line(
                &mut out,
                &format!("key set, {}", counted(keys.len(), "key", "keys")),
            );
            for it in keys {
                let id = it.id.as_deref().unwrap_or("without kid");
                let purpose = it.purpose.as_deref().unwrap_or("any use");
                line(&mut out, &format!("  {id}: {}, {purpose}", key(it.key)));
            }
        }
    }
    findings(&mut out, &inspection.findings);
    out
}

/// One file, for programs.
pub(super) fn json(file: &Path, inspection: &Inspection) -> Value {
    let (kind, content) = match &inspection.kind {
        Kind::Certificates(read) => ("certificates", read.iter().map(certificate_value).collect()),
        Kind::Metadata(read) => ("metadata", read.iter().map(provider_value).collect()),
        Kind::Discovery(read) => {
            let mut members = Object::new();
            members.insert("issuer", read.issuer.as_str().into());
            members.insert("options", Value::Object(read.options.clone()));
            ("discovery", vec![Value::Object(members)])
        }
        Kind::Keys(read) => ("keys", read.iter().map(key_value).collect()),
    };
    let mut members = Object::new();
    members.insert("file", file.display().to_string().as_str().into());
    members.insert("kind", kind.into());
    members.insert("content", Value::Array(content));
    members.insert("findings", findings_value(&inspection.findings));
    Value::Object(members)
}

fn line(out: &mut String, text: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{text}");
}

fn certificate(out: &mut String, it: &SigningCertificate) {
    let (from, to) = (date(it.validity.not_before), date(it.validity.not_after));
    line(out, &format!("  {}, issued by {}", it.subject, it.issuer));
    line(out, &format!("    valid {from} to {to}, {}", key(it.key)));
    line(out, &format!("    SHA-256 {}", fingerprint(it)));
}

fn fingerprint(it: &SigningCertificate) -> String {
    let pairs: Vec<String> = it.sha256.iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}

fn key(key: Key) -> String {
    match (kind(key.kind), key.bits) {
        (kind, Some(bits)) => format!("{kind} {bits} bits"),
        (kind, None) => kind.to_owned(),
    }
}

const fn kind(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Rsa => "RSA",
        KeyKind::EllipticCurve => "EC",
        KeyKind::Edwards => "EdDSA",
        KeyKind::Other => "another kind of key",
    }
}

fn options(out: &mut String, options: &Object) {
    line(out, "    options:");
    for (name, value) in options {
        let text = match value.as_str() {
            Some(text) if text.contains('\n') => "the certificate above, as PEM".to_owned(),
            _ => value.to_string(),
        };
        line(out, &format!("      {name}: {text}"));
    }
}

fn findings(out: &mut String, findings: &[Finding]) {
    for finding in findings {
        let severity = finding.severity.as_str();
        // The certificates of a file are counted, and people count from one.
        let place = match finding.place.parse::<usize>() {
            Ok(number) => format!("certificate {}", number.saturating_add(1)),
            Err(_) => finding.place.clone(),
        };
        let (said, code) = (message(finding), finding.code.as_str());
        line(out, &format!("  {severity}: {place} {said} [{code}]"));
    }
}

fn certificate_value(it: &SigningCertificate) -> Value {
    let mut members = Object::new();
    members.insert("subject", it.subject.as_str().into());
    members.insert("issuer", it.issuer.as_str().into());
    members.insert("not_before", Value::from(it.validity.not_before));
    members.insert("not_after", Value::from(it.validity.not_after));
    members.insert("key", key(it.key).as_str().into());
    members.insert("sha256", fingerprint(it).as_str().into());
    members.insert("pem", it.pem.as_str().into());
    Value::Object(members)
}

fn provider_value(it: &IdentityProvider) -> Value {
    let certificates = it.certificates.iter().map(certificate_value).collect();
    let mut members = Object::new();
    members.insert("entity_id", it.entity_id.as_str().into());
    members.insert("certificates", Value::Array(certificates));
    members.insert("options", Value::Object(it.options.clone()));
    members.insert("findings", findings_value(&it.findings));
    Value::Object(members)
}

fn key_value(it: &JsonWebKey) -> Value {
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
    members.insert("key", key(it.key).as_str().into());
    Value::Object(members)
}

fn findings_value(findings: &[Finding]) -> Value {
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

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
