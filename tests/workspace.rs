//! Tests of the workspace as a whole.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod facts;
mod fuzzed;
mod house;
mod recordings;
mod rules;

use std::path::{Path, PathBuf};

/// The root of the workspace.
fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_path_buf()
}
