//! `GET /connections/{id}`

use crate::problem::Problem;
use crate::query::FieldSelection;
use crate::{Api, ApiRequest, ApiResponse, Store};

/// Status 200 and the connection as the last write left it, to the byte; `fields` and
/// `include_fields` narrow it as they do in the list.
pub(crate) fn get<S: Store>(
    api: &Api<S>,
    id: &str,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    let fields = FieldSelection::read(request)?;
    let stored = api.store.get(id)?;
    Ok(ApiResponse::json(200, fields.apply(stored.body)))
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [
    {"$ref": "#/components/parameters/id"},
    {"name": "fields", "in": "query", "description": "Comma-separated list of fields to include; `id` always is", "schema": {"type": "string"}},
    {"name": "include_fields", "in": "query", "description": "With `false`, `fields` lists what to leave out", "schema": {"type": "boolean", "default": true}}
  ],
  "responses": {
    "200": {
      "description": "The connection",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Connection"}}}
    },
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
