//! `DELETE /connections/{id}/users`

use crate::problem::Problem;
use crate::{Api, ApiRequest, ApiResponse, Store, UserSelection, query, user};

/// Status 204: all users of the connection are gone, or with `email` the one that has this
/// address, also when there was none. Any other parameter is refused: whoever sends one believes
/// that it narrows what is deleted.
pub(crate) fn delete_users<S: Store>(
    api: &Api<S>,
    id: &str,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    query::refuse_all_but(&["email"], request)?;
    let connection = id.to_owned();
    let selection = match query::single(request, "email")? {
        None => UserSelection::OfConnection(connection),
        Some(email) => UserSelection::OfConnectionWithEmail {
            connection,
            email: user::email(email)
                .ok_or_else(|| Problem::query("email", "must be an e-mail address"))?,
        },
    };
    api.store.delete_users(&selection)?;
    Ok(ApiResponse::no_content())
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [
    {"$ref": "#/components/parameters/id"},
    {"name": "email", "in": "query", "description": "Deletes only the user with this e-mail address", "schema": {"type": "string"}}
  ],
  "responses": {
    "204": {"description": "The users are gone"},
    "400": {"$ref": "#/components/responses/Error"},
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
