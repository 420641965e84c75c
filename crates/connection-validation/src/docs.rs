//! Documentation in Markdown: of a strategy, from the catalogue, and of what servers say.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use connection_model::Strategy;

use crate::catalogue::{self, Bounds, Lifecycle, OptionView, Secret};
use crate::explain::{KnownSentence, ServerCode, known_sentences};

/// A page in Markdown with every option of a strategy; none where it has no table.
pub fn markdown(strategy: Strategy) -> Option<String> {
    let table = catalogue::table(strategy)?;
    let mut page = format!(
        "# {} (`{strategy}`)\n\nEvery option that a connection of this strategy can have.\n\
         This page is generated from the catalogue by `cargo xtask generate`.\n",
        strategy.label()
    );
    if strategy.is_retired() {
        page.push_str(
            "\nThe API's schema calls the strategy deprecated: new connections should use another.\n",
        );
    }
    if table.is_empty() {
        page.push_str("\nNone is known by name; what is sent is passed on as it is.\n");
    }
    let mut groups = table.groups();
    groups.sort();
    for group in groups {
        // Writing to a String cannot fail.
        let _ = write!(page, "\n## {}\n\n{}\n\n", group.label(), group.help());
        page.push_str("| option | takes | what it does |\n| --- | --- | --- |\n");
        for option in table.options().filter(|option| option.group() == group) {
            let (path, help) = (option.path(), option.help());
            let _ = writeln!(
                page,
                "| `{path}` | {} | {help}{} |",
                takes(&option),
                remarks(&option)
            );
        }
    }
    Some(page)
}

/// A page in Markdown with every sentence of a server that is known, and what it stands for.
pub fn refusals() -> String {
    let mut page = String::from(
        "# What the API answers when it refuses\n\n\
         Every sentence that is known, with `…` for what varies in it, and the code of the finding \
         that it is read as.\n\
         A code that does not begin with `server/` is one that a validation gives before anything \
         is sent.\n\
         This page is generated from the table in `explain` by `cargo xtask generate`.\n\n\
         | the API says | code | place |\n| --- | --- | --- |\n",
    );
    for KnownSentence {
        text,
        reasons,
        place,
        ..
    } in known_sentences()
    {
        let codes: Vec<_> = reasons.iter().map(|it| format!("`{it}`")).collect();
        let place = place.map(|place| format!("`{place}`")).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(page, "| {text} | {} | {place} |", codes.join(", "));
    }
    page.push_str(
        "\n## What only the server says\n\n| code | what it stands for |\n| --- | --- |\n",
    );
    for code in ServerCode::ALL {
        let _ = writeln!(page, "| `{}` | {} |", code.as_str(), code.description());
    }
    page
}

fn takes(option: &OptionView) -> String {
    if !option.choices().is_empty() {
        let choices: Vec<_> = option
            .choices()
            .iter()
            .map(|choice| format!("`{choice}`"))
            .collect();
        return choices.join(", ");
    }
    let types: Vec<_> = option.types().names().collect();
    let mut text = types.join(" or ");
    for (bounds, unit) in [
        (option.range(), ""),
        (option.length(), " characters"),
        (option.count(), " entries"),
    ] {
        text.push_str(&limits(bounds, unit));
    }
    text
}

fn limits(bounds: Bounds, unit: &str) -> String {
    match (bounds.min, bounds.max) {
        (Some(1), Some(1)) => format!(", 1{}", unit.replace("entries", "entry")),
        (Some(min), Some(max)) if min == max => format!(", {min}{unit}"),
        (Some(min), Some(max)) => format!(", {min} to {max}{unit}"),
        (Some(min), None) => format!(", at least {min}{unit}"),
        (None, Some(max)) => format!(", at most {max}{unit}"),
        (None, None) => String::new(),
    }
}

fn remarks(option: &OptionView) -> String {
    let mut remarks: Vec<String> = Vec::new();
    if option.required() {
        remarks.push("Required beside its siblings.".to_string());
    }
    for entry in option.contains() {
        remarks.push(format!("Lists `{entry}`."));
    }
    if let Some(contract) = option.contract() {
        remarks.push(format!("Read by the `{contract}` contract only."));
    }
    if let Some(default) = option.default() {
        remarks.push(format!("Default: `{default}`."));
    }
    if option.wide() {
        remarks.push("A wide permission.".to_string());
    }
    match option.secret() {
        Secret::Yes => remarks.push("Secret.".to_string()),
        Secret::MayContain => remarks.push("May contain a secret.".to_string()),
        Secret::No => {}
    }
    match option.lifecycle() {
        Lifecycle::EarlyAccess => remarks.push("Early access.".to_string()),
        Lifecycle::Legacy => remarks.push("Older setting.".to_string()),
        Lifecycle::Stable => {}
    }
    remarks
        .iter()
        .fold(String::new(), |text, remark| text + " " + remark)
}
