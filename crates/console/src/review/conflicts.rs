//! What the user has to decide before a save: conflicts, and options that would be gone.

use connection_model::Strategy;
use lossless_json::Pointer;
use management_client::update::{Decisions, FieldConflict, Side};
use yew::{Callback, Event, Html, html};

use crate::app::App;
use crate::form::field_id;
use crate::model::form::label;
use crate::model::wording::shown;

/// A choice for each field that somebody else has changed as well.
pub(super) fn conflicts(
    app: &App,
    strategy: Option<Strategy>,
    conflicts: &[FieldConflict],
    decide: &Callback<(Pointer, Side)>,
) -> Html {
    html! {
        <section class="pb-stack" aria-label="Conflicts">
            <h3>{ "Changed by you and by somebody else" }</h3>
            for conflict in conflicts {
                { one(app, strategy, conflict, decide) }
            }
        </section>
    }
}

/// A tick for each option that would be gone.
pub(super) fn lost(
    strategy: Option<Strategy>,
    lost: &[Pointer],
    decisions: &Decisions,
    acknowledge: &Callback<(Pointer, bool)>,
) -> Html {
    html! {
        <section class="pb-stack" aria-label="Removed options">
            <h3>{ "These options will be gone" }</h3>
            for pointer in lost {
                { tick(strategy, pointer, decisions.acknowledged.contains(pointer), acknowledge) }
            }
        </section>
    }
}

fn one(
    app: &App,
    strategy: Option<Strategy>,
    conflict: &FieldConflict,
    decide: &Callback<(Pointer, Side)>,
) -> Html {
    let name = [&field_id(app.host(), &conflict.pointer), "-side"].concat();
    let choice = |side: Side, title: &'static str, value: String| {
        let (pointer, decide) = (conflict.pointer.clone(), decide.clone());
        let onchange = Callback::from(move |_: Event| decide.emit((pointer.clone(), side)));
        html! {
            <label class="pb-choice">
                <input
                    type="radio"
                    name={name.clone()}
                    checked={conflict.decision == Some(side)}
                    {onchange}
                />
                <strong>{ title }</strong>
                <pre>{ value }</pre>
            </label>
        }
    };
    html! {
        <fieldset class="pb-choices" key={conflict.pointer.as_str().to_owned()}>
            <legend class="pb-label">{ label(strategy, &conflict.pointer) }</legend>
            <p class="pb-help">{ "When you opened it: " }{ shown(&conflict.base) }</p>
            { choice(Side::Mine, "Use mine", shown(&conflict.mine)) }
            { choice(Side::Theirs, "Keep theirs", shown(&conflict.theirs)) }
        </fieldset>
    }
}

fn tick(
    strategy: Option<Strategy>,
    pointer: &Pointer,
    checked: bool,
    acknowledge: &Callback<(Pointer, bool)>,
) -> Html {
    let onchange = {
        let (pointer, acknowledge) = (pointer.clone(), acknowledge.clone());
        Callback::from(move |_: Event| acknowledge.emit((pointer.clone(), !checked)))
    };
    html! {
        <label class="pb-check">
            <input type="checkbox" {checked} {onchange}/>
            <span>
                { "Remove " }
                <strong>{ label(strategy, pointer) }</strong>
                { " " }
                <code class="pb-key">{ pointer.as_str().to_owned() }</code>
            </span>
        </label>
    }
}
