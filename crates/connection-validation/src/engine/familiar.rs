//! Values that were right before: whoever writes connections writes many of them the same way.

use alloc::boxed::Box;

use lossless_json::{Expected, Kind};

use super::node::Node;
use super::{Engine, Place, Source};
use crate::catalogue::row::Row;

/// How many values are remembered; a power of two.
const PLACES: usize = 256;

/// How often a value may differ from the last one, more often than not, before its option is left
/// alone.
const PATIENCE: u8 = 4;

/// Of some options the last array or object that nothing was to be said of, as it was written.
///
/// What is said of an option that [stands alone](Row::stands_alone) depends on nothing but its text
/// and the request, so that the same text need not be read again. No such option holds a secret.
pub(crate) struct Familiar {
    places: Box<[Value; PLACES]>,
    /// What the payload is meant for; no two requests have the same number.
    request: u8,
}

#[derive(Clone, Copy)]
struct Value {
    /// Of which option and in which request; see [`Familiar::key`].
    key: usize,
    length: u8,
    /// More than 0 while it pays to look.
    patience: u8,
    text: [[u8; Expected::WINDOW]; 2],
}

/// What is remembered of an option, in the pieces in which it is compared.
pub(crate) struct Pieces<'f> {
    pub(crate) first: Expected<'f>,
    pub(crate) second: Option<Expected<'f>>,
}

impl Familiar {
    /// It is never nothing: there are as many places as are asked for.
    pub(crate) fn new() -> Option<Self> {
        let nothing = Value {
            key: 0,
            length: 0,
            patience: 0,
            text: [[0; Expected::WINDOW]; 2],
        };
        let places = alloc::vec![nothing; PLACES].into_boxed_slice();
        let request = 0;
        let places = places.try_into().ok()?;
        Some(Self { places, request })
    }

    /// What comes now is meant for this request.
    pub(crate) fn ask_for(&mut self, request: u8) {
        self.request = request;
    }

    /// What the option was the last time, if it pays to look for it.
    #[inline]
    pub(crate) fn last(&self, row: &'static Row) -> Option<Pieces<'_>> {
        let value = self.places.get(place(row))?;
        if value.key != self.key(row) || value.patience == 0 || value.length == 0 {
            return None;
        }
        let length = usize::from(value.length);
        let [first, second] = &value.text;
        let behind = length.checked_sub(Expected::WINDOW);
        let second = match behind {
            Some(behind @ 1..) => Some(Expected::written(second, behind)?),
            _ => None,
        };
        let first = Expected::written(first, length.min(Expected::WINDOW))?;
        Some(Pieces { first, second })
    }

    /// It was the same again.
    #[inline]
    pub(crate) fn meet(&mut self, row: &'static Row) {
        if let Some(value) = self.places.get_mut(place(row)) {
            value.patience = value.patience.saturating_add(1);
        }
    }

    /// It was something else, that nothing was to be said of.
    pub(crate) fn learn(&mut self, row: &'static Row, written: &str) {
        let key = self.key(row);
        let Some(value) = self.places.get_mut(place(row)) else {
            return;
        };
        if value.key != key {
            value.key = key;
            value.length = 0;
            value.patience = PATIENCE;
        } else if value.patience > 0 {
            value.patience -= 1;
        } else {
            return;
        }
        let room = value.text.as_flattened_mut().get_mut(..written.len());
        if let (Some(room), Ok(length)) = (room, u8::try_from(written.len())) {
            room.copy_from_slice(written.as_bytes());
            value.length = length;
        }
    }

    /// Rows are statics, each at its own address, and larger than there are requests.
    #[inline]
    fn key(&self, row: &'static Row) -> usize {
        core::ptr::from_ref(row).addr() + usize::from(self.request)
    }
}

#[inline]
fn place(row: &'static Row) -> usize {
    (core::ptr::from_ref(row).addr() / size_of::<Row>()) % PLACES
}

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Reads an object or array that may be what it was before.
    #[inline]
    pub(super) fn perhaps_familiar(
        &mut self,
        kind: Kind,
        node: Node,
        row: &'static Row,
        place: &Place<'_, 'a>,
        start: usize,
    ) -> Result<usize, S::Error> {
        // What is stored decides as well.
        let stands_alone = self.stored.is_none();
        if stands_alone && let Some(end) = self.end_of_familiar(row, start) {
            return Ok(end);
        }
        let findings = self.memory.outbox.count();
        let end = match kind {
            Kind::Object => self.object(node, place, start)?,
            _ => self.array(node, place, start)?,
        };
        if stands_alone
            && let Some(familiar) = &mut self.memory.familiar
            && self.memory.outbox.count() == findings
            && let Some(written) = self.source.written(start, end)
        {
            familiar.learn(row, written);
        }
        Ok(end)
    }

    /// Where the value of an option ends, if it is what it was before.
    #[inline]
    fn end_of_familiar(&mut self, row: &'static Row, start: usize) -> Option<usize> {
        let familiar = self.memory.familiar.as_mut()?;
        let last = familiar.last(row)?;
        let mut end = self.source.expected(start, last.first)?;
        if let Some(second) = last.second {
            end = self.source.expected(end, second)?;
        }
        familiar.meet(row);
        Some(end)
    }
}
