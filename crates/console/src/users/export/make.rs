//! Making the file: users page by page, then one download.

use management_client::Error;
use management_client::users::{News, REACHABLE, read_all, write_export};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, UseStateHandle};

use super::ExportStepProps;
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::button::{Look, action, button};
use crate::components::progress::progress;
use crate::components::state::failure;
use crate::host::Host;
use crate::markup::{all, el};
use crate::model::users::{file_name, number, users};
use crate::users::watch::Leash;

/// How far the file has come.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Make {
    /// Nobody has asked for it.
    #[default]
    Idle,
    /// Users are coming in; with how long the rate limit makes it wait.
    Running {
        users: u64,
        total: u64,
        waiting: Option<u32>,
    },
    /// The browser has it.
    Done {
        name: String,
        users: u64,
        total: u64,
    },
    /// The browser did not take it.
    Refused,
    /// A page did not come.
    Failed(Error),
}

impl Make {
    /// Whether users are coming in.
    pub(super) fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }
}

/// The button, the bar, and what came of it.
pub(super) fn make(
    props: &ExportStepProps,
    total: u64,
    making: &UseStateHandle<Make>,
    leash: &Leash,
) -> Html {
    let start = starting(props, total, making, leash);
    let label = ["Export ", &users(total)].concat();
    let running = making.is_running();
    let export = action(
        Look::Plain,
        &label,
        !running && !props.locked,
        start.clone(),
    );
    let cancel = {
        let (making, leash) = (making.clone(), leash.clone());
        Callback::from(move |_: Event| {
            leash.end();
            making.set(Make::Idle);
        })
    };
    let row = el("div", "pb-row")
        .child(export)
        .maybe(running.then(|| button(Look::Plain, "Cancel the export", cancel)));
    let (news, rest) = match &**making {
        Make::Idle => (String::new(), Html::default()),
        Make::Running {
            users,
            total,
            waiting,
        } => {
            let news = match waiting {
                Some(seconds) => format!("The rate limit is used up: it waits {seconds} seconds."),
                None => "Users are fetched…".to_owned(),
            };
            (news, progress("Users fetched", *users, *total))
        }
        Make::Done { name, users, total } => {
            let news = [
                name,
                " with ",
                &self::users(*users),
                " is in your downloads.",
            ]
            .concat();
            (news, lacking(*users, *total))
        }
        Make::Refused => (
            "The browser did not take the file.".to_owned(),
            Html::default(),
        ),
        Make::Failed(error) => (String::new(), failure(error, start)),
    };
    let news = el("p", "pb-muted").attr("role", "status").text(&news);
    all(vec![row.html(), news.html(), rest])
}

/// What to know of a file that does not hold everybody.
fn lacking(users: u64, total: u64) -> Html {
    if users >= total {
        return Html::default();
    }
    let title = [
        "The file lacks ",
        &number(total - users),
        " of ",
        &self::users(total),
    ];
    let text = if users >= REACHABLE {
        "A tenant lists no more than 1,000 users. An export job of the tenant itself gives all of them."
    } else {
        "Users were added or deleted while it was made. Export again."
    };
    banner(
        Mood::Warning,
        told(&title.concat(), paragraph(text)),
        Html::default(),
    )
}

fn starting(
    props: &ExportStepProps,
    total: u64,
    making: &UseStateHandle<Make>,
    leash: &Leash,
) -> Callback<Event> {
    let (app, connection) = (props.app.clone(), props.connection.clone());
    let (making, leash) = (making.clone(), leash.clone());
    let on_signed_out = props.on_signed_out.clone();
    Callback::from(move |_| {
        let hear = {
            let making = making.clone();
            let last = std::cell::Cell::new((0, total));
            Callback::from(move |news| {
                let waiting = match news {
                    News::Listed { users, total } => {
                        last.set((users, total));
                        None
                    }
                    News::Waiting { seconds } => Some(seconds),
                    News::Deleted(_) => return,
                };
                let (users, total) = last.get();
                making.set(Make::Running {
                    users,
                    total,
                    waiting,
                });
            })
        };
        making.set(Make::Running {
            users: 0,
            total,
            waiting: None,
        });
        let follower = leash.begin(hear);
        let (app, connection) = (app.clone(), connection.clone());
        let (making, on_signed_out) = (making.clone(), on_signed_out.clone());
        spawn_local(async move {
            let read = read_all(app.client(), &connection, &[], &follower).await;
            match app.observe(read) {
                // Whoever ended it has said what is to be seen.
                Ok(None) => {}
                Ok(Some(listing)) => {
                    let name = file_name(&connection, &Host::today());
                    making.set(
                        if app.host().download(&name, &write_export(&listing.users)) {
                            Make::Done {
                                name,
                                users: listing.users.len() as u64,
                                total: listing.total,
                            }
                        } else {
                            Make::Refused
                        },
                    );
                }
                Err(error) if error.needs_sign_in() => on_signed_out.emit(()),
                Err(error) => making.set(Make::Failed(error)),
            }
        });
    })
}
