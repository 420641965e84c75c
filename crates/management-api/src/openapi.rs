//! The OpenAPI 3.1 document, put together from the table of endpoints and the text beside each.

use connection_model::{ENDPOINTS, Endpoint, Operation, Strategy};
use lossless_json::{Object, Value};

use crate::endpoints::{create, delete, get, list, update};

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
    }
}

const fn operation_id(operation: Operation) -> &'static str {
    match operation {
        Operation::ListConnections => "listConnections",
        Operation::CreateConnection => "createConnection",
        Operation::GetConnection => "getConnection",
        Operation::UpdateConnection => "updateConnection",
        Operation::DeleteConnection => "deleteConnection",
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
    "description": "The Connections endpoints of the Management API."
  }
}"#;

const COMPONENTS: &str = r##"{
  "securitySchemes": {
    "accessToken": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
  },
  "parameters": {
    "id": {"name": "id", "in": "path", "required": true, "description": "The ID of the connection", "schema": {"type": "string"}}
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
