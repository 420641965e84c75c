//! Which strategies the list shows: boxes to tick below a button, and what is chosen beside it.

use connection_model::{Family, Strategy};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, Node};
use yew::{Callback, Html, UseStateHandle};

use crate::app::App;
use crate::components::button::{bare, link_button};
use crate::components::control::tick;
use crate::components::icon::{Icon, chevron, icon};
use crate::host::Host;
use crate::markup::{El, On, el};
use crate::model::list::{Found, ListView};
use crate::model::wording::grouped;

/// Ends the id of the button.
const BUTTON: &str = "filter";
/// Ends the id of everything that belongs to the filter.
const FRAME: &str = "filter-frame";
/// Ends the id of what the button unfolds.
const PANEL: &str = "filter-panel";

/// What the filter looks at.
pub(super) struct Filter<'a> {
    /// The console.
    pub(super) app: &'a App,
    /// What the address says.
    pub(super) view: &'a ListView,
    /// What there is to choose from.
    pub(super) found: &'a Found,
    /// Whether the boxes are shown.
    pub(super) unfolded: &'a UseStateHandle<bool>,
    /// Shows the list in another way.
    pub(super) show: &'a Callback<ListView>,
}

impl Filter<'_> {
    /// The button, and the boxes while they are shown. Esc folds them again, and so does leaving
    /// them.
    pub(super) fn html(&self) -> Html {
        let host = self.app.host();
        let unfolded = **self.unfolded;
        let toggle = {
            let (host, unfolded) = (host.clone(), self.unfolded.clone());
            Callback::from(move |_| {
                unfolded.set(!*unfolded);
                // Some browsers give the focus to no button that is clicked.
                focus_button(&host);
            })
        };
        let button = bare("pb-button")
            .id(&host.id(BUTTON))
            .set("aria-expanded", unfolded.to_string())
            .set("aria-controls", host.id(PANEL))
            .click(toggle)
            .text("Filter by strategy ")
            .maybe(self.count())
            .child(chevron());
        let panel = el("div", "pb-popup")
            .id(&host.id(PANEL))
            .attr("role", "group")
            .attr("aria-label", "Strategies to show")
            .attr("tabindex", "-1")
            .attr_if(!unfolded, "hidden", "");
        let panel = if unfolded {
            panel.list(Family::ALL.into_iter().map(|it| self.family(it)).collect())
        } else {
            panel
        };
        el("div", "pb-popup-frame")
            .id(&host.id(FRAME))
            .on(On::KeyDown, self.fold_on_escape())
            .on(On::FocusOut, self.fold_on_leave())
            .child(button)
            .child(panel)
            .html()
    }

    fn count(&self) -> Option<Html> {
        let count = self.view.strategies.len();
        (count > 0).then(|| {
            let number = el("span", "pb-badge pb-badge-accent").text(&count.to_string());
            number.html()
        })
    }

    fn family(&self, family: Family) -> Html {
        let boxes: Vec<Html> = self
            .found
            .strategies(family)
            .map(|(strategy, count)| self.choice(strategy, count))
            .collect();
        if boxes.is_empty() {
            return Html::default();
        }
        el("fieldset", "")
            .child(el("legend", "pb-label").text(family.label()))
            .list(boxes)
            .html()
    }

    fn choice(&self, strategy: Strategy, count: usize) -> Html {
        let ticked = self.view.strategies.contains(&strategy);
        tick(ticked, false, self.toggle(strategy))
            .key(strategy.as_str())
            .child(el("span", "pb-spacer").text(strategy.label()))
            .text(" ")
            .child(el("span", "pb-muted").text(&grouped(count)))
            .html()
    }

    fn toggle(&self, strategy: Strategy) -> Callback<Event> {
        let view = self.view.clone();
        self.show.reform(move |_| view.toggled(strategy))
    }

    fn fold_on_escape(&self) -> Callback<Event> {
        let (host, unfolded) = (self.app.host().clone(), self.unfolded.clone());
        Callback::from(move |event: Event| {
            let pressed: &KeyboardEvent = event.unchecked_ref();
            if *unfolded && pressed.key() == "Escape" {
                event.prevent_default();
                focus_button(&host);
                unfolded.set(false);
            }
        })
    }

    fn fold_on_leave(&self) -> Callback<Event> {
        let (host, unfolded) = (self.app.host().clone(), self.unfolded.clone());
        Callback::from(move |event: Event| {
            if *unfolded
                && !host
                    .find(&host.id(FRAME))
                    .is_some_and(|it| keeps(&it, &event))
            {
                unfolded.set(false);
            }
        })
    }
}

/// What is chosen, each with a way to choose it no more, and the way back to everything.
pub(super) fn chips(filter: &Filter<'_>, clear: Callback<Event>) -> Html {
    let chosen = filter.view.strategies.iter();
    let chips: Vec<Html> = chosen.map(|strategy| chip(filter, *strategy)).collect();
    let list = (!chips.is_empty()).then(|| {
        el("ul", "pb-row")
            .attr("aria-label", "Chosen strategies")
            .list(chips)
            .html()
    });
    el("div", "pb-row")
        .maybe(list)
        .child(link_button("Clear", clear))
        .html()
}

fn chip(filter: &Filter<'_>, strategy: Strategy) -> Html {
    let (host, toggle) = (filter.app.host().clone(), filter.toggle(strategy));
    let remove = Callback::from(move |event| {
        toggle.emit(event);
        // The chip goes away.
        focus_button(&host);
    });
    let label = ["Remove filter: ", strategy.label()].concat();
    let button: El = bare("pb-button pb-button-small pb-chip")
        .set("aria-label", label)
        .click(remove)
        .text(strategy.label())
        .child(icon(Icon::Close));
    el("li", "").key(strategy.as_str()).child(button).html()
}

fn focus_button(host: &Host) {
    if let Some(button) = host.find(&host.id(BUTTON)) {
        let _ = button.focus();
    }
}

/// Whether the focus goes from one part of an element to another.
fn keeps(frame: &Node, event: &Event) -> bool {
    let next = js_sys::Reflect::get(event, &"relatedTarget".into()).ok();
    let next = next.and_then(|next| next.dyn_into::<Node>().ok());
    next.is_some_and(|next| frame.contains(Some(&next)))
}
