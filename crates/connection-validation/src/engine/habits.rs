//! Which key came after which: whoever writes connections writes their keys in the same order again.

use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;

/// How many successions are remembered; a power of two.
const PLACES: usize = 1024;

/// Successions of keys that were met, to look first at what probably comes next.
///
/// A wrong guess costs a comparison and nothing else.
pub(crate) struct Habits {
    places: [Succession; PLACES],
}

#[derive(Clone, Copy)]
struct Succession {
    /// Behind what; see [`Before::address`].
    before: usize,
    next: Option<&'static Row>,
}

/// What a key comes after.
#[derive(Clone, Copy)]
pub(crate) enum Before {
    /// The beginning of an object that no table describes.
    Nothing,
    /// The beginning of the object that a table describes.
    Table(&'static Checks),
    /// The beginning of the object that is this option.
    Members(&'static Row),
    /// This option.
    Option(&'static Row),
}

impl Before {
    /// A number that no other value has: rows and tables are statics, each at its own address.
    #[inline]
    fn address(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Table(checks) => core::ptr::from_ref(checks).addr(),
            Self::Members(row) => core::ptr::from_ref(row).addr() + 1,
            Self::Option(row) => core::ptr::from_ref(row).addr(),
        }
    }
}

impl Habits {
    pub(crate) fn new() -> Self {
        let nothing = Succession {
            before: 0,
            next: None,
        };
        Self {
            places: [nothing; PLACES],
        }
    }

    /// What came next the last time.
    #[inline]
    pub(crate) fn after(&self, before: Before) -> Option<&'static Row> {
        let address = before.address();
        let place = self.places.get(place(address))?;
        place.next.filter(|_| place.before == address)
    }

    /// This came next.
    #[inline]
    pub(crate) fn learn(&mut self, before: Before, next: &'static Row) {
        let address = before.address();
        if let Some(place) = self.places.get_mut(place(address)) {
            *place = Succession {
                before: address,
                next: Some(next),
            };
        }
    }
}

#[inline]
fn place(address: usize) -> usize {
    // Rows stand side by side, and what their lowest bits are is their alignment's.
    ((address / align_of::<Row>()) ^ ((address & 1) << 8)) % PLACES
}
