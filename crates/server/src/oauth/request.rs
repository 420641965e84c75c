//! Reading a request for a token: a form or JSON, and the header `Authorization: Basic`.

use axum::body::Body;
use axum::extract::{Form, FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, EXPECT};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lossless_json::Value;

use crate::body;
use crate::oauth::problem::Problem;

/// The largest body that is read, in bytes.
const MAX_BODY: usize = 16 * 1024;

/// The parameters that are read; others are ignored (RFC 6749, section 3.2).
const PARAMETERS: [&str; 5] = [
    "grant_type",
    "client_id",
    "client_secret",
    "audience",
    "scope",
];

/// What a client asks for.
///
/// It has no `Debug`: it holds a secret.
pub(super) struct TokenForm {
    pub(super) client: String,
    pub(super) secret: String,
    /// Whether id and secret came in the header.
    pub(super) by_header: bool,
    pub(super) audience: Option<String>,
    pub(super) scope: Option<String>,
}

type Parameters = Vec<(String, String)>;

impl TokenForm {
    pub(super) async fn read(request: Request) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let credentials = basic_credentials(&parts.headers)?;
        let waits = parts.headers.contains_key(EXPECT);
        let body = body::read(body, MAX_BODY, waits).await?;
        let parameters = match media_type(&parts.headers).as_str() {
            "application/json" => of_json(&body)?,
            "application/x-www-form-urlencoded" => {
                parts.extensions.clear();
                let request = Request::from_parts(parts, Body::from(body));
                match Form::<Parameters>::from_request(request, &()).await {
                    Ok(Form(parameters)) => parameters,
                    Err(_) => return Err(Problem::invalid_request("The form cannot be read")),
                }
            }
            _ => {
                let description =
                    "Content-Type must be application/x-www-form-urlencoded or application/json";
                return Err(Problem::invalid_request(description));
            }
        };
        Self::of_parameters(parameters, credentials)
    }

    fn of_parameters(
        parameters: Parameters,
        credentials: Option<(String, String)>,
    ) -> Result<Self, Problem> {
        let [grant_type, client_id, client_secret, audience, scope] = known(parameters)?;
        match grant_type.as_deref() {
            Some("client_credentials") => {}
            Some(_) => return Err(Problem::unsupported_grant_type()),
            None => return Err(Problem::invalid_request("grant_type is missing")),
        }
        let by_header = credentials.is_some();
        let (client, secret) = match (credentials, client_id, client_secret) {
            (None, Some(client), Some(secret)) => (client, secret),
            (None, None, _) => return Err(Problem::invalid_request("client_id is missing")),
            (None, _, None) => return Err(Problem::invalid_request("client_secret is missing")),
            (Some((client, secret)), named, None)
                if named.as_ref().is_none_or(|named| *named == client) =>
            {
                (client, secret)
            }
            // RFC 6749, section 2.3: one method of authentication, not two.
            (Some(_), ..) => {
                let description = "Client id and secret stand in the header and in the body";
                return Err(Problem::invalid_request(description));
            }
        };
        Ok(Self {
            client,
            secret,
            by_header,
            audience,
            scope,
        })
    }
}

/// The values of the known parameters; one without a value counts as left out, and none may stand
/// twice (RFC 6749, section 3.2).
fn known(parameters: Parameters) -> Result<[Option<String>; 5], Problem> {
    let mut values = PARAMETERS.map(|_| None);
    for (name, value) in parameters {
        let place = PARAMETERS.iter().position(|known| *known == name);
        let Some(slot) = place.and_then(|place| values.get_mut(place)) else {
            continue;
        };
        if value.is_empty() {
            continue;
        }
        if slot.replace(value).is_some() {
            return Err(Problem::invalid_request("A parameter stands twice"));
        }
    }
    Ok(values)
}

/// The members of a JSON object; `null` counts as left out.
fn of_json(body: &[u8]) -> Result<Parameters, Problem> {
    let Ok(Value::Object(object)) = Value::parse(body) else {
        return Err(Problem::invalid_request("The body is no JSON object"));
    };
    let mut parameters = Vec::new();
    for (name, value) in object {
        match value {
            Value::String(text) => parameters.push((name, text)),
            Value::Null => {}
            _ if PARAMETERS.contains(&name.as_str()) => {
                return Err(Problem::invalid_request("A parameter is no string"));
            }
            _ => {}
        }
    }
    Ok(parameters)
}

/// Id and secret of the header. Both are form-encoded in it (RFC 6749, section 2.3.1), which
/// changes nothing about those that this server makes.
fn basic_credentials(headers: &HeaderMap) -> Result<Option<(String, String)>, Problem> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (value, more) = (values.next(), values.next());
    let Some(value) = value else {
        return Ok(None);
    };
    let read = || {
        let (scheme, encoded) = value.to_str().ok()?.split_once(' ')?;
        if more.is_some() || !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
        let (client, secret) = decoded.split_once(':')?;
        Some((client.to_owned(), secret.to_owned()))
    };
    match read() {
        Some(credentials) => Ok(Some(credentials)),
        None => Err(Problem::invalid_client(true)),
    }
}

fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let essence = value.unwrap_or_default().split(';').next();
    essence.unwrap_or_default().trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;
    use axum::http::Response;

    use super::TokenForm;

    const FORM: &str = "application/x-www-form-urlencoded";
    const JSON: &str = "application/json; charset=utf-8";
    /// `a:b`
    const BASIC: &str = "Basic YTpi";

    /// Client, secret, audience and scope; or status of the error.
    async fn read(content_type: &str, authorization: Option<&str>, body: &str) -> String {
        let mut request = Request::post("/oauth/token").header("Content-Type", content_type);
        if let Some(authorization) = authorization {
            request = request.header("Authorization", authorization);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        match TokenForm::read(request).await {
            Ok(form) => {
                let (audience, scope) = (form.audience, form.scope);
                let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
                let (audience, scope) = (or_none(audience), or_none(scope));
                format!("{} {} {audience} {scope}", form.client, form.secret)
            }
            Err(problem) => Response::from(problem).status().as_u16().to_string(),
        }
    }

    #[tokio::test]
    async fn a_form_and_json_say_the_same() {
        let grant = "grant_type=client_credentials";
        for (content_type, body, expected) in [
            (FORM, format!("{grant}&client_id=a&client_secret=b"), "a b - -"),
            (FORM, format!("client_id=a&client_secret=b&audience=http%3A%2F%2Fx%2F&{grant}&scope=r+s"), "a b http://x/ r s"),
            (FORM, format!("{grant}&client_id=a&client_secret=b&x=1&x=2&scope="), "a b - -"),
            (JSON, r#"{"grant_type":"client_credentials","client_id":"a","client_secret":"b","organization":null,"x":7,"audience":null}"#.to_owned(), "a b - -"),
            (FORM, "client_id=a&client_secret=b".to_owned(), "400"),
            (FORM, "grant_type=password&client_id=a&client_secret=b".to_owned(), "400"),
            (FORM, format!("{grant}&client_id=a"), "400"),
            (FORM, format!("{grant}&client_secret=b"), "400"),
            (FORM, format!("{grant}&client_id=a&client_id=a&client_secret=b"), "400"),
            (FORM, String::new(), "400"),
            (JSON, r#"{"grant_type":"client_credentials","client_id":7,"client_secret":"b"}"#.to_owned(), "400"),
            (JSON, "[]".to_owned(), "400"),
            (JSON, String::new(), "400"),
            ("text/plain", format!("{grant}&client_id=a&client_secret=b"), "400"),
            (FORM, "x".repeat(20_000), "413"),
        ] {
            assert_eq!(read(content_type, None, &body).await, expected, "{body}");
        }
    }

    #[tokio::test]
    async fn the_header_may_hold_id_and_secret() {
        for (authorization, body, expected) in [
            (BASIC, "", "a b - -"),
            ("basic YTpi", "&client_id=a", "a b - -"),
            (BASIC, "&client_id=c", "400"),
            (BASIC, "&client_secret=b", "400"),
            ("Basic YTpi YTpi", "", "401"),
            ("Basic YWI=", "", "401"),
            ("Basic", "", "401"),
            ("Bearer x", "&client_id=a&client_secret=b", "401"),
        ] {
            let body = format!("grant_type=client_credentials{body}");
            assert_eq!(
                read(FORM, Some(authorization), &body).await,
                expected,
                "{authorization} {body}"
            );
        }
    }
}
