//! Tokens that are fetched when they are needed, once for everybody who waits.

use std::cell::RefCell;
use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use crate::{
    AccessToken, Clock, LocalBoxFuture, TokenError, TokenReason, TokenRequest, TokenSource,
};

/// A token is renewed when it would end within this many milliseconds.
const EARLY: u64 = 30_000;

/// Fetches a token from where tokens come from.
pub trait TokenLoader {
    /// A new token, and when it ends in milliseconds since 1970 where that is known.
    fn load<'a>(&'a self, request: TokenRequest<'a>) -> LocalBoxFuture<'a, Loaded>;
}

/// What a [`TokenLoader`] brings.
pub type Loaded = Result<(AccessToken, Option<u64>), TokenError>;

/// A source that keeps the token in memory alone and renews it 30 seconds before its end, or when
/// the server refuses it. However many callers wait, one request is on its way.
pub struct TokenCache<L> {
    loader: L,
    clock: Rc<dyn Clock>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// The token, and when it ends in milliseconds since 1970.
    token: Option<(AccessToken, Option<u64>)>,
    /// Counts how often everything was forgotten, so that an answer from before is not kept.
    epoch: u32,
    /// Why a token is being fetched, while one is.
    loading: Option<TokenReason>,
    /// What the last request brought, for those who waited for it.
    outcome: Option<Result<AccessToken, TokenError>>,
    waiters: Vec<Waker>,
}

impl<L: TokenLoader> TokenCache<L> {
    /// A source over a loader.
    pub fn new(loader: L, clock: Rc<dyn Clock>) -> Self {
        Self {
            loader,
            clock,
            state: RefCell::default(),
        }
    }

    /// Where the tokens come from.
    pub fn loader(&self) -> &L {
        &self.loader
    }

    /// Forgets the token; one that is on its way is not handed out.
    pub fn forget(&self) {
        let mut state = self.state.borrow_mut();
        state.token = None;
        state.epoch = state.epoch.wrapping_add(1);
    }

    fn kept(&self) -> Option<AccessToken> {
        let state = self.state.borrow();
        let (token, end) = state.token.as_ref()?;
        let lasts = end.is_none_or(|end| self.clock.now().saturating_add(EARLY) < end);
        lasts.then(|| token.clone())
    }

    async fn current(&self, request: TokenRequest<'_>) -> Result<AccessToken, TokenError> {
        while self.is_loading() {
            let asked = self.state.borrow().loading;
            self.loaded().await;
            let outcome = self.state.borrow().outcome.clone();
            // There is no outcome when the one who asked gave up; then this caller asks. A token
            // that was fetched for its time alone has no more scopes than the one before.
            let serves =
                request.reason != TokenReason::InsufficientScope || asked == Some(request.reason);
            if let Some(outcome) = outcome
                && serves
            {
                return outcome;
            }
        }
        if request.reason == TokenReason::Initial
            && let Some(token) = self.kept()
        {
            return Ok(token);
        }
        let had_one = self.state.borrow().token.is_some();
        let reason = match request.reason {
            TokenReason::Initial if had_one => TokenReason::Expired,
            reason => reason,
        };
        let loading = Loading::start(&self.state, reason);
        let outcome = self.load(request.because(reason)).await;
        loading.finish(&outcome);
        outcome
    }

    async fn load(&self, request: TokenRequest<'_>) -> Result<AccessToken, TokenError> {
        let epoch = self.state.borrow().epoch;
        let (token, end) = self.loader.load(request).await?;
        let mut state = self.state.borrow_mut();
        if state.epoch != epoch {
            return Err(TokenError::SignedOut);
        }
        state.token = Some((token.clone(), end));
        Ok(token)
    }

    fn is_loading(&self) -> bool {
        self.state.borrow().loading.is_some()
    }

    async fn loaded(&self) {
        poll_fn(|context| {
            let mut state = self.state.borrow_mut();
            if state.loading.is_none() {
                return Poll::Ready(());
            }
            state.waiters.push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl<L: TokenLoader> TokenSource for TokenCache<L> {
    fn token<'a>(
        &'a self,
        request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>> {
        Box::pin(self.current(request))
    }
}

impl<L> fmt::Debug for TokenCache<L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TokenCache").finish_non_exhaustive()
    }
}

/// Marks that a request is on its way; wakes those who wait, also when it is given up.
struct Loading<'a>(&'a RefCell<State>);

impl<'a> Loading<'a> {
    fn start(state: &'a RefCell<State>, reason: TokenReason) -> Self {
        let mut current = state.borrow_mut();
        current.loading = Some(reason);
        current.outcome = None;
        Self(state)
    }

    fn finish(self, outcome: &Result<AccessToken, TokenError>) {
        self.0.borrow_mut().outcome = Some(outcome.clone());
    }
}

impl Drop for Loading<'_> {
    fn drop(&mut self) {
        let waiters = {
            let mut state = self.0.borrow_mut();
            state.loading = None;
            std::mem::take(&mut state.waiters)
        };
        waiters.into_iter().for_each(Waker::wake);
    }
}
