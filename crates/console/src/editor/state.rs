//! What the editor knows, and how each thing the user does changes it.

use std::rc::Rc;

use lossless_json::{Pointer, Value};
use management_client::update::{FieldChange, Outcome};
use yew::Reducible;

use crate::form::ServerMessage;
use crate::model::draft::{Draft, Edit};

/// A dialog over the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlay {
    /// The changes, and the only way to save them.
    Review,
    /// The users.
    Users,
    /// The deletion.
    Delete,
}

/// A save that was carried out, with what was there before it.
#[derive(Clone, PartialEq)]
pub(crate) struct Saved {
    /// What the server had before; in memory alone, for undoing.
    pub(crate) before: Value,
    /// What came out of it.
    pub(crate) outcome: Outcome,
}

/// What the editor knows.
#[derive(Clone, PartialEq)]
pub(crate) struct Editing {
    /// The connection.
    pub(crate) draft: Draft,
    /// The view: `form` or `json`.
    pub(crate) tab: &'static str,
    /// What to look for in the form.
    pub(crate) filter: String,
    /// Whether the user has asked for the review once: from then on nothing is held back.
    pub(crate) attempted: bool,
    /// The open dialog.
    pub(crate) overlay: Option<Overlay>,
    /// Whether the list of findings is open.
    pub(crate) findings_open: bool,
    /// Texts that are not JSON yet, by place; the root is the JSON view itself.
    pub(crate) broken: Vec<(Pointer, String)>,
    /// What the server said about places, until the next edit.
    pub(crate) refused: Vec<ServerMessage>,
    /// What the last save did, until the next edit.
    pub(crate) saved: Option<SaveReport>,
}

/// What is told about the last save.
#[derive(Clone, PartialEq)]
pub(crate) struct SaveReport {
    /// What the server had before.
    pub(crate) before: Value,
    /// What the API changed by itself.
    pub(crate) surprises: Vec<FieldChange>,
    /// Whether the result was read back.
    pub(crate) read_back: bool,
}

/// What the user, or a dialog, does.
pub(crate) enum Action {
    /// Changes the draft.
    Edit(Edit),
    /// A text at a place is not JSON, or is again.
    Broken(Pointer, Option<String>),
    /// Chooses the view.
    Tab(&'static str),
    /// Looks for something.
    Filter(String),
    /// Opens a dialog.
    Open(Overlay),
    /// Closes it.
    Close,
    /// Opens or closes the list of findings.
    ToggleFindings,
    /// Throws all changes away.
    Discard,
    /// The save was carried out.
    Saved(Saved),
    /// The report about the last save has been read.
    CloseReport,
    /// Makes a draft of what was there before the last save, and shows its review.
    Undo,
    /// The server has refused what was sent, and said at which places.
    Refused(Vec<ServerMessage>),
}

impl Editing {
    /// A form that nobody has touched.
    pub(crate) fn new(draft: Draft) -> Self {
        Self {
            draft,
            tab: "form",
            filter: String::new(),
            attempted: false,
            overlay: None,
            findings_open: false,
            broken: Vec::new(),
            refused: Vec::new(),
            saved: None,
        }
    }

    fn edit(&mut self, edit: Edit) {
        if matches!(edit, Edit::Whole(_)) {
            self.broken.clear();
        }
        self.draft = self.draft.apply(edit);
        self.refused.clear();
        self.saved = None;
    }

    fn open(&mut self, overlay: Overlay) {
        if overlay == Overlay::Review {
            self.attempted = true;
            if !self.broken.is_empty() {
                // What cannot be read cannot be reviewed; the place says what is wrong.
                return;
            }
        }
        self.overlay = Some(overlay);
    }

    fn save(&mut self, saved: Saved) {
        self.draft = Draft::new(saved.outcome.stored.to_value());
        self.overlay = None;
        self.refused.clear();
        self.saved = Some(SaveReport {
            before: saved.before,
            surprises: saved.outcome.surprises,
            read_back: saved.outcome.read_back,
        });
    }
}

impl Reducible for Editing {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Edit(edit) => next.edit(edit),
            Action::Broken(place, text) => {
                next.broken.retain(|(other, _)| *other != place);
                next.broken.extend(text.map(|text| (place, text)));
            }
            Action::Tab(tab) => next.tab = tab,
            Action::Filter(filter) => next.filter = filter,
            Action::Open(overlay) => next.open(overlay),
            Action::Close => next.overlay = None,
            Action::ToggleFindings => next.findings_open = !next.findings_open,
            Action::Discard => {
                next.draft = Draft::new(self.draft.base().clone());
                next.broken.clear();
                next.refused.clear();
            }
            Action::Saved(saved) => next.save(saved),
            Action::CloseReport => next.saved = None,
            Action::Undo => {
                if let Some(report) = next.saved.take() {
                    next.draft = next.draft.replaced(report.before);
                    next.open(Overlay::Review);
                }
            }
            Action::Refused(messages) => {
                next.overlay = None;
                next.refused = messages;
                next.tab = "form";
                next.filter.clear();
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use connection_model::Connection;
    use lossless_json::{Pointer, Value};
    use management_client::update::Outcome;
    use yew::Reducible;

    use super::{Action, Editing, Overlay, Saved};
    use crate::model::draft::{Draft, Edit};

    fn parse(text: &str) -> Value {
        Value::parse(text.as_bytes()).unwrap()
    }

    fn editing() -> Rc<Editing> {
        Rc::new(Editing::new(Draft::new(parse(
            r#"{"id":"con_1","options":{"size":5}}"#,
        ))))
    }

    fn size() -> Pointer {
        Pointer::parse("/options/size").unwrap()
    }

    #[test]
    fn discarding_brings_back_what_was_opened() {
        let changed = editing().reduce(Action::Edit(Edit::Set(size(), Value::from(7))));
        assert_ne!(changed.draft.value(), changed.draft.base());
        let back = changed.reduce(Action::Discard);
        assert_eq!(back.draft, editing().draft);
    }

    #[test]
    fn a_text_that_is_not_json_keeps_the_review_shut() {
        let broken = editing().reduce(Action::Broken(Pointer::root(), Some("{".to_owned())));
        let asked = broken.reduce(Action::Open(Overlay::Review));
        assert_eq!(asked.overlay, None);
        let mended = asked.reduce(Action::Broken(Pointer::root(), None));
        let asked = mended.reduce(Action::Open(Overlay::Review));
        assert_eq!(asked.overlay, Some(Overlay::Review));
    }

    #[test]
    fn undoing_a_save_reviews_what_was_there_before() {
        let stored = parse(r#"{"id":"con_1","options":{"size":7}}"#);
        let saved = editing().reduce(Action::Saved(Saved {
            before: editing().draft.base().clone(),
            outcome: Outcome {
                stored: Connection::from_value(stored.clone()).unwrap(),
                surprises: Vec::new(),
                read_back: true,
            },
        }));
        assert_eq!(saved.draft, Draft::new(stored.clone()));
        let undone = saved.reduce(Action::Undo);
        assert_eq!(undone.draft.base(), &stored);
        assert_eq!(undone.draft.value(), editing().draft.base());
        assert_eq!(undone.overlay, Some(Overlay::Review));
    }
}
