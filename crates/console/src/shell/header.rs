//! The bar at the top.

use connection_model::Contract;
use management_client::RateLimit;
use yew::{Callback, Html};

use super::session::sign_out;
use super::state::{Action, Session, State};
use crate::app::App;
use crate::components::button::{Look, Tone, badge, icon_button, page_link, small_icon_button};
use crate::components::icon::{Icon, logo};
use crate::components::theme::theme_switch;
use crate::markup::el;
use crate::model::rate_limit::told;
use crate::route::Route;

/// Name, where the data is, look, help, the way out.
pub(super) fn header(app: &App, state: &State, dispatch: &Callback<Action>) -> Html {
    let choose = {
        let (host, dispatch) = (app.host().clone(), dispatch.clone());
        Callback::from(move |theme| {
            host.choose_theme(theme);
            dispatch.emit(Action::Theme(theme));
        })
    };
    let help = dispatch.reform(|_| Action::Help(true));
    let in_session = state.session == Session::SignedIn;
    let signed_in = in_session && (app.session().is_some() || app.server().is_some());
    let brand = page_link(app.host(), &Route::connections(), "pb-brand")
        .child(logo())
        .child(el("span", "").text("Patchbay"));
    let counted = state.rate_limit.filter(|_| in_session);
    let server = app.server().filter(|_| in_session).map(|server| {
        badge(Tone::Accent, server.authority())
            .attr("title", "The server whose connections these are")
            .html()
    });
    let local = (in_session && app.is_local()).then(|| {
        badge(Tone::Success, "Local")
            .attr("title", "The API and its data are on this machine")
            .html()
    });
    let read_only = app.settings().read_only.then(|| {
        badge(Tone::Neutral, "Read-only")
            .attr("title", "Everything can be looked at and nothing changed")
            .html()
    });
    el("header", "pb-header")
        .child(brand)
        .maybe(server)
        .maybe(local)
        .maybe(read_only)
        .maybe(state.contract.map(contract))
        .maybe(counted.map(rate_limit))
        .child(el("span", "pb-spacer"))
        .maybe(
            (app.settings().theme.is_none())
                .then(|| theme_switch(app.host(), state.theme, &choose)),
        )
        .child(small_icon_button(
            Icon::Help,
            "Keyboard shortcuts".to_owned(),
            help,
        ))
        .maybe(signed_in.then(|| sign_out_button(app, dispatch)))
        .html()
}

fn contract(contract: Contract) -> Html {
    let (text, title) = match contract {
        Contract::Reference => (
            "Reference contract",
            "The server merges changed options, as the API's reference describes it",
        ),
        Contract::Tenant => (
            "Tenant contract",
            "The server replaces options as a whole, as live tenants do",
        ),
    };
    badge(Tone::Neutral, text).attr("title", title).html()
}

/// What is left of the rate limit. It is no live region: it changes with every call.
fn rate_limit(rate_limit: RateLimit) -> Html {
    let told = told(rate_limit);
    let tone = if told.low {
        Tone::Warning
    } else {
        Tone::Neutral
    };
    let until = told
        .until
        .map(|until| el("span", "pb-badge-more").text(&until).html());
    let badge = if rate_limit == RateLimit::Off {
        // Where there is little room, what limits nobody gives way.
        el("span", "pb-badge pb-badge-more").text(&told.text)
    } else {
        badge(tone, &told.text)
    };
    badge.set("title", told.meaning).maybe(until).html()
}

fn sign_out_button(app: &App, dispatch: &Callback<Action>) -> Html {
    let session = app.session().is_some();
    let (app, dispatch) = (app.clone(), dispatch.clone());
    let onclick = Callback::from(move |_| {
        if app.host().is_unsaved() {
            dispatch.emit(Action::AskSignOut);
        } else {
            sign_out(&app, &dispatch);
        }
    });
    let label = if session { "Sign out" } else { "Disconnect" };
    icon_button(Look::Quiet, Icon::SignOut, label, onclick)
}
