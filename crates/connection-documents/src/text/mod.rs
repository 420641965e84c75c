//! Sentences for findings: one file a language, and in each a sentence for every code.

mod english;
mod german;

use connection_validation::{Finding as ValidationFinding, Locale};

use crate::{Code, Finding};

/// The parameter of a finding that is about one of the certificates at its place: the number of
/// it, from 1.
pub(crate) const CERTIFICATE: &str = "certificate";

/// What is wrong and what to do about it, in a sentence without the pointer.
///
/// It never quotes a value of the document. It ends without a full stop, so that it can stand in a
/// list or in brackets.
pub fn message(locale: Locale, finding: &Finding) -> String {
    let sentence = sentence(locale, finding);
    match (finding.params.number(CERTIFICATE), locale) {
        (None, _) => sentence,
        (Some(number), Locale::English) => english::one_of_several(number) + &sentence,
        (Some(number), Locale::German) => german::one_of_several(number) + &sentence,
    }
}

fn sentence(locale: Locale, finding: &Finding) -> String {
    let params = &finding.params;
    match (finding.code, locale) {
        (Code::Shared(code), _) => connection_validation::message(
            locale,
            &ValidationFinding {
                pointer: finding.pointer.clone(),
                code,
                severity: finding.severity,
                params: params.clone(),
                fix: None,
            },
        ),
        (code, Locale::English) => english::message(code, params),
        (code, Locale::German) => german::message(code, params),
    }
}

/// A limit in bytes as the API's own refusals name it: in MB where it is whole ones, in KB otherwise.
fn size(bytes: i64) -> String {
    const MEGABYTE: i64 = 1024 * 1024;
    if bytes >= MEGABYTE && bytes % MEGABYTE == 0 {
        format!("{} MB", bytes / MEGABYTE)
    } else {
        format!("{} KB", bytes / 1024)
    }
}

#[cfg(test)]
mod tests {
    use connection_validation::{Locale, Param, Params, Severity};
    use lossless_json::Pointer;

    use super::message;
    use crate::{Code, Finding};

    /// Every parameter that any sentence names.
    fn params() -> Params {
        let mut params = Params::none();
        for name in ["bits", "days", "count", "line", "column", "max"] {
            params = params.with(name, Param::Number(17 * 1024));
        }
        for name in ["kind", "algorithm"] {
            params = params.with(name, Param::Word("the-word"));
        }
        params
            .with("taken", Param::Words(["one-word", "another-word"].to_vec()))
            .with("problem", Param::Word("not-base64"))
    }

    fn said(locale: Locale, code: Code, params: &Params) -> String {
        let finding = Finding {
            pointer: Pointer::root(),
            code,
            severity: Severity::Error,
            params: params.clone(),
            fix: None,
        };
        message(locale, &finding)
    }

    /// The figures and the words of the document's formats in a sentence.
    fn facts(sentence: &str) -> Vec<String> {
        let is_in_word = |it: char| it.is_ascii_alphanumeric() || "-`".contains(it);
        let words = sentence.split(|it: char| !is_in_word(it));
        let words = words.map(str::to_ascii_lowercase);
        let mut facts: Vec<_> = words
            .filter(|it| {
                it.contains("-word") || it.contains('`') || it.bytes().any(|it| it.is_ascii_digit())
            })
            .collect();
        facts.sort_unstable();
        facts
    }

    #[test]
    fn a_certificate_inside_of_something_else_has_a_number() {
        let params = Params::none().with("certificate", Param::Number(2));
        let code = Code::Shared(connection_validation::Code::CertificateExpired);
        for (locale, begin) in [
            (Locale::English, "certificate 2 in it expired "),
            (Locale::German, "Zertifikat 2 darin ist "),
        ] {
            let sentence = said(locale, code, &params);
            assert!(sentence.starts_with(begin), "{sentence}");
        }
    }

    #[test]
    fn every_language_says_the_same_of_every_code() {
        for code in Code::OWN {
            for params in [params(), Params::none()] {
                let english = said(Locale::English, *code, &params);
                let german = said(Locale::German, *code, &params);
                assert_ne!(english, german, "{code} is not translated");
                assert_eq!(facts(&german), facts(&english), "{code}: {german}");
                for sentence in [english, german] {
                    assert!(!sentence.is_empty(), "{code}");
                    assert!(!sentence.ends_with('.'), "{code}: {sentence}");
                    let is_whole = params == Params::none() || !sentence.contains("  ");
                    assert!(is_whole, "{code}: {sentence}");
                }
            }
        }
    }
}
