//! Whether anybody uses the connection.

use lossless_json::{Pointer, Value};

use super::Review;
use crate::Code;
use crate::params::Params;

pub(super) fn look(review: &mut Review<'_>) {
    let clients = review.connection.get("enabled_clients");
    // A tenant may keep the clients apart, so that absent is not unused.
    if clients
        .and_then(Value::as_array)
        .is_some_and(<[Value]>::is_empty)
    {
        let pointer = Pointer::root().join("enabled_clients");
        review.find(pointer, Code::ReviewUnused, Params::none());
    }
}
