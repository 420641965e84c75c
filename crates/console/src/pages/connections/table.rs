//! The connections as a table; on narrow screens each row is a card.

use connection_model::Connection;
use yew::{Html, html};

use crate::app::App;
use crate::components::button::{Tone, badge, page_link};
use crate::components::copy::copy_button;
use crate::model::findings::strategy_label;
use crate::model::wording::counted;
use crate::route::Route;

/// One row a connection.
pub(super) fn table(app: &App, connections: &[&Connection]) -> Html {
    html! {
        <div class="pb-card">
            <table class="pb-table">
                <caption class="pb-visually-hidden">{ "Connections" }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Name" }</th>
                        <th scope="col">{ "Strategy" }</th>
                        <th scope="col">{ "ID" }</th>
                        <th scope="col">{ "Enabled clients" }</th>
                    </tr>
                </thead>
                <tbody>
                    for connection in connections {
                        { row(app, connection) }
                    }
                </tbody>
            </table>
        </div>
    }
}

fn row(app: &App, connection: &Connection) -> Html {
    let id = connection.id().unwrap_or_default();
    let name = connection.name().unwrap_or(id);
    let label = strategy_label(connection);
    let clients = connection.enabled_clients().count();
    let link = page_link(
        app.host(),
        &Route::connection(id),
        "",
        html! { name.to_owned() },
    );
    html! {
        <tr key={id.to_owned()}>
            <td class="pb-cell-name">
                { link }
                if let Some(display_name) = connection.display_name() {
                    <div class="pb-help">{ display_name.to_owned() }</div>
                }
            </td>
            <td>{ badge(Tone::Accent, label) }</td>
            <td>
                <span class="pb-affix">
                    <code class="pb-key">{ id.to_owned() }</code>
                    { copy_button(app, "ID", id) }
                </span>
            </td>
            <td class="pb-muted">
                { if clients == 0 { "No clients".to_owned() } else { counted(clients, "client", "clients") } }
            </td>
        </tr>
    }
}
