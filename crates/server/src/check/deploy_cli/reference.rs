//! Values that name a file, which the tool puts the content of in their place.

use std::path::Path;

use connection_files::{INCLUDED, is_placeholder};
use connection_validation::Severity;
use lossless_json::{Object, Pointer, Value};

use crate::check::codes::{DEPLOY_CLI_INCLUDE, DEPLOY_CLI_MISSING_FILE};

/// A value that stands in a file which is not read.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Elsewhere {
    pub(in crate::check) pointer: Pointer,
    pub(in crate::check) code: &'static str,
    pub(in crate::check) severity: Severity,
    pub(in crate::check) message: &'static str,
}

impl Elsewhere {
    fn missing(pointer: Pointer) -> Self {
        Self {
            pointer,
            code: DEPLOY_CLI_MISSING_FILE,
            severity: Severity::Error,
            message: "names a file that is not there; auth0-deploy-cli reads the value from it",
        }
    }

    fn included(pointer: Pointer) -> Self {
        Self {
            pointer,
            code: DEPLOY_CLI_INCLUDE,
            severity: Severity::Warning,
            message: "is in another file (!include), which is read along for whole connections and \
                      lists of them alone, so that it is not checked; include the connection as a whole",
        }
    }
}

/// The references that lead to no file: scripts of a database, and the body of the `email`
/// strategy's message.
pub(super) fn missing(connection: &Value, scripts: &Path, bodies: &Path) -> Vec<Elsewhere> {
    let options = Pointer::root().join("options");
    let mut missing = Vec::new();
    let mut look = |pointer: Pointer, folder: &Path, always: bool| {
        let Some(name) = connection.at(&pointer).and_then(Value::as_str) else {
            return;
        };
        // A body may stand there itself; of a script there is but the name.
        let is_name = always || name.starts_with("./");
        if is_name && !is_placeholder(name) && !folder.join(name.replace('\\', "/")).is_file() {
            missing.push(Elsewhere::missing(pointer));
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

/// The values inside of a connection that `!include` puts there.
pub(super) fn included(connection: &Value) -> Vec<Elsewhere> {
    let mut found = Vec::new();
    look_for_included(connection, &Pointer::root(), &mut found);
    found
}

/// The depth of a connection is bounded where it is read, so this may call itself.
fn look_for_included(value: &Value, place: &Pointer, found: &mut Vec<Elsewhere>) {
    match value {
        Value::String(text) if text == INCLUDED => found.push(Elsewhere::included(place.clone())),
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                look_for_included(entry, &place.join_index(index), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                look_for_included(member, &place.join(key), found);
            }
        }
        _ => {}
    }
}
