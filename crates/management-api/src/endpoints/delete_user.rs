//! `DELETE /users/{id}`

use crate::problem::Problem;
use crate::query;
use crate::{Api, ApiRequest, ApiResponse, Store, UserSelection};

/// Status 204, gone at once. A query of any kind is refused, as it is for connections.
pub(crate) fn delete_user<S: Store>(
    api: &Api<S>,
    id: &str,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    query::refuse_any(request)?;
    api.store
        .delete_users(&UserSelection::One(id.to_owned()))
        .map_err(|error| Problem::of_store(error, "User"))?;
    Ok(ApiResponse::no_content())
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [{"$ref": "#/components/parameters/id"}],
  "responses": {
    "204": {"description": "The user is gone"},
    "400": {"$ref": "#/components/responses/Error"},
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
