//! Checks of a single value against its row.

use alloc::vec::Vec;

use lossless_json::{Event, Kind, Number, Operation, Patch, Text, Value};

use super::{Observed, Outbox};
use crate::catalogue::Bounds;
use crate::catalogue::check::{Aspects, Check};
use crate::finding::Severity;
use crate::format::Format;
use crate::params::{Param, Params};
use crate::{Code, suggest};

/// The kind of a scalar event, and whether a number has no fraction.
pub(crate) fn kind(event: Event<'_>) -> (Kind, bool) {
    match event {
        Event::String(_) => (Kind::String, false),
        Event::Number(text) => (
            Kind::Number,
            Number::parse(text).is_some_and(|it| it.is_integer()),
        ),
        Event::Bool(_) => (Kind::Boolean, false),
        _ => (Kind::Null, false),
    }
}

/// What relations and rules may know of a scalar.
pub(crate) fn observed(row: &Check, event: Event<'_>) -> Observed {
    match event {
        Event::Null => Observed::Null,
        Event::Bool(value) => Observed::Bool(value),
        Event::String(text) => row
            .choices
            .iter()
            .find(|choice| text.is(choice))
            .map_or(Observed::Other, |choice| Observed::Choice(choice)),
        Event::Number(text) => Number::parse(text)
            .and_then(|number| number.as_i64())
            .map_or(Observed::Other, Observed::Number),
        _ => Observed::Other,
    }
}

/// How bad it is to break the row in this aspect.
pub(crate) fn severity(row: &Check, aspect: Aspects) -> Severity {
    if row.documented.has(aspect) {
        Severity::Warning
    } else {
        Severity::Error
    }
}

/// The type is none of the row's.
pub(crate) fn wrong_type(row: &Check, found: Kind, outbox: &mut Outbox) {
    let params = Params::none()
        .with(
            "expected",
            Param::Words(row.types.names().collect::<Vec<_>>()),
        )
        .with("found", Param::Word(found.as_str()));
    outbox.report(Code::Type, severity(row, Aspects::TYPE), params, None);
}

/// Checks a scalar whose type fits.
pub(crate) fn check(row: &Check, event: Event<'_>, outbox: &mut Outbox) {
    match event {
        Event::String(text) => string(row, text, outbox),
        Event::Number(text) => number(row, text, outbox),
        _ => {}
    }
}

/// Checks the number of members or entries of a container that is closed.
pub(crate) fn count(row: &Check, found: usize, position: u32, outbox: &mut Outbox) {
    let allowed = row.count.bounds();
    if allowed.is_none() {
        return;
    }
    let found = i64::try_from(found).unwrap_or(i64::MAX);
    let aspect = if allowed.above_min(found) {
        Aspects::MAX_COUNT
    } else {
        Aspects::MIN_COUNT
    };
    if !allowed.allow(found) {
        let params = bounds(allowed).with("found", Param::Number(found));
        let pointer = outbox.pointer();
        outbox.report_earlier(
            position,
            pointer,
            Code::Count,
            severity(row, aspect),
            params,
        );
    }
}

fn string(row: &Check, text: Text<'_>, outbox: &mut Outbox) {
    if !row.choices.is_empty() && !row.choices.iter().any(|choice| text.is(choice)) {
        choice(row, text, outbox);
        return;
    }
    let length = row.length.bounds();
    if !length.is_none() {
        let found = i64::try_from(text.char_count()).unwrap_or(i64::MAX);
        if !length.allow(found) {
            let low = !length.above_min(found);
            let aspect = if low {
                Aspects::MIN_LENGTH
            } else {
                Aspects::MAX_LENGTH
            };
            let params = bounds(length).with("found", Param::Number(found));
            outbox.report(Code::Length, severity(row, aspect), params, None);
            return;
        }
    }
    if row.format != Format::Any {
        format(row, text, outbox);
    }
}

fn choice(row: &Check, text: Text<'_>, outbox: &mut Outbox) {
    let params = Params::none().with("allowed", Param::Words(row.choices.to_vec()));
    let written = text.decode();
    let meant = row
        .choices
        .iter()
        .find(|choice| choice.eq_ignore_ascii_case(&written));
    let fix = meant.map(|choice| replace(outbox, Value::from(*choice)));
    outbox.report(Code::Choice, severity(row, Aspects::CHOICES), params, fix);
}

fn format(row: &Check, text: Text<'_>, outbox: &mut Outbox) {
    let written = text.decode();
    if row.format.matches(&written) {
        return;
    }
    if row.format == Format::Strategy {
        let names = connection_model::Strategy::ALL
            .iter()
            .map(|strategy| strategy.as_str());
        let meant = suggest::nearest(&written, names);
        let params = match meant {
            Some(meant) => Params::none().with("meant", Param::Word(meant)),
            None => Params::none(),
        };
        let fix = meant.map(|meant| replace(outbox, Value::from(meant)));
        outbox.report(Code::UnknownStrategy, Severity::Error, params, fix);
    } else {
        let params = Params::none().with("form", Param::Word(row.format.as_str()));
        outbox.report(Code::Format, severity(row, Aspects::FORMAT), params, None);
    }
}

fn number(row: &Check, text: &str, outbox: &mut Outbox) {
    let range = row.range.bounds();
    if range.is_none() {
        return;
    }
    let fits = Number::parse(text).is_some_and(|number| match number.as_i64() {
        Some(whole) => range.allow(whole),
        None => number
            .as_f64()
            .is_some_and(|number| allows_float(range, number)),
    });
    if !fits {
        outbox.report(
            Code::Range,
            severity(row, Aspects::RANGE),
            bounds(range),
            None,
        );
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "bounds of options are far below 2^53"
)]
fn allows_float(bounds: Bounds, number: f64) -> bool {
    bounds.min.is_none_or(|min| number >= min as f64)
        && bounds.max.is_none_or(|max| number <= max as f64)
}

fn bounds(bounds: Bounds) -> Params {
    Params::none()
        .with_number("min", bounds.min)
        .with_number("max", bounds.max)
}

fn replace(outbox: &Outbox, value: Value) -> Patch {
    Patch(alloc::vec![Operation::Replace {
        path: outbox.pointer(),
        value
    }])
}
