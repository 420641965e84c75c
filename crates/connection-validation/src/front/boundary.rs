//! Where a record ends, found without regard to grammar while it comes in pieces.

/// How far a record has come: brackets, strings and escapes are all that matter.
///
/// What is no object or array ends at the first byte that separates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Boundary {
    depth: u32,
    in_string: bool,
    escaped: bool,
    begun: bool,
}

impl Boundary {
    pub(super) const fn new() -> Self {
        Self {
            depth: 0,
            in_string: false,
            escaped: false,
            begun: false,
        }
    }

    /// The first byte behind the record; nothing if it does not end in this piece.
    pub(super) fn end(&mut self, piece: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(byte) = piece.get(at) {
            if self.in_string {
                at = self.string_end(piece, at)?;
                if self.depth == 0 {
                    return Some(at);
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth = self.depth.saturating_add(1),
                b'}' | b']' if self.depth <= 1 => {
                    // A bracket that closes nothing belongs to what is around the record.
                    return Some(if self.depth == 1 { at + 1 } else { at });
                }
                b'}' | b']' => self.depth -= 1,
                b',' | b' ' | b'\t' | b'\n' | b'\r' if self.depth == 0 && self.begun => {
                    return Some(at);
                }
                _ => {}
            }
            self.begun = true;
            at += 1;
        }
        None
    }

    /// The first byte behind the string that goes on at this place.
    fn string_end(&mut self, piece: &[u8], mut at: usize) -> Option<usize> {
        loop {
            if self.escaped {
                piece.get(at)?;
                self.escaped = false;
                at += 1;
            }
            let is_sign = |byte: &u8| matches!(byte, b'"' | b'\\');
            at += piece.get(at..)?.iter().position(is_sign)?;
            self.escaped = piece.get(at) == Some(&b'\\');
            self.in_string = self.escaped;
            at += 1;
            if !self.in_string {
                return Some(at);
            }
        }
    }
}
