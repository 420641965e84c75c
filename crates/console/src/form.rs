//! The form of a connection, drawn from the model.

mod control;
mod field;
mod group;
mod section;
mod side;

use std::fmt::Write as _;

use connection_model::Contract;
use connection_validation::{Finding, ServerFinding, Severity};
use lossless_json::Pointer;
use management_client::Error;
use yew::{Callback, Html};

use crate::app::App;
use crate::components::button::{link_button, remark, unseen};
use crate::components::finding::said;
use crate::host::Host;
use crate::markup::el;
use crate::model::draft::{Draft, Edit};
use crate::model::form::{Field, Section, options_pointer};
use crate::model::search::folded;

pub(crate) use section::form;

/// A sentence of the server about a place, shown there until the draft changes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ServerMessage {
    /// The place in the connection.
    pub(crate) pointer: Pointer,
    /// The sentence.
    pub(crate) text: String,
}

impl ServerMessage {
    /// What the API said about places inside the connection; nothing when it is no refusal that
    /// names one.
    pub(crate) fn all_of(error: &Error) -> Vec<Self> {
        let findings = error.refusal().map(|refusal| refusal.findings.iter());
        let message = |finding: &ServerFinding| {
            let pointer = finding.pointer.clone().filter(|it| !it.is_root())?;
            let text = finding.message.clone();
            Some(Self { pointer, text })
        };
        findings.into_iter().flatten().filter_map(message).collect()
    }
}

/// How much of a form can be read and not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Locked {
    /// Nothing but what is fixed at creation.
    Nothing,
    /// The options, which are there and not shown to this token: what is put there would take the
    /// place of all that is not seen.
    Options,
    /// Everything.
    Everything,
}

/// What every part of a form looks at.
pub(crate) struct FormView<'a> {
    /// The console.
    pub(crate) app: &'a App,
    /// The connection being edited.
    pub(crate) draft: &'a Draft,
    /// The findings to show.
    pub(crate) findings: &'a [Finding],
    /// What the server said about places.
    pub(crate) refused: &'a [ServerMessage],
    /// The server's contract.
    pub(crate) contract: Contract,
    /// Whether the connection does not exist yet.
    pub(crate) creating: bool,
    /// What can be read and not changed.
    pub(crate) locked: Locked,
    /// What to look for in the form, in lower case; empty for everything.
    pub(crate) filter: &'a str,
    /// Texts that are not JSON yet, by place.
    pub(crate) broken: &'a [(Pointer, String)],
    /// Takes the edits.
    pub(crate) edit: &'a Callback<Edit>,
    /// Takes texts that are not JSON, and nothing once they are.
    pub(crate) on_broken: &'a Callback<(Pointer, Option<String>)>,
}

impl FormView<'_> {
    fn host(&self) -> &Host {
        self.app.host()
    }

    /// Whether a place can be read and not changed.
    fn is_locked(&self, pointer: &Pointer) -> bool {
        match self.locked {
            Locked::Nothing => false,
            Locked::Options => pointer.starts_with(&options_pointer()),
            Locked::Everything => true,
        }
    }

    fn is_changed(&self, pointer: &Pointer) -> bool {
        self.draft.is_changed(pointer)
    }

    /// The findings that are shown at a field: those at its place, and for a field that is edited
    /// as a whole those inside it.
    fn findings_at(&self, field: &Field) -> impl Iterator<Item = &Finding> {
        let inside = field.children.is_empty();
        self.findings.iter().filter(move |finding| {
            finding.pointer == field.pointer
                || (inside && finding.pointer.starts_with(&field.pointer))
        })
    }

    /// The worst that is said about a place or anything inside it.
    fn worst_inside(&self, pointer: &Pointer) -> Option<Severity> {
        self.findings
            .iter()
            .filter(|finding| finding.pointer.starts_with(pointer))
            .map(|finding| finding.severity)
            .max()
    }

    /// Whether a field, or one inside it, is what somebody looks for.
    fn is_wanted(&self, field: &Field) -> bool {
        self.filter.is_empty()
            || [
                field.option.label(),
                field.option.path(),
                field.option.help(),
            ]
            .iter()
            .any(|text| folded(text).contains(self.filter))
            || field.children.iter().any(|child| self.is_wanted(child))
    }

    /// Whether a field is shown at all.
    fn is_shown(&self, field: &Field) -> bool {
        field.is_shown(self.contract, self.draft.value()) && self.is_wanted(field)
    }

    /// What the server said about a place.
    fn refused_at(&self, pointer: &Pointer) -> impl Iterator<Item = &ServerMessage> {
        self.refused.iter().filter(move |it| it.pointer == *pointer)
    }

    /// What is said at a place, below its control.
    fn messages(&self, findings: &[&Finding], pointer: &Pointer) -> Vec<Html> {
        let mut messages: Vec<Html> = findings
            .iter()
            .map(|finding| self.message(finding))
            .collect();
        for refused in self.refused_at(pointer) {
            let text = ["The API says: ", &refused.text].concat();
            messages.push(
                remark(Severity::Error)
                    .child(el("span", "").text(&text))
                    .html(),
            );
        }
        messages
    }

    fn message(&self, finding: &Finding) -> Html {
        let level = match finding.severity {
            Severity::Error => "Error: ",
            Severity::Warning => "Warning: ",
        };
        let told = el("span", "")
            .child(unseen(level))
            .child(said(self.app, finding))
            .text(" ")
            .child(self.mend(finding));
        remark(finding.severity).child(told).html()
    }

    /// The one certain mend, where there is one.
    fn mend(&self, finding: &Finding) -> Html {
        let mut mended = self.draft.value().clone();
        match &finding.fix {
            Some(fix) if self.locked != Locked::Everything && fix.apply(&mut mended).is_ok() => {
                let edit = self.edit.clone();
                let onclick = Callback::from(move |_| edit.emit(Edit::Whole(mended.clone())));
                link_button("Fix this", onclick)
            }
            _ => Html::default(),
        }
    }
}

/// The id of the control for a place; letters and digits stay, so that it reads well in tests.
pub(crate) fn field_id(host: &Host, pointer: &Pointer) -> String {
    host.id(&pointer_id(pointer))
}

/// Moves the focus to the control for a place, or to the nearest one around it, once the form is
/// drawn.
pub(crate) fn focus_place(host: &Host, pointer: &Pointer) {
    let (owner, pointer) = (host.clone(), pointer.clone());
    host.soon(move || {
        let mut place = Some(pointer);
        while let Some(current) = place {
            let id = field_id(&owner, &current);
            if owner.find(&id).is_some() {
                owner.focus(&id);
                return;
            }
            place = current.parent();
        }
    });
}

/// The id of a section's heading.
pub(crate) fn section_id(host: &Host, section: &Section) -> String {
    host.id(&[
        "section-",
        &pointer_id(&Pointer::root().join(section.group.label())),
    ]
    .concat())
}

fn pointer_id(pointer: &Pointer) -> String {
    let mut id = String::from("f");
    for character in pointer.as_str().chars() {
        match character {
            '/' => id.push('-'),
            character if character.is_ascii_alphanumeric() => id.push(character),
            other => {
                // Writing to a text cannot fail.
                let _ = write!(id, "_{:x}_", u32::from(other));
            }
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use lossless_json::Pointer;

    use super::pointer_id;

    #[test]
    fn every_place_has_an_id_of_its_own() {
        let id = |text: &str| pointer_id(&Pointer::parse(text).unwrap());
        assert_eq!(id("/options/mfa/active"), "f-options-mfa-active");
        assert_ne!(id("/a-b"), id("/a/b"));
        assert_ne!(id("/a_2d_b"), id("/a-b"));
        assert_ne!(id("/é"), id("/e"));
    }
}
