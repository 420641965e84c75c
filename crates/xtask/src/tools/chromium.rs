//! The browser for the tests.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::progress::Step;

/// Names under which `PATH` may have it.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome.exe",
];

/// Places that are on nobody's `PATH`.
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// The browser's program: what `PATCHBAY_CHROMIUM` names, or the first that is found, or Debian's, installed now.
pub(crate) fn find(step: &Step) -> Result<PathBuf> {
    if let Some(named) = env::var_os("PATCHBAY_CHROMIUM") {
        let path = PathBuf::from(named);
        if path.is_file() {
            return Ok(path);
        }
        bail!(
            "PATCHBAY_CHROMIUM names {}, which is no file",
            path.display()
        );
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    if apt::exists() {
        apt::install(&["chromium"], step)?;
    }
    match installed() {
        Some(path) => Ok(path),
        None => {
            bail!("No Chromium was found; install one, or set PATCHBAY_CHROMIUM to its program")
        }
    }
}

fn installed() -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let on_path = NAMES
        .iter()
        .flat_map(|name| env::split_paths(&folders).map(move |folder| folder.join(name)));
    let elsewhere = PLACES.iter().map(|place| Path::new(place).to_path_buf());
    on_path.chain(elsewhere).find(|path| path.is_file())
}
