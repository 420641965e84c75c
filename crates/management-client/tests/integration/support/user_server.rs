//! A server in memory that has users, and somebody who follows a run over them.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use connection_model::{Contract, Method};
use management_client::users::{News, Watch};
use management_client::{
    Client, LocalBoxFuture, Request, Response, StaticToken, Transport, TransportError,
};

use super::{HandClock, answer};
use management_client::AccessToken;

/// Lists and deletes users of one connection, notes every request, and can be told to misbehave.
pub(crate) struct UserServer {
    contract: Contract,
    /// The JSON of each user, in order.
    pub(crate) users: RefCell<Vec<(String, String)>>,
    pub(crate) requests: RefCell<Vec<String>>,
    /// By the number of the request, counted from 0: what it gets in place of being carried out.
    interruptions: RefCell<HashMap<usize, Result<Response, TransportError>>>,
    /// So many listings still show those who are deleted, as the search of a tenant does.
    pub(crate) stale_listings: Cell<u32>,
    /// Headers of every answer.
    pub(crate) headers: RefCell<Vec<(&'static str, String)>>,
}

impl UserServer {
    /// The request of this number is not carried out, and gets this.
    pub(crate) fn refuse(&self, number: usize, interruption: Result<Response, TransportError>) {
        self.interruptions.borrow_mut().insert(number, interruption);
    }

    /// Methods and paths without their queries, in order.
    pub(crate) fn log(&self) -> Vec<String> {
        let requests = self.requests.borrow();
        let path = |line: &String| line.split('?').next().unwrap_or_default().to_owned();
        requests.iter().map(path).collect()
    }

    /// How many users are left.
    pub(crate) fn left(&self) -> usize {
        self.users.borrow().len()
    }

    /// Adds a user whose primary identity is in a connection.
    pub(crate) fn add(&self, id: &str, home: &str) {
        let (provider, key) = id.split_once('|').expect("an id has two parts");
        let user = format!(
            r#"{{"user_id":"{id}","email":"{key}@x.example","identities":[{{"connection":"{home}","provider":"{provider}","user_id":"{key}"}}],"score":1.50}}"#
        );
        self.users.borrow_mut().push((id.to_owned(), user));
    }

    fn carry_out(&self, request: &Request, line: &str) -> Response {
        let (path, query) = line.split_once('?').unwrap_or((line, ""));
        let no_content = || self.answer(204, "");
        match request.method {
            Method::Get => self.list(query),
            Method::Delete if path.ends_with("/users") => {
                let email = query
                    .strip_prefix("email=")
                    .map(|it| it.replace("%40", "@"));
                self.users.borrow_mut().retain(|(_, user)| match &email {
                    Some(email) => !user.contains(&format!(r#""email":"{email}""#)),
                    None => false,
                });
                no_content()
            }
            Method::Delete => {
                let id = path
                    .trim_start_matches("DELETE /users/")
                    .replace("%7C", "|");
                let before = self.left();
                if self.stale_listings.get() > 0 {
                    return no_content();
                }
                self.users.borrow_mut().retain(|(other, _)| *other != id);
                if self.left() == before {
                    return self.answer(404, r#"{"error":"not_found"}"#);
                }
                no_content()
            }
            Method::Post | Method::Patch => self.answer(400, "{}"),
        }
    }

    fn list(&self, query: &str) -> Response {
        let number = |key: &str| -> usize {
            let value = query.split('&').find_map(|pair| pair.strip_prefix(key));
            value
                .expect("a page is asked for")
                .parse()
                .expect("a number")
        };
        let (page, size) = (number("page="), number("per_page="));
        if self.contract == Contract::Tenant && (page + 1) * size > 1000 {
            return self.answer(
                400,
                r#"{"message":"You can only page through the first 1000 records."}"#,
            );
        }
        let users = self.users.borrow();
        let shown: Vec<&str> = users
            .iter()
            .skip(page * size)
            .take(size)
            .map(|it| it.1.as_str())
            .collect();
        let body = format!(
            r#"{{"start":{},"limit":{size},"length":{},"users":[{}],"total":{}}}"#,
            page * size,
            shown.len(),
            shown.join(","),
            users.len()
        );
        self.answer(200, &body)
    }

    fn answer(&self, status: u16, body: &str) -> Response {
        let known = self.headers.borrow();
        let mut headers: Vec<(&str, &str)> = known
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        if self.contract == Contract::Reference {
            headers.push((Contract::HEADER, "reference"));
        }
        answer(status, &headers, body)
    }
}

impl Transport for UserServer {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        let path = request.url.trim_start_matches("https://api.example/api/v2");
        let line = format!("{} {path}", request.method);
        let number = self.requests.borrow().len();
        let result = match self.interruptions.borrow_mut().remove(&number) {
            Some(interruption) => interruption,
            None => Ok(self.carry_out(&request, &line)),
        };
        self.requests.borrow_mut().push(line);
        Box::pin(std::future::ready(result))
    }
}

/// A server with so many users of `customers`, and a client of it that has a clock.
pub(crate) fn start_with_users(
    contract: Contract,
    count: usize,
) -> (Rc<UserServer>, Client, Rc<HandClock>) {
    let server = Rc::new(UserServer {
        contract,
        users: RefCell::default(),
        requests: RefCell::default(),
        interruptions: RefCell::default(),
        stale_listings: Cell::default(),
        headers: RefCell::default(),
    });
    for number in 0..count {
        server.add(&format!("auth0|{number}"), "customers");
    }
    let clock = Rc::new(HandClock::default());
    let token = StaticToken(AccessToken::new("canary").expect("a token"));
    let client = Client::new("https://api.example", server.clone(), Rc::new(token))
        .with_contract(contract)
        .with_clock(clock.clone());
    (server, client, clock)
}

/// Follows a run, and stops it once a condition holds.
#[derive(Default)]
pub(crate) struct Follower {
    pub(crate) news: RefCell<Vec<News>>,
    /// Stops at the first news that it is true of.
    pub(crate) stop_at: Option<fn(&News) -> bool>,
    stopped: Cell<bool>,
}

impl Follower {
    /// One that stops there.
    pub(crate) fn stopping_at(stop_at: fn(&News) -> bool) -> Self {
        Self {
            stop_at: Some(stop_at),
            ..Self::default()
        }
    }
}

impl Watch for Follower {
    fn goes_on(&self) -> bool {
        !self.stopped.get()
    }

    fn hear(&self, news: News) {
        if self.stop_at.is_some_and(|stop_at| stop_at(&news)) {
            self.stopped.set(true);
        }
        self.news.borrow_mut().push(news);
    }
}
