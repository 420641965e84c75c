//! Changes as a list: one field, one entry.

use connection_model::Strategy;
use connection_validation::{Finding, Locale, Secret, Severity, message, secret_class};
use lossless_json::{Pointer, Value};
use management_client::update::{ChangeKind, FieldChange, Shown};
use yew::{Html, html};

use crate::components::icon::{Icon, icon};
use crate::model::form::label;
use crate::model::wording::{sentence, shown};

/// Changes, each with the name of its field.
pub(crate) fn change_list(strategy: Option<Strategy>, changes: &[FieldChange]) -> Html {
    html! {
        <ul class="pb-changes">
            for change in changes {
                <li class="pb-change">{ entry(strategy, change) }</li>
            }
        </ul>
    }
}

/// Findings, each with the name of its field.
pub(super) fn finding_list(strategy: Option<Strategy>, findings: &[&Finding]) -> Html {
    html! {
        <ul class="pb-stack">
            for finding in findings {
                <li class={match finding.severity {
                    Severity::Error => "pb-message pb-message-error",
                    Severity::Warning => "pb-message pb-message-warning",
                }}>
                    { icon(match finding.severity {
                        Severity::Error => Icon::Error,
                        Severity::Warning => Icon::Warning,
                    }) }
                    <span>
                        <strong>{ label(strategy, &finding.pointer) }</strong>
                        { ": " }
                        { message(Locale::English, finding) }
                    </span>
                </li>
            }
        </ul>
    }
}

/// Every field of a connection that is still to be created.
pub(super) fn added(strategy: Option<Strategy>, connection: &Value) -> Vec<FieldChange> {
    let mut fields = Vec::new();
    collect(strategy, &Pointer::root(), connection, &mut fields);
    fields
}

/// A value before or after, in a line or a block of its own.
pub(super) fn value(class: &'static str, name: &'static str, value: &Shown) -> Html {
    html! {
        <div {class}>
            <span>{ name }</span>
            <pre>{ shown(value) }</pre>
        </div>
    }
}

fn entry(strategy: Option<Strategy>, change: &FieldChange) -> Html {
    let told = match sentence(change) {
        Some(sentence) => html! { <span>{ sentence }</span> },
        None => html! {
            <div class="pb-values">
                { value("pb-value pb-value-before", "before", &change.before) }
                { value("pb-value pb-value-after", "after", &change.after) }
            </div>
        },
    };
    html! {
        <>
            <span class="pb-row">
                <strong>{ label(strategy, &change.pointer) }</strong>
                <code class="pb-key">{ change.pointer.as_str().to_owned() }</code>
            </span>
            { told }
        </>
    }
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
