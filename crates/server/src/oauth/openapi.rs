//! `POST /oauth/token` in the OpenAPI document.

use lossless_json::{Pointer, Value, merge_patch};

use crate::oauth::PATH;

/// Adds the endpoint, and what it refers to, to a document.
pub(crate) fn describe(document: &mut Value) {
    let place = Pointer::default().join("paths").join(PATH);
    document.set(&place, value(PATH_ITEM));
    if let Some(components) = document.at_mut(&Pointer::default().join("components")) {
        merge_patch(components, &value(COMPONENTS));
    }
}

/// A text of this file; a test parses both.
fn value(text: &str) -> Value {
    Value::parse(text.as_bytes()).unwrap_or_default()
}

/// The OpenAPI path item.
const PATH_ITEM: &str = r##"{
  "post": {
    "operationId": "token",
    "summary": "Gives a client an access token for its secret.",
    "description": "Client credentials of OAuth 2.0 (RFC 6749, section 4.4); id and secret may stand in the header `Authorization: Basic` instead.",
    "requestBody": {
      "required": true,
      "content": {
        "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/TokenRequest"}},
        "application/json": {"schema": {"$ref": "#/components/schemas/TokenRequest"}}
      }
    },
    "responses": {
      "200": {
        "description": "The token",
        "content": {"application/json": {"schema": {
          "type": "object",
          "required": ["access_token", "scope", "expires_in", "token_type"],
          "properties": {
            "access_token": {"type": "string"},
            "scope": {"type": "string"},
            "expires_in": {"type": "integer"},
            "token_type": {"const": "Bearer"}
          }
        }}}
      },
      "400": {"$ref": "#/components/responses/TokenError"},
      "401": {"$ref": "#/components/responses/TokenError"},
      "429": {"$ref": "#/components/responses/TokenError"}
    }
  }
}"##;

/// What the path item refers to.
const COMPONENTS: &str = r##"{
  "schemas": {
    "TokenRequest": {
      "type": "object",
      "required": ["grant_type"],
      "properties": {
        "grant_type": {"const": "client_credentials"},
        "client_id": {"type": "string"},
        "client_secret": {"type": "string", "writeOnly": true},
        "audience": {"type": "string"},
        "scope": {"type": "string"}
      }
    },
    "TokenError": {
      "type": "object",
      "required": ["error", "error_description"],
      "properties": {
        "error": {"type": "string"},
        "error_description": {"type": "string"}
      }
    }
  },
  "responses": {
    "TokenError": {
      "description": "Why there is no token (RFC 6749, section 5.2)",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/TokenError"}}}
    }
  }
}"##;

#[cfg(test)]
mod tests {
    use lossless_json::{Pointer, Value};
    use management_api::openapi::document;

    use super::{COMPONENTS, PATH_ITEM, describe, value};

    #[test]
    fn tokens_are_described_and_every_reference_leads_somewhere() {
        fn check(document: &Value, value: &Value) {
            if let Some(target) = value.get("$ref").and_then(Value::as_str) {
                let pointer = Pointer::parse(target.trim_start_matches('#')).unwrap();
                assert!(document.at(&pointer).is_some(), "{target}");
            }
            let members = value.as_object().into_iter();
            let members = members.flat_map(lossless_json::Object::values);
            for child in members.chain(value.as_array().into_iter().flatten()) {
                check(document, child);
            }
        }
        assert!(!value(PATH_ITEM).is_null() && !value(COMPONENTS).is_null());
        let mut whole = document();
        describe(&mut whole);
        let post = Pointer::parse("/paths/~1oauth~1token/post").unwrap();
        assert!(whole.at(&post).is_some());
        let connection = Pointer::parse("/components/schemas/Connection").unwrap();
        assert!(whole.at(&connection).is_some(), "nothing is lost");
        check(&whole, &whole);
    }
}
