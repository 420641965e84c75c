//! Files in a folder.

use std::path::Path;

/// The bytes of a file in a folder or below it; nothing for a path that leads out of it, also by
/// a symbolic link, and for names that begin with a dot.
pub(super) fn find(folder: &Path, path: &str) -> Option<Vec<u8>> {
    if !path.split('/').all(is_plain) {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    let file = folder.join(path).canonicalize().ok()?;
    if !file.starts_with(&folder) || !file.is_file() {
        return None;
    }
    std::fs::read(file).ok()
}

/// A name as build tools write it. Nothing is decoded: `%2e` is three letters of no file.
fn is_plain(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::find;

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("dist");
        fs::create_dir_all(folder.join("styles")).unwrap();
        fs::write(outer.path().join("secret"), "s").unwrap();
        fs::write(folder.join("boot.js"), "b").unwrap();
        fs::write(folder.join(".hidden"), "h").unwrap();
        fs::write(folder.join("styles/main.css"), "m").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outer.path().join("secret"), folder.join("link")).unwrap();
        assert_eq!(find(&folder, "boot.js"), Some(b"b".to_vec()));
        assert_eq!(find(&folder, "styles/main.css"), Some(b"m".to_vec()));
        for path in [
            "",
            ".",
            "..",
            "../secret",
            "styles/../../secret",
            "styles/../boot.js",
            "%2e%2e/secret",
            "..%2fsecret",
            "..\\secret",
            "/secret",
            "//boot.js",
            "link",
            ".hidden",
            "styles",
            "styles/",
            "boot.js/",
            "boot.js\0",
            "missing.js",
        ] {
            assert_eq!(find(&folder, path), None, "{path}");
        }
    }
}
