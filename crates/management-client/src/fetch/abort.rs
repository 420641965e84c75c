//! Giving up an exchange nobody waits for.

use connection_model::Method;
use web_sys::{AbortController, AbortSignal};

use crate::TransportError;

/// Aborts a read when it is dropped; after the answer that has no effect.
pub(super) struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    pub(super) fn new(method: Method) -> Result<Self, TransportError> {
        if method != Method::Get {
            return Ok(Self(None));
        }
        let controller = AbortController::new().map_err(|_| TransportError::BadRequest)?;
        Ok(Self(Some(controller)))
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
