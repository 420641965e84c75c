//! What the machine itself must have; nothing here is installed for the user.

use anyhow::{Context as _, Result, bail};

use super::apt;
use crate::process;
use crate::progress::Step;

/// The oldest Node.js with the test runner and the zlib that are used here.
const OLDEST_NODE: u32 = 20;

/// Node.js with npm.
pub(crate) fn check_node() -> Result<String> {
    let version =
        process::answer(process::command("node").arg("--version")).with_context(|| {
            format!("Node.js {OLDEST_NODE} or newer is needed (https://nodejs.org)")
        })?;
    let version = version.trim();
    match major(version) {
        Some(number) if number >= OLDEST_NODE => Ok(version.to_owned()),
        _ => bail!(
            "Node.js {OLDEST_NODE} or newer is needed, but this is {version} (https://nodejs.org)"
        ),
    }
}

/// A C compiler for the database, which is part of the server's binary.
pub(crate) fn check_c_compiler(step: &Step) -> Result<()> {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    // On Windows the build finds Microsoft's compiler where it is installed, not on PATH.
    if cfg!(windows) || process::answer(process::command(&compiler).arg("--version")).is_ok() {
        return Ok(());
    }
    if apt::exists() {
        return apt::install(&["gcc", "libc6-dev"], step);
    }
    bail!("A C compiler is needed for the embedded database; `{compiler} --version` does not run")
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_understood() {
        let check = |text, expected| assert_eq!(major(text), expected);
        check("v20.20.2", Some(20));
        check("v9.0.0", Some(9));
        check("20.20.2", None);
        check("", None);
    }
}
