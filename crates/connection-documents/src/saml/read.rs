//! From XML to entities, in one pass and without a tree.

use super::time;
use super::xml::{Element, Event, Problem, Xml};

pub(super) const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
pub(super) const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
const SAML_2: &str = "urn:oasis:names:tc:SAML:2.0:protocol";

/// The most entities of one document.
pub(super) const MOST_ENTITIES: usize = 10_000;

/// An entity as it stands in the document.
#[derive(Clone, Debug, Default)]
pub(super) struct RawEntity {
    pub(super) id: Option<String>,
    pub(super) valid_until: Option<i64>,
    pub(super) providers: Vec<RawProvider>,
    pub(super) is_service_provider: bool,
}

/// An `IDPSSODescriptor`.
#[derive(Clone, Debug, Default)]
pub(super) struct RawProvider {
    pub(super) is_saml_2: bool,
    pub(super) wants_signed_requests: bool,
    pub(super) sign_in: Vec<Endpoint>,
    pub(super) sign_out: Vec<Endpoint>,
    pub(super) name_id_formats: Vec<String>,
    /// Base64 of the certificates that are not for encryption alone.
    pub(super) certificates: Vec<String>,
}

/// Where a provider is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// How messages travel (SAML bindings), a URI such as
    /// `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect`.
    pub binding: String,
    /// The URL.
    pub location: String,
}

/// Why there are no entities, or not all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The XML itself cannot be read on.
    Xml(Problem),
    /// The XML is something else.
    NotMetadata,
    /// There are more entities than are read.
    TooManyEntities,
}

/// Where the reader is: what the elements that are open mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Entities { valid_until: Option<i64> },
    Entity,
    Provider,
    KeyDescriptor,
    KeyInfo,
    CertificateData,
    Certificate,
    NameIdFormat,
    Other,
}

/// All entities of a document that is read to its end.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Vec<RawEntity>, Stop> {
    let mut entities = Vec::new();
    let mut places = Vec::new();
    while let Some(event) = xml.next().map_err(Stop::Xml)? {
        match event {
            Event::Start(element) => {
                let place = enter(places.last().copied(), &element, &mut entities);
                if places.is_empty() && place == Place::Other {
                    return Err(not_metadata(&element));
                }
                if entities.len() > MOST_ENTITIES {
                    return Err(Stop::TooManyEntities);
                }
                places.push(place);
            }
            Event::Text(text) => {
                let provider = entities.last_mut().and_then(|it| it.providers.last_mut());
                let target = match (places.last(), provider) {
                    (Some(Place::Certificate), Some(provider)) => provider.certificates.last_mut(),
                    (Some(Place::NameIdFormat), Some(provider)) => {
                        provider.name_id_formats.last_mut()
                    }
                    _ => None,
                };
                if let Some(target) = target {
                    target.push_str(&text);
                }
            }
            Event::End => drop(places.pop()),
        }
    }
    Ok(entities)
}

/// What a document is whose root is no element of metadata.
pub(super) fn not_metadata(root: &Element) -> Stop {
    if root.name.eq_ignore_ascii_case("html") {
        Stop::Xml(Problem::WebPage)
    } else {
        Stop::NotMetadata
    }
}

/// What an element means below another one. What it brings is noted.
fn enter(above: Option<Place>, element: &Element, entities: &mut Vec<RawEntity>) -> Place {
    let name = (element.namespace.as_str(), element.name.as_str());
    match (above, name) {
        (None | Some(Place::Entities { .. }), (METADATA, "EntitiesDescriptor")) => {
            Place::Entities {
                valid_until: earlier(inherited(above), valid_until(element)),
            }
        }
        (None | Some(Place::Entities { .. }), (METADATA, "EntityDescriptor")) => {
            entities.push(RawEntity {
                id: element.attribute("entityID").map(str::to_string),
                valid_until: earlier(inherited(above), valid_until(element)),
                ..RawEntity::default()
            });
            Place::Entity
        }
        (Some(above), name) => match entities.last_mut() {
            Some(entity) => below_entity(above, name, element, entity),
            None => Place::Other,
        },
        _ => Place::Other,
    }
}

fn below_entity(
    above: Place,
    name: (&str, &str),
    element: &Element,
    entity: &mut RawEntity,
) -> Place {
    match (above, name) {
        (Place::Entity, (METADATA, "IDPSSODescriptor")) => {
            entity.valid_until = earlier(entity.valid_until, valid_until(element));
            entity.providers.push(provider(element));
            Place::Provider
        }
        (Place::Entity, (METADATA, "SPSSODescriptor")) => {
            entity.is_service_provider = true;
            Place::Other
        }
        (above, name) => match entity.providers.last_mut() {
            Some(provider) => below_provider(above, name, element, provider),
            None => Place::Other,
        },
    }
}

fn below_provider(
    above: Place,
    name: (&str, &str),
    element: &Element,
    provider: &mut RawProvider,
) -> Place {
    match (above, name) {
        (Place::Provider, (METADATA, "KeyDescriptor")) => match element.attribute("use") {
            Some("encryption") => Place::Other,
            _ => Place::KeyDescriptor,
        },
        (Place::KeyDescriptor, (SIGNATURE, "KeyInfo")) => Place::KeyInfo,
        (Place::KeyInfo, (SIGNATURE, "X509Data")) => Place::CertificateData,
        (Place::CertificateData, (SIGNATURE, "X509Certificate")) => {
            provider.certificates.push(String::new());
            Place::Certificate
        }
        (Place::Provider, (METADATA, "SingleSignOnService")) => {
            provider.sign_in.push(endpoint(element));
            Place::Other
        }
        (Place::Provider, (METADATA, "SingleLogoutService")) => {
            provider.sign_out.push(endpoint(element));
            Place::Other
        }
        (Place::Provider, (METADATA, "NameIDFormat")) => {
            provider.name_id_formats.push(String::new());
            Place::NameIdFormat
        }
        _ => Place::Other,
    }
}

fn provider(element: &Element) -> RawProvider {
    let protocols = element.attribute("protocolSupportEnumeration");
    let mut protocols = protocols.unwrap_or_default().split_ascii_whitespace();
    let signed = element.attribute("WantAuthnRequestsSigned");
    RawProvider {
        is_saml_2: protocols.any(|protocol| protocol == SAML_2),
        wants_signed_requests: matches!(signed, Some("true" | "1")),
        ..RawProvider::default()
    }
}

fn endpoint(element: &Element) -> Endpoint {
    let text = |name| element.attribute(name).unwrap_or_default().to_string();
    Endpoint {
        binding: text("Binding"),
        location: text("Location"),
    }
}

fn valid_until(element: &Element) -> Option<i64> {
    element.attribute("validUntil").and_then(time::seconds)
}

fn inherited(above: Option<Place>) -> Option<i64> {
    match above {
        Some(Place::Entities { valid_until }) => valid_until,
        _ => None,
    }
}

fn earlier(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
