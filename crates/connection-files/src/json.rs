//! Connections in JSON: one value, several one after the other (NDJSON), arrays of them, and
//! answers of the API that hold an array in `connections`.

use std::borrow::Cow;
use std::ops::Range;

use lossless_json::{Event, Scanner, SyntaxErrorKind};

use super::record::{Broken, BrokenPlace, Item, Origin, Record};

/// The records of a JSON text.
///
/// Records are parts of the text: nothing is copied and no tree is built. A part that is not JSON
/// is a record all the same, for the validator says best what is wrong with it.
pub struct JsonRecords<'a> {
    text: &'a [u8],
    /// Everything before was read.
    at: usize,
    /// How many records were found.
    found: usize,
    /// The array that is being read.
    elements: Option<Elements<'a>>,
    /// An object without an end was met: those of other objects are not sought beyond the next
    /// one, so that no part of the text is read again and again.
    unbalanced: bool,
    ended: bool,
}

/// The elements of an array.
struct Elements<'a> {
    scanner: Scanner<'a>,
    /// Where the text of the scanner begins.
    start: usize,
    /// The value that the array is or is in.
    whole: Range<usize>,
}

impl<'a> JsonRecords<'a> {
    /// Begins to read a text, which may be no JSON.
    pub fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            at: 0,
            found: 0,
            elements: None,
            unbalanced: false,
            ended: false,
        }
    }

    /// Reads the value that begins here: a record, or an array whose elements come next.
    fn value(&mut self, start: usize) -> Option<Item<'a>> {
        match self.text.get(start)? {
            b'{' => {
                let whole = start..self.object_end(start);
                self.at = whole.end;
                if let Some(array) = connections_of(self.part(&whole)) {
                    self.begin_array(start + array, whole);
                    return None;
                }
                let alone = self.found == 0 && skip_space(self.text, whole.end) == self.text.len();
                Some(self.record(whole, !alone))
            }
            b'[' => {
                // An array without an end is the last thing that is read.
                let whole = start
                    ..self
                        .closed_before(start, self.text.len())
                        .unwrap_or(self.text.len());
                self.at = whole.end;
                self.begin_array(start, whole);
                None
            }
            _ => Some(self.broken(
                start,
                "is not JSON: a connection begins with {, an array of them with [",
            )),
        }
    }

    fn begin_array(&mut self, start: usize, whole: Range<usize>) {
        let mut scanner = Scanner::new(self.part(&(start..whole.end)));
        // The bracket itself.
        scanner.next();
        self.elements = Some(Elements {
            scanner,
            start,
            whole,
        });
    }

    /// The next element of the array that is being read; behind its last, what is wrong with the
    /// rest of the value that the array is in.
    fn element(&mut self, elements: &mut Elements<'a>) -> Option<Item<'a>> {
        let mut first = None;
        loop {
            let event = elements.scanner.next()?;
            let offset = elements.start + elements.scanner.offset();
            match event {
                Ok(Event::ArrayEnd) if elements.scanner.depth() == 0 => {
                    let error = Scanner::new(self.part(&elements.whole)).find_map(Result::err)?;
                    let offset = elements.whole.start + error.offset;
                    return Some(self.broken(offset, beside_elements(error.kind)));
                }
                Ok(_) => {
                    let first = *first.get_or_insert(offset);
                    if elements.scanner.depth() == 1 {
                        let end = elements.start + elements.scanner.end_offset();
                        return Some(self.record(first..end, true));
                    }
                }
                Err(error) => {
                    // What follows cannot be told into elements any more.
                    self.ended = true;
                    let offset = elements.start + error.offset;
                    return Some(match first {
                        Some(first) => self.record(first..elements.whole.end, true),
                        None => self.broken(offset, beside_elements(error.kind)),
                    });
                }
            }
        }
    }

    fn record(&mut self, part: Range<usize>, listed: bool) -> Item<'a> {
        let index = self.found;
        self.found += 1;
        Item::Record(Record {
            index,
            listed,
            database: false,
            text: Cow::Borrowed(self.part(&part)),
            origin: Origin::Slice(part.start),
        })
    }

    fn broken(&mut self, offset: usize, message: &str) -> Item<'a> {
        self.ended = true;
        Item::Broken(Broken {
            index: self.found,
            place: BrokenPlace::Offset(offset),
            code: "json/syntax",
            message: message.to_owned(),
        })
    }

    /// Where the object ends that begins at `start`. One that does not end goes on to the next
    /// line that begins with a brace, so that a broken line of NDJSON does not hide the others.
    fn object_end(&mut self, start: usize) -> usize {
        if !self.unbalanced {
            if let Some(end) = self.closed_before(start, self.text.len()) {
                return end;
            }
            self.unbalanced = true;
        }
        let rest = self.text.get(start..).unwrap_or_default();
        let limit = rest
            .windows(2)
            .position(|pair| pair == b"\n{")
            .map_or(self.text.len(), |offset| start + offset);
        self.closed_before(start, limit).unwrap_or(limit)
    }

    /// Where the object or array that begins at `start` is closed. Brackets are counted; whether
    /// they fit is left to the validator.
    fn closed_before(&self, start: usize, limit: usize) -> Option<usize> {
        let mut depth = 0_usize;
        let mut in_string = false;
        let mut escaped = false;
        for (offset, byte) in self.part(&(start..limit)).iter().enumerate() {
            match byte {
                // No string goes on behind the end of its line.
                b'\n' if in_string => return None,
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(start + offset + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn part(&self, range: &Range<usize>) -> &'a [u8] {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

impl<'a> Iterator for JsonRecords<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        while !self.ended {
            if let Some(mut elements) = self.elements.take() {
                if let Some(item) = self.element(&mut elements) {
                    self.elements = Some(elements);
                    return Some(item);
                }
                continue;
            }
            let start = skip_space(self.text, self.at);
            if start == self.text.len() {
                return None;
            }
            if let Some(item) = self.value(start) {
                return Some(item);
            }
        }
        None
    }
}

/// Where the array of an answer begins that holds connections: `{"total":…,"connections":[…]}`.
fn connections_of(object: &[u8]) -> Option<usize> {
    let mut scanner = Scanner::new(object);
    loop {
        if let Event::Key(key) = scanner.next()?.ok()?
            && scanner.depth() == 1
        {
            if key.is("connections") {
                let value = scanner.next()?.ok()?;
                return (value == Event::ArrayStart).then(|| scanner.offset());
            }
            // A connection, whatever else is in it.
            if key.is("name") || key.is("strategy") || key.is("options") {
                return None;
            }
        }
    }
}

fn beside_elements(kind: SyntaxErrorKind) -> &'static str {
    match kind {
        SyntaxErrorKind::UnexpectedEnd => {
            "is not JSON: the file ends inside an array; has it been cut short?"
        }
        SyntaxErrorKind::InvalidUtf8 => {
            "is not JSON: bytes that are no UTF-8; save the file as UTF-8"
        }
        _ => "is not JSON: something else than a comma or a closing bracket behind an entry",
    }
}

/// The first byte from `at` on that is no white space of JSON.
fn skip_space(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let space = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
        .count();
    at + space
}

#[cfg(test)]
mod tests {
    use super::{BrokenPlace, Item, JsonRecords, Origin};

    /// Records as they stand in the text; `!` and the offset where it breaks off.
    fn read(text: &str) -> Vec<String> {
        JsonRecords::new(text.as_bytes())
            .enumerate()
            .map(|(place, item)| match item {
                Item::Record(record) => {
                    assert_eq!(record.index, place);
                    let record_text = String::from_utf8(record.text.into_owned()).unwrap();
                    let Origin::Slice(start) = record.origin else {
                        panic!("a part of the text");
                    };
                    assert!(text[start..].starts_with(&record_text));
                    record_text
                }
                Item::Included(_) => panic!("JSON has no such thing"),
                Item::Broken(broken) => match broken.place {
                    BrokenPlace::Offset(offset) => format!("!{offset}"),
                    BrokenPlace::Position(_) => panic!("an offset"),
                },
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, records: &[&str]) {
        assert_eq!(read(text), records, "{text}");
    }

    #[test]
    fn an_object_is_one_record() {
        check(
            " {\n \"a\": [\"}\", \"\\\"}\"]\n}\n",
            &["{\n \"a\": [\"}\", \"\\\"}\"]\n}"],
        );
    }

    #[test]
    fn an_array_has_a_record_an_entry() {
        check(
            r#"[{"a":[1]}, 5 ,[[]],"x"]"#,
            &[r#"{"a":[1]}"#, "5", "[[]]", "\"x\""],
        );
        check("[]", &[]);
        check("[\n{},\n{}\n]\n", &["{}", "{}"]);
    }

    #[test]
    fn values_one_after_the_other_are_records() {
        check("{\"a\":1}\n{}\r\n\n{}", &["{\"a\":1}", "{}", "{}"]);
        check("{\n}\n{\n}", &["{\n}", "{\n}"]);
        check("{} {}", &["{}", "{}"]);
        check("[{}]\n[{},{}]", &["{}", "{}", "{}"]);
    }

    #[test]
    fn an_answer_with_totals_has_the_records_of_its_array() {
        check(
            r#"{"total":2,"connections":[{"a":1},{}],"limit":50}"#,
            &[r#"{"a":1}"#, "{}"],
        );
        check(r#"{"connections":[]}"#, &[]);
        check(r#"{"connections":[{}],"limit":}"#, &["{}", "!28"]);
        check(r#"{"connections":{}}"#, &[r#"{"connections":{}}"#]);
        let connection = r#"{"strategy":"auth0","connections":[1]}"#;
        check(connection, &[connection]);
    }

    #[test]
    fn only_the_record_of_a_file_alone_is_not_listed() {
        let listed = |text: &str| {
            let record = JsonRecords::new(text.as_bytes()).next();
            matches!(record, Some(Item::Record(record)) if record.listed)
        };
        assert!(!listed("\n{}\n"));
        assert!(listed("{}\n{}"));
        assert!(listed("[{}]"));
    }

    #[test]
    fn a_broken_line_does_not_hide_the_others() {
        check(
            "{}\n{\"a\":{\n{\"b\":1}\n",
            &["{}", "{\"a\":{", "{\"b\":1}"],
        );
        check("{\"a\n{}\n{\"b\n{}", &["{\"a", "{}", "{\"b", "{}"]);
    }

    #[test]
    fn an_object_that_is_cut_short_is_one_record() {
        check(
            "{\n  \"a\": {\n    \"b\": 1,\n",
            &["{\n  \"a\": {\n    \"b\": 1,\n"],
        );
    }

    #[test]
    fn an_array_is_read_up_to_where_it_breaks() {
        check("[{}, {\"a\": tru}, {}]", &["{}", "{\"a\": tru}, {}]"]);
        check("[{} {}]", &["{}", "!4"]);
        check("[{},", &["{}", "!4"]);
        check("[{},]", &["{}", "!4"]);
        check("[{}", &["{}", "!3"]);
    }

    #[test]
    fn anything_else_is_not_json() {
        check("hello", &["!0"]);
        check("{} 5 {}", &["{}", "!3"]);
        check("{},\n{}", &["{}", "!2"]);
        check("]", &["!0"]);
    }

    #[test]
    fn many_arrays_and_many_broken_lines_are_read_once() {
        let broken = "{\"a\":\n".repeat(20_000);
        assert_eq!(JsonRecords::new(broken.as_bytes()).count(), 20_000);
        let arrays = "[]".repeat(100_000);
        assert_eq!(JsonRecords::new(arrays.as_bytes()).count(), 0);
        let after_a_broken_line = format!("{{\n{{}}{arrays}");
        assert_eq!(JsonRecords::new(after_a_broken_line.as_bytes()).count(), 2);
    }
}
