//! JSON text: grammar and rules in one pass, no tree.

use connection_model::Strategy;
use lossless_json::{Scanner, Step, SyntaxError, SyntaxErrorKind, find_key};

use crate::context::Context;
use crate::engine::Engine;
use crate::finding::Report;
use crate::params::{Param, Params};

/// Checks the body of a request as it is sent: UTF-8 text of one JSON object.
///
/// Everything that is wrong is reported at once, in document order; text that is not JSON gives
/// one finding `json/syntax` with line and column, behind what was found before that place.
pub fn validate_text(text: &[u8], context: &Context<'_>) -> Report {
    let mut scanner = Scanner::new(text);
    let mut engine = Engine::new(*context);
    let outcome = whole(&mut engine, &mut scanner, 0);
    if let Err(error) = outcome {
        engine.syntax_error(syntax_params(&error, text));
    }
    engine.finish()
}

/// Feeds the engine a text that is one value and nothing else.
fn whole<'a>(
    engine: &mut Engine<'a>,
    scanner: &mut Scanner<'a>,
    start: usize,
) -> Result<(), SyntaxError> {
    value(engine, scanner, start)?;
    match scanner.next() {
        Some(Err(error)) => Err(error),
        _ => Ok(()),
    }
}

/// Feeds the engine the value that begins at `start`, perhaps behind whitespace.
///
/// Where `options` come before `strategy`, the strategy is looked up ahead without regard to
/// grammar; if the payload then names another one, it is read once more.
pub(super) fn value<'a>(
    engine: &mut Engine<'a>,
    scanner: &mut Scanner<'a>,
    start: usize,
) -> Result<(), SyntaxError> {
    let outcome = read(engine, scanner, true);
    let Some(named) = engine.contradiction() else {
        return outcome;
    };
    engine.restart();
    engine.expect(named.strategy());
    scanner.restart_at(start);
    read(engine, scanner, false)
}

fn read<'a>(
    engine: &mut Engine<'a>,
    scanner: &mut Scanner<'a>,
    looks_ahead: bool,
) -> Result<(), SyntaxError> {
    loop {
        match scanner.step(engine) {
            Step::Event => {}
            Step::End => return Ok(()),
            Step::Error(error) => return Err(error),
        }
        if scanner.depth() == 0 {
            return Ok(());
        }
        if looks_ahead && engine.asks_for_strategy() {
            engine.expect(strategy_ahead(scanner.text(), scanner.end_offset()));
            engine.enter_options();
        }
    }
}

/// The first strategy that is named behind this place, in whatever object; that it belongs to the
/// payload shows later.
fn strategy_ahead(text: &str, from: usize) -> Option<Strategy> {
    let at = find_key(text.as_bytes(), from, "strategy")?;
    let rest = text.get(at..)?.trim_start_matches(is_whitespace);
    let rest = rest.strip_prefix(':')?.trim_start_matches(is_whitespace);
    let name = rest.strip_prefix('"')?;
    // No strategy has a longer name, and a text without an end would be searched for it.
    let (name, _) = name.get(..64).unwrap_or(name).split_once('"')?;
    name.parse().ok()
}

fn is_whitespace(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

fn syntax_params(error: &SyntaxError, text: &[u8]) -> Params {
    let position = error.position(text);
    let number = |number: usize| Some(i64::try_from(number).unwrap_or(i64::MAX));
    Params::none()
        .with("problem", Param::Word(problem(error.kind)))
        .with_number("line", number(position.line))
        .with_number("column", number(position.column))
}

/// The stable slug of a syntax error.
pub(super) fn problem(kind: SyntaxErrorKind) -> &'static str {
    match kind {
        SyntaxErrorKind::UnexpectedEnd => "unexpected-end",
        SyntaxErrorKind::InvalidUtf8 => "invalid-utf-8",
        SyntaxErrorKind::InvalidEscape => "invalid-escape",
        SyntaxErrorKind::InvalidNumber => "invalid-number",
        SyntaxErrorKind::ControlCharacter => "control-character",
        SyntaxErrorKind::TooDeep => "too-deep",
        SyntaxErrorKind::TrailingText => "trailing-text",
        SyntaxErrorKind::DuplicateKey => "duplicate-key",
        SyntaxErrorKind::LoneSurrogate => "lone-surrogate",
        _ => "unexpected-character",
    }
}
