//! What every request can reach.

use std::sync::Arc;

use management_api::Api;

use crate::assets::Assets;
use crate::guard::Guard;
use crate::headers::SecurityHeaders;
use crate::store::Database;
use crate::tokens::{SigningKey, Verifier};

/// One running server.
pub(crate) struct State {
    pub(crate) api: Api<Database>,
    pub(crate) key: Arc<SigningKey>,
    pub(crate) verifier: Verifier,
    /// The audience of the tokens that the console gets.
    pub(crate) audience: String,
    pub(crate) guard: Guard,
    pub(crate) headers: SecurityHeaders,
    pub(crate) assets: Assets,
}

/// How handlers hold it.
pub(crate) type Shared = Arc<State>;
