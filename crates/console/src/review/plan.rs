//! A plan, drawn: what to decide, what blocks, what will change.

use connection_validation::Severity;
use lossless_json::Pointer;
use management_client::update::{Decisions, Plan, Side};
use yew::{Callback, Html};

use super::changes::{change_list, finding_banner};
use super::conflicts::{conflicts, lost};
use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::icon::chevron;
use crate::markup::{all, el};
use crate::model::form::label;
use crate::model::wording::counted;

/// Takes what the user decides.
pub(super) struct Deciding<'a> {
    /// What is decided so far.
    pub(super) decisions: &'a Decisions,
    /// Whose value wins at a place.
    pub(super) side: Callback<(Pointer, Side)>,
    /// Whether an option may go.
    pub(super) acknowledge: Callback<(Pointer, bool)>,
}

/// Everything there is to see before a save, what needs the user first.
pub(super) fn plan(app: &App, plan: &Plan, deciding: &Deciding<'_>) -> Html {
    let strategy = plan.theirs().strategy();
    let has_conflicts = !plan.conflicts().is_empty();
    let has_lost = !plan.lost().is_empty();
    let parts = [
        locked(plan),
        has_conflicts.then(|| conflicts(app, strategy, plan.conflicts(), &deciding.side)),
        meanwhile(plan),
        finding_banner(app, strategy, plan.findings(), Severity::Error),
        has_lost.then(|| {
            lost(
                strategy,
                plan.lost(),
                deciding.decisions,
                &deciding.acknowledge,
            )
        }),
        Some(changes(plan)),
        finding_banner(app, strategy, plan.findings(), Severity::Warning),
        recomputed(plan),
    ];
    all(parts.into_iter().map(Option::unwrap_or_default).collect())
}

/// Why a plan cannot be saved yet; nothing when it can.
pub(super) fn obstacle(plan: &Plan) -> Option<&'static str> {
    if plan.ready() {
        None
    } else if is_undecided(plan) {
        Some("Decide on each conflict first.")
    } else if plan.options_locked() {
        Some("Options cannot be saved without being read.")
    } else if plan.is_empty() {
        Some("There is nothing to save.")
    } else if plan.findings().has_errors() {
        Some("Mend the errors first.")
    } else {
        Some("Tick what may be removed first.")
    }
}

fn is_undecided(plan: &Plan) -> bool {
    let mut conflicts = plan.conflicts().iter();
    conflicts.any(|conflict| conflict.decision.is_none())
}

fn changes(plan: &Plan) -> Html {
    if plan.is_empty() && is_undecided(plan) {
        return Html::default();
    }
    if plan.is_empty() {
        return paragraph("There is nothing to save: the server has these values already.").html();
    }
    let title = counted(plan.changes().len(), "change", "changes");
    el("section", "pb-stack-wide")
        .attr("aria-label", "Changes")
        .child(el("h3", "").text(&title))
        .child(change_list(plan.theirs().strategy(), plan.changes()))
        .html()
}

fn locked(plan: &Plan) -> Option<Html> {
    let scope = plan.missing_scope()?;
    let rest = paragraph("The access token lacks ")
        .child(el("code", "").text(scope))
        .text(". Without it options can neither be shown nor saved.");
    let body = told("The options were not sent", rest);
    Some(banner(Mood::Warning, body, Html::default()))
}

fn meanwhile(plan: &Plan) -> Option<Html> {
    let mut others = plan.meanwhile();
    others.retain(|change| {
        let mut conflicts = plan.conflicts().iter();
        !conflicts.any(|conflict| conflict.pointer == change.pointer)
    });
    if others.is_empty() {
        return None;
    }
    let count = counted(others.len(), "more setting", "more settings");
    let text = [
        "Somebody else has changed ",
        &count,
        " meanwhile. That stays.",
    ]
    .concat();
    let summary = el("summary", "").child(chevron()).text(&text);
    let list = change_list(plan.theirs().strategy(), &others);
    Some(el("details", "pb-note").child(summary).child(list).html())
}

fn recomputed(plan: &Plan) -> Option<Html> {
    if plan.recomputed().is_empty() {
        return None;
    }
    let strategy = plan.theirs().strategy();
    let places = plan.recomputed().iter();
    let names: Vec<String> = places.map(|pointer| label(strategy, pointer)).collect();
    let text = ["The API will compute these again: ", &names.join(", "), "."].concat();
    Some(el("p", "pb-help").text(&text).html())
}
