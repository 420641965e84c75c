//! What Cargo knows about the workspace: folders, members, features, locked versions.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// Members that only make sense in a browser; native builds leave them out.
pub(crate) const WASM_ONLY: [&str; 2] = ["console", "npm-package"];

/// Features that a native build of everything leaves out: the first needs `dist/`, the second a browser.
const NOT_NATIVE: [(&str, &str); 2] = [("server", "embed-console"), ("management-client", "fetch")];

/// The workspace that the command was started in.
pub(crate) struct Project {
    metadata: Metadata,
}

impl Project {
    /// Asks Cargo; needs no network, since no dependency is resolved.
    pub(crate) fn load() -> Result<Self> {
        let metadata = MetadataCommand::new()
            .no_deps()
            .exec()
            .context("cannot read the workspace's Cargo.toml")?;
        Ok(Project { metadata })
    }

    /// The folder of the root `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        self.metadata.workspace_root.as_std_path()
    }

    /// Cargo's target folder for native builds.
    pub(crate) fn target(&self) -> &Path {
        self.metadata.target_directory.as_std_path()
    }

    /// The static site that Trunk writes.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root().join("dist")
    }

    /// The version of a package in `Cargo.lock`.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root().join("Cargo.lock");
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        version_in_lockfile(&text, package)
            .with_context(|| format!("Cargo.lock holds no package {package}"))
    }

    /// `package/feature` for everything that a native build of the workspace can switch on.
    pub(crate) fn native_features(&self) -> Vec<String> {
        let mut features = Vec::new();
        for package in self.members() {
            let name = package.name.as_str();
            if WASM_ONLY.contains(&name) {
                continue;
            }
            for feature in package.features.keys() {
                if feature != "default" && !NOT_NATIVE.contains(&(name, feature.as_str())) {
                    features.push(format!("{name}/{feature}"));
                }
            }
        }
        features
    }

    /// The members that have tests for wasm: those that ask for `wasm-bindgen-test`.
    pub(crate) fn members_with_wasm_tests(&self) -> Vec<String> {
        let has_wasm_tests = |package: &&Package| {
            package.dependencies.iter().any(|dependency| {
                dependency.name == "wasm-bindgen-test"
                    && dependency.kind == DependencyKind::Development
            })
        };
        self.members()
            .into_iter()
            .filter(has_wasm_tests)
            .map(|package| package.name.to_string())
            .collect()
    }

    /// The folders of a member and of all members that it is built from.
    pub(crate) fn source_folders(&self, member: &str) -> Result<BTreeSet<PathBuf>> {
        let mut folders = BTreeSet::new();
        let mut waiting = vec![member.to_owned()];
        while let Some(name) = waiting.pop() {
            let package = self.member(&name)?;
            let folder = package
                .manifest_path
                .parent()
                .context("a manifest lies in a folder")?;
            if folders.insert(folder.as_std_path().to_path_buf()) {
                let used = package.dependencies.iter().filter(|dependency| {
                    dependency.path.is_some() && dependency.kind != DependencyKind::Development
                });
                waiting.extend(used.map(|dependency| dependency.name.clone()));
            }
        }
        Ok(folders)
    }

    fn members(&self) -> Vec<&Package> {
        self.metadata.workspace_packages()
    }

    fn member(&self, name: &str) -> Result<&Package> {
        self.members()
            .into_iter()
            .find(|package| package.name.as_str() == name)
            .with_context(|| format!("the workspace has no member {name}"))
    }
}

fn version_in_lockfile(text: &str, package: &str) -> Option<String> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = text.lines();
    lines.find(|line| *line == name_line)?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lockfile = "\
[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.9\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"cfg-if\",
]
";
        let check = |package, version: Option<&str>| {
            assert_eq!(version_in_lockfile(lockfile, package).as_deref(), version);
        };
        check("wasm-bindgen", Some("0.2.130"));
        check("wasm-bindgen-macro", Some("0.2.9"));
        check("cfg-if", None);
    }

    #[test]
    fn the_workspace_itself_can_be_read() {
        let project = Project::load().unwrap();
        let folders = project.source_folders("console").unwrap();
        assert!(folders.contains(&project.root().join("crates/console")));
        assert!(
            folders.contains(&project.root().join("crates/lossless-json")),
            "a dependency of a dependency"
        );
        assert!(!folders.contains(&project.root().join("crates/server")));
        assert!(
            project
                .native_features()
                .contains(&"lossless-json/serde".to_owned())
        );
        assert!(
            !project
                .native_features()
                .contains(&"server/embed-console".to_owned())
        );
    }
}
