//! Changes as a list: one field, one entry.

use connection_model::Strategy;
use connection_validation::{Finding, Report, Secret, Severity, secret_class};
use lossless_json::{Pointer, Value};
use management_client::update::{ChangeKind, FieldChange, Shown};
use yew::Html;

use crate::app::App;
use crate::components::banner::{Mood, banner, told};
use crate::components::button::marked;
use crate::components::finding::said;
use crate::markup::{El, el};
use crate::model::form::label;
use crate::model::wording::{sentence, shown};

/// Changes, each with the name of its field.
pub(crate) fn change_list(strategy: Option<Strategy>, changes: &[FieldChange]) -> Html {
    let entries = changes.iter().map(|change| entry(strategy, change));
    el("ul", "pb-changes").list(entries.collect()).html()
}

/// Errors and warnings in banners of their own; nothing when there are none of a kind.
pub(super) fn finding_banner(
    app: &App,
    strategy: Option<Strategy>,
    report: &Report,
    severity: Severity,
) -> Option<Html> {
    let findings = report.findings.iter();
    let entries: Vec<Html> = findings
        .filter(|finding| finding.severity == severity)
        .map(|finding| finding_entry(app, strategy, finding))
        .collect();
    if entries.is_empty() {
        return None;
    }
    let (mood, title) = match severity {
        Severity::Error => (Mood::Error, "The API would refuse this"),
        Severity::Warning => (Mood::Warning, "The API takes this, but look again"),
    };
    let list = el("ul", "pb-stack").list(entries);
    Some(banner(mood, told(title, list), Html::default()))
}

/// Every field of a connection that is still to be created.
pub(super) fn added(strategy: Option<Strategy>, connection: &Value) -> Vec<FieldChange> {
    let mut fields = Vec::new();
    collect(strategy, &Pointer::root(), connection, &mut fields);
    fields
}

/// A value before or after, in a block of its own.
fn value(class: &'static str, name: &'static str, value: &Shown) -> Html {
    el("div", class)
        .child(el("span", "").text(name))
        .child(el("pre", "").text(&shown(value)))
        .html()
}

fn entry(strategy: Option<Strategy>, change: &FieldChange) -> Html {
    let told = match sentence(change) {
        Some(sentence) => el("span", "").text(&sentence),
        None => el("div", "pb-values")
            .child(value("pb-value pb-value-before", "before", &change.before))
            .child(value("pb-value pb-value-after", "after", &change.after)),
    };
    el("li", "pb-change")
        .child(place(strategy, &change.pointer))
        .child(told)
        .html()
}

/// The name of a field with its path beside it.
pub(super) fn place(strategy: Option<Strategy>, pointer: &Pointer) -> El {
    el("span", "pb-row")
        .child(el("strong", "").text(&label(strategy, pointer)))
        .child(el("code", "pb-key").text(pointer.as_str()))
}

fn finding_entry(app: &App, strategy: Option<Strategy>, finding: &Finding) -> Html {
    let told = el("span", "")
        .child(el("strong", "").text(&label(strategy, &finding.pointer)))
        .text(": ")
        .child(said(app, finding));
    let line = marked(finding.severity).child(told);
    el("li", "").child(line).html()
}

fn collect(
    strategy: Option<Strategy>,
    pointer: &Pointer,
    value: &Value,
    fields: &mut Vec<FieldChange>,
) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, member) in members {
                collect(strategy, &pointer.join(key), member, fields);
            }
        }
        value => {
            let harmless = secret_class(strategy, pointer) == Secret::No;
            fields.push(FieldChange {
                pointer: pointer.clone(),
                kind: ChangeKind::Added,
                before: Shown::Absent,
                after: if harmless {
                    Shown::Value(value.clone())
                } else {
                    Shown::Hidden
                },
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use connection_model::Strategy;
    use lossless_json::Value;
    use management_client::update::Shown;

    use super::added;

    #[test]
    fn a_new_connection_is_told_field_by_field_without_its_secrets() {
        let text = r#"{"name":"staff","options":{"mfa":{"active":true},
            "configuration":{"KEY":"canary"},"made_up":"canary"}}"#;
        let connection = Value::parse(text.as_bytes()).unwrap();
        let fields = added(Some(Strategy::Auth0), &connection);
        let places: Vec<&str> = fields.iter().map(|field| field.pointer.as_str()).collect();
        assert_eq!(
            places,
            [
                "/name",
                "/options/mfa/active",
                "/options/configuration/KEY",
                "/options/made_up"
            ]
        );
        assert_eq!(
            fields
                .iter()
                .filter(|field| field.after == Shown::Hidden)
                .count(),
            2
        );
        assert!(!format!("{fields:?}").contains("canary"));
    }
}
