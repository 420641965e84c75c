//! The catalogue as a JavaScript function that says "certainly right" or "ask the engine".
//!
//! An object of JavaScript cannot come into WebAssembly as fast as JavaScript can look at it.
//! The function may refuse what is right, and then the engine decides; it never accepts what gives
//! a finding.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "it runs when the package is built, and pieces of code read best as templates"
)]

mod objects;
mod relations;

use alloc::format;
use alloc::string::String;

use connection_model::Strategy;

use crate::strategies;
use objects::Objects;

/// What is the same whatever the catalogue says; of its comments only the first goes along.
const HELPERS: &str = include_str!("helpers.js");

/// A module that exports `isCertainlyValid(payload, tenant, dated)`: whether creating a connection
/// with this payload gives no finding at all, on the `tenant` contract or on the `reference` one.
/// Where it is `dated`, the findings at any moment count as well, so that no certificate is accepted.
pub fn javascript() -> String {
    let mut objects = Objects::default();
    let payload = objects.payload(&strategies::common::CHECKS);
    let mut branches = String::new();
    for strategy in Strategy::ALL {
        // A retired strategy is always told to be one, and of these options an absent one is.
        if strategy.is_retired() || *strategy == Strategy::GoogleApps {
            continue;
        }
        let checks = strategies::checks(*strategy);
        let options = objects.options(checks);
        // Options may be left out.
        let absent = if checks.requires > 0 {
            ""
        } else {
            "o===undefined||"
        };
        let unbroken = relations::unbroken(*strategy, checks);
        let fits = format!("({absent}{options}(o,t))");
        branches.push_str(&format!(
            "case{:?}:return {fits}{unbroken};\n",
            strategy.as_str()
        ));
    }
    let helpers: String = HELPERS
        .lines()
        .enumerate()
        .filter(|(place, line)| *place == 0 || !line.starts_with("//"))
        .map(|(_, line)| format!("{line}\n"))
        .collect();
    format!(
        "{helpers}{}export function isCertainlyValid(c,t,d){{\nz=1e5;D=d;\nconst o=c?.options,s=c?.strategy;\nif({payload}(c,t))switch(s){{\n{branches}}}\nreturn false}}\n",
        objects.into_text()
    )
}
