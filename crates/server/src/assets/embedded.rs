//! Files in the binary: what `dist/` held when it was compiled.

include!(concat!(env!("OUT_DIR"), "/embedded_console.rs"));

/// The bytes of a file.
pub(super) fn find(path: &str) -> Option<&'static [u8]> {
    let place = FILES.binary_search_by_key(&path, |(name, _)| name).ok()?;
    FILES.get(place).map(|(_, bytes)| *bytes)
}

#[cfg(test)]
mod tests {
    use super::{FILES, find};

    #[test]
    fn the_page_is_in_the_binary() {
        assert!(find("index.html").is_some());
        assert_eq!(find("missing.js"), None);
        assert!(FILES.iter().all(|(name, _)| find(name).is_some()));
    }
}
