//! The one table of endpoints: method, path and the scopes each asks for.

use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

/// An HTTP method an endpoint answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates.
    Post,
    /// Changes.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// The method in capitals.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What an endpoint does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Lists connections, filtered and paged.
    ListConnections,
    /// Creates a connection.
    CreateConnection,
    /// Reads one connection.
    GetConnection,
    /// Changes one connection.
    UpdateConnection,
    /// Deletes one connection.
    DeleteConnection,
    /// Deletes the users of one connection, all of them or the one with an e-mail address.
    DeleteUsers,
    /// Lists users, filtered by connection and paged.
    ListUsers,
    /// Creates a user in a connection.
    CreateUser,
    /// Reads one user.
    GetUser,
    /// Deletes one user.
    DeleteUser,
    /// Imports users from a file into a connection.
    ImportUsers,
    /// Reads how an import went.
    GetJob,
    /// Lists what an import refused.
    GetJobErrors,
}

impl Operation {
    /// Whether it changes anything.
    pub fn writes(self) -> bool {
        let mut endpoints = ENDPOINTS.iter();
        endpoints.any(|it| it.operation == self && it.method != Method::Get)
    }
}

/// One endpoint of the Management API.
#[derive(Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// What it does.
    pub operation: Operation,
    /// The method it answers to.
    pub method: Method,
    /// The path below `/api/v2`; `{id}` stands for one segment.
    pub path: &'static str,
    /// The scopes an access token must hold, all of them.
    pub scopes: &'static [&'static str],
    /// One sentence for people.
    pub summary: &'static str,
}

/// Every endpoint, grouped by path.
///
/// Source: the Connections API reference; users and jobs, which it does not describe, follow the
/// published schema, as the scopes do.
pub static ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        operation: Operation::ListConnections,
        method: Method::Get,
        path: "/connections",
        scopes: &["read:connections"],
        summary: "Retrieves all connections.",
    },
    Endpoint {
        operation: Operation::CreateConnection,
        method: Method::Post,
        path: "/connections",
        scopes: &["create:connections"],
        summary: "Creates a new connection.",
    },
    Endpoint {
        operation: Operation::GetConnection,
        method: Method::Get,
        path: "/connections/{id}",
        scopes: &["read:connections"],
        summary: "Retrieves a connection by ID.",
    },
    Endpoint {
        operation: Operation::UpdateConnection,
        method: Method::Patch,
        path: "/connections/{id}",
        scopes: &["update:connections"],
        summary: "Updates a connection.",
    },
    Endpoint {
        operation: Operation::DeleteConnection,
        method: Method::Delete,
        path: "/connections/{id}",
        scopes: &["delete:connections"],
        summary: "Deletes a connection.",
    },
    Endpoint {
        operation: Operation::DeleteUsers,
        method: Method::Delete,
        path: "/connections/{id}/users",
        scopes: &["delete:users"],
        summary: "Deletes all users that belong to a connection.",
    },
    Endpoint {
        operation: Operation::ListUsers,
        method: Method::Get,
        path: "/users",
        scopes: &["read:users"],
        summary: "Retrieves users, all or those of a connection.",
    },
    Endpoint {
        operation: Operation::CreateUser,
        method: Method::Post,
        path: "/users",
        scopes: &["create:users"],
        summary: "Creates a user in a connection.",
    },
    Endpoint {
        operation: Operation::GetUser,
        method: Method::Get,
        path: "/users/{id}",
        scopes: &["read:users"],
        summary: "Retrieves a user by ID.",
    },
    Endpoint {
        operation: Operation::DeleteUser,
        method: Method::Delete,
        path: "/users/{id}",
        scopes: &["delete:users"],
        summary: "Deletes a user.",
    },
    Endpoint {
        operation: Operation::ImportUsers,
        method: Method::Post,
        path: "/jobs/users-imports",
        scopes: &["create:users"],
        summary: "Imports users from a file into a connection.",
    },
    Endpoint {
        operation: Operation::GetJob,
        method: Method::Get,
        path: "/jobs/{id}",
        scopes: &["create:users"],
        summary: "Retrieves how an import went.",
    },
    Endpoint {
        operation: Operation::GetJobErrors,
        method: Method::Get,
        path: "/jobs/{id}/errors",
        scopes: &["create:users"],
        summary: "Retrieves the users that an import refused.",
    },
];

/// What a method and a path lead to.
#[derive(Debug, PartialEq, Eq)]
pub enum RouteMatch<'path> {
    /// An endpoint, and the segment that stands for `{id}`.
    Found {
        /// The endpoint.
        endpoint: &'static Endpoint,
        /// The segment as it is in the path, not decoded.
        id: Option<&'path str>,
    },
    /// The path exists, the method does not.
    MethodNotAllowed {
        /// The methods the path answers to.
        allow: Vec<Method>,
    },
    /// No such path.
    NotFound,
}

/// Finds the endpoint for a method and a path below `/api/v2`.
///
/// The path is compared segment by segment as it is: nothing is decoded, a trailing slash or an
/// empty segment leads nowhere.
pub fn route<'path>(method: &str, path: &'path str) -> RouteMatch<'path> {
    let mut allow = Vec::new();
    for endpoint in ENDPOINTS {
        let Some(id) = match_path(endpoint.path, path) else {
            continue;
        };
        if endpoint.method.as_str() == method {
            return RouteMatch::Found { endpoint, id };
        }
        allow.push(endpoint.method);
    }
    if allow.is_empty() {
        RouteMatch::NotFound
    } else {
        RouteMatch::MethodNotAllowed { allow }
    }
}

/// The segment for `{id}` (none when the pattern has none), or nothing when the path differs.
#[expect(
    clippy::option_option,
    reason = "whether it matches and whether it has an id are two answers"
)]
fn match_path<'path>(pattern: &str, path: &'path str) -> Option<Option<&'path str>> {
    let mut id = None;
    let mut segments = path.split('/');
    for expected in pattern.split('/') {
        let segment = segments.next()?;
        if expected == "{id}" {
            if segment.is_empty() {
                return None;
            }
            id = Some(segment);
        } else if expected != segment {
            return None;
        }
    }
    segments.next().is_none().then_some(id)
}

/// A text that is none of the methods of this API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownMethod;

impl FromStr for Method {
    type Err = UnknownMethod;

    fn from_str(text: &str) -> Result<Self, UnknownMethod> {
        match text {
            "GET" => Ok(Self::Get),
            "POST" => Ok(Self::Post),
            "PATCH" => Ok(Self::Patch),
            "DELETE" => Ok(Self::Delete),
            _ => Err(UnknownMethod),
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec;

    use super::{ENDPOINTS, Method, Operation, RouteMatch, route};

    fn operation(method: &str, path: &str) -> Option<(Operation, Option<String>)> {
        match route(method, path) {
            RouteMatch::Found { endpoint, id } => Some((endpoint.operation, id.map(Into::into))),
            _ => None,
        }
    }

    #[test]
    fn a_path_with_an_id_finds_its_endpoint() {
        let found = operation("PATCH", "/connections/con_1234567890abcdef");
        assert_eq!(
            found,
            Some((
                Operation::UpdateConnection,
                Some("con_1234567890abcdef".into())
            ))
        );
    }

    #[test]
    fn a_known_path_with_another_method_names_those_it_has() {
        let expected = RouteMatch::MethodNotAllowed {
            allow: vec![Method::Get, Method::Post],
        };
        assert_eq!(route("DELETE", "/connections"), expected);
    }

    #[test]
    fn nothing_but_the_exact_path_matches() {
        for path in [
            "",
            "/",
            "/connections/",
            "//connections",
            "/connections//",
            "/Connections",
        ] {
            assert_eq!(route("GET", path), RouteMatch::NotFound, "{path}");
        }
    }

    #[test]
    fn each_method_and_path_stands_once() {
        for (place, endpoint) in ENDPOINTS.iter().enumerate() {
            let same = |other: &&super::Endpoint| {
                other.method == endpoint.method && other.path == endpoint.path
            };
            assert_eq!(ENDPOINTS.iter().filter(same).count(), 1, "row {place}");
            assert!(!endpoint.scopes.is_empty(), "row {place} asks for no scope");
        }
    }
}
