//! What JavaScript calls.
//!
//! All numbers are counts of bytes. Text goes in through one kept buffer and findings come out
//! through another; both stay where they are until the next call.
//! The attribute that keeps a function's name is the only thing here that Rust calls unsafe.

use std::cell::RefCell;

use connection_validation::{Export, Validator};

use crate::findings;
use crate::request::Request;
use crate::wide::encode;

#[derive(Default)]
struct State {
    input: Vec<u8>,
    output: String,
    export: Option<Export<'static>>,
    validator: Option<Validator>,
}

thread_local! {
    static STATE: RefCell<State> = const {
        RefCell::new(State { input: Vec::new(), output: String::new(), export: None, validator: None })
    };
}

/// Makes room for this many bytes and returns where they go.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    with_state(|state| {
        if state.input.len() < length {
            state.input.resize(length, 0);
        }
        state.input.as_mut_ptr()
    })
}

/// Encodes a text of so many UTF-16 units, which stand behind three times as many bytes of the
/// room, to the start of the room.
///
/// Returns the length of the text as UTF-8.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn wide(units: usize) -> usize {
    with_state(|state| {
        let places = units.checked_mul(3);
        let parts = places.and_then(|places| state.input.split_at_mut_checked(places));
        let length = parts.and_then(|(room, text)| encode(text.get(..2 * units)?, room));
        length.unwrap_or_default()
    })
}

/// Where the findings are that the last call returned the length of.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    with_state(|state| state.output.as_ptr())
}

/// Checks one payload: the first `length` bytes of the room.
///
/// `request` says what it is meant for, with the strategy's name and the stored connection behind
/// the payload, and `now` the moment, if any: see [`Request`].
/// Returns the length of the findings, 0 when there is none.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn check(
    length: usize,
    request: u32,
    strategy: usize,
    stored: usize,
    now: f64,
) -> usize {
    with_state(|state| {
        state.output.clear();
        let (payload, rest) = state.input.split_at(length.min(state.input.len()));
        let request = Request::read(request, rest, strategy, stored, now);
        let validator = state.validator.get_or_insert_default();
        let report = validator.validate_text(payload, &request.context());
        if !report.findings.is_empty() {
            findings::write(&mut state.output, None, &report);
            state.output.push(']');
        }
        state.output.len()
    })
}

/// Begins an export whose records are all meant for this request; the strategy's name of an
/// update stands at the start of the room.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn begin(request: u32, strategy: usize, now: f64) {
    with_state(|state| {
        let request = Request::read(request, &state.input, strategy, 0, now);
        state.export = Some(Export::new(request.without_stored()));
    });
}

/// Takes the next piece of the export: the first `length` bytes of the room.
///
/// Returns the length of the findings of the records that ended in it, 0 when there is none.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn push(length: usize) -> usize {
    with_state(|state| {
        let State {
            input,
            output,
            export,
            ..
        } = state;
        output.clear();
        if let Some(export) = export {
            let piece = input.get(..length).unwrap_or(input);
            export.push(piece, &mut |record, report| {
                findings::write(output, Some(record), &report);
            });
        }
        close(output)
    })
}

/// Ends the export; returns as [`push`] does.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn end() -> usize {
    with_state(|state| {
        let State { output, export, .. } = state;
        output.clear();
        if let Some(export) = export {
            export.end(&mut |record, report| findings::write(output, Some(record), &report));
        }
        close(output)
    })
}

/// How many records of the export were judged.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn records() -> usize {
    with_state(|state| state.export.as_ref().map_or(0, Export::records))
}

fn close(output: &mut String) -> usize {
    if !output.is_empty() {
        output.push(']');
    }
    output.len()
}

fn with_state<T>(body: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(body)
}
