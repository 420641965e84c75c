//! One SHA-256 over everything that a build reads, and the stamp that remembers what was built from it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

/// Folders of a crate that its build never reads.
const NOT_BUILT: [&str; 4] = ["benches", "node_modules", "target", "tests"];

/// Takes in texts, files and folders; the order counts.
pub(crate) struct Fingerprint {
    hash: Sha256,
}

impl Fingerprint {
    pub(crate) fn new() -> Self {
        Fingerprint {
            hash: Sha256::new(),
        }
    }

    pub(crate) fn text(&mut self, label: &str, text: &str) -> &mut Self {
        self.piece(label, text.as_bytes())
    }

    /// A file's content; `root` only shortens the name that is hashed with it.
    pub(crate) fn file(&mut self, root: &Path, file: &Path) -> Result<&mut Self> {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file
            .strip_prefix(root)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/");
        Ok(self.piece(&name, &content))
    }

    /// All files below a folder by name and content, but no hidden ones and no tests.
    pub(crate) fn folder(&mut self, root: &Path, folder: &Path) -> Result<&mut Self> {
        for file in files_below(folder)? {
            self.file(root, &file)?;
        }
        Ok(self)
    }

    /// Sixty-four hexadecimal digits.
    pub(crate) fn finish(&self) -> String {
        hexadecimal(&self.hash.clone().finalize())
    }

    fn piece(&mut self, label: &str, content: &[u8]) -> &mut Self {
        for part in [label.as_bytes(), content] {
            self.hash.update((part.len() as u64).to_le_bytes());
            self.hash.update(part);
        }
        self
    }
}

/// Twelve hexadecimal digits that stand for a text, to be part of a file's name.
pub(crate) fn short_key(text: &str) -> String {
    let mut key = Fingerprint::new().text("", text).finish();
    key.truncate(12);
    key
}

/// A note below the target folder: these inputs gave that output.
pub(crate) struct Stamp {
    path: PathBuf,
    text: String,
}

impl Stamp {
    pub(crate) fn new(target: &Path, name: &str, inputs: &Fingerprint) -> Self {
        Stamp {
            path: target.join("patchbay").join(name),
            text: inputs.finish(),
        }
    }

    /// Whether the output folder is still as it was when it was made from these inputs.
    pub(crate) fn holds_for(&self, output: &Path) -> bool {
        let written = fs::read_to_string(&self.path).unwrap_or_default();
        output.is_dir() && self.with(output).is_ok_and(|expected| expected == written)
    }

    pub(crate) fn write_for(&self, output: &Path) -> Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.path, self.with(output)?)
            .with_context(|| format!("cannot write {}", self.path.display()))
    }

    fn with(&self, output: &Path) -> Result<String> {
        let content = Fingerprint::new().folder(output, output)?.finish();
        Ok(format!("{}\n{}\n{content}\n", self.text, output.display()))
    }
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            if !entry.path().is_dir() {
                files.push(entry.path());
            } else if !NOT_BUILT.contains(&name.as_ref()) {
                waiting.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_folder(folder: &Path) -> String {
        Fingerprint::new().folder(folder, folder).unwrap().finish()
    }

    #[test]
    fn the_hash_is_written_in_hexadecimal() {
        assert_eq!(hexadecimal(&[0x00, 0x9f, 0xff]), "009fff");
        assert_eq!(short_key("a").len(), 12);
        assert_ne!(short_key("a"), short_key("b"));
    }

    #[test]
    fn a_fingerprint_follows_the_content() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("src");
        fs::create_dir(&source).unwrap();
        fs::write(source.join("lib.rs"), "one").unwrap();
        let before = of_folder(folder.path());

        fs::write(source.join("lib.rs"), "one").unwrap();
        assert_eq!(
            of_folder(folder.path()),
            before,
            "written again with the same content"
        );
        fs::write(source.join("lib.rs"), "two").unwrap();
        let changed = of_folder(folder.path());
        assert_ne!(changed, before, "another content");
        fs::rename(source.join("lib.rs"), source.join("main.rs")).unwrap();
        assert_ne!(of_folder(folder.path()), changed, "another name");
    }

    #[test]
    fn what_a_build_does_not_read_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("lib.rs"), "one").unwrap();
        let before = of_folder(folder.path());
        for ignored in ["tests", "target", ".git"] {
            fs::create_dir(folder.path().join(ignored)).unwrap();
            fs::write(folder.path().join(ignored).join("file"), "x").unwrap();
        }
        assert_eq!(of_folder(folder.path()), before);
    }

    #[test]
    fn a_piece_cannot_be_mistaken_for_two() {
        let one = Fingerprint::new().text("a", "b").text("c", "d").finish();
        let other = Fingerprint::new().text("a", "bc").text("", "d").finish();
        assert_ne!(one, other);
    }

    #[test]
    fn a_stamp_holds_until_inputs_or_output_change() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("dist");
        let stamp =
            |inputs: &str| Stamp::new(folder.path(), "web", Fingerprint::new().text("", inputs));
        assert!(!stamp("a").holds_for(&output), "nothing was built");
        fs::create_dir(&output).unwrap();
        fs::write(output.join("index.html"), "<html>").unwrap();
        assert!(!stamp("a").holds_for(&output), "no stamp was written");
        stamp("a").write_for(&output).unwrap();
        assert!(stamp("a").holds_for(&output));
        assert!(!stamp("b").holds_for(&output), "other inputs");
        fs::write(output.join("index.html"), "<HTML>").unwrap();
        assert!(
            !stamp("a").holds_for(&output),
            "somebody changed the output"
        );
    }
}
