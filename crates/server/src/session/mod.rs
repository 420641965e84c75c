//! Signing in: a one-use code becomes a session, a session gives short access tokens.

mod cookie;
mod routes;

use anyhow::{Context, bail};

pub(crate) use routes::{answer, token};

use crate::cli::SignInArguments;
use crate::data_directory::DataDirectory;
use crate::random::Secret;
use crate::store::Database;
use crate::{log, system_clock};

const USUAL_ORIGIN: &str = "http://127.0.0.1:8080";

/// `patchbay sign-in`
pub(crate) fn print_link(arguments: &SignInArguments) -> anyhow::Result<()> {
    let directory = DataDirectory::open(&arguments.data)?;
    let origin = match &arguments.origin {
        Some(origin) => origin.clone(),
        None => directory
            .origin_of_server()
            .unwrap_or_else(|| USUAL_ORIGIN.to_owned()),
    };
    if !origin.starts_with("http://") && !origin.starts_with("https://") {
        bail!("--origin begins with http:// or https://");
    }
    let database = Database::open(&directory.database()?)?;
    let link = new_link(&database, origin.trim_end_matches('/'))?;
    log::print(&link).context("cannot print the link")
}

/// A link that signs in once within the next five minutes. The code is in the fragment, which a
/// browser sends to nobody.
pub(crate) fn new_link(database: &Database, origin: &str) -> anyhow::Result<String> {
    let code = Secret::generate()
        .ok()
        .context("the system gives no random bytes")?;
    database
        .add_code(code.hash, system_clock::milliseconds())
        .ok()
        .context("cannot store the sign-in code")?;
    Ok(format!("{origin}/#code={}", code.text))
}
