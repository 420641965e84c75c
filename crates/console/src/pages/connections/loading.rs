//! Loading every connection, a page at a time.

use std::cell::Cell;
use std::rc::Rc;

use connection_model::Connection;
use management_client::{Error, ListQuery, Page};
use yew::{Reducible, UseReducerDispatcher};

use crate::app::App;

/// Connections asked for at once: the most that the API gives.
const PAGE: u32 = 100;
/// What the list shows. Without `options` the answer holds no secret.
const FIELDS: [&str; 5] = ["id", "name", "display_name", "strategy", "enabled_clients"];

/// What has come so far.
#[derive(Default)]
pub(super) struct Loaded {
    /// In the server's order.
    pub(super) connections: Vec<Connection>,
    /// How many there are, where the server says so.
    pub(super) total: Option<usize>,
    /// Whether more will come.
    pub(super) progress: Progress,
}

/// Whether more will come.
#[derive(Default)]
pub(super) enum Progress {
    /// The next page is on its way.
    #[default]
    Loading,
    /// Everything is here.
    Done,
    /// A page did not come; what came before it is kept.
    Failed(Error),
}

/// What happens while loading.
pub(super) enum Event {
    /// It starts from the beginning.
    Started,
    /// A page has come; with whether it is the last.
    Page(Page, bool),
    /// A page did not come.
    Failed(Error),
}

impl Reducible for Loaded {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let (mut connections, mut total) = (self.connections.clone(), self.total);
        let progress = match event {
            Event::Started => {
                connections.clear();
                total = None;
                Progress::Loading
            }
            Event::Page(page, last) => {
                total = page.total.and_then(|total| usize::try_from(total).ok());
                // A connection created meanwhile moves others to the next page.
                let seen = connections.len().saturating_sub(2 * PAGE as usize);
                for connection in page.connections {
                    let recent = connections.get(seen..).unwrap_or_default();
                    let known = recent.iter().any(|other| other.id() == connection.id());
                    if !known {
                        connections.push(connection);
                    }
                }
                if last {
                    Progress::Done
                } else {
                    Progress::Loading
                }
            }
            Event::Failed(error) => Progress::Failed(error),
        };
        Rc::new(Self {
            connections,
            total,
            progress,
        })
    }
}

/// Loads page after page for as long as somebody wants them.
pub(super) async fn load(
    app: &App,
    wanted: &Cell<bool>,
    dispatcher: &UseReducerDispatcher<Loaded>,
) {
    dispatcher.dispatch(Event::Started);
    let mut number = 0;
    loop {
        let page = app.client().list(&query(number)).await;
        if !wanted.get() {
            return;
        }
        match app.observe(page) {
            Ok(page) => {
                let last = is_last(&page, number);
                dispatcher.dispatch(Event::Page(page, last));
                if last {
                    return;
                }
                number += 1;
            }
            Err(error) => {
                dispatcher.dispatch(Event::Failed(error));
                return;
            }
        }
    }
}

fn query(page: u32) -> ListQuery {
    ListQuery {
        page: Some(page),
        per_page: Some(PAGE),
        fields: FIELDS.iter().map(|field| (*field).to_owned()).collect(),
        include_totals: true,
        ..ListQuery::default()
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

    use connection_model::Connection;
    use lossless_json::Value;
    use management_client::Page;
    use yew::Reducible;

    use super::{Event, Loaded, Progress, is_last};

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

    #[test]
    fn a_connection_that_moved_to_the_next_page_is_listed_once() {
        let loaded = Rc::new(Loaded::default())
            .reduce(Event::Page(page(0..100, Some(150), Some(0)), false))
            .reduce(Event::Page(page(99..150, Some(151), Some(100)), true));
        assert_eq!(loaded.connections.len(), 150);
        assert!(matches!(loaded.progress, Progress::Done));
    }
}
