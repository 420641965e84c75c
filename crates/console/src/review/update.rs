//! The review of changes to a stored connection.

use connection_model::Connection;
use lossless_json::Pointer;
use management_client::Error;
use management_client::update::{self, Decisions, Plan, Side};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{
    Callback, Html, Properties, UseStateHandle, component, html, use_effect_with, use_state,
};

use super::plan::{Deciding, obstacle, plan};
use crate::app::App;
use crate::components::button::{Look, action, button};
use crate::components::dialog::Dialog;
use crate::components::state::failure;
use crate::editor::Saved;
use crate::form::ServerMessage;
use crate::markup::{all, el};

/// What the dialog is told.
#[derive(Properties, PartialEq)]
pub(crate) struct UpdateDialogProps {
    /// The console.
    pub(crate) app: App,
    /// What the form was opened with.
    pub(crate) base: Connection,
    /// What the user made of it.
    pub(crate) draft: Connection,
    /// It goes away without a save.
    pub(crate) on_close: Callback<()>,
    /// The save was carried out.
    pub(crate) on_saved: Callback<Saved>,
    /// The server has refused it, with the places that it named.
    pub(crate) on_refused: Callback<Vec<ServerMessage>>,
}

/// How far the dialog has come.
#[derive(Clone, PartialEq)]
enum Stage {
    /// The server is asked what it has now.
    Preparing,
    /// Here is what a save would do; with what went wrong with the last try.
    Reviewing(Box<Plan>, Option<Error>),
    /// It is being done.
    Saving(Box<Plan>),
    /// There is no plan.
    Failed(Error),
}

/// The dialog.
#[component]
pub(crate) fn UpdateDialog(props: &UpdateDialogProps) -> Html {
    let stage = use_state(|| Stage::Preparing);
    let decisions = use_state(Decisions::default);
    let prepare = preparing(props, &stage, &decisions);
    {
        let prepare = prepare.clone();
        use_effect_with((), move |()| prepare.emit(None));
    }
    let decide = {
        let (stage, decisions) = (stage.clone(), decisions.clone());
        Callback::from(move |next: Decisions| {
            let decided = match &*stage {
                Stage::Reviewing(plan, error) => Some((plan.decide(&next), error.clone())),
                _ => None,
            };
            if let Some((Ok(plan), error)) = decided {
                stage.set(Stage::Reviewing(Box::new(plan), error));
            }
            decisions.set(next);
        })
    };
    let side = {
        let (decide, decisions) = (decide.clone(), decisions.clone());
        Callback::from(move |(pointer, side): (Pointer, Side)| {
            decide.emit((*decisions).clone().with_side(pointer, side));
        })
    };
    let acknowledge = {
        let decisions = decisions.clone();
        Callback::from(move |(pointer, agreed): (Pointer, bool)| {
            let mut next = (*decisions).clone();
            next.acknowledged.retain(|other| *other != pointer);
            if agreed {
                next = next.with_acknowledged(pointer);
            }
            decide.emit(next);
        })
    };
    let deciding = Deciding {
        decisions: &decisions,
        side,
        acknowledge,
    };
    let retry = prepare.reform(|_| None);
    let body = match &*stage {
        Stage::Preparing => el("p", "pb-muted")
            .attr("role", "status")
            .text("Asking the server what it has now…")
            .html(),
        Stage::Reviewing(current, error) => {
            let trouble = error.as_ref().map(|error| failure(error, retry));
            all(vec![
                trouble.unwrap_or_default(),
                plan(&props.app, current, &deciding),
            ])
        }
        Stage::Saving(current) => plan(&props.app, current, &deciding),
        Stage::Failed(error) => failure(error, retry),
    };
    let actions = actions(props, &stage, &prepare);
    html! {
        <Dialog
            host={props.app.host().clone()}
            title="Review changes"
            wide=true
            on_close={props.on_close.clone()}
            {actions}
        >
            { body }
        </Dialog>
    }
}

/// Makes a plan; given is what went wrong with the last one.
fn preparing(
    props: &UpdateDialogProps,
    stage: &UseStateHandle<Stage>,
    decisions: &UseStateHandle<Decisions>,
) -> Callback<Option<Error>> {
    let (app, base, draft) = (props.app.clone(), props.base.clone(), props.draft.clone());
    let (stage, decisions, on_close) = (stage.clone(), decisions.clone(), props.on_close.clone());
    Callback::from(move |trouble: Option<Error>| {
        let (app, base, draft) = (app.clone(), base.clone(), draft.clone());
        let (stage, decisions, on_close) = (stage.clone(), decisions.clone(), on_close.clone());
        stage.set(Stage::Preparing);
        spawn_local(async move {
            let decisions = (*decisions).clone();
            let made = update::prepare(app.client(), &base, &draft, &decisions).await;
            match app.observe(made) {
                Ok(plan) => stage.set(Stage::Reviewing(Box::new(plan), trouble)),
                // The page asks to sign in; a dialog over it would be in the way.
                Err(error) if error.needs_sign_in() => on_close.emit(()),
                Err(error) => stage.set(Stage::Failed(error)),
            }
        });
    })
}

fn actions(
    props: &UpdateDialogProps,
    stage: &UseStateHandle<Stage>,
    prepare: &Callback<Option<Error>>,
) -> Html {
    let (plan, saving) = match &**stage {
        Stage::Reviewing(plan, _) => (Some(plan), false),
        Stage::Saving(plan) => (Some(plan), true),
        Stage::Preparing | Stage::Failed(_) => (None, false),
    };
    let obstacle = plan.and_then(|plan| obstacle(plan));
    let can_save = plan.is_some() && obstacle.is_none() && !saving;
    let save = saving_callback(props, stage, prepare);
    let label = if saving { "Saving…" } else { "Save" };
    let note = el("span", "pb-help pb-spacer").attr("role", "status");
    all(vec![
        note.text(obstacle.unwrap_or_default()).html(),
        button(Look::Plain, "Cancel", props.on_close.reform(|_| ())),
        if **stage == Stage::Preparing {
            Html::default()
        } else {
            action(Look::Primary, label, can_save, save).html()
        },
    ])
}

fn saving_callback(
    props: &UpdateDialogProps,
    stage: &UseStateHandle<Stage>,
    prepare: &Callback<Option<Error>>,
) -> Callback<Event> {
    let (app, stage, prepare) = (props.app.clone(), stage.clone(), prepare.clone());
    let (on_saved, on_close, on_refused) = (
        props.on_saved.clone(),
        props.on_close.clone(),
        props.on_refused.clone(),
    );
    Callback::from(move |_| {
        let Stage::Reviewing(plan, _) = (*stage).clone() else {
            return;
        };
        stage.set(Stage::Saving(plan.clone()));
        let (app, stage, prepare) = (app.clone(), stage.clone(), prepare.clone());
        let (on_saved, on_close, on_refused) =
            (on_saved.clone(), on_close.clone(), on_refused.clone());
        spawn_local(async move {
            let done = update::commit(app.client(), &plan).await;
            match app.observe(done) {
                Ok(outcome) => on_saved.emit(Saved {
                    before: plan.theirs().to_value(),
                    outcome,
                }),
                Err(error) if error.needs_sign_in() => on_close.emit(()),
                Err(Error::Stale) => prepare.emit(Some(Error::Stale)),
                Err(error) => match ServerMessage::all_of(&error) {
                    none if none.is_empty() => stage.set(Stage::Reviewing(plan, Some(error))),
                    messages => on_refused.emit(messages),
                },
            }
        });
    })
}
