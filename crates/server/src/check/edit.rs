//! Fixes as changes of a text, so that all around them stays as it is written.

use std::ops::Range;

use connection_files::{Span, Target, targets};
use lossless_json::{Operation, Patch, Pointer, Value};

/// A part of a text and what comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    /// The place that has a value only once the edit is made.
    creates: Option<Pointer>,
}

/// The edit that does what each fix says.
///
/// There is none for a fix of several operations, for one that moves a value into another object,
/// and for one whose place is not certain, because a key on the way to it is there twice.
pub(super) fn edits(text: &[u8], fixes: &[&Patch]) -> Vec<Option<Edit>> {
    let operations: Vec<_> = fixes.iter().map(|fix| only_operation(fix)).collect();
    let mut pointers = Vec::new();
    for operation in operations.iter().flatten() {
        let (place, created) = operation.pointers();
        pointers.push(place);
        pointers.extend(created);
    }
    let mut found = targets(text, &pointers).into_iter();
    operations
        .into_iter()
        .map(|operation| {
            let operation = operation?;
            let place = found.next()?;
            let created = operation.pointers().1.and_then(|_| found.next());
            operation.edit(text, place, created)
        })
        .collect()
}

/// Those of the edits that can be made together, by their places: of two that touch each other, or
/// that would create the same member, the first.
pub(super) fn compatible(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| edit.range.start);
    let mut created = std::collections::HashSet::new();
    let mut end = None;
    edits.retain(|edit| {
        let apart = end.is_none_or(|end| edit.range.start > end);
        let fits = apart
            && edit
                .creates
                .as_ref()
                .is_none_or(|place| created.insert(place.as_str().to_owned()));
        if fits {
            end = Some(edit.range.end);
        }
        fits
    });
    edits
}

/// The text after edits that are apart from each other and in order.
pub(super) fn apply(text: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut edited = Vec::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        edited.extend_from_slice(text.get(at..edit.range.start).unwrap_or_default());
        edited.extend_from_slice(edit.text.as_bytes());
        at = edit.range.end;
    }
    edited.extend_from_slice(text.get(at..).unwrap_or_default());
    edited
}

/// What one edit can do.
#[derive(Clone, Copy)]
enum Change<'f> {
    Replace(&'f Pointer, &'f Value),
    Rename(&'f Pointer, &'f Pointer),
    Remove(&'f Pointer),
}

fn only_operation(fix: &Patch) -> Option<Change<'_>> {
    match fix.0.as_slice() {
        [Operation::Replace { path, value }] => Some(Change::Replace(path, value)),
        [Operation::Remove { path }] => Some(Change::Remove(path)),
        [Operation::Move { from, path }] if from.parent() == path.parent() => {
            Some(Change::Rename(from, path))
        }
        _ => None,
    }
}

impl<'f> Change<'f> {
    /// The place it is at, and the one it creates.
    fn pointers(self) -> (&'f Pointer, Option<&'f Pointer>) {
        match self {
            Self::Replace(place, _) | Self::Remove(place) => (place, None),
            Self::Rename(place, created) => (place, Some(created)),
        }
    }

    fn edit(self, text: &[u8], place: Target, created: Option<Target>) -> Option<Edit> {
        let Target::One(span) = place else {
            return None;
        };
        match self {
            Self::Replace(_, value) => Some(Edit {
                range: span.value,
                text: value.to_string(),
                creates: None,
            }),
            Self::Rename(_, path) if created == Some(Target::Missing) => Some(Edit {
                // An element of an array has no key that could be renamed.
                range: span.key?,
                text: Value::from(&*path.last()?).to_string(),
                creates: Some(path.clone()),
            }),
            Self::Rename(..) => None,
            Self::Remove(place) if place.is_root() => None,
            Self::Remove(_) => Some(Edit {
                range: with_comma(text, &span),
                text: String::new(),
                creates: None,
            }),
        }
    }
}

/// A member or element together with the comma that is not needed without it.
fn with_comma(text: &[u8], span: &Span) -> Range<usize> {
    let start = span.key.as_ref().unwrap_or(&span.value).start;
    let end = span.value.end;
    let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default();
    let space = behind.iter().take_while(is_space).count();
    if behind.get(space) == Some(&b',') {
        let comma = end + space + 1;
        let rest = text.get(comma..).unwrap_or_default();
        return start..comma + rest.iter().take_while(is_space).count();
    }
    let space = before.iter().rev().take_while(is_space).count();
    let comma = start - space;
    if comma > 0 && before.get(comma - 1) == Some(&b',') {
        return comma - 1..end;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use lossless_json::{Operation, Patch, Pointer, Value};

    use super::{apply, compatible, edits};

    fn pointer(text: &str) -> Pointer {
        text.parse().unwrap()
    }

    fn rename(from: &str, path: &str) -> Patch {
        Patch(vec![Operation::Move {
            from: pointer(from),
            path: pointer(path),
        }])
    }

    fn remove(path: &str) -> Patch {
        Patch(vec![Operation::Remove {
            path: pointer(path),
        }])
    }

    fn replace(path: &str, value: &str) -> Patch {
        Patch(vec![Operation::Replace {
            path: pointer(path),
            value: value.into(),
        }])
    }

    /// The text after as many of the fixes as go together; it means what the patches make of it.
    #[track_caller]
    fn check(text: &str, fixes: &[Patch], expected: &str) {
        let fixes: Vec<&Patch> = fixes.iter().collect();
        let made = edits(text.as_bytes(), &fixes);
        let edited = apply(
            text.as_bytes(),
            &compatible(made.iter().flatten().cloned().collect()),
        );
        assert_eq!(String::from_utf8(edited.clone()).unwrap(), expected);
        if let [fix] = fixes.as_slice()
            && made[0].is_some()
        {
            let mut value = Value::parse(text.as_bytes()).unwrap();
            fix.apply(&mut value).unwrap();
            assert!(value.equivalent(&Value::parse(&edited).unwrap()));
        }
    }

    #[test]
    fn a_renamed_member_keeps_its_place_and_its_value() {
        check(
            "{\n  \"a\" : 1.0e0,\n  \"b\":2 }",
            &[rename("/a", "/c\"d")],
            "{\n  \"c\\\"d\" : 1.0e0,\n  \"b\":2 }",
        );
    }

    #[test]
    fn a_replaced_value_leaves_the_rest_alone() {
        check(
            r#"{"a": [ "X" , 5.00 ]}"#,
            &[replace("/a/0", "x")],
            r#"{"a": [ "x" , 5.00 ]}"#,
        );
    }

    #[test]
    fn a_removed_member_takes_one_comma_along() {
        let text = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}";
        check(text, &[remove("/a")], "{\n  \"b\": 2,\n  \"c\": 3\n}");
        check(text, &[remove("/b")], "{\n  \"a\": 1,\n  \"c\": 3\n}");
        check(text, &[remove("/c")], "{\n  \"a\": 1,\n  \"b\": 2\n}");
        check("{\"a\":1}", &[remove("/a")], "{}");
        check("[1 , 2]", &[remove("/1")], "[1 ]");
        check("[1 , 2]", &[remove("/0")], "[2]");
    }

    #[test]
    fn what_cannot_be_made_together_waits() {
        let text = r#"{"a":1,"b":2,"c":3}"#;
        check(text, &[remove("/b"), remove("/c")], r#"{"a":1,"c":3}"#);
        check(
            text,
            &[rename("/b", "/x"), rename("/a", "/x")],
            r#"{"x":1,"b":2,"c":3}"#,
        );
        check(
            text,
            &[rename("/a", "/x"), replace("/c", "y")],
            r#"{"x":1,"b":2,"c":"y"}"#,
        );
    }

    #[test]
    fn what_is_not_certain_is_left_alone() {
        let twice = r#"{"a":1,"a":2,"b":{"c":3}}"#;
        let longer = Patch([remove("/b").0, remove("/a").0].concat());
        for fix in [
            rename("/a", "/x"),
            rename("/b", "/a"),
            rename("/b/c", "/c"),
            rename("/x", "/y"),
            remove(""),
            longer,
        ] {
            check(twice, &[fix], twice);
        }
        check("[1,2]", &[rename("/0", "/5")], "[1,2]");
    }
}
