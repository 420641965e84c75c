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
        for (place, byte) in piece.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => {
                        self.in_string = false;
                        if self.depth == 0 {
                            return Some(place + 1);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth = self.depth.saturating_add(1),
                b'}' | b']' if self.depth <= 1 => {
                    // A bracket that closes nothing belongs to what is around the record.
                    return Some(if self.depth == 1 { place + 1 } else { place });
                }
                b'}' | b']' => self.depth -= 1,
                b',' | b' ' | b'\t' | b'\n' | b'\r' if self.depth == 0 && self.begun => {
                    return Some(place);
                }
                _ => {}
            }
            self.begun = true;
        }
        None
    }
}
