//! Text of strangers, on a terminal.

use std::fmt;

/// A text whose control characters are escaped: keys and file names may come from strangers, and
/// must not speak to the terminal.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.0.split_inclusive(char::is_control) {
            let mut characters = part.chars();
            match characters.next_back() {
                Some(last) if last.is_control() => {
                    write!(
                        formatter,
                        "{}{}",
                        characters.as_str(),
                        last.escape_default()
                    )?;
                }
                _ => formatter.write_str(part)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn a_key_cannot_speak_to_the_terminal() {
        assert_eq!(
            Shown("/a\x1b[2J\nb\u{9b}").to_string(),
            "/a\\u{1b}[2J\\nb\\u{9b}"
        );
        assert_eq!(Shown("größer").to_string(), "größer");
    }
}
