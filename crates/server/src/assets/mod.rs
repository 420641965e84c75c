//! The console's files: from a folder, or from inside the binary.

mod content_type;
#[cfg(feature = "embed-console")]
mod embedded;
mod folder;

use std::borrow::Cow;
use std::path::PathBuf;

use anyhow::bail;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connection_model::ErrorKind;
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use crate::response;
use crate::state::Shared;

/// Where the files are.
#[derive(Debug)]
pub(crate) enum Assets {
    /// In this folder, read anew for each request.
    Folder(PathBuf),
    /// In the binary.
    #[cfg(feature = "embed-console")]
    Embedded,
    /// Nowhere: the server was built without the console and was given no folder.
    #[cfg(not(feature = "embed-console"))]
    None,
}

/// Content codings by which a file may have a sibling, the smallest first.
const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// What `/` says when there is no console.
#[cfg(not(feature = "embed-console"))]
const NO_CONSOLE: &str = include_str!("no_console.html");

impl Assets {
    /// A folder on the command line goes before what is in the binary.
    pub(crate) fn new(folder: Option<PathBuf>) -> anyhow::Result<Self> {
        match folder {
            Some(folder) if folder.join("index.html").is_file() => Ok(Self::Folder(folder)),
            Some(folder) => bail!("there is no index.html in {}", folder.display()),
            #[cfg(feature = "embed-console")]
            None => Ok(Self::Embedded),
            #[cfg(not(feature = "embed-console"))]
            None => Ok(Self::None),
        }
    }

    /// The bytes of a file, named by its path from the root, without a slash before it.
    fn find(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Folder(folder) => folder::find(folder, path).map(Cow::Owned),
            #[cfg(feature = "embed-console")]
            Self::Embedded => embedded::find(path).map(Cow::Borrowed),
            #[cfg(not(feature = "embed-console"))]
            Self::None => (path == "index.html").then_some(Cow::Borrowed(NO_CONSOLE.as_bytes())),
        }
    }
}

/// Answers with a file, or with status 404.
pub(crate) async fn answer(State(state): State<Shared>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        return response::method_not_allowed("GET, HEAD");
    }
    let path = parts.uri.path().to_owned();
    let found = spawn_blocking(move || file(&state.assets, &path, &parts.headers)).await;
    match found {
        Ok(Some(response)) => response,
        Ok(None) => response::error_with_message(ErrorKind::NotFound, "File not found"),
        Err(_) => response::usual_error(ErrorKind::Internal),
    }
}

fn file(assets: &Assets, path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
    let path = match path.strip_prefix('/')? {
        "" => "index.html",
        path => path,
    };
    let mut codings = CODINGS
        .into_iter()
        .filter(|(coding, _)| accepts(headers, coding));
    let compressed = codings.find_map(|(coding, extension)| {
        let bytes = assets.find(&format!("{path}{extension}"))?;
        Some((coding, bytes))
    });
    let (coding, bytes) = match compressed {
        Some((coding, bytes)) => (Some(coding), bytes),
        None => (None, assets.find(path)?),
    };
    let tag = entity_tag(&bytes);
    let mut response = if headers.get(IF_NONE_MATCH) == Some(&tag) {
        response::status(StatusCode::NOT_MODIFIED)
    } else {
        let content_type = HeaderValue::from_static(content_type::of(path));
        match bytes {
            Cow::Borrowed(bytes) => response::with_type(content_type, bytes),
            Cow::Owned(bytes) => response::with_type(content_type, bytes),
        }
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, tag);
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache_control(path)));
    if let Some(coding) = coding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Some(response)
}

/// A name with a hash of the content never means anything else; every other file is asked for
/// again each time.
fn cache_control(path: &str) -> &'static str {
    if has_hash(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether a file's name has a hash as Trunk writes it: `-` and sixteen hexadecimal digits.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let words = name
        .split(|character: char| !character.is_ascii_alphanumeric())
        .skip(1);
    let is_hash = |word: &str| word.len() == 16 && word.bytes().all(|it| it.is_ascii_hexdigit());
    words.into_iter().any(is_hash)
}

/// A coding is named and not weighted to nothing (RFC 9110, section 12.5.3).
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let values = headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut named = values.flat_map(|value| value.split(','));
    named.any(|named| {
        let mut parts = named.split(';').map(str::trim);
        let same = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let weight = parts.find_map(|part| part.strip_prefix("q="));
        same && weight.is_none_or(|weight| weight.parse().is_ok_and(|weight: f32| weight > 0.0))
    })
}

fn entity_tag(bytes: &[u8]) -> HeaderValue {
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(Sha256::digest(bytes)));
    HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use axum::http::header::ACCEPT_ENCODING;
    use axum::http::{HeaderMap, HeaderValue};

    use super::{accepts, has_hash};

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_ever() {
        for (path, expected) in [
            ("console-0123456789abcdef.js", true),
            ("console-0123456789abcdef_bg.wasm", true),
            ("styles/main-0123456789abcdef.css", true),
            ("index.html", false),
            ("boot.js", false),
            ("0123456789abcdef.js", false),
            ("console-0123456789abcde.js", false),
            ("console-0123456789abcdefg.js", false),
            ("dir-0123456789abcdef/boot.js", false),
        ] {
            assert_eq!(has_hash(path), expected, "{path}");
        }
    }

    #[test]
    fn a_coding_is_used_for_those_who_name_it() {
        for (header, expected) in [
            ("br", true),
            ("gzip, deflate, br, zstd", true),
            ("gzip;q=1.0, BR;q=0.5", true),
            ("br;q=0", false),
            ("br; q=0.000", false),
            ("gzip", false),
            ("*", false),
            ("brotli", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(header));
            assert_eq!(accepts(&headers, "br"), expected, "{header}");
        }
        assert!(!accepts(&HeaderMap::new(), "br"));
    }
}
