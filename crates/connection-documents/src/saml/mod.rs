//! Metadata of SAML 2.0 identity providers (SAML metadata, section 2).

mod judge;
mod read;
mod signing;
mod time;
mod xml;

use connection_validation::Params;
use lossless_json::Pointer;

use self::read::Stop;
use self::xml::{Problem, Xml};
use crate::certificates::CertificateDetails;
use crate::finding::Findings;
use crate::proposal::Proposal;
use crate::{Code, Finding};

pub use self::read::Endpoint;
pub(crate) use self::signing::signing;

/// The largest metadata document that is read, in bytes: the API takes no larger one.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The entities of a metadata document. Whoever has asked for it picks one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The entities, in their order.
    pub entities: Vec<Entity>,
    /// What is wrong with the document as a whole. What is wrong with an entity stands there.
    pub findings: Vec<Finding>,
}

/// One entity: an identity provider, a service provider, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its place among the entities, for example `/entities/0`.
    pub pointer: Pointer,
    /// How it calls itself (`entityID`).
    pub id: Option<String>,
    /// When the metadata ends, in seconds since 1970, where it says so.
    pub valid_until: Option<i64>,
    /// What it is as an identity provider.
    pub identity_provider: Option<IdentityProvider>,
    /// Whether it is a service provider, as the tenant is.
    pub is_service_provider: bool,
    /// Options for the strategy `samlp`; none where it is no identity provider.
    pub proposal: Proposal,
    /// What is wrong with it: at its own pointer or below, in `signIn`, `signOut` and
    /// `certificates`.
    pub findings: Vec<Finding>,
}

/// A SAML identity provider.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdentityProvider {
    /// Whether it wants requests to be signed.
    pub wants_signed_requests: bool,
    /// Where users are sent to sign in.
    pub sign_in: Vec<Endpoint>,
    /// Where users are sent to sign out.
    pub sign_out: Vec<Endpoint>,
    /// How it can name users (URIs).
    pub name_id_formats: Vec<String>,
    /// What its messages are checked with; each once. Those for encryption alone are left out.
    pub certificates: Vec<CertificateDetails>,
}

/// Reads a metadata document of at most 4 MB in UTF-8. `now` is in seconds since 1970.
///
/// A signature of the document is not checked. A document type, an entity, more than 64 elements
/// inside each other or more than 64 attributes on one end the reading at once.
pub fn metadata(input: &[u8], now: i64) -> Metadata {
    let mut findings = Findings::default();
    let root = Pointer::root();
    if findings.take(input, MOST_BYTES) {
        let entities = match Xml::new(input) {
            Ok(mut xml) => read::read(&mut xml).map_err(|stop| (stop, Some(xml.position()))),
            Err(problem) => Err((Stop::Xml(problem), None)),
        };
        match entities {
            Ok(entities) => return judge::judge(entities, now),
            Err((stop, position)) => {
                let (code, params) = reason(stop, position);
                findings.error(&root, code, params);
            }
        }
    }
    Metadata {
        entities: Vec::new(),
        findings: findings.into_vec(),
    }
}

fn reason(stop: Stop, position: Option<(usize, usize)>) -> (Code, Params) {
    let number = |number: usize| i64::try_from(number).ok();
    let params = Params::none()
        .with_number("line", position.and_then(|(line, _)| number(line)))
        .with_number("column", position.and_then(|(_, column)| number(column)));
    match stop {
        Stop::NotMetadata => (Code::NotMetadata, Params::none()),
        Stop::TooManyEntities => (
            Code::TooManyEntities,
            Params::none().with_number("max", number(read::MOST_ENTITIES)),
        ),
        Stop::Xml(Problem::WebPage) => (Code::WebPage, Params::none()),
        Stop::Xml(Problem::DocumentType) => (Code::DocumentType, params),
        Stop::Xml(Problem::Entity) => (Code::XmlEntity, params),
        Stop::Xml(Problem::TooDeep) => (
            Code::TooDeep,
            params.with_number("max", number(xml::MOST_DEPTH)),
        ),
        Stop::Xml(Problem::TooManyAttributes) => (
            Code::TooManyAttributes,
            params.with_number("max", number(xml::MOST_ATTRIBUTES)),
        ),
        Stop::Xml(Problem::Encoding) => (Code::Encoding, Params::none()),
        Stop::Xml(Problem::NotWellFormed) => (Code::NotWellFormed, params),
    }
}
