//! Sentences for findings: one catalogue of messages a locale.

mod english;
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
}

/// What is wrong and what to do about it, in a sentence without the pointer.
///
/// It never quotes a value of the payload.
pub fn message(locale: Locale, finding: &Finding) -> String {
    match locale {
        Locale::English => english::message(finding.code, &finding.params),
    }
}

/// The codes whose sentence it is, with the bounds and the form that the sentence names; several
/// where they share one, none where no finding has it.
pub(crate) fn codes_of(locale: Locale, sentence: &str) -> Vec<(Code, Params)> {
    match locale {
        Locale::English => english::codes(sentence),
    }
}
