//! Every route, and what every request goes through.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::{any, get};
use connection_model::ErrorKind;

use crate::state::Shared;
use crate::{api, assets, cors, oauth, response, session};

/// All routes. What is no route is a file of the console.
pub(crate) fn router(state: Shared) -> Router {
    Router::new()
        .route("/healthz", get(async || response::no_content()))
        .route("/.well-known/jwks.json", get(key_set))
        .route("/openapi.json", get(api::openapi))
        .route("/session", any(session::answer))
        .route("/session/token", any(session::token))
        .route(oauth::PATH, any(oauth::answer))
        .route("/api", any(api::answer))
        .route("/api/{*path}", any(api::answer))
        .method_not_allowed_fallback(async || response::usual_error(ErrorKind::MethodNotAllowed))
        .fallback(assets::answer)
        .layer(from_fn_with_state(state.clone(), door))
        .with_state(state)
}

/// Host and origin are checked first, a panic becomes status 500, headers go on every answer.
async fn door(State(state): State<Shared>, request: Request, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let is_api = api::is_below_base(parts.uri.path());
    let checked = state
        .guard
        .check(&parts.uri, &parts.headers, &state.allowed_origins);
    let (mut response, origin) = match checked {
        Ok(Some(origin)) if cors::is_preflight(&parts) => (cors::preflight(), Some(origin)),
        Ok(origin) => {
            let answer = next.run(Request::from_parts(parts, body));
            (without_panic(answer).await, origin)
        }
        Err(error) if is_api => (response::api(state.api.refuse(None, error)), None),
        Err(error) => (response::error(&error), None),
    };
    let headers = response.headers_mut();
    state.headers.apply(headers);
    state.allowed_origins.apply(origin, headers);
    response
}

async fn without_panic(answer: impl Future<Output = Response<Body>>) -> Response<Body> {
    let mut answer = pin!(answer);
    poll_fn(|context| {
        let poll = AssertUnwindSafe(|| answer.as_mut().poll(context));
        catch_unwind(poll)
            .unwrap_or_else(|_| Poll::Ready(response::usual_error(ErrorKind::Internal)))
    })
    .await
}

async fn key_set(State(state): State<Shared>) -> Response<Body> {
    response::json(&state.key.key_set())
}

#[cfg(test)]
mod tests {
    use super::without_panic;
    use crate::response;

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        let panicking = async { panic!("on purpose") };
        assert_eq!(without_panic(panicking).await.status(), 500);
        let healthy = async { response::no_content() };
        assert_eq!(without_panic(healthy).await.status(), 204);
    }
}
