//! The page of JavaScript around a console: its functions are told and asked.

use connection_model::Operation;
use console::{Event, Page};
use js_sys::{Function, Promise, Reflect};
use lossless_json::{Object, Value};
use management_client::fetch::js::to_js;
use management_client::update::{ChangeKind, FieldChange, Shown};
use management_client::{Error, LocalBoxFuture, TokenError, Veto, Write};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::types::ConsoleConfig;

/// The functions of a configuration that begin with `on`.
pub(crate) struct JsPage(pub(crate) ConsoleConfig);

impl JsPage {
    fn tell(&self, name: &str, detail: Object) {
        // What the page does with it is its own matter; what it throws goes to its console.
        if let Err(thrown) = self.call(name, detail) {
            let _ = Promise::reject(&thrown);
        }
    }

    /// Calls a function of the page, if it has one of this name.
    fn call(&self, name: &str, detail: Object) -> Result<Option<JsValue>, JsValue> {
        let found = Reflect::get(&self.0, &name.into())?;
        let Ok(function) = found.dyn_into::<Function>() else {
            return Ok(None);
        };
        let detail = to_js(&Value::Object(detail)).unwrap_or(JsValue::UNDEFINED);
        function.call1(&JsValue::UNDEFINED, &detail).map(Some)
    }

    async fn ask(&self, write: &Write) -> Result<(), Veto> {
        let name = if saves(write) {
            "onBeforeSave"
        } else {
            "onBeforeDelete"
        };
        let answer = match self.call(name, written(write)) {
            Ok(None) => return Ok(()),
            Ok(Some(answer)) => JsFuture::from(Promise::resolve(&answer)).await,
            Err(thrown) => Err(thrown),
        };
        match answer {
            Ok(answer) if answer == false => Err(Veto { reason: None }),
            Ok(_) => Ok(()),
            Err(thrown) => Err(Veto {
                reason: reason(&thrown),
            }),
        }
    }
}

impl Page for JsPage {
    fn hear(&self, event: Event) {
        match event {
            Event::Ready => self.tell("onReady", Object::new()),
            Event::Route(path) => self.tell("onRoute", object([("path", path.into())])),
            Event::Dirty(dirty) => {
                self.tell("onDirty", object([("dirty", Value::Bool(dirty))]));
            }
            Event::Saved(write) => self.tell("onSaved", written(&write)),
            Event::Deleted(write) => self.tell("onDeleted", written(&write)),
            Event::Error(error) => self.tell("onError", failed(&error)),
            Event::AuthRequired(error) => {
                let reason = match error {
                    TokenError::SignedOut => "signed-out",
                    TokenError::Unavailable => "unavailable",
                    TokenError::Malformed => "malformed",
                };
                self.tell("onAuthRequired", object([("reason", reason.into())]));
            }
        }
    }

    fn before<'a>(&'a self, write: &'a Write) -> LocalBoxFuture<'a, Result<(), Veto>> {
        Box::pin(self.ask(write))
    }
}

/// What the page has thrown is shown to the user: a text, or the message of an error.
fn reason(thrown: &JsValue) -> Option<String> {
    let error = thrown.dyn_ref::<js_sys::Error>();
    let text = error.map(|error| String::from(error.message()));
    text.or_else(|| thrown.as_string())
        .filter(|text| !text.is_empty())
}

fn saves(write: &Write) -> bool {
    matches!(
        write.operation,
        Operation::CreateConnection | Operation::UpdateConnection
    )
}

/// A write as JavaScript sees it.
fn written(write: &Write) -> Object {
    let action = match write.operation {
        Operation::CreateConnection => "create",
        Operation::UpdateConnection => "update",
        Operation::DeleteConnection => "delete-connection",
        Operation::DeleteUser => "delete-user",
        _ => "delete-users",
    };
    let mut detail = object([("action", action.into())]);
    let strategy = write.strategy.map(connection_model::Strategy::as_str);
    for (key, text) in [
        ("id", write.connection_id.as_deref()),
        ("name", write.connection_name.as_deref()),
        ("strategy", strategy),
    ] {
        if let Some(text) = text {
            detail.insert(key, text.into());
        }
    }
    if saves(write) {
        let changes = write.changes.iter().map(change).map(Value::Object);
        detail.insert("changes", Value::Array(changes.collect()));
    }
    detail
}

fn change(change: &FieldChange) -> Object {
    let kind = match change.kind {
        ChangeKind::Added => "added",
        ChangeKind::Changed => "changed",
        ChangeKind::Removed => "removed",
    };
    let mut detail = object([
        ("pointer", change.pointer.as_str().into()),
        ("kind", kind.into()),
    ]);
    for (key, shown) in [("before", &change.before), ("after", &change.after)] {
        match shown {
            Shown::Absent => {}
            Shown::Value(value) => {
                detail.insert(key, value.clone());
            }
            Shown::Hidden => {
                detail.insert("hidden", Value::Bool(true));
            }
        }
    }
    detail
}

fn failed(error: &Error) -> Object {
    let mut detail = object([("message", error.to_string().into())]);
    if let Some(refusal) = error.refusal() {
        detail.insert("status", u32::from(refusal.body.status).into());
        if !refusal.body.code.is_empty() {
            detail.insert("code", refusal.body.code.as_str().into());
        }
    } else if matches!(error, Error::RateLimited { .. }) {
        detail.insert("status", 429_u32.into());
    }
    detail
}

fn object<const COUNT: usize>(members: [(&str, Value); COUNT]) -> Object {
    members
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}
