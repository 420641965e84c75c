//! What is read from a sentence before it is known what of it may be shown.

use lossless_json::Pointer;

use super::reason::Reason;
use crate::Params;

/// One thing a sentence says.
#[derive(Clone)]
pub(super) struct Found<'m> {
    /// The place in the payload, where it is about one.
    pub(super) pointer: Option<Pointer>,
    /// Why; nothing where the status alone says it.
    pub(super) reason: Option<Reason>,
    pub(super) params: Params,
    /// The part of the message that says it.
    pub(super) sentence: &'m str,
    /// The value of the payload that the sentence repeats.
    pub(super) echo: Option<&'m str>,
}

impl<'m> Found<'m> {
    /// A sentence of which nothing is known yet.
    pub(super) const fn new(sentence: &'m str) -> Self {
        Self {
            pointer: None,
            reason: None,
            params: Params::none(),
            sentence,
            echo: None,
        }
    }
}
