//! A new connection begins with the choice of its strategy.

use connection_model::{Family, Strategy};
use connection_validation::catalogue;
use yew::Html;

use crate::app::App;
use crate::components::button::{crumbs, page_link};
use crate::markup::{all, el};
use crate::model::wording::counted;
use crate::route::Route;

/// The strategies by family: tiles for those with a form, links for the rest.
pub(crate) fn gallery(app: &App) -> Html {
    let question = "What do users sign in with? The strategy cannot change later.";
    let families = Family::ALL.into_iter().map(|family| tiles(app, family));
    el("div", "pb-page")
        .child(crumbs(app, "New"))
        .child(el("h1", "pb-title").text("New connection"))
        .child(el("p", "pb-muted").text(question))
        .list(families.collect())
        .child(rest(app))
        .html()
}

fn tiles(app: &App, family: Family) -> Html {
    let tiles: Vec<Html> = of(family)
        .filter(|strategy| has_form(*strategy))
        .map(|strategy| tile(app, strategy))
        .collect();
    if tiles.is_empty() {
        return Html::default();
    }
    el("section", "pb-stack-wide")
        .attr("aria-label", family.label())
        .child(el("h2", "pb-label").text(family.label()))
        .child(el("div", "pb-gallery").list(tiles))
        .html()
}

fn tile(app: &App, strategy: Strategy) -> Html {
    let options = catalogue::table(strategy).map_or(0, |table| table.len());
    let count = counted(options, "option", "options");
    page_link(app.host(), &create(strategy), "pb-tile")
        .child(el("strong", "").text(strategy.label()))
        .child(el("code", "pb-key").text(strategy.as_str()))
        .child(el("span", "pb-help").text(&count))
        .html()
}

/// Strategies whose options are not in the catalogue yet.
fn rest(app: &App) -> Html {
    let families: Vec<Html> = Family::ALL
        .into_iter()
        .map(|family| links(app, family))
        .collect();
    let text = "The catalogue does not hold the options of these strategies yet. Such a connection \
                can be created and edited as JSON; its options are sent as they are, unchecked.";
    let head = el("div", "pb-card-head").child(el("h2", "").text("Without a form so far"));
    let body = el("div", "pb-card-body")
        .child(el("p", "pb-help").text(text))
        .child(el("dl", "pb-families").list(families));
    el("section", "pb-card")
        .attr("aria-label", "Strategies without a form")
        .child(head)
        .child(body)
        .html()
}

fn links(app: &App, family: Family) -> Html {
    let links: Vec<Html> = of(family)
        .filter(|strategy| !has_form(*strategy))
        .map(|strategy| {
            let link = page_link(app.host(), &create(strategy), "");
            link.text(strategy.label()).html()
        })
        .collect();
    if links.is_empty() {
        return Html::default();
    }
    all(vec![
        el("dt", "pb-label").text(family.label()).html(),
        el("dd", "pb-row").list(links).html(),
    ])
}

fn of(family: Family) -> impl Iterator<Item = Strategy> {
    let all = Strategy::ALL.iter().copied();
    all.filter(move |strategy| strategy.family() == family)
}

fn has_form(strategy: Strategy) -> bool {
    catalogue::table(strategy).is_some()
}

fn create(strategy: Strategy) -> Route {
    Route::Create {
        strategy: Some(strategy),
    }
}
