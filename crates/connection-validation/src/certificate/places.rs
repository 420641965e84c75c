//! Where a connection has its certificates.

use alloc::vec::Vec;

use connection_model::Strategy;
use lossless_json::{Pointer, Value};

use crate::catalogue::{self, Format};

/// Where strategies without a table of options keep the identity provider's certificate.
const USUAL_PLACES: [&str; 2] = ["signingCert", "cert"];

/// The places that hold a certificate, as the catalogue has them.
pub(super) fn places(connection: &Value) -> Vec<Pointer> {
    let options = Pointer::root().join("options");
    let strategy = connection.get("strategy").and_then(Value::as_str);
    let table = strategy
        .and_then(|name| name.parse::<Strategy>().ok())
        .and_then(catalogue::table);
    let Some(table) = table else {
        return Vec::from_iter(USUAL_PLACES.map(|place| options.join(place)));
    };
    table
        .options()
        .filter(|option| option.format() == Format::Certificate)
        .flat_map(|option| match option.path().strip_suffix("[]") {
            Some(array) => entries(connection, &options.join(array)),
            None => Vec::from_iter(option.pointer().map(|below| options.concat(&below))),
        })
        .collect()
}

/// The places of an array's entries.
fn entries(connection: &Value, array: &Pointer) -> Vec<Pointer> {
    let entries = connection.at(array).and_then(Value::as_array);
    let count = entries.map_or(0, <[_]>::len);
    (0..count).map(|index| array.join_index(index)).collect()
}
