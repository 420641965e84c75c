//! `/session` and `/session/token`

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, EXPECT, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, Response};
use connection_model::{ErrorBody, ErrorKind};
use lossless_json::{Object, Value};
use management_api::StoreError;
use tokio::task::spawn_blocking;

use crate::guard::Guard;
use crate::random::{Secret, hash};
use crate::session::cookie;
use crate::state::Shared;
use crate::tokens::{SESSION_TOKEN_SECONDS, TokenRequest, every_scope, issue};
use crate::{body, response, system_clock};

/// The largest body that holds a code, in bytes.
const MAX_CODE_BODY: usize = 4096;
/// The subject of the console's tokens.
const CONSOLE_CLIENT: &str = "patchbay-console";

type Answer = Result<Response<Body>, ErrorBody>;

/// `POST /session` signs in with a code, `DELETE /session` signs out.
pub(crate) async fn answer(State(state): State<Shared>, request: Request) -> Response<Body> {
    let outcome = match *request.method() {
        Method::POST => sign_in(state, request).await,
        Method::DELETE => sign_out(state, request.headers()).await,
        _ => return response::method_not_allowed("POST, DELETE"),
    };
    outcome.unwrap_or_else(|error| response::error(&error))
}

/// `POST /session/token` gives a signed-in console an access token for ten minutes.
pub(crate) async fn token(State(state): State<Shared>, request: Request) -> Response<Body> {
    if request.method() != Method::POST {
        return response::method_not_allowed("POST");
    }
    let outcome = new_token(state, request.headers()).await;
    outcome.unwrap_or_else(|error| response::error(&error))
}

async fn sign_in(state: Shared, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    Guard::check_own_script(&parts.headers)?;
    let content_type = parts
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = content_type
        .and_then(|value| value.split(';').next())
        .map(str::trim);
    if !essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
        return Err(ErrorBody::new(ErrorKind::UnsupportedMediaType));
    }
    let waits = parts.headers.contains_key(EXPECT);
    let text = body::read(body, MAX_CODE_BODY, waits).await?;
    let code = Value::parse(&text).unwrap_or_default();
    let Some(code) = code.get("code").and_then(Value::as_str).map(hash) else {
        let message = "The body holds a sign-in code: {\"code\":\"…\"}";
        return Err(ErrorBody::with_message(ErrorKind::BadRequest, message));
    };
    let session = Secret::generate().map_err(|_| ErrorBody::new(ErrorKind::Internal))?;
    let (hash, now) = (session.hash, system_clock::milliseconds());
    let good = blocking(move || state.api.store.exchange_code(code, hash, now)).await?;
    if !good {
        let message = "Sign-in link is wrong, used or older than five minutes; \
            `patchbay sign-in` prints a new one";
        return Err(ErrorBody::with_message(ErrorKind::Unauthorized, message));
    }
    Ok(with_cookie(
        response::no_content(),
        cookie::set(&session.text),
    ))
}

async fn sign_out(state: Shared, headers: &HeaderMap) -> Answer {
    Guard::check_own_script(headers)?;
    if let Some(session) = cookie::read(headers).map(hash) {
        blocking(move || state.api.store.end_session(session)).await?;
    }
    Ok(with_cookie(response::no_content(), cookie::clear()))
}

async fn new_token(state: Shared, headers: &HeaderMap) -> Answer {
    Guard::check_own_script(headers)?;
    let session = cookie::read(headers).map(hash).ok_or_else(not_signed_in)?;
    let store = state.clone();
    let now = system_clock::milliseconds();
    if !blocking(move || store.api.store.use_session(session, now)).await? {
        return Err(not_signed_in());
    }
    let scope = every_scope();
    let request = TokenRequest {
        client: CONSOLE_CLIENT,
        scope: &scope,
        audience: &state.audience,
        seconds: SESSION_TOKEN_SECONDS,
    };
    let token = issue(&state.key, &request, system_clock::seconds());
    let mut members = Object::new();
    for (name, value) in [
        ("access_token", Value::from(token)),
        ("token_type", Value::from("Bearer")),
        ("expires_in", Value::from(SESSION_TOKEN_SECONDS)),
        ("scope", Value::from(scope)),
    ] {
        members.insert(name, value);
    }
    Ok(response::json(&Value::Object(members)))
}

fn not_signed_in() -> ErrorBody {
    let message = "Not signed in; `patchbay sign-in` prints a link";
    ErrorBody::with_message(ErrorKind::Unauthorized, message)
}

fn with_cookie(mut response: Response<Body>, cookie: Option<HeaderValue>) -> Response<Body> {
    if let Some(cookie) = cookie {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

/// Asks the database on a thread that may wait.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, ErrorBody> {
    let internal = || ErrorBody::new(ErrorKind::Internal);
    spawn_blocking(work)
        .await
        .map_err(|_| internal())?
        .map_err(|_| internal())
}
