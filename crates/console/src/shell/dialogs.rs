//! Questions and help that concern the whole console.

use yew::{Callback, Html, html};

use super::keys::KEYS;
use super::session::sign_out;
use super::state::{Action, Leaving, State};
use crate::app::App;
use crate::components::button::{Look, button};
use crate::components::dialog::Dialog;

/// The one that is open, if one is.
pub(super) fn dialogs(app: &App, state: &State, dispatch: &Callback<Action>) -> Html {
    if let Some(leaving) = &state.leaving {
        leave(app, leaving, dispatch)
    } else if state.help {
        help(app, dispatch)
    } else {
        Html::default()
    }
}

fn leave(app: &App, leaving: &Leaving, dispatch: &Callback<Action>) -> Html {
    let on_close = dispatch.reform(|()| Action::Stay);
    let go = {
        let (app, leaving, dispatch) = (app.clone(), leaving.clone(), dispatch.clone());
        Callback::from(move |_| {
            dispatch.emit(Action::Stay);
            app.host().set_unsaved(false);
            match &leaving {
                Leaving::For(path) => app.host().navigate(path),
                Leaving::SignOut => sign_out(&app, &dispatch),
            }
        })
    };
    let actions = html! {
        <>
            { button(Look::Danger, "Discard changes", go) }
            { button(Look::Primary, "Stay", on_close.reform(|_| ())) }
        </>
    };
    html! {
        <Dialog host={app.host().clone()} title="Leave without saving?" {on_close} {actions}>
            <p>{ "There are changes that are not saved. Leaving throws them away." }</p>
        </Dialog>
    }
}

fn help(app: &App, dispatch: &Callback<Action>) -> Html {
    let on_close = dispatch.reform(|()| Action::Help(false));
    let actions = button(Look::Plain, "Close", on_close.reform(|_| ()));
    html! {
        <Dialog host={app.host().clone()} title="Keyboard shortcuts" {on_close} {actions}>
            <dl class="pb-shortcuts">
                for (key, effect) in KEYS {
                    <dt><kbd>{ key }</kbd></dt>
                    <dd>{ effect }</dd>
                }
            </dl>
            <p class="pb-help">{ "Letters are no shortcuts while you type into a field." }</p>
        </Dialog>
    }
}
