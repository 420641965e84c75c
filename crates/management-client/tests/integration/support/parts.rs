//! A clock and a source of tokens for tests.

use std::cell::{Cell, RefCell};

use management_client::{
    AccessToken, Clock, LocalBoxFuture, TokenError, TokenReason, TokenRequest, TokenSource,
};

/// A clock that goes on only when it is told to, or slept on.
#[derive(Default)]
pub(crate) struct HandClock {
    pub(crate) milliseconds: Cell<u64>,
    pub(crate) slept: RefCell<Vec<u32>>,
}

impl HandClock {
    pub(crate) fn advance(&self, milliseconds: u64) {
        self.milliseconds
            .set(self.milliseconds.get() + milliseconds);
    }
}

impl Clock for HandClock {
    fn now(&self) -> u64 {
        self.milliseconds.get()
    }

    fn sleep(&self, milliseconds: u32) -> LocalBoxFuture<'_, ()> {
        self.slept.borrow_mut().push(milliseconds);
        self.advance(milliseconds.into());
        Box::pin(std::future::ready(()))
    }
}

/// Hands out `token-1` until it is asked for another, then `token-2`, and so on.
#[derive(Default)]
pub(crate) struct CountedTokens {
    /// Audience, scopes and reason of each request.
    pub(crate) asked: RefCell<Vec<(String, Vec<&'static str>, TokenReason)>>,
    pub(crate) renewals: Cell<u32>,
    pub(crate) signed_out: Cell<bool>,
}

impl TokenSource for CountedTokens {
    fn token<'a>(
        &'a self,
        request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>> {
        let TokenRequest {
            audience,
            scopes,
            reason,
        } = request;
        let asked = (audience.to_owned(), scopes.to_vec(), reason);
        self.asked.borrow_mut().push(asked);
        if reason != TokenReason::Initial {
            self.renewals.set(self.renewals.get() + 1);
        }
        let token = if self.signed_out.get() {
            Err(TokenError::SignedOut)
        } else {
            AccessToken::new(format!("canary-token-{}", self.renewals.get() + 1))
        };
        Box::pin(std::future::ready(token))
    }
}
