//! `GET /jobs/{id}/errors`

use crate::problem::Problem;
use crate::{Api, ApiResponse, Store};

/// Status 200 and the users that were refused, each with the reasons; 204 when none was.
pub(crate) fn get_job_errors<S: Store>(api: &Api<S>, id: &str) -> Result<ApiResponse, Problem> {
    let job = api.store.job(id);
    let job = job.map_err(|error| Problem::of_store(error, "Job"))?;
    Ok(match job.errors {
        Some(errors) => ApiResponse::json(200, errors),
        None => ApiResponse::no_content(),
    })
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [{"$ref": "#/components/parameters/id"}],
  "responses": {
    "200": {
      "description": "The users that were refused",
      "content": {"application/json": {"schema": {"type": "array", "items": {
        "type": "object",
        "required": ["user", "errors"],
        "properties": {
          "user": {"type": "object", "description": "By what the user was named"},
          "errors": {"type": "array", "items": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
              "code": {"type": "string"},
              "message": {"type": "string"},
              "path": {"type": "string"}
            }
          }}
        }
      }}}}
    },
    "204": {"description": "No user was refused"},
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
