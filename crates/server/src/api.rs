//! `/api/v2`: from HTTP to the endpoints of `management-api` and back.

use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, EXPECT, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response};
use connection_model::{ErrorBody, ErrorKind};
use management_api::{ApiRequest, Caller, MAX_BODY_BYTES, handle, openapi};
use tokio::task::spawn_blocking;

use crate::state::Shared;
use crate::{body, oauth, response, system_clock};

/// Where the API is.
pub(crate) const BASE: &str = "/api/v2";

/// Verifies the token, reads the body, asks the endpoint. Nothing of a request is read before its
/// token is known to be good.
pub(crate) async fn answer(State(state): State<Shared>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Some(caller) = caller(&state, &parts.headers) else {
        return unauthorized(&state, &parts.headers);
    };
    let client_waits = parts.headers.contains_key(EXPECT);
    let body = match body::read(body, MAX_BODY_BYTES, client_waits).await {
        Ok(body) => body,
        Err(error) => return response::api(state.api.refuse(Some(&caller), error.into())),
    };
    let Some(request) = api_request(&parts, body) else {
        let error = ErrorBody::with_message(ErrorKind::BadRequest, "Invalid query");
        return response::api(state.api.refuse(Some(&caller), error));
    };
    // The store waits for the disk; a thread of its own may.
    let (state, same_caller) = (Shared::clone(&state), caller.clone());
    let handling = state.clone();
    let handled = spawn_blocking(move || handle(&handling.api, &caller, &request)).await;
    response::api(handled.unwrap_or_else(|_| {
        let error = ErrorBody::new(ErrorKind::Internal);
        state.api.refuse(Some(&same_caller), error)
    }))
}

/// Whether a path is the API's.
pub(crate) fn is_below_base(path: &str) -> bool {
    path.strip_prefix(BASE)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The OpenAPI document: the endpoints, and where their access tokens come from.
pub(crate) async fn openapi() -> Response<Body> {
    let mut document = openapi::document();
    oauth::describe(&mut document);
    response::json(&document)
}

fn caller(state: &Shared, headers: &HeaderMap) -> Option<Caller> {
    let authorization = single(headers, &AUTHORIZATION)?;
    state
        .verifier
        .caller(authorization, system_clock::seconds())
}

/// Status 401. `WWW-Authenticate` (RFC 6750, section 3) tells a token that is not good from none.
fn unauthorized(state: &Shared, headers: &HeaderMap) -> Response<Body> {
    let error = ErrorBody::new(ErrorKind::Unauthorized);
    let mut response = response::api(state.api.refuse(None, error));
    let challenge = if headers.contains_key(AUTHORIZATION) {
        r#"Bearer error="invalid_token""#
    } else {
        "Bearer"
    };
    response
        .headers_mut()
        .insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    response
}

/// Nothing when the query cannot be read: a parameter that got lost could turn the deletion of one
/// thing into that of many.
fn api_request(parts: &Parts, body: Vec<u8>) -> Option<ApiRequest> {
    let path = parts.uri.path();
    let Query(query) = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).ok()?;
    Some(ApiRequest {
        method: parts.method.as_str().to_owned(),
        path: path.strip_prefix(BASE).unwrap_or(path).to_owned(),
        query,
        body,
        content_type: single(&parts.headers, &CONTENT_TYPE).map(ToOwned::to_owned),
    })
}

/// A header that stands once and is text.
fn single<'headers>(headers: &'headers HeaderMap, name: &HeaderName) -> Option<&'headers str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        None
    } else {
        value.to_str().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::is_below_base;

    #[test]
    fn only_version_2_is_the_api() {
        for (path, expected) in [
            ("/api/v2", true),
            ("/api/v2/", true),
            ("/api/v2/connections", true),
            ("/api/v2x", false),
            ("/api/v1/connections", false),
            ("/x/api/v2/", false),
        ] {
            assert_eq!(is_below_base(path), expected, "{path}");
        }
    }
}
