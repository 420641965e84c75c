//! Finding out who is signed in, and signing out.

use management_client::TokenError;
use management_client::fetch::is_served_by_patchbay;
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use super::state::{Action, Door, State};
use crate::app::App;
use crate::route::Route;

const USED: &str = "This sign-in link has been used already or is older than five minutes.";
const UNREACHABLE: &str = "The server cannot be reached. Start it, then load this page again.";

/// Signs in with the code of the address, or with the session of an earlier visit.
pub(super) fn start(app: &App, dispatcher: &UseReducerDispatcher<State>, code: Option<String>) {
    let (app, dispatcher) = (app.clone(), dispatcher.clone());
    if app.wants_token() {
        dispatcher.dispatch(Action::Door(Door::Token { aside: false }));
        dispatcher.dispatch(Action::SignedOut(None));
        return;
    }
    if app.session().is_none() {
        dispatcher.dispatch(Action::SignedIn);
        return;
    }
    spawn_local(async move {
        // Only our server makes links with a code.
        if app.is_unsure() && code.is_none() && matches!(is_served_by_patchbay().await, Ok(false)) {
            dispatcher.dispatch(Action::Door(Door::Token { aside: false }));
            dispatcher.dispatch(Action::SignedOut(None));
            return;
        }
        let Some(session) = app.session() else {
            return;
        };
        let by_code = match &code {
            Some(code) => Some(session.sign_in(code).await),
            None => None,
        };
        // A link that was used before is no harm while its session lasts.
        let token = app.session_token().await;
        dispatcher.dispatch(match (by_code, token) {
            (_, Ok(())) => Action::SignedIn,
            (_, Err(TokenError::Unavailable)) => Action::SignedOut(Some(UNREACHABLE)),
            (Some(Err(TokenError::SignedOut)), Err(_)) => Action::SignedOut(Some(USED)),
            (_, Err(_)) => Action::SignedOut(None),
        });
    });
}

/// Ends the session, or forgets the token; whatever was typed is gone with the page.
pub(super) fn sign_out(app: &App, dispatch: &yew::Callback<Action>) {
    app.host().set_unsaved(false);
    if app.wants_token() {
        // The address may name a connection of the server that is left.
        app.go(&Route::connections());
        dispatch.emit(Action::Disconnected);
        return;
    }
    let (app, dispatch) = (app.clone(), dispatch.clone());
    spawn_local(async move {
        let Some(session) = app.session() else {
            return;
        };
        match session.sign_out().await {
            Ok(()) => dispatch.emit(Action::SignedOut(None)),
            Err(_) => {
                app.toast("The server could not be told: you are still signed in.".to_owned());
            }
        }
    });
}
