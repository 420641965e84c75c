//! Loading every connection, a page at a time.

use std::cell::Cell;
use std::rc::Rc;

use connection_model::Contract;
use management_client::fetch::BrowserClock;
use management_client::{Clock as _, Error, ListQuery, Page};
use yew::{Reducible, UseReducerDispatcher};

use crate::app::App;
use crate::model::search::Row;

/// Connections asked for at once: the most that the API gives.
const PAGE: u32 = 100;
/// A tenant pages by number through this many connections at most; its error names the other way.
const MOST_BY_NUMBER: u64 = 1000;
/// A wait for the rate limit that is longer, in seconds, is the user's to make.
const LONGEST_WAIT: u32 = 120;
/// What the list shows. Without `options` the answer holds no secret.
const FIELDS: [&str; 5] = ["id", "name", "display_name", "strategy", "enabled_clients"];

/// What has come so far.
#[derive(Clone, Default)]
pub(super) struct Loaded {
    /// In the server's order.
    pub(super) rows: Vec<Rc<Row>>,
    /// How many there are, where the server says so.
    pub(super) total: Option<usize>,
    /// Whether more will come.
    pub(super) progress: Progress,
    /// Where the loading goes on.
    pub(super) place: Place,
}

/// Whether more will come.
#[derive(Clone, Default)]
pub(super) enum Progress {
    /// The next page is on its way.
    #[default]
    Loading,
    /// It is asked for once the rate limit allows it, at this time in seconds since 1970.
    Waiting(u64),
    /// Everything is here.
    Done,
    /// A page did not come; what came before it is kept.
    Failed(Error),
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// By its number, counted from 0, the only way that the `reference` contract has.
    Number(u32),
    /// By what the page before it named; the first one has none before it.
    Checkpoint(Option<String>),
}

/// What happens while loading.
pub(super) enum Event {
    /// A page is asked for, after a pause.
    Started,
    /// A page has come.
    Page {
        /// Where it was.
        place: Place,
        /// What it brought.
        page: Page,
        /// Where the next one is; nothing after the last.
        next: Option<Place>,
    },
    /// The rate limit is used up until this time, in seconds since 1970.
    Waiting(u64),
    /// A page did not come.
    Failed(Error),
}

impl Default for Place {
    fn default() -> Self {
        Self::Number(0)
    }
}

impl Loaded {
    /// Where there is still something to load; nothing once everything is here.
    pub(super) fn rest(&self) -> Option<Place> {
        match self.progress {
            Progress::Done => None,
            _ => Some(self.place.clone()),
        }
    }

    fn add(&mut self, place: &Place, page: Page) {
        if *place == Place::Checkpoint(None) {
            // The list begins anew, in an order that need not be that of numbered pages.
            self.rows.clear();
        }
        if let Some(total) = page.total {
            self.total = usize::try_from(total).ok();
        }
        // A connection created meanwhile moves others to the next page.
        let seen = self.rows.len().saturating_sub(2 * PAGE as usize);
        for connection in page.connections {
            let row = Row::of(&connection);
            let recent = self.rows.get(seen..).unwrap_or_default();
            if !recent.iter().any(|other| other.id == row.id) {
                self.rows.push(Rc::new(row));
            }
        }
    }
}

impl Reducible for Loaded {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut loaded = (*self).clone();
        loaded.progress = match event {
            Event::Started => Progress::Loading,
            Event::Page { place, page, next } => {
                loaded.add(&place, page);
                match next {
                    Some(next) => {
                        loaded.place = next;
                        Progress::Loading
                    }
                    None => Progress::Done,
                }
            }
            Event::Waiting(until) => Progress::Waiting(until),
            Event::Failed(error) => Progress::Failed(error),
        };
        Rc::new(loaded)
    }
}

/// Loads page after page from a place on, for as long as somebody wants them.
pub(super) async fn load(
    app: &App,
    mut place: Place,
    wanted: &Cell<bool>,
    dispatcher: &UseReducerDispatcher<Loaded>,
) {
    dispatcher.dispatch(Event::Started);
    loop {
        let query = ListQuery {
            strategy: app.settings().strategies.clone(),
            ..query(&place)
        };
        let answer = app.client().list(&query).await;
        if !wanted.get() {
            return;
        }
        match app.observe(answer) {
            Ok(page) => {
                let next = next(&place, &page, app.contract());
                dispatcher.dispatch(Event::Page {
                    place,
                    page,
                    next: next.clone(),
                });
                match next {
                    Some(next) => place = next,
                    None => return,
                }
            }
            Err(Error::RateLimited {
                retry_after: Some(seconds),
            }) if seconds <= LONGEST_WAIT => {
                let until = BrowserClock.now() / 1000 + u64::from(seconds);
                dispatcher.dispatch(Event::Waiting(until));
                BrowserClock.sleep(seconds * 1000).await;
                if !wanted.get() {
                    return;
                }
                dispatcher.dispatch(Event::Started);
            }
            Err(error) => {
                dispatcher.dispatch(Event::Failed(error));
                return;
            }
        }
    }
}

fn query(place: &Place) -> ListQuery {
    let query = ListQuery {
        fields: FIELDS.iter().map(|field| (*field).to_owned()).collect(),
        ..ListQuery::default()
    };
    match place {
        Place::Number(page) => ListQuery {
            page: Some(*page),
            per_page: Some(PAGE),
            include_totals: true,
            ..query
        },
        Place::Checkpoint(from) => ListQuery {
            take: Some(PAGE),
            from: from.clone(),
            ..query
        },
    }
}

/// Where the page after this one is; nothing after the last.
///
/// The first page is asked for by its number, since it tells the contract and the total. A tenant
/// that holds more than it pages through by number is asked again by checkpoint.
fn next(place: &Place, page: &Page, contract: Contract) -> Option<Place> {
    match place {
        Place::Number(number) if is_last(page, *number) => None,
        Place::Number(_)
            if contract == Contract::Tenant
                && page.total.is_none_or(|total| total > MOST_BY_NUMBER) =>
        {
            Some(Place::Checkpoint(None))
        }
        Place::Number(number) => Some(Place::Number(number + 1)),
        Place::Checkpoint(_) => page.next.clone().map(|from| Place::Checkpoint(Some(from))),
    }
}

/// A short page is the last one; so is a full one that reaches the total.
fn is_last(page: &Page, number: u32) -> bool {
    let count = page.connections.len() as u64;
    let start = page.start.unwrap_or(u64::from(number) * u64::from(PAGE));
    // A server may hold fewer in a page than it was asked for.
    let full = page.limit.unwrap_or(u64::from(PAGE)).min(u64::from(PAGE));
    count == 0 || count < full || page.total.is_some_and(|total| start + count >= total)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use connection_model::{Connection, Contract};
    use lossless_json::Value;
    use management_client::{Error, Page, TransportError};
    use yew::Reducible;

    use super::{Event, Loaded, Place, Progress, is_last, next};

    fn page(ids: std::ops::Range<u32>, total: Option<u64>, start: Option<u64>) -> Page {
        let connection = |id| {
            let text = format!(r#"{{"id":"con_{id}"}}"#);
            Connection::from_value(Value::parse(text.as_bytes()).unwrap()).unwrap()
        };
        Page {
            connections: ids.map(connection).collect(),
            total,
            start,
            limit: start.map(|_| 100),
            next: None,
        }
    }

    #[test]
    fn the_last_page_is_short_or_reaches_the_total() {
        for (page, number, last) in [
            (page(0..100, Some(250), Some(0)), 0, false),
            (page(200..250, Some(250), Some(200)), 2, true),
            (page(100..200, Some(200), Some(100)), 1, true),
            (page(0..100, None, None), 0, false),
            (page(0..99, None, None), 0, true),
            (page(0..0, None, None), 3, true),
        ] {
            assert_eq!(is_last(&page, number), last, "page {number}");
        }
    }

    fn came(place: Place, page: Page, next: Option<Place>) -> Event {
        Event::Page { place, page, next }
    }

    #[test]
    fn a_connection_that_moved_to_the_next_page_is_listed_once() {
        let second = Place::Number(1);
        let first = page(0..100, Some(150), Some(0));
        let loaded = Rc::new(Loaded::default())
            .reduce(came(Place::default(), first, Some(second.clone())))
            .reduce(came(second, page(99..150, Some(151), Some(100)), None));
        assert_eq!(loaded.rows.len(), 150);
        assert!(matches!(loaded.progress, Progress::Done));
        assert_eq!(loaded.rest(), None);
    }

    #[test]
    fn what_came_before_a_failure_stays_and_the_loading_goes_on_where_it_stopped() {
        let second = Place::Number(1);
        let first = page(0..100, Some(150), Some(0));
        let failed = Rc::new(Loaded::default())
            .reduce(came(Place::default(), first, Some(second.clone())))
            .reduce(Event::Failed(Error::Transport(TransportError::Offline)));
        assert_eq!(failed.rows.len(), 100);
        assert_eq!(failed.rest(), Some(second.clone()));
        let again = failed.reduce(Event::Started);
        assert_eq!((again.rows.len(), again.total), (100, Some(150)));
        assert!(matches!(again.progress, Progress::Loading));
    }

    #[test]
    fn a_tenant_is_asked_by_checkpoint_for_more_than_it_pages_through_by_number() {
        let first = |total| page(0..100, total, Some(0));
        let after = |page: &Page, contract| next(&Place::default(), page, contract);
        let checkpoint = Some(Place::Checkpoint(None));
        let second = Some(Place::Number(1));
        for total in [Some(1001), None] {
            assert_eq!(after(&first(total), Contract::Tenant), checkpoint);
            assert_eq!(after(&first(total), Contract::Reference), second);
        }
        assert_eq!(after(&first(Some(1000)), Contract::Tenant), second);
        assert_eq!(after(&first(Some(100)), Contract::Tenant), None);
    }

    #[test]
    fn checkpoints_begin_the_list_anew_and_end_where_none_is_named() {
        let begin = Place::Checkpoint(None);
        let mut page = page(0..100, None, None);
        page.next = Some("MQ".to_owned());
        let after = Place::Checkpoint(Some("MQ".to_owned()));
        assert_eq!(next(&begin, &page, Contract::Tenant), Some(after.clone()));
        let loaded = Rc::new(Loaded::default())
            .reduce(came(Place::default(), page.clone(), Some(begin.clone())))
            .reduce(came(begin, page.clone(), Some(after.clone())));
        assert_eq!(loaded.rows.len(), 100);
        page.next = None;
        assert_eq!(next(&after, &page, Contract::Tenant), None);
    }
}
