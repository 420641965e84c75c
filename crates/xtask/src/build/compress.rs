//! Compressed siblings, so that no server has to compress on each request.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::process;

/// Node's zlib has both compressors, and Node is needed anyway.
const SCRIPT: &str = include_str!("compress.mjs");

/// What shrinks; the rest is compressed by its own format.
const EXTENSIONS: [&str; 9] = [
    "css", "html", "ico", "js", "json", "map", "svg", "txt", "wasm",
];

/// Writes `name.br` and `name.gz` beside every file of the folder that is worth it.
pub(super) fn folder(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    if files.is_empty() {
        return Ok(());
    }
    let mut node = process::command("node");
    node.args(["--input-type=module", "--eval", SCRIPT, "--"])
        .args(files);
    process::quiet(&mut node).map(drop)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|text| EXTENSIONS.contains(&text))
        {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_appear_beside_what_shrinks() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("below")).unwrap();
        fs::write(folder.path().join("page.html"), "<p>".repeat(1000)).unwrap();
        fs::write(folder.path().join("below/picture.png"), "x").unwrap();
        super::folder(folder.path()).unwrap();
        let size = |name: &str| {
            fs::metadata(folder.path().join(name))
                .map(|metadata| metadata.len())
                .ok()
        };
        assert!(size("page.html.br").unwrap() < 100);
        assert!(size("page.html.gz").unwrap() < 100);
        assert_eq!(size("below/picture.png.br"), None);
    }
}
