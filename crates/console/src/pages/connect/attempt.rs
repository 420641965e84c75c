//! The first call to a server, which tells whether it takes the token.

use management_client::{Client, Error, ListQuery, TransportError};

use crate::error::problem;

/// Why there is no connection to the server, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// What happened.
    pub(super) title: &'static str,
    /// Why, and what now.
    pub(super) text: String,
}

/// Asks for one id. A token that may not read is still a token the server knows.
pub(super) async fn attempt(client: &Client) -> Result<(), Failure> {
    let query = ListQuery {
        per_page: Some(1),
        fields: vec!["id".to_owned()],
        ..ListQuery::default()
    };
    match client.list(&query).await {
        Ok(_) | Err(Error::RateLimited { .. }) => Ok(()),
        // What stands before the API may refuse as well, and does not say so in its way.
        Err(error) if error.status() == Some(403) && is_of_the_api(&error) => Ok(()),
        Err(error) => Err(words(&error)),
    }
}

fn is_of_the_api(error: &Error) -> bool {
    error
        .refusal()
        .is_some_and(|refusal| !refusal.body.code.is_empty())
}

fn words(error: &Error) -> Failure {
    let (title, text) = match error {
        Error::Transport(TransportError::Offline) => (
            "The browser got no answer",
            "Either the server cannot be reached under this address, or it does not let this \
             page's origin ask (CORS). Check the address; a Patchbay server names the origins it \
             answers with --allow-origin."
                .to_owned(),
        ),
        Error::Unreadable { .. } => (
            "This is no Management API",
            "Something answers there, and it is not the API. Check the address.".to_owned(),
        ),
        Error::Api(refusal) if refusal.body.status == 401 => (
            "The server refuses the token",
            format!(
                "It says: {}. Is it a token for this server's Management API, and not over yet?",
                refusal.body.message.trim_end_matches('.')
            ),
        ),
        Error::Api(refusal) if refusal.body.status == 403 => (
            "This is no Management API",
            "Something refuses the request before the API can answer it (status 403): a firewall \
             or a proxy, perhaps. Check the address and who may reach it."
                .to_owned(),
        ),
        Error::Api(refusal) if refusal.body.status == 404 => (
            "This is no Management API",
            "The server has no connections under this address.".to_owned(),
        ),
        other => {
            let problem = problem(other);
            (problem.title, problem.text)
        }
    };
    Failure { title, text }
}
