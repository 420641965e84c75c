//! `patchbay seed`: sample connections, through the API like any others.

use anyhow::{Context, bail};
use management_api::{Api, ApiRequest, Caller, Filter, RateLimit, Store, Window, handle};

use crate::cli::SeedArguments;
use crate::data_directory::DataDirectory;
use crate::store::Database;
use crate::tokens::every_scope;
use crate::{log, random, system_clock};

/// The samples, each the body of a request.
const SAMPLES: [&str; 4] = [
    include_str!("customers.json"),
    include_str!("employees.json"),
    include_str!("partners.json"),
    include_str!("legacy-shop.json"),
];

/// Adds the samples when there is no connection yet.
pub(crate) fn seed(arguments: &SeedArguments) -> anyhow::Result<()> {
    let directory = DataDirectory::open(&arguments.data)?;
    let store = Database::open(&directory.database()?)?;
    let any = Window {
        start: 0,
        limit: 1,
        count: true,
    };
    let existing = store
        .page(&Filter::default(), any)
        .ok()
        .and_then(|page| page.total);
    match existing.context("cannot read the database")? {
        0 => log::say(format_args!("added {} sample connections", add(store)?)),
        existing => {
            log::say(format_args!(
                "added 0 sample connections: there are {existing} already"
            ));
        }
    }
    Ok(())
}

fn add(store: impl Store) -> anyhow::Result<usize> {
    let api = Api {
        store,
        clock: system_clock::milliseconds,
        fill_random: random::fill,
        rate_limit: RateLimit::off(),
    };
    let scopes = every_scope().split(' ').map(ToOwned::to_owned).collect();
    let caller = Caller {
        client: "patchbay-seed".to_owned(),
        scopes,
    };
    for sample in SAMPLES {
        let request = ApiRequest {
            method: "POST".to_owned(),
            path: "/connections".to_owned(),
            query: Vec::new(),
            body: sample.as_bytes().to_vec(),
            content_type: Some("application/json".to_owned()),
        };
        let answer = handle(&api, &caller, &request);
        if answer.status != 201 {
            bail!("a sample was refused: {}", answer.body.unwrap_or_default());
        }
    }
    Ok(SAMPLES.len())
}

#[cfg(test)]
mod tests {
    use management_api::MemoryStore;

    use super::{SAMPLES, add};

    #[test]
    fn every_sample_is_accepted() {
        assert_eq!(add(MemoryStore::new()).unwrap(), SAMPLES.len());
    }
}
