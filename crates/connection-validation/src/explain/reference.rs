//! Sentences of servers that keep to the reference document, written and read in one place:
//! `Invalid connection configuration: /options/name: is missing; the API wants it (and 2 more)`.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use connection_model::{ErrorBody, ErrorKind, Strategy};
use lossless_json::Pointer;

use super::found::Found;
use super::reason::{Reason, ServerCode};
use crate::text::{Locale, codes_of, message};
use crate::{Code, Finding, Param, Params, Report};

/// So many beginnings of a sentence are tried: a key may hold what ends a pointer.
const MOST_TRIED: usize = 8;

/// The sentence that refuses a payload: the first error with its pointer and its text, the others
/// as a number. Nothing when the report has none.
///
/// Text that is not JSON is that one error: what seems to be missing may stand behind the place
/// where reading ended.
pub fn refusal(report: &Report) -> Option<String> {
    if let Some(syntax) = report.errors().find(|error| error.code == Code::Syntax) {
        return Some(write(syntax, 0));
    }
    let mut errors = report.errors();
    let first = errors.next()?;
    Some(write(first, errors.count()))
}

fn write(error: &Finding, others: usize) -> String {
    let mut sentence = ErrorKind::BadRequest.message().to_owned();
    if !error.pointer.is_root() {
        sentence = format!("{sentence}: {}", error.pointer);
    }
    sentence = format!("{sentence}: {}", message(Locale::English, error));
    if others > 0 {
        sentence = format!("{sentence} (and {others} more)");
    }
    sentence
}

/// The first error and the number of the others; nothing where no such server wrote the message.
pub(super) fn read(text: &str, strategy: Option<Strategy>) -> Option<(Found<'_>, u64)> {
    if let Some(rest) = text.strip_prefix(ErrorBody::INVALID_PARAMETER) {
        let name = rest.strip_prefix(": ").and_then(|it| it.split(' ').next());
        let name = Param::Key(name.unwrap_or_default().to_owned());
        let found = Found {
            reason: Some(Reason::Server(ServerCode::Query)),
            params: Params::none().with("parameter", name),
            ..Found::new(text)
        };
        return Some((found, 0));
    }
    let said = text.strip_prefix(ErrorKind::BadRequest.message())?;
    let (said, others) = without_others(said.strip_prefix(": ").unwrap_or(said));
    let (place, reason, params) = at_its_place(said, strategy);
    let found = Found {
        pointer: Some(place),
        reason: Some(reason),
        params,
        ..Found::new(text)
    };
    Some((found, others))
}

fn without_others(said: &str) -> (&str, u64) {
    let counted = || {
        let (sentence, rest) = said.rsplit_once(" (and ")?;
        Some((sentence, rest.strip_suffix(" more)")?.parse().ok()?))
    };
    counted().unwrap_or((said, 0))
}

/// Where the pointer ends and the sentence begins is known by the sentence.
fn at_its_place(said: &str, strategy: Option<Strategy>) -> (Pointer, Reason, Params) {
    let refused = Reason::Server(ServerCode::Refused);
    if !said.starts_with('/') {
        let known = code(said, strategy);
        let (reason, params) = known.unwrap_or((refused, Params::none()));
        return (Pointer::root(), reason, params);
    }
    let splits = said.match_indices(": ").take(MOST_TRIED);
    let splits = splits.filter_map(|(at, _)| {
        let pointer = Pointer::parse(said.get(..at)?).ok()?;
        Some((pointer, said.get(at + 2..)?))
    });
    let mut first = None;
    for (pointer, sentence) in splits {
        if let Some((reason, params)) = code(sentence, strategy) {
            return (pointer, reason, params);
        }
        first = first.or(Some(pointer));
    }
    let whole = || Pointer::parse(said).unwrap_or_default();
    (first.unwrap_or_else(whole), refused, Params::none())
}

/// The code a sentence stands for. Where codes share it, that of the connection's strategy counts.
fn code(sentence: &str, strategy: Option<Strategy>) -> Option<(Reason, Params)> {
    let mut codes = codes_of(sentence);
    if codes.len() > 1 {
        let family = strategy?.as_str();
        codes.retain(|(code, _)| code.as_str().split('/').next() == Some(family));
    }
    let (code, params) = codes.into_iter().next()?;
    Some((Reason::Known(code), params))
}
