//! Connections put together from the catalogue.

use connection_model::Strategy;
use connection_validation::catalogue::{self, OptionView, Table};
use connection_validation::{Context, Locale, Validator, message};
use lossless_json::{Number, Object, Pointer, Value};

use super::memory::Bound;
use super::source::Source;
use super::text::judge;

/// What must never be in a sentence.
const CANARY: &str = "canary-7f3a";

/// A validator learns what payloads are like, in room that does not grow.
const MEMORY: Bound = Bound {
    fixed: 256 * 1024,
    for_each: 512,
};

/// As [`text`](super::text()) for payloads of known options; besides, no finding quotes a value, and
/// mending all that can be mended, again and again, comes to an end, and what was learned before a
/// mend changes nothing behind it.
pub fn payload(data: &[u8]) {
    MEMORY.holds(data, || check(data));
}

fn check(data: &[u8]) {
    let mut source = Source(data);
    let Some(strategy) = source.strategy() else {
        return;
    };
    let context = match source.choice(4) {
        0 => Context::update(source.contract(), Some(strategy), None),
        _ => Context::create(source.contract()),
    };
    let mut payload = connection(&mut source, strategy);
    let mut learned = Validator::new();
    for _ in 0..32 {
        let text = payload.to_string();
        let report = judge(text.as_bytes(), &context);
        assert_eq!(learned.validate_text(text.as_bytes(), &context), report);
        for finding in &report.findings {
            for locale in Locale::ALL {
                let said = format!("{}{:?}", message(locale, finding), finding.params);
                assert!(!said.contains(CANARY), "{said}");
            }
        }
        let mut fixes = report.findings.iter().filter_map(|it| it.fix.as_ref());
        let Some(fix) = fixes.next() else {
            return;
        };
        assert!(fix.apply(&mut payload).is_ok(), "a mend can be made");
    }
    panic!("a mend does not mend: {payload}");
}

fn connection(source: &mut Source<'_>, strategy: Strategy) -> Value {
    let mut root = Value::Object(Object::new());
    root.set(&Pointer::root().join("name"), Value::from("staff"));
    root.set(&Pointer::root().join("strategy"), strategy.as_str().into());
    let options = Pointer::root().join("options");
    root.set(&options, Value::Object(Object::new()));
    let tables = [Some(catalogue::common()), catalogue::table(strategy)];
    let known: Vec<OptionView> = tables.iter().flatten().flat_map(Table::options).collect();
    while !source.is_empty() {
        let place = if source.choice(16) == 0 {
            Some(options.join(&String::from_utf8_lossy(source.bytes())))
        } else {
            let wanted = usize::from(source.byte()) | usize::from(source.byte()) << 8;
            let option = known.get(wanted % known.len().max(1));
            option.and_then(OptionView::pointer)
        };
        if let Some(place) = place {
            put(&mut root, &place, value(source, &known, &place, 0));
        }
    }
    root
}

/// Puts a value in its place, making the objects around it.
fn put(root: &mut Value, place: &Pointer, value: Value) {
    let mut around = Vec::new();
    let mut parent = place.parent();
    while let Some(pointer) = parent {
        parent = pointer.parent();
        around.push(pointer);
    }
    for pointer in around.into_iter().rev() {
        if root.at(&pointer).and_then(Value::as_object).is_none() {
            root.set(&pointer, Value::Object(Object::new()));
        }
    }
    root.set(place, value);
}

/// A value that the option takes, or one near to it.
fn value(source: &mut Source<'_>, known: &[OptionView], place: &Pointer, depth: usize) -> Value {
    let mut options = known.iter();
    let option = options.find(|it| it.pointer().as_ref() == Some(place));
    let choices = option.map(OptionView::choices).unwrap_or_default();
    match source.choice(10) {
        0 => Value::Null,
        1 => Value::Bool(true),
        2 => Value::Bool(false),
        3 => {
            let bounds = option.map(OptionView::range);
            let edges = bounds.map_or([None, None], |bounds| [bounds.min, bounds.max]);
            let edge = source.pick(&edges).flatten();
            let off = i64::from(source.byte()) - 128;
            Value::Number(Number::from(edge.unwrap_or_default().saturating_add(off)))
        }
        4 => CANARY.into(),
        5 => source.pick(choices).unwrap_or(CANARY).into(),
        6 => String::from_utf8_lossy(source.bytes()).as_ref().into(),
        7 => source
            .pick(&["https://x.example/a", "x.example", "AAAA", "openid", "-"])
            .unwrap_or_default()
            .into(),
        8 if depth < 3 => {
            let entries = 0..source.choice(4);
            Value::Array(
                entries
                    .map(|_| value(source, known, place, depth + 1))
                    .collect(),
            )
        }
        _ => Value::Object(Object::new()),
    }
}
