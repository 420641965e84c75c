//! Files that are replaced as a whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::random;

/// Puts a new content in the place of a file's, which has to be still what was read.
///
/// The new file is written beside the old one, is on disk before it takes its name, and has its
/// mode. A symbolic link stays one.
pub(super) fn replace(path: &Path, read: &[u8], content: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let draft = Draft::beside(&target)?;
    let mut file = draft.create()?;
    file.write_all(content)?;
    file.set_permissions(metadata.permissions())?;
    file.sync_all()?;
    drop(file);
    if fs::read(&target)? != read {
        return Err(io::Error::other("it has changed meanwhile"));
    }
    draft.take_the_name_of(&target)
}

/// A file that is removed again unless it takes the place of another one.
struct Draft {
    path: PathBuf,
    placed: bool,
}

impl Draft {
    fn beside(target: &Path) -> io::Result<Self> {
        let mut name = std::ffi::OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        let mut random = [0; 8];
        random::fill(&mut random).map_err(|_| io::Error::other("the system has no randomness"))?;
        name.push(format!(".{:016x}", u64::from_le_bytes(random)));
        Ok(Self {
            path: target.with_file_name(name),
            placed: false,
        })
    }

    /// Nobody else can read it before it has the mode of the file it replaces.
    fn create(&self) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&self.path)
    }

    fn take_the_name_of(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.placed {
            drop(fs::remove_file(&self.path));
        }
    }
}
