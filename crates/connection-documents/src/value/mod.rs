//! What was read, as JSON for programs.

mod certificate;
mod members;

use connection_validation::Locale;
use lossless_json::{Patch, Value};

use self::certificate::{certificate, public_key};
use self::members::{Members, list};
use crate::discovery::Discovery;
use crate::inspect::Inspection;
use crate::key_set::Key;
use crate::saml::{Endpoint, Entity};
use crate::{Finding, message};

impl Inspection {
    /// `{kind, content, findings}`: [the kind](Inspection::kind), a list of what is in the document,
    /// and what is wrong with the whole of it; an entity of metadata has findings of its own.
    ///
    /// What the document does not say is left out. Times are in seconds since 1970, and sentences
    /// in the language that is asked for.
    pub fn to_value(&self, locale: Locale) -> Value {
        let (content, found) = match self {
            Self::Certificates(read) => (
                read.certificates.iter().map(certificate).collect(),
                &read.findings,
            ),
            Self::Discovery(read) => ([discovery(read)].into(), &read.findings),
            Self::KeySet(read) => (read.keys.iter().map(key).collect(), &read.findings),
            Self::Metadata(read) => (
                read.entities.iter().map(|it| entity(it, locale)).collect(),
                &read.findings,
            ),
            Self::Unknown(found) => (Vec::new(), found),
        };
        let mut members = Members::default();
        members.text("kind", self.kind());
        members.put("content", Value::Array(content));
        members.put("findings", findings(found, locale));
        members.into()
    }
}

fn entity(it: &Entity, locale: Locale) -> Value {
    let mut members = Members::default();
    members.text("pointer", it.pointer.as_str());
    members.if_some("entity_id", it.id.as_deref());
    members.if_some("valid_until", it.valid_until);
    members.put("is_service_provider", it.is_service_provider.into());
    if let Some(provider) = &it.identity_provider {
        let mut own = Members::default();
        let signed = provider.wants_signed_requests;
        own.put("wants_signed_requests", signed.into());
        own.put("sign_in", list(&provider.sign_in, endpoint));
        own.put("sign_out", list(&provider.sign_out, endpoint));
        let format = |format: &String| Value::from(format.as_str());
        own.put("name_id_formats", list(&provider.name_id_formats, format));
        own.put("certificates", list(&provider.certificates, certificate));
        members.put("identity_provider", own.into());
    }
    members.propose(&it.proposal);
    members.put("findings", findings(&it.findings, locale));
    members.into()
}

fn endpoint(it: &Endpoint) -> Value {
    let mut members = Members::default();
    members.text("binding", &it.binding);
    members.text("location", &it.location);
    members.into()
}

fn discovery(it: &Discovery) -> Value {
    let mut members = Members::default();
    members.if_some("issuer", it.issuer.as_deref());
    members.propose(&it.proposal);
    members.into()
}

fn key(it: &Key) -> Value {
    let mut members = Members::default();
    members.text("pointer", it.pointer.as_str());
    members.if_some("kid", it.id.as_deref());
    members.if_some("alg", it.algorithm.as_deref());
    members.put("key", public_key(it.key));
    members.put("is_for_signing", it.is_for_signing.into());
    members.if_some("certificate", it.certificate.as_ref().map(certificate));
    members.into()
}

fn findings(found: &[Finding], locale: Locale) -> Value {
    list(found, |finding| finding.to_value(locale))
}

impl Finding {
    /// `{pointer, code, severity, message, params}`, and `fix` where there is one, with the
    /// sentence in the language that is asked for.
    pub fn to_value(&self, locale: Locale) -> Value {
        let mut members = Members::default();
        members.text("pointer", self.pointer.as_str());
        members.text("code", self.code.as_str());
        members.text("severity", self.severity.as_str());
        members.text("message", &message(locale, self));
        members.put("params", self.params.to_value());
        members.if_some("fix", self.fix.as_ref().map(Patch::to_value));
        members.into()
    }
}
