//! The signing key: made once, kept in PKCS #8 PEM (RFC 7468) that only its owner can read.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lossless_json::{Object, Value};
use p256::SecretKey;
use p256::ecdsa::signature::{Signer, Verifier};
use p256::ecdsa::{self, Signature};
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey, LineEnding};
use sha2::{Digest, Sha256};

use crate::data_directory::private_file;
use crate::random;

/// A key on the curve P-256.
///
/// It has no `Debug`, so that it cannot end up in a log by accident.
pub(crate) struct SigningKey {
    secret: ecdsa::SigningKey,
    /// The name of the key (`kid`): its thumbprint (RFC 7638).
    pub(crate) id: String,
}

impl SigningKey {
    /// Reads the key, or makes one when there is none.
    pub(crate) fn load_or_create(path: &Path) -> anyhow::Result<Self> {
        if !path.try_exists()? {
            create(path).with_context(|| format!("cannot make {}", path.display()))?;
        }
        let mut text = String::new();
        private_file(path)?
            .read_to_string(&mut text)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let secret = SecretKey::from_pkcs8_pem(&text).ok().with_context(|| {
            format!(
                "{} holds no P-256 key; without it a new one is made",
                path.display()
            )
        })?;
        Ok(Self::new(&secret))
    }

    fn new(secret: &SecretKey) -> Self {
        let secret = ecdsa::SigningKey::from(secret);
        let thumbprint = Sha256::digest(public_members(&secret).as_bytes());
        Self {
            secret,
            id: URL_SAFE_NO_PAD.encode(thumbprint),
        }
    }

    /// The signature as JSON Web Signatures carry it: r and s, 32 bytes each (RFC 7518, section
    /// 3.4).
    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.secret.sign(message);
        signature.to_bytes().to_vec()
    }

    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| {
            self.secret
                .verifying_key()
                .verify(message, &signature)
                .is_ok()
        })
    }

    /// The JSON Web Key Set with the public key (RFC 7517).
    pub(crate) fn key_set(&self) -> Value {
        let mut key = match Value::parse(public_members(&self.secret).as_bytes()) {
            Ok(Value::Object(members)) => members,
            _ => Object::new(),
        };
        for (name, value) in [("alg", "ES256"), ("kid", self.id.as_str()), ("use", "sig")] {
            key.insert(name, Value::from(value));
        }
        let mut set = Object::new();
        set.insert("keys", Value::Array(vec![Value::Object(key)]));
        Value::Object(set)
    }
}

/// The required members of the public key in the order and form of RFC 7638.
fn public_members(secret: &ecdsa::SigningKey) -> String {
    let point = secret.verifying_key().to_sec1_point(false);
    let [x, y] = [point.x(), point.y()]
        .map(|bytes| bytes.map_or_else(String::new, |bytes| URL_SAFE_NO_PAD.encode(bytes)));
    format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#)
}

/// Writes a new key beside its place and moves it there in one step, so that of two processes
/// that start at once both read the same whole key.
fn create(path: &Path) -> anyhow::Result<()> {
    let pem = generate()?
        .to_pkcs8_pem(LineEnding::LF)
        .ok()
        .context("cannot encode the key")?;
    let draft = path.with_extension(format!("{}.tmp", std::process::id()));
    let mut file = private_file(&draft)?;
    file.set_len(0)?;
    file.write_all(pem.as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

fn generate() -> anyhow::Result<SecretKey> {
    loop {
        let mut bytes = [0_u8; 32];
        random::fill(&mut bytes)
            .ok()
            .context("the system gives no random bytes")?;
        // All but one in four thousand million are keys.
        if let Ok(secret) = SecretKey::from_slice(&bytes) {
            return Ok(secret);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::fs;

    use lossless_json::Value;

    use super::{SigningKey, generate};

    pub(in crate::tokens) fn key() -> SigningKey {
        SigningKey::new(&generate().unwrap())
    }

    #[test]
    fn a_key_is_made_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("signing-key.pem");
        let made = SigningKey::load_or_create(&path).unwrap();
        let read = SigningKey::load_or_create(&path).unwrap();
        assert_eq!(made.id, read.id);
        assert!(read.verifies(b"text", &made.sign(b"text")));
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing else is left"
        );
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_the_key() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("signing-key.pem");
        SigningKey::load_or_create(&path).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        SigningKey::load_or_create(&path).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn a_broken_key_file_is_named_and_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("signing-key.pem");
        fs::write(&path, "not a key").unwrap();
        let error = SigningKey::load_or_create(&path).err().unwrap().to_string();
        assert!(
            error.contains("signing-key.pem") && !error.contains("not a key"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "not a key");
    }

    #[test]
    fn the_key_set_has_the_public_half_only() {
        let key = key();
        let set = key.key_set();
        let entry = &set.get("keys").and_then(Value::as_array).unwrap()[0];
        let names: Vec<_> = entry.as_object().unwrap().keys().collect();
        assert_eq!(names, ["crv", "kty", "x", "y", "alg", "kid", "use"]);
        assert_eq!(entry.get("kid"), Some(&Value::from(key.id.as_str())));
    }
}
