//! Holds what is downloaded against a budget that is committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::context::Context;

/// Growth that is accepted without a word, in percent of the budget.
const TOLERANCE_PERCENT: u64 = 2;

/// Growth that is accepted of a file so small that a percent of it is less than a line, in bytes.
const TOLERANCE_BYTES: u64 = 64;

/// Bytes of one file, as it is and as it travels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Sizes by file name, without the hash that a release puts into it.
type Table = BTreeMap<String, Sizes>;

/// Prints all sizes and returns what is wrong with them, one line each.
pub(crate) fn check(context: &Context, folders: &[PathBuf]) -> Result<Vec<String>> {
    let measured = measure(folders)?;
    let path = budget_file(context);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let budget: Table =
        serde_json::from_str(&text).with_context(|| format!("{} is no budget", path.display()))?;
    print_table(&measured, &budget);
    Ok(compare(&measured, &budget))
}

/// Makes the present sizes the budget.
pub(crate) fn update(context: &Context, folders: &[PathBuf]) -> Result<()> {
    let measured = measure(folders)?;
    print_table(&measured, &measured);
    let path = budget_file(context);
    fs::write(&path, serde_json::to_string_pretty(&measured)? + "\n")
        .with_context(|| format!("cannot write {}", path.display()))
}

fn budget_file(context: &Context) -> PathBuf {
    context.project.root().join("crates/xtask/size-budget.json")
}

fn measure(folders: &[PathBuf]) -> Result<Table> {
    let mut table = Table::new();
    for folder in folders {
        for entry in
            fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let path = entry?.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            let name = path.file_name().and_then(|name| name.to_str());
            if let (Some("wasm" | "js"), Some(name)) = (extension, name) {
                table.insert(name_without_hash(name), sizes_of(&path)?);
            }
        }
    }
    Ok(table)
}

fn sizes_of(path: &Path) -> Result<Sizes> {
    let length = |suffix: &str| {
        let mut file = path.as_os_str().to_owned();
        file.push(suffix);
        let file = PathBuf::from(file);
        fs::metadata(&file)
            .map(|metadata| metadata.len())
            .with_context(|| format!("cannot read {}", file.display()))
    };
    Ok(Sizes {
        raw: length("")?,
        gzip: length(".gz")?,
        brotli: length(".br")?,
    })
}

/// `patchbay-console-0123456789abcdef_bg.wasm` is `patchbay-console_bg.wasm`.
fn name_without_hash(name: &str) -> String {
    let is_hash =
        |text: &str| text.len() >= 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some((start, rest)) = name.rsplit_once('-') else {
        return name.to_owned();
    };
    let end = rest.find(['_', '.']).unwrap_or(rest.len());
    match rest.split_at_checked(end) {
        Some((hash, tail)) if is_hash(hash) => format!("{start}{tail}"),
        _ => name.to_owned(),
    }
}

fn compare(measured: &Table, budget: &Table) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, sizes) in measured {
        let Some(allowed) = budget.get(name) else {
            wrong.push(format!("{name} has no budget"));
            continue;
        };
        let kinds = [
            ("raw", sizes.raw, allowed.raw),
            ("gzip", sizes.gzip, allowed.gzip),
            ("brotli", sizes.brotli, allowed.brotli),
        ];
        for (kind, size, allowed) in kinds {
            if size > limit(allowed) {
                wrong.push(format!(
                    "{name} is {size} bytes ({kind}), its budget is {allowed}"
                ));
            }
        }
    }
    wrong.extend(
        budget
            .keys()
            .filter(|name| !measured.contains_key(*name))
            .map(|name| format!("{name} is gone")),
    );
    wrong
}

fn limit(budget: u64) -> u64 {
    budget + (budget * TOLERANCE_PERCENT / 100).max(TOLERANCE_BYTES)
}

fn print_table(measured: &Table, budget: &Table) {
    println!(
        "{:<24}{:>10}{:>10}{:>10}{:>16}",
        "file", "raw", "gzip", "brotli", "brotli budget"
    );
    for (name, Sizes { raw, gzip, brotli }) in measured {
        let allowed = budget
            .get(name)
            .map_or_else(|| "none".to_owned(), |allowed| allowed.brotli.to_string());
        println!("{name:<24}{raw:>10}{gzip:>10}{brotli:>10}{allowed:>16}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, u64)]) -> Table {
        let sizes = |brotli| Sizes {
            raw: brotli * 3,
            gzip: brotli + brotli / 4,
            brotli,
        };
        rows.iter()
            .map(|(name, brotli)| ((*name).to_owned(), sizes(*brotli)))
            .collect()
    }

    #[test]
    fn the_hash_is_no_part_of_the_name() {
        let check = |name, expected| assert_eq!(name_without_hash(name), expected);
        check(
            "patchbay-console-9f86d081884c7d65_bg.wasm",
            "patchbay-console_bg.wasm",
        );
        check(
            "patchbay-console-9f86d081884c7d65.js",
            "patchbay-console.js",
        );
        check("boot-9f86d081884c7d65.js", "boot.js");
        check("patchbay_bg.wasm", "patchbay_bg.wasm");
        check("high-contrast.js", "high-contrast.js");
    }

    #[test]
    fn growth_within_two_percent_is_accepted() {
        let budget = table(&[("patchbay-console_bg.wasm", 100_000)]);
        let check = |size, complaints: usize| {
            assert_eq!(
                compare(&table(&[("patchbay-console_bg.wasm", size)]), &budget).len(),
                complaints,
                "{size}"
            );
        };
        check(90_000, 0);
        check(100_000, 0);
        check(102_000, 0);
        check(102_004, 3);
    }

    #[test]
    fn a_small_file_may_grow_by_a_line() {
        let budget = table(&[("boot.js", 300)]);
        assert_eq!(
            compare(&table(&[("boot.js", 310)]), &budget),
            Vec::<String>::new()
        );
        assert!(!compare(&table(&[("boot.js", 400)]), &budget).is_empty());
    }

    #[test]
    fn a_file_without_a_budget_and_a_budget_without_a_file_are_told() {
        let complaints = compare(&table(&[("new.js", 10)]), &table(&[("old.js", 10)]));
        assert_eq!(complaints, ["new.js has no budget", "old.js is gone"]);
    }
}
