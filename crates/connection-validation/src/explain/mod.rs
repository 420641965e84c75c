//! What a server says when it refuses, as findings.

mod found;
mod hide;
mod place;
mod reason;
mod reference;
mod sentences;
mod tenant;

use alloc::string::String;
use alloc::vec::Vec;

use connection_model::{ErrorBody, Strategy};
use lossless_json::{Pointer, Value};

use self::found::Found;
pub use self::reason::{Reason, ServerCode};
pub use self::reference::refusal;
pub use self::sentences::{KnownSentence, known_sentences, server_message};
use crate::{Params, Secret, Severity, secret_class};

/// The payload that was sent: its secrets stay out of what is told, and its keys tell where a
/// place ends.
///
/// It has no `Debug`: a body may hold secrets.
#[derive(Clone, Copy)]
pub struct Sent<'a> {
    /// The body of the request.
    pub value: &'a Value,
    /// The strategy of the connection, where the body does not name it.
    pub strategy: Option<Strategy>,
}

/// One thing for which a server refused a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerFinding {
    /// The place in the payload (RFC 6901); for a missing member the one where it belongs. Nothing
    /// where it is not about the payload, such as a scope that is missing.
    pub pointer: Option<Pointer>,
    /// Why.
    pub reason: Reason,
    /// What the sentence names: `min` and `max`, `expected` and `found` types, a `format`, the
    /// `key`, the `parameter` of the request, and `scopes` with a space between them.
    pub params: Params,
    /// The server's sentence without what may be a secret.
    pub message: String,
}

impl ServerFinding {
    /// Always an error: the server has refused.
    pub const fn severity(&self) -> Severity {
        Severity::Error
    }
}

/// An error answer, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Status, code and sentence; what may be a secret is `…` in it.
    pub body: ErrorBody,
    /// What the sentence says, in its order; at least one for every status but a success (200 to
    /// 299).
    pub findings: Vec<ServerFinding>,
    /// How many more errors there are: those the server has counted and not named, or named behind
    /// the sixty-fourth.
    pub unnamed: u64,
}

/// Reads an error answer of either contract: status and body, and the payload it is about where
/// there was one.
///
/// A text of the payload that stands at a secret or unknown place is taken out of the sentences
/// wherever the server repeats it. Without the payload, the value that a sentence is about is taken
/// out where its place may hold a secret.
pub fn explain(status: u16, body: &[u8], sent: Option<Sent<'_>>) -> Explanation {
    let mut body = ErrorBody::read(status, body);
    let message = core::mem::take(&mut body.message);
    let payload = sent.map(|sent| sent.value);
    let strategy = sent.and_then(strategy);
    let (found, unnamed) = match status {
        200..300 => (Vec::new(), 0),
        400..500 => match reference::read(&message, strategy) {
            Some((found, others)) => ([found].into(), others),
            None => tenant::read(&message, payload),
        },
        _ => ([Found::new(&message)].into(), 0),
    };
    let mut hidden = payload
        .map(|payload| hide::secrets(payload, strategy))
        .unwrap_or_default();
    hidden.extend(found.iter().filter_map(|found| echo(found, strategy)));
    // Of a large payload next to nothing is repeated, and each finding would be searched for all.
    let places = || found.iter().filter_map(|found| found.pointer.as_ref());
    hidden.retain(|text| {
        message.contains(text) || places().any(|place| place.as_str().contains(text))
    });
    let usual = usual_reason(&body);
    let findings = found
        .into_iter()
        .map(|found| ServerFinding {
            // A sentence that names a place by a secret names none that could be shown.
            pointer: found
                .pointer
                .filter(|place| !hide::is_in(place.as_str(), &hidden)),
            reason: found.reason.unwrap_or(Reason::Server(usual)),
            params: found
                .params
                .rewritten(|key| hide::without(key, &mut hidden)),
            message: hide::without(found.sentence, &mut hidden),
        })
        .collect();
    body.message = hide::without(&message, &mut hidden);
    Explanation {
        body,
        findings,
        unnamed,
    }
}

fn strategy(sent: Sent<'_>) -> Option<Strategy> {
    let named = || sent.value.get("strategy")?.as_str()?.parse().ok();
    sent.strategy.or_else(named)
}

/// The value a sentence repeats, where it may be a secret.
fn echo<'m>(found: &Found<'m>, strategy: Option<Strategy>) -> Option<&'m str> {
    let class = secret_class(strategy, found.pointer.as_ref()?);
    found.echo.filter(|_| class != Secret::No)
}

/// Why, by status and code alone.
fn usual_reason(body: &ErrorBody) -> ServerCode {
    match (body.status, body.code.as_str()) {
        (_, "insufficient_scope") | (403, "forbidden") => ServerCode::InsufficientScope,
        (_, "insufficient_entitlement" | "feature_not_enabled") => ServerCode::NotInPlan,
        (_, "operation_not_supported") => ServerCode::NotSupported,
        (_, "invalid_query_string" | "invalid_paging") => ServerCode::Query,
        (_, "invalid_uri") => ServerCode::Path,
        (401, _) | (400, "Bearer") => ServerCode::Unauthorized,
        (403, _) => ServerCode::Forbidden,
        (404, _) => ServerCode::NotFound,
        (405, _) => ServerCode::MethodNotAllowed,
        (409, _) => ServerCode::Conflict,
        (413, _) => ServerCode::TooLarge,
        (415, _) => ServerCode::MediaType,
        (429, _) => ServerCode::RateLimit,
        (500.., _) => ServerCode::Failed,
        _ => ServerCode::Refused,
    }
}
