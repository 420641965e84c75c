//! Certificates and keys.

use lossless_json::Value;

use super::members::Members;
use crate::certificates::{CertificateDetails, Contents, Uses};
use crate::key::PublicKey;

pub(super) fn certificate(it: &CertificateDetails) -> Value {
    let mut members = Members::default();
    members.text("pointer", it.pointer.as_str());
    let contents = it.contents.as_ref();
    let names = contents.map(|contents| &contents.names);
    members.if_some("subject", names.map(|names| names.subject.as_str()));
    members.if_some("issuer", names.map(|names| names.issuer.as_str()));
    let validity = it.certificate.validity();
    members.put("not_before", validity.not_before.into());
    members.put("not_after", validity.not_after.into());
    if let Some(Contents {
        key,
        signature,
        uses,
        ..
    }) = contents
    {
        members.put("key", public_key(*key));
        members.text("signature", signature.name);
        members.put("uses", purposes(*uses));
    }
    members.text("sha1", &it.fingerprints.sha1);
    members.text("sha256", &it.fingerprints.sha256);
    members.text("form", it.certificate.form().as_str());
    members.text("pem", &it.certificate.to_pem());
    members.into()
}

fn purposes(uses: Uses) -> Value {
    let mut members = Members::default();
    members.put("is_authority", uses.is_authority.into());
    members.if_some("may_sign", uses.may_sign);
    members.if_some("may_certify", uses.may_certify);
    members.into()
}

pub(super) fn public_key(key: PublicKey) -> Value {
    let mut members = Members::default();
    members.text("kind", key.name());
    members.if_some("bits", key.bits());
    members.into()
}
