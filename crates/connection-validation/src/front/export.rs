//! Many connections in one text that may come in pieces: an array of them, or one after another.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use lossless_json::{Reader, SyntaxError, SyntaxErrorKind};

use super::size::MOST_BYTES;
use super::text::{problem, value};
use crate::Code;
use crate::context::Context;
use crate::engine::{Engine, Memory};
use crate::finding::{Finding, Report, Severity};
use crate::front::boundary::Boundary;
use crate::params::{Param, Params};

/// How long a record may be that does not come in one piece, in bytes.
pub const MOST_KEPT: usize = 1 << 20;

/// Checks an export as it comes in: a JSON array of connections, or connections one after another
/// with whitespace between them (such as NDJSON).
///
/// Each record is judged as a payload of its own.
/// What is kept between two pieces is the record that is cut, never more than [`MOST_KEPT`].
/// Text that is not JSON ends the export with one finding `json/syntax`, whose `offset` counts
/// bytes from the start of the export.
pub struct Export<'c> {
    context: Context<'c>,
    state: State,
    /// The record that began in an earlier piece.
    kept: Vec<u8>,
    boundary: Boundary,
    /// How many records were judged.
    records: usize,
    /// Where what is left of the present piece begins.
    offset: usize,
    /// What the engine keeps between records; it is away while the engine has it.
    memory: Option<Box<Memory>>,
}

impl fmt::Debug for Export<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Export")
            .field("records", &self.records)
            .finish_non_exhaustive()
    }
}

/// What may come next between two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing was read yet.
    Start,
    /// In an array: a record, or the end if none came before.
    FirstEntry,
    /// In an array, behind a comma: a record.
    Entry,
    /// In an array, behind a record: a comma or the end.
    AfterEntry,
    /// Records follow one another: a record or the end.
    Sequence,
    /// Whitespace only.
    Ended,
    /// Something was no JSON.
    Broken,
}

impl<'c> Export<'c> {
    /// An export whose records are all meant for the same request.
    pub fn new(context: Context<'c>) -> Self {
        Self {
            context,
            state: State::Start,
            kept: Vec::new(),
            boundary: Boundary::new(),
            records: 0,
            offset: 0,
            memory: None,
        }
    }

    /// How many records were judged so far.
    pub fn records(&self) -> usize {
        self.records
    }

    /// Takes the next piece. `found` gets each record with findings, by its place from 0 on.
    pub fn push(&mut self, piece: &[u8], found: &mut dyn FnMut(usize, Report)) {
        let mut rest = piece;
        while !(self.kept.is_empty() || rest.is_empty()) {
            let own = self.complete_kept(rest, found);
            self.offset += own;
            rest = rest.get(own..).unwrap_or_default();
        }
        if self.kept.is_empty() {
            self.whole_records(rest, found);
        }
        self.offset += rest.len();
    }

    /// Nothing more comes.
    pub fn end(&mut self, found: &mut dyn FnMut(usize, Report)) {
        // A record that was kept may turn out to be two.
        while !self.kept.is_empty() {
            let kept = core::mem::take(&mut self.kept);
            self.offset -= kept.len();
            self.record(&kept, 0, found);
            self.offset += kept.len();
        }
        if !matches!(self.state, State::Ended | State::Sequence | State::Broken) {
            self.break_off(0, "unexpected-end", &mut Report::default(), found);
        }
    }

    /// Adds to the record that began earlier; returns how much of the piece belongs to it.
    fn complete_kept(&mut self, piece: &[u8], found: &mut dyn FnMut(usize, Report)) -> usize {
        let end = self.boundary.end(piece);
        let own = end.unwrap_or(piece.len());
        if self.kept.len() + own > MOST_KEPT {
            self.kept.clear();
            self.break_off(0, "too-long", &mut Report::default(), found);
            return own;
        }
        let before = self.kept.len();
        let ahead = usize::from(own < piece.len());
        let seen = piece.get(..own + ahead).unwrap_or_default();
        self.kept.extend_from_slice(seen);
        if end.is_some() {
            let mut kept = core::mem::take(&mut self.kept);
            self.offset -= before;
            self.record(&kept, ahead, found);
            self.offset += before;
            if self.kept.is_empty() {
                // The room is used again for the next record that is cut.
                kept.clear();
                self.kept = kept;
            }
        }
        own
    }

    /// Judges a record that is all there, and what stands behind it: a number does not say where
    /// it ends. The last `ahead` bytes are behind it; what is wrong can be what stands there.
    fn record(&mut self, text: &[u8], ahead: usize, found: &mut dyn FnMut(usize, Report)) {
        let mut memory = self.take_memory();
        let mut engine = Engine::new(self.context, Reader::new(text), &mut memory);
        let end = match value(&mut engine, 0) {
            Ok(end) => {
                self.judge(&mut engine, end, found);
                Some(end)
            }
            Err(error) => {
                self.syntax(&mut engine, error, found);
                None
            }
        };
        self.memory = Some(memory);
        let Some(end) = end else {
            return;
        };
        let rest = text.get(end..text.len() - ahead).unwrap_or_default();
        if !rest.is_empty() {
            self.offset += end;
            self.whole_records(rest, found);
            self.offset -= end;
        }
    }

    /// Judges the records that end in the piece, and keeps the one that does not.
    fn whole_records(&mut self, piece: &[u8], found: &mut dyn FnMut(usize, Report)) {
        let mut memory = self.take_memory();
        self.records_in(piece, &mut memory, found);
        self.memory = Some(memory);
    }

    fn take_memory(&mut self) -> Box<Memory> {
        let memory = self.memory.take();
        memory.unwrap_or_else(|| Box::new(Memory::for_many()))
    }

    fn records_in(
        &mut self,
        piece: &[u8],
        memory: &mut Memory,
        found: &mut dyn FnMut(usize, Report),
    ) {
        let mut engine = Engine::new(self.context, Reader::new(piece), memory);
        let mut at = 0;
        while let Some(start) = self.next_record(piece, at, found) {
            match value(&mut engine, start) {
                Ok(end) if !may_go_on(piece, end) => {
                    self.judge(&mut engine, end - start, found);
                    at = end;
                }
                Ok(_) => {
                    self.boundary = Boundary::new();
                    let cut = piece.get(start..).unwrap_or_default();
                    self.boundary.end(cut);
                    self.kept.extend_from_slice(cut);
                    return;
                }
                Err(error) if may_be_cut(&error) => {
                    let cut = piece.get(start..).unwrap_or_default();
                    self.boundary = Boundary::new();
                    if self.boundary.end(cut).is_some() {
                        self.syntax(&mut engine, error, found);
                    } else if cut.len() > MOST_KEPT {
                        self.break_off(start, "too-long", &mut Report::default(), found);
                    } else {
                        self.kept.extend_from_slice(cut);
                    }
                    return;
                }
                Err(error) => return self.syntax(&mut engine, error, found),
            }
        }
    }

    /// Where the next record begins; nothing when the piece ends before, or something else comes.
    fn next_record(
        &mut self,
        piece: &[u8],
        mut at: usize,
        found: &mut dyn FnMut(usize, Report),
    ) -> Option<usize> {
        loop {
            let byte = *piece.get(at)?;
            match (self.state, byte) {
                (State::Broken, _) => return None,
                (_, b' ' | b'\t' | b'\n' | b'\r') => {}
                (State::Start, b'[') => self.state = State::FirstEntry,
                (State::AfterEntry, b',') => self.state = State::Entry,
                (State::AfterEntry | State::FirstEntry, b']') => self.state = State::Ended,
                (State::Start | State::Sequence, _) => {
                    self.state = State::Sequence;
                    return Some(at);
                }
                (State::FirstEntry | State::Entry, _) => {
                    self.state = State::AfterEntry;
                    return Some(at);
                }
                (State::AfterEntry | State::Ended, _) => {
                    let problem = if self.state == State::Ended {
                        "trailing-text"
                    } else {
                        "unexpected-character"
                    };
                    self.break_off(at, problem, &mut Report::default(), found);
                    return None;
                }
            }
            at += 1;
        }
    }

    /// Judges the record that was read, which has so many bytes.
    fn judge<'a>(
        &mut self,
        engine: &mut Engine<'a, Reader<'a>>,
        length: usize,
        found: &mut dyn FnMut(usize, Report),
    ) {
        if length > MOST_BYTES {
            engine.too_large();
        }
        let report = engine.finish();
        if !report.findings.is_empty() {
            found(self.records, report);
        }
        self.records += 1;
    }

    /// A record is no JSON; what was found in it before is told as well.
    fn syntax<'a>(
        &mut self,
        engine: &mut Engine<'a, Reader<'a>>,
        error: SyntaxError,
        found: &mut dyn FnMut(usize, Report),
    ) {
        let mut report = engine.break_off();
        self.break_off(error.offset, problem(error.kind), &mut report, found);
    }

    /// Nothing can be said of what comes behind this place of the piece.
    fn break_off(
        &mut self,
        at: usize,
        problem: &'static str,
        report: &mut Report,
        found: &mut dyn FnMut(usize, Report),
    ) {
        self.state = State::Broken;
        let offset = i64::try_from(self.offset + at).unwrap_or(i64::MAX);
        report.findings.push(Finding {
            pointer: lossless_json::Pointer::root(),
            code: Code::Syntax,
            severity: Severity::Error,
            params: Params::none()
                .with("problem", Param::Word(problem))
                .with("offset", Param::Number(offset)),
            fix: None,
        });
        found(self.records, core::mem::take(report));
    }
}

/// Whether more text could still make it right.
fn may_be_cut(error: &SyntaxError) -> bool {
    matches!(
        error.kind,
        SyntaxErrorKind::UnexpectedEnd | SyntaxErrorKind::InvalidUtf8
    )
}

/// Whether the record that ends with the piece may be a number with more digits to come.
fn may_go_on(piece: &[u8], end: usize) -> bool {
    end == piece.len() && !matches!(piece.last(), Some(b'}' | b']' | b'"'))
}
