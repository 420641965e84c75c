//! The list of connections: everything is loaded page by page, then searched as one types.

mod loading;
mod table;

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, Properties, component, use_effect_with, use_reducer, use_state};

use self::loading::{Loaded, Progress, load};
use self::table::table;
use crate::app::App;
use crate::components::button::{Look, button, page_link};
use crate::components::control::{search, typed};
use crate::components::icon::{Icon, icon};
use crate::components::state::{empty, failure, skeleton};
use crate::markup::el;
use crate::model::search::matches;
use crate::model::wording::{counted, grouped};
use crate::route::Route;

/// Rows drawn at once: a browser lays these out without a pause, and nobody reads more.
const WINDOW: usize = 200;

/// What the page is told.
#[derive(Properties, PartialEq)]
pub(crate) struct ConnectionsPageProps {
    /// The console.
    pub(crate) app: App,
    /// What the address searches for.
    pub(crate) search: String,
    /// Counts sign-ins: what failed before one is tried again after it.
    pub(crate) epoch: u32,
}

/// The page.
#[component]
pub(crate) fn ConnectionsPage(props: &ConnectionsPageProps) -> Html {
    let loaded = use_reducer(Loaded::default);
    let attempt = use_state(|| 0_u32);
    let window = use_state(|| WINDOW);
    {
        let (app, dispatcher) = (props.app.clone(), loaded.dispatcher());
        use_effect_with((props.epoch, *attempt), move |_| {
            let wanted = Rc::new(Cell::new(true));
            let still_wanted = Rc::clone(&wanted);
            spawn_local(async move { load(&app, &still_wanted, &dispatcher).await });
            move || wanted.set(false)
        });
    }
    {
        let window = window.clone();
        use_effect_with(props.search.clone(), move |_| window.set(WINDOW));
    }
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |_| attempt.set(*attempt + 1))
    };
    let find = {
        let app = props.app.clone();
        Callback::from(move |search: String| app.replace(Route::Connections { search }))
    };
    let found: Vec<_> = loaded
        .connections
        .iter()
        .filter(|connection| matches(connection, &props.search))
        .collect();
    let shown = found.len().min(*window);
    let more = {
        let window = window.clone();
        Callback::from(move |_| window.set(*window + WINDOW))
    };
    let clear = find.reform(|_| String::new());
    let count = el("span", "pb-muted").attr("role", "status").text(&summary(
        &loaded,
        found.len(),
        &props.search,
    ));
    let trouble = match &loaded.progress {
        Progress::Failed(error) => Some(failure(error, retry)),
        _ => None,
    };
    let content = if loaded.connections.is_empty() {
        nothing_yet(&props.app, &loaded.progress)
    } else if found.is_empty() {
        empty(
            "No connection matches",
            "Name, display name, ID, strategy and enabled clients are searched.",
            button(Look::Plain, "Clear the search", clear),
        )
    } else {
        table(&props.app, found.get(..shown).unwrap_or_default())
    };
    let rest = (shown < found.len()).then(|| {
        let told = [&grouped(shown), " of ", &grouped(found.len()), " are shown"].concat();
        el("div", "pb-row")
            .child(button(Look::Plain, "Show more", more))
            .child(el("span", "pb-muted").text(&told))
            .html()
    });
    let title = el("h1", "pb-title").text("Connections");
    el("div", "pb-page")
        .child(el("div", "pb-page-head").child(title).child(count))
        .child(tools(&props.app, &props.search, &find))
        .maybe(trouble)
        .child(content)
        .maybe(rest)
        .html()
}

fn tools(app: &App, text: &str, find: &Callback<String>) -> Html {
    let find = find.reform(|event: Event| typed(&event));
    el("div", "pb-row")
        .child(search(app, "Search connections", text, find))
        .child(el("span", "pb-spacer"))
        .child(new_link(app, "New connection"))
        .html()
}

fn new_link(app: &App, label: &str) -> Html {
    let route = Route::Create { strategy: None };
    page_link(app.host(), &route, "pb-button pb-button-primary")
        .child(icon(Icon::Add))
        .text(label)
        .html()
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
        Progress::Failed(_) => Html::default(),
    }
}

fn summary(loaded: &Loaded, found: usize, search: &str) -> String {
    let count = loaded.connections.len();
    match (&loaded.progress, loaded.total) {
        (Progress::Loading, Some(total)) if count < total => {
            format!("{} of {} loaded", grouped(count), grouped(total))
        }
        (Progress::Loading, _) => String::new(),
        _ if search.trim().is_empty() => counted(count, "connection", "connections"),
        _ => format!("{} of {} match", grouped(found), grouped(count)),
    }
}
