//! The OpenAPI 3.1 document, put together from the table of endpoints and the text beside each.

use connection_model::{ENDPOINTS, Endpoint, Operation, Strategy};
use lossless_json::{Object, Value};

use crate::endpoints::{
    create, create_user, delete, delete_user, delete_users, get, get_job, get_job_errors, get_user,
    import_users, list, list_users, update,
};

/// The whole document. `servers` is left out: the paths are below `/api/v2` of wherever it is
/// read from.
pub fn document() -> Value {
    let mut paths = Object::new();
    for endpoint in ENDPOINTS {
        let path = format!("/api/v2{}", endpoint.path);
        let mut methods = match paths.remove(&path) {
            Some(Value::Object(methods)) => methods,
            _ => Object::new(),
        };
        methods.insert(
            endpoint.method.as_str().to_ascii_lowercase(),
            operation(endpoint),
        );
        paths.insert(path, Value::Object(methods));
    }
    let mut document = object(FRAME);
    document.insert("paths", Value::Object(paths));
    document.insert("components", components());
    Value::Object(document)
}

/// The text beside an endpoint, with what the table says of it and what every endpoint answers.
fn operation(endpoint: &Endpoint) -> Value {
    let mut operation = Object::new();
    operation.insert("operationId", Value::from(operation_id(endpoint.operation)));
    operation.insert("summary", Value::from(endpoint.summary));
    let scopes = endpoint
        .scopes
        .iter()
        .map(|scope| Value::from(*scope))
        .collect();
    let mut security = Object::new();
    security.insert("accessToken", Value::Array(scopes));
    operation.insert("security", Value::Array(vec![Value::Object(security)]));
    for (key, value) in object(text(endpoint.operation)) {
        operation.insert(key, value);
    }
    if let Some(Value::Object(responses)) = operation.get_mut("responses") {
        let mut error = Object::new();
        error.insert("$ref", Value::from("#/components/responses/Error"));
        for status in ["401", "403", "429"] {
            responses.insert(status, Value::Object(error.clone()));
        }
    }
    Value::Object(operation)
}

const fn text(operation: Operation) -> &'static str {
    match operation {
        Operation::ListConnections => list::OPENAPI,
        Operation::CreateConnection => create::OPENAPI,
        Operation::GetConnection => get::OPENAPI,
        Operation::UpdateConnection => update::OPENAPI,
        Operation::DeleteConnection => delete::OPENAPI,
        Operation::DeleteUsers => delete_users::OPENAPI,
        Operation::ListUsers => list_users::OPENAPI,
        Operation::CreateUser => create_user::OPENAPI,
        Operation::GetUser => get_user::OPENAPI,
        Operation::DeleteUser => delete_user::OPENAPI,
        Operation::ImportUsers => import_users::OPENAPI,
        Operation::GetJob => get_job::OPENAPI,
        Operation::GetJobErrors => get_job_errors::OPENAPI,
    }
}

const fn operation_id(operation: Operation) -> &'static str {
    match operation {
        Operation::ListConnections => "listConnections",
        Operation::CreateConnection => "createConnection",
        Operation::GetConnection => "getConnection",
        Operation::UpdateConnection => "updateConnection",
        Operation::DeleteConnection => "deleteConnection",
        Operation::DeleteUsers => "deleteConnectionUsers",
        Operation::ListUsers => "listUsers",
        Operation::CreateUser => "createUser",
        Operation::GetUser => "getUser",
        Operation::DeleteUser => "deleteUser",
        Operation::ImportUsers => "importUsers",
        Operation::GetJob => "getJob",
        Operation::GetJobErrors => "getJobErrors",
    }
}

fn components() -> Value {
    let mut components = object(COMPONENTS);
    if let Some(Value::Object(schemas)) = components.get_mut("schemas") {
        let names = Strategy::ALL
            .iter()
            .map(|strategy| Value::from(strategy.as_str()))
            .collect();
        let mut strategy = Object::new();
        strategy.insert("type", Value::from("string"));
        strategy.insert("enum", Value::Array(names));
        schemas.insert("Strategy", Value::Object(strategy));
    }
    Value::Object(components)
}

/// A text of this crate as an object; a test parses every one of them.
fn object(text: &str) -> Object {
    match Value::parse(text.as_bytes()) {
        Ok(Value::Object(object)) => object,
        _ => Object::new(),
    }
}

const FRAME: &str = r#"{
  "openapi": "3.1.0",
  "info": {
    "title": "Connections API",
    "version": "2",
    "description": "The Connections endpoints of the Management API, and what it takes to have users in a connection."
  }
}"#;

const COMPONENTS: &str = r##"{
  "securitySchemes": {
    "accessToken": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
  },
  "parameters": {
    "id": {"name": "id", "in": "path", "required": true, "description": "The ID of the connection, user or job", "schema": {"type": "string"}},
    "page": {"name": "page", "in": "query", "description": "Page number, zero based", "schema": {"type": "integer", "minimum": 0, "default": 0}},
    "per_page": {"name": "per_page", "in": "query", "description": "Number of results per page", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 50}},
    "fields": {"name": "fields", "in": "query", "description": "Comma-separated list of fields to include; the ID always is", "schema": {"type": "string"}},
    "include_fields": {"name": "include_fields", "in": "query", "description": "With `false`, `fields` lists what to leave out", "schema": {"type": "boolean", "default": true}},
    "include_totals": {"name": "include_totals", "in": "query", "description": "Include total number of results", "schema": {"type": "boolean", "default": false}}
  },
  "responses": {
    "Error": {
      "description": "What went wrong",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    }
  },
  "schemas": {
    "Connection": {
      "type": "object",
      "required": ["id", "name", "strategy", "enabled_clients", "options"],
      "properties": {
        "id": {"type": "string", "pattern": "^con_[A-Za-z0-9]{16}$"},
        "name": {"type": "string"},
        "strategy": {"$ref": "#/components/schemas/Strategy"},
        "enabled_clients": {"type": "array", "items": {"type": "string"}},
        "options": {"type": "object"}
      }
    },
    "NewConnection": {
      "type": "object",
      "required": ["name", "strategy"],
      "properties": {
        "name": {"type": "string"},
        "strategy": {"$ref": "#/components/schemas/Strategy"},
        "enabled_clients": {"type": "array", "items": {"type": "string"}},
        "options": {"type": "object"}
      }
    },
    "ConnectionChange": {
      "type": "object",
      "minProperties": 1,
      "description": "`options` is merged deeply into the stored ones (RFC 7396); other fields are replaced.",
      "properties": {
        "enabled_clients": {"type": "array", "items": {"type": "string"}},
        "options": {"type": "object"}
      }
    },
    "User": {
      "type": "object",
      "required": ["user_id", "identities", "created_at", "updated_at"],
      "properties": {
        "user_id": {"type": "string"},
        "email": {"type": "string"},
        "email_verified": {"type": "boolean"},
        "username": {"type": "string"},
        "phone_number": {"type": "string"},
        "phone_verified": {"type": "boolean"},
        "name": {"type": "string"},
        "nickname": {"type": "string"},
        "given_name": {"type": "string"},
        "family_name": {"type": "string"},
        "picture": {"type": "string"},
        "blocked": {"type": "boolean"},
        "user_metadata": {"type": "object"},
        "app_metadata": {"type": "object"},
        "identities": {"type": "array", "items": {
          "type": "object",
          "properties": {
            "connection": {"type": "string"},
            "user_id": {"type": "string"},
            "provider": {"$ref": "#/components/schemas/Strategy"},
            "isSocial": {"type": "boolean"}
          }
        }},
        "created_at": {"type": "string", "format": "date-time"},
        "updated_at": {"type": "string", "format": "date-time"}
      }
    },
    "NewUser": {
      "type": "object",
      "required": ["connection"],
      "properties": {
        "connection": {"type": "string", "description": "The name of the connection"},
        "user_id": {"type": "string"},
        "email": {"type": "string"},
        "email_verified": {"type": "boolean"},
        "username": {"type": "string"},
        "phone_number": {"type": "string"},
        "phone_verified": {"type": "boolean"},
        "name": {"type": "string"},
        "nickname": {"type": "string"},
        "given_name": {"type": "string"},
        "family_name": {"type": "string"},
        "picture": {"type": "string"},
        "blocked": {"type": "boolean"},
        "user_metadata": {"type": "object"},
        "app_metadata": {"type": "object"},
        "password": {"type": "string", "writeOnly": true, "description": "Accepted and not kept"}
      }
    },
    "Job": {
      "type": "object",
      "required": ["type", "status", "connection_id", "connection", "created_at", "id", "summary"],
      "properties": {
        "type": {"const": "users_import"},
        "status": {"const": "completed"},
        "connection_id": {"type": "string"},
        "connection": {"type": "string"},
        "created_at": {"type": "string", "format": "date-time"},
        "id": {"type": "string", "pattern": "^job_[A-Za-z0-9]{16}$"},
        "summary": {
          "type": "object",
          "properties": {
            "failed": {"type": "integer"},
            "updated": {"type": "integer"},
            "inserted": {"type": "integer"},
            "total": {"type": "integer"}
          }
        },
        "external_id": {"type": "string"},
        "status_details": {"type": "string"}
      }
    },
    "Error": {
      "type": "object",
      "required": ["error", "message", "statusCode"],
      "properties": {
        "error": {"type": "string"},
        "message": {"type": "string"},
        "statusCode": {"type": "integer"}
      }
    }
  }
}"##;

#[cfg(test)]
mod tests {
    use connection_model::ENDPOINTS;
    use lossless_json::{Pointer, Value};

    use super::{COMPONENTS, FRAME, document, text};

    #[test]
    fn every_text_is_a_json_object() {
        let texts = ENDPOINTS.iter().map(|endpoint| text(endpoint.operation));
        for text in texts.chain([FRAME, COMPONENTS]) {
            assert!(
                matches!(Value::parse(text.as_bytes()), Ok(Value::Object(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn every_endpoint_of_the_table_is_in_the_document() {
        let document = document();
        for endpoint in ENDPOINTS {
            let path = Pointer::default()
                .join("paths")
                .join(&format!("/api/v2{}", endpoint.path))
                .join(&endpoint.method.as_str().to_ascii_lowercase());
            let operation = document.at(&path).unwrap();
            assert_eq!(
                operation.get("summary"),
                Some(&Value::from(endpoint.summary))
            );
            assert!(
                operation.get("responses").unwrap().get("401").is_some(),
                "{path}"
            );
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn check(document: &Value, value: &Value) {
            if let Some(target) = value.get("$ref").and_then(Value::as_str) {
                let pointer = Pointer::parse(target.trim_start_matches('#')).unwrap();
                assert!(document.at(&pointer).is_some(), "{target}");
            }
            let members = value
                .as_object()
                .into_iter()
                .flat_map(lossless_json::Object::values);
            for child in members.chain(value.as_array().into_iter().flatten()) {
                check(document, child);
            }
        }
        let document = document();
        check(&document, &document);
    }
}
