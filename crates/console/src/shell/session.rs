//! Finding out who is signed in, and signing out.

use management_client::{TokenError, TokenSource};
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use super::state::{Action, State};
use crate::app::App;

const USED: &str = "This sign-in link has been used already or is older than five minutes.";
const UNREACHABLE: &str = "The server cannot be reached. Start it, then load this page again.";

/// Signs in with the code of the address, or with the session of an earlier visit.
pub(super) fn start(app: &App, dispatcher: &UseReducerDispatcher<State>, code: Option<String>) {
    let (app, dispatcher) = (app.clone(), dispatcher.clone());
    if app.session().is_none() {
        dispatcher.dispatch(Action::SignedIn);
        return;
    }
    spawn_local(async move {
        let Some(session) = app.session() else {
            return;
        };
        let by_code = match &code {
            Some(code) => Some(session.sign_in(code).await),
            None => None,
        };
        // A link that was used before is no harm while its session lasts.
        let token = session.token(false).await;
        dispatcher.dispatch(match (by_code, token) {
            (_, Ok(_)) => Action::SignedIn,
            (_, Err(TokenError::Unavailable)) => Action::SignedOut(Some(UNREACHABLE)),
            (Some(Err(TokenError::SignedOut)), Err(_)) => Action::SignedOut(Some(USED)),
            (_, Err(_)) => Action::SignedOut(None),
        });
    });
}

/// Ends the session; whatever was typed is gone with the page.
pub(super) fn sign_out(app: &App, dispatch: &yew::Callback<Action>) {
    app.host().set_unsaved(false);
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
