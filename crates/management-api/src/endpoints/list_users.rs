//! `GET /users`

use crate::endpoints::list::json_array;
use crate::problem::Problem;
use crate::query::{self, FieldSelection};
use crate::{Api, ApiRequest, ApiResponse, Store, UserFilter, user};

/// A bare array, or with `include_totals=true` an object with `start`, `limit`, `length`, `users`
/// and `total`.
///
/// Of the search language of `q` only the exact terms `identities.connection:"…"` and
/// `email:"…"` are known, joined by `AND`; anything else is refused, since whoever sends it means
/// fewer users than all.
pub(crate) fn list_users<S: Store>(
    api: &Api<S>,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    let filter = filter(request)?;
    let window = query::window(request)?;
    let fields = FieldSelection::read(request)?;
    let page = api.store.users(&filter, window)?;
    let length = page.users.len();
    let texts = page.users.iter();
    let users = json_array(texts.map(|it| fields.apply("user_id", user::write(it))));
    let body = match page.total {
        None => users,
        Some(total) => format!(
            r#"{{"start":{},"limit":{},"length":{length},"users":{users},"total":{total}}}"#,
            window.start, window.limit
        ),
    };
    Ok(ApiResponse::json(200, body))
}

fn filter(request: &ApiRequest) -> Result<UserFilter, Problem> {
    let mut filter = UserFilter {
        connection: query::single(request, "connection")?.map(ToOwned::to_owned),
        ..UserFilter::default()
    };
    let search = query::single(request, "q")?.unwrap_or_default();
    let mut rest = search.trim();
    while !rest.is_empty() {
        let (field, value, after) = term(rest).ok_or_else(unknown_search)?;
        let place = match field {
            "identities.connection" => &mut filter.connection,
            "email" => &mut filter.email,
            _ => return Err(unknown_search()),
        };
        let value = match field {
            "email" => value.to_lowercase(),
            _ => value.to_owned(),
        };
        if place.as_ref().is_some_and(|known| *known != value) {
            return Err(Problem::query("q", "names two connections or addresses"));
        }
        *place = Some(value);
        rest = match after.trim_start() {
            "" => "",
            more => more
                .strip_prefix("AND ")
                .ok_or_else(unknown_search)?
                .trim_start(),
        };
        if rest.is_empty() && !after.trim_start().is_empty() {
            return Err(unknown_search());
        }
    }
    Ok(filter)
}

/// `field:"value"` or `field:value` at the beginning of a text, and what follows. Values with a
/// wildcard or an escape are no exact ones.
fn term(text: &str) -> Option<(&str, &str, &str)> {
    let (field, rest) = text.split_once(':')?;
    let (value, after) = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => rest.split_at_checked(rest.find(' ').unwrap_or(rest.len()))?,
    };
    let special = |it: char| matches!(it, '*' | '?' | '\\' | '"');
    let exact = !value.is_empty() && !value.contains(special);
    let ends = after.is_empty() || after.starts_with(' ');
    (exact && ends).then_some((field, value, after))
}

fn unknown_search() -> Problem {
    let rule = r#"can be identities.connection:"…" and email:"…", joined by AND"#;
    Problem::query("q", rule)
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [
    {"name": "q", "in": "query", "description": "`identities.connection:\"name\"` and `email:\"address\"`, joined by `AND`; the rest of the search language is not known here", "schema": {"type": "string"}},
    {"name": "connection", "in": "query", "description": "Filter by the name of the connection", "schema": {"type": "string"}},
    {"$ref": "#/components/parameters/page"},
    {"$ref": "#/components/parameters/per_page"},
    {"$ref": "#/components/parameters/fields"},
    {"$ref": "#/components/parameters/include_fields"},
    {"$ref": "#/components/parameters/include_totals"}
  ],
  "responses": {
    "200": {
      "description": "The users in the order in which they were added",
      "content": {"application/json": {"schema": {"oneOf": [
        {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
        {
          "type": "object",
          "required": ["start", "limit", "length", "users", "total"],
          "properties": {
            "start": {"type": "integer"},
            "limit": {"type": "integer"},
            "length": {"type": "integer"},
            "users": {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
            "total": {"type": "integer"}
          }
        }
      ]}}}
    },
    "400": {"$ref": "#/components/responses/Error"}
  }
}"##;
