//! The crates of the workspace and what they depend on, as Cargo sees it.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// Names of packages.
pub(super) type Names = BTreeSet<String>;

/// What Cargo knows of the workspace.
pub(super) fn metadata() -> Metadata {
    let manifest = crate::root().join("Cargo.toml");
    MetadataCommand::new()
        .manifest_path(manifest)
        .exec()
        .unwrap()
}

/// For each crate of the workspace: the packages it depends on to be built, for any target and
/// with all its features. Dependencies of tests are free.
pub(super) fn normal_dependencies(metadata: &Metadata) -> BTreeMap<String, Names> {
    let own = |package: &&cargo_metadata::Package| {
        let normal = package
            .dependencies
            .iter()
            .filter(|it| it.kind == DependencyKind::Normal);
        (
            package.name.to_string(),
            normal.map(|dependency| dependency.name.clone()).collect(),
        )
    };
    metadata.workspace_packages().iter().map(own).collect()
}

/// Everything a crate of the workspace reaches, itself not included.
pub(super) fn reached(direct: &BTreeMap<String, Names>, start: &str) -> Names {
    let mut found = Names::new();
    let mut waiting = vec![start.to_string()];
    while let Some(name) = waiting.pop() {
        for next in direct.get(&name).into_iter().flatten() {
            if found.insert(next.clone()) {
                waiting.push(next.clone());
            }
        }
    }
    found
}
