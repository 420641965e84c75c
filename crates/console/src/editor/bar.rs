//! The bar at the bottom: what has changed, what is wrong, and the way on.

use connection_model::Operation;
use connection_validation::{Finding, Severity};
use lossless_json::Pointer;
use yew::{Callback, Html};

use super::report::report;
use super::state::{Action, Overlay};
use super::view::Parts;
use crate::components::button::{
    Look, action, bare, button, link_button, marked, permitted, remark, unseen,
};
use crate::components::finding::said;
use crate::form::focus_place;
use crate::markup::{all, el};
use crate::model::findings::{count, strategy};
use crate::model::form::label;
use crate::model::wording::counted;

/// The bar, or the report about the last save; it is there when there is something to say or do.
pub(super) fn bar(parts: &Parts<'_>, dirty: bool) -> Html {
    let saved = parts.editing.saved.as_ref();
    let told = match saved {
        Some(_) => "Saved".to_owned(),
        None => found(parts),
    };
    // It is there before there is something in it, so that it is read out.
    let heard = unseen(&told).attr("role", "status").html();
    let bar = match saved {
        Some(saved) => report(parts, saved).html(),
        None => changes(parts, dirty),
    };
    all(vec![heard, bar])
}

fn changes(parts: &Parts<'_>, dirty: bool) -> Html {
    let has_findings = !parts.report.findings.is_empty();
    if !dirty && !parts.creating && (!has_findings || parts.is_read_only()) {
        return Html::default();
    }
    let editing = parts.editing;
    let changes = editing.draft.change_count();
    let review = parts.dispatch.reform(|_| Action::Open(Overlay::Review));
    let discard = parts.dispatch.reform(|_| Action::Discard);
    let can_review = (dirty || parts.creating) && editing.broken.is_empty();
    let count = if !editing.broken.is_empty() {
        remark(Severity::Error).text("A text is not JSON yet")
    } else if dirty {
        el("span", "").text(&counted(changes, "change", "changes"))
    } else {
        el("span", "pb-muted").text("No changes")
    };
    let (label, operation) = if parts.creating {
        ("Review and create", Operation::CreateConnection)
    } else {
        ("Review and save", Operation::UpdateConnection)
    };
    let review =
        action(Look::Primary, label, can_review, review).set("id", parts.app.host().id("review"));
    let review = permitted(parts.app, operation, Look::Primary, label, review);
    let has_list = editing.findings_open && has_findings;
    el("section", "pb-bar")
        .attr("aria-label", "Changes and findings")
        .maybe(has_list.then(|| list(parts)))
        .child(count)
        .maybe(toggle(parts))
        .child(el("span", "pb-spacer"))
        .maybe(dirty.then(|| button(Look::Quiet, "Discard changes", discard)))
        .child(review)
        .html()
}

/// A button with the number of findings, which opens their list.
fn toggle(parts: &Parts<'_>) -> Option<Html> {
    let told = found(parts);
    if told.is_empty() {
        return None;
    }
    let severity = if parts.report.has_errors() {
        Severity::Error
    } else {
        Severity::Warning
    };
    let onclick = parts.dispatch.reform(|_| Action::ToggleFindings);
    let open = parts.editing.findings_open;
    let button = bare("pb-button pb-button-quiet pb-button-small")
        .attr("aria-expanded", if open { "true" } else { "false" })
        .click(onclick)
        .child(marked(severity).text(&told));
    Some(button.html())
}

/// `1 error, 2 warnings`; nothing when there is neither.
fn found(parts: &Parts<'_>) -> String {
    let (errors, warnings) = count(parts.report);
    let mut told = Vec::new();
    if errors > 0 {
        told.push(counted(errors, "error", "errors"));
    }
    if warnings > 0 {
        told.push(counted(warnings, "warning", "warnings"));
    }
    told.join(", ")
}

fn list(parts: &Parts<'_>) -> Html {
    let findings = parts.report.findings.iter();
    el("ul", "pb-bar-list")
        .list(findings.map(|finding| entry(parts, finding)).collect())
        .html()
}

/// A finding with a button that leads to its field.
fn entry(parts: &Parts<'_>, finding: &Finding) -> Html {
    let told = el("span", "")
        .child(place_link(parts, &finding.pointer))
        .text(": ")
        .child(said(parts.app, finding));
    let remark = remark(finding.severity).child(told);
    el("li", "").child(remark).html()
}

/// The label of a place, which leads to its field.
pub(super) fn place_link(parts: &Parts<'_>, place: &Pointer) -> Html {
    let name = label(strategy(parts.editing.draft.base()), place);
    let (host, dispatch) = (parts.app.host().clone(), parts.dispatch.clone());
    let place = place.clone();
    let onclick = Callback::from(move |_| {
        dispatch.emit(Action::Tab("form"));
        dispatch.emit(Action::Filter(String::new()));
        focus_place(&host, &place);
    });
    link_button(&name, onclick)
}
