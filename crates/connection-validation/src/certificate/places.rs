//! Where a connection has its certificates, and the documents that have some in them.

use alloc::vec::Vec;

use connection_model::Strategy;
use lossless_json::{Pointer, Value};

use crate::catalogue::{Document, Format};
use crate::strategies;

/// Where strategies without a table of options keep the identity provider's certificate.
const USUAL_PLACES: [&str; 2] = ["signingCert", "cert"];

/// A place for a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place in the connection; nothing need be there.
    pub pointer: Pointer,
    /// Whether others encrypt with it, and nobody checks a message.
    pub is_for_encryption: bool,
    /// Whether the API is documented to read it as PEM, or as base64 of PEM.
    pub is_pem: bool,
}

/// The places of a connection that hold a certificate, as the catalogue has them.
///
/// A program that asks for no more than this has no labels and no help in it.
pub fn places(connection: &Value) -> Vec<Place> {
    let options = Pointer::root().join("options");
    let Some(strategy) = strategy(connection) else {
        return USUAL_PLACES
            .iter()
            .map(|key| Place::new(options.join(key), None))
            .collect();
    };
    let rows = strategies::checks(strategy).rows.iter();
    let form = strategies::form(strategy).iter();
    let lines = rows.zip(strategies::paths(strategy)).zip(form);
    lines
        .filter(|((row, _), _)| row.check.format == Format::Certificate)
        .flat_map(|((_, path), form)| {
            let pointers = match path.strip_suffix("[]") {
                Some(array) => entries(connection, &below(&options, array)),
                None => Vec::from([below(&options, path)]),
            };
            let place = |pointer| Place::new(pointer, form.document);
            pointers.into_iter().map(place)
        })
        .collect()
}

/// The places of a connection that hold metadata, as the catalogue has them; nothing need be there.
///
/// A program that asks for no more than this has no labels and no help in it.
pub fn metadata_places(connection: &Value) -> Vec<Pointer> {
    let options = Pointer::root().join("options");
    let Some(strategy) = strategy(connection) else {
        return Vec::new();
    };
    let lines = strategies::paths(strategy)
        .iter()
        .zip(strategies::form(strategy));
    lines
        .filter(|(_, form)| form.document == Some(Document::Metadata))
        .map(|(path, _)| below(&options, path))
        .collect()
}

impl Place {
    fn new(pointer: Pointer, document: Option<Document>) -> Self {
        Self {
            pointer,
            is_for_encryption: document == Some(Document::Encryption),
            is_pem: document == Some(Document::Pem),
        }
    }
}

fn strategy(connection: &Value) -> Option<Strategy> {
    connection.get("strategy")?.as_str()?.parse().ok()
}

fn below(options: &Pointer, path: &str) -> Pointer {
    let mut pointer = options.clone();
    for segment in path.split('.') {
        pointer = pointer.join(segment);
    }
    pointer
}

/// The places of an array's entries.
fn entries(connection: &Value, array: &Pointer) -> Vec<Pointer> {
    let entries = connection.at(array).and_then(Value::as_array);
    let count = entries.map_or(0, <[_]>::len);
    (0..count).map(|index| array.join_index(index)).collect()
}
