//! `POST /connections`

use connection_model::ErrorKind;
use connection_validation::{Context, validate_text};
use lossless_json::{Object, Value};

use crate::identifier::connection_id;
use crate::problem::Problem;
use crate::{Api, ApiRequest, ApiResponse, CONTRACT, NewConnection, Store};

/// The fields with which every connection begins, in the order of the reference.
const LEADING: [&str; 5] = ["id", "name", "strategy", "enabled_clients", "options"];

/// Status 201 and the whole connection: `id`, `name`, `strategy`, `enabled_clients`, `options`,
/// then whatever else was sent, each value as it was written.
pub(crate) fn create<S: Store>(api: &Api<S>, request: &ApiRequest) -> Result<ApiResponse, Problem> {
    let report = validate_text(&request.body, &Context::create(CONTRACT));
    if let Some(problem) = Problem::of_report(&report) {
        return Err(problem);
    }
    let Ok(Value::Object(sent)) = Value::parse(&request.body) else {
        return Err(Problem::new(ErrorKind::BadRequest));
    };
    let connection = new_connection(connection_id(api.fill_random)?, sent)?;
    api.store.insert(&connection)?;
    Ok(ApiResponse::json(201, connection.body))
}

fn new_connection(id: String, mut sent: Object) -> Result<NewConnection, Problem> {
    let (Some(name), Some(strategy)) = (text(&sent, "name"), text(&sent, "strategy")) else {
        return Err(Problem::new(ErrorKind::BadRequest));
    };
    sent.insert("id", Value::from(id.as_str()));
    let mut whole = Object::new();
    for field in LEADING {
        let absent = match field {
            "enabled_clients" => Value::Array(Vec::new()),
            _ => Value::Object(Object::new()),
        };
        whole.insert(field, sent.remove(field).unwrap_or(absent));
    }
    for (field, value) in sent {
        whole.insert(field, value);
    }
    Ok(NewConnection {
        id,
        name,
        strategy,
        body: Value::Object(whole).to_string(),
    })
}

fn text(object: &Object, field: &str) -> Option<String> {
    object.get(field)?.as_str().map(ToOwned::to_owned)
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "requestBody": {
    "required": true,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewConnection"}}}
  },
  "responses": {
    "201": {
      "description": "The whole connection",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Connection"}}}
    },
    "400": {"$ref": "#/components/responses/Error"},
    "409": {"$ref": "#/components/responses/Error"},
    "413": {"$ref": "#/components/responses/Error"},
    "415": {"$ref": "#/components/responses/Error"}
  }
}"##;
