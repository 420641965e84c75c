//! JSON text: grammar and rules in one pass, no tree.

use connection_model::Strategy;
use lossless_json::{Event, Scanner, SyntaxError, SyntaxErrorKind};

use crate::context::{Context, Operation};
use crate::engine::Engine;
use crate::finding::Report;
use crate::params::{Param, Params};

/// Checks the body of a request as it is sent: UTF-8 text of one JSON object.
///
/// Everything that is wrong is reported at once, in document order; text that is not JSON gives
/// one finding `json/syntax` with line and column, behind what was found before that place.
pub fn validate_text(text: &[u8], context: &Context<'_>) -> Report {
    let mut scanner = Scanner::new(text);
    let strategy = match context.operation {
        Operation::Update { strategy, .. } => strategy,
        Operation::Create => strategy_in(scanner.clone()),
    };
    let mut engine = Engine::new(*context, strategy);
    for event in &mut scanner {
        match event {
            Ok(event) => engine.event(event),
            Err(error) => {
                engine.syntax_error(syntax_params(&error, text));
                break;
            }
        }
    }
    engine.finish()
}

/// The strategy a whole connection names at its top, wherever it stands in the object.
fn strategy_in(mut scanner: Scanner<'_>) -> Option<Strategy> {
    loop {
        match scanner.next()?.ok()? {
            Event::Key(key) if scanner.depth() == 1 && key.is("strategy") => {
                return match scanner.next()?.ok()? {
                    Event::String(name) => name.decode().parse().ok(),
                    _ => None,
                };
            }
            _ => {}
        }
    }
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
fn problem(kind: SyntaxErrorKind) -> &'static str {
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
