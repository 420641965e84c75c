//! Which key came after which: whoever writes connections writes their keys in the same order again.

use alloc::boxed::Box;

use lossless_json::Expected;

use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;

/// What stands for the end of an object among what comes next.
pub(crate) static END: Row = Row::END;

/// How many successions are remembered; a power of two.
const PLACES: usize = 4096;

/// How far from an option's own place the one for its members is; no row is at such an address.
const FAR: usize = PLACES / 2 * size_of::<Row>() + 1;

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
    next: Option<Guess>,
    /// What came there before that.
    earlier: Option<&'static Row>,
}

/// What probably comes next.
#[derive(Clone, Copy)]
pub(crate) struct Guess {
    pub(crate) row: &'static Row,
    /// Its key where it is expected, unless it is too long to be compared at once.
    pub(crate) key: Option<Expected<'static>>,
}

impl Guess {
    #[inline]
    pub(crate) fn new(row: &'static Row, before: Before) -> Self {
        let no_comma = usize::from(!matches!(before, Before::Option(_)));
        let key = row.key.expected(no_comma);
        Self { row, key }
    }

    /// The same where another member came first.
    #[cold]
    pub(crate) fn behind_comma(self) -> Self {
        let key = self.row.key.expected(0);
        Self { key, ..self }
    }

    /// Whether it is no option, but the end of the object.
    #[inline]
    pub(crate) fn is_end(self) -> bool {
        is_end(self.row)
    }
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
            Self::Members(row) => core::ptr::from_ref(row).addr() + FAR,
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
    pub(crate) fn after(&self, before: Before) -> Option<Guess> {
        let address = before.address();
        let place = self.places.get(place(address))?;
        place.next.filter(|_| place.before == address)
    }

    /// What came next this time, which is expected from now on: the one that came before the last
    /// one, if it is that, or what is found otherwise.
    pub(crate) fn meet(
        &mut self,
        before: Before,
        is_it: impl Fn(&Row) -> bool,
        find: impl FnOnce() -> Option<&'static Row>,
    ) -> Option<&'static Row> {
        let address = before.address();
        let Some(place) = self.places.get_mut(place(address)) else {
            return find();
        };
        let is_known = place.before == address;
        let earlier = place.earlier.filter(|earlier| is_known && is_it(earlier));
        let next = match earlier {
            Some(earlier) => earlier,
            None => find()?,
        };
        *place = Succession {
            before: address,
            next: Some(Guess::new(next, before)),
            earlier: place.next.filter(|_| is_known).map(|last| last.row),
        };
        Some(next)
    }

    /// This is expected next, where nothing was known.
    pub(crate) fn learn(&mut self, before: Before, next: Guess) {
        let address = before.address();
        if let Some(place) = self.places.get_mut(place(address)) {
            *place = Succession {
                before: address,
                next: Some(next),
                earlier: None,
            };
        }
    }
}

/// Whether it is no option, but the end of the object.
#[inline]
pub(crate) fn is_end(row: &Row) -> bool {
    core::ptr::eq(row, &raw const END)
}

/// Rows stand one behind the other: each has a place of its own, as long as there are enough.
#[inline]
fn place(address: usize) -> usize {
    (address / size_of::<Row>()) % PLACES
}
