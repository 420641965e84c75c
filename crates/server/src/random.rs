//! Randomness of the system, and the secrets made of it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use management_api::RandomnessError;
use sha2::{Digest, Sha256};

/// Fills a buffer from the system's generator.
pub(crate) fn fill(buffer: &mut [u8]) -> Result<(), RandomnessError> {
    getrandom::fill(buffer).map_err(|_| RandomnessError)
}

/// A secret of 256 bits that is handed out once; only its hash is ever stored.
///
/// It has no `Debug`, so that it cannot end up in a log by accident.
pub(crate) struct Secret {
    /// 43 letters, digits, `-` and `_`.
    pub(crate) text: String,
    /// What may be stored.
    pub(crate) hash: SecretHash,
}

/// SHA-256 of a secret's text. A lookup by it tells nothing by its timing: whoever guesses cannot
/// choose the hash.
pub(crate) type SecretHash = [u8; 32];

impl Secret {
    /// Makes a new one.
    pub(crate) fn generate() -> Result<Self, RandomnessError> {
        let mut bytes = [0_u8; 32];
        fill(&mut bytes)?;
        let text = URL_SAFE_NO_PAD.encode(bytes);
        let hash = hash(&text);
        Ok(Self { text, hash })
    }
}

/// The hash under which a presented secret would be stored.
pub(crate) fn hash(text: &str) -> SecretHash {
    Sha256::digest(text.as_bytes()).into()
}
