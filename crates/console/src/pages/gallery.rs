//! A new connection begins with the choice of its strategy.

use connection_model::{Family, Strategy};
use web_sys::Event;
use yew::{Callback, Html};

use crate::app::App;
use crate::components::button::{Look, button, crumbs, page_link};
use crate::components::control::{search as search_field, typed};
use crate::components::state::empty;
use crate::markup::el;
use crate::model::search::{Search, folded};
use crate::model::wording::{FIXED_AT_CREATION, counted};
use crate::route::Route;

/// The strategies by family, searched as one types.
pub(crate) fn gallery(app: &App, search: &str) -> Html {
    let wanted = Search::new(search);
    let offered: Vec<Strategy> = Strategy::ALL
        .iter()
        .copied()
        .filter(|strategy| app.settings().shows(Some(*strategy)))
        .collect();
    let found: Vec<Strategy> = offered
        .iter()
        .copied()
        .filter(|strategy| is_wanted(*strategy, &wanted))
        .collect();
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
                .child(count(found.len(), offered.len())),
        )
        .list(families(app, &found))
        .maybe(none)
        .html()
}

fn count(found: usize, offered: usize) -> Html {
    let text = format!("{found} of {}", counted(offered, "strategy", "strategies"));
    el("span", "pb-muted")
        .attr("role", "status")
        .text(&text)
        .html()
}

/// The tiles of some strategies, by family.
fn families(app: &App, strategies: &[Strategy]) -> Vec<Html> {
    let family = |family: Family| {
        let tiles: Vec<Html> = strategies
            .iter()
            .filter(|strategy| strategy.family() == family)
            .map(|strategy| tile(app, *strategy))
            .collect();
        if tiles.is_empty() {
            return Html::default();
        }
        let note = (family == Family::Legacy).then(|| {
            let text = "Retired: the API still takes them, and new connections should use another.";
            el("p", "pb-help").text(text).html()
        });
        el("section", "pb-stack-wide")
            .attr("aria-label", family.label())
            .child(el("h2", "pb-label").text(family.label()))
            .maybe(note)
            .child(el("div", "pb-gallery").list(tiles))
            .html()
    };
    Family::ALL.into_iter().map(family).collect()
}

fn tile(app: &App, strategy: Strategy) -> Html {
    page_link(app.host(), &Route::Create(strategy), "pb-tile")
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
