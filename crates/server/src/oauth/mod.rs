//! `POST /oauth/token`: access tokens for clients that have a secret (RFC 6749, section 4.4).

mod client;
mod openapi;
mod problem;
mod request;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{HeaderValue, PRAGMA};
use axum::http::{Method, Response};
use lossless_json::{Object, Value};
use management_api::Budget;
use tokio::task::spawn_blocking;

pub(crate) use client::{DEFAULT_CLIENT, print_client};
pub(crate) use openapi::describe;

use crate::oauth::problem::Problem;
use crate::oauth::request::TokenForm;
use crate::random::hash;
use crate::state::{Shared, State as Server};
use crate::store::Grant;
use crate::tokens::{TokenRequest, every_scope, issue};
use crate::{response, system_clock};

/// Where tokens are.
pub(crate) const PATH: &str = "/oauth/token";

/// How long a token is good for, in seconds.
const SECONDS: u64 = 86_400;

/// By what requests are counted that no client has proved to be its own. Nobody can use up the
/// budget of another one by its id.
const UNPROVED: &str = "";

/// Answers with a token, or with an error as OAuth writes it. Every answer says what is left of
/// the budget, which is another one than that of the API.
pub(crate) async fn answer(State(state): State<Shared>, request: Request) -> Response<Body> {
    let outcome = match *request.method() {
        Method::POST => proved_form(&state, request).await,
        _ => Err(Problem::method_not_allowed()),
    };
    let (client, outcome) = match outcome {
        Ok((form, grant)) => (form.client.clone(), token(&state, &form, &grant)),
        Err(problem) => (UNPROVED.to_owned(), Err(problem)),
    };
    let budget = state
        .token_rate_limit
        .take(&client, system_clock::milliseconds());
    let exhausted = budget.as_ref().is_some_and(|budget| budget.exhausted);
    let mut response = match outcome {
        _ if exhausted => Problem::too_many_requests().into(),
        Ok(token) => response::json(&token),
        Err(problem) => problem.into(),
    };
    let headers = response.headers_mut();
    // RFC 6749, section 5.1; `Cache-Control` is on every answer.
    headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
    response::add_headers(headers, budget.iter().flat_map(Budget::headers));
    response
}

/// What is asked for, by a client that has shown its secret, and what that client may have.
async fn proved_form(state: &Shared, request: Request) -> Result<(TokenForm, Grant), Problem> {
    let form = TokenForm::read(request).await?;
    let (store, client, secret) = (state.clone(), form.client.clone(), hash(&form.secret));
    let grant = spawn_blocking(move || store.api.store.grant(&client, secret)).await;
    match grant {
        Ok(Ok(Some(grant))) => Ok((form, grant)),
        Ok(Ok(None)) => Err(Problem::invalid_client(form.by_header)),
        _ => Err(Problem::server_error()),
    }
}

fn token(state: &Server, form: &TokenForm, grant: &Grant) -> Result<Value, Problem> {
    let granted = match grant {
        Grant::EveryScope => every_scope(),
        Grant::Scopes(scopes) => scopes.clone(),
    };
    let scope = match &form.scope {
        None => granted,
        Some(wanted) => narrowed(&granted, wanted)?,
    };
    let audience = form.audience.as_deref().unwrap_or(&state.audience);
    if !state.verifier.accepts_audience(audience) {
        return Err(Problem::invalid_target());
    }
    let request = TokenRequest {
        client: &form.client,
        scope: &scope,
        audience,
        seconds: SECONDS,
    };
    let token = issue(&state.key, &request, system_clock::seconds());
    let members = [
        ("access_token", Value::from(token)),
        ("scope", Value::from(scope)),
        ("expires_in", Value::from(SECONDS)),
        ("token_type", Value::from("Bearer")),
    ];
    let members = members.map(|(name, value)| (name.to_owned(), value));
    Ok(Value::Object(members.into_iter().collect::<Object>()))
}

/// The scopes that are wanted, when each of them is granted.
fn narrowed(granted: &str, wanted: &str) -> Result<String, Problem> {
    let wanted: Vec<_> = wanted.split_whitespace().collect();
    let is_granted = |scope: &&str| granted.split(' ').any(|own| own == *scope);
    if wanted.iter().all(is_granted) {
        Ok(wanted.join(" "))
    } else {
        Err(Problem::invalid_scope())
    }
}
