//! Deleting all users of a connection: with one call, or on a tenant user by user.

use std::cell::Cell;
use std::rc::Rc;

use connection_model::{Connection, Contract};
use management_client::Error;
use management_client::users::{DeletionRun, Ended, News, Tally, estimated_seconds};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{
    Callback, Html, Properties, UseStateHandle, component, html, use_effect_with, use_state,
};

use super::export::{Clearance, ExportStep, covers};
use super::outcome::{Rest, resting, running};
use super::watch::Leash;
use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::button::{Look, action, button};
use crate::components::confirm::confirm;
use crate::components::dialog::Dialog;
use crate::components::state::failure;
use crate::markup::all;
use crate::model::users::{duration, number, tally, users};

/// What the dialog is told.
#[derive(Properties, PartialEq)]
pub(super) struct DeleteUsersDialogProps {
    /// The console.
    pub(super) app: App,
    /// The connection, as the server has it.
    pub(super) connection: Connection,
    /// How many users it had a moment ago.
    pub(super) total: u64,
    /// Back to the list of users.
    pub(super) on_back: Callback<()>,
    /// The session has ended.
    pub(super) on_close: Callback<()>,
}

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Phase {
    /// The user decides; with what went wrong with the last try.
    Asking(Option<Trouble>),
    /// The one call is on its way.
    Busy,
    /// Users are deleted one by one.
    Running(Tally, Option<u32>),
    /// The last call of a run that is to stop is on its way.
    Stopping(Tally),
    /// It stands still.
    Resting(Box<DeletionRun>, Rest),
}

#[derive(Clone, PartialEq)]
enum Trouble {
    Failed(Error),
    /// The server has users who are not in the file.
    Outdated,
}

/// What the buttons need.
struct Parts<'a> {
    props: &'a DeleteUsersDialogProps,
    phase: &'a UseStateHandle<Phase>,
    clearance: &'a UseStateHandle<Clearance>,
    leash: &'a Leash,
}

/// The dialog.
#[component]
pub(super) fn DeleteUsersDialog(props: &DeleteUsersDialogProps) -> Html {
    let phase = use_state(|| Phase::Asking(None));
    let name = use_state(String::new);
    let clearance = use_state(Clearance::default);
    let leash = use_state(Leash::default);
    {
        let leash = (*leash).clone();
        use_effect_with((), move |()| move || leash.end());
    }
    let parts = Parts {
        props,
        phase: &phase,
        clearance: &clearance,
        leash: &leash,
    };
    let right_name = props.connection.name().unwrap_or_default();
    let delete = parts.deleting();
    let (body, buttons) = match &*phase {
        Phase::Asking(_) | Phase::Busy => {
            let ready = *name == right_name && **parts.clearance != Clearance::Missing;
            let busy = *phase == Phase::Busy;
            (parts.question(&name), parts.choices(ready, busy, delete))
        }
        Phase::Running(tally, waiting) => (running(tally, *waiting), parts.brakes(true)),
        Phase::Stopping(tally) => (running(tally, None), parts.brakes(false)),
        Phase::Resting(run, rest) => {
            let resume = parts.running(run, false);
            (
                resting(run, rest, resume.clone()),
                parts.after(run, rest, resume),
            )
        }
    };
    let close = {
        let (app, phase, back) = (props.app.clone(), phase.clone(), props.on_back.clone());
        Callback::from(move |()| {
            if let Phase::Running(found, _) | Phase::Stopping(found) = &*phase {
                app.toast(["The deletion was stopped: ", &tally(found)].concat());
            }
            back.emit(());
        })
    };
    html! {
        <Dialog
            host={props.app.host().clone()}
            title={["Delete all users of ", right_name].concat()}
            on_close={close}
            actions={buttons}
        >
            { body }
        </Dialog>
    }
}

impl Parts<'_> {
    /// What is asked before anything goes.
    fn question(&self, name: &UseStateHandle<String>) -> Html {
        let props = self.props;
        let busy = **self.phase == Phase::Busy;
        let trouble = match &**self.phase {
            Phase::Asking(Some(Trouble::Failed(error))) => Some(failure(error, self.deleting())),
            Phase::Asking(Some(Trouble::Outdated)) => {
                let text = "Users have come since the file was made. Export again and read the new \
                            file back. Nothing was deleted.";
                let text = told("The export does not hold everybody", paragraph(text));
                Some(banner(Mood::Error, text, Html::default()))
            }
            _ => None,
        };
        let mut text = users(props.total);
        text.push_str(" will be deleted. The connection and its settings stay.");
        if props.app.contract() == Contract::Tenant {
            let seconds = estimated_seconds(props.total, props.app.client().budget());
            text.push_str(" A tenant has no call for all of them. One by one that is ");
            text.push_str(&number(props.total));
            text.push_str(if props.total == 1 {
                " call, "
            } else {
                " calls, "
            });
            text.push_str(&duration(seconds));
            text.push_str(", and it can be paused.");
        }
        let warning = told("This cannot be undone", paragraph(&text));
        let right_name = props.connection.name().unwrap_or_default();
        let on_clearance = {
            let clearance = self.clearance.clone();
            Callback::from(move |next| clearance.set(next))
        };
        let on_name = {
            let name = name.clone();
            Callback::from(move |text| name.set(text))
        };
        let step = html! {
            <ExportStep
                app={props.app.clone()}
                connection={right_name.to_owned()}
                total={Some(props.total)}
                locked={busy}
                clearance={(**self.clearance).clone()}
                {on_clearance}
                on_signed_out={props.on_close.clone()}
            />
        };
        let host = props.app.host();
        all(vec![
            trouble.unwrap_or_default(),
            banner(Mood::Warning, warning, Html::default()),
            step,
            confirm(host, "delete-users", right_name, name, busy, &on_name),
        ])
    }

    fn choices(&self, ready: bool, busy: bool, delete: Callback<Event>) -> Html {
        let label = if busy {
            "Deleting…".to_owned()
        } else {
            ["Delete ", &users(self.props.total)].concat()
        };
        all(vec![
            button(Look::Plain, "Cancel", self.props.on_back.reform(|_| ())),
            action(Look::Destroy, &label, ready && !busy, delete).html(),
        ])
    }

    fn brakes(&self, enabled: bool) -> Html {
        let stop = |for_good: bool| {
            let (phase, leash) = (self.phase.clone(), self.leash.clone());
            Callback::from(move |_: Event| {
                if let Phase::Running(tally, _) = &*phase {
                    if for_good {
                        leash.end_for_good();
                    } else {
                        leash.end();
                    }
                    phase.set(Phase::Stopping(*tally));
                }
            })
        };
        all(vec![
            action(Look::Plain, "Cancel", enabled, stop(true)).html(),
            action(Look::Primary, "Pause", enabled, stop(false)).html(),
        ])
    }

    fn after(&self, run: &DeletionRun, rest: &Rest, resume: Callback<Event>) -> Html {
        let close = button(Look::Plain, "Close", self.props.on_back.reform(|_| ()));
        // The focus is on the last button, which was the one to pause.
        all(match rest {
            Rest::Finished if run.tally().failed > 0 => {
                let again = self.running(run, true);
                vec![button(Look::Plain, "Try the failed again", again), close]
            }
            Rest::Finished => vec![Html::default(), close],
            Rest::Paused | Rest::Cancelled | Rest::Interrupted(_) => {
                vec![close, button(Look::Primary, "Resume", resume)]
            }
        })
    }

    /// Deletes, in the way of the contract.
    fn deleting(&self) -> Callback<Event> {
        let props = self.props;
        let name = props.connection.name().unwrap_or_default().to_owned();
        if props.app.contract() == Contract::Tenant {
            let exported = match &**self.clearance {
                Clearance::Exported(file) => Some(Rc::clone(file)),
                Clearance::Missing | Clearance::Waived => None,
            };
            return self.running(&DeletionRun::new(&name, exported), false);
        }
        let (app, total) = (props.app.clone(), props.total);
        let (on_back, on_close) = (props.on_back.clone(), props.on_close.clone());
        let id = props.connection.id().unwrap_or_default().to_owned();
        let (phase, clearance) = (self.phase.clone(), self.clearance.clone());
        let leash = self.leash.clone();
        Callback::from(move |_| {
            phase.set(Phase::Busy);
            let follower = leash.begin(Callback::noop());
            let (app, name, id) = (app.clone(), name.clone(), id.clone());
            let (phase, clearance) = (phase.clone(), clearance.clone());
            let (on_back, on_close) = (on_back.clone(), on_close.clone());
            spawn_local(async move {
                let covered = match &*clearance {
                    Clearance::Exported(file) => covers(&app, &name, file, &follower).await,
                    Clearance::Missing | Clearance::Waived => Ok(true),
                };
                let deleted = match covered {
                    Ok(true) => {
                        let deleted = app.client().delete_all_users(&id).await;
                        app.observe(deleted)
                    }
                    Ok(false) => {
                        clearance.set(Clearance::Missing);
                        phase.set(Phase::Asking(Some(Trouble::Outdated)));
                        return;
                    }
                    Err(error) => Err(error),
                };
                match deleted {
                    Ok(()) => {
                        app.toast([users(total).as_str(), " deleted"].concat());
                        on_back.emit(());
                    }
                    Err(error) if error.needs_sign_in() => on_close.emit(()),
                    Err(error) => phase.set(Phase::Asking(Some(Trouble::Failed(error)))),
                }
            });
        })
    }

    /// Begins a run, or goes on with one; the failed ones come again when that is asked for.
    fn running(&self, run: &DeletionRun, failed_too: bool) -> Callback<Event> {
        let (app, run, total) = (self.props.app.clone(), run.clone(), self.props.total);
        let (phase, leash) = (self.phase.clone(), self.leash.clone());
        let on_close = self.props.on_close.clone();
        Callback::from(move |_| {
            let (app, phase, mut run) = (app.clone(), phase.clone(), run.clone());
            let (leash, on_close) = (leash.clone(), on_close.clone());
            if failed_too {
                run.retry_failed();
            }
            let mut begin = run.tally();
            begin.total = begin.total.max(total);
            phase.set(Phase::Running(begin, None));
            let last = Cell::new(begin);
            let hear = {
                let phase = phase.clone();
                Callback::from(move |news| {
                    let waiting = match news {
                        News::Listed { .. } => return,
                        News::Deleted(tally) => {
                            last.set(tally);
                            None
                        }
                        News::Waiting { seconds } => Some(seconds),
                    };
                    phase.set(Phase::Running(last.get(), waiting));
                })
            };
            let follower = leash.begin(hear);
            spawn_local(async move {
                let rest = match run.go_on(app.client(), &follower).await {
                    Ended::Finished => Rest::Finished,
                    Ended::Stopped if leash.is_ended_for_good() => Rest::Cancelled,
                    Ended::Stopped => Rest::Paused,
                    Ended::Interrupted(error) => match app.observe::<()>(Err(error)) {
                        Err(error) if error.needs_sign_in() => {
                            on_close.emit(());
                            return;
                        }
                        Err(error) => Rest::Interrupted(error),
                        Ok(()) => Rest::Finished,
                    },
                };
                phase.set(Phase::Resting(Box::new(run), rest));
            });
        })
    }
}
