//! `POST /users`

use connection_model::{Connection, ErrorKind};
use lossless_json::{Object, Value};

use crate::identifier::user_key;
use crate::problem::Problem;
use crate::user::{self, Draft, Fault, Source};
use crate::{
    Api, ApiRequest, ApiResponse, Filter, NewUser, OnTaken, Store, StoredUser, UserOutcome, Window,
};

/// Status 201 and the user. The body names its `connection`; a `password` is accepted and not
/// kept, since nobody signs in here.
pub(crate) fn create_user<S: Store>(
    api: &Api<S>,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    let Ok(Value::Object(mut sent)) = Value::parse(&request.body) else {
        return Err(invalid("must be a JSON object"));
    };
    let connection = connection(api, &mut sent)?;
    let draft = user::read(sent, &connection.strategy, Source::Request)
        .map_err(|fault| invalid(&fault.sentence()))?;
    let new = new_user(api, draft, &connection.strategy)?;
    let outcomes = api
        .store
        .insert_users(&connection.id, std::slice::from_ref(&new), OnTaken::Keep)
        .map_err(|error| Problem::of_store(error, "Connection"))?;
    if outcomes.as_slice() != [UserOutcome::Inserted] {
        let message = "A user with the same id, email, username or phone_number already exists";
        return Err(Problem::with_message(ErrorKind::Conflict, message));
    }
    let stored = StoredUser {
        id: new.id,
        connection: connection.name,
        strategy: connection.strategy,
        profile: new.profile,
        created_at: new.created_at,
        updated_at: new.created_at,
    };
    Ok(ApiResponse::json(201, user::write(&stored)))
}

/// The connection that a user is to belong to.
pub(crate) struct Home {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) strategy: String,
}

impl Home {
    /// Reads it out of a stored connection.
    pub(crate) fn of(body: &str) -> Option<Self> {
        let connection = Connection::from_value(Value::parse(body.as_bytes()).ok()?)?;
        Some(Self {
            id: connection.id()?.to_owned(),
            name: connection.name()?.to_owned(),
            strategy: connection.strategy_text()?.to_owned(),
        })
    }
}

/// Gives a user its id and its time.
pub(crate) fn new_user<S>(api: &Api<S>, draft: Draft, strategy: &str) -> Result<NewUser, Problem> {
    let key = match draft.key {
        Some(key) => key,
        None => user_key(api.fill_random)?,
    };
    Ok(NewUser {
        id: format!("{strategy}|{key}"),
        identifiers: draft.identifiers,
        profile: draft.profile,
        created_at: (api.clock)(),
    })
}

fn connection<S: Store>(api: &Api<S>, sent: &mut Object) -> Result<Home, Problem> {
    let Some(Value::String(name)) = sent.remove("connection") else {
        let fault = Fault {
            code: "OBJECT_REQUIRED",
            member: "connection".to_owned(),
            rule: "must be the name of a connection",
        };
        return Err(invalid(&fault.sentence()));
    };
    let filter = Filter {
        name: Some(name),
        ..Filter::default()
    };
    let first = Window {
        start: 0,
        limit: 1,
        count: false,
    };
    let found = api.store.page(&filter, first)?.bodies;
    match found.first() {
        Some(body) => Home::of(body).ok_or(Problem::new(ErrorKind::Internal)),
        None => Err(invalid("/connection: names no connection")),
    }
}

fn invalid(sentence: &str) -> Problem {
    Problem::with_message(ErrorKind::BadRequest, format!("Invalid user: {sentence}"))
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "description": "The user has an `email`, a `username` or a `phone_number`, each unique in its connection. A `password` is accepted and not kept: nobody signs in to this server, and no mail is sent.",
  "requestBody": {
    "required": true,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewUser"}}}
  },
  "responses": {
    "201": {
      "description": "The user",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
    },
    "400": {"$ref": "#/components/responses/Error"},
    "409": {"$ref": "#/components/responses/Error"},
    "413": {"$ref": "#/components/responses/Error"},
    "415": {"$ref": "#/components/responses/Error"}
  }
}"##;
