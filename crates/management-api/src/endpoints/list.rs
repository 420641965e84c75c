//! `GET /connections`

use connection_model::Strategy;

use crate::problem::Problem;
use crate::query::{self, FieldSelection};
use crate::{Api, ApiRequest, ApiResponse, Filter, Store, Window};

/// What the query asks for; parameters that are not known here are ignored.
struct ListQuery {
    filter: Filter,
    window: Window,
    fields: FieldSelection,
}

/// A bare array, or with `include_totals=true` an object with `total`, `start`, `limit` and
/// `connections`.
pub(crate) fn list<S: Store>(api: &Api<S>, request: &ApiRequest) -> Result<ApiResponse, Problem> {
    let ListQuery {
        filter,
        window,
        fields,
    } = ListQuery::read(request)?;
    let page = api.store.page(&filter, window)?;
    let texts = page.bodies.into_iter().map(|body| fields.apply("id", body));
    let connections = json_array(texts);
    let body = match page.total {
        None => connections,
        Some(total) => {
            let Window { start, limit, .. } = window;
            format!(
                r#"{{"total":{total},"start":{start},"limit":{limit},"connections":{connections}}}"#
            )
        }
    };
    Ok(ApiResponse::json(200, body))
}

/// The JSON text of an array of JSON texts.
pub(crate) fn json_array(texts: impl Iterator<Item = String>) -> String {
    let mut array = String::from("[");
    for (place, text) in texts.enumerate() {
        if place > 0 {
            array.push(',');
        }
        array.push_str(&text);
    }
    array.push(']');
    array
}

impl ListQuery {
    fn read(request: &ApiRequest) -> Result<Self, Problem> {
        let window = query::window(request)?;
        let strategies: Result<Vec<_>, Problem> = query::all(request, "strategy")
            .map(known_strategy)
            .collect();
        let name = query::single(request, "name")?.map(ToOwned::to_owned);
        Ok(Self {
            filter: Filter {
                strategies: strategies?,
                name,
            },
            window,
            fields: FieldSelection::read(request)?,
        })
    }
}

fn known_strategy(name: &str) -> Result<&'static str, Problem> {
    let strategy = name.parse::<Strategy>();
    let unknown = |_| Problem::query("strategy", "must be the name of a strategy");
    strategy.map(Strategy::as_str).map_err(unknown)
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "parameters": [
    {"$ref": "#/components/parameters/page"},
    {"$ref": "#/components/parameters/per_page"},
    {"name": "strategy", "in": "query", "description": "Filter by connection strategy; may be repeated", "style": "form", "explode": true, "schema": {"type": "array", "items": {"type": "string"}}},
    {"name": "name", "in": "query", "description": "Filter by connection name, exactly", "schema": {"type": "string"}},
    {"$ref": "#/components/parameters/fields"},
    {"$ref": "#/components/parameters/include_fields"},
    {"$ref": "#/components/parameters/include_totals"}
  ],
  "responses": {
    "200": {
      "description": "The connections in the order of their creation",
      "content": {"application/json": {"schema": {"oneOf": [
        {"type": "array", "items": {"$ref": "#/components/schemas/Connection"}},
        {
          "type": "object",
          "required": ["total", "start", "limit", "connections"],
          "properties": {
            "total": {"type": "integer"},
            "start": {"type": "integer"},
            "limit": {"type": "integer"},
            "connections": {"type": "array", "items": {"$ref": "#/components/schemas/Connection"}}
          }
        }
      ]}}}
    },
    "400": {"$ref": "#/components/responses/Error"}
  }
}"##;
