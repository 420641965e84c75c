//! An object whose members are options of their own.

use connection_validation::{Finding, Severity};
use lossless_json::Value;
use yew::{Html, html};

use super::field::{actions, badges, field as draw, unknown};
use super::{FormView, field_id};
use crate::components::button::{Tone, badge};
use crate::components::icon::chevron;
use crate::model::form::Field;
use crate::model::wording::counted;

/// Groups this deep are headings in the one around them: three folds to reach a switch are too
/// many.
const FOLDED_DEPTH: usize = 2;

/// A group that folds, or a heading inside one.
pub(super) fn group(view: &FormView<'_>, field: &Field, depth: usize) -> Html {
    if depth < FOLDED_DEPTH {
        folding(view, field, depth)
    } else {
        heading(view, field, depth)
    }
}

fn folding(view: &FormView<'_>, field: &Field, depth: usize) -> Html {
    let id = field_id(view.host(), &field.pointer);
    let changed = view.is_changed(&field.pointer);
    // It opens by what it was in the beginning, so that it does not move while somebody types.
    let filled = view.draft.base().at(&field.pointer).is_some_and(is_filled);
    let open = filled || !view.filter.is_empty();
    // Another key makes another element: a filter opens what the user has not.
    let key = format!("{}{open}", field.pointer);
    html! {
        <details class="pb-group" {key} {open} data-changed={changed.then_some("")}>
            <summary {id}>
                { chevron() }
                <span class="pb-label">{ field.option.label() }</span>
                { state(view, field) }
                { badges(view, field) }
                <span class="pb-help pb-group-help">{ field.option.help() }</span>
            </summary>
            { body(view, field, depth) }
        </details>
    }
}

fn heading(view: &FormView<'_>, field: &Field, depth: usize) -> Html {
    html! {
        <div class="pb-subgroup" key={field.pointer.as_str().to_owned()}>
            <div class="pb-subgroup-head" id={field_id(view.host(), &field.pointer)} tabindex="-1">
                <span class="pb-label">{ field.option.label() }</span>
                { state(view, field) }
                { badges(view, field) }
            </div>
            { body(view, field, depth) }
        </div>
    }
}

fn body(view: &FormView<'_>, field: &Field, depth: usize) -> Html {
    let value = view.draft.at(&field.pointer);
    let findings: Vec<&Finding> = view.findings_at(field).collect();
    let others = field.other_keys(value);
    let tools = value.is_some() || view.is_changed(&field.pointer);
    let own_messages = !findings.is_empty()
        || view
            .refused
            .is_some_and(|refused| refused.pointer == field.pointer);
    html! {
        <div class="pb-group-body">
            if own_messages {
                <div class="pb-group-messages">{ view.messages(&findings, &field.pointer) }</div>
            }
            for child in &field.children {
                { draw(view, child, depth + 1) }
            }
            for key in others {
                { unknown(view, &field.pointer.join(key)) }
            }
            if tools && depth < FOLDED_DEPTH {
                <div class="pb-group-tools">
                    <span class="pb-help">{ "The whole group:" }</span>
                    { actions(view, &field.pointer, field.option.label()) }
                </div>
            }
        </div>
    }
}

/// How much of the group is set, and the worst that is said about it.
fn state(view: &FormView<'_>, field: &Field) -> Html {
    let set = match view.draft.at(&field.pointer) {
        None => "Not set".to_owned(),
        Some(Value::Null) => "null".to_owned(),
        Some(value) => counted(leaves(value), "setting", "settings"),
    };
    html! {
        <>
            { badge(Tone::Neutral, &set) }
            { worst(view.worst_inside(&field.pointer)) }
        </>
    }
}

/// A badge for the worst of some findings.
pub(super) fn worst(severity: Option<Severity>) -> Html {
    match severity {
        Some(Severity::Error) => badge(Tone::Danger, "Error"),
        Some(Severity::Warning) => badge(Tone::Warning, "Warning"),
        None => Html::default(),
    }
}

fn is_filled(value: &Value) -> bool {
    leaves(value) > 0
}

/// The values in an object that are not objects themselves.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Object(members) => members.values().map(leaves).sum(),
        _ => 1,
    }
}
