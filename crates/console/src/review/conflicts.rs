//! What the user has to decide before a save: conflicts, and options that would be gone.

use connection_model::Strategy;
use lossless_json::Pointer;
use management_client::update::{Decisions, FieldConflict, Side};
use web_sys::Event;
use yew::{Callback, Html};

use super::changes::place;
use crate::app::App;
use crate::components::control::tick;
use crate::form::field_id;
use crate::markup::{On, el};
use crate::model::form::label;
use crate::model::wording::shown;

/// A choice for each field that somebody else has changed as well.
pub(super) fn conflicts(
    app: &App,
    strategy: Option<Strategy>,
    conflicts: &[FieldConflict],
    decide: &Callback<(Pointer, Side)>,
) -> Html {
    let choices = conflicts
        .iter()
        .map(|conflict| one(app, strategy, conflict, decide))
        .collect();
    section("Conflicts", "Changed by you and by somebody else", choices)
}

/// A tick for each option that would be gone.
pub(super) fn lost(
    strategy: Option<Strategy>,
    lost: &[Pointer],
    decisions: &Decisions,
    acknowledge: &Callback<(Pointer, bool)>,
) -> Html {
    let ticks = lost
        .iter()
        .map(|pointer| {
            let agreed = decisions.acknowledged.contains(pointer);
            let place_of = pointer.clone();
            let toggle = acknowledge.reform(move |_: Event| (place_of.clone(), !agreed));
            let told = el("span", "")
                .text("Remove ")
                .child(place(strategy, pointer));
            tick(agreed, false, toggle).child(told).html()
        })
        .collect();
    section("Removed options", "These options will be gone", ticks)
}

fn section(label: &'static str, title: &str, content: Vec<Html>) -> Html {
    el("section", "pb-stack-wide")
        .attr("aria-label", label)
        .child(el("h3", "").text(title))
        .list(content)
        .html()
}

fn one(
    app: &App,
    strategy: Option<Strategy>,
    conflict: &FieldConflict,
    decide: &Callback<(Pointer, Side)>,
) -> Html {
    let name = [&field_id(app.host(), &conflict.pointer), "-side"].concat();
    let choice = |side: Side, title: &str, value: String| {
        let pointer = conflict.pointer.clone();
        let onchange = decide.reform(move |_: Event| (pointer.clone(), side));
        let input = el("input", "")
            .attr("type", "radio")
            .set("name", name.clone())
            .checked(conflict.decision == Some(side))
            .on(On::Change, onchange);
        el("label", "pb-choice")
            .child(input)
            .child(el("strong", "").text(title))
            .child(el("pre", "").text(&value))
    };
    let base = ["When you opened it: ", &shown(&conflict.base)].concat();
    el("fieldset", "pb-choices")
        .key(conflict.pointer.as_str())
        .child(el("legend", "pb-label").text(&label(strategy, &conflict.pointer)))
        .child(el("p", "pb-help").text(&base))
        .child(choice(Side::Mine, "Use mine", shown(&conflict.mine)))
        .child(choice(Side::Theirs, "Keep theirs", shown(&conflict.theirs)))
        .html()
}
