//! An object whose members are options of their own.

use connection_validation::{Finding, Severity};
use lossless_json::Value;
use yew::Html;

use super::field::{actions, badges, field as draw, unknown};
use super::{FormView, field_id};
use crate::components::button::{Tone, badge};
use crate::components::icon::chevron;
use crate::markup::{El, all, el, prose};
use crate::model::draft::leaves;
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
    // It opens by what it was in the beginning, so that it does not move while somebody types.
    let filled = view.draft.base().at(&field.pointer).is_some_and(is_filled);
    let open = filled || !view.filter.is_empty();
    let summary = el("summary", "")
        .set("id", field_id(view.host(), &field.pointer))
        .child(chevron())
        .child(el("span", "pb-label").text(field.option.label()))
        .child(state(view, field))
        .child(badges(view, field))
        .child(el("span", "pb-help pb-group-help").child(prose(field.option.help())));
    // Another key makes another element: a filter opens what the user has not.
    el("details", "pb-group")
        .key(&format!("{}{open}", field.pointer))
        .attr_if(open, "open", "")
        .attr_if(view.is_changed(&field.pointer), "data-changed", "")
        .child(summary)
        .child(body(view, field, depth))
        .html()
}

fn heading(view: &FormView<'_>, field: &Field, depth: usize) -> Html {
    let head = el("div", "pb-subgroup-head")
        .set("id", field_id(view.host(), &field.pointer))
        .attr("tabindex", "-1")
        .child(el("span", "pb-label").text(field.option.label()))
        .child(state(view, field))
        .child(badges(view, field));
    el("div", "pb-subgroup")
        .key(field.pointer.as_str())
        .child(head)
        .child(body(view, field, depth))
        .html()
}

fn body(view: &FormView<'_>, field: &Field, depth: usize) -> El {
    let value = view.draft.at(&field.pointer);
    let findings: Vec<&Finding> = view.findings_at(field).collect();
    let messages = view.messages(&findings, &field.pointer);
    let has_messages = !messages.is_empty();
    let children = field.children.iter();
    let others = field.other_keys(value).into_iter();
    let actions = actions(view, &field.pointer, field.option.label(), true);
    let has_tools = !actions.is_empty() && depth < FOLDED_DEPTH;
    el("div", "pb-group-body")
        .maybe(has_messages.then(|| el("div", "pb-group-messages").list(messages).html()))
        .list(children.map(|child| draw(view, child, depth + 1)).collect())
        .list(
            others
                .map(|key| unknown(view, &field.pointer.join(key)))
                .collect(),
        )
        .maybe(has_tools.then(|| {
            el("div", "pb-group-tools")
                .child(el("span", "pb-help").text("The whole group:"))
                .list(actions)
                .html()
        }))
}

/// How much of the group is set, and the worst that is said about it.
fn state(view: &FormView<'_>, field: &Field) -> Html {
    let set = match view.draft.at(&field.pointer) {
        None => "Not set".to_owned(),
        Some(Value::Null) => "null".to_owned(),
        Some(value) => counted(leaves(value), "setting", "settings"),
    };
    let worst = match view.worst_inside(&field.pointer) {
        Some(Severity::Error) => badge(Tone::Danger, "Error").html(),
        Some(Severity::Warning) => badge(Tone::Warning, "Warning").html(),
        None => Html::default(),
    };
    all(vec![badge(Tone::Neutral, &set).html(), worst])
}

fn is_filled(value: &Value) -> bool {
    leaves(value) > 0
}
