//! A plan, drawn: what to decide, what blocks, what will change.

use connection_validation::{Finding, Severity};
use lossless_json::Pointer;
use management_client::update::{Decisions, Plan, Side};
use yew::{Callback, Html, html};

use super::changes::{change_list, finding_list};
use super::conflicts::{conflicts, lost};
use crate::app::App;
use crate::components::banner::{Mood, banner};
use crate::components::icon::chevron;
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
    let of = |severity| -> Vec<&Finding> {
        let findings = plan.findings().findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .collect()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    html! {
        <>
            { locked(plan) }
            if !plan.conflicts().is_empty() {
                { conflicts(app, strategy, plan.conflicts(), &deciding.side) }
            }
            { meanwhile(plan) }
            if !errors.is_empty() {
                { banner(
                    Mood::Error,
                    html! {
                        <>
                            <strong>{ "The API would refuse this" }</strong>
                            { finding_list(strategy, &errors) }
                        </>
                    },
                    Html::default(),
                ) }
            }
            if !plan.lost().is_empty() {
                { lost(strategy, plan.lost(), deciding.decisions, &deciding.acknowledge) }
            }
            if plan.is_empty() {
                <p>{ "There is nothing to save: the server has these values already." }</p>
            } else {
                <section class="pb-stack-wide" aria-label="Changes">
                    <h3>{ counted(plan.changes().len(), "change", "changes") }</h3>
                    { change_list(strategy, plan.changes()) }
                </section>
            }
            if !warnings.is_empty() {
                { banner(
                    Mood::Warning,
                    html! {
                        <>
                            <strong>{ "The API takes this, but look again" }</strong>
                            { finding_list(strategy, &warnings) }
                        </>
                    },
                    Html::default(),
                ) }
            }
            { recomputed(plan) }
        </>
    }
}

/// Why a plan cannot be saved yet; nothing when it can.
pub(super) fn obstacle(plan: &Plan) -> Option<&'static str> {
    if plan.ready() {
        None
    } else if plan.is_empty() {
        Some("There is nothing to save.")
    } else if plan.options_locked() {
        Some("Options cannot be saved without being read.")
    } else if plan
        .conflicts()
        .iter()
        .any(|conflict| conflict.decision.is_none())
    {
        Some("Decide on each conflict first.")
    } else if plan.findings().has_errors() {
        Some("Mend the errors first.")
    } else {
        Some("Tick what may be removed first.")
    }
}

fn locked(plan: &Plan) -> Html {
    let Some(scope) = plan.missing_scope() else {
        return Html::default();
    };
    banner(
        Mood::Warning,
        html! {
            <>
                <strong>{ "The options were not sent" }</strong>
                <p>
                    { "The access token lacks " }<code>{ scope }</code>
                    { ". Without it options can neither be shown nor saved." }
                </p>
            </>
        },
        Html::default(),
    )
}

fn meanwhile(plan: &Plan) -> Html {
    let mut others = plan.meanwhile();
    others.retain(|change| {
        let same = |conflict: &management_client::update::FieldConflict| {
            conflict.pointer == change.pointer
        };
        !plan.conflicts().iter().any(same)
    });
    if others.is_empty() {
        return Html::default();
    }
    let strategy = plan.theirs().strategy();
    let count = counted(others.len(), "more setting", "more settings");
    html! {
        <details class="pb-note">
            <summary>
                { chevron() }
                { "Somebody else has changed " }{ count }{ " meanwhile. That stays." }
            </summary>
            { change_list(strategy, &others) }
        </details>
    }
}

fn recomputed(plan: &Plan) -> Html {
    if plan.recomputed().is_empty() {
        return Html::default();
    }
    let strategy = plan.theirs().strategy();
    let names: Vec<String> = plan
        .recomputed()
        .iter()
        .map(|pointer| label(strategy, pointer))
        .collect();
    html! {
        <p class="pb-help">{ "The API will compute these again: " }{ names.join(", ") }{ "." }</p>
    }
}
