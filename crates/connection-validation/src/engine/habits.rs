//! Which key came after which: whoever writes connections writes their keys in the same order again.

use alloc::boxed::Box;

use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;

/// How many successions are remembered; a power of two.
const PLACES: usize = 1024;

/// Successions of keys that were met, to look first at what probably comes next.
///
/// A wrong guess costs a comparison and nothing else.
pub(crate) struct Habits {
    places: Box<[Succession; PLACES]>,
}

#[derive(Clone, Copy)]
struct Succession {
    /// Behind what; see [`Before::address`].
    before: usize,
    next: Option<&'static Row>,
    /// What came there before that.
    earlier: Option<&'static Row>,
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
            Self::Members(row) => core::ptr::from_ref(row).addr() + align_of::<Row>(),
            Self::Option(row) => core::ptr::from_ref(row).addr(),
        }
    }
}

impl Habits {
    /// It is never nothing: there are as many places as are asked for.
    pub(crate) fn new() -> Option<Self> {
        let nothing = Succession {
            before: 0,
            next: None,
            earlier: None,
        };
        let places = alloc::vec![nothing; PLACES].into_boxed_slice();
        places.try_into().ok().map(|places| Self { places })
    }

    /// What came next the last time.
    #[inline]
    pub(crate) fn after(&self, before: Before) -> Option<&'static Row> {
        let address = before.address();
        let place = self.places.get(place(address))?;
        place.next.filter(|_| place.before == address)
    }

    /// What came next before that; it is expected from now on.
    pub(crate) fn earlier(&mut self, before: Before) -> Option<&'static Row> {
        let address = before.address();
        let place = self.places.get_mut(place(address))?;
        if place.before != address {
            return None;
        }
        core::mem::swap(&mut place.next, &mut place.earlier);
        place.next
    }

    /// This came next.
    pub(crate) fn learn(&mut self, before: Before, next: &'static Row) {
        let address = before.address();
        if let Some(place) = self.places.get_mut(place(address)) {
            let known = place.before == address;
            *place = Succession {
                before: address,
                next: Some(next),
                earlier: if known { place.earlier } else { None },
            };
        }
    }
}

#[inline]
fn place(address: usize) -> usize {
    (address / align_of::<Row>()) % PLACES
}
