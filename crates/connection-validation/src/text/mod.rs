//! Sentences for findings: one catalogue of messages a locale.

mod english;

use alloc::string::String;

use crate::Finding;

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
