//! The folder with the database and the signing key, closed to everybody else.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::cli::DataArguments;
use crate::log;

const DATABASE: &str = "patchbay.sqlite3";
const SIGNING_KEY: &str = "signing-key.pem";
const LOCK: &str = "serve.lock";

/// An existing folder that only its owner can enter (mode 0700).
#[derive(Debug)]
pub(crate) struct DataDirectory {
    path: PathBuf,
}

/// Held by the one `serve` of a folder; its file names where that server listens.
#[derive(Debug)]
pub(crate) struct ServeLock {
    file: File,
}

impl DataDirectory {
    /// The folder named on the command line or the usual one, made when it is missing.
    ///
    /// One that others can read is closed to them when it holds nothing foreign, else refused: it
    /// may be a folder that others need.
    pub(crate) fn open(arguments: &DataArguments) -> anyhow::Result<Self> {
        let path = match &arguments.data {
            Some(path) => path.clone(),
            None => usual_path()?,
        };
        create(&path).with_context(|| format!("cannot make the folder {}", path.display()))?;
        let directory = Self { path };
        directory.close_to_others()?;
        Ok(directory)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The database file, made empty with mode 0600 when it is missing; SQLite gives the files
    /// beside it the same mode.
    pub(crate) fn database(&self) -> anyhow::Result<PathBuf> {
        let path = self.path.join(DATABASE);
        private_file(&path)?;
        Ok(path)
    }

    /// Where the signing key is or belongs.
    pub(crate) fn signing_key(&self) -> PathBuf {
        self.path.join(SIGNING_KEY)
    }

    /// Takes the folder for one server. A second one would not see the first one's rate limits.
    pub(crate) fn lock(&self) -> anyhow::Result<ServeLock> {
        let file = private_file(&self.path.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(ServeLock { file }),
            Err(TryLockError::WouldBlock) => {
                let folder = self.path.display();
                let origin = self
                    .origin_of_server()
                    .unwrap_or_else(|| "unknown".to_owned());
                bail!("{folder} is in use by another server, at {origin}")
            }
            Err(TryLockError::Error(error)) => {
                Err(error).with_context(|| format!("cannot lock {}", self.path.display()))
            }
        }
    }

    /// Where the server of this folder listens, or listened last.
    pub(crate) fn origin_of_server(&self) -> Option<String> {
        let mut text = String::new();
        let file = File::open(self.path.join(LOCK)).ok()?;
        file.take(1024).read_to_string(&mut text).ok()?;
        let origin = text.trim();
        (!origin.is_empty()).then(|| origin.to_owned())
    }

    #[cfg(unix)]
    fn close_to_others(&self) -> anyhow::Result<()> {
        use std::os::unix::fs::PermissionsExt;

        let path = self.path.display();
        let metadata = fs::metadata(&self.path)?;
        if !is_open_to_others(&metadata) {
            return Ok(());
        }
        let foreign = fs::read_dir(&self.path)?
            .filter_map(Result::ok)
            .find(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                ![DATABASE, SIGNING_KEY, LOCK]
                    .iter()
                    .any(|own| name.starts_with(own))
            });
        if foreign.is_some() {
            bail!("others can read {path}: run `chmod 700` on it, or name another folder");
        }
        fs::set_permissions(&self.path, fs::Permissions::from_mode(0o700))
            .with_context(|| format!("cannot close {path} to others"))?;
        log::say(format_args!("closed {path} to others"));
        Ok(())
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
    fn close_to_others(&self) -> anyhow::Result<()> {
        Ok(())
    }
}

impl ServeLock {
    /// Notes where the server listens, for `sign-in`.
    pub(crate) fn set_origin(&mut self, origin: &str) -> std::io::Result<()> {
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0))?;
        writeln!(self.file, "{origin}")
    }
}

/// Opens a file for reading and writing, made with mode 0600; a wider mode is narrowed.
pub(crate) fn private_file(path: &Path) -> anyhow::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options
        .open(path)
        .with_context(|| format!("cannot open {}", path.display()))?;
    narrow(&file, path)?;
    Ok(file)
}

/// Whether the group or anybody else may do anything.
#[cfg(unix)]
fn is_open_to_others(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;

    metadata.permissions().mode().trailing_zeros() < 6
}

#[cfg(unix)]
fn narrow(file: &File, path: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    if is_open_to_others(&file.metadata()?) {
        file.set_permissions(fs::Permissions::from_mode(0o600))
            .with_context(|| format!("cannot close {} to others", path.display()))?;
        log::say(format_args!("closed {} to others", path.display()));
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn narrow(_: &File, _: &Path) -> anyhow::Result<()> {
    Ok(())
}

fn create(path: &Path) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        outcome => outcome,
    }
}

/// The XDG base directory for data; its variable counts only when it is absolute.
fn usual_path() -> anyhow::Result<PathBuf> {
    let named = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    if let Some(folder) = named.filter(|folder| folder.is_absolute()) {
        return Ok(folder.join("patchbay"));
    }
    match std::env::home_dir() {
        Some(home) if !home.as_os_str().is_empty() => Ok(home.join(".local/share/patchbay")),
        _ => bail!("there is no home folder: name one for the data with --data"),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::DataDirectory;
    use crate::cli::DataArguments;

    fn open(path: &Path) -> anyhow::Result<DataDirectory> {
        DataDirectory::open(&DataArguments {
            data: Some(path.to_owned()),
        })
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn make_open_folder(path: &Path) {
        fs::create_dir(path).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn a_new_folder_and_its_files_are_closed_to_others() {
        let outer = tempfile::tempdir().unwrap();
        let path = outer.path().join("a/b");
        let directory = open(&path).unwrap();
        let database = directory.database().unwrap();
        assert_eq!((mode(&path), mode(&database)), (0o700, 0o600));
    }

    #[test]
    fn an_open_folder_is_closed_when_it_is_ours() {
        let outer = tempfile::tempdir().unwrap();
        let path = outer.path().join("data");
        make_open_folder(&path);
        fs::write(path.join("patchbay.sqlite3-wal"), "").unwrap();
        open(&path).unwrap();
        assert_eq!(mode(&path), 0o700);
    }

    #[test]
    fn an_open_folder_with_foreign_files_is_refused_and_left_alone() {
        let outer = tempfile::tempdir().unwrap();
        let path = outer.path().join("shared");
        make_open_folder(&path);
        fs::write(path.join("letter.txt"), "").unwrap();
        let error = open(&path).unwrap_err().to_string();
        assert!(error.contains("chmod 700"), "{error}");
        assert_eq!(mode(&path), 0o755);
    }

    #[test]
    fn an_open_file_is_narrowed() {
        let outer = tempfile::tempdir().unwrap();
        let directory = open(&outer.path().join("data")).unwrap();
        let database = directory.path().join("patchbay.sqlite3");
        fs::write(&database, "").unwrap();
        fs::set_permissions(&database, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(mode(&directory.database().unwrap()), 0o600);
    }

    #[test]
    fn a_second_server_is_told_where_the_first_one_is() {
        let outer = tempfile::tempdir().unwrap();
        let directory = open(&outer.path().join("data")).unwrap();
        let mut lock = directory.lock().unwrap();
        lock.set_origin("http://127.0.0.1:4711").unwrap();
        let error = directory.lock().unwrap_err().to_string();
        assert!(error.contains("http://127.0.0.1:4711"), "{error}");
        drop(lock);
        assert!(directory.lock().is_ok());
    }
}
