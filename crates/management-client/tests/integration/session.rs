//! Tokens of a session: short-lived, in memory, fetched once for everybody who waits.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use management_client::{
    LocalBoxFuture, Request, Response, SessionTokens, TokenError, TokenReason, TokenRequest,
    TokenSource, Transport, TransportError,
};

use crate::support::{HandClock, answer, block_on};

/// Hands out numbered tokens, or what it is told to; answers only while it is open.
#[derive(Default)]
struct SessionServer {
    requests: RefCell<Vec<Request>>,
    script: RefCell<VecDeque<Result<Response, TransportError>>>,
    closed: Cell<bool>,
}

impl Transport for SessionServer {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        let is_token = request.url.ends_with("/session/token");
        self.requests.borrow_mut().push(request);
        let number = self.requests.borrow().len();
        let usual = move || {
            if is_token {
                let body = format!(
                    r#"{{"access_token":"canary-{number}","token_type":"Bearer","expires_in":600,"scope":"read:connections"}}"#
                );
                Ok(answer(200, &[], &body))
            } else {
                Ok(answer(204, &[], ""))
            }
        };
        Box::pin(async move {
            poll_fn(|_| {
                if self.closed.get() {
                    Poll::Pending
                } else {
                    Poll::Ready(())
                }
            })
            .await;
            self.script.borrow_mut().pop_front().unwrap_or_else(usual)
        })
    }
}

fn start() -> (Rc<SessionServer>, Rc<HandClock>, SessionTokens) {
    let server = Rc::new(SessionServer::default());
    let clock = Rc::new(HandClock::default());
    let tokens =
        SessionTokens::with_parts("https://patchbay.example/", server.clone(), clock.clone());
    (server, clock, tokens)
}

const NOW: TokenRequest<'static> = TokenRequest::initial("https://patchbay.example/api/v2/");

fn authorization(tokens: &SessionTokens, reason: TokenReason) -> Result<String, TokenError> {
    block_on(tokens.token(NOW.because(reason))).map(|token| token.authorization())
}

#[test]
fn a_token_is_fetched_once_and_kept() {
    let (server, clock, tokens) = start();
    assert_eq!(
        authorization(&tokens, TokenReason::Initial),
        Ok("Bearer canary-1".into())
    );
    clock.advance(569_999);
    assert_eq!(
        authorization(&tokens, TokenReason::Initial),
        Ok("Bearer canary-1".into())
    );
    let requests = server.requests.borrow();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].url, "https://patchbay.example/session/token");
    assert_eq!(
        requests[0].headers,
        [("X-Patchbay".to_owned(), "1".to_owned())]
    );
    assert_eq!(requests[0].body, None);
}

#[test]
fn a_token_is_renewed_half_a_minute_before_its_end() {
    let (_, clock, tokens) = start();
    assert_eq!(
        authorization(&tokens, TokenReason::Initial),
        Ok("Bearer canary-1".into())
    );
    clock.advance(570_000);
    assert_eq!(
        authorization(&tokens, TokenReason::Initial),
        Ok("Bearer canary-2".into())
    );
}

#[test]
fn a_refused_token_is_renewed_at_once() {
    let (_, _, tokens) = start();
    assert_eq!(
        authorization(&tokens, TokenReason::Initial),
        Ok("Bearer canary-1".into())
    );
    assert_eq!(
        authorization(&tokens, TokenReason::Expired),
        Ok("Bearer canary-2".into())
    );
    assert_eq!(
        authorization(&tokens, TokenReason::Initial),
        Ok("Bearer canary-2".into())
    );
}

#[test]
fn all_who_wait_share_one_request() {
    let (server, _, tokens) = start();
    server.closed.set(true);
    let mut waiting: Vec<_> = (0..3).map(|_| tokens.token(NOW)).collect();
    let mut context = Context::from_waker(Waker::noop());
    for future in &mut waiting {
        assert!(future.as_mut().poll(&mut context).is_pending());
    }
    server.closed.set(false);
    for future in waiting {
        let token = block_on(future).unwrap();
        assert_eq!(token.authorization(), "Bearer canary-1");
    }
    assert_eq!(server.requests.borrow().len(), 1);
}

/// Counts how often it was woken.
#[derive(Default)]
struct Bell(AtomicU32);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn who_waits_is_woken_by_the_answer_and_by_a_request_given_up() {
    for give_up in [false, true] {
        let (server, _, tokens) = start();
        server.closed.set(true);
        let mut first = tokens.token(NOW);
        let mut second = tokens.token(NOW);
        let bell = Arc::new(Bell::default());
        let waker = Waker::from(bell.clone());
        let mut unheard = Context::from_waker(Waker::noop());
        assert!(first.as_mut().poll(&mut unheard).is_pending());
        assert!(
            second
                .as_mut()
                .poll(&mut Context::from_waker(&waker))
                .is_pending()
        );
        assert_eq!(bell.0.load(Ordering::Relaxed), 0);
        server.closed.set(false);
        if give_up {
            drop(first);
        } else {
            assert!(block_on(first).is_ok());
        }
        assert_eq!(bell.0.load(Ordering::Relaxed), 1);
    }
}

#[test]
fn who_waits_asks_when_the_one_who_asked_gave_up() {
    let (server, _, tokens) = start();
    server.closed.set(true);
    let mut context = Context::from_waker(Waker::noop());
    let mut first = tokens.token(NOW);
    let mut second = pin!(tokens.token(NOW));
    assert!(first.as_mut().poll(&mut context).is_pending());
    assert!(second.as_mut().poll(&mut context).is_pending());
    drop(first);
    server.closed.set(false);
    let token = block_on(second).unwrap();
    assert_eq!(token.authorization(), "Bearer canary-2");
}

#[test]
fn an_ended_session_is_told_apart_from_a_server_that_fails() {
    for (given, expected) in [
        (Ok(answer(401, &[], "{}")), TokenError::SignedOut),
        (Ok(answer(403, &[], "{}")), TokenError::SignedOut),
        (Ok(answer(429, &[], "{}")), TokenError::Unavailable),
        (Ok(answer(500, &[], "{}")), TokenError::Unavailable),
        (Ok(answer(200, &[], "<html>")), TokenError::Unavailable),
        (
            Ok(answer(200, &[], r#"{"access_token":"a b"}"#)),
            TokenError::Malformed,
        ),
        (Err(TransportError::Offline), TokenError::Unavailable),
    ] {
        let (server, _, tokens) = start();
        server.script.borrow_mut().push_back(given);
        assert_eq!(authorization(&tokens, TokenReason::Initial), Err(expected));
        assert_eq!(
            authorization(&tokens, TokenReason::Initial),
            Ok("Bearer canary-2".into())
        );
    }
}

#[test]
fn signing_in_sends_the_code_in_the_body() {
    let (server, _, tokens) = start();
    assert_eq!(block_on(tokens.sign_in("one \"time\" code")), Ok(()));
    let requests = server.requests.borrow();
    assert_eq!(requests[0].url, "https://patchbay.example/session");
    assert_eq!(
        requests[0].body.as_deref(),
        Some(r#"{"code":"one \"time\" code"}"#)
    );
    let has = |name: &str| requests[0].headers.iter().any(|(header, _)| header == name);
    assert!(has("X-Patchbay") && has("Content-Type"));
}

#[test]
fn a_code_that_is_not_valid_signs_nobody_in() {
    let (server, _, tokens) = start();
    server
        .script
        .borrow_mut()
        .push_back(Ok(answer(401, &[], "{}")));
    assert_eq!(block_on(tokens.sign_in("old")), Err(TokenError::SignedOut));
}

#[test]
fn signing_out_forgets_the_token_and_one_on_its_way() {
    let (server, _, tokens) = start();
    server.closed.set(true);
    let mut context = Context::from_waker(Waker::noop());
    let mut waiting = tokens.token(NOW);
    assert!(waiting.as_mut().poll(&mut context).is_pending());
    let mut leaving = pin!(tokens.sign_out());
    assert!(leaving.as_mut().poll(&mut context).is_pending());
    server.closed.set(false);
    assert_eq!(block_on(leaving), Ok(()));
    assert_eq!(block_on(waiting), Err(TokenError::SignedOut));
    assert_eq!(
        authorization(&tokens, TokenReason::Initial),
        Ok("Bearer canary-3".into())
    );
}

#[test]
fn signing_out_twice_is_no_error() {
    let (server, _, tokens) = start();
    server
        .script
        .borrow_mut()
        .push_back(Ok(answer(401, &[], "{}")));
    assert_eq!(block_on(tokens.sign_out()), Ok(()));
    server
        .script
        .borrow_mut()
        .push_back(Err(TransportError::Offline));
    assert_eq!(block_on(tokens.sign_out()), Err(TokenError::Unavailable));
}

#[test]
fn debug_output_shows_no_token() {
    let (_, _, tokens) = start();
    assert!(authorization(&tokens, TokenReason::Initial).is_ok());
    assert!(!format!("{tokens:?}").contains("canary"));
}
