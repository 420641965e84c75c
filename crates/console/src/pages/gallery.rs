//! A new connection begins with the choice of its strategy.

use connection_model::{Family, Strategy};
use connection_validation::catalogue;
use yew::{Html, html};

use crate::app::App;
use crate::components::button::page_link;
use crate::route::Route;

/// The strategies by family: tiles for those with a form, links for the rest.
pub(crate) fn gallery(app: &App) -> Html {
    html! {
        <div class="pb-page">
            <nav class="pb-crumbs" aria-label="Breadcrumb">
                { page_link(app.host(), &Route::connections(), "", html! { "Connections" }) }
                <span aria-hidden="true">{ "/" }</span>
                <span aria-current="page">{ "New" }</span>
            </nav>
            <h1 class="pb-title">{ "New connection" }</h1>
            <p class="pb-muted">{ "What do users sign in with? The strategy cannot change later." }</p>
            for family in Family::ALL {
                { tiles(app, family) }
            }
            { rest(app) }
        </div>
    }
}

fn tiles(app: &App, family: Family) -> Html {
    let strategies: Vec<Strategy> = of(family).filter(|each| has_form(*each)).collect();
    if strategies.is_empty() {
        return Html::default();
    }
    html! {
        <section class="pb-stack-wide" aria-label={family.label()}>
            <h2 class="pb-label">{ family.label() }</h2>
            <div class="pb-gallery">
                for strategy in strategies {
                    { tile(app, strategy) }
                }
            </div>
        </section>
    }
}

fn tile(app: &App, strategy: Strategy) -> Html {
    let options = catalogue::table(strategy).map_or(0, |table| table.len());
    let content = html! {
        <>
            <strong>{ strategy.label() }</strong>
            <code class="pb-key">{ strategy.as_str() }</code>
            <span class="pb-help">{ options }{ " options, checked as you type" }</span>
        </>
    };
    page_link(app.host(), &create(strategy), "pb-tile", content)
}

/// Strategies whose options are not in the catalogue yet.
fn rest(app: &App) -> Html {
    html! {
        <section class="pb-card" aria-label="Strategies without a form">
            <div class="pb-card-head">
                <h2>{ "Without a form so far" }</h2>
            </div>
            <div class="pb-card-body">
                <p class="pb-help">
                    { "The catalogue does not hold the options of these strategies yet. Such a connection can " }
                    { "be created and edited as JSON; its options are sent as they are, unchecked." }
                </p>
                <dl class="pb-families">
                    for family in Family::ALL {
                        { links(app, family) }
                    }
                </dl>
            </div>
        </section>
    }
}

fn links(app: &App, family: Family) -> Html {
    let strategies: Vec<Strategy> = of(family).filter(|each| !has_form(*each)).collect();
    if strategies.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <dt class="pb-label">{ family.label() }</dt>
            <dd class="pb-row">
                for strategy in strategies {
                    { page_link(app.host(), &create(strategy), "", html! { strategy.label() }) }
                }
            </dd>
        </>
    }
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
