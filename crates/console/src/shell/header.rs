//! The bar at the top.

use connection_model::Contract;
use yew::{Callback, Html, html};

use super::session::sign_out;
use super::state::{Action, Session, State};
use crate::app::App;
use crate::components::button::{Look, icon_button, page_link, small_icon_button};
use crate::components::icon::{Icon, logo};
use crate::components::theme::theme_switch;
use crate::route::Route;

/// Name, where the data is, look, help, the way out.
pub(super) fn header(app: &App, state: &State, dispatch: &Callback<Action>) -> Html {
    let brand = html! { <>{ logo() }<span>{ "Patchbay" }</span></> };
    let choose = {
        let (host, dispatch) = (app.host().clone(), dispatch.clone());
        Callback::from(move |theme| {
            host.choose_theme(theme);
            dispatch.emit(Action::Theme(theme));
        })
    };
    let help = dispatch.reform(|_| Action::Help(true));
    let signed_in = state.session == Session::SignedIn && app.session().is_some();
    html! {
        <header class="pb-header">
            { page_link(app.host(), &Route::connections(), "pb-brand", brand) }
            if app.is_local() {
                <span class="pb-badge pb-badge-success" title="The API and its data are on this machine">
                    { "Local" }
                </span>
            }
            { state.contract.map(contract).unwrap_or_default() }
            <span class="pb-spacer"></span>
            { theme_switch(app.host(), state.theme, &choose) }
            { small_icon_button(Icon::Help, "Keyboard shortcuts".to_owned(), help) }
            if signed_in {
                { sign_out_button(app, dispatch) }
            }
        </header>
    }
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
    html! { <span class="pb-badge" {title}>{ text }</span> }
}

fn sign_out_button(app: &App, dispatch: &Callback<Action>) -> Html {
    let (app, dispatch) = (app.clone(), dispatch.clone());
    let onclick = Callback::from(move |_| {
        if app.host().is_unsaved() {
            dispatch.emit(Action::AskSignOut);
        } else {
            sign_out(&app, &dispatch);
        }
    });
    icon_button(Look::Quiet, Icon::SignOut, "Sign out", onclick)
}
