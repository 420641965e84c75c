//! Questions and help that concern the whole console.

use yew::{Callback, Html, html};

use super::keys::keys;
use super::session::sign_out;
use super::state::{Action, Leaving, State};
use crate::app::App;
use crate::components::banner::paragraph;
use crate::components::button::{Look, button};
use crate::components::dialog::Dialog;
use crate::markup::{all, el};

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
    let actions = all(vec![
        button(Look::Danger, "Discard changes", go),
        button(Look::Primary, "Stay", on_close.reform(|_| ())),
    ]);
    let text = "There are changes that are not saved. Leaving throws them away.";
    html! {
        <Dialog host={app.host().clone()} title="Leave without saving?" {on_close} {actions}>
            { paragraph(text).html() }
        </Dialog>
    }
}

fn help(app: &App, dispatch: &Callback<Action>) -> Html {
    let on_close = dispatch.reform(|()| Action::Help(false));
    let actions = button(Look::Plain, "Close", on_close.reform(|_| ()));
    let entries = keys(app).map(|(key, effect, _)| {
        let key = el("dt", "").child(el("kbd", "").text(key));
        all(vec![key.html(), el("dd", "").text(effect).html()])
    });
    let list = el("dl", "pb-shortcuts").list(entries.collect());
    let note = el("p", "pb-help").text("Letters are no shortcuts while you type into a field.");
    html! {
        <Dialog host={app.host().clone()} title="Keyboard shortcuts" {on_close} {actions}>
            { list.html() }
            { note.html() }
        </Dialog>
    }
}
