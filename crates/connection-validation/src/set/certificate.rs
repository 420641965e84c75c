//! Who signs for the identity provider of a connection.

use alloc::string::String;

use lossless_json::{Pointer, Value};

use crate::certificate::Certificate;

/// What tells certificates apart: their length and the end of their signature, which nobody
/// chooses.
pub(super) type Signer = (usize, [u8; 32]);

/// The certificate that the identity provider signs with, and its place.
pub(super) fn signer(connection: &Value) -> Option<(Pointer, Signer)> {
    let options = Pointer::root().join("options");
    ["signingCert", "cert"].iter().find_map(|key| {
        let pointer = options.join(key);
        let text = connection.at(&pointer)?.as_str()?;
        let certificate = Certificate::read(text.as_bytes()).ok()?;
        let der = certificate.der();
        Some((pointer, (der.len(), *der.last_chunk()?)))
    })
}

/// The host at which the identity provider signs users in.
pub(super) fn host(connection: &Value) -> Option<String> {
    let options = connection.get("options")?;
    let url = ["signInEndpoint", "pingFederateBaseUrl"]
        .iter()
        .find_map(|key| options.get(key)?.as_str())?;
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    (!host.is_empty() && host.len() <= super::LONGEST_KEY).then(|| host.to_ascii_lowercase())
}
