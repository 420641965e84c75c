//! `GET /connections`

use connection_model::Strategy;

use crate::problem::Problem;
use crate::query::{self, FieldSelection};
use crate::{Api, ApiRequest, ApiResponse, Filter, Store, Window};

/// How many connections a page has when nobody says.
const DEFAULT_PER_PAGE: u64 = 50;
/// How many connections a page may have.
const MAX_PER_PAGE: u64 = 100;

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
    let texts = page.bodies.into_iter().map(|body| fields.apply(body));
    let mut connections = String::from("[");
    for (place, text) in texts.enumerate() {
        if place > 0 {
            connections.push(',');
        }
        connections.push_str(&text);
    }
    connections.push(']');
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

impl ListQuery {
    fn read(request: &ApiRequest) -> Result<Self, Problem> {
        let page = query::integer(request, "page")?.unwrap_or(0);
        let limit = query::integer(request, "per_page")?.unwrap_or(DEFAULT_PER_PAGE);
        if !(1..=MAX_PER_PAGE).contains(&limit) {
            return Err(Problem::query(
                "per_page",
                &format!("must be 1 to {MAX_PER_PAGE}"),
            ));
        }
        let Some(start) = page.checked_mul(limit) else {
            return Err(Problem::query("page", "is too large"));
        };
        let count = query::boolean(request, "include_totals", false)?;
        let strategies: Result<Vec<_>, Problem> = query::all(request, "strategy")
            .map(known_strategy)
            .collect();
        let name = query::single(request, "name")?.map(ToOwned::to_owned);
        Ok(Self {
            filter: Filter {
                strategies: strategies?,
                name,
            },
            window: Window {
                start,
                limit,
                count,
            },
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
    {"name": "page", "in": "query", "description": "Page number, zero based", "schema": {"type": "integer", "minimum": 0, "default": 0}},
    {"name": "per_page", "in": "query", "description": "Number of results per page", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 50}},
    {"name": "strategy", "in": "query", "description": "Filter by connection strategy; may be repeated", "style": "form", "explode": true, "schema": {"type": "array", "items": {"type": "string"}}},
    {"name": "name", "in": "query", "description": "Filter by connection name, exactly", "schema": {"type": "string"}},
    {"name": "fields", "in": "query", "description": "Comma-separated list of fields to include; `id` always is", "schema": {"type": "string"}},
    {"name": "include_fields", "in": "query", "description": "With `false`, `fields` lists what to leave out", "schema": {"type": "boolean", "default": true}},
    {"name": "include_totals", "in": "query", "description": "Include total number of connections", "schema": {"type": "boolean", "default": false}}
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
