//! Values that name a file, which the tool puts the content of in their place.

use std::path::Path;

use connection_files::is_placeholder;
use lossless_json::{Object, Pointer, Value};

/// A reference to a file that is not there.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Missing {
    pub(in crate::check) pointer: Pointer,
}

/// The references that lead to no file: scripts of a database, and the body of the `email`
/// strategy's message.
pub(super) fn missing(connection: &Value, scripts: &Path, bodies: &Path) -> Vec<Missing> {
    let options = Pointer::root().join("options");
    let mut missing = Vec::new();
    let mut look = |pointer: Pointer, folder: &Path, always: bool| {
        let Some(name) = connection.at(&pointer).and_then(Value::as_str) else {
            return;
        };
        // A body may stand there itself; of a script there is but the name.
        let is_name = always || name.starts_with("./");
        if is_name && !is_placeholder(name) && !folder.join(name.replace('\\', "/")).is_file() {
            missing.push(Missing { pointer });
        }
    };
    let place = options.join("customScripts");
    let names = connection.at(&place).and_then(Value::as_object);
    for name in names.into_iter().flat_map(Object::keys) {
        look(place.join(name), scripts, true);
    }
    if connection.get("strategy").and_then(Value::as_str) == Some("email") {
        look(options.join("email").join("body"), bodies, false);
    }
    missing
}
