//! Long runs that end when nobody wants them any more.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use management_client::users::{News, Watch};
use yew::Callback;

/// Holds one run; a new run ends the one before it.
#[derive(Clone, Default)]
pub(crate) struct Leash(Rc<RefCell<Held>>);

#[derive(Default)]
struct Held {
    wanted: Option<Rc<Cell<bool>>>,
    for_good: bool,
}

impl Leash {
    /// A run begins; its news go to the callback.
    pub(crate) fn begin(&self, hear: Callback<News>) -> Follower {
        self.end();
        let wanted = Rc::new(Cell::new(true));
        *self.0.borrow_mut() = Held {
            wanted: Some(Rc::clone(&wanted)),
            for_good: false,
        };
        Follower { wanted, hear }
    }

    /// The run ends before its next call.
    pub(crate) fn end(&self) {
        if let Some(wanted) = self.0.borrow_mut().wanted.take() {
            wanted.set(false);
        }
    }

    /// The same, and it is not to be taken up again.
    pub(crate) fn end_for_good(&self) {
        self.0.borrow_mut().for_good = true;
        self.end();
    }

    /// Whether the last run was ended for good.
    pub(crate) fn is_ended_for_good(&self) -> bool {
        self.0.borrow().for_good
    }
}

/// Follows a run for a component.
pub(crate) struct Follower {
    wanted: Rc<Cell<bool>>,
    hear: Callback<News>,
}

impl Watch for Follower {
    fn goes_on(&self) -> bool {
        self.wanted.get()
    }

    fn hear(&self, news: News) {
        // What comes after the end is no news to anybody.
        if self.wanted.get() {
            self.hear.emit(news);
        }
    }
}
