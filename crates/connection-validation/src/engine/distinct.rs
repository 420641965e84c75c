//! A set of texts that no choice of them makes slow.

use alloc::vec::Vec;

/// Texts that differ, as a tree over their bits (a crit-bit tree): each branch asks for the first
/// bit in which what is below it differs.
///
/// To look for a text takes no more steps than it has bits, whatever the others are, and it is a
/// fraction of the code of a tree that is kept in balance.
pub(crate) struct Distinct<T> {
    texts: Vec<T>,
    branches: Vec<Branch>,
    root: Link,
}

struct Branch {
    bit: usize,
    /// What is below where the bit is 0.
    off: Link,
    /// What is below where the bit is 1.
    on: Link,
}

#[derive(Clone, Copy)]
enum Link {
    /// The text with this number.
    Text(usize),
    /// The branch with this number.
    Branch(usize),
}

impl<T: AsRef<str>> Distinct<T> {
    pub(crate) const fn new() -> Self {
        Self {
            texts: Vec::new(),
            branches: Vec::new(),
            root: Link::Text(0),
        }
    }

    /// Whether the text is there.
    pub(crate) fn contains(&self, text: &str) -> bool {
        self.nearest(text) == Some(text)
    }

    /// Adds a text; false when it was there already.
    pub(crate) fn insert(&mut self, text: T) -> bool {
        let new = text.as_ref();
        if let Some(near) = self.nearest(new) {
            let Some(bit) = first_difference(near.as_bytes(), new.as_bytes()) else {
                return false;
            };
            self.branch_off(new, bit);
        }
        self.texts.push(text);
        true
    }

    /// The text that has all the bits that are asked for on the way to it.
    fn nearest(&self, text: &str) -> Option<&str> {
        let mut link = self.root;
        while let Link::Branch(number) = link {
            link = self.branches.get(number)?.below(text);
        }
        match link {
            Link::Text(number) => self.texts.get(number).map(AsRef::as_ref),
            Link::Branch(_) => None,
        }
    }

    /// A new branch at this bit, with the text that is added next on its side.
    fn branch_off(&mut self, text: &str, bit: usize) {
        let mut above = None;
        let mut link = self.root;
        while let Link::Branch(number) = link
            && let Some(branch) = self.branches.get(number)
            && branch.bit < bit
        {
            above = Some(number);
            link = branch.below(text);
        }
        let own = Link::Text(self.texts.len());
        let new = Link::Branch(self.branches.len());
        match above.and_then(|above| self.branches.get_mut(above)) {
            Some(above) if has(text, above.bit) => above.on = new,
            Some(above) => above.off = new,
            None => self.root = new,
        }
        let (off, on) = if has(text, bit) {
            (link, own)
        } else {
            (own, link)
        };
        self.branches.push(Branch { bit, off, on });
    }
}

impl Branch {
    fn below(&self, text: &str) -> Link {
        if has(text, self.bit) {
            self.on
        } else {
            self.off
        }
    }
}

/// Of each byte nine bits are asked: whether it is there, and its own.
const BITS: usize = 9;

fn has(text: &str, bit: usize) -> bool {
    let byte = text.as_bytes().get(bit / BITS);
    byte.is_some_and(|byte| (0x100 | u32::from(*byte)) << (bit % BITS) & 0x100 != 0)
}

/// The first bit of two texts that is not the same.
fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let longest = one.len().max(other.len());
    let place = (0..longest).find(|place| one.get(*place) != other.get(*place))?;
    let within = match (one.get(place), other.get(place)) {
        (Some(one), Some(other)) => 1 + (one ^ other).leading_zeros() as usize,
        _ => 0,
    };
    Some(place * BITS + within)
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;
    use alloc::format;
    use alloc::string::String;

    use super::Distinct;

    #[test]
    fn it_is_a_set() {
        let mut own = Distinct::new();
        let mut known = BTreeSet::new();
        // Prefixes of each other, the empty text, bytes that are 0, and the same in another order.
        let texts = (0..400_u32).map(|number| match number % 4 {
            0 => format!("key-{}", number * 7919 % 97),
            1 => String::from("a").repeat(number as usize % 50),
            2 => String::from("\0").repeat(number as usize % 9),
            _ => format!("{}é{}", number % 13, number % 11),
        });
        for text in texts {
            assert_eq!(own.contains(&text), known.contains(&text), "{text:?}");
            assert_eq!(
                own.insert(text.clone()),
                known.insert(text.clone()),
                "{text:?}"
            );
            assert!(own.contains(&text), "{text:?}");
        }
        assert!(!own.contains("none of them"));
    }
}
