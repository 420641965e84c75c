//! The frame around the pages: who is signed in, which page is shown, messages, and the questions
//! that concern the whole console.

mod dialogs;
mod header;
mod keys;
mod session;
mod state;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use connection_model::Operation;
use management_client::Clock as _;
use management_client::fetch::BrowserClock;
use yew::{
    Callback, Html, Properties, UseReducerDispatcher, component, html, use_effect_with, use_memo,
    use_mut_ref, use_reducer, use_state,
};

use self::state::{Action, Door, Session, State};
use crate::app::{App, Notice, Obstacle};
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::button::{Look, bare, button};
use crate::components::state::skeleton;
use crate::components::toast::{TOAST_TIME, toasts};
use crate::config::{Config, Routes};
use crate::editor::{Editor, Subject};
use crate::host::{Host, LocationHandlers, Timer};
use crate::markup::{all, el};
use crate::model::rate_limit;
use crate::page::Event;
use crate::pages::connect::ConnectPage;
use crate::pages::connection::ConnectionPage;
use crate::pages::connections::ConnectionsPage;
use crate::pages::gallery::gallery;
use crate::pages::not_found::{not_found, not_here};
use crate::pages::sign_in::SignInPage;
use crate::route::Route;

/// What a console is made from.
#[derive(Properties, Clone)]
pub(crate) struct ShellProps {
    /// The page around it.
    pub(crate) host: Host,
    /// What the page decided.
    pub(crate) config: Config,
    /// Another one for another configuration.
    pub(crate) revision: u32,
}

impl PartialEq for ShellProps {
    fn eq(&self, other: &Self) -> bool {
        self.host == other.host && self.revision == other.revision
    }
}

/// The frame.
#[component]
pub(crate) fn Shell(props: &ShellProps) -> Html {
    let host = &props.host;
    let state = {
        let host = host.clone();
        use_reducer(move || State::new(Route::parse(&host.path()), host.theme()))
    };
    let timers = use_mut_ref(Vec::new);
    let app = {
        let (host, config) = (host.clone(), props.config.clone());
        let dispatcher = state.dispatcher();
        let timers = Rc::clone(&timers);
        let made = use_state(move || {
            let notices = notices(&host, dispatcher, timers);
            App::new(host, &config, notices)
        });
        (*made).clone()
    };
    {
        let (app, dispatcher) = (app.clone(), state.dispatcher());
        use_effect_with((), move |()| watch(&app, &dispatcher));
    }
    let app = state.connected.clone().unwrap_or(app);
    let app = use_memo((app, props.revision), |(app, _)| app.with_settings_of_now());
    let app = (*app).clone();
    {
        let (app, dispatcher, revision) = (app.clone(), state.dispatcher(), props.revision);
        use_effect_with(revision, move |revision| {
            if *revision > 0 {
                dispatcher.dispatch(Action::Updated(app.host().theme()));
            }
        });
    }
    {
        let host = host.clone();
        let title = title(&state);
        use_effect_with(title, move |title| host.set_title(title));
    }
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action: Action| dispatcher.dispatch(action))
    };
    let embedded = props.config.routes == Routes::Memory;
    let main_id = host.id("main");
    let skip = {
        let (host, main_id) = (host.clone(), main_id.clone());
        Callback::from(move |_| host.focus(&main_id))
    };
    // Two consoles on one page: neither is the page's main part, and their bars are not the page's.
    let (frame, main) = if embedded {
        let frame = el("section", "pb-frame").attr("aria-label", "Patchbay");
        (frame, "div")
    } else {
        (el("div", "pb-frame"), "main")
    };
    let main = el(main, "pb-main")
        .id(&main_id)
        .attr("tabindex", "-1")
        .child(content(&app, &state, &dispatch));
    let skip = bare("pb-button pb-skip")
        .click(skip)
        .text("Skip to content");
    frame
        .child(skip)
        .child(header::header(&app, &state, &dispatch))
        .child(main)
        .child(dialogs::dialogs(&app, &state, &dispatch))
        .child(toasts(&state.toasts, &dispatch.reform(Action::Dismiss)))
        .html()
}

/// The page, or the way to it. A page behind an ended session is kept as it is, out of sight.
fn content(app: &App, state: &State, dispatch: &Callback<Action>) -> Html {
    let page = match state.session {
        Session::SignedIn | Session::Expired => page(app, state),
        Session::Starting => skeleton(6, "Signing in"),
        Session::SignedOut(_) => Html::default(),
    };
    let (ask, expired, reason) = match state.session {
        Session::Expired => (true, true, None),
        Session::SignedOut(reason) => (true, false, reason),
        Session::Starting | Session::SignedIn => (false, false, None),
    };
    let gate = ask.then(|| match state.door {
        Door::Token { aside } => connect(app, aside, expired, dispatch),
        Door::Session if app.session().is_some() => {
            let on_signed_in = dispatch.reform(|()| Action::SignedIn);
            let on_token = dispatch.reform(|()| Action::Door(Door::Token { aside: true }));
            html! { <SignInPage app={app.clone()} {reason} {expired} {on_signed_in} {on_token}/> }
        }
        Door::Session => no_token(dispatch),
    });
    let page = el("div", "").attr_if(ask, "hidden", "").child(page);
    all(vec![gate.unwrap_or_default(), page.html()])
}

/// The page around the console is the one to mend this, and what was typed waits for it.
fn no_token(dispatch: &Callback<Action>) -> Html {
    let text = "The page around this console hands out none that the server takes. Nothing you have \
                typed is lost.";
    let again = button(
        Look::Plain,
        "Try again",
        dispatch.reform(|_| Action::SignedIn),
    );
    let text = told("No access token", paragraph(text));
    el("div", "pb-page")
        .child(banner(Mood::Error, text, again))
        .html()
}

fn connect(app: &App, aside: bool, expired: bool, dispatch: &Callback<Action>) -> Html {
    let on_connected = dispatch.reform(Action::Connected);
    let on_renewed = dispatch.reform(|()| Action::SignedIn);
    let on_back = dispatch.reform(|()| Action::Door(Door::Session));
    let app = app.clone();
    html! { <ConnectPage {app} {aside} {expired} {on_connected} {on_renewed} {on_back}/> }
}

fn page(app: &App, state: &State) -> Html {
    let epoch = state.epoch;
    let app = app.clone();
    match &state.route {
        Route::Connections(view) => {
            // Other strategies are another list.
            let strategies = app.settings().strategies.iter();
            let key: String = strategies.map(|strategy| strategy.as_str()).collect();
            html! { <ConnectionsPage {key} {app} view={view.clone()} {epoch}/> }
        }
        Route::Gallery { .. } | Route::Create(_)
            if app.obstacle(Operation::CreateConnection) == Some(Obstacle::ReadOnly) =>
        {
            not_here(
                &app,
                "This console is read-only",
                "Nothing can be created in it.",
            )
        }
        Route::Create(strategy) if !app.settings().shows(Some(*strategy)) => not_here(
            &app,
            "This strategy is not among those shown here",
            "The page around this console limits them.",
        ),
        Route::Gallery { search } => gallery(&app, search),
        Route::Create(strategy) => {
            let key = strategy.as_str();
            html! { <Editor {key} {app} subject={Subject::New(*strategy)}/> }
        }
        Route::Connection { id } => {
            html! { <ConnectionPage key={id.clone()} {app} id={id.clone()} {epoch}/> }
        }
        Route::NotFound => not_found(&app),
    }
}

fn title(state: &State) -> &'static str {
    match (&state.session, &state.route) {
        (Session::SignedOut(_) | Session::Expired, _) => "Sign in · Patchbay",
        (_, Route::Connections(_)) => "Connections · Patchbay",
        (_, Route::Gallery { .. } | Route::Create(_)) => "New connection · Patchbay",
        (_, Route::Connection { .. }) => "Connection · Patchbay",
        (_, Route::NotFound) => "Not found · Patchbay",
    }
}

/// Starts everything that goes on for as long as the console is there.
fn watch(app: &App, dispatcher: &UseReducerDispatcher<State>) {
    let changed = {
        let (dispatcher, host) = (dispatcher.clone(), app.host().clone());
        Callback::from(move |path: String| {
            dispatcher.dispatch(Action::Arrived(Route::parse(&path)));
            // The new page begins where the eye and the focus are.
            let main_id = host.id("main");
            let owner = host.clone();
            host.soon(move || owner.start_at(&main_id));
        })
    };
    let blocked = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |path: String| dispatcher.dispatch(Action::Blocked(path)))
    };
    let code = {
        let (app, dispatcher) = (app.clone(), dispatcher.clone());
        Callback::from(move |code: String| session::start(&app, &dispatcher, Some(code)))
    };
    let first_code = app.host().take_sign_in_code();
    app.host().watch_location(LocationHandlers {
        changed,
        blocked,
        code,
    });
    keys::watch(app, dispatcher);
    session::start(app, dispatcher, first_code);
    app.host().tell(Event::Ready);
}

/// Hears what pages tell, and takes each message away after its time.
fn notices(
    host: &Host,
    dispatcher: UseReducerDispatcher<State>,
    timers: Rc<RefCell<Vec<Timer>>>,
) -> Callback<Notice> {
    let host = host.clone();
    let next = RefCell::new(0_u32);
    let (told, renewal) = (Cell::new(None), RefCell::new(None));
    Callback::from(move |notice| match notice {
        Notice::Say(text) => {
            let key = *next.borrow();
            *next.borrow_mut() += 1;
            dispatcher.dispatch(Action::Say(key, text));
            let dismiss = dispatcher.clone();
            let timer = host.after(TOAST_TIME, move || dismiss.dispatch(Action::Dismiss(key)));
            let mut timers = timers.borrow_mut();
            // Dropping a timer cancels it; those of messages long gone have done their work.
            if timers.len() > state::TOASTS {
                timers.remove(0);
            }
            timers.push(timer);
        }
        Notice::Replaced(route) => dispatcher.dispatch(Action::Arrived(route)),
        Notice::SessionEnded => dispatcher.dispatch(Action::SessionEnded),
        Notice::Contract(contract) => dispatcher.dispatch(Action::Contract(contract)),
        // What was told before may be over by now, and is not told again.
        Notice::RateLimit(rate_limit) if told.replace(Some(rate_limit)) == Some(rate_limit) => {}
        Notice::RateLimit(rate_limit) => {
            dispatcher.dispatch(Action::RateLimit(rate_limit));
            let later = rate_limit::renewal(rate_limit, BrowserClock.now());
            *renewal.borrow_mut() = later.map(|(time, renewed)| {
                let dispatcher = dispatcher.clone();
                host.after(time, move || {
                    dispatcher.dispatch(Action::RateLimit(renewed));
                })
            });
        }
    })
}
