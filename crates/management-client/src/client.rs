//! The calls of the Connections API, typed.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use connection_model::{Connection, Contract, ENDPOINTS, Endpoint, Operation, Strategy};
use connection_validation::{Context, Sent, validate_value};
use lossless_json::{Object, Value};

use crate::exchange::Call;
use crate::guard::Leave;
use crate::update::changes;
use crate::url;
use crate::{
    Budget, Clock, Error, Guard, ListQuery, Page, RateLimit, Response, TokenSource, Transport,
    Write,
};

const LIST: &Endpoint = endpoint(Operation::ListConnections);
const CREATE: &Endpoint = endpoint(Operation::CreateConnection);
const GET: &Endpoint = endpoint(Operation::GetConnection);
const UPDATE: &Endpoint = endpoint(Operation::UpdateConnection);
const DELETE: &Endpoint = endpoint(Operation::DeleteConnection);

/// A client of one server; clones share what it has learned.
///
/// - A 401, or a 403 for a missing scope, asks for another token and repeats the call once, for a
///   refused call did nothing.
/// - The guard, where there is one, is asked before every write.
/// - A read is repeated at most twice after 429 (when the wait is 5 seconds or less), 500, 502,
///   503 and 504; only with a clock. A write is never repeated.
/// - Whatever is written is validated first.
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Rc<Shared>,
}

pub(crate) struct Shared {
    base_url: String,
    pub(crate) transport: Rc<dyn Transport>,
    pub(crate) tokens: Rc<dyn TokenSource>,
    pub(crate) clock: Option<Rc<dyn Clock>>,
    pub(crate) guard: Option<Rc<dyn Guard>>,
    chosen_contract: Option<Contract>,
    learned_contract: Cell<Option<Contract>>,
    pub(crate) rate_limit: Cell<Option<RateLimit>>,
}

/// How far a deletion has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// 204: the connection is gone, with its users.
    Done,
    /// 202: a tenant goes on in the background; deleting again tells how far it is.
    Running {
        /// When the deletion was asked for, as the API wrote it (ISO 8601).
        deleted_at: Option<String>,
    },
}

impl Client {
    /// A client of the server whose API lies at `{base_url}/api/v2` (an empty text: below the
    /// page's own origin).
    pub fn new(
        base_url: impl Into<String>,
        transport: Rc<dyn Transport>,
        tokens: Rc<dyn TokenSource>,
    ) -> Self {
        let mut base_url = base_url.into();
        base_url.truncate(base_url.trim_end_matches('/').len());
        let shared = Shared {
            base_url,
            transport,
            tokens,
            clock: None,
            guard: None,
            chosen_contract: None,
            learned_contract: Cell::new(None),
            rate_limit: Cell::new(None),
        };
        Self {
            shared: Rc::new(shared),
        }
    }

    /// The same client with a clock: it repeats reads, turns the rate limit's reset time into
    /// seconds, and notices when a plan has become old.
    #[must_use]
    pub fn with_clock(self, clock: Rc<dyn Clock>) -> Self {
        self.changed(|shared| shared.clock = Some(clock))
    }

    /// The same client with a contract chosen by the user, whatever the server says.
    #[must_use]
    pub fn with_contract(self, contract: Contract) -> Self {
        self.changed(|shared| shared.chosen_contract = Some(contract))
    }

    /// The same client with somebody who is asked before anything is written.
    #[must_use]
    pub fn with_guard(self, guard: Rc<dyn Guard>) -> Self {
        self.changed(|shared| shared.guard = Some(guard))
    }

    /// The contract: chosen by the user, else named by the server's last answer (an answer without
    /// the header [`Contract::HEADER`] comes from a tenant); nothing before the first answer.
    pub fn contract(&self) -> Option<Contract> {
        self.shared
            .chosen_contract
            .or_else(|| self.shared.learned_contract.get())
    }

    /// What the server last said about its rate limit; nothing while it has said nothing that can
    /// be read.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.shared.rate_limit.get()
    }

    /// What is left of the rate limit; nothing where there is none, or none that can be read.
    pub fn budget(&self) -> Option<Budget> {
        match self.rate_limit() {
            Some(RateLimit::Counted(budget)) => Some(budget),
            Some(RateLimit::Off) | None => None,
        }
    }

    /// Where the API lies, without `/api/v2`.
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// One page of connections: `GET /connections`.
    pub async fn list(&self, query: &ListQuery) -> Result<Page, Error> {
        let url = url::endpoint_url(self.base_url(), LIST) + &query.to_query_string();
        let response = self.send(&Call::read(LIST, url)).await?;
        let status = response.status;
        let page = self.read(&response)?;
        Page::read(page).ok_or(Error::Unreadable { status })
    }

    /// One connection: `GET /connections/{id}`.
    pub async fn get(&self, id: &str) -> Result<Connection, Error> {
        let url = self.url_for(GET, id)?;
        let response = self.send(&Call::read(GET, url)).await?;
        self.read_connection(&response)
    }

    /// Creates a connection: `POST /connections`.
    ///
    /// # Errors
    /// [`Error::Blocked`] when validation finds an error: nothing is sent then.
    pub async fn create(&self, connection: &Value) -> Result<Connection, Error> {
        let contract = self.contract_before_write().await?;
        let report = validate_value(connection, &Context::create(contract));
        if report.has_errors() {
            return Err(Error::Blocked(report));
        }
        let strategy = connection.get("strategy").and_then(Value::as_str);
        let strategy = strategy.and_then(|name| name.parse().ok());
        let payload = Sent {
            value: connection,
            strategy,
        };
        let leave = self.leave(creation(connection, strategy)).await?;
        let url = url::endpoint_url(self.base_url(), CREATE);
        let call = Call::write(CREATE, url, Some(payload), &leave);
        let response = self.send(&call).await?;
        let created = self.read_connection(&response)?;
        self.written(leave, Some(&created));
        Ok(created)
    }

    /// The bare `PATCH /connections/{id}`, for callers who have their own reason to send exactly
    /// this body.
    ///
    /// It checks only what the body alone can tell, and a tenant replaces `options` whole: to
    /// change a connection without losing anything use [`crate::update`].
    ///
    /// # Errors
    /// [`Error::Blocked`] when validation finds an error: nothing is sent then.
    pub async fn update(&self, id: &str, body: &Value) -> Result<Connection, Error> {
        let contract = self.contract_before_write().await?;
        let report = validate_value(body, &Context::update(contract, None, None));
        if report.has_errors() {
            return Err(Error::Blocked(report));
        }
        let payload = Sent {
            value: body,
            strategy: None,
        };
        let write = Write {
            changes: changes(&Value::Object(Object::new()), body, None),
            ..Write::new(Operation::UpdateConnection).to(id)
        };
        let leave = self.leave(write).await?;
        let updated = self.patch(id, payload, &leave).await?;
        self.written(leave, Some(&updated));
        Ok(updated)
    }

    /// Deletes a connection: `DELETE /connections/{id}`.
    pub async fn delete(&self, id: &str) -> Result<Deletion, Error> {
        let url = self.url_for(DELETE, id)?;
        let write = Write::new(Operation::DeleteConnection).to(id);
        let leave = self.leave(write).await?;
        let call = Call::write(DELETE, url, None, &leave);
        let response = self.send(&call).await?;
        if response.status == 204 {
            self.learn_contract(&response);
            self.written(leave, None);
            return Ok(Deletion::Done);
        }
        let answer = self.read(&response)?;
        self.written(leave, None);
        let deleted_at = answer.get("deleted_at").and_then(Value::as_str);
        Ok(Deletion::Running {
            deleted_at: deleted_at.map(ToOwned::to_owned),
        })
    }

    /// Sends a `PATCH` whose body is validated already.
    pub(crate) async fn patch(
        &self,
        id: &str,
        payload: Sent<'_>,
        leave: &Leave,
    ) -> Result<Connection, Error> {
        let url = self.url_for(UPDATE, id)?;
        let call = Call::write(UPDATE, url, Some(payload), leave);
        let response = self.send(&call).await?;
        self.read_connection(&response)
    }

    /// Milliseconds since 1970, when there is a clock.
    pub(crate) fn now(&self) -> Option<u64> {
        self.shared.clock.as_ref().map(|clock| clock.now())
    }

    /// The contract; when no answer has named it yet, one cheap read is made to learn it.
    pub(crate) async fn contract_before_write(&self) -> Result<Contract, Error> {
        if let Some(contract) = self.contract() {
            return Ok(contract);
        }
        let query = ListQuery {
            per_page: Some(1),
            fields: vec!["id".to_owned()],
            ..ListQuery::default()
        };
        self.list(&query).await?;
        Ok(self.contract().unwrap_or(Contract::Tenant))
    }

    fn changed(self, change: impl FnOnce(&mut Shared)) -> Self {
        let old = &self.shared;
        let mut shared = Shared {
            base_url: old.base_url.clone(),
            transport: Rc::clone(&old.transport),
            tokens: Rc::clone(&old.tokens),
            clock: old.clock.clone(),
            guard: old.guard.clone(),
            chosen_contract: old.chosen_contract,
            learned_contract: old.learned_contract.clone(),
            rate_limit: old.rate_limit.clone(),
        };
        change(&mut shared);
        Self {
            shared: Rc::new(shared),
        }
    }

    pub(crate) fn url_for(&self, endpoint: &Endpoint, id: &str) -> Result<String, Error> {
        url::endpoint_url_for(self.base_url(), endpoint, id).ok_or(Error::InvalidId)
    }

    /// Reads the JSON of a success. Only an answer that is one of the API's teaches the contract:
    /// a page that a proxy sends has no header either, and that does not make it a tenant's.
    pub(crate) fn read(&self, response: &Response) -> Result<Value, Error> {
        let status = response.status;
        let value = Value::parse(&response.body).map_err(|_| Error::Unreadable { status })?;
        self.learn_contract(response);
        Ok(value)
    }

    fn read_connection(&self, response: &Response) -> Result<Connection, Error> {
        let status = response.status;
        let value = self.read(response)?;
        Connection::from_value(value).ok_or(Error::Unreadable { status })
    }

    pub(crate) fn learn_contract(&self, response: &Response) {
        let contract = Contract::from_header(response.header(Contract::HEADER));
        self.shared.learned_contract.set(Some(contract));
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.shared.base_url)
            .field("contract", &self.contract())
            .field("rate_limit", &self.rate_limit())
            .finish_non_exhaustive()
    }
}

/// Clients are equal when they share what they have learned.
impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

/// What the guard is told of a new connection.
fn creation(connection: &Value, strategy: Option<Strategy>) -> Write {
    let name = connection.get("name").and_then(Value::as_str);
    Write {
        connection_name: name.map(ToOwned::to_owned),
        strategy,
        changes: changes(&Value::Object(Object::new()), connection, strategy),
        ..Write::new(Operation::CreateConnection)
    }
}

/// The row of the one table of endpoints; an operation without a row does not compile.
pub(crate) const fn endpoint(operation: Operation) -> &'static Endpoint {
    let mut index = 0;
    while index < ENDPOINTS.len() {
        if ENDPOINTS[index].operation as u8 == operation as u8 {
            return &ENDPOINTS[index];
        }
        index += 1;
    }
    panic!("the table has no such endpoint")
}
