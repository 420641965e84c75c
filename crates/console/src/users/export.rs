//! Export first, then delete: the file is made, saved, and read back before anything goes.

mod check;
mod make;

use std::rc::Rc;

use management_client::users::{ExportFile, Listing, Verdict, read_all};
use web_sys::Event;
use yew::{Callback, Html, Properties, component, use_effect_with, use_state};

use self::check::{Check, check};
use self::make::{Make, make};
use super::watch::{Follower, Leash};
use crate::app::App;
use crate::components::control::tick;
use crate::markup::el;
use crate::model::users::NOT_IN_THE_FILE;

/// What stands between somebody and a deletion.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Clearance {
    /// There is neither an export nor a decision against one.
    #[default]
    Missing,
    /// A saved file was read back and holds everybody.
    Exported(Rc<ExportFile>),
    /// The user wants none.
    Waived,
}

/// What the step is told.
#[derive(Properties, PartialEq)]
pub(crate) struct ExportStepProps {
    /// The console.
    pub(crate) app: App,
    /// The name of the connection.
    pub(crate) connection: String,
    /// How many users it has; nothing when they cannot be read, and so cannot be exported.
    pub(crate) total: Option<u64>,
    /// Whether nothing can be changed now.
    pub(crate) locked: bool,
    /// What has been reached.
    pub(crate) clearance: Clearance,
    /// Takes what is reached.
    pub(crate) on_clearance: Callback<Clearance>,
    /// The session has ended.
    pub(crate) on_signed_out: Callback<()>,
}

/// The step: export, read back, or go without.
#[component]
pub(crate) fn ExportStep(props: &ExportStepProps) -> Html {
    let making = use_state(Make::default);
    let checking = use_state(Check::default);
    let leash = use_state(Leash::default);
    {
        let leash = (*leash).clone();
        use_effect_with((), move |()| move || leash.end());
    }
    let waived = props.clearance == Clearance::Waived;
    let waive = {
        let (on_clearance, checking) = (props.on_clearance.clone(), checking.clone());
        Callback::from(move |_: Event| {
            checking.set(Check::default());
            on_clearance.emit(if waived {
                Clearance::Missing
            } else {
                Clearance::Waived
            });
        })
    };
    let waiver = tick(waived, props.locked, waive).text("Delete without an export");
    let Some(total) = props.total else {
        return waiver.html();
    };
    el("section", "pb-stack-wide pb-step")
        .attr("aria-label", "Export")
        .child(el("h3", "").text("Export first"))
        .child(el("p", "").text(NOT_IN_THE_FILE))
        .child(make(props, total, &making, &leash))
        .child(check(props, &checking, &leash, making.is_running()))
        .child(waiver)
        .html()
}

/// Whether a file still holds everybody the server has; an error when the server does not say.
pub(crate) async fn covers(
    app: &App,
    connection: &str,
    file: &ExportFile,
    follower: &Follower,
) -> Result<bool, management_client::Error> {
    let listing = ids(app, connection, follower).await?;
    Ok(listing.is_some_and(|listing| file.compare(&listing).verdict() == Verdict::Complete))
}

/// The users the server has now, their ids alone.
async fn ids(
    app: &App,
    connection: &str,
    follower: &Follower,
) -> Result<Option<Listing>, management_client::Error> {
    let listed = read_all(app.client(), connection, &["user_id"], follower).await;
    app.observe(listed)
}
