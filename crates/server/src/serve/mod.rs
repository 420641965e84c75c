//! `patchbay serve`

mod connections;
mod listen;
mod router;
mod stop;

use std::sync::Arc;

use anyhow::Context;
use management_api::{Api, RateLimit};
use tokio::runtime::Builder;

use crate::assets::Assets;
use crate::cli::{Plan, ServeArguments};
use crate::cors::AllowedOrigins;
use crate::data_directory::DataDirectory;
use crate::guard::Guard;
use crate::headers::FixedHeaders;
use crate::oauth::DEFAULT_CLIENT;
use crate::state::{Shared, State};
use crate::store::Database;
use crate::tokens::{SigningKey, Verifier};
use crate::{log, random, session, system_clock};

/// How many requests may wait for the disk at once.
const BLOCKING_THREADS: usize = 64;

/// Runs until it is told to stop.
pub(crate) fn serve(arguments: &ServeArguments) -> anyhow::Result<()> {
    let runtime = Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(BLOCKING_THREADS)
        .build()
        .context("cannot start the runtime")?;
    runtime.block_on(run(arguments))
}

async fn run(arguments: &ServeArguments) -> anyhow::Result<()> {
    let directory = DataDirectory::open(&arguments.data)?;
    let mut lock = directory.lock()?;
    let stop = stop::requested()?;
    let (listener, origin) = listen::listen(arguments.listen, arguments.next_free_port).await?;
    let state = state(arguments, &directory, &origin)?;
    lock.set_origin(&origin)
        .context("cannot note the address of the server")?;
    let link = session::new_link(&state.api.store, &origin)?;
    log::say(format_args!("data in {}", directory.path().display()));
    log::say(format_args!("listening on {origin}"));
    if !arguments.listen.ip().is_loopback() {
        log::say(format_args!(
            "others on the network can reach this address, without encryption"
        ));
    }
    log::print(&link).context("cannot print the link that signs in")?;
    connections::serve(listener, router::router(state), stop).await;
    log::say(format_args!("stopped"));
    drop(lock);
    Ok(())
}

fn state(
    arguments: &ServeArguments,
    directory: &DataDirectory,
    origin: &str,
) -> anyhow::Result<Shared> {
    let key = Arc::new(SigningKey::load_or_create(&directory.signing_key())?);
    let api = Api {
        store: Database::open(&directory.database()?)?,
        clock: system_clock::milliseconds,
        fill_random: random::fill,
        rate_limit: rate_limit(arguments.plan),
    };
    api.store
        .seed_client(DEFAULT_CLIENT)
        .ok()
        .context("cannot write the database")?;
    let audience = format!("{origin}{}/", crate::api::BASE);
    let mut audiences = arguments.audience.clone();
    audiences.push(audience.clone());
    Ok(Arc::new(State {
        api,
        verifier: Verifier::new(Arc::clone(&key), audiences),
        key,
        audience,
        token_rate_limit: rate_limit(arguments.plan),
        guard: Guard::new(arguments.listen.ip(), &arguments.allow_host),
        allowed_origins: AllowedOrigins::new(&arguments.allow_origin)?,
        headers: FixedHeaders::new(&arguments.frame_ancestors, arguments.plan)?,
        assets: Assets::new(arguments.assets.clone())?,
    }))
}

fn rate_limit(plan: Plan) -> RateLimit {
    match plan {
        Plan::Default => RateLimit::per_minute(50),
        Plan::Enterprise => RateLimit::per_minute(100),
        Plan::Off => RateLimit::off(),
    }
}
