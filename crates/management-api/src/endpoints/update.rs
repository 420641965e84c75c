//! `PATCH /connections/{id}`

use connection_model::ErrorKind;
use connection_validation::{Context, validate_text, validate_value};
use lossless_json::{Object, Value, merge_patch};

use crate::problem::Problem;
use crate::{Api, ApiRequest, ApiResponse, CONTRACT, Store, StoreError};

/// How often a change is made anew because another one was faster.
const ATTEMPTS: usize = 64;

/// Status 200 and the whole connection.
///
/// `options` are merged deeply (RFC 7396: objects merge, arrays are replaced, `null` removes);
/// every other field is replaced. The body itself is held only to what any update has to keep;
/// what its values must be is asked of the merged connection, since that is what counts.
pub(crate) fn update<S: Store>(
    api: &Api<S>,
    id: &str,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    let report = validate_text(&request.body, &Context::update(CONTRACT, None, None));
    if let Some(problem) = Problem::of_report(&report) {
        return Err(problem);
    }
    let Ok(Value::Object(change)) = Value::parse(&request.body) else {
        return Err(Problem::new(ErrorKind::BadRequest));
    };
    for _ in 0..ATTEMPTS {
        let stored = api.store.get(id)?;
        let Ok(Value::Object(mut connection)) = Value::parse(stored.body.as_bytes()) else {
            return Err(Problem::new(ErrorKind::Internal));
        };
        apply(&mut connection, &change);
        check_merged(&connection)?;
        let body = Value::Object(connection).to_string();
        match api.store.replace(id, stored.version, &body) {
            Ok(()) => return Ok(ApiResponse::json(200, body)),
            Err(StoreError::VersionMismatch) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Problem::new(ErrorKind::Internal))
}

fn apply(connection: &mut Object, change: &Object) {
    for (field, value) in change {
        match connection.get_mut(field) {
            Some(options) if field == "options" => merge_patch(options, value),
            _ => {
                connection.insert(field, value.clone());
            }
        }
    }
}

/// The merged connection must be one that could have been created as it is.
fn check_merged(connection: &Object) -> Result<(), Problem> {
    let mut writable = connection.clone();
    writable.remove("id");
    let report = validate_value(&Value::Object(writable), &Context::create(CONTRACT));
    Problem::of_report(&report).map_or(Ok(()), Err)
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [{"$ref": "#/components/parameters/id"}],
  "requestBody": {
    "required": true,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ConnectionChange"}}}
  },
  "responses": {
    "200": {
      "description": "The whole connection",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Connection"}}}
    },
    "400": {"$ref": "#/components/responses/Error"},
    "404": {"$ref": "#/components/responses/Error"},
    "413": {"$ref": "#/components/responses/Error"},
    "415": {"$ref": "#/components/responses/Error"}
  }
}"##;
