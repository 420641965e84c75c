//! SAML metadata (saml-metadata-2.0-os) of identity providers.

use alloc::string::String;
use alloc::vec::Vec;

use connection_validation::Severity;
use connection_validation::certificate::Certificate;
use lossless_json::{Object, Value};

use crate::certificate::{SigningCertificate, look};
use crate::finding::{Code, Finding};
use crate::url;
use crate::xml::{self, Node};

/// An identity provider of the metadata, as options of a `samlp` connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdentityProvider {
    /// `entityID`.
    pub entity_id: String,
    /// The certificates that sign, the first of which goes into the options.
    pub certificates: Vec<SigningCertificate>,
    /// The options that it decides.
    pub options: Object,
    /// What is to be minded; places are names of elements.
    pub findings: Vec<Finding>,
}

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
const REDIRECT: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/// Every identity provider of a metadata document, in its order, judged at `now` (seconds since
/// 1970); nothing when it is no metadata, larger than 4 MB, or built to hurt its reader.
pub fn metadata(text: &str, now: i64) -> Option<Vec<IdentityProvider>> {
    let mut parts = Parts::default();
    xml::read(text, |node| parts.take(node)).ok()?;
    parts.is_metadata.then(|| {
        let entities = parts.entities.into_iter();
        entities.map(|entity| provider(entity, now)).collect()
    })
}

/// One identity provider as it stands in the text.
#[derive(Default)]
struct Entity {
    id: String,
    certificates: Vec<String>,
    sign_in: Vec<(String, String)>,
    sign_out: Vec<(String, String)>,
    wants_signed: bool,
}

/// Where the reader is, and what it has found.
#[derive(Default)]
struct Parts {
    is_metadata: bool,
    entities: Vec<Entity>,
    /// The names of the open elements, those of other namespaces empty.
    open: Vec<String>,
    id: String,
    current: Option<Entity>,
    /// Whether the open `KeyDescriptor` is for signatures.
    signs: bool,
    text: String,
}

impl Parts {
    fn take(&mut self, node: Node) {
        match node {
            Node::Start {
                namespace,
                name,
                attributes,
            } => {
                let known = namespace == METADATA || namespace == SIGNATURE;
                let name = if known { name } else { String::new() };
                self.start(&name, &attributes);
                self.open.push(name);
            }
            Node::Text(text) => {
                if self
                    .open
                    .last()
                    .is_some_and(|name| name == "X509Certificate")
                {
                    self.text.push_str(&text);
                }
            }
            Node::End => self.end(),
        }
    }

    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        let attribute = |wanted: &str| {
            let mut attributes = attributes.iter();
            let found = attributes.find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        match name {
            "EntityDescriptor" => {
                self.is_metadata = true;
                self.id = attribute("entityID");
            }
            "EntitiesDescriptor" => self.is_metadata = true,
            "IDPSSODescriptor" => {
                self.current = Some(Entity {
                    id: self.id.clone(),
                    wants_signed: matches!(&*attribute("WantAuthnRequestsSigned"), "true" | "1"),
                    ..Entity::default()
                });
            }
            // Without a use a key is for both.
            "KeyDescriptor" => self.signs = attribute("use") != "encryption",
            "SingleSignOnService" | "SingleLogoutService" => {
                if let Some(entity) = &mut self.current {
                    let address = (attribute("Binding"), attribute("Location"));
                    if name == "SingleSignOnService" {
                        entity.sign_in.push(address);
                    } else {
                        entity.sign_out.push(address);
                    }
                }
            }
            "X509Certificate" => self.text.clear(),
            _ => {}
        }
    }

    fn end(&mut self) {
        match self.open.pop().as_deref() {
            Some("IDPSSODescriptor") => self.entities.extend(self.current.take()),
            Some("X509Certificate") if self.signs => {
                if let Some(entity) = &mut self.current {
                    entity.certificates.push(core::mem::take(&mut self.text));
                }
            }
            Some("KeyDescriptor") => self.signs = false,
            _ => {}
        }
    }
}

fn provider(entity: Entity, now: i64) -> IdentityProvider {
    let mut findings = Vec::new();
    let mut options = Object::new();
    let mut certificates = Vec::new();
    for text in &entity.certificates {
        let read = Certificate::read(text.as_bytes()).ok();
        let place = "X509Certificate";
        match read.and_then(|read| look(&read, place, now, &mut findings)) {
            Some(certificate) => certificates.push(certificate),
            None => findings.push(Finding::new(
                place,
                Code::MetadataCertificateUnreadable,
                Severity::Error,
            )),
        }
    }
    // While a provider changes its certificate both are there; the one that lasts is wanted.
    let lasting = certificates
        .iter()
        .max_by_key(|it| (it.validity.holds_at(now), it.validity.not_after));
    if let Some(certificate) = lasting {
        options.insert("signingCert", Value::from(certificate.pem.as_str()));
    } else {
        let code = Code::MetadataNoSigningCertificate;
        findings.push(Finding::new("KeyDescriptor", code, Severity::Error));
    }
    match preferred(&entity.sign_in) {
        Some((binding, address)) => {
            url::check("SingleSignOnService", address, &mut findings);
            options.insert("signInEndpoint", Value::from(address));
            options.insert("protocolBinding", Value::from(binding));
        }
        None => findings.push(Finding::new(
            "SingleSignOnService",
            Code::MetadataNoSignIn,
            Severity::Error,
        )),
    }
    if let Some((_, address)) = preferred(&entity.sign_out) {
        url::check("SingleLogoutService", address, &mut findings);
        options.insert("signOutEndpoint", Value::from(address));
    }
    if entity.wants_signed {
        options.insert("signSAMLRequest", Value::Bool(true));
    }
    IdentityProvider {
        entity_id: entity.id,
        certificates,
        options,
        findings,
    }
}

/// The address that a browser can be sent to: by redirection, or else by a form.
fn preferred(services: &[(String, String)]) -> Option<(&'static str, &str)> {
    [REDIRECT, POST].into_iter().find_map(|wanted| {
        let mut services = services.iter();
        let found = services.find(|(binding, address)| binding == wanted && !address.is_empty());
        found.map(|(_, address)| (wanted, address.as_str()))
    })
}
