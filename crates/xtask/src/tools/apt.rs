//! Debian's packages, where there are any.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::process;
use crate::progress::Step;

/// Whether this machine installs its packages with apt-get.
pub(crate) fn exists() -> bool {
    Path::new("/usr/bin/apt-get").is_file()
}

/// Installs packages as root; anybody else is told the line that does it.
pub(crate) fn install(packages: &[&str], step: &Step) -> Result<()> {
    let names = packages.join(" ");
    if !is_root() {
        bail!(
            "These packages are missing. Run this once, then start again:\n  \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        );
    }
    step.say(format_args!("apt-get install {names}"));
    apt_get(&["update"])?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    apt_get(&arguments).with_context(|| format!("apt-get cannot install {names}"))
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = process::command("apt-get");
    // Another apt-get may be at work on the same machine: wait for it.
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-q", "-o", "DPkg::Lock::Timeout=300"])
        .args(arguments);
    process::quiet(&mut command).map(drop)
}

fn is_root() -> bool {
    process::answer(process::command("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}
