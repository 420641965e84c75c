//! Judges an export, or only reads its grammar: `export CONTENDER FILE [ROUNDS]`.
//!
//! The contenders are `nothing` (the file is read), `ignored-any` (serde's way through a text that
//! keeps nothing), `grammar` (our own way) and `patchbay`. With rounds it prints the median time of
//! one in microseconds, without them it goes through the text once, for a tool that counts.

use std::env;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use connection_model::Contract;
use connection_validation::{Context, Export};
use lossless_json::Scanner;
use serde::de::IgnoredAny;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(contender), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("export CONTENDER FILE [ROUNDS]".into());
    };
    let text = fs::read(file)?;
    let go = contender_of(&contender)?;
    let Some(rounds) = arguments.next() else {
        black_box(go(&text));
        return Ok(());
    };
    let mut times: Vec<u128> = (0..rounds.parse()?)
        .map(|_| {
            let begun = Instant::now();
            black_box(go(&text));
            begun.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    println!(
        "{}",
        times.get(times.len() / 2).ok_or("no round was asked for")?
    );
    Ok(())
}

fn contender_of(name: &str) -> Result<fn(&[u8]) -> usize, String> {
    match name {
        "nothing" => Ok(<[u8]>::len),
        "ignored-any" => Ok(|text| usize::from(serde_json::from_slice::<IgnoredAny>(text).is_ok())),
        "grammar" => Ok(|text| Scanner::new(text).flatten().count()),
        "patchbay" => Ok(findings),
        other => Err(format!("there is no contender {other}")),
    }
}

fn findings(text: &[u8]) -> usize {
    let mut count = 0;
    let mut export = Export::new(Context::create(Contract::Reference));
    let mut found = |_, report: connection_validation::Report| count += report.findings.len();
    export.push(text, &mut found);
    export.end(&mut found);
    count
}
