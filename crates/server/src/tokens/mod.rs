//! Access tokens: JSON Web Tokens (RFC 7519) signed with ES256 by a key of this data directory.

pub(crate) mod audience;
mod issue;
mod jwt;
mod key;
mod verify;

use anyhow::{Context, bail};

pub(crate) use issue::{SESSION_TOKEN_SECONDS, TokenRequest, every_scope, issue};
pub(crate) use key::SigningKey;
pub(crate) use verify::Verifier;

use crate::cli::TokenArguments;
use crate::data_directory::DataDirectory;
use crate::log;
use crate::system_clock;

/// Who signs the tokens (`iss`). It names the program: the key tells one data directory from
/// another.
const ISSUER: &str = "urn:patchbay";

/// The subject of a token from the command line.
const COMMAND_LINE_CLIENT: &str = "patchbay-command-line";

/// `patchbay token`
pub(crate) fn print_token(arguments: &TokenArguments) -> anyhow::Result<()> {
    let directory = DataDirectory::open(&arguments.data)?;
    let key = SigningKey::load_or_create(&directory.signing_key())?;
    let wanted = arguments.scope.clone().unwrap_or_else(every_scope);
    let scope = scope_list(&wanted)?;
    let token = issue(
        &key,
        &TokenRequest {
            client: COMMAND_LINE_CLIENT,
            scope: &scope,
            audience: &arguments.audience,
            seconds: arguments.expires_in,
        },
        system_clock::seconds(),
    );
    log::say(format_args!(
        "good for {} seconds, scope: {scope}",
        arguments.expires_in
    ));
    log::print(&token).context("cannot print the token")
}

/// Scopes with one space between them.
pub(crate) fn scope_list(text: &str) -> anyhow::Result<String> {
    let scopes = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let good = |byte: u8| byte == b' ' || is_scope_byte(byte);
    if !scopes.bytes().all(good) {
        bail!("scopes have no quotes, backslashes or letters outside ASCII");
    }
    Ok(scopes)
}

/// RFC 6749, section 3.3.
fn is_scope_byte(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e)
}
