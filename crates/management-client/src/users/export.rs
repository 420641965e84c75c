//! Every user of a connection, page by page, and how many of them cannot be had.

use std::collections::BTreeSet;

use connection_model::Contract;

use super::pace::{News, Watch, wait_out};
use super::{User, UserQuery};
use crate::{Client, Error};

/// How many users a tenant gives out by paging; a later page is refused with 400. Source: the
/// published schema of `GET /users`.
pub const REACHABLE: u64 = 1000;

/// Users asked for at once: the most that the API gives.
const PAGE: u32 = 100;

/// The users of a connection, as far as the server gives them out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Each once, in the server's order.
    pub users: Vec<User>,
    /// How many there are, by the server's last word.
    pub total: u64,
}

impl Listing {
    /// How many users there are besides: those beyond [`REACHABLE`] of a tenant, and those who
    /// were missed because others were added or deleted meanwhile.
    pub fn missing(&self) -> u64 {
        self.total.saturating_sub(self.users.len() as u64)
    }
}

/// Lists all users of a connection, by its name; nothing when the watcher stops it.
///
/// It waits for the rate limit as long as it has to.
///
/// # Errors
/// Those of the first page that does not come.
pub async fn read_all(
    client: &Client,
    connection: &str,
    fields: &[&str],
    watch: &dyn Watch,
) -> Result<Option<Listing>, Error> {
    let mut listing = Listing::default();
    let mut known = BTreeSet::new();
    let mut seen = 0;
    let mut page = 0;
    while watch.goes_on() {
        let query = UserQuery {
            connection,
            email: None,
            page,
            per_page: PAGE,
            fields,
        };
        let answer = match client.users(&query).await {
            Err(Error::RateLimited { retry_after }) => {
                wait_out(client, retry_after, watch).await?;
                continue;
            }
            answer => answer?,
        };
        page += 1;
        seen += answer.users.len() as u64;
        let full = answer.limit.min(u64::from(PAGE));
        let is_short = (answer.users.len() as u64) < full || answer.users.is_empty();
        listing.total = answer.total;
        for user in answer.users {
            if known.insert(user.id().to_owned()) {
                listing.users.push(user);
            }
        }
        watch.hear(News::Listed {
            users: listing.users.len() as u64,
            total: listing.total,
        });
        let next_end = u64::from(page + 1) * u64::from(PAGE);
        let is_beyond = client.contract() == Some(Contract::Tenant) && next_end > REACHABLE;
        if is_short || seen >= listing.total || is_beyond {
            return Ok(Some(listing));
        }
    }
    Ok(None)
}
