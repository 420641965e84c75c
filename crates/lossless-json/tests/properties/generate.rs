//! Random values, spellings of them, and values that resemble each other.

use lossless_json::{Event, Kind};
use lossless_json::{Number, Object, Pointer, Value, events};
use proptest::prelude::*;

/// Enough cases to meet the rare ones; more through `PROPTEST_CASES`.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The text of any number that a document is likely to hold.
pub(crate) fn number_text() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?"
}

/// Keys that meet each other often, with some that need escaping.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-f]",
        1 => "[~/\"\\\\0-9]{0,2}",
        1 => any::<String>(),
    ]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2..3_i64).prop_map(Value::from),
        number_text().prop_map(|text| Number::parse(&text).unwrap().into()),
        "[a-c]".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

/// Any value, of a size that a person could still read.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    nested(scalar().boxed())
}

/// Any value without `null` as a member, which a merge patch could not carry.
pub(crate) fn value_without_null() -> impl Strategy<Value = Value> {
    let scalar = scalar().prop_filter("null", |scalar| !scalar.is_null());
    nested(scalar.boxed())
}

fn nested(scalar: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    scalar.prop_recursive(5, 64, 8, |inner| {
        let object = |members| {
            prop::collection::vec((key(), inner.clone()), members)
                .prop_map(|members| Value::from(Object::from_iter(members)))
        };
        prop_oneof![
            4 => object(0..8),
            // So many that they are looked up another way.
            1 => prop::collection::vec(("[a-z][a-z]", -2..3_i64), 40..50)
                .prop_map(|members| {
                    let members = members.into_iter();
                    let members = members.map(|(key, value)| (key, Value::from(value)));
                    Value::Object(members.collect())
                }),
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
        ]
    })
}

/// The same value with some places changed, added or removed.
pub(crate) fn edited(value: Value, scalars: bool) -> impl Strategy<Value = Value> {
    let replacement = if scalars {
        value_without_null().boxed()
    } else {
        self::value().boxed()
    };
    let edit = (
        any::<prop::sample::Index>(),
        key(),
        prop::option::of(replacement),
        0..3_u8,
    );
    prop::collection::vec(edit, 0..6).prop_map(move |edits| {
        let mut value = value.clone();
        for (place, key, replacement, what) in edits {
            let places = places(&value);
            let mut place = places[place.index(places.len())].clone();
            if what == 0 {
                place = place.join(&key);
            }
            match replacement {
                Some(replacement) => drop(value.set(&place, replacement)),
                None if !place.is_root() => drop(value.remove(&place)),
                None => {}
            }
        }
        value
    })
}

/// Two values with much in common.
pub(crate) fn pair() -> impl Strategy<Value = (Value, Value)> {
    let edited = value().prop_flat_map(|one| {
        let two = edited(one.clone(), false);
        (Just(one), two)
    });
    prop_oneof![4 => edited, 1 => (value(), value())]
}

/// Three values with much in common: a base and what two sides made of it.
pub(crate) fn triple() -> impl Strategy<Value = (Value, Value, Value)> {
    value().prop_flat_map(|base| {
        let sides = (edited(base.clone(), false), edited(base.clone(), false));
        (Just(base), sides).prop_map(|(base, (draft, theirs))| (base, draft, theirs))
    })
}

/// Every place in the value, the root first.
pub(crate) fn places(value: &Value) -> Vec<Pointer> {
    let mut places = vec![Pointer::ROOT];
    collect_places(value, &Pointer::ROOT, &mut places);
    places
}

fn collect_places(value: &Value, place: &Pointer, places: &mut Vec<Pointer>) {
    let inner: Vec<(Pointer, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (place.join(key), value))
            .collect(),
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            elements
                .map(|(index, value)| (place.join_index(index), value))
                .collect()
        }
        _ => return,
    };
    for (place, value) in inner {
        places.push(place.clone());
        collect_places(value, &place, places);
    }
}

/// A value and one of its many spellings: whitespace anywhere, characters escaped at will.
pub(crate) fn spelled() -> impl Strategy<Value = (Value, String)> {
    (value(), prop::collection::vec(any::<u8>(), 1..64)).prop_map(|(value, choices)| {
        let mut speller = Speller {
            text: String::new(),
            choices: choices.into_iter().cycle(),
        };
        speller.spell(&value);
        (value, speller.text)
    })
}

/// Bytes that come near to JSON more often than random ones.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\n", "0", "-",
            "1", ".", "e", "+", "true", "false", "null", " ", "\n", "\"a\"", "\"a\":", "é", "😀",
            "        ", "12345678", "abcdefgh",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..3),
    ];
    let pieces = prop::collection::vec(piece, 0..40);
    prop_oneof![
        3 => pieces.prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(any::<u8>(), 0..64),
    ]
}

/// The spelling of a value with a few bytes changed, added or left out.
pub(crate) fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        prop::sample::select(b"{}[]:,\"\\ \n01-.eEu+tfn\xc3\xa9".to_vec()),
        any::<u8>(),
    ];
    let damage = prop::collection::vec((any::<prop::sample::Index>(), byte, 0..3_u8), 1..4);
    (spelled(), damage).prop_map(|((_, text), damage)| {
        let mut bytes = text.into_bytes();
        for (place, byte, what) in damage {
            if bytes.is_empty() {
                break;
            }
            let place = place.index(bytes.len());
            match what {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => drop(bytes.remove(place)),
            }
        }
        bytes
    })
}

struct Speller<C> {
    text: String,
    choices: C,
}

impl<C: Iterator<Item = u8>> Speller<C> {
    fn choose(&mut self, below: u8) -> u8 {
        self.choices.next().unwrap_or(0) % below
    }

    fn spell(&mut self, value: &Value) {
        let mut previous = None;
        for event in events(value) {
            let starts = !matches!(event, Event::ObjectEnd | Event::ArrayEnd);
            let ended = !matches!(
                previous,
                None | Some(Event::ObjectStart | Event::ArrayStart)
            );
            if let Some(Event::Key(_)) = previous {
                self.token(":");
            } else if starts && ended {
                self.token(",");
            }
            match event {
                Event::ObjectStart => self.token("{"),
                Event::ObjectEnd => self.token("}"),
                Event::ArrayStart => self.token("["),
                Event::ArrayEnd => self.token("]"),
                Event::Key(text) | Event::String(text) => {
                    let quoted = self.quoted(&text.decode());
                    self.token(&quoted);
                }
                Event::Number(text) => self.token(text),
                Event::Bool(boolean) => self.token(if boolean { "true" } else { "false" }),
                Event::Null => self.token(Kind::Null.as_str()),
            }
            previous = Some(event);
        }
    }

    fn token(&mut self, token: &str) {
        self.whitespace();
        self.text.push_str(token);
        self.whitespace();
    }

    fn whitespace(&mut self) {
        let whitespace = match self.choose(16) {
            0 => " ",
            1 => "\n          ",
            2 => "\r\n\t",
            _ => "",
        };
        self.text.push_str(whitespace);
    }

    fn quoted(&mut self, decoded: &str) -> String {
        let mut quoted = String::from("\"");
        for character in decoded.chars() {
            let must = matches!(character, '"' | '\\' | '\0'..='\u{1f}');
            if must || self.choose(8) == 0 {
                let upper = self.choose(2) == 0;
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let escape = if upper {
                        format!("\\u{unit:04X}")
                    } else {
                        format!("\\u{unit:04x}")
                    };
                    quoted.push_str(&escape);
                }
            } else {
                quoted.push(character);
            }
        }
        quoted.push('"');
        quoted
    }
}
