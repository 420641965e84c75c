//! The list of connections: everything is loaded page by page, then searched, filtered and ordered
//! as one types.

mod filter;
mod loading;
mod progress;
mod table;

use std::cell::Cell;
use std::rc::Rc;

use connection_model::Operation;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, Properties, component, use_effect_with, use_reducer, use_state};

use self::filter::{Filter, chips};
use self::loading::{Loaded, Progress, load};
use self::progress::{bar, pause, summary};
use self::table::{Table, table};
use crate::app::{App, Obstacle};
use crate::components::button::{Look, button, page_link, permitted};
use crate::components::control::{search, typed};
use crate::components::icon::{Icon, icon};
use crate::components::state::{empty, failure, skeleton};
use crate::markup::el;
use crate::model::list::ListView;
use crate::model::wording::grouped;
use crate::route::Route;

/// Rows drawn at once: a browser lays these out without a pause, and nobody reads more.
const WINDOW: usize = 200;

/// What the page is told.
#[derive(Properties, PartialEq)]
pub(crate) struct ConnectionsPageProps {
    /// The console.
    pub(crate) app: App,
    /// What the address says of the list.
    pub(crate) view: ListView,
    /// Counts sign-ins: what failed before one is tried again after it.
    pub(crate) epoch: u32,
}

/// The page.
#[component]
pub(crate) fn ConnectionsPage(props: &ConnectionsPageProps) -> Html {
    let (app, view) = (&props.app, &props.view);
    let loaded = use_reducer(Loaded::default);
    let attempt = use_state(|| 0_u32);
    let window = use_state(|| WINDOW);
    let unfolded = use_state(|| false);
    {
        let (app, dispatcher) = (app.clone(), loaded.dispatcher());
        let rest = loaded.rest();
        use_effect_with((props.epoch, *attempt), move |_| {
            let wanted = Rc::new(Cell::new(true));
            if let Some(place) = rest {
                let still_wanted = Rc::clone(&wanted);
                spawn_local(async move { load(&app, place, &still_wanted, &dispatcher).await });
            }
            move || wanted.set(false)
        });
    }
    {
        let window = window.clone();
        use_effect_with(view.clone(), move |_| window.set(WINDOW));
    }
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |_| attempt.set(*attempt + 1))
    };
    let show = {
        let app = app.clone();
        Callback::from(move |view: ListView| app.replace(Route::Connections(view)))
    };
    let clear = {
        let (app, show, whole) = (app.clone(), show.clone(), view.whole());
        Callback::from(move |_: Event| {
            show.emit(whole.clone());
            // The button goes away with what it clears.
            let host = app.host();
            host.focus(&host.id("search"));
        })
    };
    let found = view.find(&loaded.rows);
    let shown = found.rows.len().min(*window);
    let count = el("span", "pb-muted").attr("role", "status").text(&summary(
        &loaded,
        found.rows.len(),
        view,
    ));
    let lacking = match app.obstacle(Operation::ListConnections) {
        Some(Obstacle::Scope(scope)) => Some(scope),
        _ => None,
    };
    let trouble = match &loaded.progress {
        Progress::Failed(_) if lacking.is_some() => Html::default(),
        Progress::Failed(error) => failure(error, retry),
        Progress::Waiting(until) => pause(*until),
        Progress::Loading | Progress::Done => Html::default(),
    };
    let content = if let Some(scope) = lacking.filter(|_| loaded.rows.is_empty()) {
        locked(scope)
    } else if loaded.rows.is_empty() {
        nothing_yet(app, &loaded.progress)
    } else if found.rows.is_empty() {
        nothing_found(view, &loaded.progress, clear.clone())
    } else {
        table(&Table {
            app,
            rows: found.rows.get(..shown).unwrap_or_default(),
            first_new: shown_before(*window),
            view,
            show: &show,
        })
    };
    let filter = Filter {
        app,
        view,
        found: &found,
        unfolded: &unfolded,
        show: &show,
    };
    let rest = (shown < found.rows.len()).then(|| {
        let more = {
            let (app, window) = (app.clone(), window.clone());
            Callback::from(move |_| show_more(&app, &window))
        };
        rest(shown, found.rows.len(), more)
    });
    let title = el("h1", "pb-title").text("Connections");
    el("div", "pb-page")
        .child(
            el("div", "pb-page-head")
                .child(title)
                .child(count)
                .maybe(bar(&loaded)),
        )
        .child(tools(&filter, !loaded.rows.is_empty()))
        .maybe(view.is_narrowed().then(|| chips(&filter, clear)))
        .child(trouble)
        .child(content)
        .maybe(rest)
        .html()
}

fn tools(filter: &Filter<'_>, has_rows: bool) -> Html {
    let (app, view) = (filter.app, filter.view.clone());
    let find = filter
        .show
        .reform(move |event: Event| view.searched(typed(&event)));
    el("div", "pb-row")
        .child(search(app, "Search connections", &filter.view.search, find))
        .maybe(has_rows.then(|| filter.html()))
        .child(el("span", "pb-spacer"))
        .child(new_link(app, "New connection"))
        .html()
}

fn new_link(app: &App, label: &str) -> Html {
    let link = page_link(app.host(), &Route::gallery(), "pb-button pb-button-primary")
        .child(icon(Icon::Add))
        .text(label);
    permitted(app, Operation::CreateConnection, Look::Primary, label, link)
}

/// What stands where the table will be.
fn nothing_yet(app: &App, progress: &Progress) -> Html {
    match progress {
        Progress::Loading => skeleton(6, "Loading connections"),
        Progress::Done => empty(
            "No connections yet",
            "A connection is where users sign in with: a database, a company's directory, a social account.",
            new_link(app, "Create the first connection"),
        ),
        Progress::Waiting(_) | Progress::Failed(_) => Html::default(),
    }
}

/// What stands where the token may not list: nothing is asked that cannot be answered.
fn locked(scope: &str) -> Html {
    let text = [
        "The access token lacks the scope ",
        scope,
        ". With a token that has it, connections are listed here; whoever knows the ID of one can \
         still open it by its address.",
    ];
    empty(
        "Connections cannot be listed",
        &text.concat(),
        Html::default(),
    )
}

fn nothing_found(view: &ListView, progress: &Progress, clear: Callback<Event>) -> Html {
    let title = match progress {
        Progress::Done => "No connection matches",
        _ => "No connection matches so far",
    };
    let label = if view.strategies.is_empty() {
        "Clear the search"
    } else {
        "Clear search and filter"
    };
    empty(
        title,
        "Name, display name, ID, strategy and enabled clients are searched.",
        button(Look::Plain, label, clear),
    )
}

/// How much of the list is shown, and the way to more of it.
fn rest(shown: usize, found: usize, more: Callback<Event>) -> Html {
    let told = [&grouped(shown), " of ", &grouped(found), " are shown"].concat();
    el("div", "pb-row")
        .child(button(Look::Plain, "Show more", more))
        .child(el("span", "pb-muted").text(&told))
        .html()
}

/// The row with which the latest part of the list begins; nothing before a second part is shown.
fn shown_before(window: usize) -> Option<usize> {
    window.checked_sub(WINDOW).filter(|first| *first > 0)
}

fn show_more(app: &App, window: &yew::UseStateHandle<usize>) {
    window.set(**window + WINDOW);
    // The button moves away or is gone: whoever used it goes on with the first of the new rows.
    let owner = app.host().clone();
    app.host().soon(move || {
        if let Some(link) = owner.find(&owner.id(table::FIRST_NEW)) {
            let _ = link.focus();
        }
    });
}
