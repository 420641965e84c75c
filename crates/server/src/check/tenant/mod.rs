//! `--tenant`: the connections of a live tenant, or of a server of ours, as they are now.

mod address;
mod problem;
mod wait;

use std::env;
use std::io;
use std::rc::Rc;

use connection_model::Contract;
use management_client::native::{HttpsTransport, SystemClock, block_on};
use management_client::{
    AccessToken, Client, ClientCredentials, Error, ListQuery, Page, StaticToken, TokenSource,
};

pub(crate) use self::address::Address;
pub(super) use self::problem::Problem;
use self::wait::Patience;
use super::checker::Checker;

/// Connections in a page, the most that the API gives.
const PAGE: u32 = 100;

const TOKEN: &str = "PATCHBAY_TOKEN";
const CLIENT_ID: &str = "PATCHBAY_CLIENT_ID";
const CLIENT_SECRET: &str = "PATCHBAY_CLIENT_SECRET";

/// Checks each connection of a tenant, page by page.
///
/// # Errors
/// The outer error: a finding cannot be written. The inner one: not everything could be read.
pub(super) fn check(
    address: &Address,
    contract: Option<Contract>,
    checker: &mut Checker<'_>,
) -> io::Result<Result<(), Problem>> {
    let mut reader = match Reader::new(address, contract) {
        Ok(reader) => reader,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut place = Some(Place::First);
    while let Some(at) = place {
        let page = match reader.page(&at) {
            Ok(page) => page,
            Err(problem) => return Ok(Err(problem)),
        };
        let contract = reader.client.contract().unwrap_or(Contract::Tenant);
        for connection in &page.connections {
            checker.live(address.base_url(), connection, contract)?;
        }
        place = at.next(&page, contract);
    }
    Ok(reader.whole(checker))
}

/// A page that is to be read.
enum Place {
    /// Nobody knows the contract yet. A tenant reads `take` and nothing else of the question, a
    /// server of ours all but that.
    First,
    /// A page by its number.
    Number(u32),
    /// What follows a page of a tenant.
    After(String),
}

impl Place {
    fn query(&self) -> ListQuery {
        let number = match self {
            Self::First => Some(0),
            Self::Number(number) => Some(*number),
            Self::After(_) => None,
        };
        ListQuery {
            page: number,
            per_page: number.map(|_| PAGE),
            take: (!matches!(self, Self::Number(_))).then_some(PAGE),
            from: match self {
                Self::After(place) => Some(place.clone()),
                _ => None,
            },
            ..ListQuery::default()
        }
    }

    fn next(&self, page: &Page, contract: Contract) -> Option<Self> {
        if let Some(next) = &page.next {
            return Some(Self::After(next.clone()));
        }
        let is_full = page.connections.len() >= PAGE as usize;
        match (self, contract) {
            (Self::First, Contract::Reference) if is_full => Some(Self::Number(1)),
            (Self::Number(number), _) if is_full => number.checked_add(1).map(Self::Number),
            _ => None,
        }
    }
}

/// A client that waits when it has to.
struct Reader {
    client: Client,
    credentials: Option<Rc<ClientCredentials>>,
    patience: Patience,
}

impl Reader {
    fn new(address: &Address, contract: Option<Contract>) -> Result<Self, Problem> {
        let agent = concat!("patchbay/", env!("CARGO_PKG_VERSION"));
        let transport = Rc::new(HttpsTransport::new(agent, address.is_local()));
        let base_url = address.base_url();
        let mut credentials = None;
        let tokens: Rc<dyn TokenSource> = match Secrets::of_environment()? {
            Secrets::Token(token) => Rc::new(StaticToken(token)),
            Secrets::Client { id, secret } => {
                let source = ClientCredentials::new(base_url, id, secret, transport.clone());
                let source = Rc::new(source);
                credentials = Some(Rc::clone(&source));
                source
            }
        };
        let mut client = Client::new(base_url, transport, tokens).with_clock(Rc::new(SystemClock));
        if let Some(contract) = contract {
            client = client.with_contract(contract);
        }
        Ok(Self {
            client,
            credentials,
            patience: Patience::new(),
        })
    }

    fn page(&mut self, place: &Place) -> Result<Page, Problem> {
        // The first token is fetched by itself, so that its refusal is told from that of a page.
        if let Some(credentials) = self.credentials.take() {
            self.patiently(|_| block_on(credentials.fetch()))
                .map_err(Problem::of_credentials)?;
        }
        let query = place.query();
        self.patiently(|client| block_on(client.list(&query)))
            .map_err(Problem::of_list)
    }

    fn patiently<T>(
        &mut self,
        mut call: impl FnMut(&Client) -> Result<T, Error>,
    ) -> Result<T, Error> {
        loop {
            match call(&self.client) {
                Err(Error::RateLimited { retry_after }) if self.patience.wait(retry_after) => {}
                outcome => {
                    self.patience.refresh();
                    return outcome;
                }
            }
        }
    }

    /// A tenant leaves options out when the token may not read them, and then little was checked.
    fn whole(&self, checker: &Checker<'_>) -> Result<(), Problem> {
        let is_tenant = self.client.contract() == Some(Contract::Tenant);
        if is_tenant && checker.saw_no_options() {
            return Err(Problem::OptionsHidden);
        }
        Ok(())
    }
}

/// What the environment holds. It has no `Debug`.
enum Secrets {
    Token(AccessToken),
    Client { id: String, secret: String },
}

impl Secrets {
    fn of_environment() -> Result<Self, Problem> {
        let variable = |name| env::var(name).ok().filter(|text| !text.trim().is_empty());
        if let Some(token) = variable(TOKEN) {
            return match AccessToken::new(token.trim()) {
                Ok(token) => Ok(Self::Token(token)),
                Err(_) => Err(Problem::TokenMalformed),
            };
        }
        match (variable(CLIENT_ID), variable(CLIENT_SECRET)) {
            (Some(id), Some(secret)) => Ok(Self::Client {
                id: id.trim().to_owned(),
                secret: secret.trim().to_owned(),
            }),
            _ => Err(Problem::NoCredentials),
        }
    }
}

#[cfg(test)]
mod tests {
    use connection_model::{Connection, Contract};
    use lossless_json::Value;
    use management_client::Page;

    use super::Place;

    fn page(count: usize, next: Option<&str>) -> Page {
        let connection = || Connection::from_value(Value::parse(b"{}").unwrap()).unwrap();
        Page {
            connections: (0..count).map(|_| connection()).collect(),
            next: next.map(ToOwned::to_owned),
            ..Page::default()
        }
    }

    #[test]
    fn a_tenant_is_read_from_checkpoint_to_checkpoint() {
        let next = Place::First.next(&page(100, Some("a")), Contract::Tenant);
        let Some(Place::After(place)) = &next else {
            panic!("behind the first page");
        };
        assert_eq!(place, "a");
        let query = next.as_ref().unwrap().query();
        assert_eq!((query.page, query.per_page), (None, None));
        assert_eq!((query.take, query.from.as_deref()), (Some(100), Some("a")));
        assert!(
            next.unwrap()
                .next(&page(100, None), Contract::Tenant)
                .is_none()
        );
        assert!(
            Place::First
                .next(&page(100, None), Contract::Tenant)
                .is_none()
        );
    }

    #[test]
    fn a_server_of_ours_is_read_by_number_up_to_a_page_that_is_not_full() {
        let second = Place::First
            .next(&page(100, None), Contract::Reference)
            .unwrap();
        assert_eq!(second.query().page, Some(1));
        assert_eq!(second.query().take, None);
        let third = second.next(&page(100, None), Contract::Reference).unwrap();
        assert_eq!(third.query().page, Some(2));
        assert!(third.next(&page(99, None), Contract::Reference).is_none());
        assert!(third.next(&page(0, None), Contract::Reference).is_none());
    }
}
