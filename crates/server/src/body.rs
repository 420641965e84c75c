//! Reading a request's body: so much and no more, and not for ever.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use connection_model::{ErrorBody, ErrorKind};
use tokio::time::timeout;

/// How long a whole body may take.
const TIME_LIMIT: Duration = Duration::from_secs(15);
/// How much of a body that is too large is taken and thrown away, in bytes, so that a client that
/// reads only after it has written everything gets its answer.
const DRAIN_BYTES: usize = 16 * 1024 * 1024;
/// How long that may take.
const DRAIN_TIME: Duration = Duration::from_secs(5);

/// Why there is no body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyError {
    /// Over the limit.
    TooLarge,
    /// Not complete in time.
    TooSlow,
    /// The connection broke, or its chunks were not in order.
    Broken,
}

/// Reads a whole body of at most `limit` bytes.
///
/// What is announced as larger is not read at all. The rest of one that is too large is thrown
/// away while the answer is on its way, unless the client waits to be asked for it
/// (`Expect: 100-continue`).
pub(crate) async fn read(
    mut body: Body,
    limit: usize,
    client_waits: bool,
) -> Result<Vec<u8>, BodyError> {
    let read = timeout(TIME_LIMIT, read_up_to(&mut body, limit)).await;
    let outcome = read.unwrap_or(Err(BodyError::TooSlow));
    if outcome == Err(BodyError::TooLarge) && !client_waits {
        tokio::spawn(timeout(DRAIN_TIME, drain(body)));
    }
    outcome
}

async fn read_up_to(body: &mut Body, limit: usize) -> Result<Vec<u8>, BodyError> {
    if usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX) > limit {
        return Err(BodyError::TooLarge);
    }
    let mut whole = Vec::new();
    while let Some(chunk) = next_chunk(body).await? {
        if whole.len() + chunk.len() > limit {
            return Err(BodyError::TooLarge);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole)
}

async fn drain(mut body: Body) {
    let mut left = DRAIN_BYTES;
    while let Ok(Some(chunk)) = next_chunk(&mut body).await {
        match left.checked_sub(chunk.len()) {
            Some(less) => left = less,
            None => return,
        }
    }
}

/// The next piece of a body; trailers are passed over.
async fn next_chunk(body: &mut Body) -> Result<Option<Bytes>, BodyError> {
    loop {
        match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            None => return Ok(None),
            Some(Err(_)) => return Err(BodyError::Broken),
            Some(Ok(frame)) => {
                if let Ok(chunk) = frame.into_data() {
                    return Ok(Some(chunk));
                }
            }
        }
    }
}

impl From<BodyError> for ErrorBody {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::TooLarge => Self::new(ErrorKind::PayloadTooLarge),
            BodyError::TooSlow => Self {
                status: 408,
                code: "request_timeout".to_owned(),
                message: "Request body took too long".to_owned(),
            },
            BodyError::Broken => {
                Self::with_message(ErrorKind::BadRequest, "Request body is not complete")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use axum::body::{Body, Bytes, HttpBody};

    use super::{BodyError, read};

    /// A body in pieces whose length nobody knows; it may never end.
    struct Pieces {
        left: usize,
        never_ends: bool,
    }

    impl HttpBody for Pieces {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, Self::Error>>> {
            if self.left == 0 {
                return if self.never_ends {
                    Poll::Pending
                } else {
                    Poll::Ready(None)
                };
            }
            self.left -= 1;
            Poll::Ready(Some(Ok(hyper::body::Frame::data(Bytes::from_static(
                b"12345",
            )))))
        }
    }

    fn pieces(left: usize, never_ends: bool) -> Body {
        Body::new(Pieces { left, never_ends })
    }

    #[tokio::test]
    async fn a_body_up_to_the_limit_is_read() {
        assert_eq!(read(Body::empty(), 10, false).await, Ok(Vec::new()));
        assert_eq!(
            read(Body::from("1234567890"), 10, false).await,
            Ok(b"1234567890".to_vec())
        );
        assert_eq!(
            read(pieces(2, false), 10, false).await,
            Ok(b"1234512345".to_vec())
        );
    }

    #[tokio::test]
    async fn a_larger_one_is_refused_whether_it_says_so_or_not() {
        let large = Body::from("12345678901");
        assert_eq!(read(large, 10, false).await, Err(BodyError::TooLarge));
        assert_eq!(
            read(pieces(3, false), 10, false).await,
            Err(BodyError::TooLarge)
        );
        assert_eq!(
            read(pieces(3, true), 10, true).await,
            Err(BodyError::TooLarge)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_does_not_end_is_given_up() {
        assert_eq!(
            read(pieces(1, true), 10, false).await,
            Err(BodyError::TooSlow)
        );
    }
}
