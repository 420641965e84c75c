//! The folder the tool exports to: `connections/*.json`, `database-connections/*/database.json`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(super) const CONNECTIONS: &str = "connections";
pub(super) const DATABASES: &str = "database-connections";
/// Both names are in use.
const TENANTS: [&str; 2] = ["tenant.yaml", "tenant.yml"];

/// What an export has beside its connections.
const NEIGHBOURS: [&str; 5] = [
    "tenant.json",
    "clients",
    DATABASES,
    "resource-servers",
    "client-grants",
];

/// Whether a folder has something else that the tool writes.
pub(super) fn is_of_the_tool(folder: &Path) -> bool {
    NEIGHBOURS.iter().any(|name| folder.join(name).exists())
}

/// The files with connections below a folder, in the order of their names: those of the folder
/// format, else the tenant's.
///
/// The folders of the format may be named themselves. As the tool does, this leaves out what lies
/// deeper and database folders without `database.json`.
pub(in crate::check) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let is_named = |name: &str| folder.file_name().is_some_and(|own| own == name);
    if is_named(CONNECTIONS) {
        add_connections(folder, &mut files)?;
    } else if is_named(DATABASES) {
        add_databases(folder, &mut files)?;
    } else {
        add_connections(&folder.join(CONNECTIONS), &mut files)?;
        add_databases(&folder.join(DATABASES), &mut files)?;
    }
    if files.is_empty() {
        let tenants = TENANTS.map(|name| folder.join(name));
        files.extend(tenants.into_iter().find(|file| file.is_file()));
    }
    if files.is_empty() {
        return Err(io::Error::other(
            "it is a folder without connections/*.json, database-connections/*/database.json and \
             tenant.yaml; name the files themselves",
        ));
    }
    Ok(files)
}

fn add_connections(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let is_json = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| extension == "json")
            && path.is_file()
    };
    files.extend(entries(folder)?.into_iter().filter(is_json));
    Ok(())
}

fn add_databases(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let databases = entries(folder)?.into_iter();
    let databases = databases.map(|folder| folder.join("database.json"));
    files.extend(databases.filter(|path| path.is_file()));
    Ok(())
}

/// What is in a folder, by name; nothing when there is no such folder.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
