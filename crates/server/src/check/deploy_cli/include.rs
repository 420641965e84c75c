//! Which files `!include` may put in the place of connections.
//!
//! Source: the tool's documentation of its formats. A path begins at the folder of the file that
//! names it and leads to nothing outside of the folder of the first file; an included file may
//! include others, but not itself.

use std::path::{Path, PathBuf};

use connection_files::is_placeholder;

use crate::check::codes::{DEPLOY_CLI_INCLUDE, DEPLOY_CLI_MISSING_FILE};

/// How many files one file may include in all: more come of files that include each other often.
const MOST_FILES: usize = 1000;

/// Why a file is not read along: a code and a sentence.
pub(in crate::check) type Refusal = (&'static str, &'static str);

/// The files that one file of the tool includes.
#[derive(Debug, Default)]
pub(in crate::check) struct Includes {
    /// The files that are being read, each included by the one before it, as the system names
    /// them.
    chain: Vec<PathBuf>,
    count: usize,
}

impl Includes {
    /// The file that `from` names, which is one of a tenant in this folder; as it is shown.
    pub(in crate::check) fn find(
        &mut self,
        from: &Path,
        name: &str,
        folder: Option<&Path>,
    ) -> Result<PathBuf, Refusal> {
        let refused = |sentence| Err((DEPLOY_CLI_INCLUDE, sentence));
        let Some(folder) = folder else {
            return refused(
                "is in another file (!include), which is read along only where a tenant.yaml of \
                 auth0-deploy-cli names it; name that one, too",
            );
        };
        if is_placeholder(name) {
            return refused(
                "is in another file (!include), whose name is not known before auth0-deploy-cli \
                 runs; name that one, too",
            );
        }
        let outside = refused(
            "is in a file outside of the folder of the first one (!include), which \
             auth0-deploy-cli does not read; move it into that folder",
        );
        if Path::new(name).is_absolute() {
            return outside;
        }
        let path = from.parent().unwrap_or(Path::new("")).join(name);
        let missing = Err((
            DEPLOY_CLI_MISSING_FILE,
            "names a file that is not there; auth0-deploy-cli reads the connections from it",
        ));
        let (Ok(root), Ok(real)) = (real(folder), path.canonicalize()) else {
            return missing;
        };
        if !real.starts_with(root) {
            return outside;
        }
        if !real.is_file() {
            return missing;
        }
        if self.chain.contains(&real) || from.canonicalize().is_ok_and(|from| from == real) {
            return refused(
                "is in a file that includes this one (!include), so that auth0-deploy-cli would \
                 never end; take one of them out",
            );
        }
        self.count += 1;
        if self.count > MOST_FILES {
            return refused("is in one file too many (!include): no more than 1000 are read along");
        }
        Ok(path)
    }

    /// A file is read because another one includes it.
    pub(in crate::check) fn enter(&mut self, from: &Path) {
        self.chain.push(from.canonicalize().unwrap_or_default());
    }

    /// It was read to its end.
    pub(in crate::check) fn leave(&mut self) {
        self.chain.pop();
    }
}

/// A folder as the system names it; that of a file without one is where the program runs.
fn real(folder: &Path) -> std::io::Result<PathBuf> {
    if folder.as_os_str().is_empty() {
        Path::new(".").canonicalize()
    } else {
        folder.canonicalize()
    }
}
