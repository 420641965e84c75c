//! A new connection begins with the choice of its strategy.

use connection_model::{Family, Strategy};
use connection_validation::catalogue;
use web_sys::Event;
use yew::{Callback, Html};

use crate::app::App;
use crate::components::button::{Look, button, crumbs, page_link};
use crate::components::control::{search as search_field, typed};
use crate::components::state::empty;
use crate::markup::el;
use crate::model::search::{Search, folded};
use crate::model::wording::FIXED_AT_CREATION;
use crate::route::Route;

/// The strategies by family: those with a form first, those without one below.
pub(crate) fn gallery(app: &App, search: &str) -> Html {
    let wanted = Search::new(search);
    let found: Vec<Strategy> = Strategy::ALL
        .iter()
        .copied()
        .filter(|strategy| is_wanted(*strategy, &wanted))
        .collect();
    let (with_form, without): (Vec<Strategy>, Vec<Strategy>) =
        found.iter().partition(|strategy| has_form(**strategy));
    let show = {
        let app = app.clone();
        Callback::from(move |search| app.replace(Route::Gallery { search }))
    };
    let find = show.reform(|event: Event| typed(&event));
    let none = found.is_empty().then(|| {
        let clear = {
            let host = app.host().clone();
            show.reform(move |_| {
                // The button goes away with what it clears.
                host.focus(&host.id("search"));
                String::new()
            })
        };
        let text = "Names and descriptions of strategies are searched, and their families.";
        let clear = button(Look::Plain, "Clear the search", clear);
        empty("No strategy matches", text, clear)
    });
    let question = ["What do users sign in with? ", FIXED_AT_CREATION].concat();
    el("div", "pb-page")
        .child(crumbs(app, "New"))
        .child(el("h1", "pb-title").text("New connection"))
        .child(el("p", "pb-muted").text(&question))
        .child(
            el("div", "pb-row")
                .child(search_field(app, "Search strategies", search, find))
                .child(count(found.len())),
        )
        .list(families(app, &with_form, "pb-tile"))
        .maybe((!without.is_empty()).then(|| rest(app, &without)))
        .maybe(none)
        .html()
}

fn count(found: usize) -> Html {
    let text = format!("{found} of {} strategies", Strategy::ALL.len());
    el("span", "pb-muted")
        .attr("role", "status")
        .text(&text)
        .html()
}

/// Strategies whose options are not in the catalogue yet.
fn rest(app: &App, strategies: &[Strategy]) -> Html {
    let text = "The catalogue does not hold the options of these strategies yet. Such a connection \
                can be created and edited as JSON; its options are sent as they are, unchecked.";
    let head = el("div", "pb-card-head").child(el("h2", "").text("Without a form so far"));
    let body = el("div", "pb-card-body pb-stack-wide")
        .child(el("p", "pb-help").text(text))
        .list(families(app, strategies, "pb-tile pb-tile-plain"));
    el("section", "pb-card")
        .attr("aria-label", "Strategies without a form")
        .child(head)
        .child(body)
        .html()
}

/// The tiles of some strategies, by family.
fn families(app: &App, strategies: &[Strategy], class: &'static str) -> Vec<Html> {
    let family = |family: Family| {
        let tiles: Vec<Html> = strategies
            .iter()
            .filter(|strategy| strategy.family() == family)
            .map(|strategy| tile(app, *strategy, class))
            .collect();
        if tiles.is_empty() {
            return Html::default();
        }
        // Those without a form are a region already; families of the same name in it are none.
        let (frame, heading) = if class == "pb-tile" {
            let region = el("section", "pb-stack-wide").attr("aria-label", family.label());
            (region, "h2")
        } else {
            (el("div", "pb-stack-wide"), "h3")
        };
        frame
            .child(el(heading, "pb-label").text(family.label()))
            .child(el("div", "pb-gallery").list(tiles))
            .html()
    };
    Family::ALL.into_iter().map(family).collect()
}

fn tile(app: &App, strategy: Strategy, class: &'static str) -> Html {
    page_link(app.host(), &Route::Create(strategy), class)
        .key(strategy.as_str())
        .child(el("strong", "").text(strategy.label()))
        .text(" ")
        .child(el("code", "pb-key").text(strategy.as_str()))
        .text(" ")
        .child(el("span", "pb-help").text(strategy.description()))
        .html()
}

fn is_wanted(strategy: Strategy, search: &Search) -> bool {
    let texts = [
        strategy.label(),
        strategy.as_str(),
        strategy.family().label(),
        strategy.description(),
    ];
    search.is_in(&folded(&texts.join("\n")))
}

fn has_form(strategy: Strategy) -> bool {
    catalogue::table(strategy).is_some()
}
