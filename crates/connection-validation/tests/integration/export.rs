//! Many connections in one text: the same findings as one by one, however the text is cut.

use connection_model::Contract::{Reference, Tenant};
use connection_validation::{Code, Context, Export, Finding, MOST_KEPT, validate_text};

/// The findings of an export that comes in pieces of this many bytes, with their record's place.
fn findings(text: &[u8], piece: usize, context: Context<'_>) -> (usize, Vec<(usize, Finding)>) {
    let mut export = Export::new(context);
    let mut all = Vec::new();
    let mut found = |record, report: connection_validation::Report| {
        all.extend(report.findings.into_iter().map(|finding| (record, finding)));
    };
    for piece in text.chunks(piece.max(1)) {
        export.push(piece, &mut found);
    }
    export.end(&mut found);
    let records = export.records();
    (records, all)
}

const RECORDS: &[&str] = &[
    r#"{"name":"a","strategy":"auth0","options":{"password_history":{"enable":true,"size":99}}}"#,
    r#"{"options":{"signInEndpoint":"http://x","größe":"\"]}\\"},"strategy":"samlp","name":"b-1"}"#,
    r#"{"name":"c","options":{"strategy":"auth0","client_id":7},"strategy":"github"}"#,
    r#"{"name":"d","options":{"x":1},"strategy":"no-such-strategy"}"#,
    r#"{"name":"e","strategy":"oidc","options":{"a":[{"b":[[]]}],"a":null}}"#,
    r"12.50",
    r"true",
    r#""text""#,
    r"[]",
    r#"{"name":"f","strategy":"waad","show_as_button":true,"options":{"tenant_domain":"x.com"}}"#,
];

fn one_by_one(context: Context<'_>) -> Vec<(usize, Finding)> {
    let each = RECORDS.iter().enumerate();
    each.flat_map(|(record, text)| {
        let report = validate_text(text.as_bytes(), &context);
        report.findings.into_iter().map(move |it| (record, it))
    })
    .collect()
}

#[test]
fn an_array_and_a_sequence_give_the_findings_of_each_record_however_they_are_cut() {
    let array = format!(" [{} ]\n", RECORDS.join(" ,\n"));
    let lines = RECORDS.join("\n");
    for context in [Context::create(Reference), Context::create(Tenant)] {
        let expected = one_by_one(context);
        assert!(expected.len() > RECORDS.len());
        for text in [&array, &lines] {
            for piece in (1..80).chain([1000]) {
                let (records, found) = findings(text.as_bytes(), piece, context);
                assert_eq!(records, RECORDS.len(), "pieces of {piece}");
                assert_eq!(found, expected, "pieces of {piece}");
            }
        }
    }
}

#[test]
fn nothing_is_no_record() {
    for text in ["[]", " [ ] "] {
        assert_eq!(
            findings(text.as_bytes(), 1, Context::create(Tenant)),
            (0, vec![])
        );
    }
}

#[test]
fn text_that_is_no_json_is_told_once_with_its_offset() {
    let check = |text: &str, problem: &str, offset: i64| {
        for piece in 1..20 {
            let (_, found) = findings(text.as_bytes(), piece, Context::create(Tenant));
            let syntax: Vec<_> = found
                .iter()
                .filter(|(_, finding)| finding.code == Code::Syntax)
                .collect();
            assert_eq!(syntax.len(), 1, "{text} in pieces of {piece}");
            let params = &syntax[0].1.params;
            assert_eq!(
                params.word("problem"),
                problem,
                "{text} in pieces of {piece}"
            );
            assert_eq!(
                params.number("offset"),
                Some(offset),
                "{text} in pieces of {piece}"
            );
        }
    };
    check("", "unexpected-end", 0);
    check("[1", "unexpected-end", 2);
    check("[1,]", "unexpected-character", 3);
    check("[1 2]", "unexpected-character", 3);
    check("1x", "unexpected-character", 1);
    check("n\n", "unexpected-character", 1);
    check("-,", "invalid-number", 1);
    check("[1]x", "trailing-text", 3);
    check(r#"[{"a":01},{}]"#, "invalid-number", 7);
    check("[{\"a\":\"\u{1}\"}]", "control-character", 7);
    check(r#"[{"a":[}]"#, "unexpected-character", 7);
}

#[test]
fn what_stands_right_behind_a_number_is_seen_in_pieces_as_well() {
    for text in [&b"8\xf2"[..], b"6\xff,", b"12\xc3\xa9 3", b"[1\xff]"] {
        let whole = findings(text, text.len(), Context::create(Tenant));
        for piece in 1..text.len() {
            assert_eq!(
                findings(text, piece, Context::create(Tenant)),
                whole,
                "{text:?}"
            );
        }
    }
}

#[test]
fn a_record_that_is_cut_may_have_a_mebibyte() {
    let check = |length: usize, refused: bool| {
        let text = format!(r#"[{{"name":"{}"}}]"#, "x".repeat(length));
        let (_, found) = findings(text.as_bytes(), 1 << 14, Context::create(Tenant));
        let too_long = found
            .iter()
            .any(|(_, finding)| finding.params.word("problem") == "too-long");
        assert_eq!(too_long, refused, "{length}");
    };
    check(MOST_KEPT - 100, false);
    check(MOST_KEPT + 100, true);
}
