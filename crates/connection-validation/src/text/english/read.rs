//! The sentences read backwards: which code one stands for.

use alloc::string::String;
use alloc::vec::Vec;

use super::{FORMS, PROBLEMS, message};
use crate::code::Code;
use crate::params::{Param, Params};
use crate::text::template::{fill, filling, fixed};

/// Stands for a word or a key whose text does not matter; as a template it is a hole.
const WORD: &str = "{word}";
/// Numbers that no sentence has, each with the hole that takes its place.
const NUMBERS: [(i64, &str); 3] = [(LEAST, "{min}"), (MOST, "{max}"), (NUMBER, "{number}")];
const LEAST: i64 = 987_654_321;
const MOST: i64 = 987_654_322;
const NUMBER: i64 = 987_654_323;

/// The codes whose sentence it is, with the bounds, the form and the problem that it names; several
/// where they share one.
pub(in crate::text) fn codes(sentence: &str) -> Vec<(Code, Params)> {
    let mut best = 0;
    let mut found: Vec<(Code, Params)> = Vec::new();
    for code in Code::ALL.iter().filter(|code| !code.is_of_review()) {
        for probe in probes(*code) {
            let template = template(*code, &probe);
            let Some(params) = fill(&template, sentence)
                .and_then(|fillings| named(&probe, |name| filling(&fillings, name)))
            else {
                continue;
            };
            // The template with the longest fixed text says most: others fit by their holes.
            let length: usize = fixed(&template).map(str::len).sum();
            if length > best {
                best = length;
                found.clear();
            }
            if length == best && found.iter().all(|(other, _)| other != code) {
                found.push((*code, params));
            }
        }
    }
    found
}

/// The sentence with holes for what differs from finding to finding.
fn template(code: Code, probe: &Params) -> String {
    let mut template = message(code, probe);
    for (number, hole) in NUMBERS {
        template = template.replace(&alloc::format!("{number}"), hole);
    }
    // The article depends on the word.
    template.replace("a {word}", WORD)
}

/// The bounds, the form and the problem, unless something else than a number stands for a bound.
fn named<'s>(probe: &Params, filling: impl Fn(&str) -> Option<&'s str>) -> Option<Params> {
    let mut params = Params::none();
    for bound in ["min", "max"] {
        let number = match probe.number(bound) {
            Some(LEAST) => filling("min").map(str::parse),
            Some(MOST) => filling("max").map(str::parse),
            number => number.map(Ok),
        };
        params = params.with_number(bound, number.transpose().ok()?);
    }
    for name in ["form", "problem"] {
        if let Some(slug) = probe.get(name) {
            params = params.with(name, slug.clone());
        }
    }
    Some(params)
}

/// Parameters that bring out every form a code's sentence has.
fn probes(code: Code) -> Vec<Params> {
    match code {
        Code::Range | Code::Length | Code::Count => bounds(),
        Code::Format => slugs("form", FORMS).collect(),
        Code::Syntax => slugs("problem", PROBLEMS)
            .map(|params| params.with("line", Param::Number(NUMBER)))
            .map(|params| params.with("column", Param::Number(NUMBER)))
            .collect(),
        _ => words(),
    }
}

fn bounds() -> Vec<Params> {
    let pairs = [
        (Some(LEAST), Some(MOST)),
        (Some(LEAST), None),
        (None, Some(MOST)),
        (Some(LEAST), Some(LEAST)),
        (Some(1), Some(1)),
    ];
    let params = |(min, max)| {
        let params = Params::none().with_number("min", min);
        params.with_number("max", max)
    };
    pairs.into_iter().map(params).collect()
}

/// Each of the slugs as a parameter, and none of them.
fn slugs(name: &'static str, texts: &[(&'static str, &str)]) -> impl Iterator<Item = Params> {
    let one = move |(slug, _): &(&'static str, &str)| Params::none().with(name, Param::Word(slug));
    texts.iter().map(one).chain([Params::none()])
}

/// Every word a sentence may have, with and without those that may be missing.
fn words() -> Vec<Params> {
    let values = [
        None,
        Some(Param::Word("true")),
        Some(Param::Word("false")),
        Some(Param::Word(WORD)),
        Some(Param::Number(NUMBER)),
    ];
    let one = || Param::Words([WORD].into());
    let mut probes = Vec::new();
    for value in values {
        let mut params = Params::none()
            .with("expected", one())
            .with("allowed", one());
        for name in ["found", "instead", "when", "must", "other"] {
            params = params.with(name, Param::Word(WORD));
        }
        if let Some(value) = value {
            params = params.with("value", value);
        }
        probes.push(params.clone());
        probes.push(
            params
                .with("others", one())
                .with("meant", Param::Word(WORD)),
        );
    }
    probes
}
