//! A new connection begins with the choice of its strategy.

use connection_model::{Family, Strategy};
use connection_validation::catalogue;
use yew::Html;

use crate::app::App;
use crate::components::button::{crumbs, page_link};
use crate::markup::el;
use crate::model::wording::counted;
use crate::route::Route;

/// The strategies by family, one tile each.
pub(crate) fn gallery(app: &App) -> Html {
    let question = "What do users sign in with? The strategy cannot change later.";
    let families = Family::ALL.into_iter().map(|family| tiles(app, family));
    el("div", "pb-page")
        .child(crumbs(app, "New"))
        .child(el("h1", "pb-title").text("New connection"))
        .child(el("p", "pb-muted").text(question))
        .list(families.collect())
        .html()
}

fn tiles(app: &App, family: Family) -> Html {
    let tiles = of(family).map(|strategy| tile(app, strategy)).collect();
    let retired = family == Family::Legacy;
    let note = retired.then(|| {
        let text = "Retired: the API still takes them, and new connections should use another.";
        el("p", "pb-help").text(text).html()
    });
    el("section", "pb-stack-wide")
        .attr("aria-label", family.label())
        .child(el("h2", "pb-label").text(family.label()))
        .maybe(note)
        .child(el("div", "pb-gallery").list(tiles))
        .html()
}

fn tile(app: &App, strategy: Strategy) -> Html {
    let options = catalogue::table(strategy).map_or(0, |table| table.len());
    // Of some strategies no option is known by name: theirs are written as JSON.
    let count = match options {
        0 => "options as JSON".to_owned(),
        options => counted(options, "option", "options"),
    };
    page_link(app.host(), &create(strategy), "pb-tile")
        .child(el("strong", "").text(strategy.label()))
        .child(el("code", "pb-key").text(strategy.as_str()))
        .child(el("span", "pb-help").text(&count))
        .html()
}

fn of(family: Family) -> impl Iterator<Item = Strategy> {
    let all = Strategy::ALL.iter().copied();
    all.filter(move |strategy| strategy.family() == family)
}

fn create(strategy: Strategy) -> Route {
    Route::Create {
        strategy: Some(strategy),
    }
}
