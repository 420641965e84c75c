//! Checks of a single value against its row.

use alloc::vec::Vec;

use lossless_json::{Kind, Operation, Patch, Text, Value};

use super::{Outbox, Place};
use crate::catalogue::Bounds;
use crate::catalogue::check::{Address, Aspects, Check};
use crate::finding::Severity;
use crate::format::placeholder::is_placeholder;
use crate::format::{Fit, Format, is_private, tidied};
use crate::params::{Param, Params};
use crate::{Code, suggest};

/// The largest whole number that is not above a number, and whether the number is whole itself.
pub(crate) type Floor = (i64, bool);

/// How bad it is to break the row in this aspect.
pub(crate) fn severity(row: &Check, aspect: Aspects) -> Severity {
    if row.documented.has(aspect) {
        Severity::Warning
    } else {
        Severity::Error
    }
}

/// The type is none of the row's.
pub(crate) fn wrong_type(row: &Check, found: Kind, place: &Place<'_, '_>, outbox: &mut Outbox) {
    let mut expected = Vec::new();
    for name in row.types.names() {
        expected.push(name);
    }
    let params = Params::none()
        .with("expected", Param::Words(expected))
        .with("found", Param::Word(found.as_str()));
    outbox.report(
        place,
        Code::Type,
        severity(row, Aspects::TYPE),
        params,
        None,
    );
}

/// Checks the number of members or entries of a container that is closed.
#[inline]
pub(crate) fn count(row: &Check, found: usize, place: &Place<'_, '_>, outbox: &mut Outbox) {
    if row.count.hold(found, found) {
        return;
    }
    let found = i64::try_from(found).unwrap_or(i64::MAX);
    let allowed = row.count.bounds();
    let aspect = if allowed.above_min(found) {
        Aspects::MAX_COUNT
    } else {
        Aspects::MIN_COUNT
    };
    let params = bounds(allowed).with("found", Param::Number(found));
    outbox.report(place, Code::Count, severity(row, aspect), params, None);
}

/// The array lacks entries that must be there.
#[cold]
pub(crate) fn lacks_words(row: &Check, place: &Place<'_, '_>, outbox: &mut Outbox) {
    let params = Params::none().with("must", Param::Words(row.words.to_vec()));
    let severity = severity(row, Aspects::MIN_COUNT);
    outbox.report(place, Code::Lacks, severity, params, None);
}

/// Checks a text; returns which of the row's choices it is.
#[inline]
pub(crate) fn string(
    row: &'static Check,
    text: &Text<'_>,
    place: &Place<'_, '_>,
    outbox: &mut Outbox,
) -> Option<&'static str> {
    if row.filled_in && is_placeholder(text) {
        outbox.report(
            place,
            Code::Placeholder,
            Severity::Error,
            Params::none(),
            None,
        );
        return None;
    }
    let mut chosen = None;
    if !row.choices.is_empty() {
        chosen = row.choices.iter().copied().find(|choice| text.is(choice));
        if chosen.is_none() {
            choice(row, text, place, outbox);
            return None;
        }
    }
    if !row.length.is_none() && !length(row, text, place, outbox) {
        return chosen;
    }
    if row.format != Format::Any {
        format(row, text, place, outbox);
    }
    chosen
}

/// Whether the text is neither too short nor too long.
#[inline]
fn length(row: &Check, text: &Text<'_>, place: &Place<'_, '_>, outbox: &mut Outbox) -> bool {
    // The number of bytes mostly says enough, and then nothing is counted.
    let (least, most) = text.char_count_bounds();
    row.length.hold(least, most) || exact_length(row, text, place, outbox)
}

#[cold]
fn exact_length(row: &Check, text: &Text<'_>, place: &Place<'_, '_>, outbox: &mut Outbox) -> bool {
    let allowed = row.length.bounds();
    let found = i64::try_from(text.char_count()).unwrap_or(i64::MAX);
    if allowed.allow(found) {
        return true;
    }
    let aspect = if allowed.above_min(found) {
        Aspects::MAX_LENGTH
    } else {
        Aspects::MIN_LENGTH
    };
    let params = bounds(allowed).with("found", Param::Number(found));
    outbox.report(place, Code::Length, severity(row, aspect), params, None);
    false
}

fn choice(row: &Check, text: &Text<'_>, place: &Place<'_, '_>, outbox: &mut Outbox) {
    let params = Params::none().with("allowed", Param::Words(row.choices.to_vec()));
    let written = text.decode();
    let meant = row
        .choices
        .iter()
        .find(|choice| choice.eq_ignore_ascii_case(&written));
    let severity = severity(row, Aspects::CHOICES);
    let fix = meant
        .filter(|_| outbox.has_room(severity))
        .map(|choice| replace(place, Value::from(*choice)));
    outbox.report(place, Code::Choice, severity, params, fix);
}

fn format(row: &Check, text: &Text<'_>, place: &Place<'_, '_>, outbox: &mut Outbox) {
    match text.as_plain() {
        Some(written) => written_format(row, written, place, outbox),
        None if row.format.fits_by_lines(*text) => {}
        None => written_format(row, &text.decode(), place, outbox),
    }
}

fn written_format(row: &Check, written: &str, place: &Place<'_, '_>, outbox: &mut Outbox) {
    let (fit, host) = row.format.fit_and_host(written);
    if fit != Fit::Right {
        misshapen(row, written, fit, place, outbox);
    }
    if row.address == Address::Called && fit != Fit::Wrong && is_private(host) {
        let code = Code::PrivateHost;
        outbox.report(place, code, Severity::Warning, Params::none(), None);
    }
}

#[cold]
fn misshapen(row: &Check, written: &str, fit: Fit, place: &Place<'_, '_>, outbox: &mut Outbox) {
    // What is compared letter by letter is right as its provider spells it.
    let tidy = match row.address {
        Address::Compared => None,
        _ => tidied(row.format, written),
    };
    let fix = tidy.map(|tidy| replace(place, Value::from(tidy)));
    if fit == Fit::Untidy {
        if fix.is_some() {
            let code = Code::NotNormalised;
            outbox.report(place, code, Severity::Warning, Params::none(), fix);
        }
        return;
    }
    if row.format == Format::Strategy {
        let names = connection_model::Strategy::ALL
            .iter()
            .map(|strategy| strategy.as_str());
        let meant = suggest::nearest(written, names);
        let params = match meant {
            Some(meant) => Params::none().with("meant", Param::Word(meant)),
            None => Params::none(),
        };
        let fix = meant.map(|meant| replace(place, Value::from(meant)));
        outbox.report(place, Code::UnknownStrategy, Severity::Error, params, fix);
    } else {
        let params = Params::none().with("form", Param::Word(row.format.as_str()));
        outbox.report(
            place,
            Code::Format,
            severity(row, Aspects::FORMAT),
            params,
            fix,
        );
    }
}

/// Checks a number.
#[inline]
pub(crate) fn number(
    row: &Check,
    (floor, whole): Floor,
    place: &Place<'_, '_>,
    outbox: &mut Outbox,
) {
    if row.range.is_none() {
        return;
    }
    let range = row.range.bounds();
    // What is not whole lies above its floor.
    let below_max = match range.max {
        Some(max) if !whole => floor < max,
        _ => range.below_max(floor),
    };
    if !(range.above_min(floor) && below_max) {
        outbox.report(
            place,
            Code::Range,
            severity(row, Aspects::RANGE),
            bounds(range),
            None,
        );
    }
}

fn bounds(bounds: Bounds) -> Params {
    Params::none()
        .with_number("min", bounds.min)
        .with_number("max", bounds.max)
}

fn replace(place: &Place<'_, '_>, value: Value) -> Patch {
    Patch(alloc::vec![Operation::Replace {
        path: place.pointer(),
        value
    }])
}
