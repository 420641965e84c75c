//! The figures and names a finding's sentence needs.

use alloc::string::String;
use alloc::vec::Vec;

use lossless_json::{Object, Value, write_integer, write_text};

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A whole number: a bound, a length, a line.
    Number(i64),
    /// A word of the catalogue: a type, an option's path, a format.
    Word(&'static str),
    /// Several words of the catalogue, for example the values an option takes.
    Words(Vec<&'static str>),
    /// A key as the payload spells it, or a name as a server does. Values of a payload never become
    /// parameters.
    Key(String),
}

/// The parameters of a finding by name, in a fixed order for each code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    /// No parameters.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The same with one more.
    #[must_use]
    pub fn with(mut self, name: &'static str, param: Param) -> Self {
        self.0.push((name, param));
        self
    }

    /// The same with one more number, where there is one.
    #[must_use]
    pub fn with_number(self, name: &'static str, number: Option<i64>) -> Self {
        match number {
            Some(number) => self.with(name, Param::Number(number)),
            None => self,
        }
    }

    /// The same with each key written by `write`.
    #[must_use]
    pub(crate) fn rewritten(mut self, mut write: impl FnMut(&str) -> String) -> Self {
        for (_, param) in &mut self.0 {
            if let Param::Key(key) = param {
                *key = write(key);
            }
        }
        self
    }

    /// The parameter of this name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, param)| param)
    }

    /// The number of this name.
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Some(Param::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The word or key of this name; empty when there is none.
    pub fn word(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Param::Word(word)) => word,
            Some(Param::Key(key)) => key,
            _ => "",
        }
    }

    /// The words of this name; none when there are none.
    pub fn words(&self, name: &str) -> &[&'static str] {
        match self.get(name) {
            Some(Param::Words(words)) => words,
            _ => &[],
        }
    }

    /// Adds what [`to_value`](Self::to_value) makes to a text, without making it.
    pub fn write_to(&self, output: &mut String) {
        output.push('{');
        for (place, (name, param)) in self.0.iter().enumerate() {
            if place > 0 {
                output.push(',');
            }
            write_text(output, name);
            output.push(':');
            match param {
                Param::Number(number) => write_integer(output, *number),
                Param::Word(word) => write_text(output, word),
                Param::Words(words) => write_words(output, words),
                Param::Key(key) => write_text(output, key),
            }
        }
        output.push('}');
    }

    /// All parameters as a JSON object, for example `{"min":0,"max":24}`.
    pub fn to_value(&self) -> Value {
        let member = |(name, param): &(&'static str, Param)| {
            let value = match param {
                Param::Number(number) => Value::from(*number),
                Param::Word(word) => Value::from(*word),
                Param::Words(words) => {
                    Value::Array(words.iter().map(|word| Value::from(*word)).collect())
                }
                Param::Key(key) => Value::from(key.as_str()),
            };
            (String::from(*name), value)
        };
        Value::Object(self.0.iter().map(member).collect::<Object>())
    }
}

fn write_words(output: &mut String, words: &[&str]) {
    output.push('[');
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            output.push(',');
        }
        write_text(output, word);
    }
    output.push(']');
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn what_is_written_is_the_value() {
        let all = Params::none()
            .with("min", Param::Number(-1))
            .with("word", Param::Word("a"))
            .with("words", Param::Words(alloc::vec!["a", "b"]))
            .with("key", Param::Key("\"\n".into()));
        for params in [all, Params::none()] {
            let mut output = String::new();
            params.write_to(&mut output);
            assert_eq!(output, params.to_value().to_string());
        }
    }
}
