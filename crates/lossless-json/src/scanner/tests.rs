use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::error::SyntaxErrorKind;
use crate::text::Text;

/// The events of `text` until it ends or fails, and how it failed.
fn scan(text: &[u8]) -> (Vec<Event<'_>>, Option<SyntaxError>) {
    let mut events = Vec::new();
    let mut scanner = Scanner::new(text);
    for event in &mut scanner {
        match event {
            Ok(event) => events.push(event),
            Err(error) => {
                assert!(scanner.next().is_none(), "an error is the last thing");
                return (events, Some(error));
            }
        }
    }
    assert!(scanner.next().is_none(), "the end is the end");
    (events, None)
}

#[track_caller]
fn check(text: &str, events: &[Event<'_>]) {
    assert_eq!(scan(text.as_bytes()), (events.to_vec(), None), "{text}");
}

#[track_caller]
fn check_error(text: impl AsRef<[u8]>, offset: usize, kind: SyntaxErrorKind) {
    let text = text.as_ref();
    let shown = String::from_utf8_lossy(text);
    let (_, error) = scan(text);
    assert_eq!(error, Some(SyntaxError { offset, kind }), "{shown}");
}

fn key(text: &str) -> Event<'_> {
    Event::Key(Text::plain(text))
}

fn string(text: &str) -> Event<'_> {
    Event::String(Text::plain(text))
}

#[test]
fn scalars_are_one_event() {
    check("null", &[Event::Null]);
    check("true", &[Event::Bool(true)]);
    check("false", &[Event::Bool(false)]);
    check("-12.5e+3", &[Event::Number("-12.5e+3")]);
    check("0", &[Event::Number("0")]);
    check("1234567890123456", &[Event::Number("1234567890123456")]);
    check(r#""samlp""#, &[string("samlp")]);
    check(r#""a\u0062c""#, &[string("abc")]);
}

#[test]
fn containers_start_and_end() {
    check("{}", &[Event::ObjectStart, Event::ObjectEnd]);
    check("[]", &[Event::ArrayStart, Event::ArrayEnd]);
    check(
        r#"{"name":"a","options":{"scope":["x",{}],"size":5},"last":null}"#,
        &[
            Event::ObjectStart,
            key("name"),
            string("a"),
            key("options"),
            Event::ObjectStart,
            key("scope"),
            Event::ArrayStart,
            string("x"),
            Event::ObjectStart,
            Event::ObjectEnd,
            Event::ArrayEnd,
            key("size"),
            Event::Number("5"),
            Event::ObjectEnd,
            key("last"),
            Event::Null,
            Event::ObjectEnd,
        ],
    );
}

#[test]
fn whitespace_may_stand_between_any_two_tokens() {
    let space = " \t\r\n          \n\n                  ";
    let text = [
        "", "{", "\"a\"", ":", "[", "1", ",", "true", "]", ",", "\"b\"", ":", "{", "}", "}", "",
    ]
    .join(space);
    check(
        &text,
        &[
            Event::ObjectStart,
            key("a"),
            Event::ArrayStart,
            Event::Number("1"),
            Event::Bool(true),
            Event::ArrayEnd,
            key("b"),
            Event::ObjectStart,
            Event::ObjectEnd,
            Event::ObjectEnd,
        ],
    );
}

#[test]
fn other_spaces_are_not_whitespace() {
    for space in ["\u{b}", "\u{c}", "\u{0}", "\u{a0}", "\u{2028}", "\u{feff}"] {
        check_error(format!("{space}1"), 0, SyntaxErrorKind::UnexpectedByte);
    }
}

#[test]
fn offsets_enclose_the_event() {
    let text = r#" { "k\n" : [ -1.5 , "é" ] } "#;
    let mut scanner = Scanner::new(text.as_bytes());
    assert_eq!(
        (scanner.offset(), scanner.end_offset(), scanner.depth()),
        (0, 0, 0)
    );
    let mut seen = Vec::new();
    while let Some(event) = scanner.next() {
        assert!(event.is_ok());
        seen.push((
            &text[scanner.offset()..scanner.end_offset()],
            scanner.depth(),
        ));
    }
    let expected = [
        ("{", 1),
        (r#""k\n""#, 1),
        ("[", 2),
        ("-1.5", 2),
        (r#""é""#, 2),
        ("]", 1),
        ("}", 0),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_clone_looks_ahead_without_moving_the_scanner() {
    let mut scanner = Scanner::new(br#"{"options":{},"strategy":"samlp"}"#);
    scanner.next();
    let ahead: Vec<_> = scanner.clone().map(Result::unwrap).collect();
    assert_eq!(ahead[3..5], [key("strategy"), string("samlp")]);
    assert_eq!(scanner.next(), Some(Ok(key("options"))));
}

#[test]
fn a_duplicate_key_is_not_the_scanners_business() {
    check(
        r#"{"a":1,"a":2}"#,
        &[
            Event::ObjectStart,
            key("a"),
            Event::Number("1"),
            key("a"),
            Event::Number("2"),
            Event::ObjectEnd,
        ],
    );
}

#[test]
fn a_text_that_stops_too_soon_ends_unexpectedly() {
    let whole = r#"{"a": [1.5e3, "x\n\u00e9\ud83d\ude00", true, false, null, {}], "b": -0.25}"#;
    for length in 0..whole.len() {
        let cut = &whole.as_bytes()[..length];
        let (_, error) = scan(cut);
        let error = error.unwrap_or_else(|| panic!("{length} bytes are no whole text"));
        let end = (SyntaxErrorKind::UnexpectedEnd, length);
        assert_eq!((error.kind, error.offset), end);
    }
    assert_eq!(scan(whole.as_bytes()).1, None);
}

#[test]
fn a_byte_out_of_place_is_refused_where_it_stands() {
    let unexpected =
        |text: &str, offset| check_error(text, offset, SyntaxErrorKind::UnexpectedByte);
    unexpected("x", 0);
    unexpected("]", 0);
    unexpected("}", 0);
    unexpected(",", 0);
    unexpected("'a'", 0);
    unexpected("+1", 0);
    unexpected(".5", 0);
    unexpected("NaN", 0);
    unexpected("True", 0);
    unexpected("nul!", 3);
    unexpected("trUe", 2);
    unexpected("[1 2]", 3);
    unexpected("[1,]", 3);
    unexpected("[,1]", 1);
    unexpected("[1,,2]", 3);
    unexpected("[1}", 2);
    unexpected("[}", 1);
    unexpected("{]", 1);
    unexpected("{1:2}", 1);
    unexpected("{a:2}", 1);
    unexpected("{,}", 1);
    unexpected(r#"{"a" 1}"#, 5);
    unexpected(r#"{"a",1}"#, 4);
    unexpected(r#"{"a":}"#, 5);
    unexpected(r#"{"a":1,}"#, 7);
    unexpected(r#"{"a":1 "b":2}"#, 7);
    unexpected(r#"{"a":1]"#, 6);
    unexpected(r#"{"a"}"#, 4);
    unexpected("[1//c\n]", 2);
    unexpected("[nullnull]", 5);
}

#[test]
fn a_malformed_number_is_refused_at_the_first_wrong_byte() {
    let invalid = |text: &str, offset| check_error(text, offset, SyntaxErrorKind::InvalidNumber);
    invalid("01", 1);
    invalid("-01", 2);
    invalid("00", 1);
    invalid("[-]", 2);
    invalid("-a", 1);
    invalid("[1.]", 3);
    invalid("[1.e5]", 3);
    invalid("[1e]", 3);
    invalid("[1e+]", 4);
    invalid("[1E-x]", 4);
    invalid("--1", 1);
}

#[test]
fn what_follows_the_value_is_refused() {
    let trailing = |text: &str, offset| check_error(text, offset, SyntaxErrorKind::TrailingText);
    trailing("1 2", 2);
    trailing("{} {}", 3);
    trailing("[]]", 2);
    trailing("nullx", 4);
    trailing("1.5.5", 3);
    trailing("\"a\"\"b\"", 3);
    trailing("0x10", 1);
    trailing("1\0", 1);
}

#[test]
fn a_control_character_in_a_string_is_refused() {
    for byte in 0..0x20_u8 {
        for padding in ["", "1234567", "12345678", "123456789abcdef", r"\n", "é"] {
            let text = format!("\"{padding}{}tail of the string\"", char::from(byte));
            check_error(&text, 1 + padding.len(), SyntaxErrorKind::ControlCharacter);
        }
    }
    check("\"\u{7f}\u{80}\"", &[string("\u{7f}\u{80}")]);
}

#[test]
fn a_malformed_escape_is_refused_at_its_backslash() {
    let invalid = |text: &str, offset| check_error(text, offset, SyntaxErrorKind::InvalidEscape);
    invalid(r#""\x""#, 1);
    invalid(r#""ab\N""#, 3);
    invalid(r#""\'""#, 1);
    invalid("\"\\\n\"", 1);
    invalid(r#""\u12g4""#, 1);
    invalid(r#""\u12""#, 1);
    invalid(r#""\u+123""#, 1);
    invalid(r#""\U0041""#, 1);
    invalid(r#""\é""#, 1);
}

#[test]
fn a_lone_surrogate_is_refused_at_its_backslash() {
    let lone = |text: &str, offset| check_error(text, offset, SyntaxErrorKind::LoneSurrogate);
    lone(r#""\ud800""#, 1);
    lone(r#""\udc00""#, 1);
    lone(r#""\uDFFF x""#, 1);
    lone(r#""ab\ud83d\n""#, 3);
    lone(r#""\ud83d\ud83d\ude00""#, 1);
    lone(r#""\ud83dx\ude00""#, 1);
    lone(r#""\ude00\ud83d""#, 1);
    lone(r#""\ud83d\u0041""#, 1);
    lone(r#""\ud83d\u12""#, 1);
    lone(r#""\ud83d\n"#, 1);
    lone(r#""\udc00"#, 1);
    lone(r#"{"\ud800": 1}"#, 2);
}

#[test]
fn bytes_that_are_no_utf8_are_refused_where_they_start() {
    let invalid = |text: &[u8], offset| check_error(text, offset, SyntaxErrorKind::InvalidUtf8);
    invalid(b"\xff", 0);
    invalid(b"\"abc\xffdef\"", 4);
    invalid(b"\"\xc3\"", 1);
    invalid(b"\"\xed\xa0\x80\"", 1);
    invalid(b"\"\xc0\x80\"", 1);
    invalid(b"\"\xf5\x80\x80\x80\"", 1);
    invalid(b"[1,\xe2\x82]", 3);
    invalid(b"{\"a\":1} \xff", 8);
    invalid(b"12\xff", 2);
    invalid(b"tr\xff", 2);
    invalid(b"\"\\\xff\"", 2);
    // What is wrong before them is told first.
    check_error(b"[x,\xff]", 1, SyntaxErrorKind::UnexpectedByte);
    check_error(b"1 x\xff", 2, SyntaxErrorKind::TrailingText);
}

#[test]
fn a_text_may_be_as_deep_as_the_limit_and_no_deeper() {
    for (open, close) in [("[", "]"), ("{\"k\":", "}")] {
        let nested = |depth| format!("{}0{}", open.repeat(depth), close.repeat(depth));
        assert_eq!(scan(nested(MAX_DEPTH).as_bytes()).1, None);
        let offset = MAX_DEPTH * open.len();
        check_error(nested(MAX_DEPTH + 1), offset, SyntaxErrorKind::TooDeep);
        check_error(nested(100_000), offset, SyntaxErrorKind::TooDeep);
    }
}

#[test]
fn each_container_ends_with_its_own_bracket_however_deep() {
    // Objects and arrays in turn, so that every bit of the stack is seen.
    let mut text = String::new();
    for level in 0..MAX_DEPTH {
        text.push_str(if level % 3 == 0 { "{\"k\":" } else { "[" });
    }
    text.push('1');
    for level in (0..MAX_DEPTH).rev() {
        text.push(if level % 3 == 0 { '}' } else { ']' });
    }
    assert_eq!(scan(text.as_bytes()).1, None);

    let closing = text.len() - MAX_DEPTH..text.len();
    for position in closing {
        let mut wrong = text.clone().into_bytes();
        wrong[position] = if wrong[position] == b'}' { b']' } else { b'}' };
        check_error(&wrong, position, SyntaxErrorKind::UnexpectedByte);
    }
}

#[test]
fn a_reader_finds_an_expected_key_where_it_stands() {
    let window = |written: &str| {
        let mut window = [b'?'; Expected::WINDOW];
        window[..written.len()].copy_from_slice(written.as_bytes());
        window
    };
    let met = |text: &str, at: usize, written: &str| {
        let window = window(written);
        let expected = Expected::written(&window, written.len()).unwrap();
        Reader::new(text.as_bytes()).expected(at, expected)
    };
    // What comes behind is more or less than is compared at once.
    for rest in ["1}", r#"1,"the next key of the same object":[]}"#] {
        let first = |text: &str| met(&format!("{text}{rest}"), 1, r#""name":"#);
        assert_eq!(first(r#"{"name":"#), Some(8));
        assert_eq!(first(r#"{"names":"#), None);
        assert_eq!(first(r#"{"nam":"#), None);
        assert_eq!(first(r#"{"n\u0061me":"#), None);
        assert_eq!(first(r#"{ "name":"#), None);
        assert_eq!(first(r#"{"name" :"#), None);
        let next = |text: &str| met(&format!("{text}{rest}"), 6, r#","name":"#);
        assert_eq!(next(r#"{"a":1,"name":"#), Some(14));
        assert_eq!(next(r#"{"a":1,"nome":"#), None);
        assert_eq!(next(r#"{"a":1}"#), None);
    }
    assert_eq!(met(r#"{"name""#, 1, r#""name":"#), None);
    assert_eq!(met("", 1, r#""name":"#), None);
    let longest = window("");
    assert!(Expected::written(&longest, Expected::WINDOW).is_some());
    assert!(Expected::written(&longest, Expected::WINDOW + 1).is_none());
}

#[test]
fn a_reader_says_whether_a_member_comes_and_where_its_key_is() {
    let first = |text: &'static str| {
        let mut reader = Reader::new(text.as_bytes());
        assert_eq!(reader.begin(0), Ok((Kind::Object, 0)));
        assert_eq!(reader.open(0), Ok(1));
        reader.first_member(1)
    };
    assert_eq!(first(r#"{ "name" :1}"#), Ok((true, 2)));
    assert_eq!(first("{ } "), Ok((false, 3)));
    let error = |offset, kind| Err(SyntaxError { offset, kind });
    let (unexpected, end) = (
        SyntaxErrorKind::UnexpectedByte,
        SyntaxErrorKind::UnexpectedEnd,
    );
    assert_eq!(first("{name:1}"), error(1, unexpected));
    assert_eq!(first("{,}"), error(1, unexpected));
    assert_eq!(first("{ "), error(2, end));

    let next = |text: &'static str| Reader::new(text.as_bytes()).next_member(0);
    assert_eq!(next(r#" , "name":1"#), Ok((true, 3)));
    assert_eq!(next(" }"), Ok((false, 2)));
    assert_eq!(next(",}"), error(1, unexpected));
    assert_eq!(next(r#""name":1"#), error(0, unexpected));
    assert_eq!(next(","), error(1, end));
}

#[test]
fn a_reader_knows_a_list_of_short_strings_at_once() {
    let list = |text: &str, most| Reader::new(text.as_bytes()).short_list(0, most);
    assert_eq!(list(r#"["a"]"#, 9), Some((1, 5)));
    assert_eq!(list(r#"["a","bc","0123456789abcdef"] "#, 16), Some((3, 29)));
    assert_eq!(list(r#"["ä"]"#, 2), Some((1, 6)));
    for other in [
        "",
        "[",
        "[]",
        r#"["a""#,
        r#"["a","#,
        r#"["a",]"#,
        r#"["a" ]"#,
        r#"[ "a"]"#,
        r#"["a", "b"]"#,
        r#"["a",1]"#,
        r#"["a"}"#,
        r#"["a\n"]"#,
        r#"["a","0123456789"]"#,
        r#"["","a"]"#,
        r#"{"a"]"#,
        r#""a"]"#,
        "[\"a\u{1f}\"]",
    ] {
        assert_eq!(list(other, 9), None, "{other}");
    }
    assert_eq!(list(r#"["a"]"#, 0), None);

    // What is too deep is left to whoever says so.
    let deep = "[".repeat(MAX_DEPTH) + r#"["a"]"#;
    let mut reader = Reader::new(deep.as_bytes());
    for start in 0..MAX_DEPTH {
        assert_eq!(reader.short_list(MAX_DEPTH, 9), Some((1, MAX_DEPTH + 5)));
        assert_eq!(reader.open(start), Ok(start + 1));
    }
    assert_eq!(reader.short_list(MAX_DEPTH, 9), None);
}

#[test]
fn a_reader_asked_out_of_order_errs_and_does_nothing_worse() {
    let mut reader = Reader::new(br#"{"a": [1, 2]} x"#);
    assert!(reader.next_entry(0).is_err());
    assert!(reader.colon(0).is_err());
    assert!(reader.finish(0).is_err());
    assert!(reader.null(0).is_err());
    assert!(reader.bool(0).is_err());
    assert!(reader.number(0).is_err());
    for beyond in [1000, usize::MAX] {
        assert_eq!(reader.short_list(beyond, 9), None);
        assert_eq!(reader.short_string(beyond, 9), None);
        assert!(reader.begin(beyond).is_err());
        assert!(reader.first_member(beyond).is_err());
        assert!(reader.next_member(beyond).is_err());
    }
    assert!(reader.string(1000).is_err());
}
