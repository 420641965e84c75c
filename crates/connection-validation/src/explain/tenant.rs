//! Sentences of live tenants.
//!
//! `Payload validation error: '<detail>' on property <place> (<what it is>).`, or the detail alone.
//! Where a value may have one of several forms, the sentences for each follow as
//! ` Inner errors: [ <sentence> (also) <sentence> ]`; their places begin at that of the first.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use lossless_json::{Pointer, Value};

use super::found::Found;
use super::place;
use super::reason::{Reason, ServerCode};
use super::sentences::SENTENCES;
use crate::text::template::{Filling, filling};
use crate::{Param, Params};

const INNER_ERRORS: &str = " Inner errors: [";
const ALSO: &str = " (also) ";
const ON_PROPERTY: &str = "' on property ";

/// How many findings a sentence has at most; each repeats its part of it, so that without an end
/// they would grow with its square.
const MOST_FOUND: usize = 64;

/// What a sentence may begin with, and what it is about.
const BEGINNINGS: [(&str, About); 3] = [
    ("Payload validation error: ", About::Payload),
    ("Query validation error: ", About::Query),
    ("Path validation error: ", About::Path),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Payload,
    Query,
    Path,
}

/// What the sentence of a tenant says, one by one, at least one; and how many more there would be.
pub(super) fn read<'m>(message: &'m str, payload: Option<&Value>) -> (Vec<Found<'m>>, u64) {
    let mut found = Vec::new();
    let Some((outer, inner)) = message.split_once(INNER_ERRORS) else {
        let others = sentence(message, None, payload, &mut found);
        return (found, others);
    };
    let mut others = sentence(outer, None, payload, &mut found);
    let around = found.first().and_then(|found| found.pointer.clone());
    let inner = inner.trim_end_matches(['.', ' ']);
    let inner = inner.strip_suffix(']').unwrap_or(inner);
    for part in inner.split(INNER_ERRORS).flat_map(|it| it.split(ALSO)) {
        if found.len() < MOST_FOUND {
            others += sentence(part.trim(), around.as_ref(), payload, &mut found);
        } else {
            others += 1;
        }
    }
    (found, others)
}

/// Adds what one sentence says, a finding for each key it names; returns how many keys are left
/// out.
fn sentence<'m>(
    text: &'m str,
    around: Option<&Pointer>,
    payload: Option<&Value>,
    into: &mut Vec<Found<'m>>,
) -> u64 {
    let about = BEGINNINGS
        .iter()
        .find_map(|(beginning, about)| Some((*about, text.strip_prefix(beginning)?)));
    let (detail, property) = parts(about.map_or(text, |(_, rest)| rest));
    let mut found = Found::new(text);
    if let Some((about @ (About::Query | About::Path), _)) = about {
        request_parameter(&mut found, about, property);
        into.push(found);
        return 0;
    }
    let outer = property.map(|property| inside(property, around, payload));
    let known = SENTENCES
        .iter()
        .find_map(|sentence| Some((sentence, sentence.fill(detail)?)));
    let Some((sentence, fillings)) = known else {
        let named = || Some(place::read(text.get(text.find("options.")?..)?, payload));
        found.pointer = outer.or_else(named);
        found.reason = about.map(|_| Reason::Server(ServerCode::Refused));
        into.push(found);
        return 0;
    };
    found.echo = filling(&fillings, "value");
    let room = MOST_FOUND.saturating_sub(into.len());
    let mut others = 0;
    let mut add = |place: Option<Pointer>| {
        let mut found = found.clone();
        found.reason = Some(sentence.reason(place.as_ref().unwrap_or(&Pointer::ROOT)));
        found.params = params(&fillings, place.as_ref());
        found.pointer = place;
        into.push(found);
    };
    let names_no_place = about.is_none() && outer.is_none() && !sentence.names_a_key();
    match sentence.place(&fillings) {
        None if names_no_place => add(None),
        Some(place) => add(Some(place)),
        None => {
            let places;
            (places, others) = named(&outer.unwrap_or_default(), &fillings, payload, room);
            for place in places {
                add(Some(place));
            }
        }
    }
    others
}

/// The detail without its quotes, and what stands behind `on property`.
///
/// The detail may repeat a value that looks like the end of the detail, so the last end counts.
fn parts(text: &str) -> (&str, Option<&str>) {
    if let Some(quoted) = text.strip_prefix('\'')
        && let Some((detail, property)) = quoted.rsplit_once(ON_PROPERTY)
    {
        return (detail, Some(property));
    }
    let ended = text.trim_end_matches('.');
    let detail = ended
        .strip_prefix('\'')
        .and_then(|it| it.strip_suffix('\''));
    (detail.unwrap_or(ended), None)
}

fn request_parameter(found: &mut Found<'_>, about: About, property: Option<&str>) {
    found.reason = Some(Reason::Server(match about {
        About::Path => ServerCode::Path,
        _ => ServerCode::Query,
    }));
    if let Some(name) = property.and_then(|it| it.split([' ', '(']).next()) {
        let name = Param::Key(name.trim_end_matches('.').to_owned());
        found.params = Params::none().with("parameter", name);
    }
}

/// The place a property leads to. Of an inner error it begins at the place around it, unless the
/// payload has only the one that begins at its top.
fn inside(property: &str, around: Option<&Pointer>, payload: Option<&Value>) -> Pointer {
    let whole = place::read(property, payload);
    let Some(around) = around else { return whole };
    let within = payload.and_then(|payload| payload.at(around));
    let place = around.concat(&place::read(property, within));
    let has = |place: &Pointer| payload.is_some_and(|payload| payload.at(place).is_some());
    if whole.starts_with(around) || (has(&whole) && !has(&place)) {
        whole
    } else {
        place
    }
}

/// The places of the keys or the entry that a sentence about `outer` names, or `outer` itself: so
/// many as there is `room` for, and how many others there are.
fn named(
    outer: &Pointer,
    fillings: &[Filling<'_, '_>],
    payload: Option<&Value>,
    room: usize,
) -> (Vec<Pointer>, u64) {
    if let Some(keys) = filling(fillings, "keys") {
        let object = payload.and_then(|payload| payload.at(outer));
        // A key may hold a comma.
        if object.is_some_and(|object| object.get(keys).is_some()) {
            return ([outer.join(keys)].into(), 0);
        }
        let mut keys = keys.split(',');
        let places = keys
            .by_ref()
            .take(room)
            .map(|key| outer.join(key))
            .collect();
        return (places, keys.count() as u64);
    }
    let place = match filling(fillings, "key").or_else(|| filling(fillings, "index")) {
        Some(token) => outer.join(token),
        None => outer.clone(),
    };
    ([place].into(), 0)
}

/// What fills the holes that are not values of the payload.
fn params(fillings: &[Filling<'_, '_>], place: Option<&Pointer>) -> Params {
    let mut params = Params::none();
    for (hole, text) in fillings {
        let key = |text: &str| Some(Param::Key(text.to_owned()));
        let (name, param) = match *hole {
            "min" => ("min", text.parse().ok().map(Param::Number)),
            "max" => ("max", text.parse().ok().map(Param::Number)),
            "expected" => ("expected", Some(Param::Words(types(text)))),
            "found" => ("found", types(text).first().copied().map(Param::Word)),
            "format" => ("format", key(text)),
            // Both forms of the list become the one of RFC 6749, section 3.3.
            "scopes" => {
                let words = text.split([',', ' ']).filter(|it| !it.is_empty());
                ("scopes", key(&words.collect::<Vec<_>>().join(" ")))
            }
            "key" | "keys" => {
                let own = place.and_then(Pointer::last).map(|key| String::from(&*key));
                ("key", own.map(Param::Key))
            }
            _ => continue,
        };
        if let Some(param) = param {
            params = params.with(name, param);
        }
    }
    params
}

/// The names of JSON types in a list such as `string,null`.
fn types(list: &str) -> Vec<&'static str> {
    const NAMES: [&str; 7] = [
        "null", "boolean", "integer", "number", "string", "array", "object",
    ];
    let known = |name: &str| NAMES.into_iter().find(|known| *known == name.trim());
    list.split(',').filter_map(known).collect()
}
