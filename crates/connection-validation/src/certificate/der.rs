//! DER (X.690), element by element.

/// Reads elements one after the other. What does not follow the rules ends the reading.
#[derive(Clone, Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// At the first element of some bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether no element is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The tag of the next element, which stays the next.
    pub fn tag(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// The next element: its tag and its contents.
    #[expect(
        clippy::should_implement_trait,
        reason = "an iterator could not tell an end from a mistake either, but would be taken to"
    )]
    #[inline(never)] // One copy for all its callers keeps modules small.
    pub fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (&tag, rest) = self.0.split_first()?;
        let (length, rest) = length(rest)?;
        let (contents, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, contents))
    }

    /// The contents of the next element, which is a sequence.
    pub fn sequence(&mut self) -> Option<Reader<'a>> {
        match self.next()? {
            (0x30, contents) => Some(Reader(contents)),
            _ => None,
        }
    }

    /// Passes over the next element, which has this tag.
    pub fn skip(&mut self, tag: u8) -> Option<()> {
        (self.next()?.0 == tag).then_some(())
    }

    /// Passes over the next element if it has this tag.
    pub fn skip_if(&mut self, tag: u8) -> Option<()> {
        if self.0.first() == Some(&tag) {
            self.skip(tag)
        } else {
            Some(())
        }
    }
}

/// A length in its shortest form, up to four bytes long.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    if first < 0x80 {
        return Some((usize::from(first), rest));
    }
    let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
    if digits.is_empty() || digits.len() > 4 || digits.first() == Some(&0) {
        return None;
    }
    let length = digits
        .iter()
        .fold(0_u64, |length, digit| (length << 8) | u64::from(*digit));
    (length >= 0x80).then_some((usize::try_from(length).ok()?, rest))
}
