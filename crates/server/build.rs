//! Lists the files of `dist/` for feature `embed-console`. It builds nothing: whoever wants the
//! console in the binary has built it before.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBED_CONSOLE").is_none() {
        return Ok(());
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../dist");
    println!("cargo::rerun-if-changed={}", root.display());
    let Ok(root) = root.canonicalize() else {
        println!("cargo::error=there is no dist/: `cargo xtask build` makes it");
        return Ok(());
    };
    let mut files = Vec::new();
    collect(&root, "", &mut files)?;
    files.sort();
    let mut source = String::from("static FILES: &[(&str, &[u8])] = &[\n");
    for (name, path) in files {
        let path = path.to_str().ok_or("a path in dist/ is not UTF-8")?;
        writeln!(source, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    source.push_str("];\n");
    let target = Path::new(&env::var("OUT_DIR")?).join("embedded_console.rs");
    fs::write(target, source)?;
    Ok(())
}

/// Every file below a folder, by its path from the root with slashes.
fn collect(
    folder: &Path,
    prefix: &str,
    files: &mut Vec<(String, PathBuf)>,
) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry
            .file_name()
            .into_string()
            .map_err(|_| "a name in dist/ is not UTF-8")?;
        let name = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push((name, entry.path()));
        }
    }
    Ok(())
}
