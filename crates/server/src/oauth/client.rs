//! `patchbay client`: a secret for a client.

use anyhow::{Context, bail};
use lossless_json::Value;

use crate::cli::ClientArguments;
use crate::data_directory::DataDirectory;
use crate::log;
use crate::random::Secret;
use crate::store::{Database, Grant};
use crate::tokens::scope_list;

/// The client that a server makes at its first start.
pub(crate) const DEFAULT_CLIENT: &str = "patchbay";

/// With what the subjects of this program's own tokens begin; requests are counted by it.
const OWN_PREFIX: &str = "patchbay-";

/// Makes a secret for a client, and the client when there is none, and prints both as one line of
/// JSON. Only the hash of the secret is kept, so that it is shown this once.
pub(crate) fn print_client(arguments: &ClientArguments) -> anyhow::Result<()> {
    let id = arguments.id.as_str();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if id.is_empty() || id.len() > 64 || !id.bytes().all(plain) {
        bail!("a client id has 1 to 64 letters, digits, dots, hyphens and underscores");
    }
    if id.starts_with(OWN_PREFIX) {
        bail!("client ids that begin with {OWN_PREFIX} are the program's own");
    }
    let grant = match &arguments.scope {
        None => Grant::EveryScope,
        Some(scope) => Grant::Scopes(scope_list(scope)?),
    };
    let directory = DataDirectory::open(&arguments.data)?;
    let database = Database::open(&directory.database()?)?;
    let secret = Secret::generate()
        .ok()
        .context("the system gives no random bytes")?;
    database
        .set_client(id, secret.hash, &grant)
        .ok()
        .context("cannot store the client")?;
    log::say(format_args!(
        "the secret is shown this once; one that {id} had before is no longer good"
    ));
    let members = [("client_id", id), ("client_secret", secret.text.as_str())];
    let members = members.map(|(name, text)| (name.to_owned(), Value::from(text)));
    let line = Value::Object(members.into_iter().collect()).to_string();
    log::print(&line).context("cannot print the secret")
}
