//! When to stop.

use anyhow::Context;

/// Ends with the first signal that asks for an end (interrupt; on Unix also terminate).
#[cfg(unix)]
pub(super) fn requested() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for signals")?;
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for signals")?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends with the first signal that asks for an end (interrupt; on Unix also terminate).
#[cfg(not(unix))]
pub(super) fn requested() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::windows::ctrl_c;

    let mut interrupt = ctrl_c().context("cannot listen for signals")?;
    Ok(async move {
        interrupt.recv().await;
    })
}
