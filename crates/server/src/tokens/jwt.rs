//! The compact form of a JSON Web Signature (RFC 7515): three parts of base64url, two of them JSON.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lossless_json::{Object, Value};

use crate::tokens::SigningKey;

/// The one algorithm that is written and read. A token never chooses how it is verified.
const ALGORITHM: &str = "ES256";

/// The largest token that is looked at, in bytes.
const MAX_LENGTH: usize = 8 * 1024;

/// Signs claims.
pub(super) fn encode(key: &SigningKey, claims: Object) -> String {
    let mut header = Object::new();
    for (name, value) in [("alg", ALGORITHM), ("typ", "JWT"), ("kid", key.id.as_str())] {
        header.insert(name, Value::from(value));
    }
    let part = |object| URL_SAFE_NO_PAD.encode(Value::Object(object).to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(message.as_bytes()));
    format!("{message}.{signature}")
}

/// The claims of a token that this key has signed; nothing for any other text.
pub(super) fn decode(key: &SigningKey, token: &str) -> Option<Object> {
    if token.len() > MAX_LENGTH {
        return None;
    }
    let (message, signature) = token.rsplit_once('.')?;
    let (header, claims) = message.split_once('.')?;
    let header = object(header)?;
    let is = |name: &str, value: &str| header.get(name).and_then(Value::as_str) == Some(value);
    // RFC 7515, section 4.1.11: what `crit` lists must be understood, and nothing is here.
    if !is("alg", ALGORITHM) || !is("kid", &key.id) || header.contains_key("crit") {
        return None;
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    key.verifies(message.as_bytes(), &signature).then_some(())?;
    object(claims)
}

fn object(part: &str) -> Option<Object> {
    let text = URL_SAFE_NO_PAD.decode(part).ok()?;
    match Value::parse(&text) {
        Ok(Value::Object(object)) => Some(object),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use lossless_json::{Object, Value};

    use super::{decode, encode};
    use crate::tokens::SigningKey;
    use crate::tokens::key::tests::key;

    fn claims() -> Object {
        [("sub".to_owned(), Value::from("someone"))]
            .into_iter()
            .collect()
    }

    /// A token with another header, truly signed by the key.
    fn with_header(key: &SigningKey, header: &str) -> String {
        let header = URL_SAFE_NO_PAD.encode(header);
        let claims = URL_SAFE_NO_PAD.encode(Value::Object(claims()).to_string());
        let message = format!("{header}.{claims}");
        let signature = URL_SAFE_NO_PAD.encode(key.sign(message.as_bytes()));
        format!("{message}.{signature}")
    }

    #[test]
    fn what_was_signed_is_read_back() {
        let key = key();
        assert_eq!(decode(&key, &encode(&key, claims())), Some(claims()));
    }

    #[test]
    fn a_foreign_signature_is_refused() {
        let (own, foreign) = (key(), key());
        assert_eq!(decode(&own, &encode(&foreign, claims())), None);
        let header = format!(r#"{{"alg":"ES256","kid":"{}"}}"#, own.id);
        assert_eq!(decode(&own, &with_header(&foreign, &header)), None);
        assert_eq!(decode(&own, &with_header(&own, &header)), Some(claims()));
    }

    #[test]
    fn the_header_cannot_choose_another_algorithm_or_key() {
        let key = key();
        for header in [
            r#"{"alg":"none","kid":"KID"}"#,
            r#"{"alg":"None","kid":"KID"}"#,
            r#"{"alg":"HS256","kid":"KID"}"#,
            r#"{"alg":"RS256","kid":"KID"}"#,
            r#"{"alg":"es256","kid":"KID"}"#,
            r#"{"alg":["ES256"],"kid":"KID"}"#,
            r#"{"kid":"KID"}"#,
            r#"{"alg":"ES256"}"#,
            r#"{"alg":"ES256","kid":"other"}"#,
            r#"{"alg":"ES256","kid":"KID","crit":["exp"]}"#,
            r#"{"alg":"none","alg":"ES256","kid":"KID"}"#,
            r#"["alg"]"#,
            "",
        ] {
            let header = header.replace("KID", &key.id);
            assert_eq!(decode(&key, &with_header(&key, &header)), None, "{header}");
        }
    }

    #[test]
    fn the_public_key_is_no_shared_secret() {
        let key = key();
        let header = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"HS256","kid":"{}"}}"#, key.id));
        let claims = URL_SAFE_NO_PAD.encode(Value::Object(claims()).to_string());
        for signature in ["", "AAAA", key.id.as_str()] {
            assert_eq!(
                decode(&key, &format!("{header}.{claims}.{signature}")),
                None
            );
        }
    }

    #[test]
    fn a_changed_token_is_refused() {
        let key = key();
        let token = encode(&key, claims());
        let parts: Vec<&str> = token.split('.').collect();
        let (header, payload, signature) = (parts[0], parts[1], parts[2]);
        let other = URL_SAFE_NO_PAD.encode(r#"{"sub":"another"}"#);
        for changed in [
            String::new(),
            ".".to_owned(),
            "..".to_owned(),
            format!("{header}.{payload}"),
            format!("{header}.{payload}."),
            format!("{header}.{other}.{signature}"),
            format!("{header}.{payload}.{signature}="),
            format!("{header}.{payload}.{signature}.{signature}"),
            format!("{header}.{payload}.{}", &signature[..signature.len() - 2]),
            format!(" {token}"),
            "é".repeat(40),
            "a".repeat(1_000_000),
        ] {
            assert_eq!(
                decode(&key, &changed),
                None,
                "{}",
                &changed[..changed.len().min(40)]
            );
        }
    }
}
