//! Parameters of the query, read strictly: what is not understood is refused, never guessed.

use lossless_json::{Object, Value};

use crate::problem::Problem;
use crate::{ApiRequest, Window};

/// How many entries a page has when nobody says.
const DEFAULT_PER_PAGE: u64 = 50;
/// How many entries a page may have.
const MAX_PER_PAGE: u64 = 100;

/// The one value of a parameter; two values of what may stand once are refused.
pub(crate) fn single<'request>(
    request: &'request ApiRequest,
    name: &str,
) -> Result<Option<&'request str>, Problem> {
    let mut values = all(request, name);
    let first = values.next();
    match values.next() {
        Some(_) => Err(Problem::query(name, "must stand once")),
        None => Ok(first),
    }
}

/// Every value of a parameter that may be repeated.
pub(crate) fn all<'request>(
    request: &'request ApiRequest,
    name: &str,
) -> impl Iterator<Item = &'request str> {
    request
        .query
        .iter()
        .filter(move |(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// `true` or `false`; `absent` when the parameter is not there.
pub(crate) fn boolean(request: &ApiRequest, name: &str, absent: bool) -> Result<bool, Problem> {
    match single(request, name)? {
        None => Ok(absent),
        Some("true") => Ok(true),
        Some("false") => Ok(false),
        Some(_) => Err(Problem::query(name, "must be true or false")),
    }
}

/// A whole number of digits only.
pub(crate) fn integer(request: &ApiRequest, name: &str) -> Result<Option<u64>, Problem> {
    let Some(text) = single(request, name)? else {
        return Ok(None);
    };
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(number) if digits => Ok(Some(number)),
        _ => Err(Problem::query(name, "must be a whole number, zero or more")),
    }
}

/// Which page of a list is asked for: `page`, `per_page` and `include_totals`.
pub(crate) fn window(request: &ApiRequest) -> Result<Window, Problem> {
    let page = integer(request, "page")?.unwrap_or(0);
    let limit = integer(request, "per_page")?.unwrap_or(DEFAULT_PER_PAGE);
    if !(1..=MAX_PER_PAGE).contains(&limit) {
        let rule = format!("must be 1 to {MAX_PER_PAGE}");
        return Err(Problem::query("per_page", &rule));
    }
    let Some(start) = page.checked_mul(limit) else {
        return Err(Problem::query("page", "is too large"));
    };
    Ok(Window {
        start,
        limit,
        count: boolean(request, "include_totals", false)?,
    })
}

/// Refuses every parameter: whoever sends one to an endpoint that deletes means something else.
pub(crate) fn refuse_any(request: &ApiRequest) -> Result<(), Problem> {
    refuse_all_but(&[], request)
}

/// Refuses every parameter but these.
pub(crate) fn refuse_all_but(known: &[&str], request: &ApiRequest) -> Result<(), Problem> {
    let mut names = request.query.iter().map(|(name, _)| name.as_str());
    match names.find(|name| !known.contains(name)) {
        Some(name) => Err(Problem::query(name, "is not known here")),
        None => Ok(()),
    }
}

/// Which top-level fields of a connection or a user an answer holds: `fields` and `include_fields`.
pub(crate) enum FieldSelection {
    All,
    /// These, and the id whether it is listed or not.
    Only(Vec<String>),
    /// All but these.
    Except(Vec<String>),
}

impl FieldSelection {
    pub(crate) fn read(request: &ApiRequest) -> Result<Self, Problem> {
        let listed = single(request, "fields")?.unwrap_or_default();
        let include = boolean(request, "include_fields", true)?;
        let names = listed
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let names: Vec<String> = names.map(ToOwned::to_owned).collect();
        Ok(match (names.is_empty(), include) {
            (true, _) => Self::All,
            (false, true) => Self::Only(names),
            (false, false) => Self::Except(names),
        })
    }

    /// The JSON text of an object with the chosen fields only, in their stored order; `id` is the
    /// name of the field that holds its id.
    pub(crate) fn apply(&self, id: &str, body: String) -> String {
        let keep = |name: &str| match self {
            Self::All => true,
            Self::Only(names) => name == id || names.iter().any(|listed| listed == name),
            Self::Except(names) => names.iter().all(|listed| listed != name),
        };
        if matches!(self, Self::All) {
            return body;
        }
        match Value::parse(body.as_bytes()) {
            Ok(Value::Object(whole)) => {
                let kept = whole.into_iter().filter(|(name, _)| keep(name));
                Value::Object(kept.collect::<Object>()).to_string()
            }
            _ => body,
        }
    }
}
