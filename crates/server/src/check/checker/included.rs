//! Files that a file of auth0-deploy-cli includes: each is checked behind the one that names it.

use std::io;
use std::path::{Path, PathBuf};

use connection_files::Included;
use lossless_json::Position;

use super::{Checker, FileError};
use crate::check::codes::DEPLOY_CLI_INCLUDE;
use crate::check::deploy_cli::Layout;
use crate::check::input::{self, InputError};
use crate::check::report::Row;

/// What a file is that another one includes.
#[derive(Clone, Debug)]
pub(super) struct Along {
    /// The folder of the first file, where references begin.
    folder: PathBuf,
    pub(super) databases: bool,
}

/// A file that is to be read along.
#[derive(Debug)]
pub(super) struct Waiting {
    path: PathBuf,
    along: Along,
    /// Where it is named.
    index: usize,
    place: Position,
}

impl Along {
    pub(super) fn layout(&self) -> Layout {
        Layout::Tenant {
            folder: Some(self.folder.clone()),
        }
    }
}

impl Checker<'_> {
    /// Has a file read along that `from` names; false where it cannot be, which is told.
    pub(super) fn included(&mut self, from: &Path, included: Included) -> io::Result<bool> {
        let folder = match &self.layout {
            Some(Layout::Tenant { folder }) => folder.clone(),
            _ => None,
        };
        let found = self.includes.find(from, &included.file, folder.as_deref());
        let (index, place) = (included.index, included.place);
        match (found, folder) {
            (Ok(path), Some(folder)) => {
                let databases = included.database;
                let along = Along { folder, databases };
                self.waiting.push(Waiting {
                    path,
                    along,
                    index,
                    place,
                });
                Ok(true)
            }
            (Ok(_), None) => Ok(false),
            (Err((code, message)), _) => {
                let name = from.to_string_lossy();
                self.row(&Row {
                    index,
                    listed: true,
                    place: Some(place),
                    code,
                    message,
                    ..Row::error(&name)
                })?;
                Ok(false)
            }
        }
    }

    /// Checks the files that were named in `from`, and those that these name.
    pub(super) fn read_along(&mut self, from: &Path) -> io::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        self.together.in_several_files(from);
        self.includes.enter(from);
        for file in waiting {
            self.one_along(from, &file)?;
        }
        self.includes.leave();
        Ok(())
    }

    fn one_along(&mut self, from: &Path, file: &Waiting) -> io::Result<()> {
        let path = file.path.as_path();
        let content = input::read(path).map_err(FileError::Input);
        match content.and_then(|content| self.content(path, &content, Some(&file.along))) {
            Ok(whole) => {
                self.totals.files += 1;
                self.totals.unusable += usize::from(!whole);
                self.read_along(path)
            }
            // A tenant may have none.
            Err(FileError::Input(InputError::NoConnection | InputError::Empty)) => {
                self.totals.files += 1;
                Ok(())
            }
            Err(FileError::Input(error)) => {
                self.totals.unusable += 1;
                let name = from.to_string_lossy();
                self.row(&Row {
                    index: file.index,
                    listed: true,
                    place: Some(file.place),
                    code: DEPLOY_CLI_INCLUDE,
                    message: &format!("is in another file (!include), which {error}"),
                    ..Row::error(&name)
                })
            }
            Err(FileError::Output(error)) => Err(error),
        }
    }
}
