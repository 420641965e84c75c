//! Sentences for findings: one catalogue of messages a locale.

mod english;
mod german;
mod phrase;
pub(crate) mod template;

use alloc::string::String;
use alloc::vec::Vec;

use crate::{Code, Finding, Params};

/// A language of the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Locale {
    /// Every language there is.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language's subtag (BCP 47).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language of a tag (BCP 47) such as `de-AT`; nothing when there are no sentences in it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default();
        let mut all = Self::ALL.into_iter();
        all.find(|locale| locale.as_str().eq_ignore_ascii_case(language))
    }
}

/// What is wrong and what to do about it, in a sentence without the pointer.
///
/// It never quotes a value of the payload.
pub fn message(locale: Locale, finding: &Finding) -> String {
    match locale {
        Locale::English => english::message(finding.code, &finding.params),
        Locale::German => german::message(finding.code, &finding.params),
    }
}

/// The codes whose English sentence it is, with the bounds and the form that the sentence names;
/// several where they share one, none where no finding has it. Servers speak English.
pub(crate) fn codes_of(sentence: &str) -> Vec<(Code, Params)> {
    english::codes(sentence)
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use lossless_json::Pointer;

    use super::{Locale, message};
    use crate::params::{Param, Params};
    use crate::{Code, Finding, Severity};

    /// A finding with every parameter that any sentence names.
    fn finding(code: Code) -> Finding {
        let words = || Param::Words(["one-word", "another-word"].to_vec());
        let word = || Param::Word("the-word");
        let mut params = Params::none();
        for name in ["min", "max", "days", "line", "column"] {
            params = params.with(name, Param::Number(17));
        }
        for name in [
            "instead", "other", "when", "value", "must", "meant", "scope",
        ] {
            params = params.with(name, word());
        }
        for name in ["allowed", "others"] {
            params = params.with(name, words());
        }
        params = params
            .with("expected", Param::Words(["string", "integer"].to_vec()))
            .with("found", Param::Word("object"))
            .with("form", Param::Word("uuid"))
            .with("problem", Param::Word("empty"));
        Finding {
            pointer: Pointer::root(),
            code,
            severity: Severity::Error,
            params,
            fix: None,
        }
    }

    /// The words of the API and the figures in a sentence, in order.
    fn facts(sentence: &str) -> Vec<String> {
        let quoted = sentence.split('`').skip(1).step_by(2);
        let numbers = sentence
            .split(|it: char| !it.is_ascii_digit())
            .filter(|it| *it == "17");
        let mut facts: Vec<String> = quoted.chain(numbers).map(ToString::to_string).collect();
        facts.sort();
        facts
    }

    #[test]
    fn every_language_says_the_same_of_every_code() {
        for code in Code::ALL {
            let finding = finding(*code);
            let english = message(Locale::English, &finding);
            let german = message(Locale::German, &finding);
            assert_ne!(english, german, "{code} is not translated");
            assert_eq!(facts(&german), facts(&english), "{code}: {german}");
            assert!(!german.ends_with('.'), "{code}: {german}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag() {
        for (tag, locale) in [
            ("en", Some(Locale::English)),
            ("de-AT", Some(Locale::German)),
            ("DE", Some(Locale::German)),
            ("den", None),
            ("", None),
        ] {
            assert_eq!(Locale::from_tag(tag), locale, "{tag}");
        }
    }
}
