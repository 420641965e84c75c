//! What was read, for people and for programs.

use std::fmt::Write as _;
use std::path::Path;

use connection_documents::{Finding, Inspection, Kind, SigningCertificate, message};
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
                line(
                    &mut out,
                    &format!("  {id}: {}, {purpose}", it.key.describe()),
                );
            }
        }
    }
    findings(&mut out, &inspection.findings);
    out
}

/// One file, for programs: its name with what was read.
pub(super) fn json(file: &Path, inspection: &Inspection) -> Value {
    let mut members = Object::new();
    members.insert("file", file.display().to_string().as_str().into());
    for (key, value) in inspection.to_value().as_object().into_iter().flatten() {
        members.insert(key, value.clone());
    }
    Value::Object(members)
}

fn line(out: &mut String, text: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{text}");
}

fn certificate(out: &mut String, it: &SigningCertificate) {
    let (from, to) = (date(it.validity.not_before), date(it.validity.not_after));
    line(out, &format!("  {}, issued by {}", it.subject, it.issuer));
    line(
        out,
        &format!("    valid {from} to {to}, {}", it.key.describe()),
    );
    line(out, &format!("    SHA-256 {}", it.fingerprint()));
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

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
