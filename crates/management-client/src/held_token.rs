//! A token that somebody has pasted, held in memory until another one takes its place.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::{AccessToken, Clock, LocalBoxFuture, TokenError, TokenRequest, TokenSource};

/// A source for a token that cannot be renewed, only replaced.
///
/// Once the token has ended by its own account it is not sent any more, so that whoever uses the
/// client is asked for another one before a write is refused. Dropping the source forgets it.
pub struct HeldToken {
    clock: Rc<dyn Clock>,
    /// The token, and when it ends in milliseconds since 1970.
    held: RefCell<(AccessToken, Option<u64>)>,
}

impl HeldToken {
    /// Holds a token.
    pub fn new(token: AccessToken, clock: Rc<dyn Clock>) -> Self {
        let end = end(&token);
        Self {
            clock,
            held: RefCell::new((token, end)),
        }
    }

    /// Puts another token in its place.
    pub fn replace(&self, token: AccessToken) {
        let end = end(&token);
        *self.held.borrow_mut() = (token, end);
    }
}

impl TokenSource for HeldToken {
    fn token<'a>(
        &'a self,
        _request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>> {
        let (token, end) = self.held.borrow().clone();
        let ended = end.is_some_and(|end| end <= self.clock.now());
        Box::pin(async move {
            if ended {
                Err(TokenError::SignedOut)
            } else {
                Ok(token)
            }
        })
    }
}

impl fmt::Debug for HeldToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("HeldToken").finish_non_exhaustive()
    }
}

fn end(token: &AccessToken) -> Option<u64> {
    Some(token.claims()?.expires?.saturating_mul(1000))
}
