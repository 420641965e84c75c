//! OpenID Connect discovery documents (OpenID Connect Discovery 1.0, section 3).

use alloc::string::String;
use alloc::vec::Vec;

use connection_validation::Severity;
use lossless_json::{Object, Value};

use crate::finding::{Code, Finding};
use crate::url;

/// What a provider says of itself, as options of an `oidc` connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Discovery {
    /// `issuer`.
    pub issuer: String,
    /// The options that it decides: `issuer` and the addresses.
    pub options: Object,
}

/// Members that are options of the same name; whether a provider has to name it.
const ADDRESSES: [(&str, bool); 4] = [
    ("authorization_endpoint", true),
    ("token_endpoint", true),
    ("jwks_uri", true),
    ("userinfo_endpoint", false),
];

/// Reads a document; nothing when the value is none.
pub fn discovery(document: &Value) -> Option<(Discovery, Vec<Finding>)> {
    let issuer = document.get("issuer")?.as_str()?;
    document.get("authorization_endpoint")?.as_str()?;
    let mut findings = Vec::new();
    let mut options = Object::new();
    options.insert("issuer", Value::from(issuer));
    url::check("/issuer", issuer, &mut findings);
    for (name, needed) in ADDRESSES {
        let place = ["/", name].concat();
        match document.get(name).and_then(Value::as_str) {
            Some(address) => {
                url::check(&place, address, &mut findings);
                options.insert(name, Value::from(address));
            }
            None if needed => {
                findings.push(Finding::new(place, Code::DiscoveryMissing, Severity::Error));
            }
            None => {}
        }
    }
    if !offers(document, "response_types_supported", |it| {
        it.split(' ').any(|it| it == "code")
    }) {
        let place = "/response_types_supported";
        findings.push(Finding::new(
            place,
            Code::DiscoveryNoCodeFlow,
            Severity::Warning,
        ));
    }
    let name = "id_token_signing_alg_values_supported";
    if !offers(document, name, |it| ["RS256", "PS256"].contains(&it)) {
        let place = ["/", name].concat();
        findings.push(Finding::new(
            place,
            Code::DiscoveryNoUsualSignature,
            Severity::Warning,
        ));
    }
    let issuer = String::from(issuer);
    Some((Discovery { issuer, options }, findings))
}

/// Whether a list has an entry of this kind; a list that is not there says nothing against it.
fn offers(document: &Value, name: &str, fits: impl Fn(&str) -> bool) -> bool {
    let Some(entries) = document.get(name).and_then(Value::as_array) else {
        return true;
    };
    entries.iter().filter_map(Value::as_str).any(fits)
}
