//! Which words of a row were seen in an array or in a text.

use lossless_json::{Text, same};

/// The words of a row that were seen, one bit for each, and whether there were others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    known: u64,
    others: bool,
}

impl Words {
    /// The words of a text, which spaces or commas separate.
    pub(crate) fn of(words: &[&str], text: Text<'_>) -> Self {
        let mut seen = Self::default();
        for word in text.decode().split([' ', ',']).filter(|it| !it.is_empty()) {
            seen.note(words.iter().position(|known| same(known, word)));
        }
        seen
    }

    /// The words with these bits, and no others.
    pub(crate) const fn all_of(known: u64) -> Self {
        let others = false;
        Self { known, others }
    }

    /// Whether nothing was seen.
    pub(crate) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Notes an entry that is a text.
    pub(crate) fn see(&mut self, words: &[&str], text: Text<'_>) {
        self.note(words.iter().position(|known| text.is(known)));
    }

    /// Notes something that is none of the words.
    pub(crate) fn see_other(&mut self) {
        self.others = true;
    }

    /// Whether all of so many words were seen.
    pub(crate) fn has_all(self, count: usize) -> bool {
        (0..count).all(|place| self.known & bit(place) != 0)
    }

    fn note(&mut self, place: Option<usize>) {
        match place {
            Some(place) => self.known |= bit(place),
            None => self.others = true,
        }
    }
}

/// The bit of a word; a row has no more words than there are bits.
fn bit(place: usize) -> u64 {
    u32::try_from(place)
        .ok()
        .and_then(|place| 1_u64.checked_shl(place))
        .unwrap_or(0)
}
