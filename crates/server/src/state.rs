//! What every request can reach.

use std::sync::Arc;

use management_api::{Api, RateLimit};

use crate::assets::Assets;
use crate::cors::AllowedOrigins;
use crate::guard::Guard;
use crate::headers::FixedHeaders;
use crate::store::Database;
use crate::tokens::{SigningKey, Verifier};

/// One running server.
pub(crate) struct State {
    pub(crate) api: Api<Database>,
    pub(crate) key: Arc<SigningKey>,
    pub(crate) verifier: Verifier,
    /// The audience of the tokens that the console gets.
    pub(crate) audience: String,
    /// How many tokens a client may ask for.
    pub(crate) token_rate_limit: RateLimit,
    pub(crate) guard: Guard,
    pub(crate) allowed_origins: AllowedOrigins,
    pub(crate) headers: FixedHeaders,
    pub(crate) assets: Assets,
}

/// How handlers hold it.
pub(crate) type Shared = Arc<State>;
