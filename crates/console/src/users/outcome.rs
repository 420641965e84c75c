//! How far a deletion user by user has come, and what became of each.

use management_client::Error;
use management_client::users::{DeletionRow, DeletionRun, RowOutcome, Tally};
use web_sys::Event;
use yew::{Callback, Html};

use crate::components::icon::chevron;
use crate::components::progress::progress;
use crate::components::state::failure;
use crate::markup::{all, el};
use crate::model::users::{number, outcome, tally};

/// Rows drawn at once; the worst come first.
const WINDOW: usize = 200;

/// Why a run stands still.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rest {
    /// The user wants a pause.
    Paused,
    /// The user wants no more.
    Cancelled,
    /// Something has to be mended first.
    Interrupted(Error),
    /// Everybody has an outcome.
    Finished,
}

/// A run under way.
pub(super) fn running(found: &Tally, waiting: Option<u32>) -> Html {
    let news = match waiting {
        Some(seconds) => format!("The rate limit is used up: it waits {seconds} seconds."),
        None => "Users are deleted one by one…".to_owned(),
    };
    // As many as of a run that stands still, so that the status stays the one that is heard.
    all(vec![
        status(&news),
        progress("Users deleted", found.done(), found.total),
        el("p", "pb-muted").text(&tally(found)).html(),
        Html::default(),
    ])
}

/// A run that stands still.
pub(super) fn resting(run: &DeletionRun, rest: &Rest, resume: Callback<Event>) -> Html {
    let found = run.tally();
    let news = match rest {
        Rest::Paused => "Paused",
        Rest::Cancelled => "Cancelled",
        Rest::Interrupted(_) => "Interrupted",
        Rest::Finished => "Finished",
    };
    let news = [news, ": ", &tally(&found), "."].concat();
    let trouble = match rest {
        Rest::Interrupted(error) => failure(error, resume),
        _ => Html::default(),
    };
    all(vec![
        status(&news),
        progress("Users deleted", found.done(), found.total),
        trouble,
        results(run.rows()),
    ])
}

fn status(news: &str) -> Html {
    el("p", "").attr("role", "status").text(news).html()
}

fn results(rows: &[DeletionRow]) -> Html {
    let bad = |row: &DeletionRow| rank(row) < 2;
    let opened = rows.iter().any(bad);
    let sorted = (0..RANKS).flat_map(|wanted| rows.iter().filter(move |row| rank(row) == wanted));
    let more = rows.len().saturating_sub(WINDOW);
    let shown = sorted.take(WINDOW).map(|row| {
        el("li", "pb-result")
            .key(&row.id)
            .child(el("span", "").text(&row.label))
            .child(el("span", "pb-muted").text(&outcome(&row.outcome)))
            .html()
    });
    let list = el("ul", "pb-results").list(shown.collect());
    let rest = (more > 0).then(|| {
        let text = ["and ", &number(more as u64), " more"].concat();
        el("p", "pb-muted").text(&text).html()
    });
    el("details", "")
        .attr_if(opened, "open", "")
        .child(
            el("summary", "")
                .child(chevron())
                .text("What became of each user"),
        )
        .child(list)
        .maybe(rest)
        .html()
}

/// How many there are of [`rank`].
const RANKS: u8 = 5;

/// What people look for first has the lowest.
fn rank(row: &DeletionRow) -> u8 {
    match row.outcome {
        RowOutcome::Failed(_) => 0,
        RowOutcome::LeftAlone(_) => 1,
        RowOutcome::Waiting => 2,
        RowOutcome::Gone => 3,
        RowOutcome::Deleted => 4,
    }
}
