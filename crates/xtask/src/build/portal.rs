//! The example of a page that embeds the console, with the npm package beside it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::cache::remove_folder;
use crate::context::Context;

/// Where the page looks for the package.
const PACKAGE: &str = "patchbay";

/// Puts page and package together; returns the folder to serve.
pub(crate) fn portal(context: &Context, package: &Path) -> Result<PathBuf> {
    let output = context.project.target().join("portal");
    remove_folder(&output)?;
    copy(&context.project.root().join("www/portal"), &output)?;
    copy(package, &output.join(PACKAGE))?;
    Ok(output)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        fs::copy(&path, to.join(name))
            .with_context(|| format!("cannot copy {}", path.display()))?;
    }
    Ok(())
}
