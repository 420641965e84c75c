//! File names as URI references (RFC 3986).

/// The reference to a file by its name: relative for a relative name, so that a service finds it
/// from the root of the repository.
pub(super) fn reference(name: &str) -> String {
    if name == "-" {
        return "stdin".to_owned();
    }
    if name.starts_with("https://") || name.starts_with("http://") {
        return name.to_owned();
    }
    let name = if cfg!(windows) {
        name.replace('\\', "/")
    } else {
        name.to_owned()
    };
    let mut path = name.as_str();
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    let mut reference = match path.strip_prefix('/') {
        Some(_) => "file://".to_owned(),
        None => String::new(),
    };
    for byte in path.bytes() {
        // A colon in the first segment would make it a scheme.
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            reference.push(char::from(byte));
        } else {
            reference.push('%');
            for digit in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(digit), 16).unwrap_or('0');
                reference.push(digit.to_ascii_uppercase());
            }
        }
    }
    reference
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn a_name_is_a_reference_that_leads_to_its_file() {
        assert_eq!(reference("./a/b.json"), "a/b.json");
        assert_eq!(
            reference("größe 100%.json"),
            "gr%C3%B6%C3%9Fe%20100%25.json"
        );
        assert_eq!(reference("a:b?#.json"), "a%3Ab%3F%23.json");
        assert_eq!(reference("/tmp/a.json"), "file:///tmp/a.json");
        assert_eq!(reference("-"), "stdin");
    }
}
