//! What a pasted token says of itself.

use management_client::TokenClaims;
use yew::Html;

use crate::components::button::{Tone, badge, remark};
use crate::host::Host;
use crate::markup::{El, all, el};
use crate::model::rate_limit::time_of_day;
use crate::model::token::{Advice, duration};

/// Who it is for, how long, and for what; then what to mind. The server decides what of it is so.
pub(super) fn claims(
    host: &Host,
    claims: Option<&TokenClaims>,
    advice: &[Advice],
    now: u64,
) -> Html {
    let Some(claims) = claims else {
        let text =
            "This token is opaque: what it allows and when it ends is known to the server alone.";
        return el("p", "pb-help").attr("role", "status").text(text).html();
    };
    let ends = claims.expires.map(|end| match end.checked_sub(now) {
        Some(left) => format!("in {}, at {}", duration(left), time_of_day(end)),
        None => format!("{} ago", duration(now.saturating_sub(end))),
    });
    let scopes = match claims.scopes.as_deref() {
        None => el("dd", "").text("it does not say"),
        Some([]) => el("dd", "").text("nothing"),
        Some(scopes) => {
            let scopes = scopes
                .iter()
                .map(|scope| badge(Tone::Neutral, scope).html());
            el("dd", "pb-row").list(scopes.collect())
        }
    };
    let audience = (!claims.audiences.is_empty()).then(|| claims.audiences.join(", "));
    let rows = [
        ("For", audience.as_deref()),
        ("Issued by", claims.issuer.as_deref()),
        ("Issued to", claims.subject.as_deref()),
        ("Ends", ends.as_deref()),
    ];
    let rows = rows.into_iter().filter_map(|(name, value)| {
        let value = el("dd", "").text(value?);
        Some(row(name, value))
    });
    let list = el("dl", "pb-facts")
        .list(rows.collect())
        .child(row("Allows", scopes));
    let notes = advice.iter().map(|advice| {
        let note = remark(advice.severity);
        note.child(el("span", "").text(&advice.text)).html()
    });
    let notes = el("div", "pb-messages")
        .attr("role", "status")
        .list(notes.collect());
    let title_id = host.id("claims");
    let title = el("h2", "pb-label")
        .id(&title_id)
        .text("What the token says");
    el("section", "pb-claims")
        .set("aria-labelledby", title_id)
        .child(title)
        .child(list)
        .child(notes)
        .html()
}

fn row(name: &str, value: El) -> Html {
    all(vec![el("dt", "").text(name).html(), value.html()])
}
