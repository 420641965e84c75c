//! Values as text, compact or over lines.

use alloc::format;
use alloc::string::String;
use core::fmt::{self, Write};

use crate::event::Event;
use crate::tree::events;
use crate::value::Value;

impl Value {
    /// JSON over lines, indented by two spaces; numbers as written, keys in order, no line feed
    /// at the end.
    pub fn to_pretty(&self) -> String {
        format!("{self:#}")
    }

    /// Adds the value to a text, in one line without spaces. A module that writes no value in
    /// another way has nothing of [`core::fmt`] in it.
    pub fn write_to(&self, output: &mut String) {
        // Adding to a text cannot fail.
        let _ = Writer::new(output, false).value(self);
    }
}

/// Adds a text to another one as JSON spells it, in quotation marks.
pub fn write_text(output: &mut String, text: &str) {
    // Adding to a text cannot fail.
    let _ = write_string(output, text);
}

/// Adds a whole number to a text.
pub fn write_integer(output: &mut String, number: i64) {
    if number < 0 {
        output.push('-');
    }
    write_natural(output, number.unsigned_abs());
}

/// Adds a whole number that is not negative to a text.
pub(crate) fn write_natural(output: &mut String, number: u64) {
    if number > 9 {
        write_natural(output, number / 10);
    }
    let [last, ..] = (number % 10).to_le_bytes();
    output.push(char::from(b'0' + last));
}

/// JSON: `{}` in one line without spaces, `{:#}` as [`Value::to_pretty`].
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pretty = formatter.alternate();
        Writer::new(formatter, pretty).value(self)
    }
}

/// As JSON text.
impl fmt::Debug for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

struct Writer<'o, W> {
    output: &'o mut W,
    pretty: bool,
    depth: usize,
    previous: Previous,
}

/// What was written last, which decides what goes between it and the next event.
#[derive(PartialEq)]
enum Previous {
    /// A key, or nothing at all: the value follows at once.
    Key,
    Start,
    Value,
}

impl<'o, W: Write> Writer<'o, W> {
    fn new(output: &'o mut W, pretty: bool) -> Self {
        Self {
            output,
            pretty,
            depth: 0,
            previous: Previous::Key,
        }
    }

    fn value(&mut self, value: &Value) -> fmt::Result {
        events(value).try_for_each(|event| self.write(event))
    }

    fn write(&mut self, event: Event<'_>) -> fmt::Result {
        match event {
            Event::ObjectStart => self.start('{'),
            Event::ArrayStart => self.start('['),
            Event::ObjectEnd => self.end('}'),
            Event::ArrayEnd => self.end(']'),
            Event::Key(key) => {
                self.separate()?;
                write_string(self.output, &key.decode())?;
                self.previous = Previous::Key;
                self.output.write_str(if self.pretty { ": " } else { ":" })
            }
            Event::String(text) => {
                self.separate()?;
                write_string(self.output, &text.decode())
            }
            Event::Number(number) => self.scalar(number),
            Event::Bool(true) => self.scalar("true"),
            Event::Bool(false) => self.scalar("false"),
            Event::Null => self.scalar("null"),
        }
    }

    fn scalar(&mut self, text: &str) -> fmt::Result {
        self.separate()?;
        self.output.write_str(text)
    }

    fn start(&mut self, bracket: char) -> fmt::Result {
        self.separate()?;
        self.depth += 1;
        self.previous = Previous::Start;
        self.output.write_char(bracket)
    }

    fn end(&mut self, bracket: char) -> fmt::Result {
        self.depth -= 1;
        if self.previous != Previous::Start {
            self.new_line()?;
        }
        self.previous = Previous::Value;
        self.output.write_char(bracket)
    }

    /// Writes what goes before a key or a value.
    fn separate(&mut self) -> fmt::Result {
        match self.previous {
            Previous::Key => {}
            Previous::Start => self.new_line()?,
            Previous::Value => {
                self.output.write_char(',')?;
                self.new_line()?;
            }
        }
        self.previous = Previous::Value;
        Ok(())
    }

    fn new_line(&mut self) -> fmt::Result {
        if self.pretty {
            self.output.write_char('\n')?;
            for _ in 0..self.depth {
                self.output.write_str("  ")?;
            }
        }
        Ok(())
    }
}

/// Writes the text between quotes, escaping only what has to be (RFC 8259, section 7).
fn write_string(output: &mut impl Write, text: &str) -> fmt::Result {
    output.write_char('"')?;
    let mut rest = text;
    // All that is escaped is one byte.
    while let Some(position) = rest.bytes().position(|byte| escape(byte).is_some()) {
        let (plain, special) = rest.split_at_checked(position).unwrap_or((rest, ""));
        output.write_str(plain)?;
        match special.bytes().next().and_then(escape) {
            Some(Escape::Short(letter)) => {
                output.write_char('\\')?;
                output.write_char(letter)?;
            }
            Some(Escape::Code(code)) => {
                output.write_str("\\u00")?;
                output.write_char(hexadecimal(code >> 4))?;
                output.write_char(hexadecimal(code & 0xf))?;
            }
            None => {}
        }
        rest = special.get(1..).unwrap_or_default();
    }
    output.write_str(rest)?;
    output.write_char('"')
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0')
}

enum Escape {
    /// A backslash and this letter.
    Short(char),
    /// A control character that has no letter.
    Code(u8),
}

/// RFC 8259, section 7: what cannot stand for itself in a string.
fn escape(byte: u8) -> Option<Escape> {
    Some(match byte {
        b'"' | b'\\' => Escape::Short(byte.into()),
        0x8 => Escape::Short('b'),
        0xc => Escape::Short('f'),
        b'\n' => Escape::Short('n'),
        b'\r' => Escape::Short('r'),
        b'\t' => Escape::Short('t'),
        0..=0x1f => Escape::Code(byte),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[track_caller]
    fn check(text: &str, compact: &str, pretty: &str) {
        let value = Value::parse(text.as_bytes()).unwrap();
        assert_eq!(value.to_string(), compact);
        assert_eq!(value.to_pretty(), pretty);
        assert_eq!(format!("{value:#}"), pretty);
        assert_eq!(format!("{value:?}"), compact);
    }

    #[test]
    fn numbers_are_written_as_read_and_keys_in_order() {
        check(
            r#" { "b" : 1.10, "a" : [ -0, 1E+2, 12345678901234567890 ], "c" : null } "#,
            r#"{"b":1.10,"a":[-0,1E+2,12345678901234567890],"c":null}"#,
            "{\n  \"b\": 1.10,\n  \"a\": [\n    -0,\n    1E+2,\n    12345678901234567890\n  ],\n  \"c\": null\n}",
        );
    }

    #[test]
    fn scalars_and_empty_containers_take_one_line() {
        for text in ["null", "true", "false", "0.50", "\"a\"", "{}", "[]"] {
            check(text, text, text);
        }
        check("[[],{}]", "[[],{}]", "[\n  [],\n  {}\n]");
        check(r#"{"a":{}}"#, r#"{"a":{}}"#, "{\n  \"a\": {}\n}");
        check("[[[]],[]]", "[[[]],[]]", "[\n  [\n    []\n  ],\n  []\n]");
    }

    #[test]
    fn only_what_has_to_be_is_escaped() {
        let value = Value::from("\"\\/\u{8}\u{c}\n\r\t\0\u{1f}\u{7f}é\u{2028}😀");
        assert_eq!(
            value.to_string(),
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}é\u{2028}😀\""
        );
        assert_eq!(Value::parse(value.to_string().as_bytes()), Ok(value));
    }

    #[test]
    fn integers_are_written_as_everywhere_else() {
        for number in [0, 7, -1, 10, -90, 12_345, i64::MAX, i64::MIN] {
            let mut output = String::from("x");
            write_integer(&mut output, number);
            assert_eq!(output, format!("x{number}"));
        }
    }

    #[test]
    fn what_is_added_to_a_text_is_what_is_shown() {
        let value = Value::parse(r#"{"a\n":[1.50,{},"é\u0001"]}"#.as_bytes()).unwrap();
        let mut output = String::new();
        value.write_to(&mut output);
        assert_eq!(output, value.to_string());
    }

    #[test]
    fn keys_are_escaped_like_strings() {
        check(
            r#"{"\u0061\u000a":"\n"}"#,
            r#"{"a\n":"\n"}"#,
            "{\n  \"a\\n\": \"\\n\"\n}",
        );
    }
}
