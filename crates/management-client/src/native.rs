//! Exchanges of a program: blocking, over HTTPS.

use std::future::Future;
use std::io::Read;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connection_model::Method;
use ureq::Agent;
use ureq::http;
use ureq::tls::{RootCerts, TlsConfig};

use crate::{Clock, LocalBoxFuture, Request, Response, Transport, TransportError};

/// How many bytes of an answer are read. A page of a hundred connections may have megabytes.
const MAX_ANSWER: u64 = 256 * 1024 * 1024;
/// How long one exchange may take.
const LONGEST: Duration = Duration::from_mins(2);
/// How long a server may take to be reached.
const LONGEST_CONNECT: Duration = Duration::from_secs(20);

/// Sends requests and blocks until the answer is there.
///
/// No redirect is followed: it would carry the token to another place. A server on this machine is
/// asked directly, any other through the proxy that the environment names.
#[derive(Debug)]
pub struct HttpsTransport {
    agent: Agent,
}

/// The system's clock; to sleep is to block.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

/// Runs a future to its end. Those of this module's transport and clock are ready at once.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::thread::yield_now();
    }
}

impl HttpsTransport {
    /// A transport that names itself `user_agent`; `local` for a server on this machine.
    pub fn new(user_agent: &str, local: bool) -> Self {
        let provider = rustls::crypto::ring::default_provider();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(provider))
            .build();
        let mut config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(LONGEST))
            .timeout_connect(Some(LONGEST_CONNECT))
            .user_agent(user_agent);
        if local {
            config = config.proxy(None);
        }
        Self {
            agent: config.build().into(),
        }
    }

    fn exchange(&self, request: &Request) -> Result<Response, TransportError> {
        let mut builder = http::Request::builder()
            .method(method(request.method))
            .uri(&request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let answer = if let Some(body) = &request.body {
            let request = builder.body(body.as_str());
            let request = request.map_err(|_| TransportError::BadRequest)?;
            self.agent.run(request)
        } else {
            let request = builder.body(());
            let request = request.map_err(|_| TransportError::BadRequest)?;
            self.agent.run(request)
        };
        let (parts, body) = answer.map_err(|error| reason(&error))?.into_parts();
        let headers = parts.headers.iter().filter_map(|(name, value)| {
            let value = value.to_str().ok()?;
            Some((name.as_str().to_owned(), value.to_owned()))
        });
        let mut bytes = Vec::new();
        body.into_reader()
            .take(MAX_ANSWER + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::TimedOut => TransportError::TimedOut,
                _ => TransportError::Offline,
            })?;
        if bytes.len() as u64 > MAX_ANSWER {
            return Err(TransportError::Aborted);
        }
        Ok(Response {
            status: parts.status.as_u16(),
            headers: headers.collect(),
            body: bytes,
        })
    }
}

impl Transport for HttpsTransport {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move { self.exchange(&request) })
    }
}

impl Clock for SystemClock {
    fn now(&self) -> u64 {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }

    fn sleep(&self, milliseconds: u32) -> LocalBoxFuture<'_, ()> {
        Box::pin(async move {
            std::thread::sleep(Duration::from_millis(u64::from(milliseconds)));
        })
    }
}

fn method(method: Method) -> http::Method {
    match method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Patch => http::Method::PATCH,
        Method::Delete => http::Method::DELETE,
    }
}

/// What went wrong, without a word of the request.
fn reason(error: &ureq::Error) -> TransportError {
    match error {
        ureq::Error::Timeout(_) => TransportError::TimedOut,
        ureq::Error::Http(_) | ureq::Error::BadUri(_) => TransportError::BadRequest,
        _ => TransportError::Offline,
    }
}
