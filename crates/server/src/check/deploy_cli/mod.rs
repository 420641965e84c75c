//! What auth0-deploy-cli writes and reads: a `tenant.yaml`, or a folder with a file a connection.
//!
//! Sources: the tool's documentation of its formats and of keyword replacement.

mod folder;
mod include;
mod placeholder;
mod reference;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use connection_validation::{Code, Finding, validate_provisioned};
use lossless_json::Value;

pub(super) use folder::files;
pub(super) use include::Includes;
pub(super) use placeholder::is_open_at;
pub(super) use reference::Elsewhere;

/// Fields the tool reads from a connection itself and does not send along with it.
const OWN_FIELDS: [&str; 2] = [
    "/scim_configuration",
    "/directory_provisioning_configuration",
];

/// What the tool configures SCIM with for a connection, right after the connection itself.
const SCIM: &str = "scim_configuration";

/// A file of the tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// `tenant.yaml`, with lists of connections and of databases.
    Tenant {
        /// Where its references begin; nothing for standard input.
        folder: Option<PathBuf>,
    },
    /// `connections/NAME.json`.
    Connection { folder: PathBuf },
    /// `database-connections/NAME/database.json`.
    Database { folder: PathBuf },
}

impl Layout {
    /// What a JSON file is by where it lies: `walked` when it was found in a folder of the tool.
    ///
    /// Others call a folder `connections`, too: a file that is named by itself is the tool's when
    /// something else the tool writes lies beside that folder.
    pub(super) fn of_json(path: &Path, walked: bool) -> Option<Self> {
        let folder = path.parent()?;
        let is_named = |path: Option<&Path>, name: &str| {
            path.and_then(Path::file_name) == Some(OsStr::new(name))
        };
        if is_named(Some(path), "database.json") && is_named(folder.parent(), folder::DATABASES) {
            return Some(Self::Database {
                folder: folder.to_owned(),
            });
        }
        let is_json = path
            .extension()
            .is_some_and(|extension| extension == "json");
        let is_connection = is_json
            && is_named(Some(folder), folder::CONNECTIONS)
            && (walked || folder.parent().is_some_and(folder::is_of_the_tool));
        is_connection.then(|| Self::Connection {
            folder: folder.to_owned(),
        })
    }

    /// What a YAML file is by its keys: one with a list of connections or databases at its top.
    pub(super) fn of_yaml(path: &Path, text: &[u8]) -> Option<Self> {
        let is_tenant = text
            .split(|byte| *byte == b'\n')
            .any(|line| line.starts_with(b"connections:") || line.starts_with(b"databases:"));
        let folder = (path != Path::new("-")).then(|| {
            let folder = path.parent().unwrap_or(Path::new(""));
            folder.to_owned()
        });
        is_tenant.then_some(Self::Tenant { folder })
    }

    /// The findings that are true of what the tool sends: without the fields it reads itself, with
    /// what these exclude, and without what depends on a value that is not known before it runs.
    pub(super) fn findings(
        &self,
        findings: Vec<Finding>,
        is_database: bool,
        connection: Option<&Value>,
    ) -> Vec<Finding> {
        let is_database = is_database || matches!(self, Self::Database { .. });
        let mut findings = findings;
        let is_configured = |connection: &&Value| {
            let scim = connection.get(SCIM);
            scim.is_some_and(|scim| scim.as_object().is_some())
        };
        if let Some(connection) = connection.filter(is_configured) {
            findings.extend(validate_provisioned(connection));
        }
        findings.retain(|finding| {
            let pointer = finding.pointer.as_str();
            let is_own = finding.code == Code::UnknownField && OWN_FIELDS.contains(&pointer);
            // The tool knows the strategy of a database.
            let is_filled_in =
                is_database && finding.code == Code::Required && pointer == "/strategy";
            let is_open =
                connection.is_some_and(|connection| placeholder::decides(connection, finding));
            !is_own && !is_filled_in && !is_open
        });
        findings
    }

    /// The values of a connection that are in files which are not read: those that are not there,
    /// and those that the tool puts in the place of a value inside of a connection.
    pub(super) fn elsewhere(&self, connection: &Value) -> Vec<Elsewhere> {
        match self {
            Self::Tenant { folder: None } => reference::included(connection),
            Self::Tenant {
                folder: Some(folder),
            } => {
                let bodies = folder.join(folder::CONNECTIONS);
                let mut elsewhere = reference::missing(connection, folder, &bodies);
                elsewhere.extend(reference::included(connection));
                elsewhere
            }
            Self::Connection { folder } | Self::Database { folder } => {
                reference::missing(connection, folder, folder)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::Layout;

    #[test]
    fn a_json_file_of_the_tool_is_known_by_its_folder() {
        let of = |path: &str| Layout::of_json(Path::new(path), true);
        let folder = |path: &str| PathBuf::from(path);
        assert_eq!(
            of("out/connections/a.json"),
            Some(Layout::Connection {
                folder: folder("out/connections")
            })
        );
        assert_eq!(
            of("database-connections/users/database.json"),
            Some(Layout::Database {
                folder: folder("database-connections/users")
            })
        );
        for other in [
            "a.json",
            "-",
            "connections.json",
            "connections/a.ndjson",
            "connections/b/a.json",
            "databases/users/database.json",
            "database-connections/users/other.json",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
        let unknown = Path::new("no-such-folder/connections/a.json");
        assert_eq!(Layout::of_json(unknown, false), None);
    }

    #[test]
    fn a_tenant_is_known_by_its_keys() {
        let of = |path: &str, text: &str| Layout::of_yaml(Path::new(path), text.as_bytes());
        let tenant = |folder: Option<&str>| {
            Some(Layout::Tenant {
                folder: folder.map(PathBuf::from),
            })
        };
        assert_eq!(of("a/tenant.yaml", "x:\ndatabases:\n"), tenant(Some("a")));
        assert_eq!(of("tenant.yaml", "connections: []"), tenant(Some("")));
        assert_eq!(of("-", "connections:\n"), tenant(None));
        assert_eq!(of("a.yaml", "name: a\noptions:\n  connections:\n"), None);
        assert_eq!(of("a.yaml", "- connections:\n"), None);
    }
}
