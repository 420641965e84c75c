//! The list of connections: everything is loaded page by page, then searched as one types.

mod loading;
mod table;

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, InputEvent, Properties, component, html, use_effect_with, use_reducer,
    use_state,
};

use self::loading::{Loaded, Progress, load};
use self::table::table;
use crate::app::App;
use crate::components::button::{Look, button, page_link};
use crate::components::control::typed;
use crate::components::icon::{Icon, icon};
use crate::components::state::{empty, failure, skeleton};
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
    let search = use_state(|| props.search.clone());
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
        let search = search.clone();
        use_effect_with(props.search.clone(), move |wanted| {
            search.set(wanted.clone());
        });
    }
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |_| attempt.set(*attempt + 1))
    };
    let find = {
        let (host, search, window) = (props.app.host().clone(), search.clone(), window.clone());
        Callback::from(move |text: String| {
            let route = Route::Connections {
                search: text.clone(),
            };
            host.replace_path(&route.path());
            search.set(text);
            window.set(WINDOW);
        })
    };
    let found: Vec<_> = loaded
        .connections
        .iter()
        .filter(|connection| matches(connection, &search))
        .collect();
    let shown = found.len().min(*window);
    let more = {
        let window = window.clone();
        Callback::from(move |_| window.set(*window + WINDOW))
    };
    let clear = find.reform(|_| String::new());
    html! {
        <div class="pb-page">
            <div class="pb-page-head">
                <h1 class="pb-title">{ "Connections" }</h1>
                <span class="pb-muted" role="status">{ summary(&loaded, found.len(), &search) }</span>
            </div>
            { tools(&props.app, &search, &find) }
            if let Progress::Failed(error) = &loaded.progress {
                { failure(error, retry) }
            }
            if loaded.connections.is_empty() {
                { nothing_yet(&props.app, &loaded.progress) }
            } else if found.is_empty() {
                { empty(
                    "No connection matches",
                    html! { "Name, display name, ID, strategy and enabled clients are searched." },
                    button(Look::Plain, "Clear the search", clear),
                ) }
            } else {
                { table(&props.app, found.get(..shown).unwrap_or_default()) }
            }
            if shown < found.len() {
                <div class="pb-row">
                    { button(Look::Plain, "Show more", more) }
                    <span class="pb-muted">
                        { grouped(shown) }{ " of " }{ grouped(found.len()) }{ " are shown" }
                    </span>
                </div>
            }
        </div>
    }
}

fn tools(app: &App, search: &str, find: &Callback<String>) -> Html {
    let oninput = find.reform(|event: InputEvent| typed(&event));
    html! {
        <div class="pb-row">
            <div class="pb-search" role="search">
                { icon(Icon::Search) }
                <input
                    id={app.host().id("search")}
                    class="pb-input"
                    type="search"
                    placeholder="Search by name, ID, strategy, client"
                    aria-label="Search connections"
                    value={search.to_owned()}
                    {oninput}
                />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </div>
            <span class="pb-spacer"></span>
            { new_link(app, "New connection") }
        </div>
    }
}

fn new_link(app: &App, label: &'static str) -> Html {
    page_link(
        app.host(),
        &Route::Create { strategy: None },
        "pb-button pb-button-primary",
        html! { <>{ icon(Icon::Add) }{ label }</> },
    )
}

/// What stands where the table will be.
fn nothing_yet(app: &App, progress: &Progress) -> Html {
    match progress {
        Progress::Loading => skeleton(6, "Loading connections"),
        Progress::Done => empty(
            "No connections yet",
            html! { "A connection is where users sign in with: a database, a company's directory, a social account." },
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
