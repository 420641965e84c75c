//! JSON text: grammar and rules in one pass, no tree.

use alloc::boxed::Box;
use core::fmt;

use lossless_json::{Reader, SyntaxError, SyntaxErrorKind};

use super::size::MOST_BYTES;
use crate::context::Context;
use crate::engine::{Engine, Memory};
use crate::finding::Report;
use crate::params::{Param, Params};

/// Checks the body of a request as it is sent: UTF-8 text of one JSON object.
///
/// Everything that is wrong is reported at once, in document order; text that is not JSON gives
/// one finding `json/syntax` with line and column, behind what was found before that place.
pub fn validate_text(text: &[u8], context: &Context<'_>) -> Report {
    judge(text, context, &mut Memory::for_one())
}

/// Checks payloads one after another, each as [`validate_text`] does.
///
/// It is quicker at many, for it learns in which order their keys come, and what short objects and
/// arrays that were right look like, of options that hold no secret; it keeps nothing else of them.
pub struct Validator {
    memory: Box<Memory>,
}

impl Validator {
    /// A validator that has seen nothing yet.
    pub fn new() -> Self {
        Self {
            memory: Box::new(Memory::for_many()),
        }
    }

    /// Checks the next payload.
    pub fn validate_text(&mut self, text: &[u8], context: &Context<'_>) -> Report {
        judge(text, context, &mut self.memory)
    }
}

impl Default for Validator {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Validator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Validator").finish_non_exhaustive()
    }
}

fn judge(text: &[u8], context: &Context<'_>, memory: &mut Memory) -> Report {
    let mut engine = Engine::new(*context, Reader::new(text), memory);
    let outcome = value(&mut engine, 0).and_then(|end| engine.source.finish(end));
    if let Err(error) = outcome {
        engine.syntax_error(syntax_params(&error, text));
    }
    if text.len() > MOST_BYTES {
        engine.too_large();
    }
    engine.finish()
}

/// Reads the value that begins at `start`, perhaps behind whitespace, and says where it ends; once
/// more if the payload turns out to be of another strategy than it seemed.
pub(super) fn value<'a>(
    engine: &mut Engine<'a, Reader<'a>>,
    start: usize,
) -> Result<usize, SyntaxError> {
    engine.restart();
    engine.source.restart();
    let outcome = engine.read(start);
    let Some(named) = engine.contradiction() else {
        return outcome;
    };
    engine.insist(named.strategy());
    engine.source.restart();
    engine.read(start)
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
