//! `POST /jobs/users-imports`

use connection_model::ErrorKind;
use lossless_json::{Object, Value};

use crate::endpoints::create_user::{Home, new_user};
use crate::identifier::job_id;
use crate::multipart;
use crate::problem::Problem;
use crate::user::{self, Fault, Source};
use crate::{
    Api, ApiRequest, ApiResponse, MAX_IMPORT_BYTES, NewUser, OnTaken, Store, StoreError, StoredJob,
    UserOutcome, timestamp,
};

/// How long a job can be read, in milliseconds.
const JOB_LIFETIME: u64 = 24 * 60 * 60 * 1000;

/// How many refused users a job lists; a small file can hold very many things that are no users.
const MAX_LISTED: usize = 1000;

/// Status 202 and the job. Its users are in the store by then: the import is one step, so that the
/// job is never seen at any other status than `completed`.
///
/// Users that are refused are counted in its summary, and the first thousand are listed with their
/// reasons at `/jobs/{id}/errors`; the others are added. Hashes of passwords and second factors are not kept,
/// which `status_details` says where there were some, and no mail is sent.
pub(crate) fn import_users<S: Store>(
    api: &Api<S>,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    let form = Form::read(request)?;
    let stored = match api.store.get(&form.connection) {
        Err(StoreError::NotFound) => return Err(invalid("connection_id names no connection")),
        outcome => outcome?,
    };
    let home = Home::of(&stored.body).ok_or(Problem::new(ErrorKind::Internal))?;
    let mut import = Import::default();
    for sent in form.users {
        import.read(api, sent, &home)?;
    }
    let outcomes = api
        .store
        .insert_users(&home.id, &import.accepted, form.on_taken)?;
    import.count(&outcomes);
    let created_at = (api.clock)();
    let id = job_id(api.fill_random)?;
    let body = import.job(&id, &home, form.external_id, created_at);
    let errors = import.refused;
    let job = StoredJob {
        id,
        created_at,
        body,
        errors: (!errors.is_empty()).then(|| Value::Array(errors).to_string()),
    };
    let forget_before = created_at.saturating_sub(JOB_LIFETIME);
    api.store.insert_job(&job, forget_before)?;
    Ok(ApiResponse::json(202, job.body))
}

/// What the parts of the body say.
struct Form {
    users: Vec<Value>,
    connection: String,
    on_taken: OnTaken,
    external_id: Option<String>,
}

/// An import under way.
#[derive(Default)]
struct Import {
    accepted: Vec<NewUser>,
    /// Entries as the job's errors list them.
    refused: Vec<Value>,
    failed: u32,
    inserted: u32,
    updated: u32,
    without_credentials: u32,
}

impl Form {
    fn read(request: &ApiRequest) -> Result<Self, Problem> {
        let content_type = request.content_type.as_deref().unwrap_or_default();
        let parts = multipart::parts(content_type, &request.body)
            .ok_or_else(|| invalid("the body must be multipart/form-data"))?;
        let content = |name: &str| {
            let mut same = parts.iter().filter(|part| part.name == name);
            match (same.next(), same.next()) {
                (part, None) => Ok(part.map(|part| part.content)),
                _ => Err(invalid(&format!("the part {name} must stand once"))),
            }
        };
        let text = |name: &str| {
            let text = content(name)?.map(std::str::from_utf8).transpose();
            text.map_err(|_| invalid(&format!("the part {name} must be text")))
        };
        let flag = |name: &str, absent: bool| match text(name)? {
            None => Ok(absent),
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            Some(_) => Err(invalid(&format!("{name} must be true or false"))),
        };
        let users = content("users")?.ok_or_else(|| invalid("the part users is missing"))?;
        if users.len() > MAX_IMPORT_BYTES {
            let message = "Users file is larger than 500 KB";
            return Err(Problem::with_message(ErrorKind::PayloadTooLarge, message));
        }
        let users = match Value::parse(users) {
            Ok(Value::Array(users)) if !users.is_empty() => users,
            Ok(Value::Array(_)) => return Err(invalid("users must not be empty")),
            _ => return Err(invalid("users must be a JSON array")),
        };
        let connection = text("connection_id")?
            .ok_or_else(|| invalid("the part connection_id is missing"))?
            .to_owned();
        flag("send_completion_email", true)?;
        Ok(Self {
            users,
            connection,
            on_taken: if flag("upsert", false)? {
                OnTaken::Replace
            } else {
                OnTaken::Keep
            },
            external_id: text("external_id")?.map(ToOwned::to_owned),
        })
    }
}

impl Import {
    fn read<S>(&mut self, api: &Api<S>, sent: Value, home: &Home) -> Result<(), Problem> {
        let Value::Object(sent) = sent else {
            self.refuse(Object::new(), "INVALID_TYPE", "must be an object", "");
            return Ok(());
        };
        let named = identification(&sent);
        match user::read(sent, &home.strategy, Source::File) {
            Ok(draft) => {
                self.without_credentials += u32::from(draft.had_credentials);
                self.accepted.push(new_user(api, draft, &home.strategy)?);
            }
            Err(Fault { code, member, rule }) => self.refuse(named, code, rule, &member),
        }
        Ok(())
    }

    /// Sorts out what became of the accepted users.
    fn count(&mut self, outcomes: &[UserOutcome]) {
        let accepted = std::mem::take(&mut self.accepted);
        for (user, outcome) in accepted.into_iter().zip(outcomes) {
            match outcome {
                UserOutcome::Inserted => self.inserted += 1,
                UserOutcome::Updated => self.updated += 1,
                UserOutcome::Taken => {
                    let profile = Value::parse(user.profile.as_bytes()).unwrap_or_default();
                    let mut named = profile.as_object().map(identification).unwrap_or_default();
                    named.insert("user_id", Value::from(user.id));
                    let message = "another user has the same id, email, username or phone_number";
                    self.refuse(named, "DUPLICATED_USER", message, "");
                }
            }
        }
    }

    fn refuse(&mut self, user: Object, code: &str, message: &str, member: &str) {
        self.failed += 1;
        if self.refused.len() == MAX_LISTED {
            return;
        }
        let mut error = object([
            ("code", Value::from(code)),
            ("message", Value::from(message)),
        ]);
        if !member.is_empty() {
            error.insert("path", Value::from(member));
        }
        let errors = Value::Array(vec![Value::Object(error)]);
        let entry = object([("user", Value::Object(user)), ("errors", errors)]);
        self.refused.push(Value::Object(entry));
    }

    fn job(&self, id: &str, home: &Home, external_id: Option<String>, created_at: u64) -> String {
        let total = self.inserted + self.updated + self.failed;
        let summary = object([
            ("failed", Value::from(self.failed)),
            ("updated", Value::from(self.updated)),
            ("inserted", Value::from(self.inserted)),
            ("total", Value::from(total)),
        ]);
        let mut job = object([
            ("type", Value::from("users_import")),
            ("status", Value::from("completed")),
            ("connection_id", Value::from(home.id.as_str())),
            ("connection", Value::from(home.name.as_str())),
            ("created_at", Value::from(timestamp::format(created_at))),
            ("id", Value::from(id)),
            ("summary", Value::Object(summary)),
        ]);
        if let Some(external_id) = external_id {
            job.insert("external_id", Value::from(external_id));
        }
        if self.without_credentials > 0 {
            let details = format!(
                "The passwords and second factors of {} users were not kept",
                self.without_credentials
            );
            job.insert("status_details", Value::from(details));
        }
        Value::Object(job).to_string()
    }
}

/// The members of a user that say who is meant.
fn identification(user: &Object) -> Object {
    let named = user.iter().filter(|(name, value)| {
        let names = ["user_id", "email", "username", "phone_number"];
        names.contains(name) && value.as_str().is_some()
    });
    named
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect()
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Object {
    let members = members.map(|(name, value)| (name.to_owned(), value));
    members.into_iter().collect()
}

fn invalid(sentence: &str) -> Problem {
    let message = format!("Invalid users import: {sentence}");
    Problem::with_message(ErrorKind::BadRequest, message)
}

/// The OpenAPI operation; its summary and security come from the table of endpoints.
pub(crate) const OPENAPI: &str = r##"{
  "description": "The import is done when the answer comes. Hashes of passwords and second factors are not kept, and no mail is sent.",
  "requestBody": {
    "required": true,
    "content": {"multipart/form-data": {"schema": {
      "type": "object",
      "required": ["users", "connection_id"],
      "properties": {
        "users": {"type": "string", "contentMediaType": "application/json", "description": "A file of at most 500 KB: a JSON array of users"},
        "connection_id": {"type": "string"},
        "upsert": {"type": "boolean", "default": false, "description": "Whether a user with the same e-mail address gets the new profile"},
        "external_id": {"type": "string"},
        "send_completion_email": {"type": "boolean", "default": true, "description": "Has no effect: no mail is sent"}
      }
    }}}
  },
  "responses": {
    "202": {
      "description": "The job",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
    },
    "400": {"$ref": "#/components/responses/Error"},
    "413": {"$ref": "#/components/responses/Error"},
    "415": {"$ref": "#/components/responses/Error"}
  }
}"##;
