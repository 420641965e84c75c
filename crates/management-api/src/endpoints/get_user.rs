//! `GET /users/{id}`

use crate::problem::Problem;
use crate::query::FieldSelection;
use crate::{Api, ApiRequest, ApiResponse, Store, UserFilter, Window, user};

/// Status 200 and the user; `fields` and `include_fields` narrow it as they do in the list.
pub(crate) fn get_user<S: Store>(
    api: &Api<S>,
    id: &str,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    let fields = FieldSelection::read(request)?;
    let filter = UserFilter {
        id: Some(id.to_owned()),
        ..UserFilter::default()
    };
    let first = Window {
        start: 0,
        limit: 1,
        count: false,
    };
    let found = api.store.users(&filter, first)?.users;
    let found = found.first().ok_or_else(|| Problem::not_found("User"))?;
    let body = fields.apply("user_id", user::write(found));
    Ok(ApiResponse::json(200, body))
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [
    {"$ref": "#/components/parameters/id"},
    {"$ref": "#/components/parameters/fields"},
    {"$ref": "#/components/parameters/include_fields"}
  ],
  "responses": {
    "200": {
      "description": "The user",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
    },
    "400": {"$ref": "#/components/responses/Error"},
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
