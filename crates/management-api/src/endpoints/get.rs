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
    Ok(ApiResponse::json(200, fields.apply("id", stored.body)))
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
      "description": "The connection",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Connection"}}}
    },
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
