//! The way of a request: rate limit, route, scopes, endpoint.

use connection_model::{Endpoint, ErrorBody, ErrorKind, Method, Operation, RouteMatch, route};

use crate::endpoints::{
    create, create_user, delete, delete_user, delete_users, get, get_job, get_job_errors, get_user,
    import_users, list, list_users, update,
};
use crate::problem::Problem;
use crate::{ApiRequest, ApiResponse, RateLimit, Store, percent};

/// Who calls, as the server verified it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The subject of the access token; requests are counted by it.
    pub client: String,
    /// The scopes of the access token.
    pub scopes: Vec<String>,
}

/// Milliseconds since the Unix epoch.
pub type Clock = fn() -> u64;

/// Fills a buffer with bytes nobody can foresee.
pub type FillRandom = fn(&mut [u8]) -> Result<(), RandomnessError>;

/// The system gave no random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RandomnessError;

/// The endpoints with everything they need from outside.
#[derive(Debug)]
pub struct Api<S> {
    /// Where connections are kept.
    pub store: S,
    /// The time, read once a request.
    pub clock: Clock,
    /// The source of connection ids.
    pub fill_random: FillRandom,
    /// How many requests a caller may make.
    pub rate_limit: RateLimit,
}

/// Answers one request of a verified caller. Never panics, never fails: what goes wrong is an
/// answer with the status and the body of the contract.
pub fn handle<S: Store>(api: &Api<S>, caller: &Caller, request: &ApiRequest) -> ApiResponse {
    let budget = api.rate_limit.take(&caller.client, (api.clock)());
    let mut response = if budget.as_ref().is_some_and(|budget| budget.exhausted) {
        Problem::new(ErrorKind::TooManyRequests).into()
    } else {
        dispatch(api, caller, request).unwrap_or_else(ApiResponse::from)
    };
    response
        .headers
        .extend(budget.iter().flat_map(crate::Budget::headers));
    response
}

impl<S> Api<S> {
    /// An answer to a request that never reached an endpoint: no valid token, a body too large.
    ///
    /// It carries the same headers as every other answer and uses up nothing of the caller's
    /// budget.
    pub fn refuse(&self, caller: Option<&Caller>, error: ErrorBody) -> ApiResponse {
        let client = caller.map_or("", |caller| caller.client.as_str());
        let budget = self.rate_limit.peek(client, (self.clock)());
        let mut response = ApiResponse::from(Problem::from(error));
        response
            .headers
            .extend(budget.iter().flat_map(crate::Budget::headers));
        response
    }
}

fn dispatch<S: Store>(
    api: &Api<S>,
    caller: &Caller,
    request: &ApiRequest,
) -> Result<ApiResponse, Problem> {
    // Whoever sends the answer of a HEAD request leaves its body out (RFC 9110, section 9.3.2).
    let method = match request.method.as_str() {
        "HEAD" => "GET",
        method => method,
    };
    let no_endpoint = || Problem::not_found("Endpoint");
    let (endpoint, id) = match route(method, &request.path) {
        RouteMatch::Found { endpoint, id } => (endpoint, id.unwrap_or_default()),
        RouteMatch::MethodNotAllowed { allow } => return Err(Problem::method_not_allowed(&allow)),
        RouteMatch::NotFound => return Err(no_endpoint()),
    };
    // Decoded only now, so that an encoded slash never changes where a path leads.
    let id = &percent::decode(id).ok_or_else(no_endpoint)?;
    check_scopes(endpoint, caller)?;
    check_media_type(endpoint, request)?;
    match endpoint.operation {
        Operation::ListConnections => list::list(api, request),
        Operation::CreateConnection => create::create(api, request),
        Operation::GetConnection => get::get(api, id, request),
        Operation::UpdateConnection => update::update(api, id, request),
        Operation::DeleteConnection => delete::delete(api, id, request),
        Operation::DeleteUsers => delete_users::delete_users(api, id, request),
        Operation::ListUsers => list_users::list_users(api, request),
        Operation::CreateUser => create_user::create_user(api, request),
        Operation::GetUser => get_user::get_user(api, id, request),
        Operation::DeleteUser => delete_user::delete_user(api, id, request),
        Operation::ImportUsers => import_users::import_users(api, request),
        Operation::GetJob => get_job::get_job(api, id),
        Operation::GetJobErrors => get_job_errors::get_job_errors(api, id),
    }
}

fn check_scopes(endpoint: &Endpoint, caller: &Caller) -> Result<(), Problem> {
    let granted = |scope: &&str| caller.scopes.iter().any(|own| own == scope);
    if endpoint.scopes.iter().all(granted) {
        Ok(())
    } else {
        Err(Problem::new(ErrorKind::Forbidden))
    }
}

/// A body counts only as `application/json`, a file only as `multipart/form-data`, whatever the
/// parameters of the type.
fn check_media_type(endpoint: &Endpoint, request: &ApiRequest) -> Result<(), Problem> {
    if !matches!(endpoint.method, Method::Post | Method::Patch) {
        return Ok(());
    }
    let expected = match endpoint.operation {
        Operation::ImportUsers => "multipart/form-data",
        _ => "application/json",
    };
    let content_type = request.content_type.as_deref().unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case(expected) {
        Ok(())
    } else {
        Err(Problem::with_message(
            ErrorKind::UnsupportedMediaType,
            format!("Content-Type must be {expected}"),
        ))
    }
}
