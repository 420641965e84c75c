use alloc::format;
use alloc::string::ToString;

use super::*;
use crate::diff::diff;
use crate::scanner::MAX_DEPTH;

fn value(text: &str) -> Value {
    Value::parse(text.as_bytes()).unwrap()
}

fn patch(text: &str) -> Patch {
    Patch::from_value(&value(text)).unwrap()
}

#[track_caller]
fn check(document: &str, operations: &str, expected: &str) {
    let mut document = value(document);
    let patch = patch(operations);
    assert_eq!(patch.apply(&mut document), Ok(()));
    assert_eq!(document, value(expected));
    assert_eq!(Patch::from_value(&patch.to_value()), Ok(patch));
}

#[track_caller]
fn check_error(document: &str, operations: &str, operation: usize, kind: PatchErrorKind) {
    let before = value(document);
    let mut document = before.clone();
    let error = patch(operations).apply(&mut document);
    assert_eq!(error, Err(PatchError { operation, kind }));
    assert_eq!(document, before, "nothing of a patch that fails is applied");
}

#[test]
fn the_examples_of_the_rfc_apply() {
    // RFC 6902, appendix A, in its order.
    check(
        r#"{"foo": "bar"}"#,
        r#"[{"op": "add", "path": "/baz", "value": "qux"}]"#,
        r#"{"foo": "bar", "baz": "qux"}"#,
    );
    check(
        r#"{"foo": ["bar", "baz"]}"#,
        r#"[{"op": "add", "path": "/foo/1", "value": "qux"}]"#,
        r#"{"foo": ["bar", "qux", "baz"]}"#,
    );
    check(
        r#"{"baz": "qux", "foo": "bar"}"#,
        r#"[{"op": "remove", "path": "/baz"}]"#,
        r#"{"foo": "bar"}"#,
    );
    check(
        r#"{"foo": ["bar", "qux", "baz"]}"#,
        r#"[{"op": "remove", "path": "/foo/1"}]"#,
        r#"{"foo": ["bar", "baz"]}"#,
    );
    check(
        r#"{"baz": "qux", "foo": "bar"}"#,
        r#"[{"op": "replace", "path": "/baz", "value": "boo"}]"#,
        r#"{"baz": "boo", "foo": "bar"}"#,
    );
    check(
        r#"{"foo": {"bar": "baz", "waldo": "fred"}, "qux": {"corge": "grault"}}"#,
        r#"[{"op": "move", "from": "/foo/waldo", "path": "/qux/thud"}]"#,
        r#"{"foo": {"bar": "baz"}, "qux": {"corge": "grault", "thud": "fred"}}"#,
    );
    check(
        r#"{"foo": ["all", "grass", "cows", "eat"]}"#,
        r#"[{"op": "move", "from": "/foo/1", "path": "/foo/3"}]"#,
        r#"{"foo": ["all", "cows", "eat", "grass"]}"#,
    );
    let document = r#"{"baz": "qux", "foo": ["a", 2, "c"]}"#;
    check(
        document,
        r#"[{"op": "test", "path": "/baz", "value": "qux"}, {"op": "test", "path": "/foo/1", "value": 2}]"#,
        document,
    );
    check_error(
        r#"{"baz": "qux"}"#,
        r#"[{"op": "test", "path": "/baz", "value": "bar"}]"#,
        0,
        PatchErrorKind::TestFailed,
    );
    check(
        r#"{"foo": "bar"}"#,
        r#"[{"op": "add", "path": "/child", "value": {"grandchild": {}}}]"#,
        r#"{"foo": "bar", "child": {"grandchild": {}}}"#,
    );
    check(
        r#"{"foo": "bar"}"#,
        r#"[{"op": "add", "path": "/baz", "value": "qux", "xyz": 123}]"#,
        r#"{"foo": "bar", "baz": "qux"}"#,
    );
    check_error(
        r#"{"foo": "bar"}"#,
        r#"[{"op": "add", "path": "/baz/bat", "value": "qux"}]"#,
        0,
        PatchErrorKind::PathNotFound,
    );
    let document = r#"{"/": 9, "~1": 10}"#;
    check(
        document,
        r#"[{"op": "test", "path": "/~01", "value": 10}]"#,
        document,
    );
    check_error(
        document,
        r#"[{"op": "test", "path": "/~01", "value": "10"}]"#,
        0,
        PatchErrorKind::TestFailed,
    );
    check(
        r#"{"foo": ["bar"]}"#,
        r#"[{"op": "add", "path": "/foo/-", "value": ["abc", "def"]}]"#,
        r#"{"foo": ["bar", ["abc", "def"]]}"#,
    );
}

#[test]
fn add_replaces_a_member_in_its_place() {
    check(
        r#"{"a": 1, "b": 2}"#,
        r#"[{"op": "add", "path": "/a", "value": null}]"#,
        r#"{"a": null, "b": 2}"#,
    );
}

#[test]
fn the_whole_document_is_a_place_too() {
    check(
        "1",
        r#"[{"op": "add", "path": "", "value": {"a": 2}}]"#,
        r#"{"a": 2}"#,
    );
    check("1", r#"[{"op": "replace", "path": "", "value": 2}]"#, "2");
    check("1", r#"[{"op": "remove", "path": ""}]"#, "null");
    check(
        r#"{"a": [1]}"#,
        r#"[{"op": "move", "from": "/a", "path": ""}]"#,
        "[1]",
    );
    check(
        r#"{"a": 1}"#,
        r#"[{"op": "copy", "from": "", "path": "/b"}]"#,
        r#"{"a": 1, "b": {"a": 1}}"#,
    );
}

#[test]
fn operations_see_what_those_before_them_did() {
    check(
        r#"{"a": [1]}"#,
        r#"[{"op": "add", "path": "/a/0", "value": 0},
            {"op": "copy", "from": "/a/1", "path": "/b"},
            {"op": "test", "path": "/b", "value": 1.0},
            {"op": "remove", "path": "/a/0"}]"#,
        r#"{"a": [1], "b": 1}"#,
    );
    check("1", "[]", "1");
}

#[test]
fn a_test_compares_what_values_say() {
    let document = r#"{"a": {"x": 1, "y": [1.0, null]}}"#;
    check(
        document,
        r#"[{"op": "test", "path": "/a", "value": {"y": [1, null], "x": 1e0}}]"#,
        document,
    );
    check_error(
        document,
        r#"[{"op": "test", "path": "/b", "value": null}]"#,
        0,
        PatchErrorKind::PathNotFound,
    );
}

#[test]
fn a_value_moves_onto_itself_but_not_into_itself() {
    let document = r#"{"a": {"b": 1}, "ab": 2}"#;
    check(
        document,
        r#"[{"op": "move", "from": "/a", "path": "/a"}]"#,
        document,
    );
    let into_itself = r#"[{"op": "move", "from": "/a", "path": "/a/b"}]"#;
    check_error(document, into_itself, 0, PatchErrorKind::MoveIntoItself);
    check(
        document,
        r#"[{"op": "move", "from": "/a", "path": "/ab"}]"#,
        r#"{"ab": {"b": 1}}"#,
    );
}

#[test]
fn a_place_that_does_not_exist_fails_the_whole_patch() {
    let document = r#"{"a": [1, 2], "b": null}"#;
    let fails = |operation: &str, kind: PatchErrorKind| {
        check_error(document, &format!("[{operation}]"), 0, kind);
        let first = r#"{"op": "add", "path": "/a/-", "value": 3}"#;
        check_error(
            r#"{"a": [1], "b": null}"#,
            &format!("[{first}, {operation}]"),
            1,
            kind,
        );
    };
    for path in [
        "/a/x", "/a/9", "/a/00", "/a/01", "/a/+1", "/b/x", "/a/0/x", "/x/y",
    ] {
        fails(
            &format!(r#"{{"op": "add", "path": "{path}", "value": 0}}"#),
            PatchErrorKind::PathNotFound,
        );
    }
    for path in ["/x", "/a/9", "/a/-", "/a/00", "/b/x"] {
        fails(
            &format!(r#"{{"op": "remove", "path": "{path}"}}"#),
            PatchErrorKind::PathNotFound,
        );
        fails(
            &format!(r#"{{"op": "replace", "path": "{path}", "value": 0}}"#),
            PatchErrorKind::PathNotFound,
        );
        fails(
            &format!(r#"{{"op": "test", "path": "{path}", "value": 0}}"#),
            PatchErrorKind::PathNotFound,
        );
        fails(
            &format!(r#"{{"op": "move", "from": "{path}", "path": "/c"}}"#),
            PatchErrorKind::FromNotFound,
        );
        fails(
            &format!(r#"{{"op": "move", "from": "{path}", "path": "{path}"}}"#),
            PatchErrorKind::FromNotFound,
        );
        fails(
            &format!(r#"{{"op": "copy", "from": "{path}", "path": "/c"}}"#),
            PatchErrorKind::FromNotFound,
        );
        fails(
            &format!(r#"{{"op": "copy", "from": "/a", "path": "{path}/y"}}"#),
            PatchErrorKind::PathNotFound,
        );
    }
}

#[test]
fn no_patch_makes_a_document_deeper_than_the_limit() {
    let nested = |depth| value(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    let apply = |operation, mut document: Value| {
        Patch(alloc::vec![operation])
            .apply(&mut document)
            .map(|()| document)
    };
    let path = Pointer::ROOT.join("a");
    let check_limit = |operation: fn(Pointer, Value) -> Operation| {
        let document = || value(r#"{"a": 1}"#);
        let deepest = apply(operation(path.clone(), nested(MAX_DEPTH - 1)), document());
        assert!(deepest.is_ok_and(|deepest| deepest.depth() == MAX_DEPTH));
        let error = apply(operation(path.clone(), nested(MAX_DEPTH)), document());
        assert!(error.is_err_and(|error| error.kind == PatchErrorKind::TooDeep));
    };
    check_limit(|path, value| Operation::Add { path, value });
    check_limit(|path, value| Operation::Replace { path, value });

    let operation = Operation::Copy {
        from: Pointer::ROOT,
        path: Pointer::ROOT.join("-"),
    };
    let error = apply(operation, nested(MAX_DEPTH));
    let kind = PatchErrorKind::TooDeep;
    assert_eq!(error, Err(PatchError { operation: 0, kind }));
}

#[test]
fn a_patch_is_written_as_the_rfc_has_it() {
    let text = concat!(
        r#"[{"op":"add","path":"/a~1b","value":1.0},{"op":"remove","path":"/a"},"#,
        r#"{"op":"replace","path":"","value":null},{"op":"move","from":"/a","path":"/b"},"#,
        r#"{"op":"copy","from":"/a","path":"/b"},{"op":"test","path":"/a","value":{}}]"#,
    );
    assert_eq!(patch(text).to_value().to_string(), text);
}

#[test]
fn a_document_that_is_no_patch_is_refused_where_it_is_wrong() {
    use PatchFormatErrorKind as Kind;
    let refused = |text: &str, pointer: &str, kind: Kind| {
        let error = Patch::from_value(&value(text)).unwrap_err();
        assert_eq!(
            (error.pointer.as_str(), error.kind),
            (pointer, kind),
            "{text}"
        );
    };
    refused("{}", "", Kind::NotAnArray);
    refused(
        r#"[{"op": "remove", "path": ""}, 1]"#,
        "/1",
        Kind::NotAnObject,
    );
    refused("[{}]", "/0/op", Kind::Missing);
    refused(r#"[{"op": 1, "path": ""}]"#, "/0/op", Kind::NotAString);
    refused(
        r#"[{"op": "Add", "path": "", "value": 1}]"#,
        "/0/op",
        Kind::UnknownOperation,
    );
    refused(r#"[{"op": "remove"}]"#, "/0/path", Kind::Missing);
    refused(
        r#"[{"op": "remove", "path": null}]"#,
        "/0/path",
        Kind::NotAString,
    );
    refused(
        r#"[{"op": "remove", "path": "a"}]"#,
        "/0/path",
        Kind::NotAPointer,
    );
    refused(
        r#"[{"op": "move", "path": "/a"}]"#,
        "/0/from",
        Kind::Missing,
    );
    refused(
        r#"[{"op": "copy", "path": "/a", "from": "~"}]"#,
        "/0/from",
        Kind::NotAPointer,
    );
    for operation in ["add", "replace", "test"] {
        let text = format!(r#"[{{"op": "{operation}", "path": "/a"}}]"#);
        refused(&text, "/0/value", Kind::Missing);
    }
}

#[test]
fn changes_become_the_patch_that_makes_them() {
    let before = value(r#"{"a": 1, "b": {"c": [1], "d": null}, "e": true}"#);
    let after = value(r#"{"b": {"c": [1, 2], "d": null, "f": {}}, "e": true}"#);
    let patch = Patch::from_changes(&diff(&before, &after));
    assert_eq!(
        patch.to_value().to_string(),
        concat!(
            r#"[{"op":"remove","path":"/a"},{"op":"replace","path":"/b/c","value":[1,2]},"#,
            r#"{"op":"add","path":"/b/f","value":{}}]"#,
        )
    );
    let mut patched = before;
    assert_eq!(patch.apply(&mut patched), Ok(()));
    assert_eq!(patched, after);
}

#[test]
fn a_message_holds_nothing_of_the_document() {
    let failing = patch(r#"[{"op": "test", "path": "/client_secret", "value": "hunter2"}]"#);
    let error = failing
        .apply(&mut value(r#"{"client_secret": "hunter3"}"#))
        .unwrap_err();
    assert_eq!(error.to_string(), "operation 0 failed: the value differs");
}
