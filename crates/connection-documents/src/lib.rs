#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

mod certificate;
mod discovery;
mod finding;
mod inspect;
mod keys;
mod metadata;
mod url;
mod value;
mod xml;

pub use certificate::{Key, KeyKind, SigningCertificate, certificates};
pub use connection_validation::certificate::{Certificate, Form, Unreadable, Validity};
pub use discovery::{Discovery, discovery};
pub use finding::{Code, Finding, message};
pub use inspect::{Inspection, Kind, NotADocument, inspect};
pub use keys::{JsonWebKey, keys};
pub use metadata::{IdentityProvider, metadata};
