//! Connections: accepted, limited, and ended in peace.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::log;

/// How many connections are open at once; the next one waits.
const MAX_CONNECTIONS: usize = 1024;
/// How long a request's head may take, and a connection may lie idle.
const HEAD_TIME: Duration = Duration::from_secs(30);
/// How large a request's head may be, in bytes; more than 100 headers are refused as well.
const MAX_HEAD: usize = 64 * 1024;
/// How long requests that are under way may take once the server is to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);
/// How long to wait when the system has no more sockets.
const NO_SOCKETS: Duration = Duration::from_millis(50);

/// Serves until `stop` ends, then finishes what has begun.
pub(super) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let (stopping, stopped) = watch::channel(());
    loop {
        let next = async {
            let slot = Arc::clone(&slots).acquire_owned().await;
            (slot, listener.accept().await)
        };
        let (slot, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let one = connection(stream, router.clone(), stopped.clone());
                tokio::spawn(async move {
                    one.await;
                    drop(slot);
                });
            }
            Err(error) => {
                log::say(format_args!("cannot accept a connection: {error}"));
                sleep(NO_SOCKETS).await;
            }
        }
    }
    drop(listener);
    drop(stopped);
    stopping.send_replace(());
    if timeout(LAST_REQUESTS, stopping.closed()).await.is_err() {
        log::say(format_args!("some requests were still under way"));
    }
}

/// One connection to its end. Its errors are the client's: a broken pipe, a head that is no HTTP.
async fn connection(stream: TcpStream, router: Router, mut stopped: watch::Receiver<()>) {
    drop(stream.set_nodelay(true));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_header_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = pin!(connection);
    tokio::select! {
        outcome = connection.as_mut() => return drop(outcome),
        // The one change there ever is.
        _ = stopped.changed() => {}
    }
    connection.as_mut().graceful_shutdown();
    drop(connection.await);
}
