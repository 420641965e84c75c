//! Reading the file back: what was saved is held against what the server has now.

use std::rc::Rc;

use management_client::Error;
use management_client::users::ExportFile;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, File};
use yew::{Callback, Html, UseStateHandle};

use super::{Clearance, ExportStepProps, ids};
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::button::{Tone, badge};
use crate::components::state::failure;
use crate::host::{self, Unread};
use crate::markup::{On, all, el};
use crate::model::users::{comparison, file_error};
use crate::users::watch::Leash;

/// What is known of the file.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Check {
    /// None was chosen.
    #[default]
    None,
    /// It is being read.
    Reading,
    /// It holds everybody.
    Good(String),
    /// It does not.
    Bad { name: String, told: String },
    /// The server did not say whom it has.
    Failed(Error),
}

/// The field for the file and what is known of it.
pub(super) fn check(
    props: &ExportStepProps,
    checking: &UseStateHandle<Check>,
    leash: &Leash,
    exporting: bool,
) -> Html {
    let host = props.app.host();
    let (field_id, help_id) = (host.id("export-file"), host.id("export-help"));
    let reading = **checking == Check::Reading;
    let read = reading_back(props, checking, leash);
    let field = el("div", "pb-stacked-field")
        .child(
            el("label", "pb-label")
                .set("for", field_id.clone())
                .text("Read the saved file back"),
        )
        .child(
            el("input", "pb-input pb-file")
                .id(&field_id)
                .attr("type", "file")
                .attr("accept", ".json,application/json")
                .set("aria-describedby", help_id.clone())
                .attr_if(props.locked || reading || exporting, "disabled", "")
                .click(Callback::from(|event: Event| host::forget(&event)))
                .on(On::Change, read),
        )
        .child(el("span", "pb-help").id(&help_id).text(
            "Choose the file you have saved: it is compared with the users the server has now. \
             It does not leave this page.",
        ));
    let (news, rest) = match &**checking {
        Check::None => (Html::default(), Html::default()),
        Check::Reading => (
            el("span", "pb-muted").text("Reading…").html(),
            Html::default(),
        ),
        Check::Good(told) => {
            let good = all(vec![
                badge(Tone::Success, "Complete").html(),
                el("span", "").text(told).html(),
            ]);
            (good, Html::default())
        }
        Check::Bad { name, told: reason } => {
            let title = [name, " does not do"].concat();
            let bad = banner(
                Mood::Error,
                told(&title, paragraph(reason)),
                Html::default(),
            );
            (Html::default(), bad)
        }
        Check::Failed(error) => {
            let again = checking.clone();
            let retry = Callback::from(move |_| again.set(Check::None));
            (Html::default(), failure(error, retry))
        }
    };
    let news = el("div", "pb-row").attr("role", "status").child(news);
    all(vec![field.html(), news.html(), rest])
}

fn reading_back(
    props: &ExportStepProps,
    checking: &UseStateHandle<Check>,
    leash: &Leash,
) -> Callback<Event> {
    let (app, connection) = (props.app.clone(), props.connection.clone());
    let (checking, leash) = (checking.clone(), leash.clone());
    let (on_clearance, on_signed_out) = (props.on_clearance.clone(), props.on_signed_out.clone());
    Callback::from(move |event: Event| {
        let Some(file) = host::picked(&event) else {
            return;
        };
        checking.set(Check::Reading);
        on_clearance.emit(Clearance::Missing);
        let follower = leash.begin(Callback::noop());
        let (app, connection, checking) = (app.clone(), connection.clone(), checking.clone());
        let (on_clearance, on_signed_out) = (on_clearance.clone(), on_signed_out.clone());
        spawn_local(async move {
            let name = file.name();
            let export = match read(&file).await {
                Ok(export) => export,
                Err(told) => {
                    checking.set(Check::Bad { name, told });
                    return;
                }
            };
            match ids(&app, &connection, &follower).await {
                Ok(None) => checking.set(Check::None),
                Ok(Some(listing)) => match comparison(&export.compare(&listing), &connection) {
                    Ok(told) => {
                        checking.set(Check::Good(told));
                        on_clearance.emit(Clearance::Exported(Rc::new(export)));
                    }
                    Err(told) => checking.set(Check::Bad { name, told }),
                },
                Err(error) if error.needs_sign_in() => on_signed_out.emit(()),
                Err(error) => checking.set(Check::Failed(error)),
            }
        });
    })
}

/// The export in a file, or why there is none.
async fn read(file: &File) -> Result<ExportFile, String> {
    let bytes = host::read(file).await.map_err(|unread| {
        match unread {
            Unread::TooLarge => "It is larger than 256 MB, which is more than this page can read.",
            Unread::Refused => "The browser could not read it. Choose it once more.",
        }
        .to_owned()
    })?;
    ExportFile::read(&bytes).map_err(file_error)
}
