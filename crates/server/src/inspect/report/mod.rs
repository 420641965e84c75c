//! What was read, for people and for programs.

mod certificate;
mod lines;

use std::path::Path;

use connection_documents::{
    CertificateDetails, Code, Entity, Finding, Inspection, Locale, Proposal, message,
};
use lossless_json::{Object, Value};

use self::certificate::{certificates, form, key, number};
use self::lines::{counted, line};

/// One file, for people.
pub(super) fn text(file: &Path, inspection: &Inspection) -> String {
    let mut out = String::new();
    let title = format!("{}: {}", file.display(), title(inspection));
    line(&mut out, 0, &title);
    match inspection {
        Inspection::Certificates(read) => {
            certificates(&mut out, 1, &read.certificates);
            for it in &read.certificates {
                form(&mut out, 2, it);
            }
            findings(&mut out, 1, &read.findings, place);
        }
        Inspection::Metadata(read) => {
            findings(&mut out, 1, &read.findings, place);
            for it in &read.entities {
                entity(&mut out, it);
            }
        }
        Inspection::Discovery(read) => {
            findings(&mut out, 1, &read.findings, place);
            options(&mut out, 1, &read.proposal, &[]);
        }
        Inspection::KeySet(read) => {
            for it in &read.keys {
                key(&mut out, it);
            }
            findings(&mut out, 1, &read.findings, place);
        }
        Inspection::Unknown(found) => findings(&mut out, 1, found, place),
    }
    out
}

/// One file, for programs: its name with what was read.
pub(super) fn json(file: &Path, inspection: &Inspection) -> Value {
    let mut members = Object::new();
    members.insert("file", file.display().to_string().as_str().into());
    let read = inspection.to_value(Locale::English);
    for (key, value) in read.as_object().into_iter().flatten() {
        members.insert(key, value.clone());
    }
    Value::Object(members)
}

fn title(inspection: &Inspection) -> String {
    match inspection {
        Inspection::Certificates(read) if read.certificates.is_empty() => {
            "no certificate that can be read".to_owned()
        }
        Inspection::Certificates(read) => {
            counted(read.certificates.len(), "certificate", "certificates")
        }
        Inspection::Metadata(read) if read.entities.is_empty() => {
            "no SAML metadata that can be read".to_owned()
        }
        Inspection::Metadata(read) => {
            let count = counted(read.entities.len(), "entity", "entities");
            format!("SAML metadata, {count}")
        }
        Inspection::Discovery(read) => match &read.issuer {
            Some(issuer) => format!("discovery document of {issuer}"),
            None => "discovery document".to_owned(),
        },
        Inspection::KeySet(read) => format!("key set, {}", counted(read.keys.len(), "key", "keys")),
        Inspection::Unknown(_) => "no document that is known".to_owned(),
    }
}

fn entity(out: &mut String, it: &Entity) {
    let role = match (&it.identity_provider, it.is_service_provider) {
        (Some(_), true) => "identity provider and service provider",
        (Some(_), false) => "identity provider",
        (None, true) => "service provider",
        (None, false) => "neither an identity provider nor a service provider",
    };
    let id = it.id.as_deref().unwrap_or("without entityID");
    line(out, 1, &format!("{id}: {role}"));
    let provider = it.identity_provider.as_ref();
    let own = provider.map_or(&[][..], |provider| &provider.certificates);
    certificates(out, 2, own);
    findings(out, 2, &it.findings, |finding| part(it, finding));
    options(out, 2, &it.proposal, own);
}

/// What to set; of a certificate its number in the list that stands above.
fn options(out: &mut String, depth: usize, proposal: &Proposal, listed: &[CertificateDetails]) {
    if proposal.options.is_empty() {
        return;
    }
    let strategy = proposal.strategy.as_str();
    line(out, depth, &format!("options for {strategy}:"));
    for (name, value) in &proposal.options {
        let is_it = |it: &&CertificateDetails| value.as_str() == Some(&it.certificate.to_pem());
        let text = match listed.iter().find(is_it) {
            Some(it) => match number(&it.pointer).filter(|_| listed.len() > 1) {
                Some(number) => format!("certificate {number} above, as PEM"),
                None => "the certificate above, as PEM".to_owned(),
            },
            None => value.to_string(),
        };
        line(out, depth + 1, &format!("{name}: {text}"));
    }
}

fn findings(
    out: &mut String,
    depth: usize,
    findings: &[Finding],
    place: impl Fn(&Finding) -> String,
) {
    for finding in findings {
        let (severity, code) = (finding.severity.as_str(), finding.code);
        let said = message(Locale::English, finding);
        let place = place(finding);
        line(out, depth, &format!("{severity}: {place} {said} [{code}]"));
    }
}

/// Where the thing is of which a finding speaks: certificates are counted, and people count from
/// one.
fn place(finding: &Finding) -> String {
    let pointer = finding.pointer.as_str();
    let is_counted = finding.pointer.tokens().count() == 1;
    match number(&finding.pointer).filter(|_| is_counted) {
        Some(number) => match finding.code {
            Code::PrivateKeyBlock | Code::OtherBlock => format!("block {number}"),
            _ => format!("certificate {number}"),
        },
        None if pointer.is_empty() => "the document".to_owned(),
        None => pointer.to_owned(),
    }
}

/// The part of an entity of which a finding speaks: a certificate, or an element by its name.
fn part(entity: &Entity, finding: &Finding) -> String {
    let part = finding.pointer.strip_prefix(&entity.pointer);
    let what = part.as_ref().and_then(|part| part.tokens().next());
    let what = match what.as_deref() {
        Some("certificates") => "certificate",
        Some("signIn") => "SingleSignOnService",
        Some("signOut") => "SingleLogoutService",
        _ => return "the entity".to_owned(),
    };
    match part.as_ref().and_then(number) {
        Some(number) => format!("{what} {number}"),
        None if what == "certificate" => "the entity".to_owned(),
        None => what.to_owned(),
    }
}
