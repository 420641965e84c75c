//! The console's files from a folder.

use std::fs;

use tempfile::TempDir;

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

const MODULE: &str = "console-0123456789abcdef_bg.wasm";

fn console() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("icons")).unwrap();
    write("index.html", "<!doctype html><title>console</title>");
    write("boot.js", "boot");
    write(MODULE, "\0asm plain");
    write(&format!("{MODULE}.br"), "compressed");
    write(&format!("{MODULE}.gz"), "zipped");
    write("icons/icon.svg", "<svg/>");
    folder
}

fn serve(data: &Data, folder: &TempDir) -> Server {
    data.serve_with(&["--assets", folder.path().to_str().unwrap()])
}

fn get(server: &Server, path: &str, encoding: &str) -> Response {
    server.send(Request::new("GET", path).header("Accept-Encoding", encoding))
}

#[test]
fn files_have_their_type_and_say_how_long_they_keep() {
    let (data, folder) = (Data::new(), console());
    let server = serve(&data, &folder);
    for (path, content_type, cache) in [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/boot.js", "text/javascript; charset=utf-8", "no-cache"),
        (
            "/console-0123456789abcdef_bg.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        ("/icons/icon.svg", "image/svg+xml", "no-cache"),
    ] {
        let response = get(&server, path, "identity");
        assert_eq!(response.status, 200, "{path}");
        assert_eq!(
            response.header("Content-Type"),
            Some(content_type),
            "{path}"
        );
        assert_eq!(response.header("Cache-Control"), Some(cache), "{path}");
        assert_eq!(
            response.header("X-Content-Type-Options"),
            Some("nosniff"),
            "{path}"
        );
    }
}

#[test]
fn a_compressed_sibling_is_sent_to_those_who_take_it() {
    let (data, folder) = (Data::new(), console());
    let server = serve(&data, &folder);
    let path = format!("/{MODULE}");
    let compressed = get(&server, &path, "gzip, br");
    assert_eq!(compressed.text(), "compressed");
    assert_eq!(compressed.header("Content-Encoding"), Some("br"));
    assert_eq!(compressed.header("Content-Type"), Some("application/wasm"));
    let zipped = get(&server, &path, "gzip, br;q=0");
    assert_eq!(zipped.text(), "zipped");
    assert_eq!(zipped.header("Content-Encoding"), Some("gzip"));
    let plain = get(&server, &path, "identity");
    assert_eq!(
        (plain.text(), plain.header("Content-Encoding")),
        ("\0asm plain", None)
    );
    for response in [compressed, zipped, plain] {
        assert_eq!(response.header("Vary"), Some("Accept-Encoding"));
    }
    assert_eq!(
        get(&server, "/boot.js", "br").text(),
        "boot",
        "it has no sibling"
    );
}

#[test]
fn a_file_that_has_not_changed_is_not_sent_again() {
    let (data, folder) = (Data::new(), console());
    let server = serve(&data, &folder);
    let first = get(&server, "/", "identity");
    let tag = first.header("ETag").unwrap().to_owned();
    let again = || server.send(Request::new("GET", "/").header("If-None-Match", &tag));
    let unchanged = again();
    assert_eq!((unchanged.status, unchanged.text()), (304, ""));
    fs::write(folder.path().join("index.html"), "new").unwrap();
    let changed = again();
    assert_eq!((changed.status, changed.text()), (200, "new"));
}

#[test]
fn only_files_of_the_folder_are_found() {
    let (data, folder) = (Data::new(), console());
    let server = serve(&data, &folder);
    for path in [
        "/missing.js",
        "/icons",
        "/icons/",
        "/../../../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/index.html",
        "//etc/passwd",
        "/.htaccess",
        "/connections",
    ] {
        get(&server, path, "br").check_error(404, "not_found", "File not found");
    }
    let post = server.send(Request::new("POST", "/"));
    post.check_error(405, "method_not_allowed", "Method not allowed");
    assert_eq!(post.header("Allow"), Some("GET, HEAD"));
    let head = server.send(Request::new("HEAD", "/boot.js"));
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[cfg(not(feature = "embed-console"))]
#[test]
fn without_a_console_the_page_says_how_to_build_one() {
    let data = Data::new();
    let server = data.serve();
    let page = server.send(Request::new("GET", "/"));
    assert_eq!(page.status, 200);
    assert!(page.text().contains("cargo xtask start"));
    assert_eq!(server.send(Request::new("GET", "/boot.js")).status, 404);
}
