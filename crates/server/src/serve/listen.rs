//! The socket.

use std::io::ErrorKind;
use std::net::SocketAddr;

use anyhow::{Context, bail};
use tokio::net::TcpListener;

/// How many ports are tried after the wanted one.
const FURTHER_PORTS: u16 = 100;

/// Opens the socket, and tells the origin under which a browser on this machine reaches it.
pub(super) async fn listen(
    wanted: SocketAddr,
    next_free_port: bool,
) -> anyhow::Result<(TcpListener, String)> {
    let listener = bind(wanted, next_free_port).await?;
    let bound = listener
        .local_addr()
        .context("cannot read the address of the socket")?;
    let origin = origin(bound);
    Ok((listener, origin))
}

async fn bind(wanted: SocketAddr, next_free_port: bool) -> anyhow::Result<TcpListener> {
    let mut address = wanted;
    for _ in 0..=FURTHER_PORTS {
        match TcpListener::bind(address).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                if !next_free_port {
                    bail!("{address} is in use; --next-free-port takes another");
                }
                let Some(next) = address.port().checked_add(1) else {
                    break;
                };
                address.set_port(next);
            }
            Err(error) => return Err(error).with_context(|| format!("cannot listen on {address}")),
        }
    }
    bail!(
        "no port from {} to {} is free",
        wanted.port(),
        address.port()
    )
}

/// Every address of the machine (`0.0.0.0`, `::`) is also its loopback address.
fn origin(bound: SocketAddr) -> String {
    let mut reachable = bound;
    if bound.ip().is_unspecified() {
        reachable.set_ip(match bound {
            SocketAddr::V4(_) => [127, 0, 0, 1].into(),
            SocketAddr::V6(_) => [0, 0, 0, 0, 0, 0, 0, 1].into(),
        });
    }
    format!("http://{reachable}")
}

#[cfg(test)]
mod tests {
    use super::{listen, origin};

    #[test]
    fn an_origin_is_one_a_browser_can_open() {
        for (bound, expected) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("0.0.0.0:8080", "http://127.0.0.1:8080"),
            ("[::]:8080", "http://[::1]:8080"),
            ("192.168.1.5:80", "http://192.168.1.5:80"),
        ] {
            assert_eq!(origin(bound.parse().unwrap()), expected);
        }
    }

    #[tokio::test]
    async fn a_port_in_use_is_passed_over_only_when_asked() {
        let (first, _) = listen("127.0.0.1:0".parse().unwrap(), false).await.unwrap();
        let taken = first.local_addr().unwrap();
        let error = listen(taken, false).await.unwrap_err().to_string();
        assert!(error.contains("--next-free-port"), "{error}");
        let (second, _) = listen(taken, true).await.unwrap();
        assert!(second.local_addr().unwrap().port() > taken.port());
    }
}
