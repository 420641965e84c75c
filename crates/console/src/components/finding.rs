//! What is said about a place of a connection.

use connection_validation::{Finding, Locale, message};
use yew::Html;

use crate::app::App;
use crate::markup::{el, prose};

/// The sentence of a finding in the language that the page around the console has chosen, marked
/// as such where it is not that of the console itself.
pub(crate) fn said(app: &App, finding: &Finding) -> Html {
    let locale = app.settings().locale;
    let sentence = prose(&message(locale, finding));
    if locale == Locale::English {
        return sentence;
    }
    el("span", "")
        .attr("lang", locale.as_str())
        .child(sentence)
        .html()
}
