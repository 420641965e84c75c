//! `DELETE /connections/{id}`

use crate::problem::Problem;
use crate::query;
use crate::{Api, ApiRequest, ApiResponse, Store};

/// Status 204, gone at once. A query of any kind is refused: whoever sends one believes that it
/// narrows what is deleted.
pub(crate) fn delete<S: Store>(
    api: &Api<S>,
    id: &str,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    query::refuse_any(request)?;
    api.store.delete(id)?;
    Ok(ApiResponse::no_content())
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [{"$ref": "#/components/parameters/id"}],
  "responses": {
    "204": {"description": "The connection is gone"},
    "400": {"$ref": "#/components/responses/Error"},
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
