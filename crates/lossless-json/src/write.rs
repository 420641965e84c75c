//! Values as text, compact or over lines.

use alloc::format;
use alloc::string::String;
use core::fmt::{self, Write};

use crate::event::Event;
use crate::text::Text;
use crate::tree::events;
use crate::value::Value;

impl Value {
    /// JSON over lines, indented by two spaces; numbers as written, keys in order, no line feed
    /// at the end.
    pub fn to_pretty(&self) -> String {
        format!("{self:#}")
    }
}

/// JSON: `{}` in one line without spaces, `{:#}` as [`Value::to_pretty`].
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pretty = formatter.alternate();
        let mut writer = Writer {
            output: formatter,
            pretty,
            depth: 0,
            previous: Previous::Key,
        };
        events(self).try_for_each(|event| writer.write(event))
    }
}

/// As JSON text.
impl fmt::Debug for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

struct Writer<'f, 'b> {
    output: &'f mut fmt::Formatter<'b>,
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

impl Writer<'_, '_> {
    fn write(&mut self, event: Event<'_>) -> fmt::Result {
        match event {
            Event::ObjectStart => self.start('{'),
            Event::ArrayStart => self.start('['),
            Event::ObjectEnd => self.end('}'),
            Event::ArrayEnd => self.end(']'),
            Event::Key(key) => {
                self.separate()?;
                write_string(self.output, key)?;
                self.previous = Previous::Key;
                self.output.write_str(if self.pretty { ": " } else { ":" })
            }
            Event::String(text) => {
                self.separate()?;
                write_string(self.output, text)
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
fn write_string(output: &mut impl Write, text: Text<'_>) -> fmt::Result {
    let decoded = text.decode();
    let mut rest = &*decoded;
    output.write_char('"')?;
    while let Some(position) = rest.find(|character| escape(character).is_some()) {
        let (plain, from_special) = rest.split_at_checked(position).unwrap_or((rest, ""));
        output.write_str(plain)?;
        let mut characters = from_special.chars();
        match characters.next().and_then(escape) {
            Some(Escape::Short(letter)) => write!(output, "\\{letter}")?,
            Some(Escape::Code(code)) => write!(output, "\\u{code:04x}")?,
            None => {}
        }
        rest = characters.as_str();
    }
    output.write_str(rest)?;
    output.write_char('"')
}

enum Escape {
    Short(char),
    Code(u32),
}

fn escape(character: char) -> Option<Escape> {
    Some(match character {
        '"' | '\\' => Escape::Short(character),
        '\u{8}' => Escape::Short('b'),
        '\u{c}' => Escape::Short('f'),
        '\n' => Escape::Short('n'),
        '\r' => Escape::Short('r'),
        '\t' => Escape::Short('t'),
        '\0'..='\u{1f}' => Escape::Code(character.into()),
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
    fn keys_are_escaped_like_strings() {
        check(
            r#"{"\u0061\u000a":"\n"}"#,
            r#"{"a\n":"\n"}"#,
            "{\n  \"a\\n\": \"\\n\"\n}",
        );
    }
}
