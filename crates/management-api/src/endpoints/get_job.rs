//! `GET /jobs/{id}`

use crate::problem::Problem;
use crate::{Api, ApiResponse, Store};

/// Status 200 and the job as the import answered it, for a day.
pub(crate) fn get_job<S: Store>(api: &Api<S>, id: &str) -> Result<ApiResponse, Problem> {
    let job = api.store.job(id);
    let job = job.map_err(|error| Problem::of_store(error, "Job"))?;
    Ok(ApiResponse::json(200, job.body))
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [{"$ref": "#/components/parameters/id"}],
  "responses": {
    "200": {
      "description": "The job",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
    },
    "404": {"$ref": "#/components/responses/Error"}
  }
}"##;
