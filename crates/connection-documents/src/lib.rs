#![doc = include_str!("../README.md")]

mod certificates;
mod code;
mod connection;
mod discovery;
mod finding;
mod inspect;
mod json;
mod key;
mod key_set;
mod proposal;
mod saml;
mod text;
mod value;

pub use certificates::{
    CertificateDetails, Certificates, Contents, Fingerprints,
    MOST_BYTES as MOST_BYTES_CERTIFICATES, Names, Signature, Uses, certificates,
};
pub use code::Code;
pub use connection::{CODES as CONNECTION_CODES, ConnectionInspection, inspect_connection};
pub use connection_validation::certificate::{Certificate, Form, Unreadable, Validity};
pub use connection_validation::review::EXPIRY_DAYS;
pub use connection_validation::{Locale, Param, Params, Severity};
pub use discovery::{Discovery, discovery};
pub use finding::Finding;
pub use inspect::{Inspection, inspect};
pub use json::MOST_BYTES as MOST_BYTES_JSON;
pub use key::PublicKey;
pub use key_set::{Key, KeySet, key_set};
pub use proposal::Proposal;
pub use saml::{
    Endpoint, Entity, IdentityProvider, MOST_BYTES as MOST_BYTES_METADATA, Metadata, metadata,
};
pub use text::message;
