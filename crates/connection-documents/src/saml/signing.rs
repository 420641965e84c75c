//! The certificates in metadata that an identity provider signs with, whatever it speaks.

use std::collections::BTreeSet;

use connection_validation::Params;

use super::read::{METADATA, SIGNATURE, Stop, not_metadata};
use super::reason;
use super::xml::{Element, Event, Xml};
use crate::Code;

/// The most certificates that are taken from a document.
const MOST_CERTIFICATES: usize = 100;

/// What was read of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Signing {
    /// Base64 of the certificates without white space, each once.
    pub(crate) certificates: Vec<String>,
    /// Why it was not read to its end.
    pub(crate) stop: Option<(Code, Params)>,
}

/// Where the reader is: what the elements that are open mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Entities,
    Entity,
    Role,
    KeyDescriptor,
    KeyInfo,
    CertificateData,
    Certificate,
    Other,
}

/// Reads the certificates for signing of all identity providers and token services of SAML
/// metadata or metadata of WS-Federation, up to a hundred of them.
pub(crate) fn signing(document: &[u8]) -> Signing {
    let mut certificates = Certificates::default();
    let stop = match Xml::new(document) {
        Ok(mut xml) => match certificates.read(&mut xml) {
            Ok(()) => None,
            Err(stop) => Some(reason(stop, Some(xml.position()))),
        },
        Err(problem) => Some(reason(Stop::Xml(problem), None)),
    };
    Signing {
        certificates: certificates.all,
        stop,
    }
}

#[derive(Default)]
struct Certificates {
    all: Vec<String>,
    seen: BTreeSet<String>,
    /// The one that is being read.
    text: String,
}

impl Certificates {
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Stop> {
        let mut places = Vec::new();
        while let Some(event) = xml.next().map_err(Stop::Xml)? {
            match event {
                Event::Start(element) => {
                    let place = enter(places.last().copied(), &element);
                    if places.is_empty() && place == Place::Other {
                        return Err(not_metadata(&element));
                    }
                    places.push(place);
                }
                Event::Text(text) if places.last() == Some(&Place::Certificate) => {
                    self.text.extend(text.split_ascii_whitespace());
                }
                Event::End if places.pop() == Some(Place::Certificate) => {
                    let text = std::mem::take(&mut self.text);
                    if self.seen.insert(text.clone()) {
                        self.all.push(text);
                    }
                    if self.all.len() == MOST_CERTIFICATES {
                        return Ok(());
                    }
                }
                Event::Text(_) | Event::End => {}
            }
        }
        Ok(())
    }
}

/// What an element means below another one.
fn enter(above: Option<Place>, element: &Element) -> Place {
    let name = (element.namespace.as_str(), element.name.as_str());
    match (above, name) {
        (None | Some(Place::Entities), (METADATA, "EntitiesDescriptor")) => Place::Entities,
        (None | Some(Place::Entities), (METADATA, "EntityDescriptor")) => Place::Entity,
        (Some(Place::Entity), (METADATA, "IDPSSODescriptor")) => Place::Role,
        // WS-Federation 1.2, section 3.1.2.
        (Some(Place::Entity), (METADATA, "RoleDescriptor"))
            if element.schema_type() == Some("SecurityTokenServiceType") =>
        {
            Place::Role
        }
        (Some(Place::Role), (METADATA, "KeyDescriptor"))
            if element.attribute("use") != Some("encryption") =>
        {
            Place::KeyDescriptor
        }
        (Some(Place::KeyDescriptor), (SIGNATURE, "KeyInfo")) => Place::KeyInfo,
        (Some(Place::KeyInfo), (SIGNATURE, "X509Data")) => Place::CertificateData,
        (Some(Place::CertificateData), (SIGNATURE, "X509Certificate")) => Place::Certificate,
        _ => Place::Other,
    }
}
